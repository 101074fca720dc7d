import { print } from '../domain/fingerprint';
import { looksLikeCode } from '../domain/link-shape';
import type { Policy } from '../domain/policy';
import type { FormItem, FormMemory, Forms, Memory } from '../google/ports';
import { LONGEST_TEXT } from '../register/column';
import { isExtraInWords } from '../register/extra-answers';
import type { Row } from '../register/open';
import { formSpec } from './form-specs';
import type { FormKey } from './forms-known';
import { FORMS, formFor } from './forms-known';

/** One form as somebody sent it. */
export interface Submission {
  readonly id: string;
  readonly form: FormKey;
  readonly receivedAt: string;
  readonly answers: Readonly<Record<string, string>>;
  /** What was answered under headings that no question of ours has, or under none. */
  readonly strangers: Readonly<Record<string, string>>;
  /** Questions of ours that have no heading any more, by field. */
  readonly lacking: readonly string[];
  /** The report an officer named who mended it in Intake; undefined for one that comes from the form. */
  readonly vouchedFor?: string | null;
}

/**
 * What the answers sheet of a form holds and `known` does not. Exact answers are fetched for those alone. Null where nobody
 * can tell when its answers came: all would count as new.
 */
export function newSubmissions(
  ports: { readonly forms: Forms; readonly memory: Pick<Memory, 'get'> },
  form: FormKey,
  known: ReadonlySet<string>,
  policy: Policy,
): Submission[] | null {
  const remembered = formFor(ports.memory, form);
  if (!remembered) return [];
  const responses = ports.forms.responses(remembered);
  if (responses === null) return null;
  const [headings = [], ...lines] = responses;
  const marked = lines.map((line) => ({ line, id: `${form}/${line[0] ?? ''}/${print(markOf(line))}` }));
  const shared = sharedIds(marked);
  if (shared.size === 0 && marked.every(({ id }) => known.has(id))) return [];
  const items = itemsOf(form, policy);
  const fields = fieldsOf(remembered, items);
  const asked = headings.flatMap((heading, at) => (fields.has(heading) ? [at] : []));
  const fresh = marked
    .map(({ line, id }) => ({
      line,
      id: shared.has(id) ? `${id}/${print(JSON.stringify(asked.map((at) => line[at])))}` : id,
    }))
    .filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return [];
  const there = new Set(headings.map((heading) => fields.get(heading)));
  const lacking = items.flatMap(({ name }) => (there.has(name) ? [] : [name]));
  const texts = inWords(items);
  const isText = (heading: string) => {
    const field = fields.get(heading) ?? '';
    return texts.has(field) || isExtraInWords(field);
  };
  const exact = ports.forms.exactly(
    remembered,
    headings,
    fresh.map(({ line }) => line),
    isText,
  );
  return fresh.map(({ id, line }, nth) => {
    const answers: Record<string, string> = {};
    const strangers: Record<string, string> = {};
    headings.forEach((heading, at) => {
      const cell = exact[nth]?.[at] ?? line[at] ?? '';
      if (at === 0 || cell.trim() === '') return;
      const field = fields.get(heading);
      if (field === undefined) strangers[heading.trim() || `column ${at + 1}, which has no heading`] = cell;
      else answers[field] = cell;
    });
    return { id, form, receivedAt: line[0] ?? '', answers, strangers, lacking };
  });
}

/** "2026-12-07T08:33:00", of the moment a submission came as its answers sheet or Intake has it, by a clock in London. */
export const wallTime = (receivedAt: string): string =>
  receivedAt.replace(/^(\d\d)\/(\d\d)\/(\d{4}) /, '$3-$2-$1T').slice(0, 19);

/** What stays the same of a submission when people add columns to the answers sheet, or a note beside an answer. */
const markOf = (line: readonly string[]): string =>
  line.find(looksLikeCode) ??
  line
    .filter((cell) => cell !== '')
    .sort()
    .join('\n');

/**
 * Names that lines of different answers have in common: one link used twice in a second. Each of them is told apart by its
 * answers too; one taken in before the other came is taken in again, which changes nothing.
 */
function sharedIds(
  marked: readonly { readonly line: readonly string[]; readonly id: string }[],
): ReadonlySet<string> {
  const first = new Map<string, readonly string[]>();
  const shared = new Set<string>();
  for (const { line, id } of marked) {
    const other = first.get(id) ?? line;
    first.set(id, other);
    if (other.join('\n') !== line.join('\n')) shared.add(id);
  }
  return shared;
}

/** The questions of a form as they are declared now. */
const itemsOf = (form: FormKey, policy: Policy): readonly FormItem[] =>
  formSpec(form, policy).pages.flatMap(({ items }) => items);

/** Field by heading: as the form had it when it was made, and as the questions are worded now. */
const fieldsOf = (remembered: FormMemory, items: readonly FormItem[]): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(remembered.headings),
    ...items.map(({ title, name }) => [title, name] as const),
  ]);

/** Questions answered in words: those are what the answers sheet retypes. */
const inWords = (items: readonly FormItem[]): ReadonlySet<string> =>
  new Set(items.filter(({ kind }) => kind === 'short' || kind === 'long').map(({ name }) => name));

/**
 * Whether an officer has chosen that a row of Intake be taken in. What was taken in keeps no answers, so "accepted" beside
 * answers is an officer's word for the same.
 */
const isToTakeIn = ({ verdict, answers }: Row<'intake'>): boolean =>
  verdict === 'mended' || verdict === 'confirmed' || (verdict === 'accepted' && answers !== null);

/** Rows of Intake that an officer has mended: taken in as if they came again. */
export const mendedSubmissions = (rows: readonly Row<'intake'>[]): Submission[] =>
  rows.flatMap((row) => {
    const form = FORMS.find((one) => one === row.form);
    if (!isToTakeIn(row) || form === undefined) return [];
    const { id, receivedAt, reference } = row;
    const asked = { strangers: {}, lacking: [] };
    return [{ id, form, receivedAt, answers: answersIn(row.answers), ...asked, vouchedFor: reference }];
  });

/** The answers as Intake keeps them for a person to mend; none where the cell can't be read. */
export function answersIn(cell: string | null): Readonly<Record<string, string>> {
  try {
    const read = JSON.parse(cell ?? '{}') as unknown;
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return {};
    return Object.fromEntries(Object.entries(read).map(([field, value]) => [field, String(value)]));
  } catch (fault) {
    if (fault instanceof SyntaxError) return {};
    throw fault;
  }
}

/** Ends an answer that was cut. */
const CUT = ' [cut here: too long for this cell]';

export const isCut = (spelt: string): boolean => spelt.includes(CUT);

/** One answer a line, so that an officer can mend one in the cell. Where it can't hold all, the longest answers are cut. */
export function spellAnswers(answers: Readonly<Record<string, string>>): string {
  const text = JSON.stringify(answers, null, 1);
  const over = text.length - LONGEST_TEXT;
  const [longest, answer = ''] =
    Object.entries(answers).sort(([, one], [, other]) => other.length - one.length)[0] ?? [];
  if (over <= 0 || longest === undefined || answer.length <= CUT.length) return text.slice(0, LONGEST_TEXT);
  const kept = answer.slice(0, Math.max(0, answer.length - over - CUT.length));
  return spellAnswers({ ...answers, [longest]: kept + CUT });
}
