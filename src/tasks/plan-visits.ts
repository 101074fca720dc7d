import { schoolYearOf } from '../domain/school-year';
import type { Day, Problem } from '../domain/facts';
import { settingName, type Policy } from '../domain/policy';
import { QA } from '../domain/policy/qa';
import { VISITS } from '../domain/policy/visits';
import { prioritise, type QaRow } from '../domain/qa';
import type { PlanAssessor } from '../domain/qa-assign';
import { planYear, type Plan, type PlanSchool } from '../domain/qa-plan';
import { readAreas } from '../domain/visit-areas';
import { assessorPosts, isVisitorOf } from '../domain/visit-lines';
import type { Ports } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import { openWithKeys } from '../register/fill-keys';
import { nextIds } from '../register/ids';
import type { Opened, Row } from '../register/open';
import { settingsIn } from '../register/remembered';
import { rowsOf } from '../register/open';
import { mendFirst, tornRow } from '../register/torn';
import { isEntered, isOfConcern, proposalChanges, type VisitRow } from './plan-proposals';
import { againFor, leftIn, movedIn, report } from './plan-report';
import { standingIn, type Standing } from './plan-standing';
import { choiceNeeds } from './qa-needs';

const READ = ['schools', 'qaFacts', 'people', 'visits', 'decisions', 'ofsted', 'settings'] as const;
type Tables = Opened<(typeof READ)[number]>['tables'];

/**
 * Plans this school year's visits and writes them to Visits as proposed. Drawn again, it keeps every visit that went beyond
 * a proposal, and every visit people entered; of its own proposals it calls off those no longer chosen.
 * @returns what was done, and what was traded for what, in sentences; null while somebody else is saving.
 */
export function planVisits(ports: Ports): readonly string[] | null {
  if (!ports.lock.take(10_000)) return null;
  // A visit that somebody entered today has no number yet, and stands all the same.
  const { tables } = openWithKeys(ports, READ);
  const { policy, problems } = settingsIn(ports.memory, tables.settings);
  const today = ports.clock.today();
  const torn = tornRow('decisions', tables.decisions, () => true) ?? tornAssessor(tables);
  if (torn !== null) {
    ports.lock.release();
    return [`${torn} Nothing was planned: a plan without it might take back what it says.`];
  }
  const year = schoolYearOf(today);
  const ranked = rankedIn(tables, policy, today);
  const standing = standingIn(tables, ranked, year, today);
  const plan = drawn(tables, ranked, standing, policy, today, year);
  const { changes, left } = proposalChanges(
    plan,
    ranked,
    standing.proposals,
    nextIds(ports.memory, 'V', 4, tables.visits.rowOf.keys()),
    policy,
    today,
    year,
  );
  const author = { who: ports.user.email() || 'Plan visits', at: ports.clock.now() };
  applyOrThrow(ports.sheets, changes, author);
  ports.lock.release();
  return [
    ...report(plan, changes, standing, policy, year),
    ...movedIn(plan, changes, standing.proposals),
    ...leftIn(left),
    ...settings(problems),
    ...standing.doubled,
    ...standing.earlier,
    ...strangeAreas(rowsOf(tables.people), ranked, today),
    ...standing.doubtful.map(({ says }) => says),
    ...choiceNeeds(tables, today).map(({ says }) => says),
    ...againFor(ranked, standing, today),
  ];
}

/** Settings that plans go by, and that could not be read. */
function settings(problems: readonly Problem[]): readonly string[] {
  const ours = new Set([QA, VISITS].flatMap((group) => Object.keys(group.settings)).map(settingName));
  return problems
    .filter(({ field }) => ours.has(field))
    .map(({ field, says }) => `Settings, ${field}: ${says} Mend it, and plan again.`);
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
      unreadVisits: tables.visits.broken.flatMap(({ row }) => row.urn ?? []),
      decisions: rowsOf(tables.decisions),
      ofsted: rowsOf(tables.ofsted),
    },
    policy,
    today,
  );
}

function drawn(
  tables: Tables,
  ranked: readonly QaRow[],
  { kept, proposals, doubtful, taken }: Standing,
  policy: Policy,
  today: Day,
  year: string,
): Plan {
  const meant = [...kept, ...doubtful.filter(({ counts }) => counts)];
  const areaOf = new Map(ranked.map(({ urn, area }) => [urn, area]));
  const had = new Map<string, number>();
  for (const { urn } of meant) {
    const area = areaOf.get(urn) ?? null;
    if (area !== null) had.set(area, (had.get(area) ?? 0) + 1);
  }
  const assessors = assessorsIn(rowsOf(tables.people), areasIn(ranked), meant, today);
  const schools = ranked
    .filter(({ urn }) => !taken.has(urn))
    .map((row): PlanSchool => ({
      ...row,
      ects: row.ectsHere,
      ...whoGoes(row, proposals.get(row.urn), assessors, policy),
    }));
  return planYear(schools, assessors, {
    visits: Math.max(0, policy.planVisits - meant.length),
    spreadPercent: policy.planSpreadPercent,
    randomPercent: policy.planRandomPercent,
    seed: policy.qaSampleSeed === year ? year : `${policy.qaSampleSeed}, ${year}`,
    had,
  });
}

/** Whom a person named goes; else, where an ECT is not on track, the ECT adviser, who has no days to share out. */
function whoGoes(
  row: QaRow,
  stands: VisitRow | undefined,
  assessors: readonly PlanAssessor[],
  policy: Policy,
): Pick<PlanSchool, 'goes' | 'only'> {
  if (stands !== undefined && stands.visitor !== null && isEntered(stands, 'visitor'))
    return assessors.some((one) => isVisitorOf(one, stands))
      ? { only: stands.visitor }
      : { goes: stands.visitor };
  return policy.visitEctAdviser !== '' && isOfConcern(row) ? { goes: policy.visitEctAdviser } : {};
}

const areasIn = (ranked: readonly QaRow[]): readonly string[] => ranked.flatMap(({ area }) => area ?? []);

/** Areas of assessors that no school is in, where a plan looks in vain. */
const strangeAreas = (
  people: readonly Row<'people'>[],
  ranked: readonly QaRow[],
  today: Day,
): readonly string[] =>
  assessorPosts(people, today).flatMap(({ name, visitAreas }) =>
    readAreas(visitAreas ?? '', areasIn(ranked)).strangers.map(
      (area) =>
        `People, Visit areas of ${name}: no school is in "${area.slice(0, 60)}". Write it as the Schools sheet does, and plan again.`,
    ),
  );

/** Assessors now in their post whose visits are known, with those of this year already taken off. */
export function assessorsIn(
  people: readonly Row<'people'>[],
  known: readonly string[],
  kept: readonly Pick<VisitRow, 'visitor'>[],
  today: Day,
): readonly PlanAssessor[] {
  const assessors = new Map<string, PlanAssessor>();
  for (const { personId, name, visitDays, visitAreas } of assessorPosts(people, today)) {
    if (visitDays === null || assessors.has(personId)) continue;
    const made = kept.filter((visit) => isVisitorOf({ name }, visit)).length;
    assessors.set(personId, {
      id: personId,
      name,
      visits: Math.max(0, Math.floor(visitDays) - made),
      areas: new Set(readAreas(visitAreas ?? '', known).areas),
      schools: new Set(
        people.flatMap((post) => (post.personId === personId && post.urn !== null ? [post.urn] : [])),
      ),
    });
  }
  return [...assessors.values()];
}
