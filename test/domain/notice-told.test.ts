import { checkNotice, noticeDay, periodOn } from '../../src/domain/notice-check';
import { fraction } from '../../src/domain/fraction';
import { aPeriod, day } from './examples';

const TOLD_ON = day('2026-12-12');
type Told = Readonly<Record<string, string>>;
const known = (email: string | null, name: string) => {
  if (name === 'Tess Known') return 'known';
  return email === 'tess@example.org' ? 'another' : 'nobody';
};
const read = (told: Told) => checkNotice(told, aPeriod(), known, TOLD_ON);
const problems = (told: Told) => {
  const found = read(told);
  return 'problems' in found ? found.problems : [];
};
const ABSENCE: Told = {
  what: 'absence',
  from: '2026-11-02',
  until: '2026-11-06',
  days: '4.5',
  kind: 'sickness',
};
const CHANGE: Told = { what: 'change', changesOn: '2027-01-04', fte: '0.6' };
const LEAVING: Told = { what: 'leaving', leavingOn: '2026-12-18', nextSchool: 'Birch Academy' };

describe('What a school tells', () => {
  test('3.6 of an absence is its days, contracted ones, and its kind', () => {
    expect(read(ABSENCE)).toEqual({
      what: 'absence',
      day: '2026-11-02',
      until: '2026-11-06',
      days: { n: 9, d: 2 },
      kind: 'sickness',
      extend: null,
      fte: null,
      tutor: null,
      mentor: null,
      nextSchool: null,
    });
  });

  test('of a change is the day, the share of full time and the people', () => {
    expect(
      read({ ...CHANGE, tutor: 'Tess Known', mentor: 'Mo New', mentorEmail: 'Mo@example.org' }),
    ).toMatchObject({
      what: 'change',
      day: '2027-01-04',
      kind: '',
      fte: fraction(3, 5),
      tutor: { name: 'Tess Known', email: null },
      mentor: { name: 'Mo New', email: 'Mo@example.org' },
    });
  });

  test('of a new tutor or mentor at the address of somebody else is refused: what one signs must not count for the other', () => {
    const says = (email: string, tutor: string) =>
      problems({ ...CHANGE, tutor, tutorEmail: email }).map((one) => [one.field, one.says]);
    expect(says('tess@example.org', 'Nia New')).toEqual([
      [
        'tutorEmail',
        'The new tutor’s address is another person’s in People. Ask for one of their own and write it in Answers; if the two share it, enter the tutor in People. Then choose the verdict "mended".',
      ],
    ]);
    expect(says('tess@example.org', 'Tess Known')).toEqual([]);
    expect(says('nia@example.org', 'Nia New')).toEqual([]);
  });

  test('2.62 of leaving is the last day and the next school', () => {
    expect(read(LEAVING)).toMatchObject({ what: 'leaving', day: '2026-12-18', nextSchool: 'Birch Academy' });
  });

  test('3.7 the choice to extend is kept as it was made', () => {
    expect(read({ ...ABSENCE, kind: 'maternity leave', extend: 'yes' })).toMatchObject({ extend: 'yes' });
  });

  test('names one day, whichever it tells of', () => {
    expect([ABSENCE, CHANGE, LEAVING, {}].map(noticeDay)).toEqual([
      '2026-11-02',
      '2027-01-04',
      '2026-12-18',
      '',
    ]);
  });
});

describe('What nobody can mean', () => {
  test.each<[string, Told, string, string]>([
    [
      'a last day before the first',
      { ...ABSENCE, until: '2026-11-01', days: '' },
      'until',
      'The last day away is before the first. Check both.',
    ],
    [
      'leave of many years',
      { ...ABSENCE, until: '2032-11-06', days: '' },
      'until',
      'Nobody’s leave is that long. Check the years of both days.',
    ],
    [
      'a day before the period began',
      { ...ABSENCE, from: '2026-08-31' },
      'day',
      'The day is before the induction period began, on Tuesday 1 September 2026. Check both.',
    ],
    [
      'more days than there are weekdays',
      { ...ABSENCE, days: '5.5' },
      'days',
      'No more than 5 weekdays can be contracted from the first day to the last.',
    ],
    [
      'a first day far ahead',
      { ...ABSENCE, from: '2062-11-02', until: '2062-11-06' },
      'day',
      'Check the year. 2 November 2062 is more than 10 years away.',
    ],
    [
      'more than full time',
      { ...CHANGE, fte: '1.2' },
      'fte',
      'The share of full time is more than 0 and no more than 1, like 0.6 for three days of five.',
    ],
    [
      'nothing of full time',
      { ...CHANGE, fte: '0' },
      'fte',
      'The share of full time is more than 0 and no more than 1, like 0.6 for three days of five.',
    ],
    [
      'no number',
      { ...CHANGE, fte: 'three days of five, and perhaps some more later on' },
      'fte',
      'The share of full time is more than 0 and no more than 1, like 0.6 for three days of five.',
    ],
    [
      'a change of nothing',
      { what: 'change', changesOn: '2027-01-04' },
      'changesOn',
      'Nothing is said to change. Ask what is meant, or choose the verdict "ignored".',
    ],
    [
      'an address without a name',
      { ...CHANGE, tutorEmail: 'new@example.org' },
      'tutor',
      'The new tutor’s name is missing.',
    ],
    [
      'an address that is none',
      { ...CHANGE, mentor: 'Mo New', mentorEmail: 'Mo' },
      'mentorEmail',
      'The new mentor’s address: Enter an email address in the form name@example.org.',
    ],
    [
      'somebody new who cannot be written to',
      { ...CHANGE, mentor: 'Mo New' },
      'mentorEmail',
      'Mo New is not in the register yet, and has no email address here. Ask for it.',
    ],
  ])('%s is refused beside its question', (_, told, field, says) => {
    expect(problems(told)).toContainEqual({ field, says });
  });

  test('a share nobody can mean is asked about alone: something is said to change', () => {
    const told = { what: 'change', changesOn: '2027-01-04', fte: '1.6' };
    expect(problems(told).map(({ field }) => field)).toEqual(['fte']);
  });

  test('days as many as the weekdays are fine, and full time is', () => {
    expect(problems({ ...ABSENCE, days: '5' })).toEqual([]);
    expect(problems({ ...ABSENCE, until: '2026-11-02', days: '1' })).toEqual([]);
    expect(problems({ ...CHANGE, fte: '1' })).toEqual([]);
    expect(problems({ ...ABSENCE, from: '2026-09-01' })).toEqual([]);
  });

  test.each<[string, Told]>([
    ['a tutor', { tutor: 'Tess Known' }],
    ['a mentor', { mentor: 'Tess Known' }],
    ['a note', { note: 'She goes to two days.' }],
    ['a share of full time', { fte: '0.4' }],
  ])('a change may be of %s alone', (_, of) => {
    expect(problems({ what: 'change', changesOn: '2027-01-04', ...of })).toEqual([]);
  });
});

describe('The period a notice is about', () => {
  const first = aPeriod({ id: 'IP-1', finishedOn: day('2026-12-31') });
  const second = aPeriod({ id: 'IP-2', startedOn: day('2027-01-01') });
  const given = aPeriod({ id: 'IP-9' });
  const on = (told: string, ...periods: (typeof first)[]) =>
    periodOn(periods, given, told === '' ? '' : day(told)).id;

  test('is the one its day falls in, whatever their order', () => {
    for (const periods of [
      [first, second],
      [second, first],
    ]) {
      expect(on('2026-12-31', ...periods)).toBe('IP-1');
      expect(on('2027-01-01', ...periods)).toBe('IP-2');
    }
    expect(on('2026-09-01', first)).toBe('IP-1');
  });

  test('is the earlier where one is to be closed on that day', () => {
    const open = aPeriod({ id: 'IP-1' });
    expect(on('2027-02-01', second, open)).toBe('IP-1');
    expect(on('2027-02-01', open, second)).toBe('IP-1');
  });

  test('is the one given where none of this ECT at this school holds the day', () => {
    expect(on('2026-08-01', first, second)).toBe('IP-9');
    expect(on('', first)).toBe('IP-9');
    expect(on('2026-11-02', { ...first, trn: '7654321' }, { ...first, urn: '900009' })).toBe('IP-9');
  });
});
