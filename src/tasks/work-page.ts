import { counted } from '../domain/counted';
import type { Work } from '../domain/todays-work';
import { after, mayDo } from '../domain/report-life';
import type { Ports } from '../google/ports';
import { applyUnderLock } from '../register/apply-all';
import { type Change, update } from '../register/change';
import type { ReportRow } from '../register/report-row';
import { reportOf } from '../register/report-row';
import { open, rowsOf } from '../register/open';
import { rememberedPolicy } from '../register/remembered';
import { lifeOf } from './record-report';
import { OFFICER } from './signed-copy';
import { saysOtherText } from './signed-text';
import { WORK_TITLES, itemOf, readWork } from './todays-work';
import type { Chosen, Done, Reply, WorkChoice, WorkPage } from './wire';

/** More would be read by nobody; the rest come up when these are done. */
const MOST = 100;

/** Characters of an ECT's comment that can be read in a list. */
const SAID_IN_LIST = 200;

/** One list of today's work, whole, with what may be done to several of it at once. */
export function workPage(ports: Pick<Ports, 'sheets' | 'clock'>, work: Work): WorkPage {
  const rows = readWork(ports.sheets, ports.clock.today(), [
    'onTrack',
    'recommendation',
    'evidenceAsked',
    'entitlementsMet',
    'programmeAccessed',
    'standardsOfConcern',
    'ectComment',
    'version',
  ])[work];
  const isToReview = work === 'toReview';
  return {
    title: WORK_TITLES[work],
    total: rows.length,
    may: isToReview ? 'accept' : 'remind',
    items: rows.slice(0, MOST).map((row): WorkChoice => {
      const item = itemOf(row, work);
      return {
        ...item,
        line: isToReview ? withComment(item.line, row) : item.line,
        id: row.id,
        version: row.version ?? 0,
        alone: isToReview ? toBeRead(row) : null,
      };
    }),
  };
}

/** Nobody accepts, unread, what an ECT has said of their report. */
const withComment = (line: string, { ectComment }: Pick<ReportRow, 'ectComment'>): string =>
  ectComment === null || ectComment.length > SAID_IN_LIST ? line : `${line}\nThe ECT: “${ectComment}”`;

/** What an officer has to read before they accept it; null for a report that raises no concern or question. */
function toBeRead({
  onTrack,
  recommendation,
  evidenceAsked,
  entitlementsMet,
  programmeAccessed,
  standardsOfConcern,
  ectComment,
}: Pick<
  ReportRow,
  | 'onTrack'
  | 'recommendation'
  | 'evidenceAsked'
  | 'entitlementsMet'
  | 'programmeAccessed'
  | 'standardsOfConcern'
  | 'ectComment'
>): string | null {
  if (evidenceAsked !== null) return 'Evidence asked for: open it';
  if (onTrack === 'no') return 'Not on track: open it';
  if (recommendation !== null && recommendation !== 'satisfactory')
    return `Recommends ${recommendation}: open it`;
  if (standardsOfConcern.length > 0) return `Not yet ${standardsOfConcern.join(', ')}: open it`;
  if (entitlementsMet === 'no' || programmeAccessed === 'no') return 'Entitlement not met: open it';
  if (ectComment !== null && ectComment.length > SAID_IN_LIST) return 'The ECT comments at length: open it';
  return null;
}

/**
 * Accepts several reports at once: each that still stands as it was seen. Those that were changed meanwhile, or have to be
 * read first, are left and named.
 */
export function acceptSeveral(
  ports: Pick<Ports, 'sheets' | 'memory' | 'clock' | 'lock' | 'user'>,
  chosen: readonly Chosen[],
): Reply<Done> {
  if (!ports.lock.take(10_000))
    return { kind: 'busy', says: 'Somebody else is saving. Try again in a moment.' };
  const policy = rememberedPolicy(ports.memory);
  const at = ports.clock.now();
  const who = ports.user.email() || 'an officer';
  const rows = new Map(rowsOf(open(ports.sheets, ['reports']).tables.reports).map((row) => [row.id, row]));
  const changes: Change[] = [];
  const says: string[] = [];
  for (const { id, version } of chosen) {
    const row = rows.get(id);
    const left = row
      ? whyLeft(row, version)
      : `${id} is no longer in the register, or its row can’t be read.`;
    const problems = row && left === null ? mayDo(reportOf(row), OFFICER, 'accept', policy) : [];
    if (!row || left !== null) says.push(left ?? id);
    else if (problems[0]) says.push(`${nameOf(row)}: ${problems[0].says}`);
    else {
      const report = after(reportOf(row), OFFICER, 'accept', at, policy);
      changes.push(update('reports', id, { ...lifeOf(report), reviewedBy: who }, 'Accept', version));
    }
  }
  if (changes.length > 0) {
    const applied = applyUnderLock(ports.sheets, changes, { who, at });
    if (applied.kind === 'conflict')
      return {
        kind: 'refused',
        problems: applied.conflicts.map(({ key, says: why }) => ({ field: '', says: `${key}: ${why}` })),
      };
  }
  return { kind: 'answer', value: { done: changes.length, title: spellAccepted(changes.length), says } };
}

const spellAccepted = (done: number): string =>
  done === 0 ? 'Nothing was accepted' : `${counted(done, 'report')} accepted`;

const nameOf = ({ ect, trn, kind, term }: ReportRow): string => `${ect ?? trn}, ${kind} of ${term}`;

function whyLeft(row: ReportRow, version: number): string | null {
  if ((row.version ?? 0) !== version)
    return `${nameOf(row)}: somebody changed it since the list was made. Look at it again.`;
  const changed = saysOtherText(row)[0];
  if (changed) return `${nameOf(row)}: ${changed.says}`;
  const read = toBeRead(row);
  return read === null ? null : `${nameOf(row)}: ${read} and accept it there.`;
}
