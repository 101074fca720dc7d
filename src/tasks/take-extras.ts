import type { Problem, ReportKind } from '../domain/facts';
import type { Memory } from '../google/ports';
import { type ExtraQuestionRow, extraIdOf, extraName, isForTerm } from '../register/extra-answers';
import type { ReportRow } from '../register/report-row';
import { asText } from '../register/column';
import { TABLES } from '../register/tables';
import { formFor } from './forms-known';
import type { Submission } from './submissions';

/** An extra question as the form puts it since the last Set up. */
export interface ExtraAsked {
  readonly name: string;
  readonly title: string;
  /** Its row, while Extra questions has it. */
  readonly row: ExtraQuestionRow | undefined;
}

/** The extra questions a form has: those alone can be insisted on. */
export function extrasAsked(
  memory: Pick<Memory, 'get'>,
  rows: readonly ExtraQuestionRow[],
): (form: ReportKind) => readonly ExtraAsked[] {
  return (form) =>
    Object.entries(formFor(memory, form)?.headings ?? {}).flatMap(([title, name]) =>
      extraIdOf(name) === null ? [] : [{ name, title, row: rows.find((row) => extraName(row) === name) }],
    );
}

export interface ExtraTaken {
  /** What the report keeps; undefined where nothing was asked, so that what it has stays. */
  readonly text: string | null | undefined;
  readonly problems: readonly Problem[];
}

/** What the form asks and a report of this kind may not need, with what was answered, if anything. */
export type Besides = readonly { readonly title: string; readonly answer: string }[];

/** "Question: answer", a line for each. An officer who vouches for a report takes it in without. */
export function takeExtras(
  { answers, vouchedFor }: Submission,
  { term }: Pick<ReportRow, 'term'>,
  asked: readonly ExtraAsked[],
  besides: Besides | null,
): ExtraTaken {
  const known = asked.map(({ name }) => name);
  const others = Object.keys(answers).flatMap((name) =>
    extraIdOf(name) === null || known.includes(name) ? [] : [{ name, title: extraIdOf(name) ?? '' }],
  );
  const answerTo = (name: string): string => (answers[name] ?? '').trim();
  const extras = [...asked, ...others].map(({ name, title }) => ({ title, answer: answerTo(name) }));
  const said = [...(besides ?? []), ...extras].flatMap(({ title, answer }) =>
    answer === '' ? [] : [`${title}${/[?:.]$/.test(title) ? '' : ':'} ${answer}`],
  );
  const missing = asked.filter(
    ({ name, row }) => row?.needed === 'yes' && isForTerm(row, term) && answerTo(name) === '',
  );
  const problems =
    vouchedFor !== undefined
      ? []
      : missing.map(({ name, title }) => ({
          field: name,
          says: `${title}${title.endsWith('?') ? '' : ':'} This needs an answer. To take the report in without it, choose the verdict "mended".`,
        }));
  if (besides === null && extras.length === 0) return { text: undefined, problems };
  const reading = TABLES.reports.columns.extraAnswers.read(asText(said.join('\n')));
  return 'value' in reading
    ? { text: reading.value, problems }
    : { text: undefined, problems: [...problems, { field: '', says: `Extra answers: ${reading.says}` }] };
}
