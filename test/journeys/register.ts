/** The shipped files in the local workspace, and the few words every journey is told in. */
import { File } from 'node:buffer';
import { join } from 'node:path';
import { takeFrom } from '../../sidebar/import/take';
import { rowsIn } from '../../sidebar/import/send';
import type {
  ImportKind,
  ImportPlan,
  ImportResult,
  Replies,
  Reply,
  ReportForm,
  Request,
  SaveRequest,
} from '../../src/tasks/wire';
import { answerNext, questionsOf } from '../../local/world/ui';
import {
  openWorkspace,
  type CallOptions,
  type ExecutionRecord,
  type OpenOptions,
  type Workspace,
} from '../../local/workspace';

/** The built files: a copy made by `npm test`, or whatever `npm run build` left. */
export const DIST = process.env['REGISTER_DIST'] ?? join(process.cwd(), 'dist');

/** A Sunday in term, the day before digests go. */
export const SUNDAY = '2026-12-06T10:00:00Z';

/** The Monday itself, some hours before the nightly run. */
export const EARLY_MONDAY = '2026-12-07T03:30:00Z';

export const empty = (options: Partial<OpenOptions> = {}): Workspace =>
  openWorkspace({ dist: DIST, now: SUNDAY, seed: 'journey', ...options });

/** Clicks a menu item and says OK; gives the sentence it showed. */
export function click(workspace: Workspace, fn: string, options: CallOptions = {}): string {
  answerNext(workspace.world, [{ button: 'OK' }]);
  const { error, record } = workspace.menu(fn, options);
  if (error) throw new Error(`${fn}: ${error.message}`);
  const questions = questionsOf(workspace.world, record.id);
  return questions[questions.length - 1]?.text ?? '';
}

export function setUp(options: Partial<OpenOptions> = {}): Workspace {
  const workspace = empty(options);
  click(workspace, 'setUp');
  return workspace;
}

type ReplyTo<R extends Request> = Reply<Replies[R['ask']]>;

/** What the page gets for a question. */
export function ask<R extends Request>(
  workspace: Workspace,
  request: R,
  options: CallOptions = {},
): ReplyTo<R> {
  return JSON.parse(String(workspace.call('ask', [JSON.stringify(request)], options))) as ReplyTo<R>;
}

/** The same where anything but an answer would be a mistake of the test. */
export function answer<R extends Request>(
  workspace: Workspace,
  request: R,
  options: CallOptions = {},
): Replies[R['ask']] {
  const reply = ask(workspace, request, options);
  if (reply.kind !== 'answer') throw new Error(`"${request.ask}" came back as ${JSON.stringify(reply)}`);
  return reply.value;
}

/** A sheet as its readers see it: each row by heading. */
export function rows(workspace: Workspace, sheet: string): Record<string, string>[] {
  const [headings = [], ...lines] = workspace.read(sheet);
  return lines
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? ''])));
}

export const row = (
  workspace: Workspace,
  sheet: string,
  heading: string,
  value: string,
): Record<string, string> => {
  const found = rows(workspace, sheet).find((one) => one[heading] === value);
  if (!found) throw new Error(`"${sheet}" has no row with ${heading} "${value}".`);
  return found;
};

/** The column of a heading, from 1. */
export function columnOf(workspace: Workspace, sheet: string, heading: string): number {
  const at = (workspace.read(sheet)[0] ?? []).indexOf(heading);
  if (at === -1) throw new Error(`"${sheet}" has no column headed "${heading}".`);
  return at + 1;
}

/** "C5": where a heading's cell stands in the row of a key. */
export function cell(
  workspace: Workspace,
  sheet: string,
  key: readonly [heading: string, value: string],
  heading: string,
): string {
  const keyAt = columnOf(workspace, sheet, key[0]) - 1;
  const at = workspace.read(sheet).findIndex((cells) => cells[keyAt] === key[1]);
  if (at === -1) throw new Error(`"${sheet}" has no row with ${key[0]} "${key[1]}".`);
  return `${lettersOf(columnOf(workspace, sheet, heading))}${at + 1}`;
}

function lettersOf(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return (before > 0 ? lettersOf(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** Everything one file comes to: its chunks sent one after the other, as the page does. */
export async function importFile(
  workspace: Workspace,
  kind: ImportKind,
  step: ImportResult['step'],
  content: string | Uint8Array,
): Promise<ImportResult> {
  const plan: ImportPlan = answer(workspace, { ask: 'importPlan', kind });
  const file = new File([content], `${kind}.csv`) as unknown as globalThis.File;
  const taken = await takeFrom(file, plan, () => undefined);
  const results = taken.chunks.map((chunk) =>
    answer(workspace, { ask: 'import', kind, step, headings: taken.headings, rows: rowsIn(chunk) }),
  );
  const sum = (of: (result: ImportResult) => number) => results.reduce((total, one) => total + of(one), 0);
  return {
    step,
    added: sum(({ added }) => added),
    changed: sum(({ changed }) => changed),
    same: sum(({ same }) => same),
    leftOut: sum(({ leftOut }) => leftOut),
    refused: [...taken.refused, ...results.flatMap(({ refused }) => refused)],
    details: results.flatMap(({ details }) => details),
  };
}

export const SCHOOLS_CSV = [
  'URN,EstablishmentName,EstablishmentStatus (name),LA (name),TypeOfEstablishment (name),OpenDate',
  '100001,Alder Primary School,Open,Northshire,Community school,01-09-1990',
  '100002,Birch Academy,Open,Northshire,Academy converter,01-09-2012',
  '100003,Cedar High School,"Open, but proposed to close",Southshire,Foundation school,',
].join('\r\n');

export const ECTS_CSV = [
  'TRN,Name,Date of birth,Email,QTS awarded,URN,Started,FTE,Programme,Tutor name,Tutor email',
  '0012345,Zoë Example,01/02/1999,zoe@example.org,2026-07-01,100001,2026-09-01,1,provider-led,Tom Tutor,tom@example.org',
  '0012346,Ann Example,1998-02-03,ann@example.org,2026-07-01,100002,2026-09-01,0.6,school-led,Una Tutor,una@example.org',
  '0012347,Bo Example,1998-02-03,bo@example.org,2026-07-01,100002,2026-09-01,1,provider-led,Una Tutor,una@example.org',
].join('\r\n');

/** A register of three schools and three ECTs, each with one review due on 11 December 2026. */
export async function smallRegister(options: Partial<OpenOptions> = {}): Promise<Workspace> {
  const workspace = setUp(options);
  await importFile(workspace, 'schools', 'commit', SCHOOLS_CSV);
  await importFile(workspace, 'ects', 'commit', ECTS_CSV);
  click(workspace, 'refreshViews');
  return workspace;
}

/** Answers a progress review needs, and no more. */
export const REVIEW: Readonly<Record<string, string>> = {
  onTrack: 'yes',
  evidence: 'Four observed lessons.',
  programmeAccessed: 'yes',
  entitlementsMet: 'yes',
  targets: 'Plan for pupils who finish early.',
  daysAbsent: '1.5',
};

export const reviewOf = (workspace: Workspace, trn: string): string =>
  row(workspace, 'Reports', 'TRN', trn)['Report'] ?? '';

/** Opens a report and saves it, as the page does in two calls; one recorded as received was signed on paper. */
export function save(
  workspace: Workspace,
  id: string,
  action: SaveRequest['action'],
  answers: Readonly<Record<string, string>> = REVIEW,
  form: Pick<ReportForm, 'at' | 'version'> = answer(workspace, { ask: 'report', id }),
  options: CallOptions = {},
): ReplyTo<SaveRequest> {
  const { at, version } = form;
  const given = action === 'submit' ? { signedCopy: 'yes', ...answers } : answers;
  return ask(workspace, { ask: 'save', id, at, version, answers: given, action }, options);
}

/** Runs a trigger's function with nobody at the keyboard, faults and all. */
export function trigger(workspace: Workspace, fn: string, options: CallOptions = {}): ExecutionRecord {
  const { user } = workspace.world.options;
  return workspace.world.run({
    fn,
    args: [],
    door: 'clock',
    mode: 'FULL',
    user,
    activeUser: '',
    ...options,
  }).record;
}

/** The next Monday's early morning, when digests have gone and nobody is at work yet. */
export const pastMonday = (workspace: Workspace): readonly ExecutionRecord[] =>
  workspace.advance({ to: '2026-12-07T06:30:00' });

/** Nine in the morning of that Monday, when mails between two weekly ones go; no tick comes meanwhile. */
export const byDay = ({ world }: Workspace): void => world.setNow(Date.parse('2026-12-07T09:00:00Z'));

/** The links to reports in the mails of one person, in the order they came. */
export const linksIn = (workspace: Workspace, address: string): string[] =>
  workspace
    .inbox(address)
    .flatMap(({ text }) => text.match(/https:\/\/\S+viewform\S*/g) ?? [])
    .filter((link) => /R-\d+\./.test(decodeURIComponent(link)));

/** The address of the link by which a person signs, as it stands in their newest mail that has one. */
export const signLinkOf = (workspace: Workspace, address: string): string =>
  linksIn(workspace, address)
    .filter((link) => /\.[cs][0-9a-z]{21}/.test(decodeURIComponent(link)))
    .pop() ?? '';

/** Without the tick every ten minutes, days pass quickly; the night sends what it queues all the same. */
export function onlyNights({ world }: Workspace): void {
  for (const [id, { handler }] of world.store.all<{ handler: string }>('trigger'))
    if (handler === 'everyTenMinutes') world.store.delete('trigger', id);
}

/** What a tutor answers in the form of a progress review, in the plainest way. */
export const TUTOR_SAYS = {
  'Is the ECT on track to complete induction successfully?': 'Yes',
  'What evidence have you drawn on?': 'Four observed lessons.',
  'Has the ECT had their training (early career teacher entitlement)?': 'Yes',
  'Has the ECT had everything else they are entitled to?': 'Yes',
  'Which targets have you agreed for the next term?': 'Finish early.',
  'How many days has the ECT been absent since the last report?': '1.5',
  'I am the induction tutor, and I have talked this through with the ECT': 'Yes',
};

/** Types rows below the last one of a sheet, each by its headings. */
export function typeRows(
  workspace: Workspace,
  sheet: string,
  ...typed: readonly Readonly<Record<string, string>>[]
): void {
  const all = workspace.read(sheet);
  const lines = typed.map((cells) => (all[0] ?? []).map((heading) => cells[heading] ?? ''));
  workspace.edit(sheet, `A${all.length + 1}`, lines);
}

/** The headteacher of Zoë's school, as People has her. */
export const HANA = {
  Person: 'P-0900',
  Name: 'Hana Head',
  Email: 'hana@example.org',
  Role: 'head',
  URN: '100001',
} as const;

export const typeSetting = (workspace: Workspace, name: string, typed: string): void =>
  workspace.edit('Settings', cell(workspace, 'Settings', ['Setting', name], 'Value'), typed);

/** Signs by the newest link that somebody was sent, and lets what follows happen. */
export function signAs(workspace: Workspace, address: string, capacity: string, name: string): void {
  workspace.submitForm(signLinkOf(workspace, address), {
    'I am': capacity,
    'Your signature': 'I have read this report and sign it',
    'Your full name': name,
  });
  workspace.advance({ minutes: 25 });
}

/** Types into the first induction period, as an officer does. */
export const typeInPeriod = (workspace: Workspace, column: string, typed: string): void =>
  workspace.edit(
    'Induction periods',
    cell(workspace, 'Induction periods', ['Period', 'IP-0001'], column),
    typed,
  );

/** Takes everything out of a sheet but its headings. */
export const emptySheet = (workspace: Workspace, sheet: string): void =>
  workspace.edit(
    sheet,
    'A2',
    workspace
      .read(sheet)
      .slice(1)
      .map((line) => line.map(() => '')),
  );
