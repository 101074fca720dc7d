import { nativePolicy, nativeScores } from '../../bench/native';
import { manySchools } from '../../bench/qa';
import { prioritise } from '../../src/domain/qa';
import { QA_LANES } from '../../src/domain/qa-facts';
import { day } from './examples';

test('scored by native formulas of an open-source engine, schools come to the same lane and score', () => {
  const facts = manySchools(120);
  const ours = prioritise(facts, nativePolicy(), day('2026-12-07'));
  const theirs = new Map(nativeScores(facts).map((row) => [row.urn, row]));
  const different = ours.flatMap(({ urn, lane, score, sentence }) => {
    const row = theirs.get(urn);
    return row?.score === score && QA_LANES[row.lane] === lane
      ? []
      : [{ urn, ours: [lane, score, sentence], theirs: [QA_LANES[row?.lane ?? 9], row?.score] }];
  });
  expect(different).toEqual([]);
});
