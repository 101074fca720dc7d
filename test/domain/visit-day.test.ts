import { doubtsAbout } from '../../src/domain/visit-day';
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
