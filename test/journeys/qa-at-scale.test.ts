/** Every school of England in the shipped file: what the function gives, and in what time. */
import {
  nationalFile,
  nationalRanges,
  scoreNationally,
  simulatedSeconds,
  type Ranges,
} from '../../bench/national';
import { DIST } from './register';

const FILE = nationalFile();
if (FILE === null)
  console.warn('Skipped: ../shared/data/gias/pupil-premium-2021-all-schools.csv is not here.');

(FILE === null ? describe.skip : describe)('given the 20,760 schools of the DfE’s file', () => {
  let ranges: Ranges;
  let scored: ReturnType<typeof scoreNationally>;
  beforeAll(() => {
    ranges = nationalRanges(FILE ?? '');
    scored = scoreNationally(DIST, ranges);
  });

  test('each has one row with a rank of its own, and what goes in and out leaves the script 5 of the 30 seconds a formula has', () => {
    const { rows } = scored;
    expect(rows).toHaveLength(20_761);
    expect(new Set(rows.map((row) => String(row[row.length - 1]))).size).toBe(20_761);
    expect(rows.slice(1).every((row, at) => row[0] === at + 1 && row[5] !== '')).toBe(true);
    // How long the script itself takes is for `npm run bench` to say: other work on a machine is not the function's.
    expect(simulatedSeconds(ranges, rows, 0)).toBeLessThan(25);
  });

  test('columns of people’s own and another order of columns and rows change nothing', () => {
    const turned = nationalRanges(FILE ?? '', true).map(([headings = [], ...lines]) => [
      headings,
      ...lines.reverse(),
    ]);
    expect(JSON.stringify(scoreNationally(DIST, turned).rows)).toBe(JSON.stringify(scored.rows));
  });
});
