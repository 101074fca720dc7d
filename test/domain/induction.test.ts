import { expectedEnd, termsServed } from '../../src/domain/induction';
import { defaultPolicy } from '../../src/domain/policy';
import { aCareer, aPeriod, day, fraction, theCalendar } from './examples';
const policy = defaultPolicy();
test('try', () => {
  for (const f of [fraction(1), fraction(4,5), fraction(3,5), fraction(1,2), fraction(2,5)]) {
  const c = aCareer({ periods: [aPeriod({ fte: f, startedOn: day('2021-09-01') })] });
  console.log(JSON.stringify(termsServed(c, day('2023-02-15'), theCalendar, policy)), JSON.stringify(expectedEnd(c, theCalendar, policy, day('2027-02-15'))));
  }
});
