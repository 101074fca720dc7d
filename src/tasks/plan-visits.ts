import type { Day, Visit } from '../domain/facts';
import { shortDay } from '../domain/day';
import type { Policy } from '../domain/policy';
import { prioritise, type QaRow } from '../domain/qa';
import type { PlanAssessor } from '../domain/qa-assign';
import { planYear, type Chosen, type Plan, type PlanSchool } from '../domain/qa-plan';
import { firstOfSchoolYear, schoolYearOf } from '../domain/qa-tally';
import { NO_DATES, nextVisitDuty, visitStateOf } from '../domain/visit-life';
import type { Ports } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import type { Change } from '../register/change';
import { add, update } from '../register/change';
import { openWithKeys } from '../register/fill-keys';
import { nextIds } from '../register/ids';
import type { Opened, Row } from '../register/open';
import { policyIn, rowsOf, spellProblem } from '../register/open';
import { mendFirst, tornRow } from '../register/torn';

/** "2026/27". */
const spellSchoolYear = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

const READ = ['schools', 'qaFacts', 'people', 'visits', 'decisions', 'ofsted', 'settings'] as const;
type Tables = Opened<(typeof READ)[number]>['tables'];
type VisitRow = Row<'visits'>;

/**
 * Plans this school year's visits and writes them to Visits as proposed. Drawn again, it keeps every visit that went beyond
 * a proposal, and every visit people entered; of its own proposals it calls off those no longer chosen.
 * @returns what was done, and what was traded for what, in sentences; null while somebody else is saving.
 */
export function planVisits(ports: Ports): readonly string[] | null {
  if (!ports.lock.take(10_000)) return null;
  // A visit that somebody entered today has no number yet, and stands all the same.
  const { tables } = openWithKeys(ports.sheets, READ);
  const { policy } = policyIn(tables.settings);
  const today = ports.clock.today();
  const torn = tornRow('decisions', tables.decisions, () => true) ?? tornAssessor(tables);
  if (torn !== null) {
    ports.lock.release();
    return [`${torn} Nothing was planned: a plan without it might take back what it says.`];
  }
  const year = spellSchoolYear(schoolYearOf(today));
  const ranked = rankedIn(tables, policy, today);
  const visits = rowsOf(tables.visits);
  const refused = visits.filter((visit) => visit.plan === year && isCalledOffByHand(visit));
  const kept = visits.filter(
    (visit) => isThisYears(visit, today) && !isOpenProposal(visit, year) && !refused.includes(visit),
  );

  const unread = unreadIn(tables);
  const asked = ranked.filter(({ urn }) => !refused.some((visit) => visit.urn === urn));
  const plan = drawn(tables, asked, [...kept, ...unread], policy, today, year);
  const changes = changesFor(plan, ranked, visits, tables, policy, today, year);
  const author = { who: ports.user.email() || 'Plan visits', at: ports.clock.now() };
  applyOrThrow(ports.sheets, changes, author);
  ports.lock.release();
  return [
    ...report(plan, changes, kept, unread.length, policy, year),
    ...movedIn(plan, changes, visits, year),
    ...unread.map(
      ({ says }) => `${says} Until then it counts as one of the visits meant, and its school is left out.`,
    ),
    ...againFor(ranked, kept, refused),
  ];
}

function tornAssessor({ people }: Tables): string | null {
  const days = people.problems.find(({ field }) => field === 'visitDays');
  if (days !== undefined) return mendFirst('people', days);
  return tornRow('people', people, ({ row }) => (row.role ?? 'assessor') === 'assessor');
}

function rankedIn(tables: Tables, policy: Policy, today: Day): readonly QaRow[] {
  return prioritise(
    {
      schools: rowsOf(tables.schools).filter(({ status }) => status !== 'closed'),
      ects: rowsOf(tables.qaFacts),
      posts: rowsOf(tables.people),
      visits: rowsOf(tables.visits),
      unreadVisits: unreadIn(tables).map(({ urn }) => urn),
      decisions: rowsOf(tables.decisions),
      ofsted: rowsOf(tables.ofsted),
    },
    policy,
    today,
  );
}

/** A proposal of this year's plan that nobody has taken further: the plan may take it back. */
const isOpenProposal = (visit: VisitRow, year: string): boolean =>
  visit.plan === year &&
  ['proposed', 'called off'].includes(visitStateOf(visit)) &&
  !isCalledOffByHand(visit);

const NOT_CHOSEN = 'Not chosen when the plan was drawn again.';

/** A person's decision, which the plan does not undo. Before the plan marked those it called off, its note told them. */
const isCalledOffByHand = (visit: VisitRow): boolean =>
  visitStateOf(visit) === 'called off' &&
  (visit.planClosedOn === null ? visit.note !== NOT_CHOSEN : visit.planClosedOn !== visit.closedOn);

/** Words of the plan's own; a note in a person's words stays. */
const isOurs = (note: string | null): boolean =>
  note === null || note === NOT_CHOSEN || Object.values(WHY).some((why) => note.startsWith(`${why}. Rank `));

/** A visit made or meant for the school year that holds today. One nobody gave any day is meant for now. */
function isThisYears(visit: VisitRow, today: Day): boolean {
  if (visitStateOf(visit) === 'called off') return false;
  const on = visit.visitedOn ?? visit.plannedFor ?? visit.agreedOn ?? visit.consultedOn ?? visit.proposedOn;
  const year = schoolYearOf(today);
  return on === null || (on >= firstOfSchoolYear(year) && on < firstOfSchoolYear(year + 1));
}

/** Rows of Visits that can't be read: a visit may well stand there, so nobody plans another. */
const unreadIn = ({ visits }: Tables) =>
  visits.broken.map(({ row: { urn = '', visitor = null }, problem }) => ({
    urn,
    visitor,
    says: spellProblem('visits', problem),
  }));

function drawn(
  tables: Tables,
  ranked: readonly QaRow[],
  kept: readonly Pick<VisitRow, 'urn' | 'visitor'>[],
  policy: Policy,
  today: Day,
  year: string,
): Plan {
  const taken = new Set(kept.map(({ urn }) => urn));
  const areaOf = new Map(ranked.map(({ urn, area }) => [urn, area]));
  const had = new Map<string, number>();
  for (const { urn } of kept) {
    const area = areaOf.get(urn) ?? null;
    if (area !== null) had.set(area, (had.get(area) ?? 0) + 1);
  }
  const schools = ranked
    .filter(({ urn }) => !taken.has(urn))
    .map((row): PlanSchool => ({
      ...row,
      ects: row.ectsHere,
      byAdviser: policy.visitEctAdviser !== '' && isOfConcern(row),
    }));
  return planYear(schools, assessorsIn(rowsOf(tables.people), kept, today), {
    visits: Math.max(0, policy.planVisits - kept.length),
    spreadPercent: policy.planSpreadPercent,
    randomPercent: policy.planRandomPercent,
    seed: policy.qaSampleSeed === year ? year : `${policy.qaSampleSeed}, ${year}`,
    had,
  });
}

/** Assessors now in their post whose visits are known, with those of this year already taken off. */
export function assessorsIn(
  people: readonly Row<'people'>[],
  kept: readonly Pick<VisitRow, 'visitor'>[],
  today: Day,
): readonly PlanAssessor[] {
  const assessors = new Map<string, PlanAssessor>();
  for (const { personId, name, role, from, until, visitDays, visitAreas } of people) {
    const isNow = (from === null || from <= today) && (until === null || until >= today);
    if (role !== 'assessor' || !isNow || visitDays === null || assessors.has(personId)) continue;
    const made = kept.filter(({ visitor }) => visitor?.toLowerCase() === name.toLowerCase()).length;
    assessors.set(personId, {
      id: personId,
      name,
      visits: Math.max(0, Math.floor(visitDays) - made),
      areas: new Set(
        (visitAreas ?? '')
          .split(/[,;\n]/)
          .map((area) => area.trim())
          .filter(Boolean),
      ),
      schools: new Set(
        people.flatMap((post) => (post.personId === personId && post.urn !== null ? [post.urn] : [])),
      ),
    });
  }
  return [...assessors.values()];
}

function changesFor(
  plan: Plan,
  ranked: readonly QaRow[],
  visits: readonly VisitRow[],
  tables: Tables,
  policy: Policy,
  today: Day,
  year: string,
): readonly Change[] {
  const what = `Plan visits ${year}`;
  const rows = new Map(ranked.map((row) => [row.urn, row]));
  const proposals = new Map(
    visits.filter((visit) => isOpenProposal(visit, year)).map((visit) => [visit.urn, visit]),
  );
  const nextId = nextIds('V', 4, tables.visits.rowOf.keys());
  const chosen = plan.chosen.map((one): Change => {
    const { urn, name, byAdviser } = one.school;
    const row = rows.get(urn);
    const facts = {
      kind: kindFor(row),
      visitor: byAdviser ? policy.visitEctAdviser : (one.assessor?.name ?? null),
      note: noteFor(one, row),
      copyToHmi: isInadequate(row) ? ('yes' as const) : null,
      closedOn: null,
      planClosedOn: null,
    };
    const stands = proposals.get(urn);
    const step = nextStep(stands?.proposedOn ?? today, policy);
    return stands
      ? update(
          'visits',
          stands.id,
          isOurs(stands.note)
            ? { ...facts, ...step }
            : { kind: facts.kind, closedOn: null, planClosedOn: null, ...step },
          what,
        )
      : add(
          'visits',
          { id: nextId(), urn, school: name, ...facts, ...step, proposedOn: today, plan: year },
          what,
        );
  });
  const again = new Set(plan.chosen.map(({ school }) => school.urn));
  const calledOff = [...proposals.values()]
    .filter((visit) => !again.has(visit.urn) && visit.closedOn === null)
    .map((visit) =>
      update(
        'visits',
        visit.id,
        {
          closedOn: today,
          planClosedOn: today,
          state: 'called off',
          duty: null,
          dutyBy: null,
          ...(isOurs(visit.note) ? { note: NOT_CHOSEN } : {}),
        },
        what,
      ),
    );
  return [...chosen, ...calledOff];
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

const holds = (row: QaRow | undefined, sought: string): boolean =>
  row?.points.some(({ criterion }) => criterion === sought) ?? false;

const isInadequate = (row: QaRow | undefined): boolean => holds(row, 'Q3');

/** An ECT is not making satisfactory progress: the ECT adviser's visit (Cambridgeshire, paragraph 3). */
const isOfConcern = (row: QaRow | undefined): boolean => row?.lane === 'must visit' && holds(row, 'Q1');

/** A school that asks gets a general visit (Cambridgeshire, paragraph 5). */
const kindFor = (row: QaRow | undefined): Visit['kind'] =>
  isOfConcern(row) ? 'causing concern' : row?.lane === 'special circumstances' ? 'monitoring' : 'general';

/** Nobody is visited twice by plan, nor where a person called it off; if a school must be visited, a person decides. */
const againFor = (
  ranked: readonly QaRow[],
  kept: readonly VisitRow[],
  refused: readonly VisitRow[],
): readonly string[] =>
  ranked.flatMap(({ urn, name, lane }) => {
    if (lane !== 'must visit') return [];
    const all = kept.filter((visit) => visit.urn === urn);
    const on = all.find(({ visitedOn }) => visitedOn !== null)?.visitedOn;
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
function movedIn(
  plan: Plan,
  changes: readonly Change[],
  visits: readonly VisitRow[],
  year: string,
): readonly string[] {
  const before = new Map(
    visits.filter((visit) => isOpenProposal(visit, year)).map((visit) => [visit.id, visit]),
  );
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

/** What the person who asked for the plan reads. */
function report(
  plan: Plan,
  changes: readonly Change[],
  kept: readonly VisitRow[],
  unread: number,
  policy: Policy,
  year: string,
): readonly string[] {
  const added = changes.filter(({ kind }) => kind === 'add').length;
  const off = changes.length - plan.chosen.length;
  return [
    `Visits proposed for ${year}: ${plan.chosen.length} (${added} new, ${plan.chosen.length - added} as before${off > 0 ? `; ${off} called off` : ''}). Made or agreed already: ${kept.length}, of ${policy.planVisits} meant.`,
    ...(kept.length + unread + plan.chosen.length < policy.planVisits
      ? ['Assessors’ days, or the schools there are, allow no more.']
      : []),
    ...(plan.chosen.some(({ assessor, school }) => assessor === null && !school.byAdviser)
      ? ['Nobody is named: enter Visits a year for each assessor in People, and plan again.']
      : []),
    ...plan.unplaced.map(({ says }) => says),
    ...plan.says,
  ];
}
