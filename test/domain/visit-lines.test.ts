import { defaultPolicy } from '../../src/domain/policy';
import { NO_DATES } from '../../src/domain/visit-life';
import {
  assessorPosts,
  isAnswered,
  oursIn,
  spellKind,
  spellUnanswered,
  visitLines,
  type OwedVisit,
  type VisitReader,
} from '../../src/domain/visit-lines';
import { day, theCalendar } from './examples';

const today = day('2026-12-07');

/** To be made on Wednesday 9 December, with all documents in. */
const aVisit = (differs: Partial<OwedVisit> = {}): OwedVisit => ({
  ...NO_DATES,
  id: 'V-0001',
  urn: '900001',
  school: 'Larkspur Primary School',
  kind: 'general',
  visitor: 'Asha Assessor',
  plannedFor: day('2026-12-09'),
  documentsInOn: day('2026-12-01'),
  ...differs,
});

const ASHA: VisitReader = { name: 'Asha Assessor', role: 'assessor' };
const OLA: VisitReader = { name: 'Ola Officer', role: 'officer' };

const linesFor = (person: VisitReader, ...visits: OwedVisit[]) =>
  visitLines(person, visits, defaultPolicy(), theCalendar, today);

test('an assessor reads what comes next of their own visits, with the school, the kind and the day', () => {
  expect(linesFor(ASHA, aVisit(), aVisit({ id: 'V-0002', visitor: 'Ben Other' }))).toEqual([
    {
      visitId: 'V-0001',
      urn: '900001',
      title: 'Larkspur Primary School: general visit',
      says: 'Make the visit by Wednesday 9 December 2026.',
      by: '2026-12-09',
      overdue: false,
    },
  ]);
});

test('a visitor is known by name, however it is spaced or capitalised', () => {
  expect(linesFor(ASHA, aVisit({ visitor: ' asha ASSESSOR' }))).toHaveLength(1);
});

test('nor do two spaces within it, or an accent written as a letter and a mark, make it another name', () => {
  expect(linesFor(ASHA, aVisit({ visitor: 'Asha  Assessor' }))).toHaveLength(1);
  const zoe = { ...ASHA, name: 'Zo\u00eb Visitor' };
  expect(linesFor(zoe, aVisit({ visitor: 'Zoe\u0308 Visitor' }))).toHaveLength(1);
});

test('what falls due after this week is not told yet', () => {
  expect(linesFor(ASHA, aVisit({ plannedFor: day('2026-12-13') }))).toHaveLength(1);
  expect(linesFor(ASHA, aVisit({ plannedFor: day('2026-12-14') }))).toHaveLength(0);
});

test('an officer reads of visits nobody is named for, and of all that are overdue', () => {
  const late = aVisit({ id: 'V-0003', plannedFor: day('2026-12-04') });
  const nobodys = aVisit({ id: 'V-0004', visitor: null });
  expect(linesFor(OLA, aVisit(), late, nobodys).map(({ visitId, overdue }) => [visitId, overdue])).toEqual([
    ['V-0003', true],
    ['V-0004', false],
  ]);
});

test('overdue comes first, then by day; a step whose day nobody knows comes last', () => {
  const noDay = aVisit({ id: 'V-0005', plannedFor: null, documentsInOn: null, proposedOn: null });
  const late = aVisit({ id: 'V-0006', plannedFor: day('2026-12-04') });
  expect(linesFor(ASHA, noDay, aVisit(), late).map(({ visitId }) => visitId)).toEqual([
    'V-0006',
    'V-0001',
    'V-0005',
  ]);
});

test('nothing is told of a visit that is closed', () => {
  expect(linesFor(ASHA, aVisit({ visitedOn: day('2026-11-18'), closedOn: day('2026-12-01') }))).toEqual([]);
});

test('every kind reads well in a sentence', () => {
  expect(spellKind('causing concern')).toBe('visit about support for an ECT');
  expect(spellKind('monitoring')).toBe('monitoring visit');
  expect(spellKind('paired observation')).toBe('paired observation');
});

describe('the appropriate body’s own people', () => {
  const post = (role: 'assessor' | 'officer' | 'tutor', until: string | null = null) => ({
    role,
    from: null,
    until: until === null ? null : day(until),
  });
  const posts = [post('assessor'), post('officer'), post('tutor'), post('assessor', '2026-12-01')];

  test('are its assessors and officers who are in post on the day', () => {
    expect(oursIn(posts, today)).toEqual([posts[0], posts[1]]);
    expect(oursIn(posts, day('2026-12-01'))).toEqual([posts[0], posts[1], posts[3]]);
  });

  test('of whom assessors make the visits planned', () => {
    expect(assessorPosts(posts, today)).toEqual([posts[0]]);
  });
});

describe('the visitor a visit names', () => {
  const answered = isAnswered([ASHA, OLA]);

  test('is one of our people, by name, or nobody yet', () => {
    expect(answered({ visitor: ' asha  ASSESSOR' })).toBe(true);
    expect(answered({ visitor: null })).toBe(true);
    expect(isAnswered([])({ visitor: null })).toBe(true);
  });

  test('is named on the Desk where nobody has the name', () => {
    expect(answered({ visitor: 'Ben Other' })).toBe(false);
    expect(spellUnanswered({ visitor: 'Ben Other' })).toBe(
      'Visitor says "Ben Other", and no assessor or officer now in People has that name. Enter the name as it stands there.',
    );
  });
});

test('lines of one day stand by school, then by visit', () => {
  const at = (id: string, school: string) => aVisit({ id, school });
  const ids = linesFor(ASHA, at('V-0003', 'Birch'), at('V-0002', 'Alder'), at('V-0001', 'Birch')).map(
    ({ visitId }) => visitId,
  );
  expect(ids).toEqual(['V-0002', 'V-0001', 'V-0003']);
});

test('an assessor is not told of others’ visits, overdue or nobody’s', () => {
  expect(linesFor(ASHA, aVisit({ visitor: 'Ben Other', plannedFor: day('2026-12-04') }))).toEqual([]);
  expect(linesFor(ASHA, aVisit({ visitor: null }))).toEqual([]);
});
