import { looksLikeCode } from '../domain/link-shape';
import { once } from '../domain/once';
import { isInBin } from './drive';
import { fileOf } from './file';
import type { FormMemory, Forms, Memory } from './ports';

/** Answers of our forms, as the linked sheet shows them. */
export function googleForms(memory: Memory): Forms {
  let opened: Spreadsheet | null = null;
  const file = () => (opened ??= fileOf(memory));
  const zoneOf = once(() => file().getSpreadsheetTimeZone());
  return {
    responses: (form) => answersOf(form, file().getSheetById(form.sheetId), zoneOf),
    keptApart,
    takesAnswers: ({ id }) => FormApp.openById(id).isAcceptingResponses() && !isInBin(id),
    count: (form) => file().getSheetById(form.sheetId)?.getLastRow() ?? 0,
    exactly,
  };
}

/** Nothing but the moment and the code leaves the form. */
const keptApart: Forms['keptApart'] = ({ id, headings }, after) => {
  const form = FormApp.openById(id);
  const title = Object.keys(headings).find((heading) => headings[heading] === 'reference');
  const named = form.getItems().find((one) => one.getTitle() === title);
  const since = new Date(after);
  const responses = after === '' ? form.getResponses() : form.getResponses(since);
  // Somebody may have renamed the question: then it is the one that was answered with a code.
  const item = named ?? firstOf(responses, codeItemIn);
  return responses
    .map((response) => ({
      at: new Date(response.getTimestamp().getTime()).toISOString(),
      code: item ? String(response.getResponseForItem(item)?.getResponse() ?? '') : '',
    }))
    .filter(({ at }) => at > after)
    .sort((one, other) => (one.at < other.at ? -1 : 1));
};

const codeItemIn = (response: GoogleAppsScript.Forms.FormResponse): GoogleAppsScript.Forms.Item | undefined =>
  response
    .getItemResponses()
    .find((one) => looksLikeCode(String(one.getResponse())))
    ?.getItem();

function firstOf<T, R>(all: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** What Google heads the column with that says when each came, where the account is in English. */
const WHEN = 'Timestamp';

const isTime = (value: unknown): value is GoogleAppsScript.Base.Date =>
  Object.prototype.toString.call(value) === '[object Date]';

/** The year of a time without a day. */
const NO_DAY = /^\d\d\/\d\d\/1899/;

/**
 * The answers as shown, but for days and when they came: people format a column as they like, a file in another locale shows
 * the month first, and the moment tells submissions apart. Both are spelt as Google shows them in a British file, where
 * nobody has changed it. A cell holds what a clock on the wall showed: in the file's own zone, whichever that is by now, it
 * reads as it always did. Under a heading in another language the column of moments has to stand first, as Google made it,
 * and to hold nothing but times. The headings are found where they are, for people put rows above them and sort them down;
 * Google fills the columns in whatever is above them.
 */
function answersOf(
  { headings: known }: FormMemory,
  sheet: GoogleAppsScript.Spreadsheet.Sheet | null,
  zoneOf: () => string,
): string[][] | null {
  // Answers that come after the form was unlinked are not in it, and the sheet it is linked to next has them all.
  if (!sheet?.getFormUrl()) return null;
  const range = sheet.getDataRange();
  const shown = range.getDisplayValues();
  const top = headingsAt(shown, known);
  if (top === null) return shown.every(isBlank) ? [] : null;
  const headings = shown[top] ?? [];
  const found = headings.indexOf(WHEN);
  const at = Math.max(found, 0);
  const stampFirst = (cells: readonly string[]) => [
    cells[at] ?? '',
    ...cells.filter((_, column) => column !== at),
  ];
  if (shown.length === 1) return [stampFirst(headings)];
  const held = range.getValues() as unknown[][];
  const lines = shown
    .map((line, row) => ({ line, values: held[row] ?? [], row }))
    // Above the headings stands what people wrote there, if no moment shows that it came by the form.
    .filter(({ values, row }) => row > top || (row < top && isTime(values[at])));
  if (found < 0 && lines.some(({ line, values }) => !isBlank(line) && !isTime(values[0]))) return null;
  const zone = zoneOf();
  const spelt = (value: unknown, cell: string, isStamp: boolean): string => {
    if (!isTime(value)) return cell;
    const when = Utilities.formatDate(value, zone, 'dd/MM/yyyy HH:mm:ss');
    if (isStamp) return when;
    return NO_DAY.test(when) ? cell : when.replace(/ 00:00:00$/, '');
  };
  return [
    stampFirst(headings),
    ...lines.map(({ line, values }) =>
      stampFirst(line.map((cell, column) => spelt(values[column], cell, column === at))),
    ),
  ];
}

const isBlank = (line: readonly string[]): boolean => line.every((cell) => cell === '');

/** The row with most headings of the form; null where none has any. */
function headingsAt(shown: readonly (readonly string[])[], known: FormMemory['headings']): number | null {
  const titles = new Set(Object.keys(known));
  const counts = shown.map((line) => line.filter((cell) => titles.has(cell)).length);
  const most = Math.max(...counts);
  return most > 0 ? counts.indexOf(most) : null;
}

/** What Sheets shows for a text it took for a number, a sum of money, a date, a time or a truth value. */
const MAY_BE_RETYPED = /^\(?[-+]?\s?[£$€]?[-+]?[\d.,][\d.,:/\s-]*(E[-+]?\d+)?\s?%?\)?$|^(TRUE|FALSE)$/i;

/** The form keeps what people wrote; it is asked only where the sheet may not show it, newest responses first. */
const exactly: Forms['exactly'] = (form, headings, lines, isText) => {
  const texts = headings.flatMap((heading, at) => (at > 0 && isText(heading) ? [at] : []));
  const retypedIn = (line: readonly string[]) => texts.filter((at) => MAY_BE_RETYPED.test(line[at] ?? ''));
  const doubtful = lines.filter((line) => retypedIn(line).length > 0);
  if (doubtful.length === 0) return lines;
  const written = new Map(doubtful.map((line) => [line, null as ReadonlyMap<string, string> | null]));
  for (const response of FormApp.openById(form.id).getResponses().reverse()) {
    const answers = answersIn(response);
    const line = doubtful.find(
      (one) => written.get(one) === null && isOf(one, answers, headings, texts, retypedIn(one)),
    );
    if (line) written.set(line, answers);
    if ([...written.values()].every((found) => found !== null)) break;
  }
  return lines.map((line) => {
    const answers = written.get(line);
    const retyped = answers ? retypedIn(line) : [];
    return line.map((cell, at) => (retyped.includes(at) ? (answers?.get(headings[at] ?? '') ?? cell) : cell));
  });
};

/** The answers in words of one response, by the title of their question. */
function answersIn(response: GoogleAppsScript.Forms.FormResponse): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const one of response.getItemResponses()) {
    const answer = one.getResponse();
    if (typeof answer === 'string') found.set(one.getItem().getTitle(), answer);
  }
  return found;
}

/**
 * Whether a row shows this response: every answer in words is the same but for those that were retyped, and so is its code,
 * whether its question counts as one in words or not.
 */
const isOf = (
  line: readonly string[],
  answers: ReadonlyMap<string, string>,
  headings: readonly string[],
  texts: readonly number[],
  retyped: readonly number[],
): boolean =>
  [
    ...texts,
    ...headings.flatMap((heading, at) => (looksLikeCode(answers.get(heading) ?? '') ? [at] : [])),
  ].every((at) => {
    const heading = headings[at] ?? '';
    const cell = line[at] ?? '';
    if (retyped.includes(at) || (answers.get(heading) ?? '') === cell) return true;
    // A question that was taken out and asked anew has a second column; the first stays blank.
    return cell === '' && headings.indexOf(heading) !== headings.lastIndexOf(heading);
  });
