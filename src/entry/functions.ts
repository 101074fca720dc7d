import type { Day } from '../domain/facts';
import { parseDay } from '../domain/day';
import { readPolicy } from '../domain/policy';
import type { QaRow } from '../domain/qa';
import { prioritise } from '../domain/qa';
import { textOf } from '../register/column';
import { rowsOf } from '../register/open';
import { PRIORITY_COLUMNS } from '../register/set-up';
import { readRows } from '../register/table';
import { TABLES } from '../register/tables';

/** A range as Sheets hands it over: rows of cells, or one bare cell. */
type Range = readonly (readonly unknown[])[];

/**
 * Ranks every school for a quality assurance visit, with the reasons and what to ask. Changing a weight in Settings moves the ranks at once.
 *
 * @param {range} schools The Schools sheet with its headings, like Schools!A1:AZ.
 * @param {range} facts The QA facts sheet with its headings.
 * @param {range} people The People sheet with its headings.
 * @param {range} visits The Visits sheet with its headings.
 * @param {range} decisions The QA decisions sheet with its headings.
 * @param {range} settings The Settings sheet with its headings, at least Setting and Value.
 * @param {cell} asAt The day to rank for, like the one in the Desk sheet.
 * @return One row for each school, best reason to visit first.
 * @customfunction
 */
export function QA_PRIORITY(
  schools: Range,
  facts: Range,
  people: Range,
  visits: Range,
  decisions: Range,
  settings: Range,
  asAt: unknown,
): (string | number)[][] {
  const day = dayIn(asAt);
  const { policy } = readPolicy(settingsIn(settings));
  const ranked = prioritise(
    {
      schools: rowsOf(readRows(TABLES.schools, schools)).filter(({ status }) => status !== 'closed'),
      ects: rowsOf(readRows(TABLES.qaFacts, facts)),
      posts: rowsOf(readRows(TABLES.people, people)),
      visits: rowsOf(readRows(TABLES.visits, visits)),
      decisions: rowsOf(readRows(TABLES.decisions, decisions)),
    },
    policy,
    day,
  );
  return [PRIORITY_COLUMNS.map(([heading]) => heading), ...ranked.map(lineOf)];
}

const lineOf = (row: QaRow): (string | number)[] => [
  row.rank,
  row.name,
  row.lane,
  Math.round(row.score * 100) / 100,
  row.sentence,
  row.unknown.join('\n'),
  row.points
    .map(({ criterion, points, says }) => `${criterion} ${points > 0 ? '+' : ''}${points}: ${says}`)
    .join('\n'),
  row.ectsHere,
  row.area ?? '',
  row.visitPlannedFor ?? '',
  row.urn,
];

/** The day in a cell. A formula shows the message of an error beside itself. */
function dayIn(cell: unknown): Day {
  const day = parseDay(textOf(Array.isArray(cell) ? (cell as unknown[][])[0]?.[0] : cell));
  if (day === null)
    throw new Error(
      'Give the day to rank for as the last argument, like Desk!B2. Run Refresh views if that cell is empty.',
    );
  return day;
}

function settingsIn(range: Range): Record<string, string> {
  const headings = (range[0] ?? []).map(textOf);
  const key = headings.indexOf('Setting');
  const value = headings.indexOf('Value');
  if (key === -1 || value === -1)
    throw new Error('The settings range needs the columns "Setting" and "Value": give Settings!A1:B.');
  return Object.fromEntries(range.slice(1).map((cells) => [textOf(cells[key]), textOf(cells[value])]));
}
