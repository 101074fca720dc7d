import type { QaRow } from '../../src/domain/qa';
import type { QaVisit } from '../../src/domain/qa-facts';
import { areaPictures, monthPictures } from '../../src/domain/qa-pictures';
import { day } from './examples';

const asAt = day('2026-12-07');

const aRow = (urn: string, differs: Partial<QaRow> = {}): QaRow => ({
  urn,
  name: `School ${urn}`,
  area: 'North',
  lane: 'scored',
  rank: 1,
  score: 10,
  sentence: '',
  points: [],
  unknown: [],
  ectsHere: 1,
  lastVisit: null,
  visitPlannedFor: null,
  ...differs,
});
const aVisit = (urn: string, plannedFor: string | null, visitedOn: string | null): QaVisit =>
  ({ urn, kind: 'general', plannedFor, visitedOn, satisfied: null }) as QaVisit;

describe('the picture by area', () => {
  test('counts schools by lane, averages their scores, and leaves out schools without ECTs', () => {
    const rows = [
      aRow('1', { lane: 'must visit', score: 20 }),
      aRow('2', { score: 5 }),
      aRow('3', { lane: 'no ECT', score: 90, ectsHere: 0 }),
    ];
    expect(areaPictures(rows, [], asAt)).toMatchObject([
      { area: 'North', mustVisit: 1, special: 0, scored: 1, goodPractice: 0, score: 12.5 },
    ]);
  });

  test('sets each area’s share of ECTs beside its share of this school year’s visits', () => {
    const rows = [aRow('1', { ectsHere: 3 }), aRow('2', { area: 'South', ectsHere: 1 })];
    const visits = [
      aVisit('1', '2027-01-20', null),
      aVisit('2', null, '2026-10-07'),
      aVisit('2', null, '2026-06-01'),
    ];
    expect(
      areaPictures(rows, visits, asAt).map(({ area, ects, visits: share }) => [area, ects, share]),
    ).toEqual([
      ['North', 75, 50],
      ['South', 25, 50],
    ]);
  });

  test('counts every lane', () => {
    const lanes = ['must visit', 'special circumstances', 'special circumstances', 'good practice'] as const;
    const rows = lanes.map((lane, at) => aRow(`${at}`, { lane }));
    expect(areaPictures(rows, [], asAt)).toMatchObject([
      { mustVisit: 1, special: 2, scored: 0, goodPractice: 1 },
    ]);
  });

  test('has the area with most ECTs first, and areas alike by name', () => {
    const rows = [
      aRow('1', { area: 'West' }),
      aRow('2', { area: 'East' }),
      aRow('3', { area: 'South', ectsHere: 5 }),
    ];
    for (const all of [rows, [...rows].reverse()])
      expect(areaPictures(all, [], asAt).map(({ area }) => area)).toEqual(['South', 'East', 'West']);
  });

  test('shares no visits where there were none', () => {
    expect(areaPictures([aRow('1')], [], asAt)).toMatchObject([{ ects: 100, visits: 0 }]);
  });

  test('counts visits from 1 September to 31 August, and those of known areas alone', () => {
    const rows = [aRow('1'), aRow('2', { area: 'South' }), aRow('3', { area: null })];
    const visits = [
      aVisit('1', '2026-09-01', null),
      aVisit('2', '2027-08-31', null),
      aVisit('2', '2026-08-31', null),
      aVisit('2', '2027-09-01', null),
      aVisit('2', null, null),
      aVisit('3', '2027-01-20', null),
    ];
    expect(areaPictures(rows, visits, asAt).map(({ area, visits: share }) => [area, share])).toEqual([
      ['North', 50],
      ['South', 50],
    ]);
  });

  test('a school whose area is not known is in no area', () => {
    expect(areaPictures([aRow('1', { area: null })], [], asAt)).toEqual([]);
  });
});

test('a visit called off is in no picture', () => {
  const off = { ...aVisit('1', '2026-09-30', null), closedOn: day('2026-09-20') };
  const planned = (visit: QaVisit) => monthPictures([visit], asAt).map((month) => month.planned);
  expect(planned(off)).toEqual(Array(12).fill(0));
  expect(planned({ ...off, visitedOn: day('2026-09-30') })[0]).toBe(1);
});

test('month by month, visits planned and made add up from September; months to come have none made', () => {
  const visits = [aVisit('1', '2026-09-30', '2026-10-02'), aVisit('2', '2027-01-20', null)];
  const months = monthPictures(visits, asAt);
  expect(months).toHaveLength(12);
  expect(months.map(({ month }) => month)[0]).toBe('Sep 2026');
  expect(months.slice(0, 5).map(({ planned, made }) => [planned, made])).toEqual([
    [1, 0],
    [1, 1],
    [1, 1],
    [1, 1],
    [2, null],
  ]);
});

test('a visit made on the first of a month is made in that month; one entered for a day to come is not made yet', () => {
  const made = (visit: QaVisit, on = asAt) => monthPictures([visit], on).map((month) => month.made);
  expect(made(aVisit('1', null, '2026-10-01')).slice(0, 4)).toEqual([0, 1, 1, 1]);
  expect(made(aVisit('1', null, '2026-12-07')).slice(0, 4)).toEqual([0, 0, 0, 1]);
  expect(made(aVisit('1', null, '2026-12-08')).slice(0, 5)).toEqual([0, 0, 0, 0, null]);
  expect(made(aVisit('1', null, null))).not.toContain(1);
});

test('a month that begins on the day itself has begun; each is named by month and year', () => {
  const months = monthPictures([], day('2027-01-01'));
  expect(months.map(({ made }) => made).slice(3, 6)).toEqual([0, 0, null]);
  expect(months.map(({ month }) => month)).toEqual([
    'Sep 2026',
    'Oct 2026',
    'Nov 2026',
    'Dec 2026',
    'Jan 2027',
    'Feb 2027',
    'Mar 2027',
    'Apr 2027',
    'May 2027',
    'Jun 2027',
    'Jul 2027',
    'Aug 2027',
  ]);
});
