import { SIGNATORIES, signedAt } from '../domain/report-signatures';
import { SIGNS_AS, spellSignature } from '../domain/signature-lines';
import type { Day, Problem, Report } from '../domain/facts';
import { spellDay } from '../domain/day';
import type { Policy } from '../domain/policy';
import { questionsFor } from '../domain/questions';
import { objectionsToAnswers, tidyAnswers } from '../domain/report-answers';
import type { ReportAction } from '../domain/report-life';
import { after, mayDo } from '../domain/report-life';
import { REPORT_STANDS } from '../domain/report-stands';
import { capital } from '../domain/capital';
import { isOverdue, isToWrite } from '../domain/reports-so-far';
import type { Ports } from '../google/ports';
import type { SaveRequest, ReportForm, Saved, Reply, SaveAction } from './wire';
import type { FoundRow } from '../register/apply';
import { changeRow, findRow } from '../register/apply';
import { update } from '../register/change';
import { type Row, open, rowsOf } from '../register/open';
import { rememberedPolicy } from '../register/remembered';
import type { ReportRow } from '../register/report-row';
import { answersOf, askingOf, reportOf, rowOfAnswers, unkept } from '../register/report-row';
import { readRows } from '../register/table';
import { TABLES } from '../register/tables';
import { officerWith, SIGNED_COPY, signedCopyAsked, spellCopy } from './signed-copy';
import { signedOtherText } from './signed-text';

/** What one button does, step by step: an officer enters in one go what a school sent complete by another way. */
function stepsOf(action: SaveAction, state: Report['state']): readonly ReportAction[] {
  switch (action) {
    case 'save':
      return ['save'];
    case 'release':
      return ['save', 'release'];
    case 'submit':
      return isToWrite(state) ? ['save', 'release', 'submit'] : ['submit'];
    case 'ask':
    case 'accept':
    case 'return':
      return [action];
  }
}

const WHAT: { readonly [action in SaveAction]: string } = {
  save: 'Keep a draft',
  release: 'Release to the ECT',
  submit: 'Record as received',
  ask: 'Ask for further evidence',
  accept: 'Accept',
  return: 'Return to the school',
};
const SAVE_ACTIONS = Object.keys(WHAT) as readonly SaveAction[];

interface Found {
  readonly at: number;
  readonly row: ReportRow;
}

/** A row of Reports as found; a cell that can't be read is a fault that names it. */
function reportIn(found: FoundRow): Found {
  const { entries, broken } = readRows(TABLES.reports, [found.headings, found.cells]);
  const entry = entries[0];
  const problem = broken[0]?.problem;
  if (problem) throw new Error(`Reports, row ${found.at}, ${problem.heading}: ${problem.says}`);
  if (!entry) throw new Error(`Reports, row ${found.at} is blank.`);
  return { at: found.at, row: entry.row };
}

/** The form of a report as it stands; null if there is no such report. */
export function openReport(
  ports: Pick<Ports, 'sheets' | 'memory' | 'clock'>,
  id: string,
  hint: number | null = null,
): ReportForm | null {
  const found = findRow(ports.sheets.open('reports'), 'reports', id, hint);
  if (!found) return null;
  const report = reportIn(found);
  const today = ports.clock.today();
  const form = formOf(report, rememberedPolicy(ports.memory), today);
  // Only what looks late is worth reading the absences for.
  return form.late
    ? { ...form, late: isOverdue(reportOf(report.row), absencesOf(ports, form.trn), today) }
    : form;
}

const absencesOf = ({ sheets }: Pick<Ports, 'sheets'>, trn: string): readonly Row<'absences'>[] =>
  rowsOf(open(sheets, ['absences']).tables.absences).filter((absence) => absence.trn === trn);

function formOf({ at, row }: Found, policy: Policy, today: Day): ReportForm {
  const report = reportOf(row);
  return {
    id: row.id,
    at,
    version: row.version ?? 0,
    trn: row.trn,
    name: row.ect ?? row.trn,
    school: row.school ?? '',
    kind: row.kind,
    term: row.term,
    covers: `${spellDay(row.coversFrom)} to ${spellDay(row.coversUntil)}`,
    due: spellDay(row.dueOn),
    late: isOverdue(report, [], today),
    state: row.state,
    stands: capital(REPORT_STANDS[row.state]),
    why: row.why ?? '',
    returnedWhy: row.returnedWhy,
    said: saidOf(row, policy),
    questions: questionsFor(askingOf(row), policy),
    answers: answersOf(row),
    signedCopy: signedCopyAsked(report, policy),
    mayDo: SAVE_ACTIONS.filter(
      (action) => taken(report, action, WITH_COPY, '', policy).problems.length === 0,
    ),
    pdf: row.pdf,
  };
}

/** What the sidebar does not ask for: extra answers, the ECT's comment, what the AB said, and the signatures as the PDF has them. */
function saidOf(row: ReportRow, policy: Policy): ReportForm['said'] {
  const report = reportOf(row);
  const { extraAnswers, ectComment, evidenceAsked, feedback, signatures } = row;
  // One row is read while the person waits, and it has the names of those who signed alone.
  const names = { signatures, tutor: null, signedOtherText: signedOtherText(row) };
  const isDocument = !isToWrite(report.state) && report.state !== 'cancelled';
  return [
    ...(extraAnswers === null ? [] : [{ label: 'Extra answers', text: extraAnswers }]),
    ...(ectComment === null ? [] : [{ label: 'ECT’s comment', text: ectComment }]),
    ...(evidenceAsked === null ? [] : [{ label: 'Evidence asked for', text: evidenceAsked }]),
    ...(feedback === null ? [] : [{ label: 'Feedback', text: feedback }]),
    ...SIGNATORIES.filter((one) => isDocument || signedAt(report, one) !== null).map((one) => ({
      label: SIGNS_AS[one],
      text: capital(spellSignature(report, one, names, policy)),
    })),
  ];
}

/** Whether there is a copy is asked when the button is pressed. */
const WITH_COPY = { [SIGNED_COPY]: 'yes' };

/** The report after the steps of an action, or what stands in the way of the first step that may not be taken. */
function taken(
  report: Report,
  action: SaveAction,
  given: Readonly<Record<string, string>>,
  at: string,
  policy: Policy,
): { report: Report; problems: readonly Problem[] } {
  let stands = report;
  for (const step of stepsOf(action, report.state)) {
    const problems = mayDo(stands, officerWith(given), step, policy);
    if (problems.length > 0) return { report: stands, problems };
    stands = after(stands, officerWith(given), step, at, policy);
  }
  return { report: stands, problems: [] };
}

/**
 * Saves the answers to a report and moves it on. The person waits, so one row is read and written; what changed waits in
 * the row until it is copied to History.
 * @param against what else is held against a report: Accept, which is pressed by few, brings more with it than other buttons.
 */
export function recordReport(
  ports: Pick<Ports, 'sheets' | 'memory' | 'clock' | 'lock' | 'user'>,
  request: SaveRequest,
  against: (row: ReportRow) => readonly Problem[] = () => [],
): Reply<Saved> {
  const policy = rememberedPolicy(ports.memory);
  const now = ports.clock.now();
  const who = ports.user.email() || 'an officer';
  let stands: Pick<Saved, 'state' | 'stands' | 'said'> = { state: 'draft', stands: '', said: [] };
  const changed = changeRow<Reply<Saved>>(ports, 'reports', request.id, request.at, (row) => {
    const found = reportIn(row);
    const decided = decide(found, request, policy, { now, against });
    if ('reply' in decided) return { answer: decided.reply };
    const { state } = decided.report;
    const set = { ...decided.set, ...lifeOf(decided.report), ...tracesOf(request, who, decided.copy) };
    const said = saidOf({ ...found.row, ...set }, policy);
    stands = { state, stands: capital(REPORT_STANDS[state]), said };
    return {
      change: update('reports', request.id, set, WHAT[request.action], request.version),
      author: { who, at: now },
    };
  });
  switch (changed.kind) {
    case 'busy':
      return { kind: 'busy', says: 'Somebody else is saving. Your text is kept; try again in a moment.' };
    case 'gone':
      return {
        kind: 'conflict',
        says: 'This report is no longer in the register. Your text is kept here.',
        stands: null,
      };
    case 'answer':
      return changed.answer;
    case 'made':
      return {
        kind: 'answer',
        value: {
          ...stands,
          version: request.version + (changed.changed ? 1 : 0),
          at: changed.at,
          says: SAVED[request.action],
        },
      };
  }
}

/** Holds the request against the row as it stands this moment. */
function decide(
  found: Found,
  request: SaveRequest,
  policy: Policy,
  { now, against }: { now: string; against: (row: ReportRow) => readonly Problem[] },
):
  | { readonly reply: Reply<Saved> }
  | { readonly report: Report; readonly set: Partial<ReportRow>; readonly copy: string } {
  const { row } = found;
  if ((row.version ?? 0) !== request.version) {
    const says =
      'Somebody else saved this report first. Compare both, choose what should stand, then save again.';
    return { reply: { kind: 'conflict', says, stands: formOf(found, policy, now.slice(0, 10) as Day) } };
  }
  const asking = askingOf(row);
  const judged = JUDGED[request.action];
  // What others have read or signed stands: it is recorded as it is (2.61).
  const writes = judged === undefined && isToWrite(row.state);
  const answers = writes ? tidyAnswers(asking, request.answers, policy) : answersOf(row);
  const stands = reportOf(row);
  const copy = request.action === 'submit' ? signedCopyAsked(stands, policy) : null;
  const { report, problems } = taken(stands, request.action, request.answers, now, policy);
  const answering = {
    ...asking,
    coversFrom: row.coversFrom,
    coversUntil: row.coversUntil,
    leaving: request.action !== 'save',
  };
  const objections = [
    ...(copy !== null && !(request.answers[SIGNED_COPY] ?? '').trim()
      ? [{ field: SIGNED_COPY, says: 'Choose an answer.' }]
      : problems),
    ...against(row),
    ...(writes ? objectionsToAnswers(answering, answers, policy) : []),
    ...(judged?.needed !== undefined && wordsOf(request, judged.field) === null
      ? [{ field: judged.field, says: judged.needed }]
      : []),
  ];
  if (objections.length === 0 && writes) objections.push(...unkept(asking, answers));
  if (objections.length > 0) return { reply: { kind: 'refused', problems: objections } };
  return {
    report,
    set: writes ? rowOfAnswers(asking, answers) : {},
    copy: spellCopy(copy, request.answers),
  };
}

interface Judged {
  /** The column that keeps what the appropriate body says with it. */
  readonly field: 'feedback' | 'evidenceAsked' | 'returnedWhy';
  /** What to say where the words are missing; undefined where it goes without. */
  readonly needed?: string;
}

/** What is done with a report that is in. It changes nothing of its text. */
const JUDGED: { readonly [action in SaveAction]?: Judged } = {
  accept: { field: 'feedback' },
  ask: { field: 'evidenceAsked', needed: 'Say what you would like to see.' },
  return: { field: 'returnedWhy', needed: 'Say what the school should change.' },
};

const wordsOf = ({ answers }: SaveRequest, field: Judged['field']): string | null =>
  (answers[field] ?? '').trim() || null;

/** The facts of a report that its life changes. */
export const lifeOf = (report: Report): Partial<ReportRow> => ({
  state: report.state,
  ectSignedAt: report.ectSignedAt,
  tutorSignedAt: report.tutorSignedAt,
  headSignedAt: report.headSignedAt,
  submittedAt: report.submittedAt,
  firstReceivedAt: report.firstReceivedAt ?? null,
  reviewedAt: report.reviewedAt,
  timesReturned: report.timesReturned === 0 ? null : report.timesReturned,
});

/** A text released anew waits for the ECT's words on it (2.61); on a signed copy they stand, so a report sent in keeps them. */
function tracesOf(request: SaveRequest, who: string, copy: string): Partial<ReportRow> {
  if (request.action === 'release') return { ectComment: null };
  if (request.action === 'submit') return { submittedBy: `${who}, in the sidebar${copy}` };
  if (request.action === 'accept') return { reviewedBy: who, feedback: wordsOf(request, 'feedback') };
  if (request.action === 'ask') return { evidenceAsked: wordsOf(request, 'evidenceAsked') };
  // What was asked for before it went back is in History; the report that comes again is a new one.
  return request.action === 'return'
    ? { returnedWhy: wordsOf(request, 'returnedWhy'), evidenceAsked: null, feedback: null, reviewedBy: null }
    : {};
}

const SAVED: { readonly [action in SaveAction]: string } = {
  save: 'Saved as a draft.',
  release: 'Saved. The ECT can now read it and comment.',
  submit: 'Saved and recorded as received.',
  ask: 'Asked. The tutor gets a mail, tomorrow if they had one today.',
  accept: 'Accepted.',
  return: 'Returned. The school gets a mail, tomorrow if it had one today.',
};
