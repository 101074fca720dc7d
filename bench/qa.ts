/** What it costs to put schools in order, against a pass written by hand for one set of weights. */
import { day } from '../src/domain/day';
import type { Day } from '../src/domain/facts';
import { defaultPolicy } from '../src/domain/policy';
import { prioritise } from '../src/domain/qa';
import type { QaEct, QaFacts, QaPost, QaSchool, QaVisit } from '../src/domain/qa-facts';
import { byHand } from './by-hand';
import { fastestOf, random } from './measure';

export interface QaFigure {
  readonly schools: number;
  readonly ects: number;
  readonly ms: number;
  readonly handWrittenMs: number;
  /** Ours over theirs. */
  readonly ratio: number;
}

const AS_AT = day('2026-12-07');
const SIZES = [330, 10_000, 50_000];

export function qaFigures(sizes: readonly number[] = SIZES): readonly QaFigure[] {
  return sizes.map((schools) => {
    const facts = manySchools(schools);
    const policy = defaultPolicy();
    // A pass over few schools is over before it is compiled well: it is run more often.
    const rounds = Math.max(7, Math.ceil(100_000 / schools));
    const ms = fastestOf(rounds, () => prioritise(facts, policy, AS_AT));
    const handWrittenMs = fastestOf(rounds, () => byHand(facts));
    return { schools, ects: facts.ects.length, ms, handWrittenMs, ratio: ms / handWrittenMs };
  });
}

/** Schools with one and a half ECTs each, a head and a lead, and half a visit. The same every time. */
export function manySchools(count: number): QaFacts {
  const next = random(count);
  const pick = <T>(...from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const some = (year: number, span: number): Day =>
    day(`${year + Math.floor(next() * span)}-0${1 + Math.floor(next() * 9)}-1${Math.floor(next() * 10)}`);
  const urn = (at: number) => String(100_000 + at);
  const schools: QaSchool[] = [];
  const ects: QaEct[] = [];
  const posts: QaPost[] = [];
  const visits: QaVisit[] = [];
  for (let at = 0; at < count; at += 1) {
    schools.push({
      urn: urn(at),
      name: `School ${at}`,
      area: `Area ${at % 150}`,
      specialMeasures: pick('no', 'no', 'no', null),
      ofsted: pick('Good', 'Good', 'Outstanding', 'Requires improvement', null),
      ofstedOn: null,
      highSupport: pick('no', 'yes', null),
      capacityIssue: pick('no', 'no', 'no', null),
      seriousIssuesOn: pick(null, null, null, some(2024, 3)),
      visitRequestedOn: pick(null, null, null, null, null, null, some(2026, 1)),
      goodPractice: pick('yes', null, null),
      withUsSince: pick(some(2019, 8), null),
      teachers: pick(8, 20, 60, null),
    });
    posts.push({ urn: urn(at), role: 'head', from: pick(some(2015, 12), null), until: null });
    posts.push({ urn: urn(at), role: 'induction lead', from: pick(some(2015, 12), null), until: null });
  }
  for (let at = 0; at < count * 1.5; at += 1) {
    ects.push({
      urn: urn(Math.floor(next() * count)),
      startedOn: some(2022, 5),
      finishedOn: pick(null, null, null, some(2026, 1)),
      outcome: pick(null, null, null, 'pass'),
      onTrack: pick('yes', 'yes', 'yes', 'yes', 'yes', 'not yet', null, 'no'),
      supportPlan: 'no',
      concern: 'no',
      extension: pick('no', 'no', 'no', 'no', 'no', 'no', 'no', 'yes'),
      reduction: 'no',
      ittRoute: pick('Provider led postgrad', 'School Direct', 'Assessment only', null),
      programme: pick('provider-led', 'provider-led', 'school-led', null),
      lateReports: pick(0, 0, 0, 1, 2),
      returnedReports: pick(0, 0, 0, 1),
    });
  }
  for (let at = 0; at < count / 2; at += 1) {
    const visitedOn = some(2019, 8);
    visits.push({
      urn: urn(Math.floor(next() * count)),
      kind: 'general',
      plannedFor: visitedOn,
      visitedOn,
      satisfied: null,
    });
  }
  return { schools, ects, posts, visits, decisions: [], ofsted: [] };
}
