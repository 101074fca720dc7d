import type { Absence, Career } from '../../src/domain/facts';
import { absenceOn, absentOn, onExemptLeave } from '../../src/domain/absence';
import { absenceByPart } from '../../src/domain/absence-by-part';
import { effectOf, whyImpossible, whyUnknown } from '../../src/domain/absence-kinds';
import { dayFrom } from '../../src/domain/day';
import { expectedEnd, termsRequired } from '../../src/domain/induction';
import { defaultPolicy } from '../../src/domain/policy';
import { schoolDayAfter, slotsOf } from '../../src/domain/terms';
import { aCareer, aPeriod, anAbsence, anAdjustment, anEct, day, fraction, theCalendar } from './examples';

const policy = defaultPolicy();
const end = (career: Career, settings = policy) => {
  const answer = expectedEnd(career, theCalendar, settings, day('2026-09-01'));
  return answer.known ? answer.value : answer.unknown;
};
const byPart = (career: Career, asAt = '2028-09-01', settings = policy) =>
  absenceByPart(career, theCalendar, settings, day(asAt));
const off = (from: string, until: string, days: number, differs: Partial<Absence> = {}) =>
  anAbsence({ id: `A-${from}`, from: day(from), until: day(until), days: fraction(days * 2, 2), ...differs });
/** The n-th school day of a term. */
const nth = (name: string, n: number) => {
  const slot = slotsOf(theCalendar, null).find((one) => one.term.name === name);
  return slot ? dayFrom(schoolDayAfter(slot, slot.starts, n) ?? 0) : '';
};
/** What is left of the last term, in its own days, of a part that began some days into another. */
const PLAIN_END = '2028-07-21';

describe('3.6: absence that counts', () => {
  const thirty = off('2026-11-02', '2026-12-11', 30);

  test('29 days in a part extend nothing', () => {
    expect(end(aCareer({ absences: [off('2026-11-02', '2026-12-10', 29)] }))).toBe(PLAIN_END);
  });

  test('29.5 days do not either', () => {
    expect(end(aCareer({ absences: [{ ...thirty, days: fraction(59, 2) }] }))).toBe(PLAIN_END);
  });

  test('30 days extend the part by all 30 of them: 30 school days of the next term', () => {
    const answer = byPart(aCareer({ absences: [thirty] }));
    expect(answer).toMatchObject({
      known: true,
      value: [
        {
          part: 'first',
          days: fraction(30),
          limit: 30,
          reachesLimit: true,
          extendedBy: fraction(30),
          extendedByChoice: fraction(0),
        },
        { part: 'final', days: fraction(0), reachesLimit: false, extendedBy: fraction(0) },
      ],
    });
    // 43 of 73 school days of Autumn 2027 are left for the second part, so 30/73 of Autumn 2028's 71 complete it.
    expect(end(aCareer({ absences: [thirty] }))).toBe(nth('Autumn 2028', Math.ceil((30 / 73) * 71)));
  });

  test('32 days extend by 32, not by the excess', () => {
    const career = aCareer({ absences: [off('2028-01-10', '2028-03-03', 32)] });
    expect(byPart(career)).toMatchObject({
      value: [{ extendedBy: fraction(0) }, { part: 'final', extendedBy: fraction(32) }],
    });
    expect(end(career)).toBe(nth('Autumn 2028', 32));
    expect(termsRequired(career, theCalendar, policy, day('2026-09-01'))).toMatchObject({
      value: { terms: fraction(6), days: fraction(32) },
    });
  });

  test('the reason names the days, the limit and the paragraph', () => {
    const answer = expectedEnd(aCareer({ absences: [thirty] }), theCalendar, policy, day('2026-09-01'));
    expect(answer.because[1]).toEqual({
      says: '30 days absent in the first part of induction (A-2026-11-02): 30 or more, so 30 days are to be served again.',
      facts: ['absence A-2026-11-02, 30 days'],
      cites: [
        { para: '3.6', version: 'April 2024' },
        { para: 'reg 8(1)', version: 'SI 2012/1115 as amended' },
      ],
    });
  });

  test('20 days in each part are 30 in neither', () => {
    const career = aCareer({
      absences: [off('2026-11-02', '2026-11-27', 20), off('2027-11-01', '2027-11-26', 20)],
    });
    expect(end(career)).toBe(PLAIN_END);
    expect(byPart(career).because[0]?.cites).toEqual([{ para: '3.6', version: 'April 2024' }]);
    expect(byPart(career).because.map((reason) => reason.says)).toEqual([
      '20 days absent in the first part of induction (A-2026-11-02); 10 more would extend it.',
      '20 days absent in the last part of induction (A-2027-11-01); 10 more would extend it.',
    ]);
  });

  test('two absences of 15 days in a part make 30', () => {
    const career = aCareer({
      absences: [off('2026-11-02', '2026-11-20', 15), off('2027-04-19', '2027-05-07', 15)],
    });
    expect(byPart(career)).toMatchObject({ value: [{ days: fraction(30), extendedBy: fraction(30) }, {}] });
  });

  test('half-days add up to halves', () => {
    const career = aCareer({
      absences: [off('2026-11-02', '2026-12-11', 29), off('2027-02-01', '2027-02-01', 0.5)],
    });
    expect(byPart(career)).toMatchObject({ value: [{ days: fraction(59, 2), reachesLimit: false }, {}] });
  });

  test('read as “days on which”, a half-day is a day, and both readings are named where they part', () => {
    const asDays = { ...policy, halfDaysCount: 'as a whole day' } as const;
    const career = aCareer({ absences: [off('2026-11-02', '2026-12-11', 29.5)] });
    const answer = byPart(career, '2028-09-01', asDays);
    expect(answer).toMatchObject({
      value: [{ days: fraction(30), reachesLimit: true, extendedBy: fraction(59, 2) }, {}],
    });
    expect(answer.because[2]?.says).toBe(
      'Days of absence in the first part of induction come to 30 only if a half-day counts as a day, as the regulations can be read; added up, as the guidance says, not.',
    );
    expect(answer.because[2]?.cites.map(({ para }) => para)).toEqual(['3.6', 'reg 8(1)']);
    expect(byPart(aCareer({ absences: [thirty] }), '2028-09-01', asDays).because).toHaveLength(2);
  });

  test('of an extension’s own days nothing is said of half-days where there are none', () => {
    const career = aCareer({
      absences: [
        off('2026-11-02', '2026-12-18', 35),
        off('2027-09-06', '2027-09-17', 10),
        off('2028-01-10', '2028-02-04', 20),
      ],
    });
    const answer = byPart(career, '2028-09-01');
    expect(answer).toMatchObject({ value: [{ reachesLimit: true }, { days: fraction(30) }] });
    expect(answer.because.map(({ says }) => says).join()).not.toContain('half-day');
  });

  test('3.6 in service another AB counted, that could bring it to the limit, leaves the end unknown', () => {
    const periods = [
      aPeriod({
        finishedOn: day('2026-12-31'),
        countedTerms: fraction(1),
        otherAb: 'Anytown Hub',
        urn: '900009',
      }),
      aPeriod({ id: 'IP-0002', startedOn: day('2027-01-04') }),
    ];
    const there = (days: number, differs: object = {}) =>
      expectedEnd(
        aCareer({
          periods,
          absences: [
            { ...off('2026-11-02', '2026-11-27', days), ...differs },
            off('2027-01-11', '2027-01-29', 15),
          ],
        }),
        theCalendar,
        policy,
        day('2027-03-01'),
      );
    expect(there(15)).toMatchObject({
      unknown:
        'Absence A-2026-11-02 was in service that Anytown Hub counted. Ask whether induction was extended by it: if so, enter 0 under Days, so that no day counts twice; if not, empty Terms counted of period IP-0001, and it is counted with the rest.',
    });
    expect(there(14.5)).toMatchObject({ known: true });
    expect(there(0)).toMatchObject({ known: true });
    const leave = { kind: 'maternity leave', ectChoosesExtension: 'yes' };
    expect(there(5, leave)).toMatchObject({ known: false });
    expect(there(20, { ...leave, ectChoosesExtension: 'no' })).toMatchObject({ known: true });
  });

  describe('3.6 where another AB counted the whole first part, absence there', () => {
    const counted = (terms: number, absences: readonly Absence[], prior: number | null = null) =>
      expectedEnd(
        aCareer({
          ect: anEct({ priorTerms: prior === null ? null : fraction(prior) }),
          periods: [
            aPeriod({ finishedOn: day('2027-08-31'), countedTerms: fraction(terms), otherAb: 'Anytown Hub' }),
            aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2027-09-01') }),
          ],
          absences,
        }),
        theCalendar,
        policy,
        day('2027-12-01'),
      );
    const few = off('2026-11-02', '2026-11-06', 5);
    const many = off('2027-10-04', '2027-11-12', 25);

    test('is not added to what is missed after it', () => {
      expect(counted(3, [few, many])).toMatchObject({ value: '2028-07-21' });
      expect(counted(2, [few, many], 1)).toMatchObject({ value: '2028-07-21' });
    });

    test('is asked of where it comes to the limit by itself', () => {
      expect(counted(3, [few, off('2027-01-11', '2027-02-12', 25)])).toMatchObject({ known: false });
      expect(counted(3, [few, off('2027-08-31', '2027-10-08', 25)])).toMatchObject({ known: false });
    });

    test('is asked of where the part went on with us', () => {
      expect(counted(2, [few, many])).toMatchObject({ known: false });
      expect(counted(3, [few, many], 1)).toMatchObject({ known: false });
    });

    test('is asked of where some of the service before was not counted', () => {
      const answer = expectedEnd(
        aCareer({
          periods: [
            aPeriod({ finishedOn: day('2027-01-03') }),
            aPeriod({
              id: 'IP-0002',
              urn: '900002',
              startedOn: day('2027-01-04'),
              finishedOn: day('2028-01-03'),
              countedTerms: fraction(3),
              otherAb: 'Anytown Hub',
            }),
            aPeriod({ id: 'IP-0003', urn: '900003', startedOn: day('2028-01-04') }),
          ],
          absences: [off('2027-11-01', '2027-11-05', 5), off('2028-01-10', '2028-02-11', 25)],
        }),
        theCalendar,
        policy,
        day('2028-03-01'),
      );
      expect(answer).toMatchObject({ known: false });
    });

    test.each([
      ['from its first day', '2026-08-24', '2026-09-01', false],
      ['and not from before it', '2026-08-24', '2026-08-31', true],
      ['to its last day', '2027-08-31', '2027-09-03', false],
      ['and not from the day after', '2027-09-01', '2027-09-03', true],
    ])('is absence in its days, %s', (_, from, until, isKnown) => {
      expect(counted(2, [off(from, until, 1), many, off('2028-01-10', '2028-01-14', 5)]).known).toBe(isKnown);
    });
  });

  test('an absence over the end of a part counts in each as its school days fall', () => {
    // 20 school days from 12 July 2027: nine in the first part, eleven from September in the second.
    const career = aCareer({ absences: [off('2027-07-12', '2027-09-15', 20)] });
    expect(byPart(career)).toMatchObject({ value: [{ days: fraction(9) }, { days: fraction(11) }] });
  });

  test('absence while a part is being extended extends it further', () => {
    const career = aCareer({ absences: [thirty, off('2027-09-06', '2027-09-10', 5)] });
    expect(byPart(career)).toMatchObject({
      value: [{ days: fraction(35), extendedBy: fraction(35) }, { extendedBy: fraction(0) }],
    });
  });

  test('and is held against the next part’s limit too, without extending twice', () => {
    const career = aCareer({
      absences: [thirty, off('2027-09-06', '2027-09-10', 5), off('2028-01-10', '2028-02-11', 25)],
    });
    expect(byPart(career)).toMatchObject({
      value: [
        { extendedBy: fraction(35) },
        { days: fraction(30), reachesLimit: true, extendedBy: fraction(25) },
      ],
    });
  });

  test('EM-as: a part-time ECT misses contracted days only, and works them again at their own hours', () => {
    const career = aCareer({
      periods: [aPeriod({ startedOn: day('2021-09-01'), fte: fraction(1, 2) })],
      absences: [off('2021-11-01', '2022-02-04', 30, { id: 'A-0001' })],
    });
    expect(byPart(career)).toMatchObject({ value: [{ days: fraction(30), extendedBy: fraction(30) }, {}] });
    // Six calendar terms, then 30 contracted days at half time: 60 school days, on into Autumn 2023.
    const plain = aCareer({ periods: career.periods });
    expect(end(plain)).toBe('2025-07-22');
    expect(String(end(career)) > '2025-09-01').toBe(true);
  });

  test('the AB’s own limit is a setting', () => {
    const career = aCareer({ absences: [off('2026-11-02', '2026-11-13', 10)] });
    expect(byPart(career, '2028-09-01', { ...policy, absenceDaysThatExtend: 10 })).toMatchObject({
      value: [{ reachesLimit: true }, {}],
    });
  });

  test('jury service counts', () => {
    const career = aCareer({ absences: [{ ...thirty, kind: 'Jury service ' }] });
    expect(byPart(career)).toMatchObject({ value: [{ reachesLimit: true }, {}] });
  });

  test('days missed in a post that does not count are left out', () => {
    const career = aCareer({
      periods: [
        aPeriod({ startedOn: day('2026-09-01'), finishedOn: day('2026-11-20') }),
        aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2026-11-23') }),
      ],
      absences: [off('2026-11-09', '2026-12-04', 20)],
    });
    expect(byPart(career)).toMatchObject({ value: [{ days: fraction(10) }, {}] });
  });

  test('of several at once, whose days are shared, each school day in a post counts once', () => {
    const career = aCareer({
      periods: [
        aPeriod({ fte: fraction(1, 2) }),
        aPeriod({ id: 'IP-0002', urn: '900002', fte: fraction(1, 2) }),
      ],
      absences: [off('2026-11-02', '2026-11-13', 10)],
    });
    expect(byPart(career)).toMatchObject({ value: [{ days: fraction(10) }, {}] });
  });

  test('absence in the days of grace before a post starts is no more than it is', () => {
    const career = aCareer({
      periods: [aPeriod({ startedOn: day('2026-09-07') })],
      absences: [off('2026-09-03', '2026-09-07', 3)],
    });
    expect(byPart(career)).toMatchObject({ value: [{ days: fraction(3) }, {}] });
  });

  test('absence while leave is being made up, too little there to extend, extends the next part with the rest', () => {
    const career = aCareer({
      absences: [
        off('2027-06-07', '2027-07-02', 20, { kind: 'maternity leave', ectChoosesExtension: 'yes' }),
        off('2027-09-13', '2027-09-24', 10),
        off('2028-01-10', '2028-02-04', 20),
      ],
    });
    expect(byPart(career)).toMatchObject({
      value: [
        { days: fraction(10), extendedBy: fraction(0), extendedByChoice: fraction(20) },
        { days: fraction(30), extendedBy: fraction(30), reachesLimit: true },
      ],
    });
  });

  test('an absence outside service changes nothing, and is named', () => {
    const career = aCareer({ absences: [off('2026-12-21', '2026-12-23', 3, { id: 'A-0007' })] });
    const answer = byPart(career);
    expect(answer).toMatchObject({ value: [{ days: fraction(0) }, {}] });
    expect(answer.because[2]).toEqual({
      says: 'Absence A-0007 has no school day of service in it, so it changes nothing.',
      facts: ['absence A-0007'],
      cites: [],
    });
  });

  test('an absence of no days changes nothing', () => {
    expect(byPart(aCareer({ absences: [off('2026-11-02', '2026-11-06', 0)] }))).toMatchObject({
      value: [{ days: fraction(0) }, {}],
    });
  });

  test('a part that ended by completion is the only one of a short induction', () => {
    const career = aCareer({ adjustments: [anAdjustment()] });
    expect(byPart(career)).toMatchObject({ value: [{ part: 'final' }] });
    expect(byPart(career)).toHaveProperty('value.length', 1);
  });

  test('a part under way counts what is absent so far', () => {
    const career = aCareer({ periods: [aPeriod({ finishedOn: day('2027-04-11') })], absences: [thirty] });
    expect(byPart(career)).toMatchObject({
      value: [{ days: fraction(30), reachesLimit: true, extendedBy: fraction(30) }],
    });
  });

  test('only parts that have begun are shown', () => {
    expect(byPart(aCareer(), '2026-08-31')).toMatchObject({ value: [] });
    expect(byPart(aCareer(), '2026-09-01')).toMatchObject({ value: [{ part: 'first' }] });
  });
});

describe('3.6: days of absence in two rows', () => {
  const row = (id: string, from: string, until: string, days: number, differs: Partial<Absence> = {}) =>
    off(from, until, days, { id, ...differs });
  const said = (...absences: Absence[]) => {
    const answer = byPart(aCareer({ absences }));
    return answer.known ? answer.value[0]?.days : answer.unknown;
  };
  const whole = row('A-0001', '2026-11-02', '2026-11-27', 20);

  test('that cannot all be contracted are not counted twice: what rests on them is not known', () => {
    const shares = row('A-0002', '2026-11-09', '2026-11-20', 10);
    const says =
      'Absence A-0002 shares days with A-0001: together they have 30 days, and at FTE 1 no more than 20 days can be contracted from 2 Nov 2026 to 27 Nov 2026. Correct one, or delete it.';
    expect(said(whole, shares)).toBe(says);
    expect(said(shares, whole)).toBe(says);
    expect(end(aCareer({ absences: [whole, shares] }))).toBe(says);
  });

  test('that could both be are counted', () => {
    expect(
      said(row('A-0001', '2026-11-02', '2026-11-27', 5), row('A-0002', '2026-11-09', '2026-11-13', 5)),
    ).toEqual(fraction(10));
  });

  test('of the same dates, kind and number are one row copied', () => {
    const some = row('A-0001', '2026-11-02', '2026-11-27', 5);
    expect(said(some, { ...some, id: 'A-0002' })).toBe(
      'Absence A-0002 is the same as A-0001. Delete one, or correct its days.',
    );
    expect(said(some, { ...some, id: 'A-0002', kind: 'jury service' })).toEqual(fraction(10));
    const half = row('A-0001', '2026-11-02', '2026-11-02', 0.5);
    expect(said(half, { ...half, id: 'A-0002' })).toEqual(fraction(1));
  });

  test('nor are more days than the hours hold', () => {
    const career = aCareer({
      periods: [aPeriod({ fte: fraction(1, 2) })],
      absences: [row('A-0001', '2026-11-02', '2026-11-27', 20)],
    });
    expect(end(career)).toBe(
      'Absence A-0001 has 20 days, and at FTE 0.5 no more than 10 days can be contracted from 2 Nov 2026 to 27 Nov 2026. Correct the days, or the FTE of that time.',
    );
  });
});

describe('3.7: statutory leave', () => {
  const leave = off('2027-01-04', '2027-07-22', 120, { id: 'A-0003', kind: 'maternity leave' });

  test('does not count towards the limit; the ECT may choose not to extend', () => {
    const career = aCareer({ absences: [{ ...leave, ectChoosesExtension: 'no' }] });
    expect(end(career)).toBe(PLAIN_END);
    expect(byPart(career)).toMatchObject({
      value: [{ days: fraction(0), extendedByChoice: fraction(0) }, {}],
    });
  });

  test('extends by its days where the ECT so chooses, though fewer than 30', () => {
    const career = aCareer({
      absences: [
        off('2028-05-01', '2028-05-12', 10, { kind: 'paternity leave', ectChoosesExtension: 'yes' }),
      ],
    });
    expect(end(career)).toBe(nth('Autumn 2028', 10));
    expect(byPart(career)).toMatchObject({
      value: [{}, { days: fraction(0), reachesLimit: false, extendedByChoice: fraction(10) }],
    });
    const answer = expectedEnd(career, theCalendar, policy, day('2026-09-01'));
    expect(answer.because[1]).toMatchObject({
      says: 'The ECT chose to extend the last part of induction by 10 days of statutory leave (A-2028-05-01).',
      cites: [{ para: '3.7' }],
    });
  });

  test('is unknown until the ECT has been asked', () => {
    expect(end(aCareer({ absences: [leave] }))).toBe(
      'Absence A-0003 is maternity leave: ask whether the ECT chooses to extend induction by it.',
    );
    expect(byPart(aCareer({ absences: [leave] }))).toMatchObject({ known: false });
  });

  test('needs no days where the ECT chooses not to extend', () => {
    expect(
      end(aCareer({ absences: [{ ...leave, until: null, days: null, ectChoosesExtension: 'no' }] })),
    ).toBe(PLAIN_END);
  });

  test('chosen leave that lasts over the end of the part is made up after the return', () => {
    const career = aCareer({
      absences: [off('2027-07-12', '2027-09-15', 20, { kind: 'adoption leave', ectChoosesExtension: 'yes' })],
    });
    expect(byPart(career)).toMatchObject({
      value: [{ extendedByChoice: fraction(20) }, { extendedByChoice: fraction(0) }],
    });
  });

  test('chosen leave may bring more absence into a part and it over the limit', () => {
    const career = aCareer({
      absences: [
        off('2026-11-02', '2026-12-10', 29),
        off('2027-06-07', '2027-07-02', 20, { kind: "carer's leave", ectChoosesExtension: 'yes' }),
        off('2027-09-13', '2027-09-13', 1),
      ],
    });
    expect(byPart(career)).toMatchObject({
      value: [
        { days: fraction(30), reachesLimit: true, extendedBy: fraction(30), extendedByChoice: fraction(20) },
        {},
      ],
    });
  });

  test('a kind in doubt is unknown until the AB decides', () => {
    const neonatal = { ...leave, kind: 'Neonatal care leave', ectChoosesExtension: 'no' as const };
    expect(end(aCareer({ absences: [neonatal] }))).toBe(
      'Absence A-0003 is Neonatal care leave, which is not known to be exempt. Decide in Settings which list it belongs to.',
    );
    const decided = { ...policy, absenceKindsInDoubt: [], exemptAbsenceKinds: ['neonatal care leave'] };
    expect(end(aCareer({ absences: [neonatal] }), decided)).toBe(PLAIN_END);
  });
});

describe('what an absence does', () => {
  test.each<[string, Partial<Absence>, ReturnType<typeof effectOf>]>([
    ['sickness counts', {}, 'counts'],
    [
      'exempt leave the ECT extends by extends',
      { kind: 'maternity leave', ectChoosesExtension: 'yes' },
      'extends',
    ],
    [
      'exempt leave the ECT does not extend by does nothing',
      { kind: 'maternity leave', ectChoosesExtension: 'no' },
      'nothing',
    ],
    ['exempt leave not asked about is unknown', { kind: 'maternity leave' }, 'unknown'],
    [
      'carer’s leave with a plain apostrophe is exempt',
      { kind: "Carer's leave", ectChoosesExtension: 'no' },
      'nothing',
    ],
    ['an open absence is unknown', { until: null }, 'unknown'],
    ['an absence not counted is unknown', { days: null }, 'unknown'],
    [
      'open chosen leave is unknown',
      { kind: 'maternity leave', ectChoosesExtension: 'yes', until: null, days: null },
      'unknown',
    ],
  ])('%s', (_, differs, effect) => {
    expect(effectOf(anAbsence(differs), policy)).toBe(effect);
  });

  test('the missing fact is named', () => {
    const why = (differs: Partial<Absence>) => whyUnknown(anAbsence(differs), policy);
    expect(why({})).toBeNull();
    expect(why({ kind: 'moon gazing' })).toBe(
      'Absence A-0001 is of a kind that Settings does not list: "moon gazing". Choose a kind from the list.',
    );
    expect(why({ until: null })).toBe('Absence A-0001 has not ended, so its days are not known.');
    expect(why({ days: null })).toBe('The days missed in absence A-0001 are not known. Enter them.');
    expect(why({ until: day('2026-11-01') })).toBe(
      'Absence A-0001 ends before it starts. Correct one of its dates.',
    );
  });

  test('what cannot be is named', () => {
    expect(whyImpossible(anAbsence())).toBeNull();
    expect(whyImpossible(anAbsence({ until: anAbsence().from, days: fraction(1) }))).toBeNull();
    expect(whyImpossible(anAbsence({ until: null, days: fraction(400) }))).toBeNull();
    expect(whyImpossible(anAbsence({ days: null }))).toBeNull();
    expect(whyImpossible(anAbsence({ days: fraction(-1) }))).toBe('has fewer than 0 days. Correct them.');
    expect(whyImpossible(anAbsence({ days: fraction(11, 2) }))).toBe(
      'has more days than there are Mondays to Fridays between its dates (5). Correct one of them.',
    );
    expect(whyImpossible(anAbsence({ from: '2027-02-29' as never }))).toBe(
      'is dated 2027-02-29, and there is no such day. Correct it.',
    );
    expect(whyImpossible(anAbsence({ until: '2027-02-30' as never }))).toBe(
      'is dated 2027-02-30, and there is no such day. Correct it.',
    );
  });
});

describe('absence on a day', () => {
  const away = anAbsence();

  test('the ECT is away from its first day to its last', () => {
    expect(absentOn([away], day('2026-11-01'))).toBeNull();
    expect(absentOn([away], day('2026-11-02'))).toBe(away);
    expect(absentOn([away], day('2026-11-06'))).toBe(away);
    expect(absentOn([away], day('2026-11-07'))).toBeNull();
    const open = { ...away, until: null };
    expect(absentOn([open], day('2040-11-07'))).toBe(open);
  });

  test('of several at once, the one that lasts longest, whatever their order', () => {
    const longer = { ...away, id: 'A-0002', until: day('2026-11-09') };
    const open = { ...away, id: 'A-0003', until: null };
    const twin = { ...away, id: 'A-0000' };
    for (const [one, other, expected] of [
      [away, longer, longer],
      [longer, open, open],
      [away, twin, twin],
    ] as const) {
      expect(absentOn([one, other], day('2026-11-03'))).toBe(expected);
      expect(absentOn([other, one], day('2026-11-03'))).toBe(expected);
    }
  });

  test('3.7: leave during which no assessment may be made is exempt leave', () => {
    expect(onExemptLeave([away], day('2026-11-03'), policy)).toBe(false);
    expect(onExemptLeave([{ ...away, kind: 'Maternity Leave' }], day('2026-11-03'), policy)).toBe(true);
    expect(onExemptLeave([{ ...away, kind: 'maternity leave' }], day('2026-11-13'), policy)).toBe(false);
  });

  test('3.7: whatever else keeps the ECT away for longer', () => {
    const leave = { ...away, kind: 'maternity leave' };
    const ill = { ...away, id: 'A-0002', until: day('2026-12-31') };
    expect(onExemptLeave([leave, ill], day('2026-11-03'), policy)).toBe(true);
    expect(onExemptLeave([ill, leave], day('2026-11-03'), policy)).toBe(true);
    expect(onExemptLeave([ill, leave], day('2026-12-01'), policy)).toBe(false);
  });

  test('the absence of the part that a day falls in is set against the limit', () => {
    const career = aCareer({ absences: [away, off('2027-11-01', '2027-11-12', 10)] });
    const on = (text: string) => absenceOn(career, theCalendar, policy, day(text));
    expect(on('2027-01-10')).toMatchObject({
      value: { part: 'first', days: fraction(5) },
      because: [{ says: '5 days absent in the first part of induction (A-0001); 25 more would extend it.' }],
    });
    expect(on('2028-01-10')).toMatchObject({ value: { part: 'final', days: fraction(10) } });
    expect(on('2027-07-22')).toMatchObject({ value: { part: 'first' } });
    expect(on('2027-07-23')).toMatchObject({ value: { part: 'final' } });
    expect(on('2028-07-21')).toMatchObject({ value: { part: 'final' } });
    const left = aCareer({ periods: [aPeriod({ finishedOn: day('2027-04-11') })] });
    expect(absenceOn(left, theCalendar, policy, day('2029-01-10'))).toMatchObject({
      value: { part: 'first' },
    });
    expect(on('2029-01-10')).toMatchObject({
      unknown: 'Induction is complete, so no limit of absence applies.',
    });
    const reached = absenceOn(
      aCareer({ absences: [off('2026-11-02', '2026-12-11', 30)] }),
      theCalendar,
      policy,
      day('2027-01-10'),
    );
    expect(reached.because).toMatchObject([
      {
        says: '30 days absent in the first part of induction (A-2026-11-02): 30 or more, so 30 days are to be served again.',
        cites: [{ para: '3.6' }, { para: 'reg 8(1)' }],
      },
    ]);
  });

  test('doubt in one part leaves the other known', () => {
    const career = aCareer({ absences: [{ ...away, days: null }] });
    expect(absenceOn(career, theCalendar, policy, day('2027-01-10'))).toMatchObject({
      unknown: 'The days missed in absence A-0001 are not known. Enter them.',
      because: [{}],
    });
    expect(absenceOn(career, theCalendar, policy, day('2028-01-10'))).toMatchObject({ known: true });
  });

  test('facts that cannot be make it unknown', () => {
    const career = aCareer({ periods: [aPeriod({ fte: fraction(0) })] });
    expect(absenceOn(career, theCalendar, policy, day('2027-01-10'))).toMatchObject({ known: false });
    expect(byPart(career)).toMatchObject({ known: false });
  });
});
