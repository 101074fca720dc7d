import { isHeld } from '../domain/held';
import type { Ect } from '../domain/facts';
import type { Policy } from '../domain/policy';
import type { Directory } from '../domain/report-people';
import { directoryOf } from '../domain/report-people';
import { SIGNATORIES } from '../domain/report-signatures';
import type { PostPorts } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import { update } from '../register/change';
import { type Opened, open, postsIn, rowsOf } from '../register/open';
import { rememberedPolicy } from '../register/remembered';
import type { ReportRow } from '../register/report-row';
import { reportOf } from '../register/report-row';
import { addressesIn, asOpenTo } from './shared-with';
import { ownPdf } from './report-code';

/**
 * Takes the PDFs away from whoever is not involved any more (2.79): a tutor or head who has left, everybody where the
 * report was called off. Drive is asked only about files that somebody has to be shut out of. Gives how many addresses. Where
 * a row about those people can't be read, nobody is shut out: nothing would open the PDF to them again.
 */
export function withdrawDocuments(ports: PostPorts): number {
  const { tables } = open(ports.sheets, ['reports', 'ects', 'periods', 'schools', 'people']);
  const posts = postsIn(tables.people);
  const today = ports.clock.today();
  const policy = rememberedPolicy(ports.memory);
  const directory = directoryOf(
    { ects: rowsOf(tables.ects), periods: rowsOf(tables.periods), schools: rowsOf(tables.schools), posts },
    today,
  );
  const ours = posts.flatMap((post) =>
    post.urn === null && post.email !== null && isHeld(post, today) ? [post.email] : [],
  );
  const office = inSmall([...ours, policy.alertsTo, policy.replyTo]);
  const faults: unknown[] = [];
  const inDoubt = peopleInDoubt(tables);
  const shut = rowsOf(tables.reports).flatMap((row) => {
    const open = addressesIn(row.openTo);
    if (open.length === 0 || inDoubt(row)) return [];
    const mayRead = new Set([...office, ...readersOf(row, directory, policy)]);
    const gone = open.filter((address) => !mayRead.has(address));
    if (gone.length === 0) return [];
    try {
      ports.documents.close(ownPdf(row), gone, row.id);
    } catch (fault) {
      faults.push(fault);
      return [];
    }
    return [{ id: row.id, gone }];
  });
  if (shut.length > 0 && !forget(ports, shut)) return 0;
  if (faults.length > 0) throw faults[0];
  return shut.reduce((sum, { gone }) => sum + gone.length, 0);
}

type Places = Opened<'ects' | 'periods' | 'people'>['tables'];

/** Whether a row that can't be read may be about the people of a report. */
function peopleInDoubt({ ects, periods, people }: Places): (report: ReportRow) => boolean {
  const trns = new Set([...ects.broken, ...periods.broken].map(({ row }) => row.trn));
  const urns = new Set(people.broken.map(({ row }) => row.urn));
  const isAnybodys = trns.has(undefined) || urns.has(undefined);
  return ({ trn, urn }) => isAnybodys || trns.has(trn) || (urn !== null && urns.has(urn));
}

interface Shut {
  readonly id: string;
  readonly gone: readonly string[];
}

/** Takes the addresses off the rows as they stand under the lock: a mail may have let somebody else in meanwhile. */
function forget(ports: PostPorts, shut: readonly Shut[]): boolean {
  if (!ports.lock.take(30_000)) return false;
  const gone = new Map(shut.map((one) => [one.id, one.gone]));
  const changes = rowsOf(open(ports.sheets, ['reports']).tables.reports).flatMap(({ id, openTo }) => {
    const left = gone.get(id);
    if (left === undefined) return [];
    const kept = asOpenTo(addressesIn(openTo).filter((address) => !left.includes(address)));
    return [update('reports', id, { openTo: kept }, 'Close a PDF')];
  });
  applyOrThrow(ports.sheets, changes, { who: 'Documents', at: ports.clock.now() });
  ports.lock.release();
  return true;
}

const inSmall = (addresses: readonly string[]): readonly string[] =>
  addresses.map((address) => address.toLowerCase());

/** Who is involved in a report: its ECT, their tutor, whoever stands in, and the head. */
function readersOf(row: ReportRow, directory: Directory, policy: Policy): readonly string[] {
  if (row.state === 'cancelled') return [];
  const report = reportOf(row);
  const ect: Ect | undefined = directory.ects.get(row.trn);
  const writer = directory.writerOf(report);
  const signing =
    ect === undefined ? [] : SIGNATORIES.flatMap((signatory) => directory.signing(signatory, report, ect));
  const leads = policy.remindLeadsOfOverdue ? directory.holding('induction lead', row.urn) : [];
  return inSmall([...signing, ...leads, ...(writer === null ? [] : [writer])].map(({ email }) => email));
}
