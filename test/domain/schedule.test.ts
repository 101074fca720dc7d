import type { Adjustment, Calendar, Career, InductionPeriod, Report, Term } from '../../src/domain/facts';
import { dayFrom, numberOf } from '../../src/domain/civil';
import { reviewDue } from '../../src/domain/due-dates';
import { defaultPolicy } from '../../src/domain/policy';
import { courseOf } from '../../src/domain/parts';
import { reconcile } from '../../src/domain/reconcile';
import { standardBankHolidays } from '../../src/domain/standard-bank-holidays';
import { isForOutcome } from '../../src/domain/for-outcome';
import { type ExpectedReport, nextDue, scheduleFor, whyDue } from '../../src/domain/schedule';
import { slotsFor } from '../../src/domain/stints';
import {
  aCareer,
  aPeriod,
  aReport,
  anAbsence,
  anAdjustment,
  anEct,
  day,
  fraction,
  theCalendar,
} from './examples';

const policy = defaultPolicy();
const SHORT = { 'progress review': 'PR', 'formal assessment': 'FA', 'interim assessment': 'IA' } as const;
const schedule = (career: Career, settings = policy, calendar = theCalendar, asAt = '2029-01-01') => {
  const answer = scheduleFor(career, calendar, settings, day(asAt));
  if (!answer.known) throw new Error(answer.unknown);
  return answer.value;
};
/** "PR Autumn 2026" and so on. */
const plan = (career: Career, settings = policy, calendar = theCalendar) =>
  schedule(career, settings, calendar).map(({ kind, term }) => `${SHORT[kind]} ${term}`);
const due = (career: Career, settings = policy, calendar = theCalendar) =>
  schedule(career, settings, calendar).map(({ kind, dueOn }) => `${SHORT[kind]} ${dueOn}`);
const covers = (career: Career, settings = policy, calendar = theCalendar) =>
  schedule(career, settings, calendar).map(
    ({ kind, coversFrom, coversUntil }) => `${SHORT[kind]} ${coversFrom} ${coversUntil}`,
  );
const withTerm = (name: string, differs: Partial<Term>): Calendar => ({
  ...theCalendar,
  terms: theCalendar.terms.map((term) => (term.name === name ? { ...term, ...differs } : term)),
});

describe('2.48, 2.55: full time from September', () => {
  test('four progress reviews, and assessments in terms three and six', () => {
    expect(plan(aCareer())).toEqual([
      'PR Autumn 2026',
      'PR Spring 2027',
      'FA Summer 2027',
      'PR Autumn 2027',
      'PR Spring 2028',
      'FA Summer 2028',
    ]);
    expect(schedule(aCareer()).map(({ milestone }) => milestone)).toEqual([
      null,
      null,
      'first',
      null,
      null,
      'final',
    ]);
  });

  test('each report covers its term and the holiday behind it, the last one up to completion', () => {
    expect(covers(aCareer())).toEqual([
      'PR 2026-09-01 2027-01-03',
      'PR 2027-01-04 2027-04-11',
      'FA 2027-04-12 2027-08-31',
      'PR 2027-09-01 2028-01-03',
      'PR 2028-01-04 2028-04-17',
      'FA 2028-04-18 2028-07-21',
    ]);
  });

  test('reviews are due a week and assessments a fortnight before the term ends, and open three weeks before', () => {
    expect(due(aCareer())).toEqual([
      'PR 2026-12-11',
      'PR 2027-03-18',
      'FA 2027-07-08',
      'PR 2027-12-10',
      'PR 2028-03-24',
      'FA 2028-07-07',
    ]);
    expect(schedule(aCareer())[0]).toMatchObject({
      opensOn: '2026-11-20',
      urn: '900001',
      trn: '0012345',
      provisional: null,
    });
  });

  test('each says why it is expected and why on that day', () => {
    const [first, , third, , , sixth] = schedule(aCareer());
    expect(first?.because).toEqual([
      {
        says: 'A progress review is due in every term without a formal assessment.',
        facts: [],
        cites: [{ para: '2.48', version: 'April 2024' }],
      },
      {
        says: 'Settings make reviews of Autumn 2026 due 7 days before the term ends.',
        facts: ['term Autumn 2026 ends 18 Dec 2026'],
        cites: [],
      },
    ]);
    expect(third?.because.map(({ says }) => says)).toEqual([
      'The first formal assessment is due in the term in which the first part is served.',
      'Settings make assessments of Summer 2027 due 14 days before the term ends.',
    ]);
    expect(third?.because[0]).toMatchObject({
      facts: ['served on 22 Jul 2027', 'period IP-0001, FTE 1, from 1 Sep 2026'],
      cites: [{ para: '2.55' }],
    });
    expect(sixth?.because[0]?.says).toBe(
      'The final formal assessment is due in the term in which induction is complete.',
    );
  });
});

describe('2.36, 2.48, 2.49, 2.55: part time', () => {
  const at = (n: number, d: number) =>
    aCareer({ periods: [aPeriod({ startedOn: day('2021-09-01'), fte: fraction(n, d) })] });
  const shape = (career: Career, settings = policy) => {
    const kinds = schedule(career, settings).map(({ kind }) => SHORT[kind]);
    const terms = new Map(theCalendar.terms.map(({ name }, index) => [name, index + 1]));
    const assessed = schedule(career, settings).filter(({ kind }) => kind === 'formal assessment');
    return {
      assessed: assessed.map(({ term }) => terms.get(term)),
      reviews: kinds.filter((kind) => kind === 'PR').length,
    };
  };

  test.each([
    [1, 1, [3, 6], 4],
    [4, 5, [4, 8], 6],
    [3, 5, [5, 10], 8],
    [1, 2, [6, 12], 10],
    [2, 5, [8, 15], 13],
  ])('at FTE %p/%p assessments fall in calendar terms %p, with %p reviews', (n, d, assessed, reviews) => {
    expect(shape(at(n, d))).toEqual({ assessed, reviews });
  });

  const wide = { ...policy, reviewNearAssessment: 'drop within a term before' } as const;
  test.each([
    [1, 1, 4],
    [4, 5, 4],
    [3, 5, 8],
    [1, 2, 10],
    [2, 5, 12],
  ])(
    '2.49 by the wider reading: at FTE %p/%p there are %p reviews, none less than a term before an assessment',
    (n, d, reviews) => {
      expect(shape(at(n, d), wide).reviews).toBe(reviews);
    },
  );

  test('by the wider reading the assessment covers the term of the review it replaces', () => {
    expect(covers(at(4, 5), wide).slice(1, 3)).toEqual([
      'PR 2022-01-04 2022-04-18',
      'FA 2022-04-19 2023-01-03',
    ]);
  });

  test('the wider reading is for part-time ECTs only', () => {
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2026-11-09') })] });
    expect(plan(career, wide)).toEqual(plan(career));
  });

  test('a review in every calendar term, even at a low FTE', () => {
    expect(plan(at(1, 5)).slice(0, 4)).toEqual([
      'PR Autumn 2021',
      'PR Spring 2022',
      'PR Summer 2022',
      'PR Autumn 2022',
    ]);
    expect(plan(at(1, 5))).toHaveLength(27);
    expect(plan(at(1, 5))[14]).toBe('FA Summer 2026');
  });

  test('a change of hours moves the assessments', () => {
    const career = aCareer({
      periods: [
        aPeriod({ finishedOn: day('2027-08-31') }),
        aPeriod({ id: 'IP-0002', startedOn: day('2027-09-01'), fte: fraction(1, 2) }),
      ],
    });
    expect(plan(career).filter((one) => one.startsWith('FA'))).toEqual(['FA Summer 2027', 'FA Summer 2029']);
  });
});

describe('2.49: starts within a term', () => {
  test('who joins by half-way has a review in that term', () => {
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2026-10-23') })] });
    expect(covers(career)[0]).toBe('PR 2026-10-23 2027-01-03');
  });

  test('who joins after half-way has the first review by half-way through the next term', () => {
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2026-11-02') })] });
    expect(covers(career).slice(0, 3)).toEqual([
      'PR 2026-11-02 2027-02-12',
      'PR 2027-02-13 2027-08-31',
      'FA 2027-09-01 2028-01-03',
    ]);
    expect(due(career).slice(0, 2)).toEqual(['PR 2027-02-12', 'PR 2027-07-15']);
    expect(schedule(career)[0]?.term).toBe('Spring 2027');
    expect(schedule(career)[0]?.because[1]).toEqual({
      says: 'Who starts after half-way through a term has a review by half-way through the next.',
      facts: ['term Spring 2027'],
      cites: [{ para: '2.49', version: 'April 2024' }],
    });
  });

  test('where half-way is a bank holiday, by the working day before', () => {
    const calendar = withTerm('Summer 2027', {
      halfTermFrom: day('2027-05-04'),
      halfTermUntil: day('2027-05-07'),
    });
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2027-02-22'), fte: fraction(1, 2) })] });
    expect(schedule(career, policy, calendar)[0]).toMatchObject({ term: 'Summer 2027', dueOn: '2027-04-30' });
  });

  test('part-time ECTs too', () => {
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2026-11-02'), fte: fraction(1, 2) })] });
    expect(schedule(career)[0]).toMatchObject({ term: 'Spring 2027', dueOn: '2027-02-12' });
  });

  test('a start after the AB’s own day for reviews is too late for that term', () => {
    const early = withTerm('Autumn 2026', { reviewsDueOn: day('2026-10-16') });
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2026-10-19') })] });
    expect(schedule(career, policy, early)[0]).toMatchObject({
      term: 'Spring 2027',
      dueOn: '2027-02-12',
      coversFrom: '2026-10-19',
    });
    const before = aCareer({ periods: [aPeriod({ startedOn: day('2026-10-15') })] });
    expect(schedule(before, policy, early)[0]).toMatchObject({ term: 'Autumn 2026', dueOn: '2026-10-16' });
  });

  test('the two days of grace do not change the day the report covers from', () => {
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2026-09-03') })] });
    expect(covers(career)[0]).toBe('PR 2026-09-03 2027-01-03');
    expect(plan(career)).toEqual(plan(aCareer()));
  });

  test('a start in the holidays is reported on from then', () => {
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2026-08-03') })] });
    expect(plan(career)[0]).toBe('PR Autumn 2026');
  });

  test('an assessment that falls in the next term takes the review in', () => {
    const career = aCareer({
      ect: anEct({ priorTerms: fraction(5, 2) }),
      periods: [aPeriod({ startedOn: day('2026-11-30') })],
    });
    expect(plan(career).slice(0, 2)).toEqual(['FA Spring 2027', 'PR Summer 2027']);
    expect(covers(career)[0]).toBe('FA 2026-11-30 2027-04-11');
  });
});

describe('the AB’s own dates', () => {
  test('are taken as they are, even on a day that is no working day', () => {
    const own = withTerm('Autumn 2026', {
      reviewsOpenOn: day('2026-11-23'),
      reviewsDueOn: day('2026-12-05'),
    });
    expect(schedule(aCareer(), policy, own)[0]).toMatchObject({ opensOn: '2026-11-23', dueOn: '2026-12-05' });
    expect(schedule(aCareer(), policy, own)[0]?.because[1]).toEqual({
      says: 'The Terms sheet makes reviews of Autumn 2026 due on 5 Dec 2026.',
      facts: ['term Autumn 2026'],
      cites: [],
    });
  });

  test('for assessments do not touch reviews, nor theirs assessments', () => {
    const own = withTerm('Summer 2027', {
      reviewsOpenOn: day('2027-06-30'),
      reviewsDueOn: day('2027-07-01'),
      assessmentsDueOn: day('2027-07-02'),
    });
    expect(schedule(aCareer(), policy, own)[2]).toMatchObject({ dueOn: '2027-07-02', opensOn: '2027-06-11' });
    expect(schedule(aCareer(), policy, own)[2]?.because[1]?.facts).toEqual(['term Summer 2027']);
    expect(schedule(aCareer(), policy, own)[2]?.because[1]?.says).toBe(
      'The Terms sheet makes assessments of Summer 2027 due on 2 Jul 2027.',
    );
  });

  test('an opening after the due day opens on the due day, one before the ECT starts on the start', () => {
    const own = withTerm('Autumn 2026', { reviewsOpenOn: day('2026-12-17') });
    expect(schedule(aCareer(), policy, own)[0]).toMatchObject({ opensOn: '2026-12-11' });
    const early = withTerm('Autumn 2026', { reviewsOpenOn: day('2026-08-17') });
    expect(schedule(aCareer(), policy, early)[0]).toMatchObject({ opensOn: '2026-09-01' });
  });

  test.each(['2026-08-31', '2027-01-04'])('a due day outside the term, %s, is not used but named', (on) => {
    const own = withTerm('Autumn 2026', { reviewsDueOn: day(on) });
    const [first] = schedule(aCareer(), policy, own);
    expect(first?.dueOn).toBe('2026-12-11');
    expect(first?.provisional).toMatch(
      /^The day the Terms sheet gives for reviews of Autumn 2026, .* is not in that term. Correct it.$/,
    );
  });

  test.each(['2026-09-01', '2026-09-02', '2027-01-03'])(
    'a due day within the term and its holiday, %s, is used',
    (on) => {
      const career = aCareer({ periods: [aPeriod({ startedOn: day('2026-04-13') })] });
      const own = withTerm('Autumn 2026', { reviewsDueOn: day(on) });
      expect(schedule(career, policy, own)[1]).toMatchObject({ term: 'Autumn 2026', dueOn: on });
    },
  );

  test('the days before the end of term are settings', () => {
    const settings = { ...policy, reviewsDueDaysBefore: 0, assessmentsDueDaysBefore: 1, opensDaysBefore: 7 };
    expect(due(aCareer(), settings)).toEqual([
      'PR 2026-12-18',
      'PR 2027-03-25',
      'FA 2027-07-21',
      'PR 2027-12-17',
      'PR 2028-03-31',
      'FA 2028-07-20',
    ]);
    expect(schedule(aCareer(), settings)[0]).toMatchObject({ opensOn: '2026-12-11' });
  });

  test('a setting changed moves the days of the very terms laid out before', () => {
    const [slot] = slotsFor({ urn: null }, theCalendar);
    if (slot === undefined) throw new Error('The calendar has a term.');
    const dueIn = (calendar: Calendar, settings = policy) => reviewDue(slot, calendar, settings).on;
    const first = dueIn(theCalendar);
    expect(dueIn(theCalendar, { ...policy, reviewsDueDaysBefore: policy.reviewsDueDaysBefore + 7 })).toBe(
      first - 7,
    );
    expect(dueIn(theCalendar)).toBe(first);
    const closed = [
      ...theCalendar.bankHolidays,
      { day: dayFrom(first), nation: policy.nation, title: 'A day' },
    ];
    expect(dueIn({ ...theCalendar, bankHolidays: closed })).toBeLessThan(first);
    expect(dueIn(theCalendar)).toBe(first);
  });

  test('a setting changed, or a bank holiday entered, moves the days of terms worked out before', () => {
    const first = (settings = policy, calendar = theCalendar) =>
      schedule(aCareer(), settings, calendar)[0]?.dueOn;
    const added = { nation: 'england-and-wales', day: day('2026-12-11'), title: 'A holiday added' } as const;
    const { terms, bankHolidays } = theCalendar;
    expect(first()).toBe('2026-12-11');
    expect(first({ ...policy, reviewsDueDaysBefore: 8 })).toBe('2026-12-10');
    expect(first(policy, { terms, bankHolidays: [...bankHolidays, added] })).toBe('2026-12-10');
  });

  test('V10: a due day on a bank holiday moves to the working day before', () => {
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2022-09-01') })] });
    const settings = { ...policy, assessmentsDueDaysBefore: 53 };
    expect(schedule(career, settings)[2]?.dueOn).toBe('2023-05-26');
  });

  test('V10: where the bank holidays are not known the day may move, and says so', () => {
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2028-09-01') })] });
    expect(schedule(career)[1]).toMatchObject({
      dueOn: '2029-03-22',
      provisional:
        'The bank holidays of 2029 are not all in the Bank holidays sheet (england-and-wales). Add them to work this out.',
    });
    expect(schedule(career)[0]?.provisional).toBeNull();
  });
});

describe('the final assessment', () => {
  const career = aCareer({ periods: [aPeriod({ startedOn: day('2026-11-02') })] });

  test('reg 11(3): is due within ten working days beginning with completion, where that is sooner', () => {
    const final = schedule(career)[5];
    expect(final).toMatchObject({
      milestone: 'final',
      coversUntil: '2028-10-24',
      dueOn: '2028-11-06',
      term: 'Autumn 2028',
    });
    expect(final?.because[1]).toMatchObject({
      says: 'Induction is complete on 24 Oct 2028: the recommendation is due within 10 working days beginning with it.',
      cites: [{ para: 'reg 11(3)' }, { para: '2.61' }],
    });
  });

  test('2.60, 3.8 the head recommends an outcome in it, and again where an extension ends', () => {
    expect((['first', 'final', 'after extension', null] as const).map(isForOutcome)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('is due by the term’s day where that is sooner', () => {
    const calendar = withTerm('Autumn 2028', { assessmentsDueOn: day('2028-10-31') });
    const final = schedule(career, policy, calendar)[5];
    expect([final?.dueOn, final?.because[1]?.says]).toEqual([
      '2028-10-31',
      expect.stringContaining('The Terms sheet makes'),
    ]);
  });

  test('keeps the term’s day, provisionally, where the ten days cannot be counted', () => {
    const late = aCareer({ periods: [aPeriod({ startedOn: day('2026-11-02'), fte: fraction(3, 4) })] });
    const final = schedule(late).find(({ milestone }) => milestone === 'final');
    expect(final?.term).toBe('Summer 2029');
    expect(final?.provisional).toContain('The bank holidays of 2029');
  });

  test('on the AB’s own day is firm, where the ten days can only end later', () => {
    const own = withTerm('Spring 2029', { assessmentsDueOn: day('2029-03-01') });
    const late = aCareer({ periods: [aPeriod({ startedOn: day('2027-04-12') })] });
    const final = schedule(late, policy, own)[5];
    expect(final).toMatchObject({ milestone: 'final', term: 'Spring 2029', dueOn: '2029-03-01' });
    expect(final?.provisional).toBeNull();
  });

  test('nothing is expected after it', () => {
    expect(schedule(career)).toHaveLength(6);
  });

  test('nor after an outcome', () => {
    const passed = aCareer({ ect: anEct({ outcome: 'pass', outcomeOn: day('2027-07-08') }) });
    expect(plan(passed)).toEqual(['PR Autumn 2026', 'PR Spring 2027', 'FA Summer 2027']);
  });
});

test('2.62 is not said of a post of less than a term, which is reported on where Settings let it count', () => {
  const periods = [
    aPeriod({ finishedOn: day('2027-12-31') }),
    aPeriod({
      id: 'IP-0002',
      urn: '900002',
      startedOn: day('2028-01-04'),
      finishedOn: day('2028-02-11'),
    }),
  ];
  const settings = { ...policy, shortestPostAppliesTo: 'the first post only' } as const;
  const left = schedule(aCareer({ periods }), settings).filter(({ kind }) => kind === 'interim assessment');
  const cited = ({ because }: ExpectedReport) =>
    because.flatMap(({ cites }) => cites.map(({ para }) => para));
  expect(left.map((report) => [report.coversFrom, report.coversUntil, cited(report)])).toEqual([
    ['2027-09-01', '2027-12-31', ['2.62', '2.63', '2.62']],
    ['2028-01-04', '2028-02-11', []],
  ]);
  expect(left[1]?.because[0]?.says).toBe(
    'The ECT leaves on 11 Feb 2028, so an interim assessment covers the time here.',
  );
});

describe('joining late in a term with an assessment', () => {
  const joins = (on: string) =>
    aCareer({ ect: anEct({ priorTerms: fraction(29, 10) }), periods: [aPeriod({ startedOn: day(on) })] });

  test('after the day assessments are due, it is due by the end of the term', () => {
    const [assessment, review] = schedule(joins('2026-12-07'));
    expect(assessment).toMatchObject({
      milestone: 'first',
      term: 'Autumn 2026',
      dueOn: '2026-12-18',
      coversFrom: '2026-12-07',
    });
    expect(assessment?.because[1]).toMatchObject({
      says: 'It is due on the last working day in term.',
      cites: [{ para: '2.62' }],
    });
    // The term was reported on, so the next review keeps its own day.
    expect(review).toMatchObject({ kind: 'progress review', dueOn: '2027-03-18' });
  });

  test('on that day too, before it not', () => {
    expect(schedule(joins('2026-12-04'))[0]?.dueOn).toBe('2026-12-18');
    expect(schedule(joins('2026-12-03'))[0]?.dueOn).toBe('2026-12-04');
  });
});

test('the first assessment keeps the term’s day though its part was served before', () => {
  const career = aCareer({ periods: [aPeriod({ startedOn: day('2021-09-01'), fte: fraction(4, 5) })] });
  expect(schedule(career)[3]).toMatchObject({ milestone: 'first', dueOn: '2022-12-02' });
  const early = aCareer({ periods: [aPeriod({ startedOn: day('2021-09-01'), fte: fraction(2, 5) })] });
  expect(schedule(early)[7]).toMatchObject({ milestone: 'first', dueOn: '2024-03-14' });
});

test('a start on the day reviews are due is too late for that term', () => {
  const early = withTerm('Autumn 2026', { reviewsDueOn: day('2026-10-16') });
  const career = aCareer({ periods: [aPeriod({ startedOn: day('2026-10-16') })] });
  expect(schedule(career, policy, early)[0]).toMatchObject({ term: 'Spring 2027' });
});

describe('3.4, 3.5: reduced inductions', () => {
  test('3.4: reduced to one term, only the final assessment is left', () => {
    expect(plan(aCareer({ adjustments: [anAdjustment({ terms: fraction(5) })] }))).toEqual([
      'FA Autumn 2026',
    ]);
  });

  test.each(['2026-09-09', '2026-10-12', '2026-10-23'])(
    '3.4: one term from %s lies in two, with the final assessment alone',
    (on) => {
      const career = aCareer({
        periods: [aPeriod({ startedOn: day(on) })],
        adjustments: [anAdjustment({ terms: fraction(5) })],
      });
      expect(plan(career)).toEqual(['FA Spring 2027']);
      expect(schedule(career)[0]).toMatchObject({ milestone: 'final', coversFrom: on });
    },
  );

  test('3.4: one term at 0.5 FTE as well', () => {
    const periods = [aPeriod({ fte: fraction(1, 2) })];
    expect(plan(aCareer({ periods, adjustments: [anAdjustment({ terms: fraction(5) })] }))).toEqual([
      'FA Spring 2027',
    ]);
  });

  test('2.48: of a little more than one term, and of an extension to it, there are reviews', () => {
    const periods = [aPeriod({ startedOn: day('2026-10-12') })];
    expect(plan(aCareer({ periods, adjustments: [anAdjustment({ terms: fraction(49, 10) })] }))).toEqual([
      'PR Autumn 2026',
      'FA Spring 2027',
    ]);
    const more = anAdjustment({
      id: 'AD-0002',
      kind: 'extension after completion',
      terms: fraction(1),
      agreedOn: day('2027-02-10'),
    });
    const extended = aCareer({ periods, adjustments: [anAdjustment({ terms: fraction(5) }), more] });
    expect(plan(extended)).toEqual(['FA Spring 2027', 'PR Spring 2027', 'FA Summer 2027']);
  });

  test('3.4, 2.60: with three terms served before, a reduction by the rest leaves the final assessment', () => {
    const career = aCareer({ ect: anEct({ priorTerms: fraction(3) }), adjustments: [anAdjustment()] });
    expect(schedule(career)).toMatchObject([
      { kind: 'formal assessment', milestone: 'final', term: 'Autumn 2026', dueOn: '2026-12-04' },
    ]);
  });

  test('2.38, 3.5: a reduction of more than is left brings the final assessment forward all the same', () => {
    const first = aReport({
      kind: 'formal assessment',
      final: 'no',
      term: 'Summer 2028',
      coversFrom: day('2028-04-18'),
      coversUntil: day('2028-08-31'),
      state: 'reviewed',
    });
    const career = aCareer({
      periods: [aPeriod({ fte: fraction(1, 2) })],
      adjustments: [anAdjustment({ agreedOn: day('2028-11-20'), ground: 'part-time service' })],
      reports: [first],
    });
    const assessments = schedule(career).filter(({ kind }) => kind === 'formal assessment');
    expect(assessments).toMatchObject([
      { milestone: 'first', term: 'Summer 2028' },
      { milestone: 'final', term: 'Autumn 2028', dueOn: '2028-12-01', coversUntil: '2028-11-20' },
    ]);
    const { keep, create } = reconcile([first], assessments);
    expect(keep).toEqual([first]);
    expect(create).toMatchObject([{ milestone: 'final' }]);
  });

  describe('of exactly what is left, agreed about the last day of the first part', () => {
    const agreed = (on: string, differs: Partial<Career> = {}) =>
      schedule(aCareer({ adjustments: [anAdjustment({ agreedOn: day(on) })], ...differs })).filter(
        ({ milestone }) => milestone !== null,
      );
    const signed = aReport({
      kind: 'formal assessment',
      final: 'no',
      term: 'Summer 2027',
      coversFrom: day('2027-04-12'),
      coversUntil: day('2027-08-31'),
      state: 'reviewed',
    });

    test.each(['2027-07-21', '2027-07-22'])('3.4: on %s, the final assessment alone is left', (on) => {
      expect(agreed(on)).toMatchObject([{ milestone: 'final', term: 'Summer 2027' }]);
      const career = aCareer({ adjustments: [anAdjustment({ agreedOn: day(on) })] });
      expect(courseOf(career, theCalendar, policy, day(on)).parts).toMatchObject([{ ends: 'final' }]);
    });

    test('3.4: in its extension for absence too', () => {
      const absences = [anAbsence({ from: day('2026-11-02'), until: day('2026-12-11'), days: fraction(30) })];
      expect(agreed('2027-09-10', { absences })).toMatchObject([{ milestone: 'final', term: 'Autumn 2027' }]);
    });

    test('3.5: in the next term both are', () => {
      expect(agreed('2027-09-02').map(({ milestone }) => milestone)).toEqual(['first', 'final']);
    });

    test('in the holiday after it, where the term has one assessment still, that is the final one', () => {
      expect(agreed('2027-07-23')).toMatchObject([{ milestone: 'final', coversUntil: '2027-07-23' }]);
      const { keep, create } = reconcile([signed], agreed('2027-07-23', { reports: [signed] }));
      expect(keep).toEqual([signed]);
      expect(create).toMatchObject([{ milestone: 'final', coversUntil: '2027-07-23' }]);
    });

    test.each(['2027-07-01', '2027-07-21', '2027-07-22'])(
      '2.60: the first signed already bears no recommendation, so on %s the final one is still asked for',
      (on) => {
        const { keep, create } = reconcile([signed], agreed(on, { reports: [signed] }));
        expect(keep).toEqual([signed]);
        expect(create).toMatchObject([{ milestone: 'final', term: 'Summer 2027' }]);
      },
    );
  });

  test.each([
    ['2027-07-05', '2027-07-16'],
    ['2027-07-08', '2027-07-21'],
    ['2027-07-20', '2027-08-02'],
  ])(
    'reg 11(3): agreed on %s, the final assessment has ten working days from then, until %s',
    (on, dueOn) => {
      const [, , final] = schedule(aCareer({ adjustments: [anAdjustment({ agreedOn: day(on) })] }));
      expect(final).toMatchObject({ milestone: 'final', dueOn });
      expect(final?.because[final.because.length - 1]).toMatchObject({
        cites: [{ para: '3.2' }, { para: '3.5' }, { para: 'reg 11(3)' }],
        facts: ['adjustment AD-0001'],
      });
    },
  );

  test.each([
    ['3.2 experience', { ground: 'experience' as const }, ['3.2']],
    ['2.38, 3.5 part-time service', { ground: 'part-time service' as const }, ['2.38', '3.5']],
  ])('%s: it cites what the reduction rests on', (_name, differs, paras) => {
    const adjustments = [anAdjustment({ agreedOn: day('2027-07-05'), ...differs })];
    const [, , final] = schedule(aCareer({ adjustments }));
    const why = final?.because[final.because.length - 1];
    expect(why?.cites.map(({ para }) => para)).toEqual([...paras, 'reg 11(3)']);
    expect(why?.says).toContain('beginning with it.');
  });

  test('reg 11(3): agreed long before, it keeps the term’s day', () => {
    const [, , final] = schedule(aCareer({ adjustments: [anAdjustment({ agreedOn: day('2027-06-01') })] }));
    expect(final?.dueOn).toBe('2027-07-08');
  });

  test('3.8: and so has the assessment of an extension agreed when its time is over', () => {
    const late = anAdjustment({
      kind: 'extension after completion',
      terms: fraction(1, 10),
      agreedOn: day('2028-11-24'),
    });
    const last = [...schedule(aCareer({ adjustments: [late] }))].pop();
    expect(last).toMatchObject({ milestone: 'after extension', dueOn: '2028-12-07' });
    expect(last?.because[last.because.length - 1]?.cites).toMatchObject([
      { para: '3.8' },
      { para: 'reg 11(3)' },
    ]);
  });

  test('2.33 a post that does not count is no fact of a date', () => {
    const periods = [
      aPeriod({ finishedOn: day('2026-10-31') }),
      aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2027-01-04') }),
    ];
    const first = schedule(aCareer({ periods })).find(({ milestone }) => milestone === 'first');
    const facts = first?.because.flatMap((one) => one.facts).join('; ');
    expect(facts).toContain('period IP-0002');
    expect(facts).not.toContain('period IP-0001, FTE');
  });

  test('reduced to the first part, the assessment in its last term is the final one', () => {
    const career = aCareer({ adjustments: [anAdjustment()] });
    expect(plan(career)).toEqual(['PR Autumn 2026', 'PR Spring 2027', 'FA Summer 2027']);
    expect(schedule(career)[2]?.milestone).toBe('final');
  });

  test('reduced to four terms, both assessments are left', () => {
    expect(plan(aCareer({ adjustments: [anAdjustment({ terms: fraction(2) })] }))).toEqual([
      'PR Autumn 2026',
      'PR Spring 2027',
      'FA Summer 2027',
      'FA Autumn 2027',
    ]);
  });

  test('2.49: with both assessments in one term, only the final one is asked for', () => {
    const career = aCareer({
      adjustments: [anAdjustment({ terms: fraction(11, 4) })],
      periods: [aPeriod({ startedOn: day('2026-11-02') })],
    });
    expect(
      schedule(career)
        .filter(({ kind }) => kind === 'formal assessment')
        .map(({ milestone, term }) => [milestone, term]),
    ).toEqual([['final', 'Autumn 2027']]);
  });

  test('2.38: at 0.5 FTE a reduction after two school years brings the final assessment forward', () => {
    const career = aCareer({
      periods: [aPeriod({ startedOn: day('2021-09-01'), fte: fraction(1, 2) })],
      adjustments: [anAdjustment({ terms: fraction(5, 2), agreedOn: day('2023-09-08') })],
    });
    expect(plan(career).filter((one) => one.startsWith('FA'))).toEqual(['FA Summer 2023', 'FA Autumn 2023']);
  });
});

describe('3.8 to 3.10: extended after completion', () => {
  const extension = anAdjustment({
    kind: 'extension after completion',
    terms: fraction(2),
    agreedOn: day('2028-07-25'),
  });

  test('reviews and an assessment at its end follow the final assessment', () => {
    const career = aCareer({ adjustments: [extension] });
    expect(plan(career).slice(4)).toEqual([
      'PR Spring 2028',
      'FA Summer 2028',
      'PR Autumn 2028',
      'FA Spring 2029',
    ]);
    expect(
      schedule(career)
        .slice(5)
        .map(({ milestone }) => milestone),
    ).toEqual(['final', null, 'after extension']);
    expect(covers(career).slice(5)).toEqual([
      'FA 2028-04-18 2028-07-21',
      'PR 2028-09-01 2029-01-03',
      'FA 2029-01-04 2029-03-29',
    ]);
    expect(schedule(career)[7]?.because[0]).toMatchObject({
      says: 'An extension ends with an assessment.',
      cites: [{ para: '3.8' }],
    });
  });

  test('an extension that begins within a term goes on in that term', () => {
    const career = aCareer({
      adjustments: [extension],
      periods: [aPeriod({ startedOn: day('2026-11-02') })],
    });
    expect(covers(career).slice(5)).toEqual([
      'FA 2028-09-01 2028-10-24',
      'PR 2028-10-25 2029-01-03',
      'PR 2029-01-04 2029-04-15',
      'FA 2029-04-16 2029-06-08',
    ]);
  });

  test('who leaves on the day of completion, the extension to be served elsewhere, owes nothing for the rest of that term', () => {
    const career = aCareer({
      adjustments: [extension],
      periods: [
        aPeriod({ startedOn: day('2026-11-02'), finishedOn: day('2028-10-24') }),
        aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2029-01-04') }),
      ],
    });
    expect(covers(career).slice(5)).toEqual([
      'FA 2028-09-01 2028-10-24',
      'PR 2029-01-04 2029-04-15',
      'FA 2029-04-16 2029-07-20',
    ]);
  });

  test('whose post goes on after completion, the extension to be served elsewhere, is assessed up to completion', () => {
    const extended = [anAdjustment({ ...extension, agreedOn: day('2028-08-02') })];
    const periods = [
      aPeriod({ finishedOn: day('2028-08-31') }),
      aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2028-09-01') }),
    ];
    expect(covers(aCareer({ adjustments: extended, periods }))[5]).toBe('FA 2028-04-18 2028-07-21');
  });

  test('a contract renewed in the holiday after completion leaves no day to nobody', () => {
    const [start, cut] = [day('2023-11-15'), day('2024-05-27')];
    const post = aPeriod({ startedOn: start, fte: fraction(17, 20) });
    const adjustments = [
      anAdjustment({ kind: 'reduction', terms: fraction(9, 2), agreedOn: start }),
      { ...extension, terms: fraction(1, 4), agreedOn: start },
    ];
    const renewed = [
      { ...post, finishedOn: cut },
      { ...post, id: 'IP-0002', startedOn: day('2024-05-28') },
    ];
    for (const periods of [[post], renewed])
      expect(covers(aCareer({ adjustments, periods })).slice(1)).toEqual([
        'FA 2024-02-10 2024-05-24',
        'FA 2024-05-25 2024-06-27',
      ]);
  });

  test('a short one ends in the term it began in', () => {
    const career = aCareer({
      adjustments: [{ ...extension, terms: fraction(1, 4) }],
      periods: [aPeriod({ startedOn: day('2026-11-02') })],
    });
    expect(covers(career).slice(5)).toEqual(['FA 2028-09-01 2028-10-24', 'FA 2028-10-25 2028-11-24']);
  });
});

describe('2.62: leaving early', () => {
  test('who leaves after a term has an interim assessment before leaving, in place of the review', () => {
    const career = aCareer({ periods: [aPeriod({ finishedOn: day('2027-04-11') })] });
    expect(plan(career)).toEqual(['PR Autumn 2026', 'IA Spring 2027']);
    expect(schedule(career)[1]).toMatchObject({
      coversFrom: '2027-01-04',
      coversUntil: '2027-04-11',
      dueOn: '2027-03-25',
      urn: '900001',
    });
    expect(schedule(career)[1]?.because).toMatchObject([
      {
        says: 'The ECT leaves on 11 Apr 2027, so an interim assessment is due.',
        cites: [{ para: '2.62' }, { para: '2.63' }],
      },
      {
        says: 'It is due on the last working day in term.',
        cites: [{ para: '2.62' }],
      },
    ]);
  });

  test('in place of the review too that the AB’s own day has early in the term', () => {
    const own = withTerm('Spring 2027', { reviewsDueOn: day('2027-02-01') });
    const career = aCareer({ periods: [aPeriod({ finishedOn: day('2027-04-11') })] });
    expect(plan(career, policy, own)).toEqual(['PR Autumn 2026', 'IA Spring 2027']);
  });

  test('2.62 after exactly a term too', () => {
    const career = aCareer({ periods: [aPeriod({ finishedOn: day('2026-12-18') })] });
    expect(schedule(career)[0]?.because[0]?.says).toBe(
      'The ECT leaves on 18 Dec 2026, so an interim assessment is due.',
    );
  });

  test('who joins after half-way and leaves before the next has an interim assessment alone', () => {
    const periods = [
      aPeriod({ finishedOn: day('2027-12-31') }),
      aPeriod({ id: 'IP-0002', startedOn: day('2028-02-28'), finishedOn: day('2028-05-05') }),
    ];
    const settings = { ...policy, shortestPostAppliesTo: 'the first post only' } as const;
    expect(plan(aCareer({ periods }), settings).slice(4)).toEqual(['IA Summer 2028']);
  });

  test('within a term it is due by the last working day', () => {
    expect(due(aCareer({ periods: [aPeriod({ finishedOn: day('2027-02-13') })] }))[1]).toBe('IA 2027-02-12');
  });

  test('2.62: in the last term of induction too', () => {
    const career = aCareer({ periods: [aPeriod({ finishedOn: day('2028-06-30') })] });
    expect(plan(career).slice(4)).toEqual(['PR Spring 2028', 'IA Summer 2028']);
  });

  test('who leaves when the first part is served has been assessed', () => {
    const career = aCareer({ periods: [aPeriod({ finishedOn: day('2027-08-31') })] });
    expect(plan(career)).toEqual(['PR Autumn 2026', 'PR Spring 2027', 'FA Summer 2027']);
    expect(covers(career)[2]).toBe('FA 2027-04-12 2027-08-31');
  });

  test('who leaves a day before has not', () => {
    const career = aCareer({ periods: [aPeriod({ finishedOn: day('2027-07-21') })] });
    expect(plan(career)[2]).toBe('IA Summer 2027');
  });

  test('who leaves before a term is served owes nothing', () => {
    expect(plan(aCareer({ periods: [aPeriod({ finishedOn: day('2026-12-01') })] }))).toEqual([]);
  });

  test('2.62, 2.63 a first assessment that falls in the last weeks of a post is due before leaving', () => {
    const career = aCareer({
      periods: [
        aPeriod({ startedOn: day('2026-11-04'), finishedOn: day('2027-11-12') }),
        aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2027-11-15') }),
      ],
    });
    const first = schedule(career).find(({ milestone }) => milestone === 'first');
    expect(first).toMatchObject({ urn: '900001', dueOn: '2027-11-12', opensOn: '2027-10-22' });
    expect(first?.because[first.because.length - 1]).toEqual({
      says: 'It is due on the last working day in term.',
      facts: [],
      cites: [{ para: '2.62', version: 'April 2024' }],
    });
  });

  test('2.49 who joins after half-way and leaves in the next term has a review by half-way all the same', () => {
    const leaves = (on: string) =>
      aCareer({
        periods: [
          aPeriod({ startedOn: day('2026-11-04'), finishedOn: day(on) }),
          aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2027-04-12') }),
        ],
      });
    expect(due(leaves('2027-03-24')).slice(0, 2)).toEqual(['PR 2027-02-12', 'IA 2027-03-24']);
    expect(covers(leaves('2027-03-24')).slice(0, 2)).toEqual([
      'PR 2026-11-04 2027-02-12',
      'IA 2027-02-13 2027-03-24',
    ]);
    // Gone by then, the interim assessment is all.
    expect(due(leaves('2027-02-13'))[0]).toBe('IA 2027-02-12');
    expect(due(leaves('2027-02-12'))[0]).toBe('IA 2027-02-12');
  });

  test('who leaves after the Terms sheet ends owes none that can be dated', () => {
    const career = aCareer({
      periods: [aPeriod({ startedOn: day('2029-09-03'), finishedOn: day('2031-02-01') })],
    });
    expect(plan(career)).toEqual(['PR Autumn 2029', 'PR Spring 2030', 'FA Summer 2030']);
  });

  test('who completes and then leaves is reported on up to completion', () => {
    expect(covers(aCareer({ periods: [aPeriod({ finishedOn: day('2028-08-31') })] }))[5]).toBe(
      'FA 2028-04-18 2028-07-21',
    );
  });

  test('who completes and then leaves owes no interim assessment', () => {
    expect(plan(aCareer({ periods: [aPeriod({ finishedOn: day('2028-08-31') })] }))).toEqual(plan(aCareer()));
  });

  test('who completes with the final assessment done a term before owes none either', () => {
    const done = aReport({
      kind: 'formal assessment',
      state: 'reviewed',
      term: 'Summer 2027',
      coversFrom: day('2027-04-12'),
      coversUntil: day('2027-08-31'),
    });
    const final = {
      ...done,
      id: 'R-0002',
      term: 'Spring 2028',
      coversFrom: day('2028-01-04'),
      coversUntil: day('2028-04-17'),
    };
    const career = aCareer({ periods: [aPeriod({ finishedOn: day('2028-07-21') })], reports: [done, final] });
    expect(plan(career).slice(3)).toEqual(['PR Autumn 2027', 'FA Spring 2028', 'PR Summer 2028']);
  });

  test('3.10: who leaves during an extension owes one', () => {
    const career = aCareer({
      periods: [aPeriod({ finishedOn: day('2028-12-31') })],
      adjustments: [
        anAdjustment({ kind: 'extension after completion', terms: fraction(2), agreedOn: day('2028-07-25') }),
      ],
    });
    expect(plan(career).slice(5)).toEqual(['FA Summer 2028', 'IA Autumn 2028']);
    expect(schedule(career)[6]?.because[0]?.cites.map(({ para }) => para)).toEqual(['2.62', '2.63', '3.10']);
  });

  describe('3.10: who leaves a new school with an extension begun there, before the post counts (3.9)', () => {
    const extended = (
      left: string,
      differs: Partial<Adjustment> = {},
      post: Partial<InductionPeriod> = {},
      first: Partial<InductionPeriod> = {},
    ) =>
      aCareer({
        periods: [
          aPeriod({ finishedOn: day('2028-08-31'), ...first }),
          aPeriod({
            id: 'IP-0002',
            urn: '900002',
            startedOn: day('2028-09-04'),
            finishedOn: day(left),
            ...post,
          }),
        ],
        adjustments: [
          anAdjustment({
            kind: 'extension after completion',
            terms: fraction(1),
            agreedOn: day('2028-07-25'),
            ...differs,
          }),
        ],
      });

    test('owes one all the same, of the whole post, and no review', () => {
      expect(schedule(extended('2028-10-20')).slice(6)).toEqual([
        {
          trn: '0012345',
          urn: '900002',
          kind: 'interim assessment',
          milestone: null,
          done: null,
          term: 'Autumn 2028',
          coversFrom: '2028-09-04',
          coversUntil: '2028-10-20',
          opensOn: '2028-09-29',
          dueOn: '2028-10-20',
          because: [
            {
              says: 'The ECT leaves on 20 Oct 2028, so an interim assessment is due.',
              cites: ['2.62', '2.63', '3.10'].map((para) => ({ para, version: 'April 2024' })),
              facts: [],
            },
            expect.objectContaining({ says: 'It is due on the last working day in term.' }),
          ],
          provisional: null,
        },
      ]);
    });

    test('owes none where the post goes on under another AB', () => {
      const career = extended('2028-10-20');
      const theirs = aPeriod({
        id: 'IP-0003',
        urn: '900002',
        startedOn: day('2028-10-21'),
        finishedOn: day('2028-11-10'),
        otherAb: 'Anytown Hub',
      });
      expect(covers({ ...career, periods: [...career.periods, theirs] }).slice(6)).toEqual([]);
    });

    test('before what the next school owes', () => {
      const career = extended('2028-10-20');
      const next = aPeriod({ id: 'IP-0003', urn: '900003', startedOn: day('2028-11-06') });
      expect(covers({ ...career, periods: [...career.periods, next] }).slice(6)).toEqual([
        'IA 2028-09-04 2028-10-20',
        'FA 2028-11-06 2029-02-26',
      ]);
    });

    test.each([
      [
        'the extension was agreed after the ECT left',
        extended('2028-10-20', { agreedOn: day('2028-10-21') }),
      ],
      ['another body assures the post', extended('2028-10-20', {}, { otherAb: 'Anytown Hub' })],
      ['no school day was served', extended('2029-01-02', {}, { startedOn: day('2028-12-27') })],
      [
        'induction was not complete',
        extended(
          '2028-07-14',
          { agreedOn: day('2028-06-01') },
          { startedOn: day('2028-06-12') },
          { finishedOn: day('2028-06-09') },
        ),
      ],
      ['the terms stop before', extended('2035-10-20', {}, { startedOn: day('2035-10-02') })],
    ])('owes none where %s', (_, career) => {
      expect(plan(career).slice(6)).toEqual([]);
    });

    test('owes none while the lead school goes on with the extension', () => {
      const career = extended('2028-10-20', {}, { fte: fraction(2, 5) });
      const lead = aPeriod({
        id: 'IP-0003',
        urn: '900003',
        startedOn: day('2028-09-01'),
        fte: fraction(3, 5),
      });
      expect(plan({ ...career, periods: [...career.periods, lead] }).slice(6)).not.toContain(
        'IA Autumn 2028',
      );
    });
  });
});

describe('2.75: terms that others counted', () => {
  test('before we took the ECT on are nobody’s to report on, however many rows they are in', () => {
    const counted = (id: string, startedOn: string, finishedOn: string) =>
      aPeriod({
        id,
        urn: null,
        startedOn: day(startedOn),
        finishedOn: day(finishedOn),
        countedTerms: fraction(1),
        otherAb: 'Anytown Hub',
      });
    const career = aCareer({
      ect: anEct({ priorTerms: fraction(1) }),
      periods: [
        counted('IP-0001', '2025-09-01', '2025-12-19'),
        counted('IP-0002', '2026-01-05', '2026-03-27'),
        aPeriod({ id: 'IP-0003' }),
      ],
    });
    expect(plan(career)).toEqual(['PR Autumn 2026', 'PR Spring 2027', 'FA Summer 2027']);
  });
});

describe('a new post', () => {
  const moves = (until: string, from: string) =>
    aCareer({
      periods: [
        aPeriod({ finishedOn: day(until) }),
        aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day(from) }),
      ],
    });

  test('at a new school after the holiday: an interim assessment by the old, the next report by the new', () => {
    expect(schedule(moves('2026-12-31', '2027-01-01')).slice(0, 2)).toMatchObject([
      {
        kind: 'interim assessment',
        term: 'Autumn 2026',
        urn: '900001',
        coversUntil: '2026-12-31',
        dueOn: '2026-12-18',
      },
      { kind: 'progress review', term: 'Spring 2027', urn: '900002', coversFrom: '2027-01-01' },
    ]);
  });

  test('within a term, both schools report on it', () => {
    expect(plan(moves('2027-01-29', '2027-02-01')).slice(0, 4)).toEqual([
      'PR Autumn 2026',
      'IA Spring 2027',
      'PR Spring 2027',
      'FA Summer 2027',
    ]);
    expect(covers(moves('2027-01-29', '2027-02-01')).slice(1, 3)).toEqual([
      'IA 2027-01-04 2027-01-29',
      'PR 2027-02-01 2027-04-11',
    ]);
  });

  test('after half-way, the first review at the new school is due by half-way through the next term', () => {
    const career = aCareer({
      periods: [
        aPeriod({ finishedOn: day('2027-02-12') }),
        aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2027-02-22'), fte: fraction(1, 2) }),
      ],
    });
    expect(due(career).slice(0, 4)).toEqual([
      'PR 2026-12-11',
      'IA 2027-02-12',
      'PR 2027-05-28',
      'PR 2027-12-10',
    ]);
    expect(covers(career)[2]).toBe('PR 2027-02-22 2027-05-28');
    expect(schedule(career)[2]?.urn).toBe('900002');
  });

  test('returning after a break, the spell away is not reported on', () => {
    const career = moves('2027-04-11', '2027-09-01');
    expect(plan(career).slice(0, 4)).toEqual([
      'PR Autumn 2026',
      'IA Spring 2027',
      'FA Autumn 2027',
      'PR Spring 2028',
    ]);
    expect(covers(career)[2]).toBe('FA 2027-09-01 2028-01-03');
  });

  test('3.14: with two posts at once the lead school reports, and leaving the other asks for nothing', () => {
    const career = aCareer({
      periods: [
        aPeriod({ fte: fraction(2, 5), finishedOn: day('2027-04-11') }),
        aPeriod({ id: 'IP-0002', urn: '900002', fte: fraction(3, 5) }),
      ],
    });
    expect(plan(career).slice(0, 3)).toEqual(['PR Autumn 2026', 'PR Spring 2027', 'PR Summer 2027']);
    expect(new Set(schedule(career).map(({ urn }) => urn))).toEqual(new Set(['900002']));
  });

  test.each([
    ['in a holiday', '2026-12-31', 'IA 2026-09-01 2026-12-31', 'PR 2027-01-01 2027-04-11'],
    ['in term', '2026-11-27', 'IA 2026-09-01 2026-11-27', 'PR 2026-11-28 2027-01-03'],
  ])(
    '2.62, 3.14: who leaves the lead school %s has an interim assessment there, and the other school leads',
    (_, last, left, next) => {
      const career = aCareer({
        periods: [
          aPeriod({ startedOn: day('2026-04-13'), fte: fraction(3, 5), finishedOn: day(last) }),
          aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2026-04-13'), fte: fraction(2, 5) }),
        ],
      });
      const at = covers(career).findIndex((one) => one.startsWith('IA'));
      expect(covers(career).slice(at, at + 2)).toEqual([left, next]);
      expect(
        schedule(career)
          .slice(at - 1, at + 2)
          .map(({ urn }) => urn),
      ).toEqual(['900001', '900001', '900002']);
    },
  );

  test('3.14: no interim assessment where hours change and with them the lead', () => {
    const career = aCareer({
      periods: [
        aPeriod({ fte: fraction(3, 5), finishedOn: day('2026-12-31') }),
        aPeriod({ id: 'IP-0003', fte: fraction(2, 5), startedOn: day('2027-01-01') }),
        aPeriod({ id: 'IP-0002', urn: '900002', fte: fraction(2, 5), finishedOn: day('2026-12-31') }),
        aPeriod({ id: 'IP-0004', urn: '900002', fte: fraction(3, 5), startedOn: day('2027-01-01') }),
      ],
    });
    expect(schedule(career).slice(0, 2)).toMatchObject([
      { kind: 'progress review', urn: '900001' },
      { kind: 'progress review', urn: '900002' },
    ]);
  });

  test('of two posts alike, the one that began first leads', () => {
    const career = aCareer({
      periods: [
        aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2026-09-02'), fte: fraction(1, 2) }),
        aPeriod({ fte: fraction(1, 2) }),
      ],
    });
    expect(schedule(career)[0]?.urn).toBe('900001');
  });
});

describe('2.33 a school that becomes an academy, and has a new URN', () => {
  const converting = (last: string, first: string, samePost: 'yes' | null) =>
    aCareer({
      periods: [
        aPeriod({ finishedOn: day(last) }),
        aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day(first), samePost }),
      ],
    });

  test.each([
    ['2026-10-31', '2026-11-01'],
    ['2028-01-31', '2028-02-01'],
    ['2028-05-31', '2028-06-01'],
  ])('ends no post on %s: induction takes six terms, and no interim assessment', (last, first) => {
    const career = converting(last, first, 'yes');
    expect(plan(career)).toEqual(plan(aCareer()));
    expect(covers(career)).toEqual(covers(aCareer()));
    expect(schedule(career).map(({ urn }) => urn)).toEqual(
      schedule(aCareer()).map(({ coversUntil }) => (coversUntil < first ? '900001' : '900002')),
    );
  });

  test('where nobody says that the post goes on, there are two', () => {
    expect(plan(converting('2028-01-31', '2028-02-01', null))).toContain('IA Spring 2028');
  });
});

test('of two posts alike, the school that had the ECT first leads, whatever its latest contract', () => {
  const career = aCareer({
    periods: [
      aPeriod({ fte: fraction(1, 2), finishedOn: day('2026-10-23') }),
      aPeriod({ id: 'IP-0002', urn: '900002', fte: fraction(1, 2), startedOn: day('2026-09-07') }),
      aPeriod({ id: 'IP-0003', fte: fraction(1, 2), startedOn: day('2026-10-24') }),
    ],
  });
  expect(new Set(schedule(career).map(({ urn }) => urn))).toEqual(new Set(['900001']));
});

describe('service elsewhere', () => {
  test('is not reported on by us, and its assessment is theirs', () => {
    const career = aCareer({
      periods: [
        aPeriod({
          id: 'IP-0009',
          urn: '900005',
          startedOn: day('2025-09-01'),
          finishedOn: day('2026-07-22'),
          otherAb: 'Anytown Hub',
        }),
        aPeriod(),
      ],
    });
    expect(plan(career)).toEqual(['PR Autumn 2026', 'PR Spring 2027', 'FA Summer 2027']);
    expect(schedule(career)[2]?.milestone).toBe('final');
  });

  test('counted by another AB, it sets where our assessments fall', () => {
    const career = aCareer({
      periods: [
        aPeriod({
          id: 'IP-0009',
          urn: '900005',
          startedOn: day('2025-09-01'),
          finishedOn: day('2026-07-22'),
          countedTerms: fraction(2),
          otherAb: 'Anytown Hub',
        }),
        aPeriod(),
      ],
    });
    expect(plan(career)).toEqual(['FA Autumn 2026', 'PR Spring 2027', 'PR Summer 2027', 'FA Autumn 2027']);
  });

  test('when another AB takes over at the same school we ask for no interim assessment', () => {
    const career = aCareer({
      periods: [
        aPeriod({ finishedOn: day('2027-02-12') }),
        aPeriod({ id: 'IP-0002', startedOn: day('2027-02-13'), otherAb: 'Anytown Hub' }),
      ],
    });
    expect(covers(career)).toEqual(['PR 2026-09-01 2027-01-03']);
  });

  const handedOver = (last: string, next: string, differs: Partial<Career> = {}) =>
    aCareer({
      periods: [
        aPeriod({ finishedOn: day(last) }),
        aPeriod({ id: 'IP-0002', startedOn: day(next), otherAb: 'Anytown Hub' }),
      ],
      ...differs,
    });

  test.each([
    ['2027-03-17', '2027-03-18', ['PR 2026-12-11']],
    ['2027-03-18', '2027-03-19', ['PR 2026-12-11', 'PR 2027-03-18']],
  ])('2.48, 2.54 handing over on %s we ask for no review that falls due after it', (last, next, reports) => {
    expect(due(handedOver(last, next))).toEqual(reports);
  });

  test('2.49 nor for one put off past the day we hand over', () => {
    const absences = [anAbsence({ from: day('2026-12-07'), until: day('2027-01-08'), days: fraction(15) })];
    expect(due(handedOver('2027-01-15', '2027-01-16', { absences }))).toEqual([]);
    expect(due(aCareer({ absences }))[0]).toBe('PR 2027-01-22');
  });

  test('2.55 an assessment of what is served with us is due before we hand over', () => {
    const served = handedOver('2027-08-31', '2027-09-01').periods;
    const early = [
      aPeriod({ ...served[0], finishedOn: day('2027-07-05') }),
      aPeriod({ ...served[1], startedOn: day('2027-07-06') }),
    ];
    const career = aCareer({ ect: anEct({ priorTerms: fraction(1, 4) }), periods: early });
    expect(due(career).slice(2)).toEqual(['FA 2027-07-05']);
  });

  test('taking over from another AB within a term, we review that term', () => {
    const career = aCareer({
      periods: [
        aPeriod({ finishedOn: day('2027-02-26'), otherAb: 'Anytown Hub' }),
        aPeriod({ id: 'IP-0002', startedOn: day('2027-02-27') }),
      ],
    });
    expect(covers(career)[0]).toBe('PR 2027-02-27 2027-04-11');
  });

  test.each([
    ['2026-11-03', '2027-01-03', '2027-02-12', 'after half-way of the term before'],
    ['2026-11-03', '2027-02-19', '2027-03-18', 'but taken over past half-way ourselves'],
    ['2026-10-20', '2027-01-03', '2027-03-18', 'before half-way'],
    ['2026-10-23', '2027-01-03', '2027-03-18', 'on the last day before half-term'],
    ['2026-10-24', '2027-01-03', '2027-02-12', 'the day after that'],
    ['2026-06-22', '2027-01-03', '2027-03-18', 'after half-way, but two terms before'],
    ['2026-11-03', '2027-02-10', '2027-02-12', 'and taken over two days before half-way'],
  ])(
    '2.49 of a post that began on %s under another AB until %s the review is due on %s: %s',
    (on, last, due1) => {
      const career = aCareer({
        periods: [
          aPeriod({ startedOn: day(on), finishedOn: day(last), otherAb: 'Anytown Hub' }),
          aPeriod({ id: 'IP-0002', startedOn: dayFrom(numberOf(day(last)) + 1) }),
        ],
      });
      expect(due(career)[0]).toBe(`PR ${due1}`);
    },
  );
});

describe('what the schedule cannot tell', () => {
  test('it stops with the Terms sheet, and says so', () => {
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2029-09-03') })] });
    const answer = scheduleFor(career, theCalendar, policy, day('2029-09-01'));
    expect(answer).toMatchObject({
      known: true,
      value: [
        { term: 'Autumn 2029' },
        { term: 'Spring 2030' },
        { term: 'Summer 2030', coversUntil: '2030-07-22' },
      ],
    });
    expect(answer.because).toEqual([
      {
        says: 'Later reports can not be dated. The Terms sheet has no term after Summer 2030 (England). Add the next term to work this out.',
        facts: [],
        cites: [],
      },
    ]);
    expect(scheduleFor(aCareer(), theCalendar, policy, day('2026-09-01')).because).toEqual([]);
  });

  test('facts that cannot be leave it unknown', () => {
    const career = aCareer({ periods: [aPeriod({ fte: fraction(0) })] });
    expect(scheduleFor(career, theCalendar, policy, day('2026-09-01'))).toMatchObject({ known: false });
  });

  test('absence not counted in the last part leaves the first assessment firm', () => {
    const career = aCareer({
      absences: [anAbsence({ from: day('2027-11-01'), until: day('2027-11-05'), days: null })],
    });
    expect(schedule(career).map(({ provisional }) => provisional === null)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
    const onTheDay = aCareer({
      absences: [anAbsence({ from: day('2027-08-31'), until: day('2027-08-31'), days: null })],
    });
    expect(schedule(onTheDay)[2]?.provisional).not.toBeNull();
  });

  test('a report due on the very day an open absence begins is in doubt', () => {
    const career = aCareer({ absences: [anAbsence({ from: day('2026-12-11'), until: null, days: null })] });
    expect(schedule(career)[0]?.provisional).toContain('has not ended');
  });

  const openLeave = (from: string) => [
    anAbsence({
      from: day(from),
      until: null,
      days: null,
      kind: 'maternity leave',
      ectChoosesExtension: 'no',
    }),
  ];

  test('2.63 an interim assessment waits for no return, so an open absence leaves it firm', () => {
    const periods = [aPeriod({ finishedOn: day('2027-02-12') })];
    const reports = schedule(aCareer({ periods, absences: openLeave('2026-12-01') }));
    expect(reports.map(({ kind, provisional }) => [kind, provisional])).toEqual([
      ['interim assessment', null],
    ]);
  });

  test('2.61 nor does an assessment whose meeting was held', () => {
    const career = (finalMeetingOn: string | null) =>
      aCareer({
        ect: anEct({ finalMeetingOn: finalMeetingOn === null ? null : day(finalMeetingOn) }),
        absences: openLeave('2028-07-03'),
      });
    expect(schedule(career(null))[5]?.provisional).toContain('has not ended');
    expect(schedule(career('2028-06-30'))[5]?.provisional).toBeNull();
  });

  test('absence not counted puts the next assessment and what follows in doubt, not the reviews before', () => {
    const career = aCareer({ absences: [anAbsence({ days: null })] });
    expect(schedule(career).map(({ provisional }) => provisional)).toEqual([
      null,
      null,
      ...Array(4).fill('The days missed in absence A-0001 are not known. Enter them.'),
    ]);
  });

  test('without any post nothing is expected', () => {
    expect(schedule(aCareer({ periods: [] }))).toEqual([]);
  });
});

describe('an assessment already done', () => {
  test('stays in its term when the facts move the part’s end, and is not asked for again', () => {
    const done = aReport({
      kind: 'formal assessment',
      term: 'Summer 2027',
      coversFrom: day('2027-04-12'),
      coversUntil: day('2027-08-31'),
      final: 'no',
      state: 'submitted',
      submittedAt: '2027-07-08T10:00:00Z',
    });
    const absence = anAbsence({ from: day('2026-11-02'), until: day('2026-12-11'), days: fraction(30) });
    expect(plan(aCareer({ absences: [absence] })).slice(2, 4)).toEqual(['PR Summer 2027', 'FA Autumn 2027']);
    expect(plan(aCareer({ absences: [absence], reports: [done] })).slice(2, 4)).toEqual([
      'FA Summer 2027',
      'PR Autumn 2027',
    ]);
    expect(
      plan(aCareer({ absences: [absence], reports: [{ ...done, state: 'cancelled' }] })).slice(2, 4),
    ).toEqual(['PR Summer 2027', 'FA Autumn 2027']);
  });

  test('a review done is not an assessment done', () => {
    const review = aReport({
      term: 'Summer 2027',
      coversFrom: day('2027-04-12'),
      coversUntil: day('2027-08-31'),
      state: 'reviewed',
    });
    const absence = anAbsence({ from: day('2026-11-02'), until: day('2026-12-11'), days: fraction(30) });
    expect(plan(aCareer({ absences: [absence], reports: [review] })).slice(2, 4)).toEqual([
      'PR Summer 2027',
      'FA Autumn 2027',
    ]);
  });

  test('two done are the first and the final by their days, whatever their order', () => {
    const done = (term: string, from: string, until: string) =>
      aReport({
        id: term,
        kind: 'formal assessment',
        term,
        coversFrom: day(from),
        coversUntil: day(until),
        state: 'reviewed',
      });
    const reports = [
      done('Spring 2028', '2028-01-04', '2028-04-17'),
      done('Spring 2027', '2027-01-04', '2027-04-11'),
    ];
    const milestones = schedule(aCareer({ reports })).filter(({ milestone }) => milestone !== null);
    expect(milestones.map(({ milestone, term }) => [milestone, term])).toEqual([
      ['first', 'Spring 2027'],
      ['final', 'Spring 2028'],
    ]);
  });

  describe('2.60 signed as the first or as the final', () => {
    const signed = (final: 'yes' | 'no', term: string, from: string, until: string) =>
      aReport({
        id: term,
        kind: 'formal assessment',
        final,
        term,
        coversFrom: day(from),
        coversUntil: day(until),
        state: 'reviewed',
      });
    const autumn = signed('no', 'Autumn 2026', '2026-09-01', '2027-01-03');
    const assessed = (career: Career) =>
      schedule(career)
        .filter(({ milestone }) => milestone !== null)
        .map(({ milestone, term }) => [milestone, term]);
    const reduced = [anAdjustment({ terms: fraction(3) })];

    test('one signed as the first is not the final of an induction reduced since', () => {
      expect(assessed(aCareer({ adjustments: reduced, reports: [autumn] }))).toEqual([
        ['final', 'Summer 2027'],
      ]);
    });

    test('nor are two, with the final signed after them', () => {
      const reports = [
        autumn,
        { ...autumn, id: 'R-0002' },
        signed('yes', 'Spring 2027', '2027-01-04', '2027-04-11'),
      ];
      expect(assessed(aCareer({ adjustments: reduced, reports }))).toEqual([['final', 'Spring 2027']]);
    });

    test('the final one, signed early, stays in its term where the first never came', () => {
      const reports = [signed('yes', 'Spring 2028', '2028-01-04', '2028-04-17')];
      expect(assessed(aCareer({ reports }))).toEqual([
        ['first', 'Summer 2027'],
        ['final', 'Spring 2028'],
      ]);
    });

    test('one signed as the final, up to the very day of the first part, is the first', () => {
      const served = schedule(aCareer()).find(({ milestone }) => milestone === 'first')?.because[0]?.facts[0];
      expect(served).toBe('served on 22 Jul 2027');
      const reports = [signed('yes', 'Summer 2027', '2027-04-12', '2027-07-22')];
      expect(assessed(aCareer({ reports }))).toEqual([
        ['first', 'Summer 2027'],
        ['final', 'Summer 2028'],
      ]);
    });
  });

  test('2.55, 2.59 with the final one signed, the first that never came is still the first', () => {
    const final = aReport({
      id: 'R-0006',
      kind: 'formal assessment',
      final: 'yes',
      term: 'Summer 2028',
      coversFrom: day('2028-04-18'),
      coversUntil: day('2028-07-21'),
      dueOn: day('2028-07-07'),
      state: 'submitted',
      submittedAt: '2028-07-05T10:00:00+01:00',
      recommendation: 'satisfactory',
    });
    expect(plan(aCareer({ reports: [final] }))).toEqual(plan(aCareer()));
    const first = aReport({
      id: 'R-0003',
      kind: 'formal assessment',
      final: 'no',
      term: 'Summer 2027',
      coversFrom: day('2027-04-12'),
      coversUntil: day('2027-08-31'),
      dueOn: day('2027-07-08'),
    });
    const expected = schedule(aCareer({ reports: [first, final] }));
    expect(reconcile([first, final], expected)).toMatchObject({ cancel: [], ask: [] });
    expect(reconcile([first, final], expected).create.map(({ kind }) => kind)).not.toContain(
      'formal assessment',
    );
  });

  test('2.60 one signed as the final where the first part ends is taken for the first, once more is to serve', () => {
    const signed = aReport({
      kind: 'formal assessment',
      final: 'yes',
      term: 'Summer 2027',
      coversFrom: day('2027-04-12'),
      coversUntil: day('2027-07-21'),
      state: 'reviewed',
    });
    expect(plan(aCareer({ reports: [signed] }))).toEqual(plan(aCareer()));
  });

  describe('changes nothing else that is owed', () => {
    const signed = (differs: Partial<Report>) =>
      aReport({ kind: 'formal assessment', final: 'no', state: 'submitted', ...differs });
    /** What is owed, but that this assessment of it is done. */
    const withDone = (career: Career, { id, term }: Report) =>
      schedule(career).map((one) => (one.milestone && one.term === term ? { ...one, done: id } : one));

    test('2.62 where it is the next school’s, in the term of the move', () => {
      const career = aCareer({
        periods: [
          aPeriod({ finishedOn: day('2027-05-28') }),
          aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2027-06-07') }),
        ],
      });
      const first = signed({
        urn: '900002',
        term: 'Summer 2027',
        coversFrom: day('2027-06-07'),
        coversUntil: day('2027-08-31'),
      });
      expect(plan(career)).toEqual([
        'PR Autumn 2026',
        'PR Spring 2027',
        'IA Summer 2027',
        'FA Summer 2027',
        ...plan(career).slice(4),
      ]);
      expect(schedule({ ...career, reports: [first] })).toEqual(withDone(career, first));
    });

    test('3.8 where it is an extension’s, and no final one was ever signed', () => {
      const career = aCareer({
        adjustments: [
          anAdjustment({
            kind: 'extension after completion',
            terms: fraction(1),
            agreedOn: day('2028-08-01'),
          }),
        ],
      });
      const [final, extension] = schedule(career).slice(-2) as [ExpectedReport, ExpectedReport];
      expect([final.milestone, extension.milestone]).toEqual(['final', 'after extension']);
      const { term, coversFrom, coversUntil } = extension;
      const report = signed({ final: 'yes', term, coversFrom, coversUntil });
      expect(schedule({ ...career, reports: [report] })).toEqual(withDone(career, report));
      const before = signed({
        final: 'yes',
        term,
        coversFrom: day('2028-07-22'),
        coversUntil: day('2028-07-31'),
      });
      expect(
        schedule({ ...career, reports: [before] }).map(({ milestone, done }) => [milestone, done]),
      ).toContainEqual(['final', before.id]);
    });

    test('2.48 where it was put off into the next term, which keeps its review', () => {
      const career = aCareer({
        absences: [anAbsence({ from: day('2027-07-05'), until: day('2027-07-22'), days: fraction(14) })],
      });
      const first = schedule(career)[2];
      expect(first).toMatchObject({ milestone: 'first', term: 'Autumn 2027', dueOn: '2027-09-14' });
      expect(plan(career)[3]).toBe('PR Autumn 2027');
      const { term, coversFrom, coversUntil } = first as ExpectedReport;
      const report = signed({ term, coversFrom, coversUntil });
      expect(schedule({ ...career, reports: [report] })).toEqual(withDone(career, report));
    });
  });

  test('only begun, it moves', () => {
    const draft = aReport({
      kind: 'formal assessment',
      term: 'Summer 2027',
      coversFrom: day('2027-04-12'),
      coversUntil: day('2027-08-31'),
      state: 'draft',
    });
    const absence = anAbsence({ from: day('2026-11-02'), until: day('2026-12-11'), days: fraction(30) });
    expect(plan(aCareer({ absences: [absence], reports: [draft] })).slice(2, 4)).toEqual([
      'PR Summer 2027',
      'FA Autumn 2027',
    ]);
    expect(
      plan(
        aCareer({
          absences: [absence],
          reports: [{ ...draft, state: 'signing', tutorSignedAt: '2027-07-08T10:00:00Z' }],
        }),
      ).slice(2, 4),
    ).toEqual(['FA Summer 2027', 'PR Autumn 2027']);
  });
});

test('why a report is due ends with what may move it', () => {
  const [firm] = schedule(aCareer());
  if (firm === undefined) throw new Error('A review is expected.');
  expect(whyDue(firm)).toEqual(firm.because);
  expect(whyDue({ ...firm, provisional: 'The Terms sheet has no term after it.' })).toEqual([
    ...firm.because,
    { says: 'May move: The Terms sheet has no term after it.', facts: [], cites: [] },
  ]);
});

test('the next report due is the first not yet past', () => {
  const expected = schedule(aCareer());
  expect(nextDue(expected, day('2026-12-11'))?.term).toBe('Autumn 2026');
  expect(nextDue(expected, day('2026-12-12'))?.term).toBe('Spring 2027');
  expect(nextDue(expected, day('2029-12-12'))).toBeNull();
});

describe('reg 11(3): the final assessment where completion comes long before the term’s day', () => {
  /** At 0.3 until February 2027 and full time since: complete on Tuesday 9 January 2029. */
  const career = aCareer({
    periods: [
      aPeriod({ fte: fraction(3, 10), finishedOn: day('2027-02-10') }),
      aPeriod({ id: 'IP-0002', startedOn: day('2027-02-11') }),
    ],
  });
  const final = (calendar: Calendar) =>
    schedule(career, policy, calendar).find(({ milestone }) => milestone === 'final');

  test('is due ten working days from completion', () => {
    const bankHolidays = [...theCalendar.bankHolidays, ...standardBankHolidays(2029)];
    expect(final({ ...theCalendar, bankHolidays })).toMatchObject({ dueOn: '2029-01-22', provisional: null });
  });

  test('and no later where the bank holidays of that year are not known', () => {
    expect(final(theCalendar)).toMatchObject({
      dueOn: '2029-01-22',
      provisional: expect.stringContaining('The bank holidays of 2029'),
    });
  });
});
