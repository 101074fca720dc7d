import { counted } from '../domain/counted';
import type { Day, InductionPeriod, Report } from '../domain/facts';
import { drawSample } from '../domain/moderation';
import { knownSince } from '../domain/reports-so-far';
import { assessorPosts } from '../domain/visit-lines';
import { keyOf, whoIn, type Person, type Who } from '../domain/who';
import type { Ports } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import { add } from '../register/change';
import { openWithKeys } from '../register/fill-keys';
import { nextIds } from '../register/ids';
import { rowsOf, shownOf, type Opened } from '../register/open';
import { rememberedPolicy } from '../register/remembered';

const READ = ['moderation', 'reports', 'ects', 'periods', 'people'] as const;
type Tables = Opened<(typeof READ)[number]>['tables'];

const WHAT = 'Draw reports to moderate';

/**
 * Draws from the reports received for the latest term that has any, and gives each to an assessor who did not judge it. Drawn
 * again in the same term, it only adds. Null while somebody else is saving.
 */
export function drawModeration(ports: Ports): readonly string[] | null {
  if (!ports.lock.take(10_000)) return null;
  const { tables } = openWithKeys(ports, READ);
  const { moderationEach } = rememberedPolicy(ports.memory);
  const today = ports.clock.today();
  const received = rowsOf(tables.reports).filter(
    (report) => (report.state === 'submitted' || report.state === 'reviewed') && knownSince(report) <= today,
  );
  const latest = received.reduce<(typeof received)[number] | null>(
    (last, report) => (last === null || report.coversUntil > last.coversUntil ? report : last),
    null,
  );
  if (latest === null) return ['No report has been received yet, so none can be drawn.'];
  const { term } = latest;
  const who = whoIn(rowsOf(tables.people));
  const judged = received
    .filter((report) => report.term === term)
    .map((report) => ({ ...report, ...judgesOf(report, tables, who) }));
  const { entries, broken } = tables.moderation;
  const drawn = new Set([...entries, ...broken].flatMap(({ row }) => row.report ?? []));
  const sample = drawSample(
    judged.map(({ id, tutor, urn, assessor }) => ({ id, tutor, school: urn, assessor })),
    drawn,
    moderationEach,
    term,
  );

  const moderators = moderatorsIn(tables, today);
  const nextId = nextIds(ports.memory, 'MO', 4, tables.moderation.rowOf.keys());
  const changes = sample.flatMap((id, nth) => {
    const report = judged.find((one) => one.id === id);
    if (report === undefined) return [];
    const others = moderators.filter(
      ({ personId, name }) => !report.apart.has(personId) && !report.apart.has(keyOf(who, name)),
    );
    return [
      add(
        'moderation',
        {
          id: nextId(),
          report: id,
          ect: report.ect,
          school: report.school,
          kind: report.kind,
          term,
          tutor: report.tutor,
          assessor: report.assessor,
          drawnOn: today,
          moderator: others[nth % Math.max(1, others.length)]?.name ?? null,
        },
        WHAT,
      ),
    ];
  });
  applyOrThrow(ports.sheets, changes, { who: ports.user.email() || WHAT, at: ports.clock.now() });
  ports.lock.release();
  const before = judged.filter(({ id }) => drawn.has(id)).length;
  return [
    `Drawn: ${changes.length} of ${counted(judged.length, 'report')} received for ${term}${before > 0 ? `, beside ${before} drawn before` : ''}: at least ${moderationEach} for each tutor, school and assessor, or all there are. They stand in Moderation.`,
    ...(moderators.length < 2
      ? ['Enter at least two assessors in People, so that somebody else reads each report again.']
      : []),
  ];
}

interface Judges {
  readonly tutor: string | null;
  readonly assessor: string | null;
  /** Who does not read it again: whose judgement it is, the ECT's assessor, and their named contact, who takes no part (2.28). */
  readonly apart: ReadonlySet<string>;
}

/** Whose report it is, and whose judgement: who accepted it, or else the ECT's assessor. */
function judgesOf(
  report: Pick<Report, 'trn' | 'urn' | 'coversUntil'> & { readonly reviewedBy: string | null },
  { ects, periods, people }: Tables,
  who: Who,
): Judges {
  const period = rowsOf(periods)
    .filter(
      ({ trn, urn, startedOn }) =>
        trn === report.trn && urn === report.urn && startedOn <= report.coversUntil,
    )
    .reduce<InductionPeriod | null>(
      (last, one) => (last === null || one.startedOn > last.startedOn ? one : last),
      null,
    );
  const tutor = rowsOf(people).find(({ personId }) => personId === period?.tutorId)?.name ?? null;
  // What can't be read of an ECT's row takes nobody's part in it away.
  const ect = shownOf(ects).find(({ trn }) => trn === report.trn);
  // Who accepts a report is kept by their address.
  const judge = report.reviewedBy ?? ect?.assessor ?? null;
  const apart = [judge, ect?.assessor, ect?.namedContact].flatMap((one) => (one ? [keyOf(who, one)] : []));
  return { tutor, assessor: judge && (who(judge)?.name ?? judge), apart: new Set(apart) };
}

const moderatorsIn = ({ people }: Tables, today: Day): readonly Person[] => [
  ...new Map(assessorPosts(rowsOf(people), today).map((post) => [post.personId, post])).values(),
];
