import { counted } from '../domain/counted';
import { nextVisitDuty, visitStateOf } from '../domain/visit-life';
import { isAnswered, isVisitorOf, oursIn, spellUnanswered } from '../domain/visit-lines';
import type { PostPorts } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import type { Change } from '../register/change';
import { update } from '../register/change';
import { fillKeys } from '../register/fill-keys';
import { nextIds } from '../register/ids';
import { calendarIn } from '../register/calendar';
import { byTable, readOpened, rowsOf, spellProblem, type Row } from '../register/open';
import { textOf } from '../register/column';
import { rememberedPolicy } from '../register/remembered';
import { layoutOf } from '../register/table';
import { TABLES } from '../register/tables';
import { visitFormLink } from './standing-links';
import { evidenceStep, furtherStep, VISIT_TABLES, type AtHand, type VisitStep } from './take-visit-further';
import { isAtSchool } from './visit-mail';
import { writeVisitReport } from './write-visit-report';

/** More in one go would outlast an execution, were a report to be written for each. */
const MOST_AT_ONCE = 25;

const SELECT = 'Select the row of a visit in Visits first, or several rows, and choose this again.';

/** Puts a question to the person before anything is done. */
export type Agrees = (asks: string) => boolean;

/** Takes the selected visits one step further; says what was done. Null while somebody else is saving. */
export const takeFurther = (ports: PostPorts, agrees: Agrees): readonly string[] | null =>
  press(ports, agrees, furtherStep);

/** Asks the schools of the selected visits for further evidence. Null while somebody else is saving. */
export const askForEvidence = (ports: PostPorts, agrees: Agrees): readonly string[] | null =>
  press(ports, agrees, evidenceStep);

function press(
  ports: PostPorts,
  agrees: Agrees,
  step: (visit: Row<'visits'>, held: AtHand) => VisitStep,
): readonly string[] | null {
  const chosen = chosenVisits(ports.sheets);
  if (chosen === null || chosen.rows.length === 0) return [SELECT];
  if (chosen.rows.length > MOST_AT_ONCE) return [`Select at most ${MOST_AT_ONCE} visits at once.`];
  if (chosen.rows.length > 1 && !agrees(spellQuestion(chosen))) return [NOTHING];
  const pressed = pressOnce(ports, chosen, step, false);
  if (pressed === null || 'says' in pressed) return pressed && pressed.says;
  // No lock outlasts the question, so the rows are read again behind it.
  if (!agrees(spellDoubts(pressed.doubts))) return [...pressed.moved, NOTHING];
  const again = pressOnce(ports, pressed.chosen, step, true);
  return again && 'says' in again ? [...pressed.moved, ...again.says] : null;
}

const NOTHING = 'Nothing was done.';

/** What one go at the visits came to: it was done, or a person is asked first and nothing was. */
type Pressed =
  | { readonly says: readonly string[] }
  | { readonly doubts: readonly string[]; readonly chosen: Chosen; readonly moved: readonly string[] };

function pressOnce(
  ports: PostPorts,
  chosen: Chosen,
  step: (visit: Row<'visits'>, held: AtHand) => VisitStep,
  isSure: boolean,
): Pressed | null {
  if (!ports.lock.take(10_000)) return null;
  const values = byTable(VISIT_TABLES, (key) => ports.sheets.open(key).values());
  const isAsChosen = (at: number) => printOf(values.visits, at) === printOf(chosen.values, at);
  const stand = chosen.rows.filter(({ at }) => isAsChosen(at));
  const moved = chosen.rows.flatMap((one) => (stand.includes(one) ? [] : [`${one.school}: ${MOVED}`]));
  for (const key of VISIT_TABLES) fillKeys(ports.sheets.open(key), key, values[key], ports.memory);
  const { tables } = readOpened(VISIT_TABLES, values);
  const held: AtHand = {
    tables,
    policy: rememberedPolicy(ports.memory),
    calendar: calendarIn(tables),
    today: ports.clock.today(),
    now: ports.clock.now(),
    nextDocument: nextIds(ports.memory, 'VD', 4, tables.visitDocuments.rowOf.keys()),
  };
  const stands = new Set(stand.map(({ at }) => at));
  const visits = tables.visits.entries.filter(({ at }) => stands.has(at)).map(({ row }) => row);
  const unread = tables.visits.problems.filter(({ at }) => stands.has(at));

  const steps = visits.map((visit) => ({ visit, ...step(visit, held) }));
  const doubts = steps.flatMap(({ visit, doubts: own = [] }) =>
    own.map((says) => `${visit.school ?? visit.urn}: ${says}`),
  );
  if (doubts.length > 0 && !isSure) {
    ports.lock.release();
    return { doubts, chosen: { rows: stand, values: values.visits }, moved };
  }
  const author = { who: ports.user.email() || 'Visits', at: held.now };
  applyOrThrow(
    ports.sheets,
    steps
      .flatMap(({ visit, changes }) => [...changes, standing(visit, changes, held)])
      .sort((one, other) => orderOf(one) - orderOf(other)),
    author,
  );
  ports.lock.release();
  return {
    says: [
      ...moved,
      ...unread.map((problem) => spellProblem('visits', problem)),
      ...steps.map((one) =>
        [
          `${one.visit.school ?? one.visit.urn}: ${one.write ? writeVisitReport(ports, one.visit, one.write, one.says) : one.says}`,
          ...formLine(ports, asChanged(one.visit, one.changes), held),
        ].join('\n'),
      ),
    ],
  };
}

const MOVED =
  'This row of Visits changed a moment ago: somebody else may have taken the visit further, or sorted the sheet. Nothing was done. Read how it stands, then choose this again if need be.';

/** The visits a person means, and Visits as it stood when they chose. */
interface Chosen {
  readonly rows: readonly { readonly at: number; readonly school: string }[];
  readonly values: Values;
}
type Values = readonly (readonly unknown[])[];

/** The rows with something in them that the person sees selected; null where none of Visits is. */
function chosenVisits(sheets: PostPorts['sheets']): Chosen | null {
  const selected = sheets.selected();
  if (selected?.table !== 'visits') return null;
  const values = sheets.open('visits').values();
  const layout = layoutOf(TABLES.visits, values[0] ?? []);
  const ours = Object.values(layout);
  const last = Math.min(values.length, selected.at + selected.rows - 1);
  const rows: { at: number; school: string }[] = [];
  for (let at = Math.max(2, selected.at); at <= last && rows.length <= MOST_AT_ONCE; at += 1) {
    const cells = values[at - 1] ?? [];
    if (ours.every((column) => textOf(cells[column]) === '') || selected.isHidden(at)) continue;
    const nameOf = (field: 'school' | 'urn') => textOf(cells[layout[field] ?? -1]);
    rows.push({ at, school: nameOf('school') || nameOf('urn') || `Row ${at}` });
  }
  return { rows, values };
}

const spellQuestion = ({ rows }: Chosen): string =>
  [
    `${counted(rows.length, 'visit')} selected. Where the next step is a letter, mail goes to the school:`,
    ...rows.map(({ school }) => school),
    'Go on?',
  ].join('\n');

const spellDoubts = (doubts: readonly string[]): string =>
  [...doubts, 'The school gets a mail that names this day. Go on?'].join('\n');

/** Tells whether a row of Visits is the one that was chosen, as it stood then. */
function printOf(values: Values, at: number): string {
  const columns = Object.values(layoutOf(TABLES.visits, values[0] ?? []));
  return JSON.stringify(columns.map((column) => textOf(values[at - 1]?.[column])));
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
  const ours = oursIn(rowsOf(tables.people), today);
  if (!isAnswered(ours)(visit)) return [`No link to the visit form: ${spellUnanswered(visit)}`];
  const person = ours.find((post) => isVisitorOf(post, visit));
  const url = person === undefined ? null : visitFormLink(ports, visit, person.personId, today);
  return url === null ? [] : [`The visit form of ${visit.visitor ?? ''}: ${url}`];
}

/**
 * Mail is in Outbox before Visits says that it went: killed in between, the next press finds it there. What it tells of
 * stands before it: it may go before the next press.
 */
const orderOf = ({ table }: Change): number => (table === 'visits' ? 2 : table === 'outbox' ? 1 : 0);
