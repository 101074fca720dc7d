import type { Career } from '../../src/domain/facts';
import { add, sum } from '../../src/domain/fraction';
import { checkCareer } from '../../src/domain/facts-check';
import { timelineOf } from '../../src/domain/timeline';
import { expectedEnd, termsRequired, termsServed } from '../../src/domain/induction';
import { courseOf } from '../../src/domain/parts';
import { defaultPolicy } from '../../src/domain/policy';
import { addDays, dayFrom } from '../../src/domain/day';
import { schoolDayAfter, slotsOf } from '../../src/domain/terms';
import {
  aCareer,
  aPeriod,
  aTerm,
  anAbsence,
  anAdjustment,
  anEct,
  day,
  fraction,
  theCalendar,
} from './examples';

const policy = defaultPolicy();
const served = (career: Career, asAt: string, settings = policy, calendar = theCalendar) =>
  termsServed(career, day(asAt), calendar, settings);
const terms = (career: Career, asAt: string, settings = policy, calendar = theCalendar) => {
  const answer = served(career, asAt, settings, calendar);
  return answer.known ? answer.value.terms : answer.unknown;
};
const end = (career: Career, settings = policy, calendar = theCalendar) => {
  const answer = expectedEnd(career, calendar, settings, day('2026-09-01'));
  return answer.known ? answer.value : answer.unknown;
};
const says = (answer: { because: readonly { says: string }[] }) =>
  answer.because.map((reason) => reason.says);

const slotNamed = (name: string) => {
  const slot = slotsOf(theCalendar, null).find((one) => one.term.name === name);
  if (!slot) throw new Error(`No ${name}`);
  return slot;
};

/** The day by which half of a term of an even number of school days is over. */
const halfWayThrough = (name: string) => {
  const slot = slotsOf(theCalendar, null).find((one) => one.term.name === name);
  if (!slot || slot.schoolDays % 2 !== 0) throw new Error(`${name} cannot be halved.`);
  return dayFrom(schoolDayAfter(slot, slot.starts, slot.schoolDays / 2) ?? 0);
};

describe('3.6 the days of extension for absence that are still to serve', () => {
  const ill = anAbsence({ from: day('2027-11-01'), until: day('2027-12-17'), days: fraction(35) });
  const leftOn = (on: string, absences = [ill]) => {
    const found = termsServed(aCareer({ absences }), day(on), theCalendar, defaultPolicy());
    return found.known ? found.value.extension : found.unknown;
  };
  const short = { ...ill, until: day('2027-12-10'), days: fraction(29) };
  const leave = anAbsence({
    from: day('2027-11-01'),
    until: day('2027-12-17'),
    days: fraction(35),
    kind: 'maternity leave',
    ectChoosesExtension: 'yes',
  });

  test.each([
    ['in the part it extends', '2028-03-01', 35],
    ['when its terms are served', '2028-07-31', 35],
    ['while they are served', '2028-09-08', 29],
    ['when all is', '2028-12-31', 0],
  ])('%s', (_name, on, days) => {
    expect(leftOn(on)).toEqual(fraction(days));
  });

  test('are none below the limit, and all of a leave that the ECT chose to extend by', () => {
    expect(leftOn('2028-03-01', [short])).toEqual(fraction(0));
    expect(leftOn('2028-03-01', [leave])).toEqual(fraction(35));
  });

  test('are not known while the days of an absence are not', () => {
    expect(leftOn('2028-03-01', [{ ...ill, until: null, days: null }])).toBeNull();
    expect(leftOn('2027-10-29', [{ ...ill, until: null, days: null }])).toEqual(fraction(0));
  });
});

describe('2.30, 2.36: the length of induction', () => {
  test('full time it is six terms, two school years', () => {
    expect(end(aCareer())).toBe('2028-07-21');
  });

  test.each([
    [fraction(4, 5), '2.5 years', '2029-02-19'],
    [fraction(3, 5), '10 terms', '2029-12-14'],
    [fraction(1, 2), 'four years', '2030-07-22'],
  ])('2.36: at FTE %p it takes %s', (fte, _, on) => {
    expect(end(aCareer({ periods: [aPeriod({ fte })] }))).toBe(on);
  });

  test('2.36: an ECT at 0.4 from 2021 serves fifteen calendar terms', () => {
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2021-09-01'), fte: fraction(2, 5) })] });
    expect(end(career)).toBe('2026-07-22');
  });

  test('it says what is to be served', () => {
    const answer = termsRequired(aCareer(), theCalendar, policy, day('2026-09-01'));
    expect(answer).toMatchObject({ known: true, value: { terms: fraction(6), days: fraction(0) } });
    expect(says(answer)).toEqual(['6 terms of induction to serve, full time or its equivalent.']);
    expect(answer.because[0]?.cites.map(({ para }) => para)).toEqual(['2.30', '2.65']);
  });
});

describe('2.34: what an ECT who leaves has served', () => {
  test('full time for 2.5 terms is 2.5 terms, and 3.5 are left', () => {
    const leaves = halfWayThrough('Summer 2026');
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2025-09-01'), finishedOn: leaves })] });
    const answer = served(career, '2026-08-01');
    expect(answer).toMatchObject({
      known: true,
      value: { terms: fraction(5, 2), remaining: fraction(7, 2), required: fraction(6) },
    });
    expect(says(answer)[0]).toBe('2.5 of 6 terms served by 1 Aug 2026.');
  });

  test('at 0.5 FTE for 2.5 terms it is 1.25 terms', () => {
    const leaves = halfWayThrough('Summer 2026');
    const career = aCareer({
      periods: [aPeriod({ startedOn: day('2025-09-01'), finishedOn: leaves, fte: fraction(1, 2) })],
    });
    expect(terms(career, '2026-08-01')).toEqual(fraction(5, 4));
  });

  test('the 3.5 terms left are served when induction resumes elsewhere', () => {
    const leaves = halfWayThrough('Summer 2026');
    const career = aCareer({
      periods: [
        aPeriod({ startedOn: day('2025-09-01'), finishedOn: leaves }),
        aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2026-09-01') }),
      ],
    });
    // Autumn 2027 is the fourth term there: half of its 73 school days, rounded to the whole day that completes it.
    const autumn = slotsOf(theCalendar, null).find((slot) => slot.term.name === 'Autumn 2027');
    expect(end(career)).toBe(
      dayFrom(schoolDayAfter(autumn as never, (autumn as { starts: number }).starts, 37) ?? 0),
    );
  });
});

describe('2.33: the shortest post that counts', () => {
  const twoPosts = (until: string) =>
    aCareer({
      periods: [
        aPeriod({ finishedOn: day(until) }),
        aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2027-04-12') }),
      ],
    });

  test('a post of exactly one term counts', () => {
    expect(terms(twoPosts('2026-12-18'), '2027-03-01')).toEqual(fraction(1));
  });

  test('a post that ends a day before one term is served does not', () => {
    const answer = served(twoPosts('2026-12-17'), '2027-03-01');
    expect(answer).toMatchObject({
      known: true,
      value: { terms: fraction(0), contributions: [{ counts: false, terms: fraction(0) }, {}] },
    });
    expect(says(answer)[1]).toBe(
      'Period IP-0001 does not count: the post lasted 0.99 terms, and a post counts once it has lasted 1 term.',
    );
    expect(answer.because[1]).toMatchObject({
      facts: ['period IP-0001'],
      cites: [{ para: '2.33' }, { para: '2.14' }, { para: 'reg 7(2)' }],
    });
  });

  test('it is one calendar term, not one FTE term', () => {
    const career = aCareer({ periods: [aPeriod({ fte: fraction(2, 5), finishedOn: day('2026-12-18') })] });
    expect(terms(career, '2027-03-01')).toEqual(fraction(2, 5));
  });

  test('a term pieced together from parts of two terms is one', () => {
    const career = aCareer({
      periods: [aPeriod({ startedOn: day('2026-11-02'), finishedOn: day('2027-03-10') })],
    });
    const short = aCareer({
      periods: [aPeriod({ startedOn: day('2026-11-02'), finishedOn: day('2027-02-09') })],
    });
    expect(served(career, '2027-08-01')).toMatchObject({ value: { contributions: [{ counts: true }] } });
    expect(served(short, '2027-08-01')).toMatchObject({ value: { contributions: [{ counts: false }] } });
  });

  test('an open post counts from its first day', () => {
    expect(terms(aCareer(), '2026-09-30')).toEqual(fraction(22, 74));
  });

  test('the AB may settle for less', () => {
    const career = aCareer({ periods: [aPeriod({ finishedOn: day('2026-12-17') })] });
    expect(terms(career, '2027-01-01', { ...policy, shortestPost: fraction(19, 20) })).toEqual(
      fraction(73, 74),
    );
  });

  test('3.16: every post must last so long, unless Settings ask it of the first only', () => {
    const career = aCareer({
      periods: [
        aPeriod({ finishedOn: day('2026-12-18') }),
        aPeriod({
          id: 'IP-0002',
          urn: '900002',
          startedOn: day('2027-01-04'),
          finishedOn: day('2027-02-12'),
        }),
      ],
    });
    expect(terms(career, '2027-03-01')).toEqual(fraction(1));
    const firstOnly = { ...policy, shortestPostAppliesTo: 'the first post only' } as const;
    expect(terms(career, '2027-03-01', firstOnly)).toEqual(add(fraction(1), fraction(30, 54)));
    const never = aCareer({ periods: [aPeriod({ finishedOn: day('2026-10-23') })] });
    expect(terms(never, '2027-03-01', firstOnly)).toEqual(fraction(0));
  });

  test('two short posts do not make a first one', () => {
    const career = aCareer({
      periods: [
        aPeriod({ finishedOn: day('2026-10-23') }),
        aPeriod({
          id: 'IP-0002',
          urn: '900002',
          startedOn: day('2026-11-02'),
          finishedOn: day('2026-12-18'),
        }),
      ],
    });
    expect(terms(career, '2027-03-01', { ...policy, shortestPostAppliesTo: 'the first post only' })).toEqual(
      fraction(0),
    );
  });

  test('terms counted before the Terms sheet begins are a first post too', () => {
    const career = aCareer({
      periods: [
        aPeriod({
          startedOn: day('2018-09-03'),
          finishedOn: day('2018-12-21'),
          urn: '900003',
          countedTerms: fraction(1),
        }),
        aPeriod({ id: 'IP-0002', finishedOn: day('2026-10-23') }),
      ],
    });
    expect(terms(career, '2027-03-01', { ...policy, shortestPostAppliesTo: 'the first post only' })).toEqual(
      add(fraction(1), fraction(39, 74)),
    );
    expect(terms(career, '2027-03-01')).toEqual(fraction(1));
  });

  test('terms counted elsewhere are a first post where Settings ask it of the first only', () => {
    const career = aCareer({
      periods: [
        aPeriod({
          startedOn: day('2025-09-01'),
          finishedOn: day('2026-07-22'),
          urn: '900003',
          countedTerms: fraction(3),
          otherAb: 'Anytown Hub',
        }),
        aPeriod({ id: 'IP-0002', startedOn: day('2026-09-01'), finishedOn: day('2026-10-23') }),
      ],
    });
    expect(terms(career, '2027-03-01')).toEqual(fraction(3));
    expect(terms(career, '2027-03-01', { ...policy, shortestPostAppliesTo: 'the first post only' })).toEqual(
      add(fraction(3), fraction(39, 74)),
    );
  });

  test('a change of contract at the same school, over a holiday too, does not break employment', () => {
    const career = aCareer({
      periods: [
        aPeriod({ finishedOn: day('2026-10-23') }),
        aPeriod({ id: 'IP-0002', startedOn: day('2026-11-02'), finishedOn: day('2026-12-31') }),
        aPeriod({ id: 'IP-0003', startedOn: day('2027-01-04'), finishedOn: day('2027-01-15') }),
      ],
    });
    expect(terms(career, '2027-03-01')).toEqual(add(fraction(1), fraction(10, 54)));
  });

  test('a school day between two contracts does', () => {
    const career = aCareer({
      periods: [
        aPeriod({ finishedOn: day('2026-10-22') }),
        aPeriod({ id: 'IP-0002', startedOn: day('2026-11-02'), finishedOn: day('2026-12-31') }),
      ],
    });
    expect(terms(career, '2027-03-01')).toEqual(fraction(0));
  });

  test('a break over terms that are not in the calendar is a break', () => {
    const gap = {
      ...theCalendar,
      terms: theCalendar.terms.filter((term) => term.startsOn < '2027-01-01' || term.startsOn > '2028-01-01'),
    };
    const career = aCareer({
      periods: [
        aPeriod({ startedOn: day('2026-11-02'), finishedOn: day('2026-12-18') }),
        aPeriod({ id: 'IP-0002', startedOn: day('2028-01-04'), finishedOn: day('2028-02-11') }),
      ],
    });
    expect(terms(career, '2026-12-31', policy, gap)).toEqual(fraction(0));
    expect(terms(career, '2028-08-31', policy, gap)).toEqual(fraction(0));
  });

  test('contracts of 60 days apart over a holiday without school days are one post', () => {
    const quiet = {
      ...theCalendar,
      terms: [
        aTerm(),
        aTerm({
          name: 'Spring 2027',
          startsOn: day('2027-02-15'),
          endsOn: day('2027-04-16'),
          halfTermFrom: null,
          halfTermUntil: null,
        }),
      ],
    };
    const apart = (from: string) =>
      aCareer({
        periods: [
          aPeriod({ startedOn: day('2026-11-02'), finishedOn: day('2026-12-18') }),
          aPeriod({ id: 'IP-0002', startedOn: day(from), finishedOn: day('2027-04-02') }),
        ],
      });
    expect(terms(apart('2027-02-15'), '2027-04-10', policy, quiet)).toEqual(
      add(fraction(35, 74), fraction(35, 45)),
    );
    const long = {
      ...quiet,
      terms: quiet.terms.map((term) =>
        term.name === 'Spring 2027' ? { ...term, startsOn: day('2027-02-17') } : term,
      ),
    };
    expect(terms(apart('2027-02-17'), '2027-04-10', policy, long)).toEqual(fraction(0));
  });

  test('the other school’s contract between two of one school does not part them', () => {
    const career = aCareer({
      periods: [
        aPeriod({ fte: fraction(1, 2), finishedOn: day('2026-10-23') }),
        aPeriod({ id: 'IP-0002', urn: '900002', fte: fraction(1, 2), startedOn: day('2026-10-01') }),
        aPeriod({
          id: 'IP-0003',
          fte: fraction(1, 2),
          startedOn: day('2026-10-24'),
          finishedOn: day('2026-12-31'),
        }),
      ],
    });
    expect(terms(career, '2026-12-31')).toEqual(add(fraction(1, 2), fraction(52, 148)));
  });

  test('so does a year away, even where its terms are not in the calendar', () => {
    const gap = {
      ...theCalendar,
      terms: theCalendar.terms.filter((term) => term.startsOn < '2027-01-01' || term.startsOn > '2027-12-01'),
    };
    const career = aCareer({
      periods: [
        aPeriod({ finishedOn: day('2026-10-23') }),
        aPeriod({ id: 'IP-0002', startedOn: day('2027-11-01'), finishedOn: day('2028-02-01') }),
      ],
    });
    expect(terms(career, '2026-12-01', policy, gap)).toEqual(fraction(0));
  });
});

describe('3.6, 3.9: what is left is served in a post of a term', () => {
  const moved = (from: string, until: string | null = null) =>
    aCareer({
      ect: anEct({ priorTerms: fraction(11, 2) }),
      periods: [aPeriod({ startedOn: day(from), finishedOn: until === null ? null : day(until) })],
    });

  test('half a term left takes a term in a new school', () => {
    expect(end(moved('2026-09-01'))).toBe('2026-12-18');
    expect(terms(moved('2026-09-01'), '2026-11-30')).toEqual(fraction(6));
    const answer = expectedEnd(moved('2026-09-01'), theCalendar, policy, day('2026-09-01'));
    expect(answer.because[1]).toEqual({
      says: 'The post it ends in must last 1 term before it counts, so the last part of induction ends no sooner.',
      facts: [],
      cites: ['2.33', '3.6', '3.9'].map((para) => ({ para, version: 'April 2024' })),
    });
  });

  test('3.8 an extension after completion begins when the post has lasted', () => {
    const extended = {
      ...moved('2026-09-01'),
      adjustments: [
        anAdjustment({
          kind: 'extension after completion',
          terms: fraction(1),
          agreedOn: day('2027-01-05'),
        }),
      ],
    };
    const away = anAbsence({ from: day('2026-11-02'), until: day('2026-12-18'), days: fraction(34) });
    const ends = (career: Career) =>
      courseOf(career, theCalendar, policy, day('2027-01-05'))
        .parts.slice(1)
        .map(({ ends: milestone, endsOn }) => [milestone, endsOn && dayFrom(endsOn)]);
    for (const career of [extended, { ...extended, absences: [away] }])
      expect(ends(career)).toEqual([
        ['final', '2026-12-18'],
        ['after extension', '2027-03-25'],
      ]);
  });

  test('3.7 leave taken until then extends it as the ECT chooses', () => {
    const left = (ectChoosesExtension: 'yes' | 'no') =>
      end({
        ...moved('2026-09-01'),
        absences: [
          anAbsence({
            kind: 'maternity leave',
            from: day('2026-12-14'),
            until: day('2026-12-18'),
            days: fraction(5),
            ectChoosesExtension,
          }),
        ],
      });
    expect([left('no'), left('yes')]).toEqual(['2026-12-18', '2027-01-08']);
  });

  test('from one term into the next', () => {
    // 35 of 74 school days of autumn, so 39/74 of spring's 54.
    expect(end(moved('2026-11-02'))).toBe(
      dayFrom(schoolDayAfter(slotNamed('Spring 2027'), slotNamed('Spring 2027').starts, 29) ?? 0),
    );
  });

  test('unless Settings ask it of the first post only, and there was one', () => {
    const firstOnly = { ...policy, shortestPostAppliesTo: 'the first post only' } as const;
    expect(end(moved('2026-09-01'), firstOnly)).toBe('2026-12-18');
    const two = aCareer({
      periods: [
        aPeriod({ startedOn: day('2024-09-02'), finishedOn: day('2026-05-22') }),
        aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2026-09-01') }),
      ],
    });
    expect(end(two, firstOnly)).toBe('2026-11-04');
    expect(end(two)).toBe('2026-12-18');
  });

  test('a post that ends first does not reach it', () => {
    const left = moved('2026-09-01', '2026-11-27');
    expect(end(left)).toBe(
      'No post that counts is recorded, with 0.5 terms left to serve. Add the next induction period to work out the end.',
    );
  });

  test('nor does one that outlasts the Terms sheet', () => {
    const calendar = {
      ...theCalendar,
      terms: theCalendar.terms.filter((term) => term.startsOn <= '2026-09-01'),
    };
    expect(end(moved('2026-11-02'), policy, calendar)).toBe(
      'The Terms sheet has no term after Autumn 2026 (England). Add the next term to work this out.',
    );
    expect(terms(moved('2026-11-02'), '2026-12-18', policy, calendar)).toEqual(
      add(fraction(11, 2), fraction(35, 74)),
    );
  });

  test('a full-time induction in one school is not touched', () => {
    expect(expectedEnd(aCareer(), theCalendar, policy, day('2026-09-01')).because).toHaveLength(1);
  });
});

describe('2.12: the day of starting', () => {
  test('a start within five school days of the term’s start counts from there', () => {
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2026-09-08') })] });
    expect(terms(career, '2026-12-31')).toEqual(fraction(1));
    expect(end(career)).toBe('2028-07-21');
    expect(says(served(career, '2026-12-31'))[1]).toBe(
      'Period IP-0001: 1 term full time from 8 Sep 2026. It started within 5 school days of the term’s start, so it counts from there.',
    );
  });

  test('a day later it counts from its day, and the end is as much later', () => {
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2026-09-09') })] });
    expect(terms(career, '2026-12-31')).toEqual(fraction(68, 74));
    expect(says(served(career, '2026-12-31'))[1]).toBe(
      'Period IP-0001: 0.92 terms full time from 9 Sep 2026.',
    );
    expect(String(end(career)) > '2028-08-31').toBe(true);
  });

  test('with no days of grace it counts from the very day', () => {
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2026-09-02') })] });
    expect(terms(career, '2026-12-31', { ...policy, startGraceDays: 0 })).toEqual(fraction(73, 74));
    expect(terms(aCareer(), '2026-12-31', { ...policy, startGraceDays: 0 })).toEqual(fraction(1));
  });

  test('a move between schools within those days is not counted twice', () => {
    const career = aCareer({
      periods: [
        aPeriod({ startedOn: day('2026-01-05'), finishedOn: day('2026-09-03'), fte: fraction(1, 2) }),
        aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2026-09-04'), fte: fraction(1, 2) }),
      ],
    });
    expect(terms(career, '2026-12-31')).toEqual(fraction(3, 2));
  });

  test('a second post that starts within them beside the first counts from the term’s start too', () => {
    const career = aCareer({
      periods: [
        aPeriod({ fte: fraction(1, 2) }),
        aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2026-09-03'), fte: fraction(1, 2) }),
      ],
    });
    expect(terms(career, '2026-12-31')).toEqual(fraction(1));
  });

  test('after a post that ended in the term before, the grace stands', () => {
    const career = aCareer({
      periods: [
        aPeriod({ startedOn: day('2026-04-13'), finishedOn: day('2026-08-31') }),
        aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2026-09-03') }),
      ],
    });
    expect(terms(career, '2026-12-31')).toEqual(fraction(2));
    const ended = {
      ...career,
      periods: career.periods.map((one) =>
        one.finishedOn === null ? one : { ...one, finishedOn: day('2026-09-01') },
      ),
    };
    expect(terms(ended, '2026-12-31')).toEqual(add(fraction(1), fraction(73, 74)));
  });

  test('a start in the holidays counts from the next term', () => {
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2026-08-01') })] });
    expect(terms(career, '2026-12-31')).toEqual(fraction(1));
    expect(terms(career, '2026-08-15')).toEqual(fraction(0));
  });
});

describe('changes of hours and several posts', () => {
  test('a change of FTE within a term counts each part at its own', () => {
    const career = aCareer({
      periods: [
        aPeriod({ finishedOn: day('2026-10-23') }),
        aPeriod({ id: 'IP-0002', startedOn: day('2026-10-24'), fte: fraction(1, 2) }),
      ],
    });
    expect(terms(career, '2026-12-31')).toEqual(add(fraction(39, 74), fraction(35, 148)));
    expect(says(served(career, '2026-12-31')).slice(1)).toEqual([
      'Period IP-0001: 0.53 terms full time from 1 Sep 2026.',
      'Period IP-0002: 0.24 terms at FTE 0.5 from 24 Oct 2026.',
    ]);
  });

  test('3.16: contracts held at once at two schools are added together', () => {
    const career = aCareer({
      periods: [
        aPeriod({ fte: fraction(2, 5) }),
        aPeriod({ id: 'IP-0002', urn: '900002', fte: fraction(3, 5) }),
      ],
    });
    expect(terms(career, '2027-07-31')).toEqual(fraction(3));
    expect(end(career)).toBe('2028-07-21');
    const answer = served(career, '2027-07-31');
    expect(answer.known && answer.value.contributions.map((one) => one.terms)).toEqual([
      fraction(6, 5),
      fraction(9, 5),
    ]);
  });

  test('3.16: of two contracts held at once, one that does not last a term is left out', () => {
    const career = aCareer({
      periods: [
        aPeriod({ fte: fraction(2, 5) }),
        aPeriod({ id: 'IP-0002', urn: '900002', fte: fraction(3, 5), finishedOn: day('2026-11-27') }),
      ],
    });
    expect(terms(career, '2026-12-31')).toEqual(fraction(2, 5));
  });

  test('time between posts does not count', () => {
    const career = aCareer({
      periods: [
        aPeriod({ finishedOn: day('2026-12-31') }),
        aPeriod({ id: 'IP-0002', startedOn: day('2027-04-12') }),
      ],
    });
    expect(terms(career, '2027-08-01')).toEqual(fraction(2));
  });
});

test('1.8: who had served two terms before September 2021 does not start again, and has the rest of six to serve', () => {
  const career = aCareer({ ect: anEct({ priorTerms: fraction(2) }) });
  expect(expectedEnd(career, theCalendar, policy, day('2026-12-12'))).toMatchObject({
    known: true,
    value: '2027-12-17',
  });
});

describe('2.75: service elsewhere', () => {
  const elsewhere = aPeriod({
    id: 'IP-0009',
    urn: '900005',
    startedOn: day('2025-09-01'),
    finishedOn: day('2026-07-22'),
    countedTerms: fraction(12, 5),
    otherAb: 'Anytown Hub',
  });

  test('terms another AB counted are taken as it counted them', () => {
    const career = aCareer({ periods: [elsewhere, aPeriod()] });
    expect(terms(career, '2026-12-31')).toEqual(fraction(17, 5));
    expect(says(served(career, '2026-12-31'))[1]).toBe('Period IP-0009: 2.4 terms, as Anytown Hub counted.');
  });

  test('they count once they are over', () => {
    const career = aCareer({ periods: [elsewhere, aPeriod()] });
    expect(terms(career, '2026-07-21')).toEqual(fraction(0));
    expect(says(served(career, '2026-07-21'))[1]).toBe('Period IP-0009: 0 terms, as Anytown Hub counted.');
    expect(terms(career, '2026-07-22')).toEqual(fraction(12, 5));
    const open = { ...elsewhere, finishedOn: null, otherAb: null };
    expect(terms(aCareer({ periods: [open] }), '2025-09-01')).toEqual(fraction(12, 5));
    expect(says(served(aCareer({ periods: [open] }), '2025-09-01'))[1]).toBe(
      'Period IP-0009: 2.4 terms, as another appropriate body counted.',
    );
  });

  test('terms from before the register are there from the start', () => {
    const career = aCareer({ ect: anEct({ priorTerms: fraction(5) }) });
    expect(terms(career, '2020-01-01')).toEqual(fraction(5));
    expect(end(career)).toBe('2026-12-18');
    expect(terms(aCareer({ ect: anEct({ priorTerms: fraction(0) }) }), '2026-12-31')).toEqual(fraction(1));
  });

  test('all of them served before end on no day, for Prior terms to be put right', () => {
    const career = aCareer({ ect: anEct({ priorTerms: fraction(6) }) });
    const says = 'All of the terms were served before. Correct Prior terms, or record the outcome.';
    expect(end(career)).toBe(says);
    expect(terms(career, '2026-10-01')).toEqual(fraction(6));
    expect(checkCareer(career, theCalendar, policy, day('2026-12-07'))).toEqual([
      { row: '0012345', field: 'priorTerms', says },
    ]);
    expect(
      checkCareer(
        aCareer({ ect: anEct({ priorTerms: fraction(59, 10) }) }),
        theCalendar,
        policy,
        day('2026-12-07'),
      ),
    ).toEqual([]);
    const over = anEct({ priorTerms: fraction(6), outcome: 'pass', outcomeOn: day('2026-10-01') });
    expect(checkCareer(aCareer({ ect: over }), theCalendar, policy, day('2026-12-07'))).toEqual([]);
    expect(timelineOf(career, theCalendar, policy, day('2026-10-01'))).toMatchObject({ unknown: [says] });
  });

  test('service elsewhere that nobody counted is worked out from its dates', () => {
    const career = aCareer({ periods: [{ ...elsewhere, countedTerms: null }, aPeriod()] });
    expect(terms(career, '2026-12-31')).toEqual(fraction(4));
  });

  test('no terms counted are none', () => {
    expect(terms(aCareer({ periods: [{ ...elsewhere, countedTerms: fraction(0) }] }), '2026-12-31')).toEqual(
      fraction(0),
    );
  });
});

describe('the end of service', () => {
  test('nothing counts past completion', () => {
    expect(terms(aCareer(), '2029-06-01')).toEqual(fraction(6));
    expect(terms(aCareer(), '2031-06-01')).toEqual(fraction(6));
    expect(served(aCareer(), '2029-06-01')).toMatchObject({ value: { remaining: fraction(0) } });
  });

  test('an ECT without a post that goes on has no end, and the terms left are named', () => {
    const career = aCareer({ periods: [aPeriod({ finishedOn: day('2027-08-31') })] });
    expect(end(career)).toBe(
      'No post is recorded after the last one, with 3 terms left to serve. Add the next induction period to work out the end.',
    );
    expect(end(aCareer({ periods: [] }))).toBe(
      'No post that counts is recorded, with 6 terms left to serve. Add the next induction period to work out the end.',
    );
    expect(end(aCareer({ periods: [], ect: anEct({ priorTerms: fraction(2) }) }))).toBe(
      'No post that counts is recorded, with 4 terms left to serve. Add the next induction period to work out the end.',
    );
  });

  test('a post that goes on past the Terms sheet has an end that is not known', () => {
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2029-09-03') })] });
    expect(end(career)).toBe(
      'The Terms sheet has no term after Summer 2030 (England). Add the next term to work this out.',
    );
    expect(terms(career, '2030-07-22')).toEqual(fraction(3));
    expect(terms(career, '2030-07-23')).toBe(
      'The Terms sheet has no term after Summer 2030 (England). Add the next term to work this out.',
    );
  });

  test('what is served up to where the Terms sheet leaves off is known', () => {
    const gap = { ...theCalendar, terms: theCalendar.terms.filter((term) => term.name !== 'Spring 2027') };
    expect(terms(aCareer(), '2026-12-18', policy, gap)).toEqual(fraction(1));
    expect(terms(aCareer(), '2027-02-01', policy, gap)).toBe(
      'The Terms sheet has no term after Autumn 2026 (England). Add the next term to work this out.',
    );
    const left = aCareer({ periods: [aPeriod({ finishedOn: day('2026-12-18') })] });
    expect(terms(left, '2027-02-01', policy, gap)).toEqual(fraction(1));
  });

  test('a career that begins before the Terms sheet does is unknown', () => {
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2019-09-02') })] });
    const missing = 'No term in the Terms sheet covers 2 Sep 2019. Add it to work this out.';
    expect(terms(career, '2026-12-31')).toBe(missing);
    expect(end(career)).toBe(missing);
    expect(terms(career, '2019-09-02')).toBe(missing);
    expect(terms(career, '2019-09-01')).toEqual(fraction(0));
  });

  test('one that begins after it ends is unknown too', () => {
    const career = aCareer({ periods: [aPeriod({ startedOn: day('2031-09-01') })] });
    expect(end(career)).toBe(
      'The Terms sheet has no term after Summer 2030 (England). Add the next term to work this out.',
    );
  });

  test('a second post beyond the Terms sheet leaves the first one counted', () => {
    const career = aCareer({
      periods: [
        aPeriod({ finishedOn: day('2026-12-31') }),
        aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2031-09-01') }),
      ],
    });
    expect(terms(career, '2027-01-01')).toEqual(fraction(1));
    expect(end(career)).toBe(
      'The Terms sheet has no term after Summer 2030 (England). Add the next term to work this out.',
    );
  });

  test('schools follow the terms of their own area', () => {
    const late = { ...aTerm({ area: 'Exampleshire', endsOn: day('2026-12-11') }) };
    const calendar = {
      ...theCalendar,
      terms: [...theCalendar.terms, late],
      areas: new Map([['900001', 'Exampleshire']]),
    };
    expect(terms(aCareer(), '2026-12-11', policy, calendar)).toEqual(fraction(1));
    expect(terms(aCareer(), '2026-12-11')).toEqual(fraction(69, 74));
    expect(terms(aCareer({ periods: [aPeriod({ urn: null })] }), '2026-12-11', policy, calendar)).toEqual(
      fraction(69, 74),
    );
  });
});

describe('V08, V11, V12: facts that cannot be', () => {
  test.each([
    [
      'finish before start',
      { finishedOn: day('2026-08-31') },
      'Induction period IP-0001 needs mending. Enter a finish on or after the start, 1 Sep 2026. This one is before it.',
    ],
    [
      'FTE 0',
      { fte: fraction(0) },
      'Induction period IP-0001 needs mending. Enter the share of full time, more than 0 and at most 1.',
    ],
    [
      'FTE 1.5',
      { fte: fraction(3, 2) },
      'Induction period IP-0001 needs mending. Enter the share of full time, more than 0 and at most 1.',
    ],
    [
      '29 February of a common year',
      { startedOn: '2027-02-29' as never },
      'Induction period IP-0001 needs mending. There is no day 2027-02-29. Enter one like 4 March 2026.',
    ],
  ])('%s makes everything unknown, and says why', (_, differs, missing) => {
    const career = aCareer({ periods: [aPeriod(differs)] });
    expect(terms(career, '2027-03-01')).toBe(missing);
    expect(end(career)).toBe(missing);
    expect(termsRequired(career, theCalendar, policy, day('2026-09-01'))).toEqual({
      known: false,
      unknown: missing,
      because: [],
    });
  });

  test('V12: two contracts at one school at once do too', () => {
    const career = aCareer({
      periods: [aPeriod(), aPeriod({ id: 'IP-0002', startedOn: day('2027-01-04') })],
    });
    expect(end(career)).toContain(
      'Induction period IP-0002 needs mending. Period IP-0001 at the same school',
    );
  });

  test('V08: an induction over 29 February 2028 is counted by its days', () => {
    const career = aCareer({
      periods: [aPeriod({ startedOn: day('2028-02-29'), finishedOn: day('2028-07-21') })],
    });
    expect(terms(career, '2028-03-31')).toEqual(fraction(24, 59));
  });
});

describe('doubt about absence', () => {
  const uncounted = (from: string) => anAbsence({ from: day(from), until: day('2027-05-07'), days: null });

  test('does not touch what is served before the part is', () => {
    expect(terms(aCareer({ absences: [uncounted('2027-05-03')] }), '2027-06-01')).toEqual(
      terms(aCareer(), '2027-06-01'),
    );
  });

  test('leaves terms served at the very end of the part known, and unknown a day later', () => {
    const career = aCareer({ absences: [uncounted('2027-05-03')] });
    expect(terms(career, '2027-08-31')).toEqual(fraction(3));
    expect(terms(career, '2027-09-01')).toBe('The days missed in absence A-0001 are not known. Enter them.');
  });

  test('makes the end and the length unknown', () => {
    const career = aCareer({ absences: [uncounted('2027-05-03')] });
    const missing = 'The days missed in absence A-0001 are not known. Enter them.';
    expect(end(career)).toBe(missing);
    expect(termsRequired(career, theCalendar, policy, day('2026-09-01'))).toMatchObject({
      known: false,
      unknown: missing,
    });
  });

  test('after the end of induction changes nothing', () => {
    const career = aCareer({ absences: [anAbsence({ from: day('2028-09-04'), until: null, days: null })] });
    expect(end(career)).toBe('2028-07-21');
    expect(terms(career, '2028-10-01')).toEqual(fraction(6));
  });

  test('on the last day of induction does', () => {
    const career = aCareer({ absences: [anAbsence({ from: day('2028-07-21'), until: null, days: null })] });
    expect(end(career)).toBe('Absence A-0001 has not ended, so its days are not known.');
  });

  test('that lies ahead in an extension under way does not touch what is served', () => {
    const absences = [
      anAbsence({ from: day('2026-11-02'), until: day('2026-12-11'), days: fraction(30) }),
      anAbsence({ id: 'A-0002', from: day('2027-10-04'), until: null, days: null }),
    ];
    expect(terms(aCareer({ absences }), '2027-09-15')).toEqual(fraction(3));
    expect(terms(aCareer({ absences }), '2027-10-04')).toBe(
      'Absence A-0002 has not ended, so its days are not known.',
    );
  });

  test('that lies ahead does not touch what is served', () => {
    const career = aCareer({ absences: [anAbsence({ from: day('2027-10-04'), until: null, days: null })] });
    expect(terms(career, '2027-09-30')).toEqual(add(fraction(3), fraction(22, 73)));
  });
});

test('rows are told in order of their start, whatever order they come in', () => {
  const [first, second, third] = [
    aPeriod({ id: 'IP-0003', finishedOn: day('2026-10-23') }),
    aPeriod({ id: 'IP-0001', startedOn: day('2026-10-24'), finishedOn: day('2027-01-31') }),
    aPeriod({ id: 'IP-0002', startedOn: day('2027-02-01') }),
  ];
  for (const periods of [
    [first, second, third],
    [third, second, first],
    [second, third, first],
  ]) {
    const answer = served(aCareer({ periods }), '2027-07-31');
    expect(answer).toMatchObject({ value: { terms: fraction(3) } });
    expect(answer.known && answer.value.contributions.map(({ period }) => period.id)).toEqual([
      'IP-0003',
      'IP-0001',
      'IP-0002',
    ]);
  }
});

test('what the answer rests on is cited', () => {
  const answer = served(aCareer({ periods: [aPeriod({ startedOn: day('2026-09-03') })] }), '2026-12-31');
  expect(answer.because).toMatchObject([
    { cites: [{ para: '2.34' }, { para: '2.36' }] },
    { cites: [{ para: '2.34' }, { para: '2.12' }], facts: ['period IP-0001, FTE 1, from 3 Sep 2026'] },
  ]);
  expect(served(aCareer(), '2026-12-31').because[1]?.cites).toHaveLength(1);
  const elsewhere = aPeriod({ countedTerms: fraction(1), finishedOn: day('2026-12-31') });
  const counted = served(aCareer({ periods: [elsewhere] }), '2027-01-31');
  expect(counted).toMatchObject({ value: { contributions: [{ counts: true }] } });
  expect(counted.because[1]).toMatchObject({ facts: ['period IP-0001'], cites: [{ para: '2.75' }] });
});

test('a change of hours is not said to have begun with the term', () => {
  const career = aCareer({
    periods: [
      aPeriod({ startedOn: day('2026-09-03'), finishedOn: day('2026-10-23') }),
      aPeriod({ id: 'IP-0002', startedOn: day('2026-10-24'), fte: fraction(1, 2) }),
    ],
  });
  expect(says(served(career, '2026-12-31'))[2]).toBe(
    'Period IP-0002: 0.24 terms at FTE 0.5 from 24 Oct 2026.',
  );
});

describe('days of extension', () => {
  const absent = anAbsence({ from: day('2026-11-02'), until: day('2026-12-11'), days: fraction(30) });

  test('are not terms: served stands at three until they are over', () => {
    const career = aCareer({ absences: [absent] });
    expect(terms(career, '2027-08-31')).toEqual(fraction(3));
    expect(terms(career, '2027-09-15')).toEqual(fraction(3));
    expect(terms(career, '2027-10-12')).toEqual(fraction(3));
    expect(terms(career, '2027-10-13')).toEqual(add(fraction(3), fraction(1, 73)));
  });

  test('3.6: with all terms served, the days left and the day they end are said', () => {
    const last = anAbsence({ from: day('2028-01-10'), until: day('2028-03-03'), days: fraction(32) });
    const career = aCareer({ absences: [last] });
    const why = (on: string) => served(career, on).because[1];
    expect(why('2028-07-20')?.says).toMatch(/^Period/);
    expect(why('2028-07-21')).toMatchObject({
      says: 'The terms of the last part of induction are served, but it goes on until 16 Oct 2028, 32 days of extension left to serve.',
      cites: [{ para: '3.6' }, { para: 'reg 8(1)' }],
      facts: ['absence A-0001, 32 days'],
    });
    expect(why('2028-09-14')?.says).toMatch(/ 22 days of extension left to serve\.$/);
    expect(why('2028-10-16')?.says).toMatch(/^Period/);
    const left = aCareer({ absences: [last], periods: [aPeriod({ finishedOn: day('2028-09-14') })] });
    expect(served(left, '2028-10-16').because[1]?.says).toBe(
      'The terms of the last part of induction are served, but it goes on, 22 days of extension left to serve.',
    );
  });

  test('3.9: and where only the last post is too short, until when it goes on', () => {
    const last = anAbsence({ from: day('2028-01-10'), until: day('2028-03-03'), days: fraction(32) });
    const moved = aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2028-09-01') });
    const career = aCareer({
      absences: [last],
      periods: [aPeriod({ finishedOn: day('2028-08-31') }), moved],
    });
    expect(served(career, '2028-12-01').because[1]).toMatchObject({
      says: 'The terms of the last part of induction are served, but it goes on until 15 Dec 2028.',
      cites: [{ para: '3.6' }, { para: 'reg 8(1)' }, { para: '2.33' }, { para: '3.9' }],
    });
  });

  test('not served before the last post ends are left to serve', () => {
    const last = anAbsence({ from: day('2028-01-10'), until: day('2028-03-03'), days: fraction(32) });
    const career = aCareer({ absences: [last], periods: [aPeriod({ finishedOn: day('2028-08-31') })] });
    expect(end(career)).toBe(
      'No post is recorded after the last one, with time in post left to serve. Add the next induction period to work out the end.',
    );
    expect(terms(career, '2028-09-01')).toEqual(fraction(6));
  });

  test('terms another AB counts meanwhile are kept for after them', () => {
    const career = aCareer({
      absences: [absent],
      periods: [
        aPeriod({ finishedOn: day('2027-09-14') }),
        aPeriod({
          id: 'IP-0009',
          urn: '900005',
          startedOn: day('2027-09-15'),
          finishedOn: day('2028-07-21'),
          countedTerms: fraction(2),
          otherAb: 'Anytown Hub',
        }),
        aPeriod({ id: 'IP-0002', startedOn: day('2028-09-01') }),
      ],
    });
    // Ten of the 30 days were served before; 20 are left, then one term after the two that were counted.
    expect(terms(career, '2028-08-31')).toEqual(fraction(3));
    expect(terms(career, '2028-09-28')).toEqual(fraction(5));
    expect(end(career)).toBe(
      dayFrom(
        schoolDayAfter(
          slotNamed('Spring 2029'),
          slotNamed('Spring 2029').starts,
          Math.ceil((20 / 71) * 56),
        ) ?? 0,
      ),
    );
  });

  test('end induction where more was counted meanwhile than is left', () => {
    const career = aCareer({
      absences: [absent],
      periods: [
        aPeriod({ finishedOn: day('2027-09-14') }),
        aPeriod({
          id: 'IP-0009',
          urn: '900005',
          startedOn: day('2027-09-15'),
          finishedOn: day('2028-07-21'),
          countedTerms: fraction(4),
          otherAb: 'Anytown Hub',
        }),
        aPeriod({ id: 'IP-0002', startedOn: day('2028-09-01') }),
      ],
    });
    expect(end(career, { ...policy, shortestPostAppliesTo: 'the first post only' })).toBe('2028-09-28');
  });

  test('may end within what another AB counted', () => {
    const career = aCareer({
      absences: [absent],
      periods: [
        aPeriod({ finishedOn: day('2027-09-14') }),
        aPeriod({
          id: 'IP-0009',
          urn: '900005',
          startedOn: day('2027-09-15'),
          finishedOn: day('2028-07-21'),
          countedTerms: fraction(3),
          otherAb: 'Anytown Hub',
        }),
        aPeriod({ id: 'IP-0002', startedOn: day('2028-09-01') }),
      ],
    });
    expect(terms(career, '2028-09-28')).toEqual(fraction(6));
    expect(end(career)).toBe('2028-12-15');
  });
});

test('contributions add up to what is served', () => {
  const career = aCareer({
    periods: [
      aPeriod({ finishedOn: day('2026-10-23'), fte: fraction(2, 3) }),
      aPeriod({ id: 'IP-0003', urn: '900002', startedOn: day('2026-10-01'), fte: fraction(1, 3) }),
      aPeriod({ id: 'IP-0002', startedOn: day('2026-10-24'), fte: fraction(1, 7) }),
    ],
  });
  const answer = served(career, '2027-06-11');
  if (!answer.known) throw new Error(answer.unknown);
  expect(sum(answer.value.contributions.map((one) => one.terms))).toEqual(answer.value.terms);
  expect(answer.value.contributions.map(({ period }) => period.id)).toEqual([
    'IP-0001',
    'IP-0003',
    'IP-0002',
  ]);
});

test('2.31: another number of terms is a matter of settings', () => {
  expect(end(aCareer(), { ...policy, termsRequired: fraction(3) })).toBe('2027-07-22');
});

test('what is asked twice is answered alike, and anew when a fact changes', () => {
  const career = aCareer();
  expect(end(career)).toBe('2028-07-21');
  expect(end({ ...career, adjustments: [anAdjustment({ agreedOn: day('2026-09-01') })] })).toBe('2027-07-22');
  expect(end(career, { ...policy, termsRequired: fraction(1) })).toBe('2026-12-18');
  expect(end(career)).toBe('2028-07-21');
  expect(addDays(day('2026-09-01'), 0)).toBe('2026-09-01');
});
