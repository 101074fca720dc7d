import type { Day, Visit } from '../domain/facts';
import { print } from '../domain/fingerprint';
import type { Policy } from '../domain/policy';
import type { QaRow } from '../domain/qa';
import { criteriaHeld } from '../domain/qa-lines';
import type { Chosen, Plan } from '../domain/qa-plan';
import { NO_DATES, nextVisitDuty, visitStateOf } from '../domain/visit-life';
import type { Change } from '../register/change';
import { add, update } from '../register/change';
import { textOf } from '../register/column';
import type { Row } from '../register/open';

/** What Plan visits writes of a proposal, whose each of its cells is, and what it takes back. */

export type VisitRow = Row<'visits'>;

/** What the plan and people both enter in a proposal. */
const SHARED = ['kind', 'visitor', 'copyToHmi', 'note'] as const;
export type Shared = (typeof SHARED)[number];
type Proposed = Pick<VisitRow, Shared>;

/** A proposal of this year's plan that nobody has taken further: the plan may take it back. */
export const isOpenProposal = (visit: VisitRow, year: string): boolean =>
  visit.plan === year &&
  ['proposed', 'called off'].includes(visitStateOf(visit)) &&
  !isCalledOffByHand(visit);

const NOT_CHOSEN = 'Not chosen when the plan was drawn again.';

/** A person's decision, which the plan does not undo. Before the plan marked those it called off, its note told them. */
export const isCalledOffByHand = (visit: VisitRow): boolean =>
  visitStateOf(visit) === 'called off' &&
  (visit.planClosedOn === null ? visit.note !== NOT_CHOSEN : visit.planClosedOn !== visit.closedOn);

const NONE = '-';

const printOf = (text: string | null): string => (text === null ? NONE : print(textOf(text)));

const printsOf = ({ planWrote }: VisitRow): readonly string[] => planWrote?.split(' ') ?? [];

/** Whether a cell holds what a person entered: neither nothing nor what the plan wrote in it. */
export const isEntered = (visit: VisitRow, field: Shared): boolean =>
  visit[field] !== null &&
  visit[field] !== NOT_CHOSEN &&
  printOf(visit[field]) !== printsOf(visit)[SHARED.indexOf(field)];

/** How much people entered in a proposal, to tell the fuller of two. */
export const enteredIn = (visit: VisitRow): number =>
  SHARED.filter((field) => isEntered(visit, field)).length +
  Object.values(visit).filter((value) => value !== null).length;

/** What a person entered in a proposal, where the plan would have something else; of a visitor it would not know who. */
export interface Left {
  readonly visit: VisitRow;
  readonly field: Shared;
  readonly meant: string | null;
  /** It stood there before the register kept what the plan wrote: nobody can tell whose it is. */
  readonly isOld: boolean;
}

/** Before the print of a cell nobody can tell whose it is; it was named once. */
const UNTOLD = '?';

/**
 * A proposal as the plan would have it, but for what a person entered: that stays theirs, also where it agrees. Where the
 * register did not keep what the plan wrote, what reads as the plan would write it is the plan's; a visitor never shows whose.
 */
function drawnAgain(visit: VisitRow, meant: Proposed) {
  const isOld = visit.planWrote === null;
  const isAdopted = (field: Shared) => isOld && field !== 'visitor' && visit[field] === meant[field];
  const entered = SHARED.filter((field) => isEntered(visit, field) && !isAdopted(field));
  const ours = SHARED.filter((field) => !entered.includes(field));
  const before = printsOf(visit);
  const untold = (field: Shared) => `${UNTOLD}${printOf(visit[field])}`;
  const planWrote = SHARED.map((field, at) =>
    !entered.includes(field) ? printOf(meant[field]) : isOld ? untold(field) : (before[at] ?? NONE),
  ).join(' ');
  const set: Partial<Proposed> = Object.fromEntries(ours.map((field) => [field, meant[field]]));
  return {
    set: { ...set, planWrote },
    left: entered
      .filter((field) => field === 'visitor' || visit[field] !== meant[field])
      .filter((field) => before[SHARED.indexOf(field)] !== untold(field))
      .map((field) => ({ visit, field, meant: meant[field], isOld })),
  };
}

/** The rows of a plan: those it proposes, anew or again, and those it calls off. */
export function proposalChanges(
  plan: Plan,
  ranked: readonly QaRow[],
  proposals: ReadonlyMap<string, VisitRow>,
  nextId: () => string,
  policy: Policy,
  today: Day,
  year: string,
): { readonly changes: readonly Change[]; readonly left: readonly Left[] } {
  const what = `Plan visits ${year}`;
  const rows = new Map(ranked.map((row) => [row.urn, row]));
  const left: Left[] = [];
  const chosen = plan.chosen.map((one): Change => {
    const { urn, name, goes } = one.school;
    const row = rows.get(urn);
    const meant = {
      kind: kindFor(row),
      visitor: goes ?? one.assessor?.name ?? null,
      note: noteFor(one, row),
      copyToHmi: isInadequate(row) ? ('yes' as const) : null,
    };
    const stands = proposals.get(urn);
    const proposedOn = stands?.closedOn === null ? (stands.proposedOn ?? today) : today;
    const step = { closedOn: null, planClosedOn: null, proposedOn, ...nextStep(proposedOn, policy) };
    if (stands === undefined) {
      const planWrote = SHARED.map((field) => printOf(meant[field])).join(' ');
      const facts = { id: nextId(), urn, school: name, ...meant, ...step, planWrote };
      return add('visits', { ...facts, plan: year }, what);
    }
    const again = drawnAgain(stands, meant);
    left.push(...again.left);
    return update('visits', stands.id, { ...again.set, ...step }, what);
  });
  const again = new Set(plan.chosen.map(({ school }) => school.urn));
  const calledOff = [...proposals]
    .filter(([urn, visit]) => !again.has(urn) && visit.closedOn === null)
    .map(([, visit]) =>
      update(
        'visits',
        visit.id,
        {
          closedOn: today,
          planClosedOn: today,
          state: 'called off',
          duty: null,
          dutyBy: null,
          ...(isEntered(visit, 'note') ? {} : { note: NOT_CHOSEN }),
        },
        what,
      ),
    );
  return { changes: [...chosen, ...calledOff], left };
}

/** What a proposal asks for next, so that the sheet says so at once and not after the night. */
function nextStep(proposedOn: Day, policy: Policy): Pick<VisitRow, 'state' | 'duty' | 'dutyBy'> {
  const duty = nextVisitDuty({ ...NO_DATES, proposedOn }, policy, { terms: [], bankHolidays: [] });
  return { state: 'proposed', duty: duty?.says ?? null, dutyBy: duty?.by ?? null };
}

const WHY: { readonly [why in Chosen['why']]: string } = {
  'must visit': 'Must visit',
  'special circumstances': 'Special circumstances',
  score: 'By score',
  'fair share': 'For the share of its area',
  drawn: 'Drawn by lot',
};

/** Why the school was chosen. Where it is judged inadequate, HMI get the report too (Ealing, special circumstances). */
function noteFor({ why, school: { rank } }: Chosen, row: QaRow | undefined): string {
  const hmi = isInadequate(row) ? ' Send a copy of the report to HMI.' : '';
  return `${WHY[why]}. Rank ${rank}: ${row?.sentence ?? ''}${hmi}`;
}

const holds = (row: QaRow | undefined, criterion: string): boolean =>
  row !== undefined && criteriaHeld(row).includes(criterion);

const isInadequate = (row: QaRow | undefined): boolean => holds(row, 'Q3');

/** An ECT is not making satisfactory progress: the ECT adviser's visit (Cambridgeshire, paragraph 3). */
export const isOfConcern = (row: QaRow | undefined): boolean =>
  row?.lane === 'must visit' && holds(row, 'Q1');

/** A school that asks gets a general visit (Cambridgeshire, paragraph 5). */
const kindFor = (row: QaRow | undefined): Visit['kind'] =>
  isOfConcern(row) ? 'causing concern' : row?.lane === 'special circumstances' ? 'monitoring' : 'general';
