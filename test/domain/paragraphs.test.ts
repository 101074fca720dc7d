/** Paragraphs that no one rule carries alone: what the register does about each, told by its number. */
import type { Career, Report } from '../../src/domain/facts';
import { expectedEnd, termsRequired, termsServed } from '../../src/domain/induction';
import { closing } from '../../src/domain/outcome';
import { defaultPolicy, type Policy } from '../../src/domain/policy';
import { isNeeded, questionsFor, type Asking } from '../../src/domain/questions';
import { riskOf } from '../../src/domain/risk';
import { scheduleFor } from '../../src/domain/schedule';
import { aCareer, aPeriod, aReport, anAdjustment, day, fraction, theCalendar } from './examples';

const policy = defaultPolicy();
const served = (career: Career, on: string, how: Partial<Policy> = {}) => {
  const answer = termsServed(career, day(on), theCalendar, { ...policy, ...how });
  return answer.known ? answer.value.terms : answer.unknown;
};

describe('2.16 short supply work that is extended', () => {
  const supply = aPeriod({ finishedOn: day('2026-10-16') });
  const post = aPeriod({ id: 'IP-0002', startedOn: day('2026-11-09') });

  test('is not backdated: a contract of less than a term before the post adds nothing', () => {
    expect(served(aCareer({ periods: [supply, post] }), '2027-07-22')).toEqual(
      served(aCareer({ periods: [post] }), '2027-07-22'),
    );
  });

  test('counts from the day the AB set, and is complete six terms from then', () => {
    const end = (periods: Career['periods']) =>
      expectedEnd(aCareer({ periods }), theCalendar, policy, day('2026-12-07'));
    expect(end([supply, post])).toMatchObject({ known: true, value: '2028-11-07' });
    expect(end([aPeriod()])).toMatchObject({ value: '2028-07-21' });
  });
});

test('2.35 where there are no terms, the shortest post that counts is as long as the AB sets it', () => {
  const half = aCareer({ periods: [aPeriod({ finishedOn: day('2026-10-23') })] });
  expect(served(half, '2026-12-18')).toEqual(fraction(0));
  expect(served(half, '2026-12-18', { shortestPost: fraction(1, 2) })).toEqual(fraction(39, 74));
});

test('2.37 part-time service is as long as its hours make it, or as the AB and the head agreed for this ECT', () => {
  const periods = [aPeriod({ startedOn: day('2021-09-01'), fte: fraction(1, 2) })];
  const length = (career: Career) => termsRequired(career, theCalendar, policy, day('2024-09-01'));
  const agreed = anAdjustment({
    terms: fraction(3, 2),
    agreedOn: day('2023-09-08'),
    ground: 'part-time service',
  });
  expect(length(aCareer({ periods }))).toMatchObject({ value: { terms: fraction(6) } });
  expect(length(aCareer({ periods, adjustments: [agreed] }))).toMatchObject({
    value: { terms: fraction(9, 2) },
    because: [{}, { cites: [{ para: '2.38' }, { para: '3.5' }] }],
  });
});

describe('not on track in the first formal assessment', () => {
  const first: Asking = { kind: 'formal assessment', final: false };
  const needed = (answers: Readonly<Record<string, string>>) =>
    questionsFor(first, { trainingWordingInFull: '' })
      .filter((question) => isNeeded(question, answers, first))
      .map(({ name }) => name);
  const assessed = (differs: Partial<Report> = {}): Report =>
    aReport({
      kind: 'formal assessment',
      final: 'no',
      term: 'Summer 2027',
      coversFrom: day('2027-04-12'),
      coversUntil: day('2027-08-31'),
      dueOn: day('2027-07-08'),
      state: 'reviewed',
      onTrack: 'no',
      standardsOfConcern: ['TS4'],
      supportPlan: 'no',
      submittedAt: '2027-07-07T12:00:00+01:00',
      ...differs,
    });
  const plan = {
    id: 'SP-0001',
    trn: '0012345',
    openedOn: day('2027-07-12'),
    reviewBy: null,
    lastReviewedOn: null,
    closedOn: null,
    owner: 'Olga Owner',
  };
  const signs = (differs: Partial<Career>, on = '2027-07-14') => {
    const { level, reasons } = riskOf(
      aCareer({ reports: [assessed()], ...differs }),
      theCalendar,
      policy,
      day(on),
    );
    return { level, says: reasons.map(({ says }) => says) };
  };

  test('4.2(a) what falls short is named, standard by standard, with the evidence', () => {
    expect(needed({ onTrack: 'yes', ts4: 'meeting' })).not.toContain('ts4Comment');
    expect(needed({ onTrack: 'no', ts4: 'not yet' })).toEqual(expect.arrayContaining(['ts4', 'ts4Comment']));
    expect(signs({}).says.join(' ')).toContain('Not on track (TS4) in the formal assessment of Summer 2027.');
  });

  test('4.2(b) where to improve, and whether a plan is in place, is asked', () => {
    expect(needed({ onTrack: 'yes' })).not.toContain('improvements');
    expect(needed({ onTrack: 'no' })).toEqual(
      expect.arrayContaining(['onTrackReasons', 'ectToldOfConcern', 'supportPlan', 'improvements']),
    );
  });

  test('4.2(c) without a support plan the ECT is at red until one is recorded', () => {
    const says = 'Not on track, and no support plan is recorded.';
    expect(signs({})).toMatchObject({ level: 'red', says: expect.arrayContaining([says]) });
    expect(signs({ supportPlans: [plan] }).says).not.toContain(says);
  });

  test('4.4 the plan is looked at again before the next assessment, and the school is asked where it is not', () => {
    const late = signs({ supportPlans: [plan] }, '2027-11-19').says;
    expect(late.some((says) => says.startsWith('The support plan should have been looked at by'))).toBe(true);
    const looked = { ...plan, lastReviewedOn: day('2027-11-15') };
    const soon = signs({ supportPlans: [looked] }, '2027-11-19').says;
    expect(soon.some((says) => says.startsWith('The support plan should'))).toBe(false);
  });
});

describe('4.7 capability, and dismissal before the end of induction', () => {
  test('as long as the ECT is in the post reports are expected as before', () => {
    const career = aCareer({
      reports: [
        aReport({ state: 'reviewed', onTrack: 'no', supportPlan: 'yes', standardsOfConcern: ['TS7'] }),
      ],
    });
    const kinds = (one: Career) => {
      const answer = scheduleFor(one, theCalendar, policy, day('2027-01-11'));
      return answer.known ? answer.value.map(({ kind, term }) => `${kind} ${term}`) : answer.unknown;
    };
    expect(kinds(career)).toEqual(kinds(aCareer()));
  });

  test('who is dismissed is released with an interim assessment, and may not be failed', () => {
    const career = aCareer({ periods: [aPeriod({ finishedOn: day('2027-03-12') })] });
    const ends = (outcome: 'fail' | 'release') =>
      closing(
        {
          outcome,
          finishedOn: day('2027-03-12'),
          numberOfTerms: fraction(18, 10),
          toldOn: null,
          extendBy: null,
        },
        career,
        theCalendar,
        policy,
        day('2027-03-15'),
      );
    expect(ends('release').objections).toEqual([]);
    expect(ends('release').notes.flatMap(({ cites }) => cites.map(({ para }) => para))).toEqual([
      '2.62',
      '2.63',
    ]);
    expect(ends('fail').objections[0]).toMatchObject({
      says: '1.83 of 6 terms are served by 12 March 2027. Release the ECT, or wait until induction is complete.',
      cites: [{ para: '2.65' }, { para: '4.8' }, { para: 'reg 11(1)' }],
    });
  });
});
