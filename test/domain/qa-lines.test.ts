import type { QaRow } from '../../src/domain/qa';
import {
  criteriaHeld,
  criteriaLines,
  pictureLines,
  priorityLines,
  reasonLines,
  whatIfLines,
} from '../../src/domain/qa-lines';
import { day } from './examples';

const point = (criterion: string, points: number) => ({
  criterion,
  points,
  says: `says ${criterion}`,
  source: 'Settings',
});

const aRow = (differs: Partial<QaRow> = {}): QaRow => ({
  urn: '900001',
  name: 'Larkspur Primary School',
  area: 'Northshire',
  lane: 'scored',
  rank: 3,
  score: 7,
  sentence: 'Two ECTs not on track.',
  points: [point('Q5', 9), point('Visited', -2)],
  unknown: ['Who leads induction?', 'How many teachers?'],
  ectsHere: 2,
  lastVisit: day('2026-03-02'),
  visitPlannedFor: day('2027-01-14'),
  ...differs,
});

describe('a school in the list of priorities', () => {
  test('has a cell for each heading', () => {
    expect(priorityLines([aRow()])).toEqual([
      [
        3,
        'Larkspur Primary School',
        'scored',
        7,
        '▮▮▮▮▮▮▮▮▮▮',
        'Two ECTs not on track.',
        'Who leads induction?\nHow many teachers?',
        'Q5 +9: says Q5 (Settings) | Visited -2: says Visited (Settings)',
        2,
        'Northshire',
        '2026-03-02',
        '2027-01-14',
        '900001',
      ],
    ]);
  });

  test('has an empty cell for what is not known', () => {
    const [line] = priorityLines([aRow({ area: null, lastVisit: null, visitPlannedFor: null })]);
    expect(line?.slice(9, 12)).toEqual(['', '', '']);
  });

  test('has a bar as long as its score, of ten for the highest, and none at or below nothing', () => {
    const bars = (...scores: readonly number[]) =>
      priorityLines(scores.map((score) => aRow({ score }))).map((line) => String(line[4]).length);
    expect(bars(20, 10, 1, 0, -4)).toEqual([10, 5, 1, 0, 0]);
    expect(bars(0, -4)).toEqual([0, 0]);
  });

  test('writes no sign before no points', () => {
    const [line] = priorityLines([aRow({ points: [point('Q1', 0)] })]);
    expect(line?.[7]).toBe('Q1 0: says Q1 (Settings)');
  });

  test('names the criteria that speak for it', () => {
    expect(criteriaHeld(aRow())).toEqual(['Q5', 'Visited']);
  });
});

describe('the pictures', () => {
  const area = {
    area: 'Northshire',
    mustVisit: 1,
    special: 2,
    scored: 3,
    goodPractice: 4,
    score: 5,
    ects: 6,
    visits: 7,
  };
  const month = (name: string, made: number | null) => ({ month: name, planned: 8, made });

  test('stand side by side, with empty cells below the shorter', () => {
    const empty = ['', '', '', '', '', '', '', ''];
    expect(pictureLines([area], [month('January', 9), month('February', null)])).toEqual([
      ['Northshire', 1, 2, 3, 4, 5, 6, 7, 'January', 8, 9],
      [...empty, 'February', 8, ''],
    ]);
    expect(pictureLines([area, area], [month('January', 0)])[1]).toEqual([
      'Northshire',
      ...[1, 2, 3, 4, 5, 6, 7],
      '',
      '',
      '',
    ]);
  });
});

test('the reasons for one school begin with the whole of it', () => {
  const reason = {
    criterion: 'Q5',
    name: 'Support',
    holds: 'yes',
    points: 9,
    says: 'Said.',
    source: 'Settings',
  };
  type Reasons = Parameters<typeof reasonLines>[0];
  expect(reasonLines({ row: aRow(), reasons: [reason] } as unknown as Reasons)).toEqual([
    ['All', 'Larkspur Primary School', 'scored', 7, 'Rank 3. Two ECTs not on track.', ''],
    ['Q5', 'Support', 'yes', 9, 'Said.', 'Settings'],
  ]);
});

test('a criterion without a weight has empty cells for it', () => {
  const one = { criterion: 'Q5', name: 'Support', lane: 'scored', threshold: '3', source: 'Settings' };
  type Criteria = Parameters<typeof criteriaLines>[0];
  const given = [
    { ...one, weight: 9, usual: 5 },
    { ...one, weight: null, usual: null },
  ] as unknown as Criteria;
  expect(criteriaLines(given)).toEqual([
    ['Q5', 'Support', 'scored', 9, 5, '3', 'Settings'],
    ['Q5', 'Support', 'scored', '', '', '3', 'Settings'],
  ]);
});

test('what would change says where each school stood and stands', () => {
  type Moved = Parameters<typeof whatIfLines>[0];
  const moved = [{ row: aRow(), before: aRow({ rank: 5, score: 2 }), up: 2 }] as unknown as Moved;
  expect(whatIfLines(moved)).toEqual([
    [3, 'Larkspur Primary School', 5, 2, 'scored', 7, 2, 'Two ECTs not on track.', '900001'],
  ]);
});
