import type { Adjustment, Career } from '../../src/domain/facts';
import {
  coveredOn,
  extensionObjections,
  moreThanLeft,
  reductionObjections,
} from '../../src/domain/adjustments';
import { agreedFlags } from '../../src/domain/agreed-check';
import { ZERO, add, countOf, decimal, subtract } from '../../src/domain/fraction';
import { expectedEnd, termsRequired, termsServed } from '../../src/domain/induction';
import { closing } from '../../src/domain/outcome';
import { courseOf } from '../../src/domain/parts';
import { scheduleFor } from '../../src/domain/schedule';
import { defaultPolicy } from '../../src/domain/policy';
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
const end = (adjustments: readonly Adjustment[], asAt = '2028-09-01') => {
  const answer = expectedEnd(aCareer({ adjustments }), theCalendar, policy, day(asAt));
  return answer.known ? answer.value : answer.unknown;
};
const required = (adjustments: readonly Adjustment[]) => {
  const answer = termsRequired(aCareer({ adjustments }), theCalendar, policy, day('2028-09-01'));
  return answer.known ? answer.value.terms : answer.unknown;
};

describe('3.2 to 3.4: a reduction', () => {
  test('of three terms ends induction after three', () => {
    expect(end([anAdjustment()])).toBe('2027-07-22');
  });

  test('leaves one term at least', () => {
    expect(end([anAdjustment({ terms: fraction(5) })])).toBe('2026-12-18');
  });

  const TOO_MUCH = (id: string) =>
    `Adjustment ${id} takes off more terms than may be (3.2). Correct it to work this out.`;

  test.each([fraction(11, 2), fraction(99)])('of %p terms, which may not be, makes all unknown', (terms) => {
    expect(end([anAdjustment({ terms })])).toBe(TOO_MUCH('AD-0001'));
    expect(required([anAdjustment({ terms })])).toBe(TOO_MUCH('AD-0001'));
    expect(
      scheduleFor(
        aCareer({ adjustments: [anAdjustment({ terms })] }),
        theCalendar,
        policy,
        day('2028-09-01'),
      ),
    ).toMatchObject({ known: false });
  });

  test('with another of more than may be makes all unknown, by the later one', () => {
    expect(required([anAdjustment(), anAdjustment({ id: 'AD-0002' })])).toBe(TOO_MUCH('AD-0002'));
  });

  test('adds to another', () => {
    expect(required([anAdjustment(), anAdjustment({ id: 'AD-0002', terms: fraction(1, 2) })])).toEqual(
      fraction(5, 2),
    );
  });

  test.each(['no', null] as const)('3.3: has no effect where the ECT’s agreement is %p', (ectAgrees) => {
    expect(required([anAdjustment({ ectAgrees })])).toEqual(fraction(6));
  });

  test('has effect from the day it is agreed', () => {
    expect(end([anAdjustment()], '2026-09-09')).toBe('2028-07-21');
    expect(end([anAdjustment()], '2026-09-10')).toBe('2027-07-22');
  });

  const LATE = day('2028-01-10');
  /** To the hundredth, rounded up: all that is left on that day. */
  const left = (() => {
    const served = termsServed(aCareer(), LATE, theCalendar, policy);
    return fraction(Math.ceil(decimal(served.known ? served.value.remaining : ZERO) * 100), 100);
  })();

  test('2.65: of all that is left ends induction on the day it is agreed, not before', () => {
    expect(end([anAdjustment({ agreedOn: LATE, terms: left })])).toBe('2028-01-10');
  });

  test('2.65: of more than is left too, and says so there and on the Desk, without objecting', () => {
    const more = anAdjustment({ agreedOn: LATE, terms: add(left, fraction(1, 100)), ground: 'experience' });
    const career = aCareer({ adjustments: [more] });
    const answer = expectedEnd(career, theCalendar, policy, day('2028-09-01'));
    expect(answer).toMatchObject({ value: '2028-01-10' });
    expect(answer.because.map(({ says }) => says)).toContain(
      'All of that was served when it was agreed, so the last part of induction ends then, not before.',
    );
    const flags = (one: Adjustment) => {
      const [found] = agreedFlags({ ...career, adjustments: [one] }, theCalendar, policy, LATE);
      return [found?.objections, found?.notes].map((all) =>
        all?.filter(({ field }) => field === 'terms').map(({ says }) => says),
      );
    };
    expect(flags(more)).toEqual([
      [],
      [
        `Check the terms and the day: ${countOf(left, 'term')} left to serve on 10 Jan 2028, so induction is complete when this is agreed.`,
      ],
    ]);
    expect(flags({ ...more, terms: left })).toEqual([[], []]);
  });

  test('once induction is complete makes all unknown, and is objected to', () => {
    const late = anAdjustment({ agreedOn: day('2028-07-24') });
    expect(end([late])).toBe(
      'Adjustment AD-0001 was agreed when induction was complete (2.65). Correct it to work this out.',
    );
    expect(end([{ ...late, agreedOn: day('2028-07-21') }])).toBe('2028-07-21');
  });

  describe('2.65: agreed in a holiday, of all that is left', () => {
    /** Three days after the summer term of 2027. */
    const HOLIDAY = day('2027-07-26');
    const holds = (differs: Partial<Career>) => {
      const career = aCareer({ adjustments: [anAdjustment({ agreedOn: HOLIDAY })], ...differs });
      const asAt = day('2027-09-01');
      const answer = expectedEnd(career, theCalendar, policy, asAt);
      const due = scheduleFor(career, theCalendar, policy, asAt);
      const last = due.known ? due.value[due.value.length - 1] : undefined;
      return [answer.known ? answer.value : answer.unknown, last?.kind, last?.coversUntil, last?.dueOn];
    };
    const AT_ONCE = [HOLIDAY, 'formal assessment', HOLIDAY, '2027-08-06'];

    test.each([null, '2027-08-31'])('ends induction that day, in a post that lasts until %p', (until) => {
      expect(holds({ periods: [aPeriod({ finishedOn: until === null ? null : day(until) })] })).toEqual(
        AT_ONCE,
      );
    });

    test('is assessed before the post ends, and not before it was agreed', () => {
      expect(holds({ periods: [aPeriod({ finishedOn: day('2027-08-01') })] })[3]).toBe('2027-07-30');
      expect(holds({ periods: [aPeriod({ finishedOn: HOLIDAY })] })[3]).toBe(HOLIDAY);
    });

    test('ends it that day after a change of contract in the holiday, and after an absence that ended there', () => {
      const periods = [
        aPeriod({ finishedOn: day('2027-07-23') }),
        aPeriod({ id: 'IP-0002', startedOn: day('2027-07-24'), fte: fraction(1, 2) }),
      ];
      expect(holds({ periods })).toEqual(AT_ONCE);
      const absences = [anAbsence({ from: day('2027-07-19'), until: day('2027-07-23'), days: fraction(4) })];
      expect(holds({ absences })).toEqual(AT_ONCE);
    });

    test('in half-term ends it that day too', () => {
      const agreedOn = day('2027-10-27');
      const left = (() => {
        const served = termsServed(aCareer(), agreedOn, theCalendar, policy);
        return served.known ? served.value.remaining : ZERO;
      })();
      expect(end([anAdjustment({ agreedOn, terms: left })])).toBe(agreedOn);
    });

    test('2.38: of a part-time ECT lets induction be passed at the end of the contract', () => {
      const agreedOn = day('2028-07-24');
      const career = aCareer({
        periods: [aPeriod({ fte: fraction(3, 5), finishedOn: day('2028-08-31') })],
        adjustments: [anAdjustment({ agreedOn, terms: fraction(12, 5), ground: 'part-time service' })],
      });
      const at = day('2028-08-31');
      expect(expectedEnd(career, theCalendar, policy, at)).toMatchObject({ value: agreedOn });
      const it = {
        outcome: 'pass',
        finishedOn: at,
        numberOfTerms: fraction(18, 5),
        toldOn: null,
        extendBy: null,
      } as const;
      const { objections } = closing(it, career, theCalendar, policy, at);
      expect(objections.map(({ says }) => says).join()).toMatch(/^Wait for the final assessment[^,]*$/);
    });

    test('waits for the next post, and with none has no end, where the post was over', () => {
      const over = aPeriod({ finishedOn: day('2027-07-22') });
      const next = aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2027-09-01') });
      expect(holds({ periods: [over, next] })[0]).toBe('2027-12-17');
      expect(holds({ periods: [over] })[0]).toBe(
        'No post is recorded after the last one, with time in post left to serve. Add the next induction period to work out the end.',
      );
    });
  });

  test('2.65: two agreed on one day take off both, up to what is left', () => {
    const one = anAdjustment({ agreedOn: LATE, terms: fraction(1) });
    const rest = anAdjustment({ id: 'AD-0002', agreedOn: LATE, terms: subtract(left, fraction(1)) });
    expect(end([one, rest])).toBe('2028-01-10');
    expect(end([rest, one])).toBe('2028-01-10');
    expect(end([one, { ...rest, terms: left }])).toBe('2028-01-10');
  });

  test('of no terms, or fewer, is none', () => {
    expect(
      required([anAdjustment({ terms: fraction(0) }), anAdjustment({ id: 'AD-0002', terms: fraction(-1) })]),
    ).toEqual(fraction(6));
  });

  test('gives its reason', () => {
    const answer = termsRequired(
      aCareer({ adjustments: [anAdjustment()] }),
      theCalendar,
      policy,
      day('2028-09-01'),
    );
    expect(answer.because[1]).toMatchObject({
      says: 'Reduced by 3 terms, agreed on 10 Sep 2026.',
      facts: ['adjustment AD-0001'],
      cites: [{ para: '3.2' }, { para: '3.5' }],
    });
  });

  test('of a short induction there is none', () => {
    const short = { ...policy, termsRequired: fraction(1, 2) };
    const answer = termsRequired(
      aCareer({ adjustments: [anAdjustment({ terms: fraction(1, 4) })] }),
      theCalendar,
      short,
      day('2028-09-01'),
    );
    expect(answer).toMatchObject({ known: false, unknown: TOO_MUCH('AD-0001') });
  });
});

describe('what is recorded and changes nothing is named with the end', () => {
  const why = (career: Partial<Career>, asAt = '2026-12-07') =>
    expectedEnd(aCareer(career), theCalendar, policy, day(asAt))
      .because.slice(1)
      .map(({ says, facts, cites }) => [says, facts.join(), cites.map(({ para }) => para).join()]);

  test.each([
    ['3.3', 'no', 'experience'],
    ['3.3', null, null],
    ['3.5', null, 'part-time service'],
  ] as const)('%s: a reduction to which the ECT says %p', (para, ectAgrees, ground) => {
    expect(why({ adjustments: [anAdjustment({ ectAgrees, ground })] })).toEqual([
      ['Adjustment AD-0001 has no effect without the ECT’s agreement.', 'adjustment AD-0001', para],
    ]);
  });

  test('a reduction that is still to be agreed', () => {
    expect(why({ adjustments: [anAdjustment()] }, '2026-09-09')).toEqual([
      ['Adjustment AD-0001 has no effect before it is agreed.', 'adjustment AD-0001', '3.2,3.5'],
    ]);
  });

  test('3.7: leave by which the ECT chose not to extend', () => {
    const leave = anAbsence({ kind: 'maternity leave', ectChoosesExtension: 'no' });
    const says = 'The ECT chose not to extend the first part of induction by statutory leave (A-0001).';
    expect(why({ absences: [leave] })).toEqual([[says, 'absence A-0001, 5 days', '3.7']]);
    expect(why({ absences: [{ ...leave, days: null }] })).toEqual([[says, 'absence A-0001', '3.7']]);
  });

  test('3.6: absence that does not come to the limit', () => {
    expect(why({ absences: [anAbsence()] })).toEqual([
      [
        '5 days absent in the first part of induction (A-0001); 25 more would extend it.',
        'absence A-0001, 5 days',
        '3.6',
      ],
    ]);
  });

  test('2.33: a post that was too short', () => {
    const periods = [
      aPeriod({ finishedOn: day('2026-10-23') }),
      aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2027-01-04') }),
    ];
    expect(why({ periods })).toEqual([
      [
        'Period IP-0001 does not count: the post lasted 0.53 terms, and a post counts once it has lasted 1 term.',
        'period IP-0001',
        '2.33,2.14,reg 7(2)',
      ],
    ]);
    expect(why({ periods: periods.map((one) => ({ ...one, countedTerms: fraction(1, 2) })) })).toEqual([]);
  });
});

describe('3.8: an extension after completion', () => {
  const extension = anAdjustment({
    id: 'AD-0002',
    kind: 'extension after completion',
    terms: fraction(1),
    agreedOn: day('2028-07-25'),
    ectAgrees: null,
  });

  test('adds its terms after completion', () => {
    expect(end([extension])).toBe('2028-12-15');
    expect(required([extension])).toEqual(fraction(7));
    const answer = termsRequired(
      aCareer({ adjustments: [extension] }),
      theCalendar,
      policy,
      day('2028-09-01'),
    );
    expect(answer.because[1]).toMatchObject({
      says: 'Extended after completion by 1 term, agreed on 25 Jul 2028.',
      facts: ['adjustment AD-0002'],
      cites: [{ para: '3.8' }],
    });
  });

  test('does not end before it is agreed, though its days were served by then', () => {
    const late = { ...extension, terms: fraction(1, 5), agreedOn: day('2028-10-16') };
    expect(end([late], '2028-10-16')).toBe('2028-10-16');
    const why = expectedEnd(aCareer({ adjustments: [late] }), theCalendar, policy, day('2028-10-16')).because;
    expect(why.map(({ says }) => says)).toContain(
      'All of that was served when it was agreed, so the extension ends then, not before.',
    );
    expect(end([{ ...late, agreedOn: day('2028-09-04') }], '2028-10-16')).toBe('2028-09-21');
  });

  test('has no effect before induction is complete, and says so', () => {
    const early = { ...extension, agreedOn: day('2028-07-14') };
    expect(end([early], '2028-07-20')).toBe('2028-07-21');
    expect(end([early], '2028-07-21')).toBe('2028-12-15');
    const answer = expectedEnd(aCareer({ adjustments: [early] }), theCalendar, policy, day('2028-07-20'));
    expect(answer.because[1]).toMatchObject({
      says: 'Adjustment AD-0002 has no effect before it is agreed and induction is complete.',
      facts: ['adjustment AD-0002'],
      cites: [{ para: '3.8' }],
    });
  });

  test('agreed while another is served has no effect until that is over', () => {
    const later = { ...extension, id: 'AD-0003', agreedOn: day('2028-08-01') };
    expect(end([extension, later], '2028-12-14')).toBe('2028-12-15');
    expect(end([extension, later], '2028-12-15')).toMatch(/^2029-/);
  });

  test('follows another in the order they were agreed', () => {
    const later = { ...extension, id: 'AD-0001', agreedOn: day('2028-12-16'), terms: fraction(2) };
    const course = courseOf(
      aCareer({ adjustments: [later, extension] }),
      theCalendar,
      policy,
      day('2029-09-01'),
    );
    expect(course.parts.map(({ ends, terms }) => [ends, terms])).toEqual([
      ['first', fraction(3)],
      ['final', fraction(3)],
      ['after extension', fraction(1)],
      ['after extension', fraction(2)],
    ]);
    const sameDay = { ...later, agreedOn: extension.agreedOn };
    const again = courseOf(
      aCareer({ adjustments: [extension, sameDay] }),
      theCalendar,
      policy,
      day('2029-09-01'),
    );
    expect(again.parts.slice(2).map(({ terms }) => terms)).toEqual([fraction(2), fraction(1)]);
  });

  test('3.7: chosen leave while serving it extends it further', () => {
    const absences = [
      anAbsence({
        from: day('2028-10-02'),
        until: day('2028-10-06'),
        kind: 'paternity leave',
        ectChoosesExtension: 'yes',
      }),
    ];
    const answer = expectedEnd(
      aCareer({ adjustments: [extension], absences }),
      theCalendar,
      policy,
      day('2028-09-01'),
    );
    expect(answer).toMatchObject({ value: '2029-01-10' });
    expect(answer.because[2]?.says).toBe(
      'The ECT chose to extend the extension by 5 days of statutory leave (A-0001).',
    );
  });
});

describe('whether a reduction may be agreed', () => {
  const proposal = {
    terms: fraction(3),
    ectAgrees: 'yes',
    reason: 'Taught for four years; the head advises it.',
  } as const;
  const objections = (
    differs: Partial<Pick<Adjustment, 'terms' | 'ectAgrees' | 'reason'>>,
    career: Career = aCareer(),
    ground: 'experience' | 'part-time service' = 'experience',
    asAt = '2026-09-20',
  ) => reductionObjections({ ...proposal, ...differs }, ground, career, theCalendar, policy, day(asAt));

  test('nothing stands in the way of a proper one', () => {
    expect(objections({})).toEqual([]);
    expect(objections({ terms: fraction(5) })).toEqual([]);
  });

  test('3.2: at least one term must be left', () => {
    expect(objections({ terms: fraction(6) })).toEqual([
      { field: 'terms', says: 'Reduce by 5 terms at most, so that at least 1 term is left to serve.' },
    ]);
    const reduced = aCareer({ adjustments: [anAdjustment()] });
    expect(objections({}, reduced)).toEqual([
      { field: 'terms', says: 'Reduce by 2 terms at most, so that at least 1 term is left to serve.' },
    ]);
    expect(objections({ terms: fraction(2) }, reduced)).toEqual([]);
    const spent = aCareer({ adjustments: [anAdjustment({ terms: fraction(9) })] });
    expect(objections({ terms: fraction(1) }, spent)).toEqual([
      { field: 'terms', says: 'Reduce by 0 terms at most, so that at least 1 term is left to serve.' },
    ]);
  });

  test('an extension does not make room for a larger reduction', () => {
    const extended = aCareer({
      adjustments: [anAdjustment({ kind: 'extension after completion', terms: fraction(1) })],
    });
    expect(objections({ terms: fraction(5) }, extended)).toEqual([]);
  });

  test('it is of some terms', () => {
    expect(objections({ terms: fraction(0) })).toEqual([
      { field: 'terms', says: 'Enter a number of terms above 0.' },
    ]);
  });

  test('3.3: an ECT who wishes to serve in full must be permitted to', () => {
    expect(objections({ ectAgrees: 'no' })).toEqual([
      { field: 'ectAgrees', says: 'The ECT wishes to serve the full induction, and must be permitted to.' },
    ]);
    expect(objections({ ectAgrees: null })).toEqual([
      {
        field: 'ectAgrees',
        says: 'Ask the ECT whether they agree. Without their agreement induction may not be reduced.',
      },
    ]);
  });

  test('3.3: it rests on experience and the head’s advice', () => {
    const says = 'Say what experience and advice of the headteacher the reduction rests on.';
    expect(objections({ reason: null })).toEqual([{ field: 'reason', says }]);
    expect(objections({ reason: ' ' })).toEqual([{ field: 'reason', says }]);
  });

  test('an induction with an outcome is not reduced', () => {
    expect(
      objections({}, aCareer({ ect: anEct({ outcome: 'pass', outcomeOn: day('2026-09-15') }) })),
    ).toEqual([
      { field: 'trn', says: 'This ECT has an outcome already (pass), so nothing is left to adjust.' },
    ]);
  });

  describe('2.38, 3.5: for part-time service', () => {
    const halfTime = (differs: Partial<Career> = {}) =>
      aCareer({ periods: [aPeriod({ startedOn: day('2021-09-01'), fte: fraction(1, 2) })], ...differs });

    test('two full school years must be covered: at 0.5 that is after term 6', () => {
      expect(objections({}, halfTime(), 'part-time service', '2023-07-20')).toEqual([
        {
          field: 'agreedOn',
          says: 'Wait until the end of 21 Jul 2023, when 2 full school years are covered.',
        },
      ]);
      expect(objections({}, halfTime(), 'part-time service', '2023-07-21')).toEqual([]);
    });

    test.each([
      ['half-time', fraction(1, 2), []],
      [
        'full time',
        fraction(1),
        ['Wait until the end of 20 Jul 2029, when 2 full school years are covered.'],
      ],
    ])(
      'two years covered under another appropriate body count, by their hours: 3 terms %s',
      (_, fte, says) => {
        const theirs = {
          countedTerms: fraction(3),
          otherAb: 'Anytown Hub',
          finishedOn: day('2028-07-21'),
          fte,
        };
        const periods = [
          aPeriod(theirs),
          aPeriod({ id: 'IP-0002', startedOn: day('2028-09-01'), fte: fraction(1, 2) }),
        ];
        const found = objections({}, aCareer({ periods }), 'part-time service', '2029-03-01');
        expect(found.map((one) => one.says)).toEqual(says);
      },
    );

    describe('one year covered under another appropriate body is one, whatever was counted of it', () => {
      const half = fraction(1, 2);
      const theirs = (differs: Partial<ReturnType<typeof aPeriod>> = {}) =>
        aPeriod({
          startedOn: day('2026-09-01'),
          finishedOn: day('2027-08-31'),
          fte: half,
          countedTerms: fraction(3, 2),
          otherAb: 'Anytown Hub',
          ...differs,
        });
      const from = (startedOn: string) =>
        aPeriod({ id: 'IP-0009', urn: '900003', startedOn: day(startedOn), fte: half });

      test.each([
        ['in two posts at once', [theirs(), theirs({ id: 'IP-0002', urn: '900002' }), from('2027-09-01')]],
        ['as more than its FTE makes', [theirs({ countedTerms: fraction(3) }), from('2027-09-01')]],
        ['beside a post with us', [theirs(), from('2026-09-01')]],
      ])('%s', (_, periods) => {
        const found = objections({}, aCareer({ periods }), 'part-time service', '2027-09-20');
        expect(found.map((one) => one.says)).toEqual([
          'Wait until the end of 21 Jul 2028, when 2 full school years are covered.',
        ]);
      });
    });

    test('years are counted in terms of service, so an early leaver waits', () => {
      const career = halfTime({
        periods: [
          aPeriod({ startedOn: day('2021-09-01'), finishedOn: day('2022-07-22'), fte: fraction(1, 2) }),
        ],
      });
      expect(objections({}, career, 'part-time service', '2026-07-21')).toEqual([
        {
          field: 'agreedOn',
          says: 'Wait until a day the Terms sheet or the posts do not reach, when 2 full school years are covered.',
        },
      ]);
    });

    test('2.38: more than is left to serve, to the second decimal, is borne in mind', () => {
      const career = halfTime({ periods: [aPeriod({ fte: fraction(1, 2) })] });
      const on = (terms: Adjustment['terms']) =>
        moreThanLeft({ terms, agreedOn: day('2028-11-20') }, career, theCalendar, policy);
      expect(objections({ terms: fraction(3) }, career, 'part-time service', '2028-11-20')).toEqual([]);
      expect(on(fraction(3))).toEqual([
        {
          field: 'terms',
          says: 'Check the terms and the day: 2.64 terms left to serve on 20 Nov 2028, so induction is complete when this is agreed.',
        },
      ]);
      expect(on(fraction(264, 100))).toEqual([]);
      expect(on(fraction(265, 100))).toHaveLength(1);
    });

    test('it is for who has served part-time, here or elsewhere', () => {
      const says = 'This ECT has not served part-time, so this ground does not apply.';
      expect(objections({}, aCareer(), 'part-time service', '2028-12-01')).toEqual([
        { field: 'terms', says: '0 terms left to serve on 1 Dec 2028: take no more off.' },
        { field: 'terms', says },
      ]);
      const elsewhere = aCareer({
        periods: [
          aPeriod({
            startedOn: day('2021-09-01'),
            finishedOn: day('2022-07-22'),
            urn: '900002',
            fte: fraction(1, 2),
            countedTerms: fraction(3, 2),
          }),
          aPeriod({ id: 'IP-0002', startedOn: day('2022-09-01') }),
        ],
      });
      expect(objections({}, elsewhere, 'part-time service', '2028-12-01')).toEqual([
        { field: 'terms', says: '0 terms left to serve on 1 Dec 2028: take no more off.' },
      ]);
    });

    test('the standards must be met by the latest report reviewed', () => {
      const good = aReport({
        id: 'R-0002',
        state: 'reviewed',
        onTrack: 'yes',
        term: 'Summer 2023',
        coversFrom: day('2023-04-17'),
        coversUntil: day('2023-08-31'),
      });
      const poor = aReport({
        state: 'reviewed',
        onTrack: 'no',
        term: 'Spring 2023',
        coversUntil: day('2023-04-16'),
      });
      expect(objections({}, halfTime({ reports: [poor] }), 'part-time service', '2023-09-01')).toEqual([
        {
          field: 'reason',
          says: 'The report of Spring 2023 says not on track. Reduce only when the Teachers’ Standards are met.',
        },
      ]);
      expect(objections({}, halfTime({ reports: [poor, good] }), 'part-time service', '2023-09-01')).toEqual(
        [],
      );
      expect(
        objections(
          {},
          halfTime({ reports: [{ ...poor, state: 'draft' }] }),
          'part-time service',
          '2023-09-01',
        ),
      ).toEqual([]);
    });

    test('facts that cannot be are named', () => {
      const career = aCareer({ periods: [aPeriod({ fte: fraction(1, 2), finishedOn: day('2020-01-01') })] });
      expect(objections({}, career, 'part-time service')).toEqual([
        {
          field: 'agreedOn',
          says: 'Induction period IP-0001 needs mending. Enter a finish on or after the start, 1 Sep 2026. This one is before it.',
        },
      ]);
    });
  });
});

test('service covers calendar terms whatever its hours, to the day', () => {
  const course = courseOf(
    aCareer({ periods: [aPeriod({ fte: fraction(1, 5), startedOn: day('2026-10-24') })] }),
    theCalendar,
    policy,
    day('2026-09-01'),
  );
  expect(coveredOn(course, fraction(35, 74))).toBe('2026-12-18');
  expect(coveredOn(course, fraction(36, 74))).toBe('2027-01-04');
  expect(coveredOn(course, fraction(60))).toBeNull();
});

describe('whether an extension may be agreed', () => {
  const proposal = { terms: fraction(1), reason: 'Long illness of a parent in the final term.' };
  const objections = (
    differs: Partial<typeof proposal & { reason: string | null }>,
    career = aCareer(),
    asAt = '2028-07-25',
  ) => extensionObjections({ ...proposal, ...differs }, career, theCalendar, policy, day(asAt));

  test('nothing stands in the way once induction is complete', () => {
    expect(objections({})).toEqual([]);
    expect(objections({}, aCareer(), '2028-07-21')).toEqual([]);
  });

  test('reg 8(4): before completion only absence extends', () => {
    expect(objections({}, aCareer(), '2028-07-20')).toEqual([
      {
        field: 'agreedOn',
        says: 'Induction is not complete until 21 Jul 2028. Before that, only absence extends it.',
      },
    ]);
  });

  test('where completion is unknown so is the answer', () => {
    const career = aCareer({ absences: [anAbsence({ days: null })] });
    expect(objections({}, career)).toEqual([
      {
        field: 'agreedOn',
        says: 'It is not known whether induction is complete. The days missed in absence A-0001 are not known. Enter them.',
      },
    ]);
  });

  test('it is of some terms, for a reason, and before any outcome', () => {
    const closed = aCareer({ ect: anEct({ outcome: 'fail', outcomeOn: day('2028-07-24') }) });
    expect(objections({ terms: fraction(0), reason: '' }, closed)).toEqual([
      { field: 'trn', says: 'This ECT has an outcome already (fail), so nothing is left to adjust.' },
      { field: 'terms', says: 'Enter a number of terms above 0.' },
      { field: 'reason', says: 'Say why the evidence is not enough, or what made it unfair to expect more.' },
    ]);
  });
});
