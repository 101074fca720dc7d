import { defaultPolicy } from '../../src/domain/policy';
import type { Calendar } from '../../src/domain/facts';
import { standardBankHolidays } from '../../src/domain/standard-bank-holidays';
import {
  datedAhead,
  isVisitOverdue,
  nextVisitDuty,
  spellDuty,
  visitStateOf,
  type VisitDates,
  type VisitPolicy,
} from '../../src/domain/visit-life';
import { VISIT_STATES } from '../../src/domain/visit-states';
import { day, theCalendar } from './examples';

const policy: VisitPolicy = defaultPolicy();
const calendar: Calendar = {
  terms: [],
  bankHolidays: [2026, 2027].flatMap((year) => standardBankHolidays(year)),
};
const NOTHING: VisitDates = {
  proposedOn: null,
  consultedOn: null,
  agreedOn: null,
  plannedFor: null,
  documentsAskedOn: null,
  documentsInOn: null,
  visitedOn: null,
  satisfied: null,
  evidenceAskedOn: null,
  evidenceInOn: null,
  reportSentOn: null,
  followUpBy: null,
  followedUpOn: null,
  closedOn: null,
};
const aVisit = (differs: Partial<Record<keyof VisitDates, string>>): VisitDates =>
  ({ ...NOTHING, ...differs }) as VisitDates;
const duty = (differs: Partial<Record<keyof VisitDates, string>>, by: Partial<VisitPolicy> = {}) =>
  nextVisitDuty(aVisit(differs), { ...policy, ...by }, calendar);

/** A visit as it goes when all goes well, one date after the other. */
const STEPS = [
  ['proposedOn', '2026-10-01', 'proposed'],
  ['consultedOn', '2026-10-08', 'consulted'],
  ['agreedOn', '2026-10-15', 'agreed'],
  ['documentsAskedOn', '2026-10-16', 'documents asked for'],
  ['documentsInOn', '2026-11-02', 'documents in'],
  ['visitedOn', '2026-11-18', 'visited'],
  ['evidenceAskedOn', '2026-11-20', 'further evidence asked'],
  ['reportSentOn', '2026-12-10', 'report sent'],
  ['followUpBy', '2027-02-26', 'follow-up due'],
  ['followedUpOn', '2027-02-20', 'report sent'],
  ['closedOn', '2027-03-01', 'closed'],
] as const;

describe('the state of a visit', () => {
  test('is the furthest step that has a date', () => {
    let dates = {};
    for (const [field, on, state] of STEPS) {
      dates = { ...dates, [field]: on };
      expect([field, visitStateOf(aVisit(dates))]).toEqual([field, state]);
    }
  });

  test('does not need every step before it: registers are not kept so', () => {
    expect(visitStateOf(aVisit({ visitedOn: '2026-11-18' }))).toBe('visited');
    expect(visitStateOf(aVisit({ plannedFor: '2026-11-18' }))).toBe('agreed');
    expect(visitStateOf(NOTHING)).toBe('proposed');
  });

  test('closed before it was made, it is called off', () => {
    expect(visitStateOf(aVisit({ proposedOn: '2026-10-01', closedOn: '2026-11-01' }))).toBe('called off');
  });

  test('every state is reached by some dates', () => {
    const reached = new Set<string>([...STEPS.map(([, , state]) => state), 'called off']);
    expect([...reached].sort()).toEqual([...VISIT_STATES].sort());
  });
});

describe('the next duty', () => {
  test.each([
    [{ proposedOn: '2026-10-01' }, 'Consult the school about a visit', '2026-10-15'],
    [{ proposedOn: '2026-10-01', consultedOn: '2026-10-08' }, 'Agree on a day with the school', '2026-10-22'],
    [{ plannedFor: '2026-11-18' }, 'Ask the school for its documents and self-evaluation', '2026-10-28'],
    [{ agreedOn: '2026-10-15' }, 'Ask the school for its documents and self-evaluation', '2026-10-29'],
    [
      { plannedFor: '2026-11-18', documentsAskedOn: '2026-10-28' },
      'See that the documents come in',
      '2026-11-11',
    ],
    [
      { plannedFor: '2026-11-05', documentsAskedOn: '2026-10-28' },
      'See that the documents come in',
      '2026-11-05',
    ],
    [{ plannedFor: '2026-11-18', documentsInOn: '2026-11-02' }, 'Make the visit', '2026-11-18'],
    [{ documentsInOn: '2026-11-02' }, 'Enter the day the visit is planned for', '2026-11-16'],
    [
      { visitedOn: '2026-11-18', satisfied: 'no' },
      'Ask the school for further evidence, or send the report',
      '2026-12-02',
    ],
    [
      { visitedOn: '2026-11-18', satisfied: 'no', evidenceAskedOn: '2026-11-20' },
      'See that the further evidence comes in, or send the report without it',
      '2026-12-04',
    ],
    [
      { visitedOn: '2026-11-18', satisfied: 'no', evidenceAskedOn: '2026-12-10' },
      'See that the further evidence comes in, or send the report without it',
      '2026-12-16',
    ],
    [
      { visitedOn: '2026-11-18', satisfied: 'no', reportSentOn: '2026-12-10' },
      'Agree on a follow-up next term with the headteacher',
      '2026-12-24',
    ],
    [
      { visitedOn: '2026-11-18', reportSentOn: '2026-12-10', followUpBy: '2027-02-26' },
      'Follow the visit up',
      '2027-02-26',
    ],
  ] as const)('%j: %s by %s', (dates, says, by) => {
    expect(duty(dates)).toEqual({ says, by });
  });

  test('the report is due 20 working days after the visit, or 20 days, as the settings say', () => {
    const visited = { visitedOn: '2026-11-18', satisfied: 'yes' };
    expect(duty(visited)?.by).toBe('2026-12-16');
    expect(duty(visited, { visitReportCounts: 'days' })?.by).toBe('2026-12-08');
    // Christmas Day, Boxing Day in lieu and New Year's Day are no working days.
    expect(duty({ visitedOn: '2026-12-09' })?.by).toBe('2027-01-11');
  });

  test('after special circumstances it is notes that are sent, within the days of a step', () => {
    expect(duty({ kind: 'monitoring', visitedOn: '2026-11-18', satisfied: 'yes' })).toEqual({
      says: 'Send the notes of the visit',
      by: '2026-12-02',
    });
  });

  test('where HMI are to have a copy, it is sent before anything else follows', () => {
    const sent = { visitedOn: '2026-11-18', satisfied: 'no', reportSentOn: '2026-12-10', copyToHmi: 'yes' };
    expect(duty(sent)).toEqual({ says: 'Send HMI a copy of the report', by: '2026-12-24' });
    expect(duty({ ...sent, hmiSentOn: '2026-12-11' })?.says).toMatch(/follow-up/);
    expect(duty({ ...sent, copyToHmi: 'no' })?.says).toMatch(/follow-up/);
  });

  test('a follow-up is agreed for the term after the report, which is named where it is known', () => {
    const sent = aVisit({ visitedOn: '2026-11-18', satisfied: 'no', reportSentOn: '2026-12-10' });
    expect(nextVisitDuty(sent, policy, theCalendar)?.says).toBe(
      'Agree on a follow-up next term (Spring 2027) with the headteacher',
    );
  });

  test('once further evidence is in, the clock of the report runs from there', () => {
    const dates = {
      visitedOn: '2026-11-18',
      satisfied: 'no',
      evidenceAskedOn: '2026-11-20',
      evidenceInOn: '2026-12-01',
    };
    expect(visitStateOf(aVisit(dates))).toBe('visited');
    expect(duty(dates, { visitReportCounts: 'days' })).toEqual({
      says: 'Send the summary report',
      by: '2026-12-21',
    });
  });

  test.each(['2026-11-18', '2026-11-20'])(
    'satisfied without the evidence asked for on %s, its clock runs from the visit',
    (evidenceAskedOn) => {
      const dates = { visitedOn: '2026-11-18', satisfied: 'yes', evidenceAskedOn };
      expect(visitStateOf(aVisit(dates))).toBe('visited');
      expect(duty(dates)).toEqual({ says: 'Send the summary report', by: '2026-12-16' });
    },
  );

  describe('where more evidence is asked for because the documents do not satisfy', () => {
    const asked = { documentsInOn: '2026-11-02', plannedFor: '2026-11-25', evidenceAskedOn: '2026-11-04' };

    test('it is waited for, and then the visit is made', () => {
      expect(duty(asked)).toEqual({ says: 'See that the further evidence comes in', by: '2026-11-18' });
      const isIn = { ...asked, evidenceInOn: '2026-11-12' };
      expect(visitStateOf(aVisit(isIn))).toBe('documents in');
      expect(duty(isIn)).toEqual({ says: 'Make the visit', by: '2026-11-25' });
      const { plannedFor: _, ...noDay } = isIn;
      expect(duty(noDay)).toEqual({ says: 'Enter the day the visit is planned for', by: '2026-11-26' });
    });

    test('the report’s clock runs from the visit that came after it', () => {
      const visited = { ...asked, evidenceInOn: '2026-11-12', visitedOn: '2026-11-25', satisfied: 'yes' };
      expect(visitStateOf(aVisit(visited))).toBe('visited');
      expect(duty(visited, { visitReportCounts: 'days' })).toEqual({
        says: 'Send the summary report',
        by: '2026-12-15',
      });
    });

    test('never given, it is no longer waited for once the visit was made', () => {
      expect(duty({ ...asked, visitedOn: '2026-11-25' })?.says).toBe('Send the summary report');
    });
  });

  test('where bank holidays are not known, it says so instead of a day', () => {
    const found = duty({ visitedOn: '2031-11-18' });
    expect(found?.by).toBeNull();
    expect(found?.says).toMatch(/^Send the summary report\. ./);
  });

  test('there is none once all is done, or called off', () => {
    expect(duty({ visitedOn: '2026-11-18', satisfied: 'yes', reportSentOn: '2026-12-10' })).toBeNull();
    expect(
      duty({
        visitedOn: '2026-11-18',
        reportSentOn: '2026-12-10',
        followUpBy: '2027-02-26',
        followedUpOn: '2027-02-20',
      }),
    ).toBeNull();
    expect(duty({ closedOn: '2026-11-18' })).toBeNull();
    expect(duty({ visitedOn: '2026-11-18', closedOn: '2026-11-18' })).toBeNull();
  });

  test('is overdue from the day after, and never without a day', () => {
    const by = { says: 'Make the visit', by: day('2026-11-18') };
    expect(isVisitOverdue(by, day('2026-11-18'))).toBe(false);
    expect(isVisitOverdue(by, day('2026-11-19'))).toBe(true);
    expect(isVisitOverdue({ ...by, by: null }, day('2030-01-01'))).toBe(false);
    expect(isVisitOverdue(null, day('2030-01-01'))).toBe(false);
  });

  test('is spelt with its day', () => {
    expect(spellDuty({ says: 'Make the visit', by: day('2026-11-18') })).toBe(
      'Make the visit by 18 Nov 2026.',
    );
    expect(spellDuty({ says: 'Make the visit', by: null })).toBe('Make the visit.');
  });
});

describe('what the school was told', () => {
  const told = {
    consultedOn: '2026-10-08',
    documentsAskedOn: '2026-10-16',
    plannedFor: '2026-11-18',
    toldOf: '2026-11-18',
  };

  test('once the day is moved, telling the school comes before all else, with the notice it needs', () => {
    expect(duty(told)?.says).toBe('See that the documents come in');
    expect(duty({ ...told, plannedFor: '2026-11-25', documentsInOn: '2026-11-02' })).toEqual({
      says: 'Tell the school of the new day',
      by: '2026-10-28',
    });
    expect(duty({ ...told, plannedFor: '2026-11-11' })?.by).toBe('2026-10-21');
  });

  test('once the day is taken out, the school is told of another, or that the visit is off', () => {
    const { plannedFor: _, ...noDay } = { ...told, documentsInOn: '2026-11-02' };
    expect(duty(noDay)).toEqual({
      says: 'Tell the school of a new day, or that the visit is off',
      by: '2026-10-28',
    });
  });

  test('a visit called off before its day is told of; after that day nobody waits any more', () => {
    const off = { ...told, closedOn: '2026-11-02' };
    expect(duty(off)).toEqual({ says: 'Tell the school that the visit is off', by: '2026-10-28' });
    expect(duty({ ...off, toldOf: undefined } as never)).toBeNull();
    expect(duty({ ...off, closedOn: '2026-11-18' })).toBeNull();
  });

  test.each([
    ['no day was told', { toldOf: undefined }],
    ['the visit was made', { visitedOn: '2026-11-20' }],
    ['the notice is to go out again', { documentsAskedOn: undefined }],
  ])('nothing is to be told where %s', (_, differs) => {
    const moved = Object.entries({ ...told, plannedFor: '2026-11-25', ...differs });
    const known = Object.fromEntries(moved.filter(([, on]) => on !== undefined));
    expect(duty(known)?.says).not.toMatch(/^Tell the school/);
  });
});

describe('a date of what has happened', () => {
  test.each(STEPS.filter(([field]) => field !== 'followUpBy'))('%s cannot lie ahead', (field) => {
    const visit = aVisit({ [field]: '2031-03-04' });
    expect(datedAhead(visit, day('2031-03-03'))).toEqual({ field, on: '2031-03-04' });
    expect(datedAhead(visit, day('2031-03-04'))).toBeNull();
  });

  test.each(['plannedFor', 'followUpBy', 'toldOf'])('%s may', (field) => {
    expect(datedAhead(aVisit({ [field]: '2031-03-04' }), day('2026-03-03'))).toBeNull();
  });
});
