import type { Absence, Career, InductionPeriod } from '../../src/domain/facts';
import { clocksAt } from '../../src/domain/decision-clocks';
import { endOfInduction } from '../../src/domain/end-of-induction';
import { isForOutcome } from '../../src/domain/for-outcome';
import { multiply, subtract } from '../../src/domain/fraction';
import { defaultPolicy } from '../../src/domain/policy';
import { scheduleFor } from '../../src/domain/schedule';
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
const schedule = (career: Career, settings = policy, calendar = theCalendar) => {
  const answer = scheduleFor(career, calendar, settings, day('2029-01-01'));
  if (!answer.known) throw new Error(answer.unknown);
  return answer.value;
};
const away = (from: string, until: string | null, differs: Partial<Absence> = {}) =>
  anAbsence({
    id: `A-${from}`,
    from: day(from),
    until: until === null ? null : day(until),
    days: fraction(1),
    ...differs,
  });
const leave = (from: string, until: string | null) =>
  away(from, until, { kind: 'maternity leave', ectChoosesExtension: 'no' });
const plan = (absences: readonly Absence[], settings = policy) =>
  schedule(aCareer({ absences }), settings).map(
    ({ kind, term, dueOn }) => `${kind === 'progress review' ? 'PR' : 'FA'} ${term} ${dueOn}`,
  );

describe('2.49: a review that falls due while the ECT is away', () => {
  test('is put off by as many school days after the return as the absence took', () => {
    const [first] = schedule(aCareer({ absences: [away('2026-12-10', '2026-12-11')] }));
    expect(first).toMatchObject({
      dueOn: '2026-12-15',
      coversUntil: '2027-01-03',
      opensOn: '2026-11-24',
      term: 'Autumn 2026',
      provisional: null,
    });
    expect(first?.because[1]).toEqual({
      says: 'The ECT is away on 11 Dec 2026, so it is put off to 2 school days after the return.',
      facts: ['absence A-2026-12-10'],
      cites: ['2.49', '2.56', '3.7'].map((para) => ({ para, version: 'April 2024' })),
    });
  });

  test('by no more than ten school days, over the holiday', () => {
    expect(plan([away('2026-11-16', '2026-12-11')])[0]).toBe('PR Autumn 2026 2027-01-08');
    expect(plan([away('2026-11-16', '2026-12-11')], { ...policy, daysAfterReturn: 3 })[0]).toBe(
      'PR Autumn 2026 2026-12-16',
    );
    expect(plan([away('2026-12-11', '2026-12-11')], { ...policy, daysAfterReturn: 0 })[0]).toBe(
      'PR Autumn 2026 2026-12-14',
    );
  });

  test('stays where the ECT is back before the day', () => {
    expect(plan([away('2026-11-16', '2026-12-10')])[0]).toBe('PR Autumn 2026 2026-12-11');
    expect(plan([away('2026-12-14', '2026-12-18')])[0]).toBe('PR Autumn 2026 2026-12-11');
  });

  test('is put off again by another absence on the new day', () => {
    expect(plan([away('2026-12-10', '2026-12-11'), away('2026-12-15', '2026-12-15')])[0]).toBe(
      'PR Autumn 2026 2026-12-16',
    );
  });

  test('lands on a working day', () => {
    // Ten school days after a return on 19 April 2027 reach the early May bank holiday.
    const career = aCareer({
      periods: [aPeriod({ fte: fraction(2, 5) })],
      absences: [away('2027-03-01', '2027-04-19')],
    });
    expect(schedule(career)[1]?.dueOn).toBe('2027-05-04');
  });

  test('once for each absence in a row, however many', () => {
    const row = [
      away('2026-12-10', '2026-12-11'),
      away('2026-12-14', '2026-12-15'),
      away('2026-12-16', '2026-12-17'),
    ];
    expect(plan(row)[0]).toBe('PR Autumn 2026 2027-01-04');
    expect(plan([...row].reverse())[0]).toBe('PR Autumn 2026 2027-01-04');
  });

  test('is counted by the terms of the school', () => {
    const late = theCalendar.terms
      .filter((term) => term.name === 'Spring 2027')
      .map((term) => ({ ...term, area: 'Exampleshire', startsOn: day('2027-01-06') }));
    const calendar = {
      ...theCalendar,
      terms: [...theCalendar.terms, ...late],
      areas: new Map([['900001', 'Exampleshire']]),
    };
    const career = aCareer({ absences: [away('2026-11-16', '2026-12-11')] });
    expect(schedule(career, policy, calendar)[0]?.dueOn).toBe('2027-01-12');
  });

  test.each([
    ['on a full-time ECT', fraction(1), 'PR Spring 2027 2027-04-22'],
    // By the table of 2.36, half-time takes six calendar terms to the first assessment.
    ['on a part-time ECT', fraction(1, 2), 'FA Summer 2027 2027-07-08'],
  ])('2.49 put off into the first half of a term with an assessment: %s', (_, fte, next) => {
    const periods = [aPeriod({ fte })];
    const ect = anEct({ priorTerms: subtract(fraction(3), multiply(fraction(3), fte)) });
    const career = aCareer({ ect, periods, absences: [away('2027-03-15', '2027-03-25')] });
    expect(
      schedule(career).map(
        ({ kind, term, dueOn }) => `${kind === 'progress review' ? 'PR' : 'FA'} ${term} ${dueOn}`,
      )[1],
    ).toBe(next);
  });

  test('2.48 past half-way through a term with an assessment is left out, whose days it covers', () => {
    const reports = schedule(aCareer({ absences: [away('2027-03-15', '2027-06-11')] }));
    expect(reports[1]).toMatchObject({
      kind: 'formal assessment',
      coversFrom: '2027-01-04',
      coversUntil: '2027-08-31',
    });
  });

  test('past the day another AB takes over is no more ours, though we take the ECT on again later (2.54)', () => {
    const career = aCareer({
      periods: [
        aPeriod({ finishedOn: day('2027-03-19') }),
        aPeriod({
          id: 'IP-0002',
          startedOn: day('2027-03-20'),
          finishedOn: day('2027-04-11'),
          otherAb: 'Anytown Hub',
        }),
        aPeriod({ id: 'IP-0003', startedOn: day('2027-04-12') }),
      ],
      absences: [away('2027-03-15', '2027-05-28')],
    });
    expect(
      schedule(career)
        .slice(0, 2)
        .map(({ kind, term, dueOn }) => [kind, term, dueOn]),
    ).toEqual([
      ['progress review', 'Autumn 2026', '2026-12-11'],
      ['formal assessment', 'Summer 2027', '2027-07-08'],
    ]);
  });

  test('keeps an AB’s own opening no longer', () => {
    const calendar = {
      ...theCalendar,
      terms: theCalendar.terms.map((term) =>
        term.name === 'Autumn 2026' ? { ...term, reviewsOpenOn: day('2026-10-01') } : term,
      ),
    };
    const career = aCareer({ absences: [away('2026-12-10', '2026-12-11')] });
    expect(schedule(career, policy, calendar)[0]?.opensOn).toBe('2026-11-24');
  });

  test('is left out when the next report is due no later', () => {
    // Away from November to Easter: only the spring review is left, after the return.
    expect(plan([leave('2026-11-16', '2027-04-09')]).slice(0, 3)).toEqual([
      'PR Spring 2027 2027-04-23',
      'FA Summer 2027 2027-07-08',
      'PR Autumn 2027 2027-12-10',
    ]);
  });

  test('one review is asked for after a long absence, not one for each term missed', () => {
    const career = aCareer({
      periods: [aPeriod({ fte: fraction(2, 5) })],
      absences: [leave('2026-11-16', '2027-09-03')],
    });
    expect(
      schedule(career)
        .slice(0, 3)
        .map(({ term, dueOn, coversFrom }) => [term, dueOn, coversFrom]),
    ).toEqual([
      ['Summer 2027', '2027-09-17', '2026-09-01'],
      ['Autumn 2027', '2027-12-10', '2027-09-01'],
      ['Spring 2028', '2028-03-24', '2028-01-04'],
    ]);
  });
});

describe('2.49: reviews put off by a long leave', () => {
  const after = (until: string, differs: Partial<Absence> = {}) =>
    schedule(aCareer({ absences: [{ ...leave('2027-03-01', until), ...differs }] }))
      .slice(1, 3)
      .map(({ term, coversFrom, opensOn, dueOn }) => [term, coversFrom, opensOn, dueOn]);
  const EXTENDS = { ectChoosesExtension: 'yes', days: fraction(200) } as const;

  test('past half-way through a term are taken into its own, which covers their days', () => {
    expect(after('2028-02-29', EXTENDS)[0]).toEqual([
      'Spring 2028',
      '2027-01-04',
      '2028-03-03',
      '2028-03-24',
    ]);
  });

  test('on that day itself stand beside it', () => {
    const due = (until: string) => after(until, EXTENDS).map(([, , , dueOn]) => dueOn);
    expect(due('2028-01-28')).toEqual(['2028-02-11', '2028-03-24']);
    expect(due('2028-01-31')[0]).toBe('2028-03-24');
  });

  test('before that stand beside it, and open no sooner than the return', () => {
    expect(after('2028-01-14', EXTENDS)).toEqual([
      ['Autumn 2027', '2027-01-04', '2028-01-15', '2028-01-28'],
      ['Spring 2028', '2028-01-04', '2028-03-03', '2028-03-24'],
    ]);
  });
});

describe('2.56, 3.7: an assessment that falls due while the ECT is away', () => {
  const around = (until: string) =>
    schedule(aCareer({ absences: [leave('2027-06-14', until)] }))
      .slice(2, 4)
      .map(({ kind, term, dueOn, coversFrom, coversUntil }) => [kind, term, dueOn, coversFrom, coversUntil]);

  test('waits for the return; the review of the term it then falls in stands before half-way', () => {
    expect(around('2027-10-01')).toEqual([
      ['formal assessment', 'Autumn 2027', '2027-10-15', '2027-04-12', '2027-10-15'],
      ['progress review', 'Autumn 2027', '2027-12-10', '2027-10-16', '2028-01-03'],
    ]);
  });

  test('half-way, on the day itself, is not yet past it', () => {
    expect(around('2027-10-08').map(([kind, , dueOn]) => [kind, dueOn])).toEqual([
      ['formal assessment', '2027-10-22'],
      ['progress review', '2027-12-10'],
    ]);
    expect(around('2027-10-12').map(([kind, , dueOn]) => [kind, dueOn])).toEqual([
      ['formal assessment', '2027-11-02'],
      ['progress review', '2028-03-24'],
    ]);
  });

  test('and past half-way is taken in', () => {
    expect(around('2027-11-12')).toEqual([
      ['formal assessment', 'Autumn 2027', '2027-11-26', '2027-04-12', '2028-01-03'],
      ['progress review', 'Spring 2028', '2028-03-24', '2028-01-04', '2028-04-17'],
    ]);
  });

  test.each([
    ['half of the days are left in its term', '2027-07-15', 'FA Summer 2027 2027-07-22'],
    ['fewer are', '2027-07-16', 'FA Autumn 2027 2027-09-08'],
  ])('2.55 the first one stays in its term where %s', (_, until, due) => {
    expect(plan([away('2027-06-28', until)])).toContain(due);
  });

  test('one day is "1 school day"', () => {
    const [, , assessment] = schedule(aCareer({ absences: [away('2027-07-08', '2027-07-08')] }));
    expect(assessment?.because.map(({ says }) => says).join(' ')).toContain(
      'put off to 1 school day after the return',
    );
  });

  test('within its term it only moves', () => {
    expect(plan([away('2027-07-05', '2027-07-09')]).slice(2)).toEqual([
      'FA Summer 2027 2027-07-16',
      'PR Autumn 2027 2027-12-10',
      'PR Spring 2028 2028-03-24',
      'FA Summer 2028 2028-07-07',
    ]);
  });

  test('the final one too, after completion', () => {
    const career = aCareer({ absences: [leave('2028-06-19', '2028-09-15')] });
    expect(schedule(career)[5]).toMatchObject({
      milestone: 'final',
      term: 'Summer 2028',
      dueOn: '2028-09-29',
      coversUntil: '2028-07-21',
    });
  });

  test('into the term of the final one, both stand, each with its days', () => {
    const career = aCareer({
      adjustments: [anAdjustment({ terms: fraction(2) })],
      absences: [leave('2027-06-14', '2027-10-01')],
    });
    expect(
      schedule(career)
        .slice(2)
        .map(({ milestone, term, dueOn, coversUntil }) => [milestone, term, dueOn, coversUntil]),
    ).toEqual([
      ['first', 'Summer 2027', '2027-10-15', '2027-08-31'],
      ['final', 'Autumn 2027', '2027-12-03', '2027-12-17'],
    ]);
  });

  test('into the term of leaving, the interim assessment stands too', () => {
    const career = aCareer({
      periods: [aPeriod({ finishedOn: day('2027-12-17') })],
      absences: [leave('2027-06-14', '2027-10-01')],
    });
    expect(
      schedule(career)
        .slice(2)
        .map(({ kind, term, coversFrom }) => [kind, term, coversFrom]),
    ).toEqual([
      ['formal assessment', 'Summer 2027', '2027-04-12'],
      ['interim assessment', 'Autumn 2027', '2027-09-01'],
    ]);
  });

  test('the reason names the leave', () => {
    const [, , assessment] = schedule(aCareer({ absences: [leave('2027-06-14', '2027-10-01')] }));
    expect(assessment?.because[1]?.facts).toEqual(['absence A-2027-06-14, 1 day']);
  });
});

describe('when the return is not known', () => {
  test('reports keep their day, as one that may move', () => {
    const lines = schedule(aCareer({ absences: [leave('2027-02-01', null)] }));
    expect(lines.map(({ dueOn, provisional }) => [dueOn, provisional])).toEqual([
      ['2026-12-11', null],
      ...['2027-03-18', '2027-07-08', '2027-12-10', '2028-03-24', '2028-07-07'].map((on) => [
        on,
        'Absence A-2027-02-01 has not ended. Reports due meanwhile wait for the return.',
      ]),
    ]);
  });

  test('where a term is missing the day is kept too', () => {
    const calendar = {
      ...theCalendar,
      terms: theCalendar.terms.filter((term) => term.name !== 'Autumn 2027'),
    };
    const last = schedule(aCareer({ absences: [leave('2027-06-14', '2027-10-01')] }), policy, calendar)[2];
    expect(last).toMatchObject({
      dueOn: '2027-07-08',
      provisional: 'Add the next term: the ECT returns after the last.',
    });
    const near = schedule(aCareer({ absences: [away('2027-07-05', '2027-07-20')] }), policy, calendar)[2];
    expect(near).toMatchObject({
      dueOn: '2027-07-08',
      provisional: 'Add the next term: the ECT returns after the last.',
    });
  });

  test('nor is a day put off to a year whose bank holidays are not known', () => {
    const career = aCareer({
      periods: [aPeriod({ startedOn: day('2027-09-01') })],
      absences: [away('2028-12-04', '2028-12-15')],
    });
    expect(schedule(career)[3]).toMatchObject({
      term: 'Autumn 2028',
      dueOn: '2029-01-17',
      provisional: expect.stringContaining('2029'),
    });
  });

  test('a return after the last term is named', () => {
    const career = aCareer({
      periods: [aPeriod({ startedOn: day('2029-09-03') })],
      absences: [leave('2030-06-03', '2030-07-22')],
    });
    const last = schedule(career).slice(-1)[0];
    expect(last).toMatchObject({ dueOn: '2030-07-08', term: 'Summer 2030' });
    expect(last?.provisional).toContain('The bank holidays of 2030');
    const known = schedule(
      career,
      { ...policy, nation: 'england-and-wales' },
      { ...theCalendar, terms: theCalendar.terms.filter((term) => term.startsOn < '2028-08-01') },
    );
    expect(known).toEqual([]);
  });

  test('where the terms end first the day is kept and the missing term named', () => {
    const calendar = {
      ...theCalendar,
      terms: theCalendar.terms.filter((term) => term.startsOn < '2027-08-01'),
    };
    const last = schedule(aCareer({ absences: [leave('2027-06-14', '2027-10-01')] }), policy, calendar)[2];
    expect(last).toMatchObject({
      dueOn: '2027-07-08',
      provisional: 'Add the next term: the ECT returns after the last.',
    });
  });

  test('an absence that ends before it starts moves nothing', () => {
    expect(plan([away('2026-12-11', '2026-12-01')])[0]).toBe('PR Autumn 2026 2026-12-11');
  });
});

test('2.63: an ECT who is away and then leaves is still owed an interim assessment by the last day', () => {
  const career = aCareer({
    periods: [aPeriod({ finishedOn: day('2027-02-12') })],
    absences: [leave('2027-02-01', '2027-02-12')],
  });
  expect(schedule(career)[1]).toMatchObject({ kind: 'interim assessment', dueOn: '2027-02-12' });
});

describe('2.62, 2.63: an ECT who leaves soon after the return', () => {
  const of = (finishedOn: string, absences: readonly Absence[]) =>
    schedule(aCareer({ periods: [aPeriod({ finishedOn: day(finishedOn) })], absences }))
      .filter(({ kind }) => kind === 'formal assessment')
      .map(({ dueOn }) => dueOn);

  test('is assessed before leaving, in term', () => {
    expect(of('2027-08-31', [away('2027-06-28', '2027-07-20', { days: fraction(17) })])).toEqual([
      '2027-07-22',
    ]);
    // In a post that goes on there are ten school days.
    expect(of('2027-12-31', [away('2027-06-28', '2027-07-20', { days: fraction(17) })])).toEqual([
      '2027-09-10',
    ]);
  });
});

describe('reg 11(3), 2.56: the final assessment and the recommendation in it', () => {
  const clockOf = (career: Career) => {
    const events = endOfInduction(career, theCalendar, policy, day('2028-12-01'));
    const [one] = clocksAt(events, theCalendar, policy, day('2028-12-01'));
    return one?.clock.known ? one.clock.value.lastDay : null;
  };
  const finalOf = (career: Career) => schedule(career).find(({ milestone }) => milestone === 'final');
  const ill = (from: string, until: string) => aCareer({ absences: [away(from, until)] });

  test.each([
    ['ill up to completion', '2028-07-03', '2028-07-21', '2028-08-04'],
    ['back for the last week', '2028-07-03', '2028-07-14', '2028-08-03'],
    ['back in the autumn', '2028-06-19', '2028-09-15', '2028-09-29'],
  ])('%s: have one day', (_name, from, until, on) => {
    expect([finalOf(ill(from, until))?.dueOn, clockOf(ill(from, until))]).toEqual([on, on]);
  });

  test('where completion comes in mid-term too, though the ECT is back when it would be due', () => {
    const made = { ...leave('2028-01-17', '2028-03-10'), kind: 'sickness', days: fraction(35) };
    const career = aCareer({ absences: [made, away('2028-10-09', '2028-10-27')] });
    expect([finalOf(career)?.dueOn, clockOf(career)]).toEqual(['2028-11-10', '2028-11-10']);
  });

  test.each([
    ['longer than the post lasts', '2028-11-05', '2028-11-10', '2028-11-02', '2028-11-02'],
    ['to the last day of the post', '2028-11-10', '2028-11-10', '2028-11-02', '2028-11-02'],
    ['to the day before the last', '2028-11-30', '2028-11-29', '2028-11-30', '2028-12-13'],
  ])('away %s: only a return to the post is waited for', (_name, finishedOn, until, dueOn, lastDay) => {
    const made = { ...leave('2028-01-17', '2028-03-10'), kind: 'sickness', days: fraction(35) };
    const career = aCareer({
      periods: [aPeriod({ finishedOn: day(finishedOn) })],
      absences: [made, away('2028-10-09', until)],
    });
    expect([finalOf(career)?.dueOn, clockOf(career)]).toEqual([dueOn, lastDay]);
  });

  test.each([
    [
      'one before it is long over',
      aPeriod({ id: 'IP-0002', startedOn: day('2026-09-01'), finishedOn: day('2027-07-31') }),
      aPeriod({ startedOn: day('2027-09-01') }),
      '2028-11-10',
    ],
    [
      'one after it goes on',
      aPeriod({ finishedOn: day('2028-10-25') }),
      aPeriod({ id: 'IP-0002', startedOn: day('2028-11-06') }),
      '2028-11-02',
    ],
  ])('of several posts the one in which induction was completed counts: %s', (_name, first, second, on) => {
    const made = { ...leave('2028-01-17', '2028-03-10'), kind: 'sickness', days: fraction(35) };
    const career = aCareer({ periods: [first, second], absences: [made, away('2028-10-09', '2028-10-27')] });
    expect(clockOf(career)).toBe(on);
  });

  test.each([
    ['the post goes on', null, null],
    ['the post is over', '2028-07-31', '2028-08-03'],
  ])(
    'away since completion with no return known, and %s: by the law it is %s',
    (_name, finishedOn, lastDay) => {
      const periods = [aPeriod({ finishedOn: finishedOn === null ? null : day(finishedOn) })];
      expect(clockOf(aCareer({ periods, absences: [away('2028-07-24', null)] }))).toBe(lastDay);
    },
  );

  test.each([
    ['held', '2028-06-30', '2028-07-07'],
    ['not held', null, '2028-09-29'],
    ['held on the term’s first day', '2028-04-18', '2028-07-07'],
    ['held the term before', '2028-03-30', '2028-07-07'],
    ['to come', '2029-02-01', '2028-09-29'],
  ])(
    '2.56, 2.61: with a final meeting %s before the leave (%s), the assessment is due by %s',
    (_name, finalMeetingOn, on) => {
      const { ect, ...career } = ill('2028-07-03', '2028-09-15');
      const met = { ...ect, finalMeetingOn: finalMeetingOn === null ? null : day(finalMeetingOn) };
      expect(finalOf({ ...career, ect: met })?.dueOn).toBe(on);
    },
  );

  test('a final meeting puts back no review that was put off', () => {
    const { ect, ...career } = aCareer({ absences: [leave('2026-11-30', '2027-01-15')] });
    const met = { ...career, ect: { ...ect, finalMeetingOn: day('2026-11-27') } };
    expect(schedule(met).map(({ dueOn }) => dueOn)).toEqual(
      schedule({ ...career, ect }).map(({ dueOn }) => dueOn),
    );
  });

  describe('the report and the headteacher’s clock have one day', () => {
    const both = (career: Career, on: string) => {
      const asAt = day(on);
      const due = scheduleFor(career, theCalendar, policy, asAt);
      const ended = endOfInduction(career, theCalendar, policy, asAt);
      const clock = clocksAt(ended, theCalendar, policy, asAt).find(({ name }) => name === 'recommendation');
      return [
        due.known && due.value.filter(({ milestone }) => isForOutcome(milestone)).slice(-1)[0]?.dueOn,
        clock?.clock.known && clock.clock.value.lastDay,
      ];
    };

    test('with a final meeting held in July, and a leave from the September of completion', () => {
      const career = aCareer({
        ect: anEct({ finalMeetingOn: day('2027-07-14') }),
        periods: [aPeriod({ startedOn: day('2025-09-10') })],
        absences: [leave('2027-09-06', '2028-02-18')],
      });
      expect(both(career, '2027-10-08')).toEqual(['2027-09-22', '2027-09-22']);
    });

    test.each([
      ['before it was agreed', '2026-09-15', '2027-01-29', '2027-01-29'],
      ['since', '2026-11-12', '2026-12-04', '2026-12-07'],
    ])('3.8 of an extension, with a final meeting %s', (_name, meeting, dueOn, lastDay) => {
      const career = aCareer({
        ect: anEct({ finalMeetingOn: day(meeting) }),
        periods: [aPeriod({ startedOn: day('2024-09-02') })],
        adjustments: [
          anAdjustment({
            kind: 'extension after completion',
            terms: fraction(3, 4),
            agreedOn: day('2026-10-05'),
          }),
        ],
        absences: [leave('2026-11-16', '2027-01-15')],
      });
      expect(both(career, '2027-02-10')).toEqual([dueOn, lastDay]);
    });

    test('3.14 with two posts at once, of which the lesser ends first', () => {
      const career = aCareer({
        periods: [
          aPeriod({ startedOn: day('2025-09-01'), finishedOn: day('2027-08-31'), fte: fraction(2, 5) }),
          aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2025-09-02'), fte: fraction(3, 5) }),
        ],
        absences: [away('2027-07-05', '2027-10-01')],
      });
      expect(both(career, '2027-10-08')).toEqual(['2027-10-15', '2027-10-15']);
    });
  });

  test('away from one contract into the next at the same school: the recommendation waits for the return', () => {
    const made = { ...leave('2028-01-17', '2028-03-10'), kind: 'sickness', days: fraction(35) };
    const career = aCareer({
      periods: [
        aPeriod({ finishedOn: day('2028-10-20') }),
        aPeriod({ id: 'IP-0002', startedOn: day('2028-10-21'), finishedOn: null }),
      ],
      absences: [made, away('2028-10-09', '2028-10-27')],
    });
    expect([finalOf(career)?.dueOn, clockOf(career)]).toEqual(['2028-11-10', '2028-11-10']);
  });

  test('the reason says what it counts from', () => {
    const found = finalOf(ill('2028-07-03', '2028-07-21'));
    expect(found?.because[found.because.length - 1]).toMatchObject({
      says: 'The ECT is away on 7 Jul 2028, so it is put off to the recommendation after the return.',
      facts: ['absence A-2028-07-03'],
    });
  });

  test('before completion it goes by school days; with no return known it may move', () => {
    expect(finalOf(ill('2028-07-05', '2028-07-07'))?.dueOn).toBe('2028-07-12');
    const open = aCareer({ absences: [away('2028-07-03', '2028-07-14'), away('2028-07-24', null)] });
    expect(finalOf(open)).toMatchObject({ dueOn: '2028-08-03', provisional: expect.any(String) });
  });
});

test('a review put off past the day of leaving is left to the interim assessment', () => {
  const career = aCareer({
    periods: [aPeriod({ finishedOn: day('2027-01-08') })],
    absences: [leave('2026-11-30', '2027-01-04')],
  });
  expect(schedule(career).map(({ kind, coversFrom }) => [kind, coversFrom])).toEqual([
    ['interim assessment', '2026-09-01'],
  ]);
});

describe('what is put off', () => {
  const late = (absences: readonly Absence[]) => {
    const more = anAdjustment({
      kind: 'extension after completion',
      terms: fraction(1, 10),
      agreedOn: day('2028-11-24'),
    });
    return [...schedule(aCareer({ adjustments: [more], absences }))].pop();
  };

  test('3.8 is never due sooner: an extension agreed when its time is over has its days from then', () => {
    const ended = late([])?.because[0]?.facts[0];
    expect(ended).toBe('served on 24 Nov 2028');
    expect(late([])?.dueOn).toBe('2028-12-07');
    expect(late([away('2028-11-24', '2028-11-24')])?.dueOn).toBe('2028-12-07');
  });

  test('2.63 is no interim assessment, which opens as it would have', () => {
    const periods = [aPeriod({ finishedOn: day('2027-02-12') })];
    const [, plain] = schedule(aCareer({ periods }));
    const [, gone] = schedule(aCareer({ periods, absences: [leave('2027-01-04', '2027-02-12')] }));
    expect(gone).toEqual(plain);
    const [, back] = schedule(aCareer({ periods, absences: [leave('2027-01-04', '2027-02-10')] }));
    expect(back).toEqual(plain);
  });

  test('opens on the AB’s own day where the absence does not move it', () => {
    const calendar = {
      ...theCalendar,
      terms: theCalendar.terms.map((term) =>
        term.name === 'Autumn 2026' ? { ...term, reviewsOpenOn: day('2026-10-01') } : term,
      ),
    };
    const career = aCareer({ absences: [away('2026-09-10', '2026-09-11')] });
    expect(schedule(career, policy, calendar)[0]?.opensOn).toBe('2026-10-01');
  });

  test('2.56 to the first day of a term is held in that term', () => {
    const lines = plan([leave('2027-06-14', '2027-08-31')], { ...policy, daysAfterReturn: 1 });
    expect(lines[2]).toBe('FA Autumn 2027 2027-09-01');
  });

  describe('2.62, 2.63 that comes too late, for the ECT leaves before it, is an interim assessment', () => {
    const leaving = (finishedOn: string, ...absences: readonly Absence[]) =>
      schedule(
        aCareer({
          periods: [
            aPeriod({ finishedOn: day(finishedOn) }),
            aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2027-11-01') }),
          ],
          absences,
        }),
      )
        .filter(({ urn }) => urn === '900001')
        .map(({ kind, coversFrom, dueOn }) => `${kind} ${coversFrom} ${dueOn}`)
        .slice(2);

    test.each([
      ['the leave outlasts the post', leaving('2027-08-31', leave('2027-06-01', '2027-09-03'))],
      ['the leave ends with the post', leaving('2027-08-31', leave('2027-06-01', '2027-08-31'))],
      ['the return is in the holiday', leaving('2027-08-31', away('2027-06-14', '2027-07-30'))],
    ])('where %s', (_, reports) => {
      expect(reports).toEqual(['interim assessment 2027-04-12 2027-07-22']);
    });

    test('in the term of leaving, where that is a later one', () => {
      expect(leaving('2027-10-15', leave('2027-06-25', '2027-10-25'))).toEqual([
        'interim assessment 2027-04-12 2027-10-15',
      ]);
    });

    test('and is made where a school day is left after the return', () => {
      expect(leaving('2027-08-31', leave('2027-06-14', '2027-07-21'))[0]).toMatch(/^formal assessment/);
      expect(leaving('2027-10-15', leave('2027-06-25', '2027-08-31'))[0]).toMatch(/^formal assessment/);
    });
  });

  test('2.49 past a term takes in the review of that term, and not the next one’s', () => {
    const lines = plan([leave('2027-06-14', '2027-12-09')]);
    expect(lines.slice(1, 4)).toEqual([
      'PR Spring 2027 2027-03-18',
      'FA Spring 2028 2028-01-07',
      'PR Spring 2028 2028-03-24',
    ]);
  });

  test('is looked at once more where completion comes first, and nobody was away then', () => {
    const made = { ...leave('2028-01-17', '2028-03-10'), kind: 'sickness', days: fraction(35) };
    const finalOf = (absences: readonly Absence[]) =>
      schedule(aCareer({ absences })).find(({ milestone }) => milestone === 'final');
    expect(finalOf([made])?.dueOn).toBe('2028-11-01');
    expect(finalOf([made, away('2028-11-01', '2028-11-01')])?.dueOn).toBe('2028-11-02');
  });

  test('2.55 beyond the final one the first assessment is not asked for, before it, it is', () => {
    const assessed = (until: string) =>
      schedule(aCareer({ absences: [leave('2027-05-24', until)] }))
        .filter(({ milestone }) => milestone !== null)
        .map(({ milestone, dueOn, coversFrom }) => [milestone, dueOn, coversFrom]);
    expect(assessed('2028-06-16')).toEqual([
      ['first', '2028-06-30', '2027-04-12'],
      ['final', '2028-07-07', '2027-09-01'],
    ]);
    expect(assessed('2028-07-21')).toEqual([['final', '2028-08-04', '2027-04-12']]);
  });
});

test('2.49, 2.63 a review that nobody comes back for is none: the interim assessment has its days', () => {
  const career = aCareer({
    periods: [aPeriod({ finishedOn: day('2027-02-12') })],
    absences: [away('2026-11-16', '2027-02-12')],
  });
  expect(schedule(career).map(({ kind, coversFrom, dueOn }) => [kind, coversFrom, dueOn])).toEqual([
    ['interim assessment', '2026-09-01', '2027-02-12'],
  ]);
});

test('2.56 an assessment that waits for a return after we hand over is the next AB’s', () => {
  const backOn = (until: string) =>
    schedule(
      aCareer({
        periods: [
          aPeriod({ finishedOn: day('2027-08-31') }),
          aPeriod({ id: 'IP-0002', startedOn: day('2027-09-01'), otherAb: 'Anytown Hub' }),
        ],
        absences: [leave('2027-06-21', until)],
      }),
    ).map(({ kind, dueOn }) => [kind, dueOn]);
  expect(backOn('2027-09-30').slice(2)).toEqual([]);
  expect(backOn('2027-07-02').slice(2)).toEqual([['formal assessment', '2027-07-08']]);
});

test('2.49, 2.56 a review put off past completion is taken in by the final assessment, and never due in the leave', () => {
  const career = aCareer({
    periods: [aPeriod({ startedOn: day('2026-11-02') })],
    absences: [leave('2028-06-05', '2028-11-30')],
  });
  const lines = schedule(career).map(({ kind, milestone, dueOn }) => [milestone ?? kind, dueOn]);
  expect(lines.slice(-2)).toEqual([
    ['progress review', '2028-03-24'],
    ['final', '2028-12-14'],
  ]);
});

describe('2.56 a first assessment that could not be made in the post is made in the next', () => {
  const next = aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2027-11-01') });
  const moving = (periods: readonly InductionPeriod[], differs: Partial<Career> = {}) =>
    aCareer({
      periods: [aPeriod({ finishedOn: day('2027-08-31') }), ...periods],
      absences: [leave('2027-06-01', '2027-08-31')],
      ...differs,
    });
  const from = (career: Career, urn: string) =>
    schedule(career)
      .filter((one) => one.urn === urn)
      .map(({ kind, milestone, term }) => [milestone ?? kind, term]);

  test('in the first term that would have a review, and says why', () => {
    expect(from(moving([next]), '900001').slice(2)).toEqual([['interim assessment', 'Summer 2027']]);
    expect(from(moving([next]), '900002')).toEqual([
      ['first', 'Spring 2028'],
      ['progress review', 'Summer 2028'],
      ['final', 'Autumn 2028'],
    ]);
    const first = schedule(moving([next])).find(({ milestone }) => milestone === 'first');
    expect(first?.because[0]).toMatchObject({
      says: expect.stringMatching(/could not be made in the last post.*made in this one/),
      cites: [{ para: '2.56' }],
    });
  });

  test('with a leave that has no end yet, it and the review wait for nobody in a post that has', () => {
    const post = aPeriod({ finishedOn: day('2027-12-31') });
    const open = aCareer({ periods: [post], absences: [leave('2027-05-01', null)] });
    const lines = schedule(open).map(({ kind, term, coversFrom }) => [kind, term, coversFrom]);
    expect(lines.slice(2)).toEqual([['interim assessment', 'Autumn 2027', '2027-04-12']]);
    const on = (asAt: string) => {
      const answer = scheduleFor(open, theCalendar, policy, day(asAt));
      return answer.known ? answer.value.map(({ kind }) => kind[0]).join('') : '';
    };
    // While they may be back, all waits; once the interim assessment is open, it has the days.
    expect([on('2027-05-10'), on('2027-11-25'), on('2027-11-26')]).toEqual(['ppfi', 'ppfi', 'ppi']);
    const summer = aCareer({
      periods: [aPeriod({ finishedOn: day('2027-08-31') })],
      absences: open.absences,
    });
    const inSummer = (asAt: string) => {
      const answer = scheduleFor(summer, theCalendar, policy, day(asAt));
      return answer.known ? answer.value.map(({ kind }) => kind[0]).join('') : '';
    };
    expect([inSummer('2027-06-30'), inSummer('2027-07-01')]).toEqual(['ppf', 'ppi']);
    const back = { ...open, absences: [leave('2027-05-01', '2027-09-30')] };
    expect(schedule(back)[2]).toMatchObject({ milestone: 'first', dueOn: '2027-10-14' });
    const going = { ...open, periods: [aPeriod()] };
    expect(schedule(going)[2]).toMatchObject({ milestone: 'first', term: 'Summer 2027' });
  });

  test('but where another post goes on beside, a leave with no end is waited for there', () => {
    const beside = aPeriod({
      id: 'IP-0002',
      urn: '900002',
      fte: fraction(2, 5),
      finishedOn: day('2026-12-31'),
    });
    const both = aCareer({
      periods: [aPeriod({ fte: fraction(3, 5) }), beside],
      absences: [leave('2026-11-09', null)],
    });
    expect(schedule(both)[0]).toMatchObject({
      dueOn: '2026-12-11',
      provisional: expect.stringContaining('has not ended'),
    });
  });

  test('and waits in the next post too for one who is away there', () => {
    const absences = [leave('2027-06-01', '2028-04-28')];
    const first = schedule(moving([next], { absences })).find(({ milestone }) => milestone === 'first');
    expect(first).toMatchObject({ urn: '900002', dueOn: '2028-05-12' });
  });

  test.each([
    ['before', { startedOn: day('2026-04-20'), finishedOn: day('2026-07-21'), countedTerms: fraction(1, 2) }],
    ['after', { startedOn: day('2028-04-17'), finishedOn: null }],
  ])('whatever another AB assured %s', (_, differs) => {
    const mine = aPeriod({ ...next, finishedOn: day('2028-04-14') });
    const theirs = aPeriod({ id: 'IP-0003', urn: '900003', otherAb: 'Anytown Hub', ...differs });
    expect(from(moving([mine, theirs]), '900002')[0]).toEqual(['first', 'Spring 2028']);
  });

  test('where the ECT came after the day of the term for assessments too', () => {
    const late = aPeriod({ startedOn: day('2027-07-12'), finishedOn: day('2027-08-31') });
    const career = moving([late, next], {
      ect: anEct({ priorTerms: fraction(29, 10) }),
      absences: [leave('2027-07-19', '2027-08-31')],
    });
    const periods = [late, next];
    expect(from({ ...career, periods }, '900001').map(([kind]) => kind)).not.toContain('first');
  });

  test('of two such posts, in the one after', () => {
    const brief = aPeriod({ ...next, finishedOn: day('2028-04-14') });
    const third = aPeriod({ id: 'IP-0003', urn: '900003', startedOn: day('2028-04-17') });
    const absences = [leave('2027-06-01', '2028-04-14')];
    const career = moving([brief, third], { absences });
    expect(from(career, '900002').map(([kind]) => kind)).not.toContain('first');
    expect(from(career, '900003')[0]).toEqual(['first', 'Summer 2028']);
  });

  test('not where another AB had them meanwhile', () => {
    const theirs = aPeriod({
      ...next,
      startedOn: day('2027-09-01'),
      finishedOn: day('2027-12-31'),
      otherAb: 'Anytown Hub',
    });
    const back = aPeriod({ id: 'IP-0003', urn: '900003', startedOn: day('2028-01-04') });
    expect(from(moving([theirs, back]), '900003')[0]).toEqual(['progress review', 'Spring 2028']);
  });

  test('but where the ECT was away for all of that too', () => {
    const theirs = aPeriod({
      ...next,
      startedOn: day('2027-09-01'),
      finishedOn: day('2027-12-31'),
      otherAb: 'Anytown Hub',
    });
    const back = aPeriod({ id: 'IP-0003', urn: '900003', startedOn: day('2028-01-04') });
    const away = (until: string) => moving([theirs, back], { absences: [leave('2027-06-01', until)] });
    expect(from(away('2027-12-31'), '900003')[0]?.[0]).toBe('first');
    expect(from(away('2027-11-30'), '900003')[0]?.[0]).toBe('progress review');
  });

  test('not where the final one comes first', () => {
    const january = aPeriod({ ...next, startedOn: day('2028-01-04') });
    const short = moving([january], { adjustments: [anAdjustment({ terms: fraction(2) })] });
    expect(from(short, '900002')).toEqual([['final', 'Spring 2028']]);
  });

  test('and one that is signed stays where it was signed', () => {
    const signed = aReport({
      kind: 'formal assessment',
      final: 'no',
      term: 'Summer 2027',
      coversFrom: day('2027-04-12'),
      coversUntil: day('2027-08-31'),
      state: 'signing',
      tutorSignedAt: '2027-05-28T12:00:00+01:00',
    });
    const career = moving([next], { reports: [signed] });
    expect(from(career, '900001')[2]).toEqual(['first', 'Summer 2027']);
    expect(from(career, '900002').map(([kind]) => kind)).not.toContain('first');
  });

  test('2.48 and one put off in the next post too changes nothing else once it is signed', () => {
    const september = aPeriod({ ...next, startedOn: day('2027-09-01') });
    const career = moving([september], { absences: [leave('2027-06-28', '2028-01-03')] });
    const first = schedule(career).find(({ milestone }) => milestone === 'first');
    expect(first).toMatchObject({ term: 'Spring 2028', dueOn: '2028-01-17', coversFrom: '2027-09-01' });
    const signed = aReport({
      kind: 'formal assessment',
      final: 'no',
      state: 'submitted',
      term: 'Spring 2028',
      urn: '900002',
      coversFrom: day('2027-09-01'),
      coversUntil: day('2028-01-17'),
    });
    expect(from({ ...career, reports: [signed] }, '900002')).toEqual(from(career, '900002'));
    expect(from(career, '900002')[1]).toEqual(['progress review', 'Spring 2028']);
  });

  describe('2.55 and where another AB had them until we took over,', () => {
    const handed = (differs: Partial<InductionPeriod>, until = '2027-12-31') =>
      aCareer({
        periods: [
          aPeriod({ finishedOn: day('2027-08-31'), otherAb: 'Anytown Hub', ...differs }),
          aPeriod({ id: 'IP-0002', startedOn: day('2027-09-01') }),
        ],
        absences: [leave('2027-05-10', until)],
      });

    test('is made with us, and says what to enter if it was made there', () => {
      const [first, review] = schedule(handed({}));
      expect(first).toMatchObject({ milestone: 'first', coversFrom: '2027-09-01', dueOn: '2028-01-17' });
      expect(first?.because[0]?.says).toContain('away until we took over');
      expect(first?.because[0]?.says).toContain('enter the Terms counted of that period');
      expect(review).toMatchObject({ kind: 'progress review', term: 'Spring 2028' });
    });

    test('so it is with a leave that has no end yet, once they are with us', () => {
      const [open] = handed({}).absences as [Absence];
      const career = { ...handed({}), absences: [{ ...open, until: null }] };
      const firsts = (asAt: string) => {
        const answer = scheduleFor(career, theCalendar, policy, day(asAt));
        return answer.known ? answer.value.filter(({ milestone }) => milestone === 'first') : [];
      };
      expect(firsts('2027-08-31')).toEqual([]);
      expect(firsts('2027-09-01')).toMatchObject([
        { term: 'Autumn 2027', provisional: expect.stringContaining('has not ended') },
      ]);
    });

    test.each<[string, Career]>([
      ['counted the terms', handed({ countedTerms: fraction(3) })],
      ['had them back for a day of term', handed({}, '2027-07-20')],
      ['had them back when it was due', handed({}, '2027-07-07')],
    ])('but not where that AB %s', (_, career) => {
      expect(schedule(career).map(({ milestone }) => milestone)).not.toContain('first');
    });

    test('also where they took over within the term, and the ECT was away on the last day there', () => {
      const career = aCareer({
        ect: anEct({ priorTerms: fraction(5, 2) }),
        periods: [
          aPeriod({ finishedOn: day('2026-11-27'), otherAb: 'Anytown Hub' }),
          aPeriod({ id: 'IP-0002', startedOn: day('2026-11-28') }),
        ],
        absences: [leave('2026-11-16', '2026-12-03')],
      });
      expect(schedule(career)[0]).toMatchObject({ milestone: 'first', coversFrom: '2026-11-28' });
    });

    test('nor where they never come to us', () => {
      const [theirs] = handed({}).periods as [InductionPeriod];
      const career = { ...handed({}), periods: [{ ...theirs, finishedOn: null }] };
      expect(schedule(career)).toEqual([]);
    });
  });
});
