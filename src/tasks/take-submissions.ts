import type { Problem } from '../domain/facts';
import { directoryOf } from '../domain/report-people';
import type { PostPorts } from '../google/ports';
import { applyOrThrow } from '../register/apply-or-throw';
import type { Change } from '../register/change';
import { add, update } from '../register/change';
import { LONGEST_TEXT } from '../register/column';
import { open, postsIn, rowsOf } from '../register/open';
import { rememberedPolicy } from '../register/remembered';
import type { ReportRow } from '../register/report-row';
import { FORMS, SIGN_FORM } from './forms-known';
import type { Decision, Held } from './link-holder';
import { readCode } from './report-code';
import type { Submission } from './submissions';
import { mendedSubmissions, newSubmissions, spellAnswers } from './submissions';
import { takeReport } from './take-report';
import { takeSignature } from './take-signature';

export interface TakenIn {
  readonly accepted: number;
  readonly toMend: number;
  readonly ignored: number;
}

/**
 * Takes in every form submission that Intake does not list yet, and those an officer has mended there. The event that says
 * "something came" may be lost, doubled or blank, so it is only a hint: what counts is the answers sheets against Intake.
 * One submission, one Intake row. Null while somebody else is saving.
 */
export function takeSubmissions(ports: PostPorts): TakenIn | null {
  if (!ports.lock.take(30_000)) return null;
  const policy = rememberedPolicy(ports.memory);
  const intake = open(ports.sheets, ['intake']);
  const known = new Set(intake.tables.intake.rowOf.keys());
  const mended = mendedSubmissions(rowsOf(intake.tables.intake));
  const fresh = FORMS.flatMap((form) => newSubmissions(ports, form, known, policy));
  const count = { accepted: 0, toMend: 0, ignored: 0 };
  if (mended.length + fresh.length === 0) return count;

  const { tables } = open(ports.sheets, ['reports', 'ects', 'periods', 'schools', 'people']);
  const now = ports.clock.now();
  const posts = postsIn(tables.people);
  const reports = new Map(rowsOf(tables.reports).map((row) => [row.id, row]));
  const held: Held = {
    reports,
    unreadable: new Set([...tables.reports.rowOf.keys()].filter((id) => !reports.has(id))),
    directory: directoryOf(
      { ects: rowsOf(tables.ects), periods: rowsOf(tables.periods), schools: rowsOf(tables.schools), posts },
      ports.clock.today(),
    ),
    names: new Map(posts.map(({ personId, name }) => [personId, name])),
    signer: ports.signer,
    policy,
    now,
  };
  const changes: Change[] = [];
  for (const submission of [...mended, ...fresh]) {
    if (submission.vouchedFor === undefined && known.has(submission.id)) continue;
    known.add(submission.id);
    const { counts, change, line } = consider(submission, held);
    count[counts]++;
    if (change) {
      const row = reports.get(change.key);
      if (row) reports.set(row.id, { ...row, ...(change.set as Partial<ReportRow>) });
      changes.push(change);
    }
    changes.push(line);
  }
  applyOrThrow(ports.sheets, changes, { who: 'Form submission', at: now });
  return count;
}

interface Considered {
  readonly counts: keyof TakenIn;
  readonly change: Change | null;
  /** The row of Intake. */
  readonly line: Change;
}

function consider(submission: Submission, held: Held): Considered {
  const { form, receivedAt, answers, strangers, vouchedFor } = submission;
  const line = (
    counts: keyof TakenIn,
    change: Change | null,
    set: IntakeFacts,
    what: string,
  ): Considered => ({
    counts,
    change,
    line:
      vouchedFor === undefined
        ? add(
            'intake',
            { id: submission.id, form, receivedAt: receivedAt === '' ? held.now : receivedAt, ...set },
            what,
          )
        : update('intake', submission.id, set, what),
  });
  // Google fires a second, blank submission now and then.
  if (vouchedFor === undefined && Object.keys(answers).length === 0 && strangers.length === 0) {
    const set = { verdict: 'ignored' as const, reasons: 'Nothing was answered.' };
    return line('ignored', null, set, 'Ignore a blank submission');
  }
  const { problems, change, note } = decide(submission, held);
  const reasons = [...strangers.map(stranger), ...problems].map(({ says }) => says);
  const row = held.reports.get(vouchedFor ?? readCode(answers['reference'] ?? '')?.reportId ?? '');
  const named = { reference: row?.id ?? null, ect: row?.ect ?? null };
  if (reasons.length > 0) {
    const set = {
      ...(row === undefined && vouchedFor !== undefined ? {} : named),
      verdict: 'needs mending' as const,
      reasons: reasons.join('\n').slice(0, LONGEST_TEXT),
      // What an officer is mending stays as they left it.
      ...(vouchedFor === undefined ? { answers: spellAnswers(answers).slice(0, LONGEST_TEXT) } : {}),
    };
    return line('toMend', null, set, 'Keep a submission that needs mending');
  }
  const set = { ...named, verdict: 'accepted' as const, reasons: note ?? null, answers: null };
  return line('accepted', change, set, 'Take in a submission');
}

type IntakeFacts = Parameters<typeof update<'intake'>>[2];

function decide(submission: Submission, held: Held): Decision {
  if (submission.vouchedFor !== undefined && Object.keys(submission.answers).length === 0) {
    return {
      problems: [
        {
          field: 'answers',
          says: 'The answers can’t be read. Keep the quotation marks and commas around them as they were, or choose the verdict "ignored".',
        },
      ],
      change: null,
    };
  }
  return submission.form === SIGN_FORM ? takeSignature(submission, held) : takeReport(submission, held);
}

const stranger = (heading: string): Problem => ({
  field: '',
  says: `The form has a question this register does not know: "${heading.slice(0, 80)}". Take it out of the form, or enter the report in the sidebar.`,
});
