import { shortDay } from '../domain/day';
import type { Day } from '../domain/facts';
import type { Policy } from '../domain/policy';
import type { QaRow } from '../domain/qa';
import type { Plan } from '../domain/qa-plan';
import type { Change } from '../register/change';
import { TABLES } from '../register/tables';
import type { Left, VisitRow } from './plan-proposals';
import type { Standing } from './plan-standing';

/** What a plan did, in sentences. */

/** Nobody is visited twice by plan, nor where a person called it off; if a school must be visited, a person decides. */
export const againFor = (
  ranked: readonly QaRow[],
  { kept, refused }: Standing,
  today: Day,
): readonly string[] =>
  ranked.flatMap(({ urn, name, lane }) => {
    if (lane !== 'must visit') return [];
    const all = kept.filter((visit) => visit.urn === urn);
    const on = all.find(({ visitedOn }) => visitedOn !== null && visitedOn <= today)?.visitedOn;
    if (on)
      return [
        `${name} must be visited, and was on ${shortDay(on)}. Add a row to Visits if it should be again.`,
      ];
    const off = all.length > 0 ? undefined : refused.find((visit) => visit.urn === urn)?.closedOn;
    return off
      ? [
          `${name} must be visited, but its visit was called off on ${shortDay(off)}. Clear Closed in Visits, and plan again, if it should be made.`,
        ]
      : [];
  });

/** Where a plan stood before: what is new in it, what came back, what went, and who goes now instead of somebody else. */
export function movedIn(
  plan: Plan,
  changes: readonly Change[],
  proposals: ReadonlyMap<string, VisitRow>,
): readonly string[] {
  const before = new Map([...proposals.values()].map((visit) => [visit.id, visit]));
  if (before.size === 0) return [];
  const names = new Map(plan.chosen.map(({ school }) => [school.urn, school.name]));
  const nameOf = ({ urn, school }: VisitRow) => names.get(urn) ?? school ?? urn;
  const stood = changes.flatMap(({ table, kind, key, set }) => {
    const visit = table === 'visits' && kind === 'update' ? before.get(key) : undefined;
    return visit === undefined ? [] : [{ visit, set: set as Partial<VisitRow> }];
  });
  const listed = (says: string, all: readonly string[]) =>
    all.length === 0 ? [] : [`${says}: ${all.join('; ')}.`];
  return [
    ...listed(
      'New in the plan',
      changes.flatMap(({ kind, set }) =>
        kind === 'add' ? [String((set as Partial<VisitRow>).school ?? '')] : [],
      ),
    ),
    ...listed(
      'In the plan again',
      stood.flatMap(({ visit, set }) =>
        visit.closedOn !== null && set.closedOn === null ? [nameOf(visit)] : [],
      ),
    ),
    ...listed(
      'Called off',
      stood.flatMap(({ visit, set }) => ((set.closedOn ?? null) === null ? [] : [nameOf(visit)])),
    ),
    ...listed(
      'Another visitor',
      stood.flatMap(({ visit, set }) =>
        set.visitor === undefined || set.visitor === visit.visitor
          ? []
          : [`${nameOf(visit)}, ${set.visitor ?? 'nobody named'} instead of ${visit.visitor ?? 'nobody'}`],
      ),
    ),
  ];
}

/** What a person had entered, or may have, where the plan would have something else. */
export const leftIn = (left: readonly Left[]): readonly string[] => {
  const spelt = (all: readonly Left[]) => all.map(spellLeft).join('; ');
  const theirs = left.filter(({ isOld }) => !isOld);
  const old = left.filter(({ isOld }) => isOld);
  return [
    ...(theirs.length === 0 ? [] : [`Left as somebody entered it: ${spelt(theirs)}.`]),
    ...(old.length === 0
      ? []
      : [
          `The register did not keep what the plan wrote when these were proposed, so nobody can tell whose words they are, and they stay: ${spelt(old)}. Clear a cell, and plan again, for the plan to fill it.`,
        ]),
  ];
};

/** Of a note it says only which: its words are long. */
function spellLeft({ visit, field, meant }: Left): string {
  const cell = `${visit.school ?? visit.urn}, ${TABLES.visits.columns[field].heading}`;
  if (field === 'note') return cell;
  const plans = field === 'visitor' ? '' : ` (the plan’s is ${meant ?? 'blank'})`;
  return `${cell} ${visit[field] ?? ''}${plans}`;
}

/** What the person who asked for the plan reads. */
export function report(
  plan: Plan,
  changes: readonly Change[],
  { kept, doubtful }: Standing,
  policy: Policy,
  year: string,
): readonly string[] {
  const added = changes.filter(({ kind }) => kind === 'add').length;
  const off = changes.length - plan.chosen.length;
  return [
    `Visits proposed for ${year}: ${plan.chosen.length} (${added} new, ${plan.chosen.length - added} as before${off > 0 ? `; ${off} called off` : ''}). Made or agreed already: ${kept.length}, of ${policy.planVisits} meant.`,
    ...(kept.length + doubtful.filter(({ counts }) => counts).length + plan.chosen.length < policy.planVisits
      ? ['Assessors’ days, or the schools there are, allow no more.']
      : []),
    ...(plan.chosen.some(({ assessor, school }) => assessor === null && school.goes === undefined)
      ? ['Nobody is named: enter Visits a year for each assessor in People, and plan again.']
      : []),
    ...plan.unplaced.map(({ says }) => says),
    ...plan.says,
  ];
}
