import type { Post, Report } from '../../src/domain/facts';
import { alertsOn, noticesOn } from '../../src/domain/notices';
import type { ReminderFacts, RemindersPolicy } from '../../src/domain/reminders';
import { aPeriod, aReport, aSchool, anEct, day } from './examples';

const policy: RemindersPolicy = {
  remindDaysBefore: 7,
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

  test('is not said of a draft, of an ECT on track, or of one whose induction is over', () => {
    expect(alerted(theFacts({ ...worry, state: 'draft' }))).toEqual([]);
    expect(alerted(theFacts({ ...worry, onTrack: 'yes' }))).toEqual([]);
    expect(alerted(theFacts(worry, { ects: [anEct({ outcome: 'pass' })] }))).toEqual([]);
  });
});
