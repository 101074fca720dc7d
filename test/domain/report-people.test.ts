import type { Post, Report } from '../../src/domain/facts';
import { groupedBy } from '../../src/domain/grouped-by';
import { directoryOf, type PeopleFacts } from '../../src/domain/report-people';
import { aPeriod, aReport, aSchool, anEct, day } from './examples';

const TODAY = day('2026-12-02');
const aPost = (personId: string, role: Post['role'], differs: Partial<Post> = {}): Post => ({
  personId,
  name: `Name of ${personId}`,
  email: `${personId.toLowerCase()}@example.org`,
  role,
  urn: '900001',
  from: null,
  until: null,
  holdsQts: 'yes',
  trainedOn: null,
  ...differs,
});
const tutor = aPost('P-0001', 'tutor');
const lead = aPost('P-0003', 'induction lead');
const head = aPost('P-0004', 'head');
const mentor = aPost('P-0002', 'mentor');

const directory = (posts: readonly Post[], differs: Partial<PeopleFacts> = {}) =>
  directoryOf({ ects: [anEct()], periods: [aPeriod()], schools: [aSchool()], posts, ...differs }, TODAY);
const review = aReport();
const ECT = '0012345';

describe('who writes a report', () => {
  const writer = (posts: readonly Post[], report: Report = review) =>
    directory(posts).writerOf(report)?.personId ?? null;

  test('2.55 the tutor; where there is none the induction lead, then the head', () => {
    expect(writer([head, lead, tutor])).toBe('P-0001');
    expect(writer([head, lead, mentor])).toBe('P-0003');
    expect(writer([mentor, head])).toBe('P-0004');
    expect(writer([mentor])).toBeNull();
  });

  test('2.55 never this ECT’s mentor, unless as their head', () => {
    const mia = aPost('P-0002', 'induction lead');
    expect(writer([mentor, mia])).toBeNull();
    expect(writer([mentor, mia, head])).toBe('P-0004');
    expect(writer([mentor, mia, lead])).toBe('P-0003');
    expect(writer([mentor, mia, aPost('P-0002', 'head')])).toBe('P-0002');
    const anothers = directory([mentor, mia], { periods: [aPeriod({ mentorId: 'P-0009' })] });
    expect(anothers.writerOf(review)?.personId).toBe('P-0002');
  });

  test('a tutor who has left, is still to come, or has no address is not written to', () => {
    expect(writer([aPost('P-0001', 'tutor', { until: day('2026-12-01') }), head])).toBe('P-0004');
    expect(writer([aPost('P-0001', 'tutor', { until: TODAY }), head])).toBe('P-0001');
    expect(writer([aPost('P-0001', 'tutor', { from: day('2026-12-03') }), head])).toBe('P-0004');
    expect(writer([aPost('P-0001', 'tutor', { from: TODAY }), head])).toBe('P-0001');
    expect(writer([aPost('P-0001', 'tutor', { email: null }), head])).toBe('P-0004');
  });

  test('a tutor without an address is known by name all the same', () => {
    const named = (differs: Partial<Post>) =>
      directory([aPost('P-0001', 'tutor', differs), head]).tutorNameOf(review);
    expect(named({ email: null })).toBe('Name of P-0001');
    expect(named({ until: day('2026-12-01') })).toBeNull();
  });

  test('only people of its own school, and nobody for a report without one', () => {
    const elsewhere = [tutor, lead, head].map((post) => ({ ...post, urn: '900002' }));
    expect(writer(elsewhere)).toBeNull();
    const nowhere = [tutor, lead, head].map((post) => ({ ...post, urn: null }));
    expect(writer(nowhere, aReport({ urn: null }))).toBeNull();
    expect(writer([tutor, lead, head], aReport({ urn: null }))).toBeNull();
  });

  test('the tutor of the contract it is about: at that school, over its days, the latest of several', () => {
    const of = (...periods: Parameters<typeof aPeriod>[0][]) =>
      directory([tutor, aPost('P-0007', 'tutor')], { periods: periods.map(aPeriod) }).writerOf(review)
        ?.personId ?? null;
    const second = { id: 'IP-0002', tutorId: 'P-0007' };
    expect(of({ urn: '900002' })).toBeNull();
    expect(of({ finishedOn: day('2026-10-23') }, { ...second, startedOn: day('2026-10-24') })).toBe('P-0007');
    expect(of({ ...second, startedOn: day('2026-10-24') }, { finishedOn: day('2026-10-23') })).toBe('P-0007');
    expect(of({ startedOn: review.coversUntil })).toBe('P-0001');
    expect(of({ startedOn: day('2027-01-04') })).toBeNull();
    expect(of({ startedOn: day('2026-01-05'), finishedOn: review.coversFrom })).toBe('P-0001');
    expect(of({ startedOn: day('2026-01-05'), finishedOn: day('2026-08-31') })).toBeNull();
    expect(of({ trn: '0012346' })).toBeNull();
    expect(of({ tutorId: null })).toBeNull();
  });
});

describe('who may write one', () => {
  const may = (personId: string, posts: readonly Post[]) => directory(posts).mayWrite(personId, review);

  test('2.55 its tutor, the induction lead and the head; a mentor may not', () => {
    const posts = [mentor, tutor, lead, head];
    expect(['P-0001', 'P-0003', 'P-0004', 'P-0002', ECT].map((id) => may(id, posts))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  test('2.55 this ECT’s mentor may not as induction lead, and may as head', () => {
    expect(may('P-0002', [mentor, aPost('P-0002', 'induction lead')])).toBe(false);
    expect(may('P-0002', [mentor, aPost('P-0002', 'induction lead'), aPost('P-0002', 'head')])).toBe(true);
  });

  test('nobody by another’s post, or by one at another school', () => {
    expect(may('P-0003', [aPost('P-0003', 'mentor'), aPost('P-0008', 'induction lead')])).toBe(false);
    expect(may('P-0004', [{ ...head, urn: '900002' }])).toBe(false);
    expect(may('P-0001', [{ ...tutor, urn: '900002' }])).toBe(false);
    expect(may('P-0008', [aPost('P-0008', 'tutor'), tutor])).toBe(false);
  });

  test('a mentor who is the tutor too may', () => {
    expect(may('P-0001', [aPost('P-0001', 'mentor'), tutor])).toBe(true);
  });
});

describe('in which capacity somebody acts', () => {
  const roles = (personId: string, posts: readonly Post[] = [tutor, head, lead, mentor]) =>
    directory(posts).rolesIn(personId, review);

  test('2.61 as the ECT, the tutor or the head of that report', () => {
    expect(roles(ECT)).toEqual(['ECT']);
    expect(roles('P-0001')).toEqual(['tutor']);
    expect(roles('P-0004')).toEqual(['head']);
    expect(roles('P-0001', [tutor, aPost('P-0001', 'head')])).toEqual(['tutor', 'head']);
  });

  test('everybody else in none', () => {
    expect(roles('P-0002')).toEqual([]);
    expect(roles('P-0003')).toEqual([]);
    expect(roles('0012346')).toEqual([]);
    expect(directory([], { ects: [anEct(), anEct({ trn: '0012346' })] }).rolesIn('0012346', review)).toEqual(
      [],
    );
    expect(directory([], { ects: [] }).rolesIn(ECT, review)).toEqual([]);
  });
});

describe('who signs', () => {
  const signing = (
    who: 'ECT' | 'tutor' | 'head',
    posts: readonly Post[],
    email: string | null = 'a@example.org',
  ) =>
    directory(posts)
      .signing(who, review, anEct({ email }))
      .map(({ personId, email: to }) => `${personId} ${to}`);

  test('the ECT by their own address, the tutor, every head', () => {
    const posts = [tutor, head, aPost('P-0005', 'head')];
    expect(signing('ECT', posts)).toEqual([`${ECT} a@example.org`]);
    expect(signing('tutor', posts)).toEqual(['P-0001 p-0001@example.org']);
    expect(signing('head', posts)).toEqual(['P-0004 p-0004@example.org', 'P-0005 p-0005@example.org']);
  });

  test('nobody in the place of one who is missing or has no address', () => {
    expect(signing('ECT', [tutor], null)).toEqual([]);
    expect(signing('tutor', [head, lead])).toEqual([]);
    expect(signing('head', [tutor, lead])).toEqual([]);
  });
});

test('a school is named where the register knows it', () => {
  const { schoolName } = directory([]);
  expect([schoolName('900001'), schoolName('900002'), schoolName(null)]).toEqual([
    'Larkspur Primary School',
    null,
    null,
  ]);
});

test('rows that share a key keep their order', () => {
  const groups = groupedBy(['b1', 'a1', 'b2'], (one) => one.charAt(0));
  expect([...groups]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ]);
});

test('an ECT is called by name, and by the TRN too where another with us has the name', () => {
  const calledIn = (...names: readonly { name: string; outcome?: 'pass' }[]) => {
    const ects = names.map((one, at) => anEct({ ...one, trn: `001234${at}` }));
    return ects.map(directory([], { ects }).calledIn);
  };
  expect(calledIn({ name: 'Zoë Example' }, { name: 'Ann Example' })).toEqual(['Zoë Example', 'Ann Example']);
  expect(calledIn({ name: 'Zoë Example' }, { name: 'zoë  example' })).toEqual([
    'Zoë Example (TRN 0012340)',
    'zoë  example (TRN 0012341)',
  ]);
  expect(calledIn({ name: 'Zoë Example' }, { name: 'Zoë Example', outcome: 'pass' })[0]).toBe('Zoë Example');
});
