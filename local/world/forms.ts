import { chance } from './zone';

/** The kinds of item this workspace knows, in Google's names. */
export type ItemKind =
  | 'CHECKBOX'
  | 'DATE'
  | 'GRID'
  | 'LIST'
  | 'MULTIPLE_CHOICE'
  | 'PAGE_BREAK'
  | 'PARAGRAPH_TEXT'
  | 'SCALE'
  | 'SECTION_HEADER'
  | 'TEXT'
  | 'TIME';

/** Where an answer or a section leads: another section (by the id of its page break) or one of the fixed ways. */
export type Navigation = { readonly page: number } | { readonly way: 'CONTINUE' | 'RESTART' | 'SUBMIT' };

export interface ChoiceState {
  readonly value: string;
  readonly goTo: Navigation | null;
}

/** A validation as declared: the last `require…` of its builder, by name. `help` is shown instead of Google's words. */
export interface ValidationState {
  readonly rule: string;
  readonly args: readonly (string | number)[];
  readonly help: string;
}

/** One item. What a kind does not use keeps its default. */
export interface ItemState {
  readonly id: number;
  /** The number in prefilled links and on the page; never the item's id. */
  readonly entry: number;
  readonly kind: ItemKind;
  title: string;
  help: string;
  required: boolean;
  choices: readonly ChoiceState[];
  other: boolean;
  validation: ValidationState | null;
  bounds: readonly [lower: number, upper: number];
  labels: readonly [lower: string, upper: string];
  includesYear: boolean;
  goTo: Navigation | null;
  rows: readonly string[];
  columns: readonly string[];
}

/** The spreadsheet that answers are copied to; which sheet and columns, the spreadsheet knows. */
export interface DestinationState {
  readonly spreadsheetId: string;
}

/** A form as Google keeps it, answers apart. Plain data: it goes to disk as it is. */
export interface FormState {
  readonly id: string;
  /** The id in the respondents' link, another one than `id`. */
  readonly publicId: string;
  readonly owner: string;
  readonly createdAt: number;
  name: string;
  title: string;
  description: string;
  confirmation: string;
  closedMessage: string;
  published: boolean;
  accepting: boolean;
  collectEmail: boolean;
  allowEdits: boolean;
  limitOne: boolean;
  requireLogin: boolean;
  progressBar: boolean;
  respondAgain: boolean;
  summary: boolean;
  shuffle: boolean;
  trashed: boolean;
  readers: readonly string[];
  editors: readonly string[];
  destination: DestinationState | null;
  items: ItemState[];
  made: number;
}

/** An answer: text, several texts (checkbox), or one text or null per row (grid). Dates are "2026-09-01", times "09:30". */
export type Answer = string | readonly string[] | readonly (string | null)[];

export interface ResponseState {
  readonly id: string;
  readonly formId: string;
  readonly editId: string;
  /** Its row in the linked sheet, by uid. */
  readonly rowUid: number | null;
  /** Of the last submission, in ms. */
  at: number;
  email: string;
  /** By item id; an unanswered item is absent. */
  answers: Readonly<Record<string, Answer>>;
}

/** Text items may be asked for a pattern; only these hold an answer. */
export const isQuestion = (item: ItemState) => item.kind !== 'PAGE_BREAK' && item.kind !== 'SECTION_HEADER';

/** A new form: unpublished unless asked otherwise, which is what Google has been moving to since June 2026. */
export function newForm(
  name: string,
  id: string,
  owner: string,
  createdAt: number,
  published: boolean,
): FormState {
  if (name === '') throw new Error('Invalid argument: title');
  return {
    id,
    publicId: `1FAIpQLS${letters(`public ${id}`, 36)}`,
    owner,
    createdAt,
    name,
    title: '',
    description: '',
    confirmation: '',
    closedMessage: '',
    published,
    accepting: published,
    collectEmail: false,
    allowEdits: false,
    limitOne: false,
    requireLogin: false,
    progressBar: false,
    respondAgain: true,
    summary: false,
    shuffle: false,
    trashed: false,
    readers: [],
    editors: [owner],
    destination: null,
    items: [],
    made: 0,
  };
}

/** Appends an item of a kind, with Google's defaults: a fresh choice question has one choice, "". */
export function addItem(form: FormState, kind: ItemKind): ItemState {
  const choosing = kind === 'MULTIPLE_CHOICE' || kind === 'CHECKBOX' || kind === 'LIST';
  const item: ItemState = {
    ...freshIds(form),
    kind,
    title: '',
    help: '',
    required: false,
    choices: choosing ? [{ value: '', goTo: null }] : [],
    other: false,
    validation: null,
    bounds: [1, 5],
    labels: ['', ''],
    includesYear: true,
    goTo: null,
    rows: kind === 'GRID' ? ['Row 1'] : [],
    columns: kind === 'GRID' ? ['Column 1'] : [],
  };
  form.items.push(item);
  return item;
}

/** A copy of an item at the end of the form, under numbers of its own. */
export function duplicateItem(form: FormState, item: ItemState): ItemState {
  const copy: ItemState = { ...item, ...freshIds(form) };
  form.items.push(copy);
  return copy;
}

function freshIds(form: FormState): { id: number; entry: number } {
  form.made += 1;
  const number = (what: string) =>
    100_000_000 + Math.floor(chance(`${form.id} ${what} ${form.made}`) * 2_000_000_000);
  return { id: number('item'), entry: number('entry') };
}

/** A copy of a form under another id: no destination, no published link, other item and entry numbers. */
export function reseeded(
  form: FormState,
  id: string,
  name: string,
  owner: string,
  createdAt: number,
): FormState {
  const blank = newForm(name, id, owner, createdAt, false);
  const copy: FormState = {
    ...form,
    id,
    name,
    owner,
    createdAt,
    publicId: blank.publicId,
    editors: [owner],
    items: [],
    made: 0,
  };
  const ids = new Map<number, number>();
  for (const item of form.items) ids.set(item.id, duplicateItem(copy, item).id);
  const led = (to: Navigation | null) => (to && 'page' in to ? { page: ids.get(to.page) ?? to.page } : to);
  for (const item of copy.items) {
    item.goTo = led(item.goTo);
    item.choices = item.choices.map((choice) => ({ ...choice, goTo: led(choice.goTo) }));
  }
  return { ...copy, destination: null, published: false, accepting: false, readers: [] };
}

/** Moves the item at `from` to `to`, both from 0. */
export function moveItem(form: FormState, from: number, to: number): ItemState {
  const last = form.items.length - 1;
  if (!inside(from, last) || !inside(to, last)) throw new Error('Invalid argument: index');
  const [item] = form.items.splice(from, 1) as [ItemState];
  form.items.splice(to, 0, item);
  return item;
}

const inside = (index: number, last: number) => Number.isInteger(index) && index >= 0 && index <= last;

/** Takes an item away; what led to it leads on in order again. */
export function deleteItem(form: FormState, id: number): void {
  const at = form.items.findIndex((item) => item.id === id);
  if (at < 0) throw new Error('Invalid argument: item');
  form.items.splice(at, 1);
  const gone = (to: Navigation | null) => to !== null && 'page' in to && to.page === id;
  for (const item of form.items) {
    if (gone(item.goTo)) item.goTo = null;
    item.choices = item.choices.map((choice) => (gone(choice.goTo) ? { ...choice, goTo: null } : choice));
  }
}

/** Sets the choices of an item, as strictly as Forms' editor: at least one, none blank, none twice, all or none leading. */
export function setChoices(item: ItemState, choices: readonly ChoiceState[]): void {
  if (choices.length === 0) throw new Error('Invalid argument: choices');
  const values = choices.map((choice) => choice.value);
  if (values.some((value) => value.trim() === '')) throw new Error('Choices may not be blank.');
  if (new Set(values).size < values.length) throw new Error('Choices may not be listed twice.');
  const leading = choices.filter((choice) => choice.goTo !== null).length;
  if (leading > 0 && leading < choices.length)
    throw new Error('All choices must either lead somewhere or not: they cannot be mixed in one item.');
  item.choices = choices;
}

/** Publishes or withdraws; publishing starts taking answers, withdrawing stops it. */
export function setPublished(form: FormState, published: boolean): void {
  form.published = published;
  form.accepting = published;
}

/** Starts or stops taking answers; an unpublished form takes none. */
export function setAccepting(form: FormState, accepting: boolean): void {
  if (accepting && !form.published)
    throw new Error('The form must be published before it can accept responses.');
  form.accepting = accepting;
}

/** The name on the page: the title, or the file's name while there is none. */
export const shownTitle = (form: FormState) => form.title || form.name;

export const publishedUrl = (form: FormState) =>
  `https://docs.google.com/forms/d/e/${form.publicId}/viewform`;
export const editUrl = (form: FormState) => `https://docs.google.com/forms/d/${form.id}/edit`;

/** Letters and digits that depend on the seed only, as Google's ids look. */
export function letters(seed: string, length: number): string {
  const set = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return Array.from({ length }, (_, i) => set.charAt(Math.floor(chance(`${seed} ${i}`) * set.length))).join(
    '',
  );
}
