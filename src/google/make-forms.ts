/** Forms made from our own declaration. */
import { googleMemory } from './memory';
import type { FormItem, FormMemory, FormPorts, FormSpec } from './ports';
import { googleSheets } from './sheets';
import { googleLock } from './small';

type Form = GoogleAppsScript.Forms.Form;

/** The published state of a form, which the type package does not know yet. */
type Publishable = Form & { setPublished(published: boolean): Form; isPublished(): boolean };

const REFERENCE = 'REFERENCE';
const WHO = 'WHO';

/** Ports of the program that makes forms. */
export function formPorts(): FormPorts {
  const memory = googleMemory();
  return { memory, sheets: googleSheets(memory), lock: googleLock(), maker: { ensureForm } };
}

/** Makes the form once; later sees that it is open, linked, and has every question, keeping what was answered. */
function ensureForm(spec: FormSpec, known: FormMemory | null): { form: FormMemory; did: string[] } {
  const found = known === null ? null : findForm(known.id);
  const form = found ?? makeForm(spec);
  const did: string[] = [];
  if (found === null) {
    fillForm(form, spec);
    did.push(`Made the form "${spec.title}".`);
  } else {
    const added = addMissing(form, spec);
    if (added.length > 0) did.push(`Put back in the form "${spec.title}": ${added.join('; ')}.`);
  }
  dressForm(form, spec);
  publish(form);
  const sheet = linkedSheet(form, found === null ? null : (known?.sheetId ?? null));
  return {
    did,
    form: {
      id: form.getId(),
      sheetId: sheet.getSheetId(),
      prefilled: (did.length === 0 ? known?.prefilled : undefined) ?? prefilledUrl(form, spec),
      headings: Object.fromEntries(
        spec.pages.flatMap((page) => page.items.map((item) => [item.title, item.name])),
      ),
    },
  };
}

/** Null for a form somebody threw away: Google says so only by throwing. */
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
  const titles = new Set(form.getItems().map((item) => item.getTitle()));
  const lost = spec.pages.flatMap((page, at) =>
    page.items.filter(({ title }) => !titles.has(title)).map((item) => ({ item, at })),
  );
  if (lost.length === 0) return [];
  const breaks = form.getItems(FormApp.ItemType.PAGE_BREAK).map((item) => item.asPageBreakItem());
  if (breaks.length !== spec.pages.length - 1)
    throw new Error(
      `The pages of the form "${spec.title}" are no longer as they were made. Delete the form, then choose Set up register.`,
    );
  const starts = (page: number | null): Start =>
    page === null
      ? FormApp.PageNavigationType.SUBMIT
      : (breaks[page - 1] ?? FormApp.PageNavigationType.CONTINUE);
  for (const { item, at } of lost) {
    const made = addItem(form, item, starts);
    const following = breaks[at];
    if (following) form.moveItem(made, following.getIndex());
  }
  return lost.map(({ item }) => item.title);
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

/** A form is made unpublished since June 2026; publishing also starts accepting answers. */
function publish(form: Form): void {
  const publishable = form as Publishable;
  if (!publishable.isPublished()) publishable.setPublished(true);
  if (!form.isAcceptingResponses()) form.setAcceptingResponses(true);
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

function addItem(
  form: Form,
  item: FormItem,
  starts: (page: number | null) => Start,
): GoogleAppsScript.Forms.Item {
  const goTo = item.goTo;
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
      if (goTo === null) made.setChoiceValues([...item.choices]);
      else
        made.setChoices(
          item.choices.map((choice, at) =>
            made.createChoice(choice, starts(goTo[at] ?? null) as GoogleAppsScript.Forms.PageBreakItem),
          ),
        );
      return dressed(made, item);
    }
  }
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
  for (const [name, marker] of [
    ['reference', REFERENCE],
    ['who', WHO],
  ] as const) {
    const title = spec.pages[0]?.items.find((item) => item.name === name)?.title;
    const item = items.find((candidate) => candidate.getTitle() === title);
    if (!item)
      throw new Error(
        `The form "${spec.title}" has no question "${title ?? name}". Delete the form, then choose Set up register.`,
      );
    response.withItemResponse(item.asTextItem().createResponse(marker));
  }
  return response.toPrefilledUrl();
}

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
