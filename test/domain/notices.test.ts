import type { Post, Report } from '../../src/domain/facts';
import { alertsOn, isNoticeHour, noticesOn } from '../../src/domain/notices';
import type { ReminderFacts, RemindersPolicy } from '../../src/domain/reminders';
import { aPeriod, aReport, aSchool, anEct, day } from './examples';

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
const TODAY = day('2026-12-02');
const AT = '2026-12-01T10:00:00+00:00';

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
const head = aPost({ personId: 'P-0004', name: 'Hanna Head', email: 'head@example.org', role: 'head' });
const officer = aPost({
  personId: 'P-0009',
  name: 'Ola',
  email: 'ola@example.org',
  role: 'officer',
  urn: null,
});

const theFacts = (report: Partial<Report>, differs: Partial<ReminderFacts> = {}): ReminderFacts => ({
  reports: [aReport({ opensOn: day('2026-11-20'), dueOn: day('2026-12-04'), ...report })],
  ects: [anEct()],
  periods: [aPeriod()],
  schools: [aSchool()],
  posts: [aPost(), head, officer],
  absences: [],
  ...differs,
});
const told = (facts: ReminderFacts) =>
  noticesOn(facts, policy, TODAY).map(({ email, reports }) => [email, reports.map(({ owed }) => owed)]);

test('nobody is told of a report that is due: that is for the weekly mail', () => {
  expect(told(theFacts({ state: 'due' }))).toEqual([]);
});

test('neither of two people under one Person number is told anything, until that is settled', () => {
  const other = aPost({ name: 'Nia New', email: 'nia@example.org', urn: '900002' });
  const asked = theFacts({ state: 'submitted', submittedAt: AT, evidenceAsked: 'More.' });
  expect(told(asked).map(([email]) => email)).toContain('tutor@example.org');
  const shared = { ...asked, posts: [...asked.posts, other] };
  expect(told(shared).map(([email]) => email)).toEqual(['head@example.org']);
});

describe('what the appropriate body says of a report that is in', () => {
  const asked = {
    state: 'submitted',
    submittedAt: '2026-10-01T10:00:00+01:00',
    evidenceAsked: 'The plans.',
  } as const;
  const praised = { state: 'reviewed', reviewedAt: AT, feedback: 'A model of its kind.' } as const;

  test('the tutor hears that further evidence is asked for', () => {
    expect(told(theFacts(asked))).toEqual([['tutor@example.org', ['show']]]);
  });

  test('nobody hears of it once the report is accepted', () => {
    expect(told(theFacts({ ...asked, state: 'reviewed', reviewedAt: AT }))).toEqual([]);
  });

  test('a lead is not asked to see to a report that is with the appropriate body, however late it is', () => {
    const lead = aPost({ personId: 'P-0007', email: 'lead@example.org', role: 'induction lead' });
    const facts = theFacts({ ...asked, dueOn: day('2026-10-01') }, { posts: [aPost(), head, lead] });
    expect(told(facts)).toEqual([['tutor@example.org', ['show']]]);
  });

  test('the tutor hears the feedback on a report that was accepted', () => {
    expect(told(theFacts(praised))).toEqual([['tutor@example.org', ['hear']]]);
  });

  test('a report accepted without a word is no news to the tutor', () => {
    expect(told(theFacts({ ...praised, feedback: null }))).toEqual([]);
  });

  test('nor is what was said more than a fortnight ago', () => {
    expect(told(theFacts({ ...praised, reviewedAt: '2026-11-17T10:00:00+00:00' }))).toEqual([]);
    expect(told(theFacts({ ...praised, reviewedAt: '2026-11-18T10:00:00+00:00' }))).toHaveLength(1);
  });

  test('a head who wrote the report hears of it once', () => {
    const facts = theFacts({ ...praised, submittedAt: AT }, { posts: [head] });
    expect(told(facts)).toEqual([['head@example.org', ['hear']]]);
  });
});

test('the tutor hears of a report sent back', () => {
  expect(told(theFacts({ state: 'returned' }))).toEqual([['tutor@example.org', ['mend']]]);
});

test('the head hears of a review received, and not of an assessment, which they signed', () => {
  const received = { state: 'submitted', submittedAt: AT } as const;
  expect(told(theFacts(received))).toEqual([['head@example.org', ['read']]]);
  expect(told(theFacts({ ...received, kind: 'formal assessment' }))).toEqual([]);
});

test('the head hears nothing of a review they signed, of one they wrote as tutor, or of an old one', () => {
  const received = { state: 'reviewed', submittedAt: AT } as const;
  expect(told(theFacts({ ...received, headSignedAt: AT }))).toEqual([]);
  const both = [aPost({ role: 'head' }), aPost()];
  expect(told(theFacts(received, { posts: both }))).toEqual([]);
  expect(told(theFacts({ ...received, submittedAt: '2026-11-01T10:00:00+00:00' }))).toEqual([]);
});

test('2.53 the head hears of a review accepted too, for two weeks after it came, and not before it came', () => {
  const read = [['head@example.org', ['read']]];
  expect(told(theFacts({ state: 'reviewed', submittedAt: AT }))).toEqual(read);
  expect(told(theFacts({ state: 'reviewed', submittedAt: '2026-11-18T00:00:00+00:00' }))).toEqual(read);
  expect(told(theFacts({ state: 'reviewed', submittedAt: '2026-11-17T23:59:00+00:00' }))).toEqual([]);
  expect(told(theFacts({ state: 'submitted', submittedAt: null }))).toEqual([]);
  expect(told(theFacts({ state: 'cancelled', submittedAt: AT }))).toEqual([]);
});

test('nothing is told of a report whose ECT the register does not hold', () => {
  expect(told(theFacts({ state: 'submitted', submittedAt: AT }, { ects: [] }))).toEqual([]);
});

test('one person’s reports are told together, the most urgent first', () => {
  const later = aReport({ id: 'R-0001', state: 'returned', dueOn: day('2026-12-11') });
  const sooner = aReport({ id: 'R-0002', state: 'returned', dueOn: day('2026-12-04') });
  const [notice] = noticesOn(theFacts({}, { reports: [later, sooner] }), policy, TODAY);
  expect(notice?.reports.map(({ dueOn }) => dueOn)).toEqual(['2026-12-04', '2026-12-11']);
});

test('each has one key a day', () => {
  const [notice] = noticesOn(theFacts({ state: 'returned' }), policy, TODAY);
  expect(notice?.key).toBe('notice:2026-12-02:P-0001');
});

describe('not on track', () => {
  const worry = { state: 'with ECT', onTrack: 'no' } as const;
  const alerted = (facts: ReminderFacts, alertsTo = '', replyTo = '') =>
    alertsOn(facts, { alertsTo, replyTo }, TODAY).map(({ email }) => email);

  test('reaches officers; one address in Settings goes before them', () => {
    expect(alerted(theFacts(worry))).toEqual(['ola@example.org']);
    expect(alerted(theFacts(worry), 'alerts@example.org')).toEqual(['alerts@example.org']);
  });

  test('reaches the address for answers where nobody else is recorded', () => {
    const nobody = theFacts(worry, { posts: [] });
    expect([alerted(nobody), alerted(nobody, '', 'ab@example.org')]).toEqual([[], ['ab@example.org']]);
  });

  test('4.1 is said from the day it leaves the tutor until it is reviewed, once for each person', () => {
    const said = (state: Report['state']) => alerted(theFacts({ ...worry, state })).length;
    expect((['with ECT', 'signing', 'submitted', 'reviewed', 'returned'] as const).map(said)).toEqual([
      1, 1, 1, 0, 0,
    ]);
    const twice = theFacts(worry, { posts: [officer, { ...officer, role: 'assessor' }] });
    expect(alertsOn(twice, { alertsTo: '', replyTo: '' }, TODAY).map(({ key }) => key)).toEqual([
      'alert:R-0001:P-0009',
    ]);
  });

  test('reaches assessors as well as officers, of those who are here and have an address', () => {
    const reached = (differs: Partial<Post>) =>
      alerted(theFacts(worry, { posts: [{ ...officer, ...differs }] }));
    expect(reached({ role: 'assessor' })).toHaveLength(1);
    expect(reached({ role: 'named contact' })).toEqual([]);
    expect(reached({ email: null })).toEqual([]);
    expect(reached({ until: day('2026-12-01') })).toEqual([]);
    expect(reached({ until: TODAY, from: TODAY })).toHaveLength(1);
    expect(reached({ from: day('2026-12-03') })).toEqual([]);
  });

  test('names the school, and goes to the office as to a colleague', () => {
    const [alert] = alertsOn(theFacts(worry), { alertsTo: 'alerts@example.org', replyTo: '' }, TODAY);
    expect(alert).toMatchObject({
      key: 'alert:R-0001:AB',
      name: 'colleague',
      schoolName: 'Larkspur Primary School',
      ect: { trn: '0012345' },
    });
  });

  test('somebody recorded here goes before the address for answers', () => {
    expect(alerted(theFacts(worry), '', 'ab@example.org')).toEqual(['ola@example.org']);
  });

  test('is not said of an ECT the register does not hold', () => {
    expect(alerted(theFacts(worry, { ects: [] }))).toEqual([]);
  });

  test('is not said of a draft, of an ECT on track, or of one whose induction is over', () => {
    expect(alerted(theFacts({ ...worry, state: 'draft' }))).toEqual([]);
    expect(alerted(theFacts({ ...worry, onTrack: 'yes' }))).toEqual([]);
    expect(alerted(theFacts(worry, { ects: [anEct({ outcome: 'pass' })] }))).toEqual([]);
  });
});

describe('a report that has still to be written', () => {
  const LADDER = { ...policy, dueSoonDays: 3, overdueDays: 2 };
  const rungs = (dueOn: string, today: string, how: Partial<RemindersPolicy> = {}) =>
    noticesOn(theFacts({ state: 'due', dueOn: day(dueOn) }), { ...LADDER, ...how }, day(today)).map(
      ({ email, reports }) => [email, ...reports.map(({ rung }) => rung)],
    );
  const SOON = [['tutor@example.org', 'due soon']];
  const LATE = [['tutor@example.org', 'overdue']];

  test.each([
    ['four days before it is due', '2026-12-04', '2026-11-30', []],
    ['three days before', '2026-12-04', '2026-12-01', SOON],
    ['on the day', '2026-12-04', '2026-12-04', SOON],
    ['the day after', '2026-12-03', '2026-12-04', []],
    ['two days after', '2026-12-02', '2026-12-04', LATE],
    ['a week after that', '2026-11-25', '2026-12-04', LATE],
    ['later still, when the weekly mail has it', '2026-11-24', '2026-12-04', []],
    ['on a Friday', '2026-12-07', '2026-12-04', SOON],
    ['on a Saturday', '2026-12-07', '2026-12-05', []],
    ['on a Sunday', '2026-12-07', '2026-12-06', []],
  ])('is the subject of a mail of its own or not %s', (_when, dueOn, today, told) => {
    expect(rungs(dueOn, today)).toEqual(told);
  });

  test('is not, where Settings say so', () => {
    expect(rungs('2026-12-04', '2026-12-04', { dueSoonDays: 0 })).toEqual([]);
    expect(rungs('2026-12-02', '2026-12-04', { overdueDays: 0 })).toEqual([]);
    expect(rungs('2026-12-04', '2026-12-08', { dueSoonDays: 0 })).toEqual(LATE);
  });

  test('one still to be signed stands on no rung', () => {
    const signing = theFacts({ state: 'signing', dueOn: day('2026-12-04'), ectSignedAt: AT });
    expect(noticesOn(signing, LADDER, TODAY).map(({ reports }) => reports.map(({ rung }) => rung))).toEqual([
      [undefined],
    ]);
  });
});

test('notices go from the hour in Settings to the other, by the clock in London', () => {
  const hours = { noticesFrom: 7, noticesUntil: 19 };
  const at = (clock: string) => isNoticeHour(`2026-07-07T${clock}+01:00`, hours);
  expect(['06:59:59', '07:00:00', '18:59:59', '19:00:00'].map(at)).toEqual([false, true, true, false]);
});
