/** Forms made from our own declaration. */
import { print } from '../domain/fingerprint';
import { drive, isInBin } from './drive';
import { googleMemory } from './memory';
import type { FormItem, FormMemory, FormPorts, FormSpec } from './ports';
import { googleSheets } from './sheets';
import { googleLock } from './small';

type Form = GoogleAppsScript.Forms.Form;

/** The published state of a form, which the type package does not know yet. */
type Publishable = Form & { setPublished(published: boolean): Form; isPublished(): boolean };

/** What a link fills in, by field of the first page: the text that stands for it in the address the register keeps. */
const MARKERS = { reference: 'REFERENCE', who: 'WHO', capacity: 'CAPACITY' } as const;

/** Ports of the program that makes forms. */
export function formPorts(): FormPorts {
  const memory = googleMemory();
  return { memory, sheets: googleSheets(memory), lock: googleLock(), maker: { ensureForm, closeForm } };
}

/** Makes the form once; later sees that it is open, linked, and has every question, keeping what was answered. */
function ensureForm(spec: FormSpec, known: FormMemory | null): { form: FormMemory; did: string[] } {
  const found = known === null ? null : findForm(known.id);
  const form = found ?? makeForm(spec);
  const did: string[] = [];
  if (found === null || known === null) {
    fillForm(form, spec);
    did.push(`Made the form "${spec.title}".`);
  } else did.push(...outOfBin(known.id, spec), ...mend(form, spec, known));
  dressForm(form, spec);
  if (publish(form) && found !== null)
    did.push(`Opened the form "${spec.title}", which took no answers any more.`);
  const before = found === null ? null : (known?.sheetId ?? null);
  const sheetId =
    spec.readBy === undefined
      ? linkedSheet(form, before).getSheetId()
      : keptApart(form, spec.readBy, known?.readBy ?? '');
  if (before !== null && before !== sheetId)
    did.push(
      `Linked the form "${spec.title}" to this file again: a new sheet has every answer it was given.`,
    );
  const items = spec.pages.flatMap((page) => page.items);
  return {
    did,
    form: {
      id: form.getId(),
      sheetId,
      prefilled: stillPrefilled(did, spec, known) ?? prefilledUrl(form, spec),
      address: form.getPublishedUrl(),
      headings: Object.fromEntries(items.map((item) => [item.title, item.name])),
      ...(spec.readBy === undefined ? {} : { readBy: spec.readBy }),
      made: Object.fromEntries(items.map((item) => [item.name, printOf(item)])),
    },
  };
}

/** The address kept of a form in which nothing was mended, if it has a place for all a link fills in now. */
function stillPrefilled(did: readonly string[], spec: FormSpec, known: FormMemory | null): string | null {
  if (did.length > 0 || known === null) return null;
  const first = spec.pages[0]?.items ?? [];
  const wanted = Object.entries(MARKERS).filter(([name]) => first.some((item) => item.name === name));
  return wanted.every(([, marker]) => known.prefilled.includes(`=${marker}`)) ? known.prefilled : null;
}

/** All that is declared of a question but where its answers lead, which stays as the form was made. */
const printOf = ({ title, help, kind, choices, required }: FormItem): string =>
  print(JSON.stringify([title, help, kind, choices, required]));

/** Puts right what people changed, and what is declared otherwise since the form was made. */
function mend(form: Form, spec: FormSpec, known: FormMemory): string[] {
  const did: string[] = [];
  const reworded = reword(form, spec, known);
  if (reworded.length > 0) did.push(`Reworded in the form "${spec.title}": ${reworded.join('; ')}.`);
  const chosen = putChoicesBack(form, spec);
  if (chosen.length > 0) did.push(`Put the choices back in the form "${spec.title}": ${chosen.join('; ')}.`);
  const dropped = dropOld(form, spec, known);
  if (dropped.length > 0) did.push(`Took out of the form "${spec.title}": ${dropped.join('; ')}.`);
  const added = addMissing(form, spec);
  if (added.length > 0) did.push(`Put back in the form "${spec.title}": ${added.join('; ')}.`);
  return did;
}

/** Each title is a call, so they are asked for once. */
const itemsOf = (form: Form): readonly { item: GoogleAppsScript.Forms.Item; title: string }[] =>
  form.getItems().map((item) => ({ item, title: item.getTitle() }));

/** A question keeps its column of answers when its words, choices or help change. */
function reword(form: Form, spec: FormSpec, { headings, made }: FormMemory): string[] {
  const before = new Map(Object.entries(headings).map(([title, name]) => [name, title]));
  const changed = spec.pages
    .flatMap((page) => page.items)
    .filter((item) =>
      made === undefined
        ? before.get(item.name) !== item.title
        : made[item.name] !== undefined && made[item.name] !== printOf(item),
    );
  if (changed.length === 0) return [];
  const items = itemsOf(form);
  return changed.flatMap((item) => {
    const stands = items.find(({ title }) => title === before.get(item.name))?.item;
    if (!stands || !isKind(stands, item)) return [];
    if (item.goTo === null && (item.kind === 'choice' || item.kind === 'choices'))
      asChoices(stands, item.kind).setChoiceValues([...item.choices]);
    dressed(asQuestion(stands, item), item);
    moveUp(form, stands, spec, item);
    return [item.title];
  });
}

/** One that is declared on an earlier page now, such as after one answer alone, goes to the end of it. */
function moveUp(form: Form, stands: GoogleAppsScript.Forms.Item, { pages }: FormSpec, item: FormItem): void {
  const breaks = form.getItems(FormApp.ItemType.PAGE_BREAK);
  const end = breaks[pages.findIndex(({ items }) => items.includes(item))];
  // Pages that people added are theirs, and where ours begin is not known.
  if (breaks.length !== pages.length - 1 || end === undefined) return;
  if (stands.getIndex() > end.getIndex()) form.moveItem(stands, end.getIndex());
}

/** What people choose comes back in the words of the choice: with other words nobody could tell what they chose. */
function putChoicesBack(form: Form, spec: FormSpec): string[] {
  const items = itemsOf(form);
  return spec.pages.flatMap((page) =>
    page.items.flatMap((item) => {
      const { kind, title, choices } = item;
      const stands = items.find((one) => one.title === title)?.item;
      if (!stands || !isKind(stands, item) || (kind !== 'choice' && kind !== 'choices')) return [];
      const live = asChoices(stands, kind).getChoices() as readonly { getValue(): string }[];
      if (JSON.stringify(live.map((one) => one.getValue())) === JSON.stringify(choices)) return [];
      if (kind === 'choices') stands.asCheckboxItem().setChoiceValues([...choices]);
      else choose(stands.asMultipleChoiceItem(), item, startsIn(form, spec));
      return [title];
    }),
  );
}

const TYPES: { readonly [kind in FormItem['kind']]: string } = {
  short: 'TEXT',
  number: 'TEXT',
  long: 'PARAGRAPH_TEXT',
  day: 'DATE',
  choices: 'CHECKBOX',
  choice: 'MULTIPLE_CHOICE',
};

const isKind = (item: GoogleAppsScript.Forms.Item, { kind }: FormItem): boolean =>
  String(item.getType()) === TYPES[kind];

function asQuestion(item: GoogleAppsScript.Forms.Item, { kind }: FormItem): Question {
  switch (kind) {
    case 'short':
    case 'number':
      return item.asTextItem();
    case 'long':
      return item.asParagraphTextItem();
    case 'day':
      return item.asDateItem();
    case 'choice':
    case 'choices':
      return asChoices(item, kind);
  }
}

const asChoices = (item: GoogleAppsScript.Forms.Item, kind: 'choice' | 'choices') =>
  kind === 'choice' ? item.asMultipleChoiceItem() : item.asCheckboxItem();

/** Questions the register made and declares no more. Those people added are theirs. */
function dropOld(form: Form, spec: FormSpec, { headings }: FormMemory): string[] {
  const declared = new Set(spec.pages.flatMap((page) => page.items.map(({ name }) => name)));
  const old = Object.entries(headings).flatMap(([title, name]) => (declared.has(name) ? [] : [title]));
  if (old.length === 0) return [];
  const gone = form.getItems().filter((item) => old.includes(item.getTitle()));
  return gone.map((item) => {
    const title = item.getTitle();
    form.deleteItem(item);
    return title;
  });
}

/** Lets one person beside its owner open the answers, which no sheet of the register gets; who did before does no more. */
function keptApart(form: Form, readBy: string, before: string): -1 {
  const editors = form.getEditors().map((one) => one.getEmail().toLowerCase());
  const has = (email: string) => email !== '' && editors.includes(email.toLowerCase());
  if (before.toLowerCase() !== readBy.toLowerCase() && has(before)) form.removeEditor(before);
  if (readBy !== '' && !has(readBy)) form.addEditor(readBy);
  const handler = 'onConcern';
  const isThere = ScriptApp.getProjectTriggers().some(
    (trigger) => trigger.getHandlerFunction() === handler && trigger.getTriggerSourceId() === form.getId(),
  );
  if (!isThere) ScriptApp.newTrigger(handler).forForm(form).onFormSubmit().create();
  return -1;
}

function closeForm({ id, readBy = '' }: FormMemory): void {
  for (const trigger of ScriptApp.getProjectTriggers())
    if (trigger.getTriggerSourceId() === id) ScriptApp.deleteTrigger(trigger);
  const form = findForm(id);
  if (form === null) return;
  const isReader = (email: string) => email !== '' && email.toLowerCase() === readBy.toLowerCase();
  const owner = Session.getEffectiveUser().getEmail();
  for (const email of form.getEditors().map((one) => one.getEmail()))
    if (isReader(email) && email !== owner) form.removeEditor(email);
  if (form.isAcceptingResponses()) form.setAcceptingResponses(false);
}

/**
 * A form in the bin opens for its owner as ever, and takes no answers: out of it again, every link sent is good.
 */
function outOfBin(id: string, { title }: FormSpec): string[] {
  if (!isInBin(id)) return [];
  drive().update({ trashed: false }, id);
  return [`Took the form "${title}" out of the bin.`];
}

/** Null for a form that is gone for good: Google says so only by throwing. */
function findForm(id: string): Form | null {
  try {
    return FormApp.openById(id);
  } catch (fault) {
    if (/not found|no item with the given id|does not exist|deleted|permission|access/i.test(String(fault)))
      return null;
    throw fault;
  }
}

/** Questions somebody took out go back to their place; one that was renamed is asked again under its own name. */
function addMissing(form: Form, spec: FormSpec): string[] {
  const stands = itemsOf(form);
  const titles = new Set(stands.map(({ title }) => title));
  const lost = spec.pages.flatMap((page, at) =>
    page.items.filter(({ title }) => !titles.has(title)).map((item) => ({ item, at })),
  );
  if (lost.length === 0) return [];
  const breaks = breaksIn(form, spec);
  const starts = startsIn(form, spec);
  for (const { item, at } of lost) {
    const made = addItem(form, item, starts);
    const page = spec.pages[at]?.items ?? [];
    const after = page.slice(page.indexOf(item) + 1).map(({ title }) => title);
    const following = stands.find((one) => after.includes(one.title))?.item ?? breaks[at];
    if (following) form.moveItem(made, following.getIndex());
  }
  return lost.map(({ item }) => item.title);
}

function breaksIn(form: Form, { title, pages }: FormSpec): readonly GoogleAppsScript.Forms.PageBreakItem[] {
  const breaks = form.getItems(FormApp.ItemType.PAGE_BREAK).map((item) => item.asPageBreakItem());
  if (breaks.length !== pages.length - 1)
    throw new Error(
      `The pages of the form "${title}" are no longer as they were made. Delete the form, then choose Set up register.`,
    );
  return breaks;
}

/** Where a page of a form that stands begins; null is the end of the form. */
function startsIn(form: Form, spec: FormSpec): Starts {
  const breaks = breaksIn(form, spec);
  return (page) =>
    page === null
      ? FormApp.PageNavigationType.SUBMIT
      : (breaks[page - 1] ?? FormApp.PageNavigationType.CONTINUE);
}

/** Published at once: since June 2026 a form may start unpublished. The type package does not know the argument yet. */
function makeForm(spec: FormSpec): Form {
  return (FormApp as unknown as { create(title: string, published: boolean): Form }).create(spec.title, true);
}

function dressForm(form: Form, { title, description, confirmation }: FormSpec): void {
  form
    .setTitle(title)
    .setDescription(description)
    .setConfirmationMessage(confirmation)
    .setProgressBar(true)
    .setAllowResponseEdits(false);
}

/** A form is made unpublished since June 2026; publishing also starts accepting answers. Gives whether it took none. */
function publish(form: Form): boolean {
  const publishable = form as Publishable;
  const wasOpen = publishable.isPublished() && form.isAcceptingResponses();
  if (!publishable.isPublished()) publishable.setPublished(true);
  if (!form.isAcceptingResponses()) form.setAcceptingResponses(true);
  return !wasOpen;
}

function fillForm(form: Form, spec: FormSpec): void {
  const breaks = spec.pages.map((page, at) =>
    at === 0 ? null : form.addPageBreakItem().setTitle(page.title).setHelpText(page.help),
  );
  const starts = (page: number | null) =>
    page === null ? FormApp.PageNavigationType.SUBMIT : (breaks[page] ?? FormApp.PageNavigationType.CONTINUE);
  spec.pages.forEach((page, at) => {
    const following = breaks[at + 1];
    for (const item of page.items) {
      const made = addItem(form, item, starts);
      if (following) form.moveItem(made, following.getIndex());
    }
    // The break after a page says where that page leads (services, 15).
    const next = breaks[at + 1];
    if (next && page.next !== at + 1) {
      const goal = starts(page.next);
      if (typeof goal === 'object' && 'getIndex' in goal) next.setGoToPage(goal);
      else next.setGoToPage(goal as GoogleAppsScript.Forms.PageNavigationType);
    }
  });
}

type Start = GoogleAppsScript.Forms.PageBreakItem | GoogleAppsScript.Forms.PageNavigationType;
type Starts = (page: number | null) => Start;

function addItem(form: Form, item: FormItem, starts: Starts): GoogleAppsScript.Forms.Item {
  switch (item.kind) {
    case 'short':
      return dressed(form.addTextItem(), item);
    case 'number':
      return dressed(
        form
          .addTextItem()
          .setValidation(
            FormApp.createTextValidation()
              .requireNumberBetween(0, 400)
              .setHelpText('Enter a number, like 2 or 2.5.')
              .build(),
          ),
        item,
      );
    case 'long':
      return dressed(form.addParagraphTextItem(), item);
    case 'day':
      return dressed(form.addDateItem(), item);
    case 'choices':
      return dressed(form.addCheckboxItem().setChoiceValues([...item.choices]), item);
    case 'choice': {
      const made = form.addMultipleChoiceItem();
      choose(made, item, starts);
      return dressed(made, item);
    }
  }
}

/** Gives a question its choices; where they lead on, each its page. */
function choose(
  made: GoogleAppsScript.Forms.MultipleChoiceItem,
  { goTo, choices }: FormItem,
  starts: Starts,
): void {
  if (goTo === null) made.setChoiceValues([...choices]);
  else
    made.setChoices(
      choices.map((choice, at) =>
        made.createChoice(choice, starts(goTo[at] ?? null) as GoogleAppsScript.Forms.PageBreakItem),
      ),
    );
}

interface Question {
  setTitle(title: string): unknown;
  setHelpText(text: string): unknown;
  setRequired(required: boolean): unknown;
}

function dressed<T extends Question>(made: T, item: FormItem): GoogleAppsScript.Forms.Item {
  made.setTitle(item.title);
  made.setHelpText(item.help);
  made.setRequired(item.required);
  return made as unknown as GoogleAppsScript.Forms.Item;
}

/** Linking makes a responses sheet; only the form's address on the sheet tells which. It may appear a moment later. */
function linkedSheet(form: Form, knownSheet: number | null): GoogleAppsScript.Spreadsheet.Sheet {
  const file = SpreadsheetApp.getActive();
  const known = knownSheet === null ? null : file.getSheetById(knownSheet);
  if (known?.getFormUrl()) return known;
  form.setDestination(FormApp.DestinationType.SPREADSHEET, file.getId());
  for (let tried = 0; tried < 3; tried++) {
    SpreadsheetApp.flush();
    const found = file.getSheets().find((sheet) => sheet.getFormUrl()?.includes(form.getId()));
    if (found) return atTheEnd(file, found);
    Utilities.sleep(1000);
  }
  throw new Error(
    `Google linked the form "${form.getTitle()}" but its answers sheet did not appear. Choose Set up register again in a minute.`,
  );
}

/** Entry numbers are not item ids, so the address is made once with markers that are replaced for each report. */
function prefilledUrl(form: Form, spec: FormSpec): string {
  const items = form.getItems();
  const response = form.createResponse();
  let chosen: string | null = null;
  for (const declared of spec.pages[0]?.items ?? []) {
    const marker = (MARKERS as Readonly<Record<string, string | undefined>>)[declared.name];
    if (marker === undefined) continue;
    const item = items.find((candidate) => candidate.getTitle() === declared.title);
    if (!item)
      throw new Error(
        `The form "${spec.title}" has no question "${declared.title}". Delete the form, then choose Set up register.`,
      );
    if (declared.kind === 'choice') {
      chosen = declared.choices[0] ?? '';
      response.withItemResponse(item.asMultipleChoiceItem().createResponse(chosen));
    } else response.withItemResponse(item.asTextItem().createResponse(marker));
  }
  const url = response.toPrefilledUrl();
  return chosen === null ? url : withMarker(url, chosen, MARKERS.capacity);
}

/** A choice takes no marker, so one of its answers is put in and then replaced. */
const withMarker = (url: string, chosen: string, marker: string): string =>
  url.replace(/=([^&#]*)/g, (all, value: string) =>
    decodeURIComponent(value.replace(/\+/g, ' ')) === chosen ? `=${marker}` : all,
  );

/** Google puts an answers sheet first; it belongs behind the sheets people look at. */
function atTheEnd(
  file: GoogleAppsScript.Spreadsheet.Spreadsheet,
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
): typeof sheet {
  const active = file.getActiveSheet();
  file.setActiveSheet(sheet);
  file.moveActiveSheet(file.getSheets().length);
  file.setActiveSheet(active);
  return sheet;
}
