import { doubtsAbout, elsewhereOn, schoolDayWithin } from '../../src/domain/visit-day';
import { day, theCalendar } from './examples';

const SCHOOL = '100001';
const doubts = (on: string, today = '2026-10-01', area?: string) =>
  doubtsAbout(
    day(on),
    SCHOOL,
    21,
    area === undefined ? theCalendar : { ...theCalendar, areas: new Map([[SCHOOL, area]]) },
    day(today),
  );

describe('a day for a visit', () => {
  test('nothing speaks against a school day with the notice a school gets', () => {
    expect(doubts('2026-11-18')).toEqual([]);
    expect(doubts('2026-11-18', '2026-10-28')).toEqual([]);
  });

  test('less notice is said in days', () => {
    expect(doubts('2026-11-18', '2026-10-29')).toEqual([
      '18 Nov 2026 is 20 days ahead, and Visit notice days gives a school 21.',
    ]);
    expect(doubts('2026-11-18', '2026-11-18')[0]).toMatch(/^18 Nov 2026 is today, and/);
  });

  test('a weekend is named', () => {
    expect(doubts('2026-12-12')).toEqual(['12 Dec 2026 is at a weekend.']);
  });

  test('so are the school holidays, half-term among them, of the school’s own area', () => {
    expect(doubts('2026-12-30')).toEqual(['30 Dec 2026 is in the school holidays.']);
    expect(doubts('2026-12-30', '2026-10-01', 'Kent')).toEqual([
      '30 Dec 2026 is in the school holidays (Kent).',
    ]);
  });

  test('a day more than a year away is asked about', () => {
    expect(doubts('2072-11-18')).toEqual(['18 Nov 2072 is more than a year away.']);
    expect(doubts('2027-09-30')).toEqual([]);
  });

  test('a bank holiday is named by its title', () => {
    expect(doubts('2027-05-03')).toEqual([expect.stringMatching(/^3 May 2027 is a bank holiday: /)]);
  });

  test('behind the last term that is known nothing is said of holidays', () => {
    expect(doubts('2040-08-08', '2040-01-08')).toEqual([]);
  });
});

describe('the day by which a school sends what it is asked for', () => {
  const by = (asked: string, days = 14) => schoolDayWithin(days, day(asked), SCHOOL, theCalendar);

  test('is so many days on, where that is a school day', () => {
    expect(by('2026-10-28')).toBe('2026-11-11');
  });

  test('is the last school day before the holidays, a weekend or a bank holiday', () => {
    expect(by('2026-12-08')).toBe('2026-12-18');
    expect(by('2026-11-07')).toBe('2026-11-20');
    expect(by('2027-04-19')).toBe('2027-04-30');
  });

  test('is the first school day after them, where less than half the time is left before', () => {
    expect(by('2026-12-16')).toBe('2027-01-04');
    expect(by('2026-12-28')).toBe('2027-01-11');
    expect(by('2026-11-18', 4)).toBe('2026-11-20');
    expect(by('2026-11-19', 2)).toBe('2026-11-20');
  });

  test('behind the last term that is known, is a weekday', () => {
    expect(by('2040-08-04')).toBe('2040-08-17');
  });
});

describe('a visitor expected at another school on that day', () => {
  const ON = day('2027-01-20');
  const alder = {
    urn: SCHOOL,
    school: 'Alder Primary School',
    plannedFor: ON,
    visitor: 'Asha Assessor',
    companion: null,
    closedOn: null,
  };
  const birch = { ...alder, urn: '100002', school: 'Birch Academy' };
  const asks = (differs: Partial<Parameters<typeof elsewhereOn>[1]> = {}) =>
    elsewhereOn(ON, alder, [alder, { ...birch, ...differs }]);

  test('is named, with the school, however the name is spaced', () => {
    const says = ['Asha Assessor visits Birch Academy on 20 Jan 2027 too.'];
    expect(asks()).toEqual(says);
    expect(asks({ visitor: 'Asha  assessor' })).toEqual(says);
    expect(asks({ visitor: 'Ben Other', companion: 'Asha Assessor' })).toEqual(says);
  });

  test('is free on another day, where the other visit is off, and for two visits to one school', () => {
    expect(asks({ plannedFor: day('2027-01-21') })).toEqual([]);
    expect(asks({ closedOn: ON })).toEqual([]);
    expect(asks({ urn: SCHOOL })).toEqual([]);
    expect(asks({ visitor: 'Ben Other' })).toEqual([]);
  });
});
