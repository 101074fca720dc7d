import { DOOR_FORMS } from '../documents/door-forms';
import { lookAgain, type AskedAgain } from '../documents/refused-letter';
import type { Problem } from '../domain/facts';
import type { Policy } from '../domain/policy';
import { questionsFor, type Asked } from '../domain/questions';
import { directoryOf } from '../domain/report-people';
import type { IntakePorts } from '../google/ports';
import { applyUnderLock } from '../register/apply-all';
import { applyOrThrow } from '../register/apply-or-throw';
import type { Author, Change } from '../register/change';
import { add, update } from '../register/change';
import { LONGEST_TEXT } from '../register/column';
import { postsIn, rowsOf, type Row } from '../register/open';
import { openWhole } from '../register/open-whole';
import { rememberedPolicy, settingsIn } from '../register/remembered';
import type { ReportRow } from '../register/report-row';
import { isDoor } from '../documents/doors';
import { DOOR_TABLES, doorHeldIn, noteChange, type DoorHeld } from './door-held';
import { FORMS, SIGN_FORM, titleOf, type FormKey } from './forms-known';
import type { Decision, Held } from './link-holder';
import { whoseLink } from './link-holder';
import { noteOutOfPlace } from './out-of-place';
import { replacedBy, replacedSays, waitingIn, waitingOf, type Waiting } from './replaced';
import { readCode } from './report-code';
import type { Submission } from './submissions';
import { isCut, mendedSubmissions, newSubmissions, spellAnswers, wallTime } from './submissions';
import { takeDoor } from './take-door';
import { extrasAsked } from './take-extras';
import { takeReport } from './take-report';
import { takeSignature } from './take-signature';
import { TAKE_IN, takenBefore } from './taken-before';
import { tellRefused, untell, type Refused } from './tell-refused';
import { addressesOf, namesIn, unreadRows } from './unread-rows';

export interface TakenIn {
  readonly accepted: number;
  readonly toMend: number;
  readonly toConfirm: number;
  readonly ignored: number;
}

/**
 * Takes in every form submission that Intake does not list yet, and those an officer has mended there. The event that says
 * "something came" may be lost, doubled or blank, so it is only a hint: what counts is the answers sheets against Intake.
 * One submission, one Intake row. Null while somebody else is saving.
 */
export function takeSubmissions(ports: IntakePorts): TakenIn | null {
  if (!ports.lock.take(30_000)) return null;
  const wording = rememberedPolicy(ports.memory);
  const intake = openWhole(ports.sheets, ['intake']);
  const known = new Set(intake.tables.intake.rowOf.keys());
  const rows = rowsOf(intake.tables.intake);
  const settled = takenBefore(ports.sheets, rows);
  const mended = mendedSubmissions(rows.filter(({ id }) => !settled.has(id)));
  const came = FORMS.map((form) => ({ form, these: newSubmissions(ports, form, known, wording) }));
  noteOutOfPlace(
    ports.memory,
    came.flatMap(({ form, these }) => (these === null ? [form] : [])),
  );
  const fresh = came.flatMap(({ these }) => these ?? []);
  const count = { accepted: 0, toMend: 0, toConfirm: 0, ignored: 0 };
  if (mended.length + fresh.length + settled.size === 0) return count;

  const all = [...mended, ...fresh];
  const { tables } = openWhole(ports.sheets, [
    'reports',
    'ects',
    'schools',
    'extraQuestions',
    'settings',
    ...DOOR_TABLES,
  ]);
  const { policy } = settingsIn(ports.memory, tables.settings);
  const now = ports.clock.now();
  const today = ports.clock.today();
  const posts = postsIn(tables.people);
  const reports = new Map(rowsOf(tables.reports).map((row) => [row.id, row]));
  const held: Held = {
    reports,
    unread: unreadRows(tables),
    directory: directoryOf(
      { ects: rowsOf(tables.ects), periods: rowsOf(tables.periods), schools: rowsOf(tables.schools), posts },
      today,
    ),
    names: namesIn(tables.people),
    addresses: addressesOf(tables),
    extras: extrasAsked(ports.memory, rowsOf(tables.extraQuestions)),
    signer: ports.signer,
    policy,
    now,
    today,
  };
  const doors = doorHeldIn(ports.memory, tables);
  const left = [...settled].map((id) =>
    update('intake', id, { verdict: 'accepted' }, 'Leave what was taken in as it is'),
  );
  const decided: Considered[] = [];
  for (const submission of all) {
    if (submission.vouchedFor === undefined && known.has(submission.id)) continue;
    known.add(submission.id);
    const considered = considerAlone(submission, held, doors);
    for (const change of considered.changes) {
      const row = change.table === 'reports' ? reports.get(change.key) : undefined;
      if (row) reports.set(row.id, { ...row, ...(change.set as Partial<ReportRow>) });
      noteChange(doors, change);
    }
    decided.push(considered);
  }
  // Sheets are written in this order, and what Intake has is never taken in again: killed anywhere before it, the run is
  // made anew, and finds what it wrote. So the mail to those whose answers could not be used comes before it too.
  const changesOf = (considered: readonly Considered[]): readonly Change[] => {
    const { these, replaced } = withReplaced(considered, rows, held);
    const refused = these
      .filter(({ isRefused }) => isRefused)
      .map(({ submission, tells }) => refusedOf(submission, tells, held));
    const earlier = [...replaced].filter(([{ id }]) => intake.tables.intake.rowOf.has(id));
    const letters = [
      ...tellRefused(ports, refused, held, posts),
      ...untell(
        ports,
        earlier.map(([one]) => one),
        now,
      ),
    ];
    const inHand = new Set(these.map(({ submission }) => submission.id));
    const lines = [
      ...left,
      ...earlier.flatMap(([{ id }, set]) => (inHand.has(id) ? [] : [update('intake', id, set, REPLACED)])),
      ...these.map(({ line }) => line),
    ];
    return [...letters, ...these.flatMap(({ changes }) => changes), ...lines];
  };
  const author = { who: 'Form submission', at: now };
  const made = applyEach(ports.sheets, decided, changesOf, author, held);
  for (const { counts } of withReplaced(made, rows, held).these) count[counts]++;
  return count;
}

/**
 * Of what was considered, and of what waits in Intake, that which a later submission answers: nobody is written to about it any
 * more.
 */
function withReplaced(
  these: readonly Considered[],
  rows: readonly Row<'intake'>[],
  held: Held,
): { readonly these: readonly Considered[]; readonly replaced: ReadonlyMap<Waiting, IntakeFacts> } {
  const waiting = new Map(waitingIn(rows).map((one) => [one.id, one]));
  const replaced = new Map<Waiting, IntakeFacts>();
  for (const { submission, changes, counts } of these) {
    if (counts === 'toMend') waiting.set(submission.id, waitingOf(submission));
    if (counts !== 'accepted' || changes.length === 0) continue;
    for (const one of replacedBy(submission, [...waiting.values()]))
      replaced.set(one, replacedSays(one, submission, held.today));
  }
  const byId = new Map([...replaced].map(([{ id }, set]) => [id, set]));
  return {
    replaced,
    these: these.map((one) => {
      const set = byId.get(one.submission.id);
      if (set === undefined) return one;
      const counts = set.verdict === 'ignored' ? 'ignored' : 'toMend';
      return lineOf(one.submission, held)(counts, [], { ...one.set, ...set }, REPLACED);
    }),
  };
}

const REPLACED = 'Leave what a later submission replaced';

const refusedOf = (submission: Submission, tells: string | undefined, held: Held): Refused => ({
  submission,
  tells,
  personId: whoseLink(submission.answers['reference'], held),
});

/**
 * Makes the changes of all submissions. Of one whose changes clash with what stands, Intake keeps the answers and says what
 * clashed, and the others go in; one whose own row of Intake was deleted or typed meanwhile is left to the next run.
 */
function applyEach(
  sheets: IntakePorts['sheets'],
  decided: readonly Considered[],
  changesOf: (these: readonly Considered[]) => readonly Change[],
  author: Author,
  held: Held,
): readonly Considered[] {
  const applied = applyUnderLock(sheets, changesOf(decided), author);
  if (applied.kind === 'made') return decided;
  const clash = (changes: readonly Change[]) =>
    applied.conflicts.find(({ table, key }) =>
      changes.some((change) => change.table === table && change.key === key),
    );
  const apart = decided.flatMap((one) => {
    if (clash([one.line])) return [];
    const found = clash(one.changes);
    return [found ? kept(one.submission, held, found.says) : one];
  });
  applyOrThrow(sheets, changesOf(apart), author);
  return apart;
}

interface Considered {
  readonly submission: Submission;
  readonly counts: keyof TakenIn;
  readonly changes: readonly Change[];
  /** The row of Intake, and what it is set to. */
  readonly line: Change;
  readonly set: IntakeFacts;
  /** Whether its sender should hear that it could not be used. */
  readonly isRefused: boolean;
  /** What they can do. */
  readonly tells?: string | undefined;
}

/**
 * A fault in one submission keeps none of the others back. Google stumbles now and then, so it is tried once more; then it
 * waits in Intake, with what happened beside the answers.
 */
function considerAlone(submission: Submission, held: Held, doors: DoorHeld, isLast = false): Considered {
  try {
    return consider(submission, held, doors);
  } catch (fault) {
    if (!isLast) return considerAlone(submission, held, doors, true);
    return kept(submission, held, fault instanceof Error ? fault.message : String(fault));
  }
}

/** Kept for an officer, who may have it taken in again. */
const kept = (submission: Submission, held: Held, says: string): Considered =>
  lineOf(submission, held)(
    'toMend',
    [],
    {
      ...(submission.vouchedFor === undefined ? { answers: spelt(submission) } : {}),
      verdict: 'needs mending',
      reasons: `This could not be taken in: ${says} Put that right, then choose the verdict "mended".`.slice(
        0,
        LONGEST_TEXT,
      ),
    },
    'Keep a submission that could not be taken in',
  );

const spelt = ({ answers, strangers }: Submission): string => spellAnswers({ ...answers, ...strangers });

const lineOf =
  (submission: Submission, held: Held) =>
  (
    counts: keyof TakenIn,
    changes: readonly Change[],
    set: IntakeFacts,
    what: string,
    isRefused = false,
    tells?: string,
  ): Considered => {
    const { id, form, receivedAt, vouchedFor } = submission;
    const line =
      vouchedFor === undefined
        ? add('intake', { id, form, receivedAt: receivedAt === '' ? held.now : receivedAt, ...set }, what)
        : update('intake', id, set, what);
    return { submission, counts, changes, isRefused, tells, line, set };
  };

function consider(submission: Submission, held: Held, doors: DoorHeld): Considered {
  const { form, answers, strangers, lacking, vouchedFor } = submission;
  const others = Object.keys(strangers);
  const isFirst = vouchedFor === undefined;
  const line = lineOf(submission, held);
  // Google fires a second, blank submission now and then.
  if (isFirst && Object.keys(answers).length + others.length === 0) {
    const set = { verdict: 'ignored' as const, reasons: 'Nothing was answered.' };
    return line('ignored', [], set, 'Ignore a blank submission');
  }
  const decision = decide(submission, held, doors);
  const { problems, changes, note, asks, about } = decision;
  const wrong = [
    ...others.map((heading) => strangerSays(heading, lacking)),
    ...problems.map(({ says }) => says),
  ];
  // What goes in at once goes in whole; of what waits in Intake no more is known than its cell holds.
  const texts = isFirst ? [spelt(submission)] : Object.values(answers);
  const waitsCut = texts.some(isCut) && (!isFirst || wrong.length > 0 || asks !== undefined);
  const reasons = [...(waitsCut ? [cutSays(form)] : []), ...wrong];
  const row = held.reports.get(vouchedFor ?? readCode(answers['reference'] ?? '')?.reportId ?? '');
  const named = about ?? { reference: row?.id ?? null, ect: row?.ect ?? null };
  const waits = {
    ...(named.reference === null && !isFirst ? {} : named),
    // What an officer is mending stays as they left it.
    ...(isFirst ? { answers: spelt(submission) } : {}),
  };
  if (reasons.length > 0) {
    const set = {
      ...waits,
      verdict: 'needs mending' as const,
      reasons: reasons.join('\n').slice(0, LONGEST_TEXT),
    };
    const tells = decision.tells ?? lookAgain(askedAgain(submission, problems, held.policy));
    const isRefused = isFirst && !isPast(submission, row);
    return line('toMend', [], set, 'Keep a submission that needs mending', isRefused, tells);
  }
  if (asks !== undefined) {
    const set = { ...waits, verdict: 'to confirm' as const, reasons: asks.slice(0, LONGEST_TEXT) };
    return line('toConfirm', [], set, 'Keep what a school told until it is confirmed');
  }
  const set = { ...named, verdict: 'accepted' as const, reasons: note ?? null, answers: null };
  return line('accepted', changes, set, TAKE_IN);
}

/** The questions of a form whose answers are in the way, and why. */
function askedAgain(
  { form, answers }: Submission,
  problems: readonly Problem[],
  policy: Policy,
): readonly AskedAgain[] {
  if (form === SIGN_FORM) return [];
  const asked: readonly Asked[] = isDoor(form)
    ? DOOR_FORMS[form].questions(policy)
    : questionsFor({ kind: form, final: null }, policy);
  return asked.flatMap(({ name, label }) =>
    problems
      .filter(({ field }) => field === name)
      .map(({ says }) => ({
        label,
        answer: answers[name] ?? '',
        says: says.replace(label, '').replace(/^:? /, ''),
      })),
  );
}

/**
 * Whether the report has reached the appropriate body since it was sent: one that comes anew because its row of Intake was
 * deleted needs no answer any more. Both are told by a clock in London.
 */
function isPast({ receivedAt }: Submission, row: ReportRow | undefined): boolean {
  const sent = wallTime(receivedAt);
  return /^\d{4}-/.test(sent) && sent < (row?.submittedAt ?? row?.firstReceivedAt ?? '');
}

type IntakeFacts = Parameters<typeof update<'intake'>>[2];

function decide(submission: Submission, held: Held, doors: DoorHeld): Decision {
  const { form, vouchedFor, answers } = submission;
  if (vouchedFor !== undefined && Object.keys(answers).length === 0) {
    return {
      problems: [
        {
          field: 'answers',
          says: 'The answers can’t be read. Put the cell Answers back as it was (File > Version history), mend only what stands between quotation marks, and choose the verdict again; or choose "ignored".',
        },
      ],
      changes: [],
    };
  }
  if (form === SIGN_FORM) return takeSignature(submission, held);
  return isDoor(form) ? takeDoor(form, submission, held, doors) : takeReport(submission, held);
}

const cutSays = (form: FormKey): string =>
  `The text is too long to be kept here whole, and is cut where that stands in Answers. All of it stands in the answers sheet of the form "${titleOf(form)}". Ask whoever sent it to send a shorter one by the same link, and choose the verdict "ignored".`;

function strangerSays(heading: string, lacking: readonly string[]): string {
  const asked = `The form has a question this register does not know: "${heading.slice(0, 80)}". What was answered stands in Answers beside it.`;
  return lacking.length === 0
    ? `${asked} Take the question out of the form; the verdict "mended" takes in the rest without it.`
    : `${asked} Choose Induction > Set up register to put the form right. If it is a question of ours that was renamed, write ${lacking.map((name) => `"${name}"`).join(' or ')} in place of it in Answers, and choose the verdict "mended".`;
}
