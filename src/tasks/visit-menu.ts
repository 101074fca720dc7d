import { nextVisitDuty, visitStateOf } from '../domain/visit-life';
import { isVisitorOf } from '../domain/visit-lines';
import type { PostPorts } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import type { Change } from '../register/change';
import { update } from '../register/change';
import { fillKeys } from '../register/fill-keys';
import { nextIds } from '../register/ids';
import { byTable, calendarIn, open, readOpened, rowsOf, spellProblem, type Row } from '../register/open';
import { textOf } from '../register/column';
import { rememberedPolicy } from '../register/remembered';
import { schoolFolder, schoolFolderName } from './folders';
import { visitFormLink } from './standing-links';
import { evidenceStep, furtherStep, VISIT_TABLES, type AtHand, type VisitStep } from './take-visit-further';
import { isAtSchool } from './visit-mail';

/** More in one go would outlast an execution, were a report to be written for each. */
const MOST_AT_ONCE = 25;
/** A document takes some six seconds; the next is not begun after this. */
const STOP_AFTER_SECONDS = 240;

const SELECT = 'Select the row of a visit in Visits first, or several rows, and choose this again.';

/** Takes the selected visits one step further; says what was done. Null while somebody else is saving. */
export const takeFurther = (ports: PostPorts): readonly string[] | null => press(ports, furtherStep);

/** Asks the schools of the selected visits for further evidence. Null while somebody else is saving. */
export const askForEvidence = (ports: PostPorts): readonly string[] | null => press(ports, evidenceStep);

function press(
  ports: PostPorts,
  step: (visit: Row<'visits'>, held: AtHand) => VisitStep,
): readonly string[] | null {
  const selected = ports.sheets.selected();
  if (selected?.table !== 'visits') return [SELECT];
  if (selected.rows > MOST_AT_ONCE) return [`Select at most ${MOST_AT_ONCE} visits at once.`];
  if (!ports.lock.take(10_000)) return null;
  const values = byTable(VISIT_TABLES, (key) => {
    const grid = ports.sheets.open(key);
    const cells = grid.values();
    fillKeys(grid, key, cells);
    return cells;
  });
  const { tables } = readOpened(VISIT_TABLES, values);
  const held: AtHand = {
    tables,
    policy: rememberedPolicy(ports.memory),
    calendar: calendarIn(tables),
    today: ports.clock.today(),
    now: ports.clock.now(),
    nextDocument: nextIds('VD', 4, tables.visitDocuments.rowOf.keys()),
  };
  const isSelected = (at: number) => at >= selected.at && at < selected.at + selected.rows;
  const visits = tables.visits.entries.filter(({ at }) => isSelected(at)).map(({ row }) => row);
  const unread = tables.visits.problems.filter(({ at }) => isSelected(at));
  if (visits.length + unread.length === 0) return [SELECT];

  const steps = visits.map((visit) => ({ visit, ...step(visit, held) }));
  const author = { who: ports.user.email() || 'Visits', at: held.now };
  applyOrThrow(
    ports.sheets,
    steps
      .flatMap(({ visit, changes }) => [...changes, standing(visit, changes, held)])
      .sort((one, other) => orderOf(one) - orderOf(other)),
    author,
  );
  ports.lock.release();
  return [
    ...unread.map((problem) => spellProblem('visits', problem)),
    ...steps.map((one) =>
      [
        `${one.visit.school ?? one.visit.urn}: ${one.write ? written(ports, one) : one.says}`,
        ...formLine(ports, asChanged(one.visit, one.changes), held),
      ].join('\n'),
    ),
  ];
}

/** The visit as the changes leave it. */
const asChanged = (visit: Row<'visits'>, changes: readonly Change[]): Row<'visits'> =>
  changes.reduce<Row<'visits'>>((so, { table, set }) => (table === 'visits' ? { ...so, ...set } : so), visit);

/** How far the visit now is, and what comes next, so that Visits says so at once and not after the night. */
function standing(visit: Row<'visits'>, changes: readonly Change[], { policy, calendar }: AtHand): Change {
  const after = asChanged(visit, changes);
  const duty = nextVisitDuty(after, policy, calendar);
  const facts = { state: visitStateOf(after), duty: duty?.says ?? null, dutyBy: duty?.by ?? null };
  return update('visits', visit.id, facts, 'Work out');
}

/** The visitor's own link to the visit form, from the notice until there is a report. */
function formLine(ports: PostPorts, visit: Row<'visits'>, { tables, today }: AtHand): readonly string[] {
  if (!isAtSchool(visit)) return [];
  const person = rowsOf(tables.people).find(
    (post) => (post.role === 'assessor' || post.role === 'officer') && isVisitorOf(post, visit),
  );
  const url = person === undefined ? null : visitFormLink(ports, visit, person.personId, today);
  return url === null ? [] : [`The visit form of ${visit.visitor ?? ''}: ${url}`];
}

/** Mail is in Outbox before Visits says that it went: killed in between, the next press finds it there. */
const orderOf = ({ table }: Change): number => (table === 'outbox' ? 0 : table === 'visits' ? 2 : 1);

/** Writes the document while others may save, then files its link. Written twice, it is the same document. */
function written(
  ports: PostPorts,
  { visit, says, write }: VisitStep & { readonly visit: Row<'visits'> },
): string {
  if (write === undefined) return says;
  if (ports.clock.elapsed() > STOP_AFTER_SECONDS)
    return 'There was no time left to write the report. Choose this again.';
  ports.documents.clearUp('visit', true);
  const { url } = ports.documents.writePdf({
    ref: visit.id,
    template: 'visit',
    known: visit.report,
    folder: () =>
      ports.documents.folder({
        key: schoolFolder(visit.urn),
        name: schoolFolderName(visit.urn, visit.school),
        inside: null,
      }),
    afterDeath: true,
    mark: null,
    ...write.report,
  });
  ports.documents.clearUp('visit', false);
  if (!ports.lock.take(60_000))
    return 'The report was written, but somebody else was saving. Choose this again.';
  const stands = rowsOf(open(ports.sheets, ['visits']).tables.visits).some(({ id }) => id === visit.id);
  if (stands)
    applyOrThrow(
      ports.sheets,
      [update('visits', visit.id, { report: url, reportOf: write.mark }, 'File the report of a visit')],
      { who: ports.user.email() || 'Visits', at: ports.clock.now() },
    );
  ports.lock.release();
  return `${says}\n${textOf(url)}`;
}
