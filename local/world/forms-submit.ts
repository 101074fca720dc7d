import type { ExecutionRecord } from '../run/execution';
import { letters, type Answer, type FormState, type ResponseState } from './forms';
import { checkSubmission, type Objection, type Submission } from './forms-answers';
import { appendResponse, emptyRowOf, linkOf, rewriteResponse, toldRow, type RowTold } from './forms-link';
import type { Store } from './store';
import { strikes, switchesOf } from './switches';
import { fire, later, triggers, type TriggerState, type Waiting } from './triggers';
import { Handle, type Ref, type Value } from './values';
import type { World } from './world';

export const forms = (store: Store): FormState[] => [...store.all<FormState>('form').values()];

/** A form's responses, oldest first. */
export const responsesOf = (store: Store, form: string): ResponseState[] =>
  [...store.all<ResponseState>(`responses:${form}`).values()].sort((a, b) => a.at - b.at);

/** The form of an id, a public id, or any of its addresses. */
export function formAt(store: Store, address: string): FormState | undefined {
  const id = /\/forms\/(?:u\/\d+\/)?d\/(?:e\/)?([\w-]+)/.exec(address)?.[1] ?? address;
  return forms(store).find((form) => form.id === id || form.publicId === id);
}

export type SubmitOutcome =
  | { readonly response: ResponseState; readonly executions: readonly ExecutionRecord[] }
  | { readonly objections: readonly Objection[] };

/**
 * A respondent sends a form: checked as the page checks it, stored, copied to the linked sheet, and then the installed
 * triggers run as their owners. `edits` names the response that is sent again, where the form allows that.
 */
export function submit(
  world: World,
  form: FormState,
  sent: Submission,
  edits: string | null = null,
): SubmitOutcome {
  const checked = checkSubmission(form, sent);
  if ('objections' in checked) return checked;
  const email = form.collectEmail ? sent.email : '';
  const before = edits === null ? undefined : world.store.get<ResponseState>(`responses:${form.id}`, edits);
  if (edits !== null && (!form.allowEdits || !before))
    return { objections: [{ itemId: null, says: 'This response can no longer be edited.' }] };
  const { response, uid } = record(world, form, checked.keep, email, before ?? null);
  world.store.commit();
  const row =
    uid === null || !form.destination
      ? null
      : toldRow(world.store, form.id, form.destination.spreadsheetId, uid);
  const told = row && before ? onlyChanges(row, before, response, form) : row;
  const file = form.destination?.spreadsheetId;
  if (uid === null || file === undefined || !strikes(world, 'formRowsLate'))
    return { response, executions: tell(world, form, response, told) };
  emptyRowOf(world.store, form.id, file, uid);
  const executions = tell(world, form, response, told);
  rewriteResponse(world.store, form, file, response, uid);
  world.store.commit();
  return { response, executions };
}

/** Stores a response and its row. `before` is what it replaces. Gives the uid of the row, null without a linked sheet. */
export function record(
  world: Pick<World, 'store' | 'now' | 'afterWrites'>,
  form: FormState,
  answers: Readonly<Record<string, Answer>>,
  email: string,
  before: ResponseState | null,
): { response: ResponseState; uid: number | null } {
  const { store } = world;
  const number = store.next('response');
  const fresh = {
    id: `2_ABaOnu${letters(`response ${number}`, 24)}`,
    formId: form.id,
    editId: letters(`edit ${number}`, 30),
    rowUid: null,
  };
  const response: ResponseState = { ...(before ?? fresh), at: world.now(), email, answers };
  const file = form.destination?.spreadsheetId;
  let uid: number | null = null;
  if (file !== undefined && linkOf(store, file, form.id)) {
    const known = response.rowUid;
    uid =
      known === null
        ? appendResponse(store, form, file, response)
        : rewriteResponse(store, form, file, response, known);
    world.afterWrites(null);
  }
  store.put(`responses:${form.id}`, response.id, { ...response, rowUid: uid });
  return { response: { ...response, rowUid: uid }, uid };
}

/** Of an edited response the sheet's event brings only what changed. */
function onlyChanges(row: RowTold, before: ResponseState, after: ResponseState, form: FormState): RowTold {
  const same = (id: string) => JSON.stringify(before.answers[id]) === JSON.stringify(after.answers[id]);
  const unchanged = new Set(form.items.filter((item) => same(String(item.id))).map((item) => item.title));
  const namedValues = Object.fromEntries(
    Object.entries(row.namedValues).map(([title, values]) => [
      title,
      unchanged.has(title) ? values.map(() => '') : values,
    ]),
  );
  const titles = Object.keys(row.namedValues);
  const values = row.values.map((value, i) => (unchanged.has(titles[i] ?? '') ? '' : value));
  return { ...row, values, namedValues };
}

/** What a trigger is told, as data that can wait on disk. */
type Told =
  | { readonly kind: 'sheet'; readonly row: RowTold }
  | { readonly kind: 'form'; readonly form: string; readonly response: string };

function tell(
  world: World,
  form: FormState,
  response: ResponseState,
  row: RowTold | null,
): ExecutionRecord[] {
  const ran: ExecutionRecord[] = [];
  for (const trigger of triggers(world.store)) {
    if (trigger.event !== 'ON_FORM_SUBMIT') continue;
    const told = toldTo(trigger, form, response, row);
    if (told) ran.push(...deliver(world, trigger, told));
  }
  return ran;
}

function toldTo(
  trigger: TriggerState,
  form: FormState,
  response: ResponseState,
  row: RowTold | null,
): Told | null {
  if (trigger.source === 'FORMS')
    return trigger.sourceId === form.id ? { kind: 'form', form: form.id, response: response.id } : null;
  return row && trigger.sourceId === form.destination?.spreadsheetId ? { kind: 'sheet', row } : null;
}

/** One event: lost, late, twice, or followed by an empty one, when the switches say so. */
function deliver(world: World, trigger: TriggerState, told: Told): ExecutionRecord[] {
  if (strikes(world, 'formEventsLost')) return [];
  if (strikes(world, 'formEventsLate')) {
    later(world, { due: world.now() + switchesOf(world).formEventDelay, trigger: trigger.id, event: told });
    world.store.commit();
    return [];
  }
  const ran = [fireFor(world, trigger, told)];
  if (strikes(world, 'formEventsTwice')) ran.push(fireFor(world, trigger, told));
  if (strikes(world, 'formEventsBlankAgain')) ran.push(fireFor(world, trigger, blanked(told)));
  return ran;
}

function blanked(told: Told): Told {
  if (told.kind === 'form') return told;
  const namedValues = Object.fromEntries(
    Object.entries(told.row.namedValues).map(([title, values]) => [title, values.map(() => '')]),
  );
  return { kind: 'sheet', row: { ...told.row, values: [], namedValues } };
}

function fireFor(world: World, trigger: TriggerState, told: Told): ExecutionRecord {
  return fire(world, trigger, 'form', eventOf(told));
}

function eventOf(told: Told): Readonly<Record<string, Value>> {
  if (told.kind === 'form')
    return {
      response: new Handle('FormApp.FormResponse', { form: told.form, id: told.response }),
      source: new Handle('FormApp.Form', told.form),
    };
  const { range, values, namedValues } = told.row;
  return {
    range: new Handle('Range', range as Ref),
    source: new Handle('Spreadsheet', range[0]),
    values,
    namedValues,
  };
}

/** Brings an event that was late, if its trigger is still there. */
export function deliverLate(world: World, waiting: Waiting): ExecutionRecord | null {
  const trigger = world.store.get<TriggerState>('trigger', waiting.trigger);
  return trigger ? fireFor(world, trigger, waiting.event as Told) : null;
}

/** Turns answers by title, item id, entry number or "entry.n" into answers by item id; an unknown name is a mistake of the test. */
export function answersByItem(
  form: FormState,
  given: Readonly<Record<string, Answer>>,
): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  for (const [name, answer] of Object.entries(given)) {
    const number = name.replace(/^entry\./, '');
    const item = form.items.find(
      (one) => one.title === name || String(one.id) === name || String(one.entry) === number,
    );
    if (!item) throw new Error(`The form "${form.title || form.name}" has no question "${name}".`);
    answers[item.id] = answer;
  }
  return answers;
}
