/** What the register's tasks cost Google, by the workspace's cost model, at registers of several sizes. */
import { createHmac } from 'node:crypto';
import { isoWeekOf, day } from '../src/domain/day';
import { longPrint } from '../src/domain/fingerprint';
import { defaultPolicy } from '../src/domain/policy';
import { questionsFor } from '../src/domain/questions';
import type { FormMemory } from '../src/google/ports';
import { reportCode } from '../src/tasks/report-code';
import type { ImportPlan, Reply, ReportForm, Request, Saved } from '../src/tasks/wire';
import { OVERHEAD } from '../local/run/costs';
import type { Order, Result } from '../local/run/execution';
import { answerNext } from '../local/world/ui';
import { sheetDocs, BOUND_ID } from '../local/world/workbook';
import type { Workspace } from '../local/workspace';
import { TODAY, fill, fillCells, registerOf, setUpWorkspace, type Register } from './furnish';

export interface TaskFigure {
  readonly task: string;
  /** ECTs in the register. */
  readonly ects: number;
  /** Priced service calls. */
  readonly calls: number;
  /** Simulated seconds on Google, without the page's own way there and back. */
  readonly simulatedSeconds: number;
  readonly cells: number;
  /** Real milliseconds in the workspace on this machine. */
  readonly ms: number;
  /** How often the page asks; each way there and back is another simulated second. */
  readonly roundTrips: number;
  /** Mails that left. */
  readonly mails: number;
  /** Calls that made a sheet longer: one for each sheet that was too short, however many rows it lacked. */
  readonly lengthened: number;
}

export const REGISTERS = [100, 1_000, 10_000];

export function taskFigures(dist: string, sizes: readonly number[] = REGISTERS): readonly TaskFigure[] {
  return sizes.flatMap((size) => {
    const workspace = setUpWorkspace(dist);
    const register = registerOf(workspace, size);
    const figures = TASKS.map(({ name, run }) => {
      const before = workspace.snapshot();
      const measured = run(register);
      workspace.restore(before);
      return { task: name, ects: size, ...measured };
    });
    workspace.close();
    return figures;
  });
}

/** Said by a run that was ended on purpose. */
const STOPPED = 'Stopped where the benchmark ends.';

type Measured = Omit<TaskFigure, 'task' | 'ects'>;

interface Task {
  readonly name: string;
  run(register: Register): Measured;
}

const TASKS: readonly Task[] = [
  {
    name: 'open the sidebar',
    run: ({ workspace }) =>
      together([timed(() => workspace.menu('openSidebar')), asked(workspace, { ask: 'home' })], 1),
  },
  {
    name: 'find an ECT',
    run: ({ workspace }) => together([asked(workspace, { ask: 'search', text: 'teacher 77' })], 1),
  },
  { name: 'open an ECT', run: ({ workspace, trn }) => together([asked(workspace, { ask: 'ect', trn })], 1) },
  {
    name: 'open a review',
    run: ({ workspace, report }) => together([asked(workspace, { ask: 'report', id: report })], 1),
  },
  { name: 'save a review', run: (register) => together([save(register).run], 1) },
  {
    name: 'copy the save to History',
    run: (register) => {
      const { at } = save(register);
      const { workspace, report } = register;
      return together([asked(workspace, { ask: 'settle', saved: [{ at, key: report }] })], 1);
    },
  },
  { name: 'take in 1 form row', run: (register) => takeIn(register, 1) },
  { name: 'take in 500 form rows', run: (register) => takeIn(register, 500) },
  { name: 'send 300 reminders', run: (register) => remind(register, 300) },
  { name: 'import 3,000 schools', run: (register) => importSchools(register, 3000) },
  {
    name: 'work everything out',
    run: ({ workspace }) => {
      answerNext(workspace.world, [{ button: 'OK' }]);
      const { user } = workspace.world.options;
      return together([timed(() => clock(workspace, 'refreshViews', { door: 'menu', activeUser: user }))], 0);
    },
  },
];

interface Run {
  readonly result: Result;
  readonly ms: number;
}

function timed(run: () => Result): Run {
  const began = performance.now();
  const result = run();
  return { result, ms: performance.now() - began };
}

/** Adds runs up; one that failed is a fault of the benchmark. */
function together(runs: readonly Run[], roundTrips: number, mails = 0): Measured {
  const failed = runs.find(
    ({ result }) => result.outcome !== 'completed' && result.error?.message !== STOPPED,
  );
  if (failed) throw new Error(`${failed.result.record.fn}: ${failed.result.error?.message ?? 'failed'}`);
  const sum = (of: (run: Run) => number) => runs.reduce((total, run) => total + of(run), 0);
  return {
    calls: sum(({ result }) => result.record.serviceCalls),
    simulatedSeconds: sum(({ result }) => result.record.simulatedSeconds),
    cells: sum(({ result }) => result.record.cellsMoved),
    ms: sum(({ ms }) => ms),
    roundTrips,
    mails,
    lengthened: sum(
      ({ result }) => result.record.calls.filter(({ method }) => method.endsWith('.insertRowsAfter')).length,
    ),
  };
}

function asked(workspace: Workspace, request: Request): Run {
  const run = timed(() => workspace.tryCall('ask', [JSON.stringify(request)]));
  const { kind } = answerOf(run);
  if (kind !== 'answer') throw new Error(`"${request.ask}" came back as ${String(run.result.value)}`);
  return run;
}

const answerOf = <T>({ result }: Run): Reply<T> => {
  if (result.error) throw new Error(`${result.record.fn}: ${result.error.message}`);
  return JSON.parse(String(result.value)) as Reply<T>;
};

function valueOf<T>(run: Run): T {
  const reply = answerOf<T>(run);
  if (reply.kind !== 'answer') throw new Error(`Expected an answer, got "${reply.kind}".`);
  return reply.value;
}

/** Runs a function as the clock or a form does: nobody at the keyboard. */
export const clock = (workspace: Workspace, fn: string, order: Partial<Order> = {}): Result =>
  workspace.world.run({
    fn,
    args: [],
    door: 'clock',
    mode: 'FULL',
    user: workspace.world.options.user,
    activeUser: '',
    patience: 600_000,
    ...order,
  });

const ANSWERS: Readonly<Record<string, string>> = {
  onTrack: 'yes',
  programmeAccessed: 'yes',
  entitlementsMet: 'yes',
  evidence: 'Observed lessons and marking, each talked through in the weekly meeting.',
  targets: 'Plan for pupils who finish early.',
  daysAbsent: '1.5',
  signedCopy: 'yes',
};

function save({ workspace, report }: Register): { readonly run: Run; readonly at: number } {
  const { at, version } = valueOf<ReportForm>(asked(workspace, { ask: 'report', id: report }));
  const run = asked(workspace, { ask: 'save', id: report, at, version, answers: ANSWERS, action: 'submit' });
  return { run, at: valueOf<Saved>(run).at };
}

/** The run is stopped where the documents would begin, which every row needs anew. */
function takeIn(register: Register, count: number): Measured {
  const { workspace } = register;
  const form = JSON.parse(workspace.properties()['form: progress review'] ?? 'null') as FormMemory;
  const sheet = sheetDocs(workspace.world.store, BOUND_ID).find(({ id }) => id === form.sheetId);
  if (!sheet) throw new Error('The form for a progress review has no sheet of answers.');
  const reviews = register.due.slice(0, count);
  const headings = workspace.read(sheet.name, '1:1')[0] ?? [];
  const codes = codesIn(workspace);
  fillCells(
    workspace,
    sheet.name,
    reviews.map((id) => formRow(headings, codes(id))),
  );
  const stop = { match: /releaseLock/, phase: 'after', kind: 'kill', message: STOPPED } as const;
  const run = timed(() =>
    clock(workspace, 'onRegisterFormSubmit', { door: 'form', faults: [stop], onKill: 'kept' }),
  );
  const taken = workspace.read('Intake').filter((line) => line.includes('accepted')).length;
  if (taken !== reviews.length) throw new Error(`Of ${reviews.length} form rows ${taken} were taken in.`);
  return { ...together([run], 0) };
}

function formRow(headings: readonly string[], code: string): string[] {
  const questions = new Map(
    questionsFor({ kind: 'progress review', final: null }, defaultPolicy()).map((question) => [
      question.label,
      question,
    ]),
  );
  return headings.map((heading, at) => {
    if (at === 0) return '07/12/2026 07:30:00';
    if (heading === 'Report code') return code;
    const question = questions.get(heading);
    if (question === undefined || question.askedWhen !== undefined) return '';
    if (question.kind === 'choice') return question.choices?.[0]?.label ?? '';
    return question.kind === 'number' ? '1' : 'Observed lessons and marking.';
  });
}

/** The code of a report in its tutor's mail, as the register signs it; nothing is written in the report yet. */
function codesIn(workspace: Workspace): (id: string) => string {
  const key = 'signing key';
  const secret = workspace.properties()[key] ?? 'a key for the benchmark';
  workspace.world.store.put('properties:script', key, secret);
  const sign = (text: string) =>
    createHmac('sha256', secret).update(text).digest().subarray(0, 16).toString('base64url');
  const tutors = new Map(linesOf(workspace, 'Induction periods').map((line) => [line['TRN'], line['Tutor']]));
  const emails = new Map(linesOf(workspace, 'People').map((line) => [line['Person'], line['Email']]));
  const reports = new Map(linesOf(workspace, 'Reports').map((line) => [line['Report'], line]));
  return (reportId) => {
    const { TRN, URN } = reports.get(reportId) ?? {};
    const text = longPrint(JSON.stringify([URN, [], null]));
    const personId = tutors.get(TRN) ?? '';
    return reportCode(
      { sign },
      { reportId, purpose: 'write', personId, address: emails.get(personId) ?? '', text },
    );
  };
}

function linesOf(workspace: Workspace, sheet: string): Record<string, string>[] {
  const [headings = [], ...lines] = workspace.read(sheet);
  return lines.map((line) => Object.fromEntries(headings.map((heading, at) => [heading, line[at] ?? ''])));
}

function remind(register: Register, count: number): Measured {
  const { workspace, tutors } = register;
  const week = isoWeekOf(day(TODAY));
  const rows = tutors.slice(0, count).map(({ personId, email }) => ({
    id: `digest:${week}:${personId}`,
    to: email,
    personId,
    subject: '1 induction report needs you this week',
    state: 'queued' as const,
    queuedAt: `${TODAY}T05:00:00Z`,
  }));
  fill(workspace, 'outbox', rows);
  const run = timed(() => clock(workspace, 'everyTenMinutes'));
  const sent = workspace.inbox().length;
  if (sent !== rows.length) throw new Error(`Of ${rows.length} reminders ${sent} were sent.`);
  return { ...together([run], 0), mails: sent };
}

function importSchools({ workspace }: Register, count: number): Measured {
  const planned = asked(workspace, { ask: 'importPlan', kind: 'schools' });
  const plan = valueOf<ImportPlan>(planned);
  const rows = Array.from({ length: count }, (_, at) => ({
    line: at + 2,
    cells: plan.used.map((heading) => giasCell(heading, at)),
  }));
  const runs = [planned];
  for (const step of ['check', 'commit'] as const)
    for (let from = 0; from < rows.length; from += plan.chunk)
      runs.push(
        asked(workspace, {
          ask: 'import',
          kind: 'schools',
          step,
          headings: plan.used,
          rows: rows.slice(from, from + plan.chunk),
        }),
      );
  return together(runs, runs.length);
}

function giasCell(heading: string, at: number): string {
  const cells: Readonly<Record<string, string>> = {
    URN: String(800_000 + at),
    EstablishmentName: `New School ${at}`,
    'TypeOfEstablishment (name)': 'Academy converter',
    'PhaseOfEducation (name)': 'Secondary',
    'LA (name)': `Area ${at % 12}`,
    'EstablishmentStatus (name)': 'Open',
    OpenDate: '01-09-2012',
    Postcode: 'ZZ2 2ZZ',
  };
  return cells[heading] ?? '';
}

/** What a person waits for: the run, and each way from the page to Google and back. */
export const waited = ({ simulatedSeconds, roundTrips }: TaskFigure): number =>
  simulatedSeconds + (roundTrips * OVERHEAD.roundTrip.ms) / 1000;
