import { CAME_BEFORE } from '../documents/refused-letter';
import type { Problem } from '../domain/facts';
import type { Policy } from '../domain/policy';
import type { Asking } from '../domain/questions';
import { questionsFor } from '../domain/questions';
import { MOST_CHARACTERS, objectionsToAnswers, tidyAnswers } from '../domain/report-answers';
import type { Answers } from '../domain/report-facts';
import { after, mayDo } from '../domain/report-life';
import type { Actor } from '../domain/report-signatures';
import { update } from '../register/change';
import type { ReportRow } from '../register/report-row';
import { answersOf, askingOf, reportOf, rowOfAnswers, unkept } from '../register/report-row';
import type { Decision, Held } from './link-holder';
import { holderOf, refusedFor } from './link-holder';
import { lifeOf } from './record-report';
import { readCode, spellLink, linkPrint } from './report-code';
import type { Submission } from './submissions';
import { type Besides, type ExtraTaken, takeExtras } from './take-extras';

/** Whoever holds a link to write answers as the tutor: the lead or the head stands in where there is none. */
const TUTOR: Actor = { roles: ['tutor'] };

/** Takes in a report a tutor wrote on its form: kept and released to the ECT, or nothing changes. */
export function takeReport(submission: Submission, held: Held): Decision {
  const code = submission.answers['reference'];
  const vouched = vouchedRow(submission, held);
  if (vouched === null) return refusedFor(noReport(submission.vouchedFor ?? ''));
  const holder = holderOf(code, held);
  if (vouched) {
    if ('row' in holder && holder.row.trn !== vouched.trn)
      return refusedFor(ofAnother(holder.row, vouched, held));
    const sender = 'name' in holder ? `${holder.name}, ` : '';
    return written(vouched, submission, held, { from: `${sender}by the form, mended by an officer` });
  }
  if ('says' in holder) return { problems: [holder], changes: [] };
  const { row, link, personId, name } = holder;
  if (link.purpose !== 'write') {
    return refusedFor(
      `This link of ${name} is to comment on the report and sign it, not to write it. Ask them to open it again from their mail.`,
    );
  }
  if (!held.directory.mayWrite(personId, reportOf(row))) {
    return refusedFor(
      `The link was sent to ${name}, who is not the induction tutor now, nor stands in for one. Whoever is gets a link of their own. The report is for ${row.school ?? 'no school'}, ${row.term}: to take these answers in as that one, choose the verdict "mended".`,
    );
  }
  return written(row, submission, held, {
    from: `${name}, by the form`,
    by: `, link ${spellLink(code ?? '')}`,
    isOld: link.text !== linkPrint(row, 'write'),
  });
}

/** The report an officer vouches for, by its number in Intake or in the code; null where they name one that is not there. */
function vouchedRow(
  { vouchedFor, answers }: Submission,
  { reports, unread }: Held,
): ReportRow | undefined | null {
  if (vouchedFor === undefined) return undefined;
  const coded = readCode(answers['reference'] ?? '')?.reportId ?? '';
  if (vouchedFor === null) return reports.get(coded);
  const named = reports.get(vouchedFor.toUpperCase());
  return named ?? (vouchedFor === coded || unread.has(vouchedFor) ? undefined : null);
}

/** A slip in the number must not show one ECT what was written of another. */
const ofAnother = (came: ReportRow, vouched: ReportRow, { directory }: Held): string => {
  const named = ({ id, trn }: ReportRow) => `${id} (${directory.ects.get(trn)?.name ?? `TRN ${trn}`})`;
  return `The link it came by is for ${named(came)}, and Report names ${named(vouched)}. Write ${came.id} under Report, then choose the verdict "mended"; if it is about the other ECT all the same, ask whoever sent it to use the link in the mail about them.`;
};

const noReport = (named: string): string =>
  `There is no report "${named.slice(0, 40)}". Write its number under Report as it stands in Reports, like R-00001, then choose the verdict "mended".`;

/** Who sent a report, by which link, and whether somebody wrote in it after that went. */
interface Came {
  readonly from: string;
  readonly by?: string;
  readonly isOld?: boolean;
}

function written(
  row: ReportRow,
  submission: Submission,
  { policy, now, extras }: Held,
  { from, by = '', isOld = false }: Came,
): Decision {
  if (row.kind !== submission.form) {
    return refusedFor(
      `The code is for the ${row.kind} of ${row.term}, and this is the form for the ${submission.form}.`,
    );
  }
  const asking = askingOf(row);
  const answers = tidyAnswers(asking, submission.answers, policy);
  const all = tidyAnswers({ ...asking, final: null }, submission.answers, policy);
  const extra = takeExtras(submission, row, extras(row.kind), besides(asking, all, policy));
  const report = reportOf(row);
  const mayWrite = mayDo(report, TUTOR, 'save', policy);
  if (mayWrite.length > 0 && holds(row, asking, answers, extra))
    return { problems: [], changes: [], note: 'The report has these answers already.' };
  if (mayWrite.length === 0 && isOld) {
    return refusedFor(
      `Since the link was sent, somebody has written in this report, it came back, or it became one of another school. It is for ${row.school ?? 'no school'}, ${row.term} now. Compare both: to put these answers in their place, choose the verdict "mended"; otherwise "ignored".`,
    );
  }
  const problems = [
    ...mayWrite,
    ...objectionsToAnswers(
      { ...asking, coversFrom: row.coversFrom, coversUntil: row.coversUntil, leaving: true },
      answers,
      policy,
    ).map((problem) => withQuestion(problem, asking, policy)),
    ...extra.problems,
    ...tooMuchWith(answers, extra),
  ];
  if (problems.length === 0)
    problems.push(...unkept(asking, answers).map((one) => withQuestion(one, asking, policy)));
  if (problems.length > 0) return { problems, changes: [], ...(hasCome(row) ? { tells: CAME_BEFORE } : {}) };
  const released = after(after(report, TUTOR, 'save', now, policy), TUTOR, 'release', now, policy);
  // The ECT comments on the text as it is now; what they said of another stays in History.
  const set = {
    ...rowOfAnswers({ ...asking, final: null }, { ...answers, onTrack: all['onTrack'] ?? '' }),
    ...(extra.text === undefined ? {} : { extraAnswers: extra.text }),
    ...lifeOf(released),
    ectComment: null,
    submittedBy: from,
  };
  return {
    problems: [],
    changes: [update('reports', row.id, set, `Take in the ${row.kind}: ${from}${by}`)],
  };
}

const hasCome = ({ state }: ReportRow): boolean =>
  state === 'with ECT' || state === 'signing' || state === 'submitted' || state === 'reviewed';

/** One form serves every assessment: what it asks and this one does not is kept word for word, so that nothing is lost. */
function besides(asking: Asking, all: Answers, policy: Policy): Besides | null {
  const asked = questionsFor(asking, policy).map(({ name }) => name);
  const others = questionsFor({ ...asking, final: null }, policy).filter(({ name }) => !asked.includes(name));
  return others.length === 0
    ? null
    : others.map(({ name, label, choices = [] }) => ({
        title: label,
        answer: choices.find(({ value }) => value === all[name])?.label ?? all[name] ?? '',
      }));
}

/** Whether the report has these very answers: sent twice, or taken in by a run that died before Intake had it. */
const holds = (row: ReportRow, asking: Asking, answers: Answers, { text }: ExtraTaken): boolean =>
  (text === undefined || text === row.extraAnswers) &&
  JSON.stringify(answersOf({ ...row, ...rowOfAnswers(asking, answers) })) === JSON.stringify(answersOf(row));

/** A row's changes wait in one cell, so extra answers share the room of the others. */
function tooMuchWith(answers: Answers, { text }: ExtraTaken): Problem[] {
  const total = [...Object.values(answers), text ?? ''].reduce((sum, { length }) => sum + length, 0);
  return text && total > MOST_CHARACTERS
    ? [
        {
          field: '',
          says: `Shorten the extra answers. A report takes ${MOST_CHARACTERS} characters in all; this one has ${total}.`,
        },
      ]
    : [];
}

/** Intake has no field to stand beside, so the question is named. */
function withQuestion({ field, says }: Problem, asking: Asking, policy: Policy): Problem {
  const label = questionsFor(asking, policy).find(({ name }) => name === field)?.label ?? '';
  return { field, says: label === '' ? says : `${label}${label.endsWith('?') ? '' : ':'} ${says}` };
}
