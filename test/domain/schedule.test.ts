import { scheduleFor } from '../../src/domain/schedule';
import { defaultPolicy } from '../../src/domain/policy';
import { aCareer, aPeriod, day, fraction, theCalendar } from './examples';
const policy = defaultPolicy();
test('try', () => {
  const out: string[] = [];
  for (const [f, s] of [[fraction(1),'2021-09-01'], [fraction(4,5),'2021-09-01'], [fraction(2,5),'2021-09-03'], [fraction(1), '2021-11-08'], [fraction(1), '2021-10-10']] as const) {
  const c = aCareer({ periods: [aPeriod({ fte: f, startedOn: day(s) })] });
  const a = scheduleFor(c, theCalendar, policy, day('2027-02-15'));
  out.push(`${f.n}/${f.d} ${s}`);
  if (a.known) for (const r of a.value) out.push([r.kind, r.milestone, r.term, r.coversFrom, r.coversUntil, r.opensOn, r.dueOn, r.provisional].join(' | '));
  else out.push(a.unknown);
  }
  console.log(out.join('\n'));
});
