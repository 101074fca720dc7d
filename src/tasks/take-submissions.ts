import { REFERENCE_TITLE, WHO_TITLE } from '../documents/form-titles';
import type { Problem, ReportKind } from '../domain/facts';
import type { Policy } from '../domain/policy';
import type { Asking } from '../domain/questions';
import { questionsFor } from '../domain/questions';
import { type Answers, objectionsToAnswers, tidyAnswers } from '../domain/report-answers';
import { after, mayDo } from '../domain/report-life';
import type { Actor } from '../domain/report-signatures';
import type { FormMemory, PostPorts, Signer } from '../google/ports';
import { applyUnderLock } from '../register/apply';
import type { Change } from '../register/change';
import { add, update } from '../register/change';
import { LONGEST_TEXT } from '../register/column';
import { open, rowsOf } from '../register/open';
import { rememberedPolicy } from '../register/remembered';
import type { ReportRow } from '../register/report-row';
import { answersOf, askingOf, reportOf, rowOfAnswers, unkept } from '../register/report-row';
import { lifeOf } from './record-report';
import { reportOfCode } from './report-code';
import { FORM_KINDS, formFor } from './forms-known';

/** The prefilled link goes to the tutor alone: whoever holds it answers as the tutor. */
const TUTOR: Actor = { roles: ['tutor'] };

export interface TakenIn {
  readonly accepted: number;
  readonly toMend: number;
  readonly ignored: number;
}

interface Submission {
  readonly id: string;
  readonly kind: ReportKind;
  readonly receivedAt: string;
  readonly answers: Readonly<Record<string, string>>;
  /** Columns with an answer that no question of ours has. */
  readonly strangers: readonly string[];
}

/**
 * Takes in every form submission that Intake does not list yet. The event that says "something came" may be lost, doubled
 * or blank, so it is only a hint: what counts is the answers sheet against Intake. One submission, one Intake row.
 */
export function takeSubmissions(ports: PostPorts): TakenIn | null {
  if (!ports.lock.take(30_000)) return null;
  const { tables, values } = open(ports.sheets, ['reports', 'intake']);
  const known = new Set(tables.intake.rowOf.keys());
  const reports = new Map(rowsOf(tables.reports).map((row) => [row.id, row]));
  const policy = rememberedPolicy(ports.memory);
  const now = ports.clock.now();
  const changes: Change[] = [];
  const count = { accepted: 0, toMend: 0, ignored: 0 };
  for (const submission of FORM_KINDS.flatMap((kind) => submissionsTo(kind, ports, policy))) {
    if (known.has(submission.id)) continue;
    known.add(submission.id);
    const verdict = consider(submission, reports, ports.signer, policy, now);
    count[verdict.counts]++;
    changes.push(...verdict.changes);
  }
  const applied = applyUnderLock(ports.sheets, changes, { who: 'Form submission', at: now }, values);
  if (applied.kind === 'conflict') throw new Error(applied.conflicts.map(({ says }) => says).join(' '));
  return count;
}

function submissionsTo(kind: ReportKind, ports: PostPorts, policy: Policy): Submission[] {
  const form = formFor(ports.memory, kind);
  if (!form) return [];
  const [headings = [], ...lines] = ports.forms.responses(form);
  const fields = fieldsOf(kind, form, policy);
  return lines.map((line) => {
    const answers: Record<string, string> = {};
    const strangers: string[] = [];
    headings.forEach((heading, at) => {
      const cell = line[at] ?? '';
      if (at === 0 || cell.trim() === '') return;
      const field = fields.get(heading);
      if (field === undefined) strangers.push(heading);
      else answers[field] = cell;
    });
    const receivedAt = line[0] ?? '';
    return {
      id: `${kind}/${receivedAt}/${print(markOf(line))}`,
      kind,
      receivedAt,
      answers,
      strangers,
    };
  });
}

/** What stays the same of a submission when people add columns to the answers sheet, or a note beside an answer. */
const markOf = (line: readonly string[]): string =>
  line.find((cell) => /^\s*R-\d+\./.test(cell)) ??
  line
    .filter((cell) => cell !== '')
    .sort()
    .join('\n');

/** Field by heading: as the form had it when it was made, and as the questions are worded now. */
function fieldsOf(kind: ReportKind, form: FormMemory, policy: Policy): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(form.headings),
    ...questionsFor({ kind, final: null }, policy).map(
      (question) => [question.label, question.name] as const,
    ),
    [REFERENCE_TITLE, 'reference'],
    [WHO_TITLE, 'who'],
  ]);
}

interface Verdict {
  readonly counts: keyof TakenIn;
  readonly changes: readonly Change[];
}

function consider(
  submission: Submission,
  reports: Map<string, ReportRow>,
  signer: Signer,
  policy: Policy,
  now: string,
): Verdict {
  const { id, kind, receivedAt, answers } = submission;
  const intake = { id, form: kind, receivedAt: receivedAt === '' ? now : receivedAt };
  // Google fires a second, blank submission now and then.
  if (Object.keys(answers).length === 0 && submission.strangers.length === 0) {
    return {
      counts: 'ignored',
      changes: [
        add(
          'intake',
          { ...intake, verdict: 'ignored', reasons: 'Nothing was answered.' },
          'Ignore a blank submission',
        ),
      ],
    };
  }
  const reportId = reportOfCode(signer, answers['reference'] ?? '');
  const row = reportId === null ? undefined : reports.get(reportId);
  const { problems, change } =
    row === undefined
      ? { problems: [unknownCode(answers['reference'])], change: null }
      : decide(row, submission, policy, now);
  const reasons = [...submission.strangers.map(stranger), ...problems].map(({ says }) => says);
  const named = { reference: row?.id ?? null, ect: row?.ect ?? null };
  if (reasons.length > 0 || row === undefined) {
    const kept = {
      ...intake,
      ...named,
      verdict: 'needs mending' as const,
      reasons: reasons.join('\n').slice(0, LONGEST_TEXT),
      answers: JSON.stringify(answers).slice(0, LONGEST_TEXT),
    };
    return { counts: 'toMend', changes: [add('intake', kept, 'Keep a submission that needs mending')] };
  }
  reports.set(row.id, { ...row, ...(change?.set as Partial<ReportRow>) });
  const taken = add('intake', { ...intake, ...named, verdict: 'accepted' }, 'Take in a submission');
  return { counts: 'accepted', changes: change === null ? [taken] : [change, taken] };
}

const unknownCode = (code: string | undefined): Problem => ({
  field: 'reference',
  says:
    code === undefined || code.trim() === ''
      ? 'It has no report code. Ask the tutor to use the link in their mail.'
      : `The report code "${code.slice(0, 40)}" is not one this register gave out. Ask the tutor to use the link in their mail.`,
});

const stranger = (heading: string): Problem => ({
  field: '',
  says: `The form has a question this register does not know: "${heading.slice(0, 80)}". Take it out of the form, or enter the report in the sidebar.`,
});

function decide(
  row: ReportRow,
  submission: Submission,
  policy: Policy,
  now: string,
): { problems: readonly Problem[]; change: Change | null } {
  if (row.kind !== submission.kind) {
    return {
      problems: [
        {
          field: 'reference',
          says: `The code is for a ${row.kind}, and this is the form for a ${submission.kind}.`,
        },
      ],
      change: null,
    };
  }
  const asking = askingOf(row);
  const answers = tidyAnswers(asking, submission.answers, policy);
  const report = reportOf(row);
  const mayWrite = mayDo(report, TUTOR, 'save', policy);
  if (mayWrite.length > 0 && holds(row, asking, answers)) return { problems: [], change: null };
  const problems = [
    ...mayWrite,
    ...objectionsToAnswers(
      { ...asking, coversFrom: row.coversFrom, coversUntil: row.coversUntil, leaving: true },
      answers,
      policy,
    ).map((problem) => withQuestion(problem, asking, policy)),
  ];
  if (problems.length === 0)
    problems.push(...unkept(asking, answers).map((one) => withQuestion(one, asking, policy)));
  if (problems.length > 0) return { problems, change: null };
  const released = after(after(report, TUTOR, 'save', now, policy), TUTOR, 'release', now, policy);
  const set = {
    ...rowOfAnswers(asking, answers),
    ...lifeOf(released),
    submittedBy: 'the induction tutor, by the form',
  };
  return { problems: [], change: update('reports', row.id, set, `Take in a ${row.kind} from the form`) };
}

/** Whether the report has these very answers: sent twice, or taken in by a run that died before Intake had it. */
const holds = (row: ReportRow, asking: Asking, answers: Answers): boolean =>
  JSON.stringify(answersOf({ ...row, ...rowOfAnswers(asking, answers) })) === JSON.stringify(answersOf(row));

/** Intake has no field to stand beside, so the question is named. */
function withQuestion({ field, says }: Problem, asking: Asking, policy: Policy): Problem {
  const label = questionsFor(asking, policy).find(({ name }) => name === field)?.label ?? '';
  return { field, says: label === '' ? says : `${label}${label.endsWith('?') ? '' : ':'} ${says}` };
}

/** A short print of a text (FNV-1a, twice): tells submissions apart, and is no secret. */
function print(text: string): string {
  const round = (seed: number): string => {
    let hash = seed;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return (hash >>> 0).toString(36);
  };
  return round(0x811c9dc5) + round(0x9dc5811c);
}
