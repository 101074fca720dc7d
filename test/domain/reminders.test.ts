import * as fc from 'fast-check';
import type { Absence, Post, Report } from '../../src/domain/facts';
import { OWED, remindersOn, type ReminderFacts, type RemindersPolicy } from '../../src/domain/reminders';
import { aPeriod, aReport, aSchool, anAbsence, anEct, day } from './examples';

const policy: RemindersPolicy = {
  remindDaysBefore: 7,
  dueSoonDays: 0,
  overdueDays: 0,
  noticesFrom: 7,
  noticesUntil: 19,
  remindLeadsOfOverdue: true,
  remindHeadsOfOverdue: false,
  remindInHolidays: false,
  alertsTo: '',
  reviewSignedBy: 'tutor and ECT',
};
const MONDAY = day('2026-11-30');
const AT = '2026-11-27T10:00:00+00:00';

const aPost = (differs: Partial<Post> = {}): Post => ({
  personId: 'P-0001',
  name: 'Toni Tutor',
  email: 'tutor@example.org',
  role: 'tutor',
  urn: '900001',
  from: null,
  until: null,
  holdsQts: 'yes',
  trainedOn: null,
  ...differs,
});
const tutor = aPost();
const lead = aPost({
  personId: 'P-0003',
  name: 'Lee Lead',
  email: 'lead@example.org',
  role: 'induction lead',
});
const head = aPost({ personId: 'P-0004', name: 'Hanna Head', email: 'head@example.org', role: 'head' });

const dueReport = (differs: Partial<Report> = {}) =>
  aReport({ opensOn: day('2026-11-20'), dueOn: day('2026-12-04'), ...differs });

const theFacts = (differs: Partial<ReminderFacts> = {}): ReminderFacts => ({
  reports: [dueReport()],
  ects: [anEct()],
  periods: [aPeriod()],
  schools: [aSchool()],
  posts: [tutor, lead, head],
  absences: [],
  ...differs,
});

const sent = (facts: ReminderFacts, today = MONDAY, how: Partial<RemindersPolicy> = {}) =>
  remindersOn(facts, { ...policy, ...how }, today).digests.map((digest) => ({
    to: digest.email,
    owed: digest.reports.map(
      (report) => `${report.owed} ${report.reportId}${report.overdue ? ' overdue' : ''}`,
    ),
  }));

describe('the digest', () => {
  test('lists a report that falls due this week, for its tutor', () => {
    expect(remindersOn(theFacts(), policy, MONDAY)).toEqual({
      digests: [
        {
          key: 'digest:2026-W49:P-0001',
          week: '2026-W49',
          personId: 'P-0001',
          name: 'Toni Tutor',
          email: 'tutor@example.org',
          reports: [
            {
              reportId: 'R-0001',
              kind: 'progress review',
              term: 'Autumn 2026',
              ectName: 'Ada Example',
              urn: '900001',
              schoolName: 'Larkspur Primary School',
              dueOn: '2026-12-04',
              state: 'due',
              owed: 'write',
              overdue: false,
            },
          ],
        },
      ],
      unreachable: [],
    });
  });

  test('F09 bears the same key all week and another the next', () => {
    const key = (today: string) => remindersOn(theFacts(), policy, day(today)).digests[0]?.key;
    expect(key('2026-12-06')).toBe('digest:2026-W49:P-0001');
    expect(key('2026-12-07')).toBe('digest:2026-W50:P-0001');
  });

  test('is not made when nothing is owed', () => {
    expect(sent(theFacts({ reports: [] }))).toEqual([]);
    for (const state of ['submitted', 'reviewed', 'cancelled'] as const) {
      expect(sent(theFacts({ reports: [dueReport({ state, dueOn: day('2026-11-01') })] }))).toEqual([]);
    }
  });

  test('holds no word of how an ECT is doing', () => {
    const worrying = dueReport({
      onTrack: 'no',
      standardsOfConcern: ['TS7'],
      supportPlan: 'no',
      state: 'draft',
    });
    const text = JSON.stringify(remindersOn(theFacts({ reports: [worrying] }), policy, MONDAY));
    expect(text).not.toMatch(/TS7|onTrack|supportPlan|0012345/);
  });

  test('leaves out reports not yet open, and those due later than the days ahead', () => {
    expect(sent(theFacts({ reports: [dueReport({ opensOn: day('2026-12-01') })] }))).toEqual([]);
    expect(sent(theFacts({ reports: [dueReport({ opensOn: MONDAY })] }))).toHaveLength(1);
    expect(sent(theFacts({ reports: [dueReport({ dueOn: day('2026-12-07') })] }))).toHaveLength(1);
    expect(sent(theFacts({ reports: [dueReport({ dueOn: day('2026-12-08') })] }))).toEqual([]);
    expect(
      sent(theFacts({ reports: [dueReport({ dueOn: day('2026-12-14') })] }), MONDAY, {
        remindDaysBefore: 14,
      }),
    ).toHaveLength(1);
  });

  test('leaves out an ECT whose induction has its outcome, and a report nobody’s', () => {
    expect(sent(theFacts({ ects: [anEct({ outcome: 'pass' })] }))).toEqual([]);
    expect(sent(theFacts({ ects: [] }))).toEqual([]);
  });

  test('comes once to a person, however many reports wait', () => {
    const reports = [
      dueReport({ id: 'R-3', dueOn: day('2026-12-07') }),
      dueReport({ id: 'R-4', state: 'signing', dueOn: day('2026-12-01') }),
      dueReport({ id: 'R-2', dueOn: day('2026-12-02') }),
      dueReport({ id: 'R-1', state: 'draft', dueOn: day('2026-11-27') }),
      dueReport({ id: 'R-0', state: 'returned', dueOn: day('2026-12-03') }),
    ];
    expect(sent(theFacts({ reports }))).toEqual([
      { to: 'ada@example.org', owed: ['sign R-4'] },
      {
        to: 'tutor@example.org',
        owed: ['write R-1 overdue', 'write R-2', 'mend R-0', 'write R-3', 'sign R-4'],
      },
      { to: 'lead@example.org', owed: ['oversee R-1 overdue'] },
    ]);
  });

  test('sorts equal days by the ECT’s name, then by report', () => {
    const ects = [anEct(), anEct({ trn: '0012346', name: 'Abel Other' })];
    const periods = [aPeriod(), aPeriod({ id: 'IP-2', trn: '0012346' })];
    const reports = [
      dueReport({ id: 'R-2' }),
      dueReport({ id: 'R-1' }),
      dueReport({ id: 'R-3', trn: '0012346' }),
    ];
    expect(sent(theFacts({ ects, periods, reports }))[0]?.owed).toEqual([
      'write R-3',
      'write R-1',
      'write R-2',
    ]);
  });
});

describe('who is asked', () => {
  test('the ECT, to comment', () => {
    const reports = [dueReport({ state: 'with ECT', dueOn: day('2027-01-30') })];
    expect(sent(theFacts({ reports }))).toEqual([{ to: 'ada@example.org', owed: ['comment R-0001'] }]);
  });

  test('2.61 tutor, ECT and head, for the signature each has not given', () => {
    const reports = [dueReport({ kind: 'formal assessment', state: 'signing', ectSignedAt: AT })];
    expect(sent(theFacts({ reports }))).toEqual([
      { to: 'tutor@example.org', owed: ['sign R-0001'] },
      { to: 'head@example.org', owed: ['sign R-0001'] },
    ]);
  });

  test('a head who is the tutor, once', () => {
    const posts = [aPost({ personId: 'P-0001', role: 'head', email: 'head@example.org' })];
    const reports = [dueReport({ kind: 'formal assessment', state: 'signing', ectSignedAt: AT })];
    expect(sent(theFacts({ reports, posts }))).toEqual([{ to: 'head@example.org', owed: ['sign R-0001'] }]);
  });

  test('of two rows that ask different things of one person, the one that asks more is listed', () => {
    const posts = [aPost({ role: 'induction lead' })];
    const reports = [dueReport({ state: 'signing', ectSignedAt: AT, dueOn: day('2026-11-27') })];
    expect(sent(theFacts({ reports, posts }))).toEqual([
      { to: 'tutor@example.org', owed: ['sign R-0001 overdue'] },
    ]);
  });

  test('what is overdue and unsigned comes before what is still to be written', () => {
    const reports = [
      dueReport({ id: 'R-1', dueOn: day('2026-12-01') }),
      dueReport({ id: 'R-2', state: 'signing', ectSignedAt: AT, dueOn: day('2026-11-27') }),
    ];
    expect(sent(theFacts({ reports }))[0]).toEqual({
      to: 'tutor@example.org',
      owed: ['sign R-2 overdue', 'write R-1'],
    });
  });

  test('a tutor who is the induction lead hears of their own overdue report as theirs', () => {
    const posts = [tutor, aPost({ role: 'induction lead' })];
    const reports = [dueReport({ dueOn: day('2026-11-27') })];
    expect(sent(theFacts({ reports, posts }))).toEqual([
      { to: 'tutor@example.org', owed: ['write R-0001 overdue'] },
    ]);
  });

  test('the induction lead, once a report is overdue; the head, where the AB wishes', () => {
    const reports = [dueReport({ state: 'with ECT', dueOn: day('2026-11-29') })];
    expect(sent(theFacts({ reports }), MONDAY, { remindHeadsOfOverdue: true })).toEqual([
      { to: 'ada@example.org', owed: ['comment R-0001 overdue'] },
      { to: 'lead@example.org', owed: ['oversee R-0001 overdue'] },
      { to: 'head@example.org', owed: ['oversee R-0001 overdue'] },
    ]);
    expect(sent(theFacts({ reports }), MONDAY, { remindLeadsOfOverdue: false })).toEqual([
      { to: 'ada@example.org', owed: ['comment R-0001 overdue'] },
    ]);
    expect(sent(theFacts({ reports: [dueReport({ dueOn: MONDAY })] }))).toEqual([
      { to: 'tutor@example.org', owed: ['write R-0001'] },
    ]);
  });

  test('what others have overdue comes after one’s own work', () => {
    const posts = [
      aPost({ role: 'induction lead' }),
      aPost({ personId: 'P-0007', email: 'other@example.org' }),
    ];
    const reports = [
      dueReport({ id: 'R-1' }),
      dueReport({ id: 'R-2', trn: '0012346', dueOn: day('2026-11-02') }),
    ];
    const ects = [anEct(), anEct({ trn: '0012346' })];
    const periods = [aPeriod(), aPeriod({ id: 'IP-2', trn: '0012346', tutorId: 'P-0007' })];
    expect(sent(theFacts({ reports, ects, periods, posts }))).toEqual([
      { to: 'tutor@example.org', owed: ['write R-1', 'oversee R-2 overdue'] },
      { to: 'other@example.org', owed: ['write R-2 overdue'] },
    ]);
  });

  test('nobody learns of a report at another school', () => {
    const posts = [
      tutor,
      lead,
      aPost({ personId: 'P-0009', email: 'far@example.org', role: 'induction lead', urn: '900002' }),
    ];
    const reports = [dueReport({ dueOn: day('2026-11-02') })];
    expect(sent(theFacts({ reports, posts })).map(({ to }) => to)).not.toContain('far@example.org');
  });
});

describe('when people change', () => {
  test('L05 a tutor who has left is not written to: the induction lead is, then the head', () => {
    const left = aPost({ until: day('2026-11-29') });
    expect(sent(theFacts({ posts: [left, lead, head] }))).toEqual([
      { to: 'lead@example.org', owed: ['write R-0001'] },
    ]);
    expect(sent(theFacts({ posts: [left, head] }))).toEqual([
      { to: 'head@example.org', owed: ['write R-0001'] },
    ]);
    expect(sent(theFacts({ posts: [aPost({ until: MONDAY }), lead] }))[0]?.to).toBe('tutor@example.org');
  });

  test('someone who has not begun yet is not written to', () => {
    expect(sent(theFacts({ posts: [aPost({ from: day('2026-12-01') }), lead] }))[0]?.to).toBe(
      'lead@example.org',
    );
    expect(sent(theFacts({ posts: [aPost({ from: MONDAY }), lead] }))[0]?.to).toBe('tutor@example.org');
  });

  test('L13 a changed address does not change the person', () => {
    const moved = theFacts({ posts: [aPost({ email: 'new@example.org' })] });
    expect(remindersOn(moved, policy, MONDAY).digests[0]).toMatchObject({
      key: 'digest:2026-W49:P-0001',
      email: 'new@example.org',
    });
  });

  test('the tutor is the one of the contract the report covers, the latest of several', () => {
    const posts = [tutor, aPost({ personId: 'P-0005', email: 'second@example.org' })];
    const first = aPeriod({ finishedOn: day('2026-10-31') });
    const second = aPeriod({ id: 'IP-2', startedOn: day('2026-11-01'), tutorId: 'P-0005' });
    const to = (periods: ReminderFacts['periods']) =>
      sent(theFacts({ posts, periods })).map((digest) => digest.to);
    expect(to([first, second])).toEqual(['second@example.org']);
    expect(to([second, first])).toEqual(['second@example.org']);
    expect(to([first, { ...second, urn: '900002' }])).toEqual(['tutor@example.org']);
    expect(to([first, { ...second, trn: '0099999' }])).toEqual(['tutor@example.org']);
    expect(to([first, { ...second, startedOn: day('2027-01-04') }])).toEqual(['tutor@example.org']);
    expect(to([first, { ...second, startedOn: day('2027-01-03') }])).toEqual(['second@example.org']);
  });

  test('a contract that ended before the report began has no say, one that ended on its first day has', () => {
    const posts = [tutor];
    const ended = (finishedOn: string) =>
      theFacts({ posts, periods: [aPeriod({ startedOn: day('2026-04-01'), finishedOn: day(finishedOn) })] });
    expect(sent(ended('2026-08-31'))).toEqual([]);
    expect(sent(ended('2026-09-01'))).toHaveLength(1);
  });
});

describe('an ECT who has left', () => {
  const left = (differs: Partial<Report>, periods = [aPeriod({ finishedOn: day('2027-03-31') })]) =>
    theFacts({
      periods,
      posts: [tutor, head],
      reports: [dueReport({ kind: 'interim assessment', ...differs })],
    });
  const asked = (facts: ReminderFacts, on: string) => {
    const { digests, unreachable } = remindersOn(facts, policy, day(on));
    return [digests.map(({ personId }) => personId), unreachable.map(({ says }) => says)];
  };
  const SAYS =
    'The ECT left on 31 March 2027 and is not asked by mail any more. Record the report as received, by a signed copy if it is an assessment.';

  test('2.62 is asked to comment and to sign for 60 days, and then an officer hears', () => {
    const comment = left({ state: 'with ECT' });
    expect(asked(comment, '2027-05-30')).toEqual([['0012345'], []]);
    expect(asked(comment, '2027-05-31')).toEqual([[], [SAYS]]);
    const sign = left({ state: 'signing', headSignedAt: AT });
    expect(asked(sign, '2027-05-30')).toEqual([['0012345', 'P-0001'], []]);
    expect(asked(sign, '2029-03-05')).toEqual([['P-0001'], [SAYS]]);
    expect(asked(left({ state: 'signing', ectSignedAt: AT }), '2029-03-05')[1]).toEqual([]);
  });

  test('who goes on elsewhere with us is asked all the same; who went to another body is not', () => {
    const ended = aPeriod({ finishedOn: day('2027-03-31') });
    const next = aPeriod({ id: 'IP-2', urn: '900002', startedOn: day('2027-04-12') });
    const of = (...periods: Parameters<typeof aPeriod>[0][]) =>
      asked(left({ state: 'with ECT' }, periods.map(aPeriod)), '2027-11-01')[0];
    expect(of(ended, next)).toEqual(['0012345']);
    expect(of(next, ended)).toEqual(['0012345']);
    expect(of(ended, { ...next, finishedOn: day('2027-10-01') })).toEqual(['0012345']);
    expect(of({ ...next, finishedOn: day('2027-08-01') }, ended)).toEqual([]);
    expect(of(ended, { ...next, otherAb: 'Other Hub' })).toEqual([]);
    expect(of({ ...next, otherAb: 'Other Hub' })).toEqual(['0012345']);
  });
});

describe('given that two people stand under one Person number', () => {
  const other = aPost({ name: 'Nia New', email: 'nia@example.org', urn: '900002' });
  const overdue = dueReport({ dueOn: day('2026-11-27') });

  test('neither is written to, nobody is asked in their place, and the others hear as they would', () => {
    const facts = theFacts({ reports: [overdue], posts: [tutor, lead, head, other] });
    expect(sent(facts)).toEqual([{ to: 'lead@example.org', owed: ['oversee R-0001 overdue'] }]);
    expect(remindersOn(facts, policy, MONDAY).unreachable).toEqual([]);
  });

  test.each([
    ['another spelling at the same address', { name: 'T J Tutor', email: 'Tutor@example.org' }],
    ['another address of the same name', { name: 'toni  tutor' }],
    ['somebody who has left', { until: day('2026-11-29') }],
  ])('but %s is no other person', (_, differs) => {
    expect(sent(theFacts({ posts: [tutor, lead, head, { ...other, ...differs }] }))).toMatchObject([
      { to: 'tutor@example.org' },
    ]);
  });
});

describe('nobody to write to', () => {
  const unreachable = (facts: ReminderFacts) => remindersOn(facts, policy, MONDAY).unreachable;

  test('is said, report by report', () => {
    expect(unreachable(theFacts({ posts: [] }))).toEqual([
      {
        reportId: 'R-0001',
        says: 'No tutor, induction lead or headteacher with an email address is recorded for this report.',
      },
    ]);
    expect(unreachable(theFacts({ posts: [aPost({ email: null })] }))).toHaveLength(1);
    expect(unreachable(theFacts({ posts: [], reports: [dueReport({ state: 'returned' })] }))).toEqual([
      {
        reportId: 'R-0001',
        says: 'No tutor, induction lead or headteacher with an email address is recorded for this returned report.',
      },
    ]);
  });

  test('an ECT without an address is named so', () => {
    const ects = [anEct({ email: null })];
    expect(unreachable(theFacts({ ects, reports: [dueReport({ state: 'with ECT' })] }))).toEqual([
      {
        reportId: 'R-0001',
        says: 'The ECT has no email address recorded, and this report waits for their comment.',
      },
    ]);
    expect(
      unreachable(theFacts({ ects, reports: [dueReport({ state: 'signing', tutorSignedAt: AT })] })),
    ).toEqual([
      {
        reportId: 'R-0001',
        says: 'The ECT has still to sign this report and has no email address recorded.',
      },
    ]);
  });

  test('2.18 a tutor or head who is not there to sign is named by what they are, with what to do', () => {
    const reports = [dueReport({ kind: 'formal assessment', state: 'signing', ectSignedAt: AT })];
    const left = { until: day('2026-11-29') };
    const posts = [aPost(left), { ...head, ...left }, lead];
    expect(unreachable(theFacts({ reports, posts })).map(({ says }) => says)).toEqual([
      'The induction tutor has still to sign, and the one recorded has left or has no email address. Name the new one in Induction periods, or enter the address in People.',
      'The headteacher has still to sign, and none with an email address is recorded who is there today. Enter whoever is in People, under the URN the report has.',
    ]);
  });

  test('2.33 at a school whose URN has changed since is said with what to do, but of the ECT, who is asked wherever they are', () => {
    const moved = { urn: '900009' };
    const facts = (differs: Partial<Report>, ects = [anEct({ email: null })]) =>
      theFacts({
        ects,
        reports: [dueReport(differs)],
        periods: [aPeriod(moved)],
        posts: [aPost(moved), { ...head, ...moved }],
      });
    const MOVED =
      'Its school is URN 900001, where the ECT has no induction period in the days it covers, so nobody can be asked. If the school has another URN now, write that into URN in Reports; if not, look at Induction periods.';
    const says = (...all: Parameters<typeof facts>) => unreachable(facts(...all)).map((one) => one.says);
    expect(says({ kind: 'formal assessment', state: 'signing' })).toEqual([
      MOVED,
      'The ECT has still to sign this report and has no email address recorded.',
    ]);
    expect(says({ state: 'returned' })).toEqual([MOVED]);
    expect(says({ state: 'submitted', evidenceAsked: 'Lesson notes.' })).toEqual([MOVED]);
    expect(says({ state: 'with ECT' }, [anEct()])).toEqual([]);
    expect(says({ state: 'returned', ...moved })).toEqual([]);
  });

  test('a report without a school finds nobody, not the AB’s own people', () => {
    const posts = [aPost({ urn: null, role: 'head' }), aPost({ urn: null })];
    const facts = theFacts({ posts, reports: [dueReport({ urn: null })], periods: [aPeriod({ urn: null })] });
    expect(sent(facts)).toEqual([]);
    expect(unreachable(facts)).toHaveLength(1);
  });

  test('a school that is not in the register has no name', () => {
    const digest = (facts: ReminderFacts) =>
      remindersOn(facts, policy, MONDAY).digests[0]?.reports[0]?.schoolName;
    expect(digest(theFacts({ schools: [] }))).toBeNull();
    expect(digest(theFacts({ schools: [aSchool({ urn: '900002' })] }))).toBeNull();
    const atLeast = theFacts({ reports: [dueReport({ urn: null, state: 'with ECT' })] });
    expect(digest(atLeast)).toBeNull();
  });
});

test('whatever the order of the rows, the same digests come out, each person once', () => {
  const states = ['due', 'draft', 'with ECT', 'signing', 'returned', 'submitted'] as const;
  const someReport = fc.record({
    n: fc.nat(30),
    state: fc.constantFrom(...states),
    kind: fc.constantFrom('progress review' as const, 'formal assessment' as const),
    due: fc.constantFrom('2026-11-20', '2026-12-01', '2026-12-04', '2027-03-01'),
    tutorSignedAt: fc.constantFrom(null, AT),
  });
  const posts = [tutor, lead, head];
  fc.assert(
    fc.property(
      fc.uniqueArray(someReport, { selector: ({ n }) => n, maxLength: 12 }),
      fc.nat(),
      (made, turn) => {
        const reports = made.map(({ n, state, kind, due, tutorSignedAt }) =>
          dueReport({ id: `R-${n}`, state, kind, dueOn: day(due), tutorSignedAt }),
        );
        const straight = remindersOn(theFacts({ reports, posts }), policy, MONDAY);
        const turned = [
          ...reports.slice(turn % (reports.length + 1)),
          ...reports.slice(0, turn % (reports.length + 1)),
        ];
        const other = remindersOn(theFacts({ reports: turned, posts: [...posts].reverse() }), policy, MONDAY);
        expect(other.digests).toEqual(straight.digests);
        expect(new Set(straight.digests.map(({ key }) => key)).size).toBe(straight.digests.length);
        for (const digest of straight.digests) {
          expect(digest.reports.length).toBeGreaterThan(0);
          expect(new Set(digest.reports.map(({ reportId }) => reportId)).size).toBe(digest.reports.length);
          expect(digest.reports.every(({ owed }) => OWED.includes(owed))).toBe(true);
        }
      },
    ),
  );
});

describe('3.7 an ECT on leave with no end yet', () => {
  const leave = (from: string, until: string | null = null) =>
    anAbsence({
      kind: 'maternity leave',
      from: day(from),
      until: until === null ? null : day(until),
      days: null,
    });
  const owed = (report: Partial<Report>, ...absences: readonly Absence[]) =>
    sent(theFacts({ reports: [dueReport(report)], absences })).flatMap((digest) => digest.owed);

  test('nobody is asked for what falls due meanwhile: its day is not real yet', () => {
    expect(owed({}, leave('2026-11-16'))).toEqual([]);
    expect(owed({ dueOn: day('2026-11-20') }, leave('2026-11-16'))).toEqual([]);
  });

  test('what fell due before is still asked for', () => {
    expect(owed({ opensOn: day('2026-11-02'), dueOn: day('2026-11-13') }, leave('2026-11-16'))).toContain(
      'write R-0001 overdue',
    );
  });

  test('is not asked for a comment, nor are others while only the ECT’s signature lacks', () => {
    const before = { opensOn: day('2026-11-02'), dueOn: day('2026-11-13') };
    expect(owed({ ...before, state: 'with ECT' }, leave('2026-11-16'))).toEqual([]);
    expect(owed({ ...before, state: 'signing', tutorSignedAt: AT }, leave('2026-11-16'))).toEqual([]);
  });

  test('leave that has an end, that has not begun, or that is another’s changes nothing', () => {
    expect(owed({}, leave('2026-11-16', '2026-11-27'))).toEqual(['write R-0001']);
    expect(owed({}, leave('2026-12-01'))).toEqual(['write R-0001']);
    expect(owed({}, { ...leave('2026-11-16'), trn: '0099999' })).toEqual(['write R-0001']);
  });
});

test('two ECTs at one address are not written to, and their tutors are', () => {
  const ects = [
    anEct({ email: 'office@example.org' }),
    anEct({ trn: '0012346', name: 'Abel Other', email: 'Office@example.org' }),
  ];
  const reports = [dueReport({ state: 'with ECT' }), dueReport({ id: 'R-0002' })];
  const to = (all: typeof ects) => sent(theFacts({ ects: all, reports })).map((one) => one.to);
  expect(to(ects)).toEqual(['tutor@example.org']);
  expect(to(ects.slice(0, 1))).toEqual(['office@example.org', 'tutor@example.org']);
});
