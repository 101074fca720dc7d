import fc from 'fast-check';
import { termsKnownUntil } from '../../src/domain/calendar-reach';
import { known, unknown } from '../../src/domain/answer';
import type { Calendar, Day, Term } from '../../src/domain/facts';
import { addDays, dayFrom, numberOf, weekdayOf } from '../../src/domain/day';
import { checkCalendar } from '../../src/domain/facts-check';
import { expectedEnd } from '../../src/domain/induction';
import { defaultPolicy } from '../../src/domain/policy';
import { STANDARD_SCHOOL_YEARS, easterSunday, standardTerms } from '../../src/domain/standard-terms';
import {
  halfWayOf,
  schoolDayAfter,
  schoolDaysIn,
  slotAt,
  slotsOf,
  whyNoTermOn,
} from '../../src/domain/terms';
import { aCareer, aTerm, day, theCalendar } from './examples';

const slotNamed = (name: string, calendar: Pick<Calendar, 'terms'> = theCalendar) => {
  const slot = slotsOf(calendar, null).find((one) => one.term.name === name);
  if (!slot) throw new Error(`No ${name}`);
  return slot;
};
/** The term a day belongs to, or why it belongs to none. */
const termOf = (on: Day, calendar: Pick<Calendar, 'terms'>, area: string | null = null) => {
  const slots = slotsOf(calendar, area);
  const slot = slotAt(slots, numberOf(on));
  return slot === null ? unknown(whyNoTermOn(slots, numberOf(on))) : known(slot.term);
};
const without = (...names: string[]): Calendar => ({
  ...theCalendar,
  terms: theCalendar.terms.filter((term) => !names.includes(term.name)),
});

test.each([
  ['2026-09-01', 'Autumn 2026'],
  ['2026-12-18', 'Autumn 2026'],
  ['2026-12-25', 'Autumn 2026'],
  ['2027-01-03', 'Autumn 2026'],
  ['2027-01-04', 'Spring 2027'],
  ['2026-10-28', 'Autumn 2026'],
  ['2027-08-31', 'Summer 2027'],
])('%s belongs to %s: a holiday belongs to the term before it', (on, name) => {
  expect(termOf(day(on), theCalendar)).toMatchObject({ known: true, value: { name } });
});

test('a day before the first term is unknown', () => {
  expect(termOf(day('2021-08-31'), theCalendar)).toEqual({
    known: false,
    unknown: 'No term in the Terms sheet covers 31 Aug 2021. Add it to work this out.',
    because: [],
  });
});

test('a day after the last term is unknown, the last day of it is not', () => {
  expect(termOf(day('2030-07-22'), theCalendar)).toMatchObject({ known: true });
  expect(termOf(day('2030-07-23'), theCalendar)).toMatchObject({
    known: false,
    unknown: 'The Terms sheet has no term after Summer 2030 (England). Add the next term to work this out.',
  });
});

test('a day where a term is missing is unknown, not part of the term before', () => {
  const gap = without('Spring 2027');
  expect(termOf(day('2026-12-18'), gap)).toMatchObject({ known: true });
  expect(termOf(day('2026-12-19'), gap)).toMatchObject({ known: false });
  expect(termOf(day('2027-02-01'), gap)).toMatchObject({
    unknown: 'The Terms sheet has no term after Autumn 2026 (England). Add the next term to work this out.',
  });
  expect(termOf(day('2027-04-12'), gap)).toMatchObject({ value: { name: 'Summer 2027' } });
});

test('a break of 60 days is a holiday, one of 61 a missing term', () => {
  const [autumn, spring] = [
    aTerm(),
    aTerm({
      name: 'Spring 2027',
      startsOn: day('2027-02-16'),
      endsOn: day('2027-03-25'),
      halfTermFrom: null,
      halfTermUntil: null,
    }),
  ];
  const short = { terms: [autumn, spring] };
  expect(termOf(day('2027-02-15'), short)).toMatchObject({ known: true });
  const long = { terms: [autumn, { ...spring, startsOn: day('2027-02-17') }] };
  expect(termOf(day('2027-02-16'), long)).toMatchObject({ known: false });
});

test('an area’s own dates stand in place of England’s for the same term, and England’s for the rest', () => {
  const own = aTerm({ area: 'Exampleshire', startsOn: day('2026-09-07'), endsOn: day('2026-12-22') });
  const calendar = { terms: [...theCalendar.terms, own] };
  expect(termOf(day('2026-09-03'), calendar, 'Exampleshire')).toMatchObject({
    value: { name: 'Summer 2026' },
  });
  expect(termOf(day('2026-09-03'), calendar)).toMatchObject({
    value: { name: 'Autumn 2026', area: 'England' },
  });
  expect(termOf(day('2026-09-03'), calendar, 'Otherham')).toMatchObject({
    value: { name: 'Autumn 2026', area: 'England' },
  });
  expect(termOf(day('2027-01-04'), calendar, 'Exampleshire')).toMatchObject({
    value: { name: 'Spring 2027' },
  });
});

test('capitals make no difference to an area', () => {
  const own = aTerm({ area: 'exampleshire', startsOn: day('2026-09-07') });
  const calendar = { terms: [...theCalendar.terms, own] };
  expect(termOf(day('2026-09-03'), calendar, 'Exampleshire')).toMatchObject({
    value: { name: 'Summer 2026' },
  });
  const england = { terms: theCalendar.terms.map((term) => ({ ...term, area: 'ENGLAND' })) };
  expect(termOf(day('2026-09-03'), england, 'Exampleshire')).toMatchObject({
    value: { name: 'Autumn 2026' },
  });
  expect(checkCalendar({ ...theCalendar, ...england }, day('2026-09-01'))).toEqual([]);
});

test('an area without any terms says which day has none', () => {
  expect(termOf(day('2026-09-03'), { terms: [] }, 'Exampleshire')).toMatchObject({
    unknown: 'No term in the Terms sheet covers 3 Sep 2026. Add it to work this out.',
  });
});

test('one area’s terms are never another’s', () => {
  const own = aTerm({ area: 'Otherham', name: 'Autumn first half 2026', endsOn: day('2026-10-23') });
  const calendar = { terms: [own, ...standardTerms('2025/26')] };
  expect(termOf(day('2026-09-03'), calendar, 'Exampleshire')).toMatchObject({ known: false });
  expect(termOf(day('2026-09-03'), calendar, 'Otherham')).toMatchObject({ known: true });
  expect(termOf(day('2026-09-03'), calendar)).toMatchObject({ known: false });
});

test('a term of one day is a term', () => {
  const one = aTerm({ endsOn: day('2026-09-01'), halfTermFrom: null, halfTermUntil: null });
  expect(slotNamed('Autumn 2026', { terms: [one] }).schoolDays).toBe(1);
});

test('a term of one day has that day, and the holiday behind it', () => {
  const one = aTerm({ endsOn: day('2026-09-01'), halfTermFrom: null, halfTermUntil: null });
  const next = aTerm({ name: 'Odd', startsOn: day('2026-09-14') });
  expect(termOf(day('2026-09-01'), { terms: [one, next] })).toMatchObject({ value: { name: 'Autumn 2026' } });
  expect(termOf(day('2026-09-13'), { terms: [one, next] })).toMatchObject({ value: { name: 'Autumn 2026' } });
});

test('blanks about an area make no difference', () => {
  const own = aTerm({ area: ' Exampleshire ', startsOn: day('2026-09-07') });
  const calendar = { terms: [...theCalendar.terms, own] };
  expect(termOf(day('2026-09-03'), calendar, 'Exampleshire')).toMatchObject({
    value: { name: 'Summer 2026' },
  });
});

test('a term’s slot ends the day before the next one starts', () => {
  expect(dayFrom(slotNamed('Autumn 2026').until)).toBe('2027-01-03');
  expect(dayFrom(slotNamed('Summer 2030').until)).toBe('2030-07-22');
});

test('terms entered in any order are put in order', () => {
  expect(termOf(day('2027-02-01'), { terms: [...theCalendar.terms].reverse() })).toMatchObject({
    value: { name: 'Spring 2027' },
  });
});

test.each<[string, Partial<Term>]>([
  ['ends before it starts', { endsOn: day('2026-08-01') }],
  ['has a day there is not', { endsOn: '2026-11-31' as never }],
  ['has a half-term on a day there is not', { halfTermFrom: '2027-02-29' as never }],
])('a term that %s is not counted with', (_, differs) => {
  expect(termOf(day('2026-09-03'), { terms: [aTerm(differs)] })).toMatchObject({ known: false });
});

describe('2.30: no date rests on a term that cannot be', () => {
  const inTerms = (name: string, differs: Partial<Term>): Calendar => ({
    ...theCalendar,
    terms: theCalendar.terms.map((term) => (term.name === name ? { ...term, ...differs } : term)),
  });

  test('of two that overlap neither is counted with, and both are named', () => {
    const wrong = inTerms('Autumn 2026', { endsOn: day('2027-01-29') });
    for (const on of ['2026-09-03', '2027-01-20', '2027-03-01'])
      expect(termOf(day(on), wrong)).toEqual({
        known: false,
        unknown:
          'Autumn 2026 (England) and Spring 2027 (England) overlap in the Terms sheet. Correct a day of one to work this out.',
        because: [],
      });
    expect(termOf(day('2027-04-12'), wrong)).toMatchObject({ value: { name: 'Summer 2027' } });
    expect(termOf(day('2026-07-22'), wrong)).toMatchObject({ value: { name: 'Summer 2026' } });
  });

  test('the holiday before two that overlap is nobody’s, for the term may start in it', () => {
    const wrong = inTerms('Spring 2027', { endsOn: day('2027-04-20') });
    expect(termOf(day('2026-12-18'), wrong)).toMatchObject({ value: { name: 'Autumn 2026' } });
    expect(termOf(day('2026-12-19'), wrong)).toMatchObject({ known: false });
  });

  test.each([
    ['half a year', { endsOn: day('2027-03-03') }, true],
    ['a day more', { endsOn: day('2027-03-04') }, false],
    ['three weeks of half-term', { halfTermUntil: day('2026-11-16') }, true],
    ['a day more of half-term', { halfTermUntil: day('2026-11-17') }, false],
  ])('%s is or is not too long for one term', (_, differs, isKnown) => {
    expect(termOf(day('2026-09-03'), { terms: [aTerm(differs)] })).toMatchObject({ known: isKnown });
  });

  test('the first of all, overlapping the next, is named for the days before the others', () => {
    const terms = theCalendar.terms
      .filter(({ startsOn }) => startsOn >= '2026-09-01')
      .map((term) => (term.name === 'Autumn 2026' ? { ...term, endsOn: day('2027-01-05') } : term));
    const says =
      'Autumn 2026 (England) and Spring 2027 (England) overlap in the Terms sheet. Correct a day of one to work this out.';
    expect(termOf(day('2026-09-03'), { terms })).toMatchObject({ unknown: says });
    expect(termOf(day('2027-02-01'), { terms })).toMatchObject({ unknown: says });
    expect(
      expectedEnd(aCareer(), { ...theCalendar, terms }, defaultPolicy(), day('2026-12-07')),
    ).toMatchObject({ unknown: says });
    expect(termOf(day('2027-04-12'), { terms })).toMatchObject({ known: true });
  });

  test('a short one inside another does not hide behind a holiday', () => {
    const odd = aTerm({
      name: 'Odd',
      startsOn: day('2026-07-15'),
      endsOn: day('2026-07-24'),
      halfTermFrom: null,
      halfTermUntil: null,
    });
    const calendar = { terms: [...theCalendar.terms, odd] };
    expect(termOf(day('2026-05-01'), calendar)).toMatchObject({
      unknown: expect.stringMatching(/^The Terms sheet has no term after Spring 2026|overlap/),
    });
    expect(termOf(day('2026-09-01'), calendar)).toMatchObject({ known: true });
  });

  test('one that starts the day after another ends overlaps nothing', () => {
    const after = aTerm({ name: 'Odd', startsOn: day('2026-12-19'), endsOn: day('2027-01-20') });
    expect(
      slotsOf({ terms: [aTerm(), { ...after, halfTermFrom: null, halfTermUntil: null }] }, null),
    ).toHaveLength(2);
  });

  test('a row copied as it stands is one term', () => {
    expect(slotsOf({ terms: [...theCalendar.terms, aTerm()] }, null)).toEqual(slotsOf(theCalendar, null));
    const named = theCalendar.terms.map((term, at) => ({ ...term, id: `T-${at}` }));
    const copied = [...named, { ...aTerm(), id: 'T-copy' }];
    expect(slotsOf({ terms: copied }, null).map(({ term }) => term)).toEqual(
      slotsOf({ terms: named }, null).map(({ term }) => term),
    );
  });

  test('the terms of an area that no school is in are named once', () => {
    const own = theCalendar.terms.slice(0, 3).map((term) => ({ ...term, area: 'northshire' }));
    const check = (areas?: ReadonlyMap<string, string>) =>
      checkCalendar(
        { ...theCalendar, terms: [...theCalendar.terms, ...own], ...(areas && { areas }) },
        day('2026-09-01'),
      ).filter(({ field }) => field === 'area');
    expect(check(new Map([['900001', 'Southshire']]))).toEqual([
      {
        row: `${own[0]?.name ?? ''} (northshire)`,
        field: 'area',
        says: 'No school is in "northshire", so no date goes by its terms. Write the area as the Schools sheet does.',
      },
    ]);
    expect(check(new Map([['900001', 'Northshire']]))).toEqual([]);
    expect(check()).toEqual([]);
  });

  test('an area’s own term under another name and England’s are both named', () => {
    const own = aTerm({ area: 'Exampleshire', name: 'Autumn term 2026', startsOn: day('2026-09-02') });
    const calendar = { ...theCalendar, terms: [...theCalendar.terms, own] };
    expect(termOf(day('2026-10-01'), calendar, 'Exampleshire')).toMatchObject({
      unknown:
        'Autumn 2026 (England) and Autumn term 2026 (Exampleshire) overlap in the Terms sheet. Correct a day of one to work this out.',
    });
    expect(termOf(day('2026-10-01'), calendar)).toMatchObject({ known: true });
    expect(checkCalendar(calendar, day('2026-09-01'))).toEqual([
      {
        row: 'Autumn term 2026 (Exampleshire)',
        field: 'startsOn',
        says: 'Correct a day of this term or of Autumn 2026 (England), or give both one name: they overlap, so no date rests on either.',
      },
    ]);
  });

  test.each([
    ['spans it', '2026-09-01', '2026-12-18'],
    ['is longer than three weeks', '2026-10-26', '2026-11-20'],
  ])('nor is one whose half-term %s', (_, halfTermFrom, halfTermUntil) => {
    const wrong = inTerms('Autumn 2026', {
      halfTermFrom: day(halfTermFrom),
      halfTermUntil: day(halfTermUntil),
    });
    expect(termOf(day('2026-09-03'), wrong)).toMatchObject({
      unknown:
        'Autumn 2026 (England) in the Terms sheet, or its half-term, is longer than any. Correct its days to work this out.',
    });
    expect(expectedEnd(aCareer(), wrong, defaultPolicy(), day('2026-12-07'))).toMatchObject({ known: false });
    expect(checkCalendar(wrong, day('2026-09-01'))[0]).toMatchObject({
      row: 'Autumn 2026 (England)',
      field: 'halfTermUntil',
    });
  });
});

test('school days are Mondays to Fridays outside half-term', () => {
  const autumn = slotNamed('Autumn 2026');
  expect(autumn.schoolDays).toBe(74);
  expect(schoolDaysIn(autumn, numberOf(day('2026-10-23')), numberOf(day('2026-11-02')))).toBe(2);
  expect(schoolDaysIn(autumn, numberOf(day('2026-12-17')), numberOf(day('2027-01-10')))).toBe(2);
  expect(schoolDaysIn(autumn, numberOf(day('2026-08-01')), numberOf(day('2026-09-02')))).toBe(2);
  expect(schoolDaysIn(autumn, numberOf(day('2027-01-01')), numberOf(day('2027-01-10')))).toBe(0);
  expect(schoolDaysIn(autumn, numberOf(day('2026-10-26')), numberOf(day('2026-10-26')))).toBe(0);
  expect(schoolDaysIn(autumn, numberOf(day('2026-11-02')), numberOf(day('2026-11-02')))).toBe(1);
});

test('a term with only one day of its half-term given is counted whole', () => {
  expect(slotNamed('Autumn 2026', { terms: [aTerm({ halfTermUntil: null })] }).schoolDays).toBe(79);
  expect(slotNamed('Autumn 2026', { terms: [aTerm({ halfTermFrom: null })] }).schoolDays).toBe(79);
});

test('the n-th school day skips weekends and half-term and stops with the term', () => {
  const autumn = slotNamed('Autumn 2026');
  expect(schoolDayAfter(autumn, numberOf(day('2026-08-01')), 1)).toBe(numberOf(day('2026-09-01')));
  expect(schoolDayAfter(autumn, numberOf(day('2026-10-23')), 2)).toBe(numberOf(day('2026-11-02')));
  expect(schoolDayAfter(autumn, numberOf(day('2026-09-01')), 74)).toBe(numberOf(day('2026-12-18')));
  expect(schoolDayAfter(autumn, numberOf(day('2026-09-01')), 75)).toBeNull();
});

test('half-way is the school day before half-term, or the middle of the school days', () => {
  expect(dayFrom(halfWayOf(slotNamed('Autumn 2026')))).toBe('2026-10-23');
  const monday = { terms: [aTerm({ halfTermFrom: day('2026-09-01'), halfTermUntil: day('2026-09-04') })] };
  expect(dayFrom(halfWayOf(slotNamed('Autumn 2026', monday)))).toBe('2026-08-31');
  const plain = { terms: [aTerm({ halfTermFrom: null, halfTermUntil: null })] };
  expect(dayFrom(halfWayOf(slotNamed('Autumn 2026', plain)))).toBe('2026-10-26');
  const tuesday = { terms: [aTerm({ halfTermFrom: day('2026-10-27') })] };
  expect(dayFrom(halfWayOf(slotNamed('Autumn 2026', tuesday)))).toBe('2026-10-26');
});

test('every day from the first term to the last belongs to one term, the one it was found in', () => {
  const slots = slotsOf(theCalendar, null);
  fc.assert(
    fc.property(fc.integer({ min: numberOf(day('2021-09-01')), max: numberOf(day('2030-07-22')) }), (on) => {
      const slot = slotAt(slots, on);
      expect(slots.filter((one) => one.starts <= on && on <= one.until)).toEqual([slot]);
    }),
  );
});

test('terms are known without a gap up to a day, and what to add after it', () => {
  expect(termsKnownUntil(theCalendar)).toMatchObject({
    value: '2030-07-22',
    because: [
      {
        says: 'The Terms sheet has no term after Summer 2030 (England). Add the next term to work this out.',
      },
    ],
  });
  expect(termsKnownUntil(without('Spring 2027'))).toMatchObject({ value: '2026-12-18' });
  expect(termsKnownUntil({ terms: [] }, 'Exampleshire')).toMatchObject({
    unknown: 'The Terms sheet has no terms (Exampleshire). Add them to work this out.',
  });
  expect(termsKnownUntil({ terms: [] })).toMatchObject({
    unknown: 'The Terms sheet has no terms (England). Add them to work this out.',
  });
});

describe('terms to start from', () => {
  const dates = (year: string): readonly (readonly (string | null)[])[] =>
    standardTerms(year).map(({ startsOn, endsOn, halfTermFrom, halfTermUntil }) => [
      startsOn,
      endsOn,
      halfTermFrom,
      halfTermUntil,
    ]);

  test('2026/27 is as most areas have it', () => {
    expect(dates('2026/27')).toEqual([
      ['2026-09-01', '2026-12-18', '2026-10-26', '2026-10-30'],
      ['2027-01-04', '2027-03-25', '2027-02-15', '2027-02-19'],
      ['2027-04-12', '2027-07-22', '2027-05-31', '2027-06-04'],
    ]);
    expect(standardTerms('2026/27').map((term) => term.name)).toEqual([
      'Autumn 2026',
      'Spring 2027',
      'Summer 2027',
    ]);
  });

  test.each([
    ['2024/25', '2025-04-04', '2025-04-22'],
    ['2025/26', '2026-03-27', '2026-04-13'],
    ['2023/24', '2024-03-28', '2024-04-15'],
    ['2027/28', '2028-03-31', '2028-04-18'],
    ['2028/29', '2029-03-29', '2029-04-16'],
    ['2029/30', '2030-04-05', '2030-04-23'],
    ['2021/22', '2022-04-01', '2022-04-19'],
    ['2022/23', '2023-03-31', '2023-04-17'],
  ])('the spring holiday of %s has Easter in it', (year, springEnds, summerStarts) => {
    const [, spring, summer] = standardTerms(year);
    expect([spring?.endsOn, summer?.startsOn]).toEqual([springEnds, summerStarts]);
  });

  test('a September or January that begins at a weekend puts the start on the Monday', () => {
    expect(standardTerms('2024/25')[0]?.startsOn).toBe('2024-09-02');
    expect(standardTerms('2024/25')[1]?.startsOn).toBe('2025-01-06');
    expect(standardTerms('2029/30')[0]?.startsOn).toBe('2029-09-03');
  });

  test('summer ends on the last weekday on or before 22 July, autumn on the Friday before 21 December', () => {
    expect(standardTerms('2022/23')[2]?.endsOn).toBe('2023-07-21');
    expect(standardTerms('2024/25')[2]?.endsOn).toBe('2025-07-22');
    expect(standardTerms('2028/29')[2]?.endsOn).toBe('2029-07-20');
    expect(standardTerms('2024/25')[0]?.endsOn).toBe('2024-12-20');
    expect(standardTerms('2026/27')[0]?.endsOn).toBe('2026-12-18');
  });

  test('each year has about the 195 days that teachers work', () => {
    for (const year of STANDARD_SCHOOL_YEARS) {
      const days = slotsOf({ terms: standardTerms(year) }, null).reduce(
        (sum, slot) => sum + slot.schoolDays,
        0,
      );
      expect(days).toBeGreaterThanOrEqual(191);
      expect(days).toBeLessThanOrEqual(200);
    }
  });

  test('half-terms are whole weeks inside their terms', () => {
    for (const term of STANDARD_SCHOOL_YEARS.flatMap((year) => standardTerms(year))) {
      const monday = term.halfTermFrom as NonNullable<typeof term.halfTermFrom>;
      expect(weekdayOf(monday)).toBe(1);
      expect(term.halfTermUntil).toBe(addDays(monday, 4));
      expect(monday > term.startsOn && monday < term.endsOn).toBe(true);
    }
  });

  test('an area may be given; what names no school year gives no terms', () => {
    expect(standardTerms('2026/27', 'Exampleshire').map((term) => term.area)).toEqual([
      'Exampleshire',
      'Exampleshire',
      'Exampleshire',
    ]);
    expect(standardTerms('2026')).toEqual([]);
    expect(STANDARD_SCHOOL_YEARS[0]).toBe('2021/22');
    expect(STANDARD_SCHOOL_YEARS[8]).toBe('2029/30');
  });

  test.each([
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
  ])('Easter %s is %s', (year, on) => {
    expect(dayFrom(easterSunday(year))).toBe(on);
  });
});
