import { diceFor, type Dice } from './dice';
import { addDays } from './days';
import { namesFor, type Name } from './names';
import { ASSESSORS, NAMED_CONTACT, type DemoPeople } from './people';
import type { DemoSchool } from './schools';

export interface DemoPeriod {
  readonly urn: string;
  readonly from: string;
  readonly until: string;
  readonly fte: string;
  readonly programme: string;
  readonly tutorId: string;
  readonly mentorId: string;
  readonly timetable: string;
  readonly counted: string;
  readonly otherAb: string;
  readonly closedAs: string;
}

/** What makes this ECT's induction the one it is; everything else follows from it. */
export type Story =
  | 'plain'
  | 'maternity'
  | 'long absence'
  | 'near the limit'
  | 'reduction'
  | 'extension'
  | 'left'
  | 'passed'
  | 'failed';

export interface DemoEct {
  readonly trn: string;
  readonly name: Name;
  readonly born: string;
  readonly email: string;
  readonly qtsOn: string;
  readonly route: string;
  readonly provider: string;
  readonly registeredOn: string;
  readonly assessor: string;
  readonly namedContact: string;
  readonly school: DemoSchool;
  readonly subject: string;
  readonly story: Story;
  readonly periods: readonly DemoPeriod[];
}

/** One working pattern: first day, share of full time, and the last day where it ended. */
type Stage = readonly [from: string, fte: string, until?: string];
interface Course {
  readonly count: number;
  readonly stages: readonly Stage[];
  readonly story?: Story;
  /** From this stage on, at another school. */
  readonly moves?: number;
  /** A second school at the same time, with this share. */
  readonly beside?: string;
  /** Terms counted by another appropriate body before the first stage. */
  readonly before?: { readonly from: string; readonly until: string; readonly counted: string };
  readonly secondaryOnly?: boolean;
}

const THIS_YEAR = '2026-09-01';
const LAST_YEAR = '2025-09-01';
const BEFORE_THAT = '2024-09-02';

/** 120 ECTs. The ones with a story first, so that there is room at the schools they need. */
const COURSES: readonly Course[] = [
  { count: 2, stages: [[LAST_YEAR, '0.5']], beside: '0.5', secondaryOnly: true },
  {
    count: 3,
    stages: [
      [LAST_YEAR, '1', '2026-08-31'],
      [THIS_YEAR, '1'],
    ],
    moves: 1,
  },
  {
    count: 2,
    stages: [
      [LAST_YEAR, '1', '2026-01-04'],
      ['2026-01-05', '0.6'],
    ],
  },
  {
    count: 1,
    stages: [
      [BEFORE_THAT, '0.6', '2025-08-31'],
      [LAST_YEAR, '1'],
    ],
  },
  {
    count: 1,
    stages: [
      ['2025-01-06', '1', '2025-11-02'],
      ['2025-11-03', '0.8'],
    ],
  },
  { count: 2, stages: [[LAST_YEAR, '1']], story: 'maternity' },
  { count: 1, stages: [['2025-01-06', '1']], story: 'maternity' },
  { count: 3, stages: [[LAST_YEAR, '1']], story: 'long absence' },
  { count: 2, stages: [[LAST_YEAR, '1']], story: 'near the limit' },
  { count: 2, stages: [[LAST_YEAR, '1']], story: 'reduction' },
  { count: 2, stages: [[BEFORE_THAT, '1']], story: 'extension' },
  { count: 3, stages: [[LAST_YEAR, '1', '2026-08-31']], story: 'left' },
  { count: 1, stages: [[LAST_YEAR, '1', '2026-10-23']], story: 'left' },
  { count: 1, stages: [[BEFORE_THAT, '1', '2026-07-22']], story: 'failed' },
  { count: 4, stages: [[BEFORE_THAT, '1', '2026-08-31']], story: 'passed' },
  { count: 3, stages: [['2023-09-01', '1', '2025-08-31']], story: 'passed' },
  { count: 3, stages: [['2022-09-01', '1', '2024-08-31']], story: 'passed' },
  { count: 2, stages: [['2024-04-15', '1', '2026-04-10']], story: 'passed' },
  { count: 2, stages: [[THIS_YEAR, '1']], before: { from: LAST_YEAR, until: '2026-07-22', counted: '3' } },
  {
    count: 1,
    stages: [[THIS_YEAR, '0.8']],
    before: { from: '2026-01-05', until: '2026-07-22', counted: '2' },
  },
  { count: 1, stages: [['2026-01-05', '1']], before: { from: LAST_YEAR, until: '2025-12-19', counted: '1' } },
  { count: 3, stages: [[LAST_YEAR, '0.8']] },
  { count: 3, stages: [[BEFORE_THAT, '0.6']] },
  { count: 2, stages: [[BEFORE_THAT, '0.5']] },
  { count: 2, stages: [[BEFORE_THAT, '0.8']] },
  { count: 2, stages: [[THIS_YEAR, '0.6']] },
  { count: 1, stages: [[LAST_YEAR, '0.5']] },
  { count: 6, stages: [['2025-01-06', '1']] },
  { count: 4, stages: [['2025-04-22', '1']] },
  { count: 6, stages: [['2026-01-05', '1']] },
  { count: 5, stages: [['2026-04-13', '1']] },
  { count: 2, stages: [['2026-02-23', '1']] },
  { count: 2, stages: [['2026-11-02', '1']] },
  { count: 15, stages: [[LAST_YEAR, '1']] },
  { count: 18, stages: [[THIS_YEAR, '1']] },
  { count: 7, stages: [['2027-01-04', '1']] },
];

const ROUTES = [
  ['Postgraduate teaching apprenticeship', 'Riverbend Teacher Training'],
  ['School Direct', 'Haverdale Partnership SCITT'],
  ['Provider-led postgraduate', 'University of Marlstone'],
  ['Provider-led postgraduate', 'University of Marlstone'],
  ['Provider-led undergraduate', 'Ellery College of Education'],
  ['High potential ITT', 'Lantern Teaching Programme'],
  ['Assessment only', 'Riverbend Teacher Training'],
] as const;

const SUBJECTS = 'English Mathematics Science History Geography French Computing Music Art PE RE'.split(' ');

export function demoCareers(schools: readonly DemoSchool[], { staff }: DemoPeople): readonly DemoEct[] {
  const dice = diceFor('careers');
  const total = COURSES.reduce((sum, { count }) => sum + count, 0);
  const names = namesFor('ects', total).values();
  const places = dice.shuffled(
    schools.flatMap((school) => Array.from({ length: school.places }, () => school)),
  );
  const take = (wanted: (school: DemoSchool) => boolean): DemoSchool => {
    const at = Math.max(0, places.findIndex(wanted));
    return places.splice(at, 1)[0] ?? (schools[0] as DemoSchool);
  };
  const ects: DemoEct[] = [];
  const supportAt = supporting(staff, dice);
  for (const course of COURSES)
    for (let i = 0; i < course.count; i += 1) {
      const isSecondary = (school: DemoSchool) => school.phase === 'Secondary';
      const home = take((school) => !course.secondaryOnly || isSecondary(school));
      const other =
        course.moves !== undefined || course.beside !== undefined
          ? take((school) => school.urn !== home.urn && school.phase === home.phase)
          : home;
      const number = 990_101 + ects.length * 7;
      ects.push(ectOf(course, number, names.next().value as Name, home, other, supportAt, dice));
    }
  return ects;
}

type Support = (school: DemoSchool) => Pick<DemoPeriod, 'tutorId' | 'mentorId'>;

/** Tutors and mentors take turns; a mentor is never the ECT's tutor (2.45). */
function supporting(staff: DemoPeople['staff'], dice: Dice): Support {
  const turns = new Map<string, number>();
  return ({ urn }) => {
    const turn = turns.get(urn) ?? 0;
    turns.set(urn, turn + 1);
    const { tutors, mentors } = staff.get(urn) ?? { tutors: [], mentors: [] };
    const tutor = tutors[turn % tutors.length];
    const mentor = mentors[turn % mentors.length] ?? dice.pick(mentors);
    return { tutorId: tutor?.personId ?? '', mentorId: mentor?.personId ?? '' };
  };
}

function ectOf(
  course: Course,
  number: number,
  name: Name,
  home: DemoSchool,
  other: DemoSchool,
  supportAt: Support,
  dice: Dice,
): DemoEct {
  const story = course.story ?? 'plain';
  const [route, provider] = dice.pick(ROUTES);
  const firstDay = course.before?.from ?? course.stages[0]?.[0] ?? THIS_YEAR;
  const startsHere = course.stages[0]?.[0] ?? firstDay;
  const year = Number(firstDay.slice(0, 4));
  const programme = home.phase === 'Secondary' || dice.inHundred(75) ? 'provider-led' : 'school-led';
  const support = supportAt(home);
  const periods = course.stages.map(([from, fte, until], at): DemoPeriod => {
    const moved = course.moves !== undefined && at >= course.moves;
    return {
      urn: moved ? other.urn : home.urn,
      from,
      until: until ?? '',
      fte,
      programme,
      ...(moved ? supportAt(other) : support),
      timetable: timetable(from, dice),
      counted: '',
      otherAb: '',
      closedAs:
        until === undefined
          ? ''
          : closing(story, at === course.stages.length - 1, moved || course.moves === at + 1),
    };
  });
  const beside: DemoPeriod[] =
    course.beside === undefined
      ? []
      : [{ ...(periods[0] as DemoPeriod), urn: other.urn, fte: course.beside, ...supportAt(other) }];
  return {
    trn: `0${number}`,
    name,
    born: `${year - dice.between(22, 34)}-${String(dice.between(1, 12)).padStart(2, '0')}-${String(dice.between(1, 28)).padStart(2, '0')}`,
    email: `${name.address}@example.org`,
    qtsOn:
      firstDay.slice(5) >= '09'
        ? `${year}-07-${dice.pick(['11', '15', '18'])}`
        : `${year - 1}-${dice.pick(['07-15', '12-12'])}`,
    route,
    provider,
    registeredOn: addDays(startsHere, -dice.between(12, 48)),
    assessor: dice.pick(ASSESSORS),
    namedContact: NAMED_CONTACT,
    school: course.moves === undefined ? home : other,
    subject: home.phase === 'Secondary' || home.phase === 'All-through' ? dice.pick(SUBJECTS) : '',
    story,
    periods: [...elsewhere(course), ...periods, ...beside],
  };
}

const elsewhere = ({ before }: Course): DemoPeriod[] =>
  before === undefined
    ? []
    : [
        {
          urn: '',
          from: before.from,
          until: before.until,
          fte: '1',
          programme: 'provider-led',
          tutorId: '',
          mentorId: '',
          timetable: '',
          counted: before.counted,
          otherAb: 'Greenhollow Appropriate Body',
          closedAs: 'release',
        },
      ];

function closing(story: Story, isLast: boolean, moves: boolean): string {
  if (!isLast) return moves ? 'release' : '';
  if (story === 'passed') return 'pass';
  return story === 'failed' ? 'fail' : 'release';
}

/** 90 at most in the first part, 95 in the second (2.20); a few schools have not said, one gives too much. */
function timetable(from: string, dice: Dice): string {
  if (dice.inHundred(3)) return '';
  return from < '2026' && dice.inHundred(30) ? '88' : dice.pick(['90', '90', '90', '85']);
}
