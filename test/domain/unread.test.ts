/** A row about an ECT that can't be read: what it says is missing, so nothing is concluded from its absence. */
import type { Career } from '../../src/domain/facts';
import { checkCareer } from '../../src/domain/facts-check';
import { endOfInduction } from '../../src/domain/end-of-induction';
import { expectedEnd, termsRequired, termsServed } from '../../src/domain/induction';
import { defaultPolicy } from '../../src/domain/policy';
import { checkRecord } from '../../src/domain/record-check';
import { qaEctsOf } from '../../src/domain/qa-ects';
import { remindersOn } from '../../src/domain/reminders';
import { retentionOf } from '../../src/domain/retention';
import { riskOf } from '../../src/domain/risk';
import { scheduleFor } from '../../src/domain/schedule';
import { aCareer, aPeriod, aReport, anEct, day, theCalendar } from './examples';

const policy = defaultPolicy();
const ON = day('2028-08-01');
const SAYS = 'Absences, row 3, Until: There is no day 31/02/2028.';
const passed = anEct({ outcome: 'pass', outcomeOn: day('2020-07-28'), held: 'no' });
const decided = aCareer({
  reports: [
    aReport({
      kind: 'formal assessment',
      recommendation: 'satisfactory',
      state: 'submitted',
      submittedAt: '2028-07-20T10:00:00Z',
    }),
  ],
});
const torn = (career: Career): Career => ({ ...career, unread: SAYS });

test('no term, no end and no report is worked out; the row is named instead', () => {
  for (const ask of [
    () => termsServed(torn(aCareer()), ON, theCalendar, policy),
    () => termsRequired(torn(aCareer()), theCalendar, policy, ON),
    () => expectedEnd(torn(aCareer()), theCalendar, policy, ON),
    () => scheduleFor(torn(aCareer()), theCalendar, policy, ON),
  ])
    expect(ask()).toMatchObject({ known: false, unknown: SAYS });
});

test('what was worked out of the same facts before is not taken for an answer', () => {
  const career = aCareer();
  expect(expectedEnd(career, theCalendar, policy, ON).known).toBe(true);
  expect(expectedEnd(torn(career), theCalendar, policy, ON).known).toBe(false);
  expect(expectedEnd({ ...career, unread: null }, theCalendar, policy, ON).known).toBe(true);
});

test('the risk is never none: what can’t be read comes first among what is not known', () => {
  const calm = { ...aCareer(), periods: [] };
  expect(riskOf(torn(calm), theCalendar, policy, ON)).toMatchObject({
    level: 'unknown',
    unknown: [SAYS, ...riskOf(calm, theCalendar, policy, ON).unknown.slice(1)],
  });
});

test('what a row that can’t be read may hold is not said to be missing; what stands in the others is', () => {
  const off = { state: 'reviewed', onTrack: 'no', standardsOfConcern: ['TS7'], supportPlan: 'no' } as const;
  const late = aReport({ id: 'R-2', dueOn: day('2028-07-03'), coversFrom: day('2028-04-10') });
  const seen = { trn: '0012345', observedOn: day('2028-01-10'), observer: null, feedbackGiven: null };
  const career = aCareer({ reports: [aReport(off), late], observations: [seen] });
  const on = day('2028-07-14');
  const says = (one: Career) => riskOf(one, theCalendar, policy, on).reasons.map((reason) => reason.says);
  expect(says(career).join(' ')).toMatch(/Not on track .*no support plan.*No lesson observed.* overdue /);
  expect(says(torn(career))).toEqual(['Not on track (TS7) in the progress review of Autumn 2026.']);
});

test('nor where the posts can’t be right, or the Terms sheet has ended before the day', () => {
  const impossible = { ...aCareer(), periods: [aPeriod({ finishedOn: day('2026-08-31') })] };
  expect(riskOf(impossible, theCalendar, policy, ON).unknown[0]).toContain('IP-0001 needs mending');
  const asAt = (on: string) =>
    riskOf(aCareer(), { ...theCalendar, terms: theCalendar.terms.slice(0, 3) }, policy, day(on));
  const first = theCalendar.terms[0]?.endsOn ?? ON;
  expect(asAt(first).unknown.join()).not.toContain('Terms sheet');
  expect(asAt('2035-01-01').unknown[0]).toContain('Terms sheet');
});

test('no clock starts, for what is missing may be what stopped it', () => {
  expect(endOfInduction(decided, theCalendar, policy, ON).recommendationReceivedOn).toBe('2028-07-20');
  expect(endOfInduction(torn(decided), theCalendar, policy, ON)).toMatchObject({
    recommendationReceivedOn: null,
    decidedOn: null,
  });
});

test('nothing may be deleted', () => {
  const old = aCareer({ ect: passed, periods: [] });
  expect(retentionOf(old, policy, day('2027-01-01')).may).toBe('delete');
  expect(retentionOf(torn(old), policy, day('2027-01-01'))).toEqual({
    may: 'unknown',
    from: null,
    says: `Not all of these records can be read. ${SAYS}`,
    facts: [],
    cites: expect.anything(),
  });
});

test('nothing may be deleted either while a day of the ECT’s own row can’t be read', () => {
  const gap = 'ECTs, row 2, Notice sent: Enter a date, like 4 March 2026.';
  const old = aCareer({ ect: passed, periods: [] });
  expect(retentionOf({ ...old, gap }, policy, day('2027-01-01'))).toMatchObject({
    may: 'unknown',
    says: `Not all of these records can be read. ${gap}`,
  });
});

test('nothing is held against the ECT’s record, and nothing asked that the row may answer', () => {
  const nowhere = { school: () => null, posts: () => [], who: () => null };
  expect(checkRecord(decided, nowhere, theCalendar, policy, ON).unknown).not.toEqual([]);
  expect(checkRecord(torn(decided), nowhere, theCalendar, policy, ON)).toEqual({
    objections: [],
    unknown: [],
    notes: [],
  });
  const half = aCareer({ ect: anEct({ outcome: 'pass' }) });
  expect(checkCareer(half, theCalendar, policy, day('2026-12-07'))).toMatchObject([{ field: 'outcomeOn' }]);
  expect(checkCareer(torn(half), theCalendar, policy, day('2026-12-07'))).toEqual([]);
});

test('a school is not scored on a concern, a plan or an extension that nobody said there is not', () => {
  const unknown = { onTrack: null, supportPlan: null, concern: null, extension: null, reduction: null };
  expect(qaEctsOf(torn(aCareer()), theCalendar, policy, ON)).toEqual([expect.objectContaining(unknown)]);
  const worrying = aCareer({ ect: anEct({ abConcernOn: day('2028-01-10') }) });
  expect(qaEctsOf(torn(worrying), theCalendar, policy, ON)).toEqual([
    expect.objectContaining({ ...unknown, concern: 'yes' }),
  ]);
});

test('nobody is asked for a report while it can’t be read who is to be asked, or whether the ECT is away', () => {
  const due = aReport({ state: 'due', opensOn: day('2028-06-01'), dueOn: day('2028-07-28') });
  const facts = {
    reports: [due],
    ects: [anEct()],
    periods: [aPeriod()],
    schools: [],
    absences: [],
    posts: [
      {
        personId: aPeriod().tutorId ?? '',
        name: 'Toni Tutor',
        email: 'tutor@example.org',
        role: 'tutor' as const,
        urn: aPeriod().urn,
        from: null,
        until: null,
        holdsQts: 'yes' as const,
        trainedOn: null,
      },
    ],
  };
  expect(remindersOn(facts, policy, ON).digests).toHaveLength(1);
  expect(remindersOn({ ...facts, inDoubt: new Set([due.trn]) }, policy, ON).digests).toEqual([]);
});
