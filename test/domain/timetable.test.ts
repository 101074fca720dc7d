import type { Career } from '../../src/domain/facts';
import { defaultPolicy } from '../../src/domain/policy';
import { timetableLimit } from '../../src/domain/timetable';
import { aCareer, aPeriod, anAbsence, anEct, day, fraction, theCalendar } from './examples';

const policy = defaultPolicy();
const limit = (career: Partial<Career>, on: string) =>
  timetableLimit(aCareer(career), day(on), theCalendar, policy);
const most = (career: Partial<Career>, on: string) => {
  const answer = limit(career, on);
  return answer.known ? answer.value : answer.unknown;
};

describe('2.20, 2.21: the most an ECT may teach', () => {
  test('90% through the first part, 95% from the day after it ends', () => {
    expect(most({}, '2026-09-01')).toBe(90);
    expect(most({}, '2027-07-22')).toBe(90);
    expect(most({}, '2027-09-01')).toBe(95);
  });

  test('at half time the first part takes six terms', () => {
    const half = { periods: [aPeriod({ fte: fraction(1, 2) })] };
    expect(most(half, '2028-07-20')).toBe(90);
    expect(most(half, '2028-09-04')).toBe(95);
  });

  test('3.6 while absence extends the first part it is still the first', () => {
    const absences = [anAbsence({ from: day('2027-01-11'), until: day('2027-03-12'), days: fraction(40) })];
    expect(most({ absences }, '2027-10-01')).toBe(90);
    expect(most({}, '2027-10-01')).toBe(95);
  });

  test('terms served before count towards the first part', () => {
    expect(most({ ect: anEct({ priorTerms: fraction(3) }) }, '2026-09-02')).toBe(95);
    expect(most({ ect: anEct({ priorTerms: fraction(29, 10) }) }, '2026-09-02')).toBe(90);
  });

  test('once induction is complete it is the limit of the second part', () => {
    expect(most({}, '2028-09-04')).toBe(95);
  });

  test('with why: the regulations set the first limit, the guidance both', () => {
    const because = (on: string) => {
      const answer = limit({}, on);
      return answer.because.map(({ says, cites }) => `${says} ${cites.map(({ para }) => para).join(', ')}`);
    };
    expect(because('2026-09-01')).toEqual([
      'In the first part of induction an ECT teaches at most 90% of a timetable. 2.20, reg 10(4)',
    ]);
    expect(because('2027-09-01')).toEqual([
      'In the second part of induction an ECT teaches at most 95% of a timetable. 2.20',
    ]);
  });

  test('is not known where the terms served are not', () => {
    const answer = timetableLimit(aCareer(), day('2026-09-02'), { ...theCalendar, terms: [] }, policy);
    expect(answer).toMatchObject({ known: false, unknown: expect.stringContaining('Terms sheet') });
  });
});
