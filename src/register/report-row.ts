import type { Problem, Report, YesNo } from '../domain/facts';
import type { Asking, Question, QuestionWording } from '../domain/questions';
import { questionsFor } from '../domain/questions';
import { factsIn } from '../domain/report-facts';
import type { Column } from './column';
import { asText, textOf } from './column';
import type { RowOf } from './table';
import { reports } from './tables';

export type ReportRow = RowOf<typeof reports>;

/** Any wording will do to know which questions there are. */
const ANY_WORDING: QuestionWording = { trainingWordingInFull: '' };

export const askingOf = (row: Pick<ReportRow, 'kind' | 'final'>): Asking => ({
  kind: row.kind,
  final: finality(row.final),
});

const finality = (final: YesNo | null): boolean | null => (final === null ? null : final === 'yes');

const columnOf = (question: Pick<Question, 'name'>): Column<unknown> => {
  const column = (reports.columns as Readonly<Record<string, Column<unknown>>>)[question.name];
  if (!column) throw new Error(`The Reports table has no column for the question "${question.name}".`);
  return column;
};

/** The answers a row holds, by the name of their question. */
export function answersOf(row: ReportRow): Record<string, string> {
  const values = row as Readonly<Record<string, unknown>>;
  const answers: Record<string, string> = {};
  for (const question of questionsFor(askingOf(row), ANY_WORDING)) {
    const text = textOf(columnOf(question).write(values[question.name]));
    if (text !== '') answers[question.name] = text;
  }
  return answers;
}

/** Answers as the row keeps them; a question that was not asked leaves its column blank. */
export function rowOfAnswers(asking: Asking, answers: Readonly<Record<string, string>>): Partial<ReportRow> {
  const row: Record<string, unknown> = {};
  for (const question of questionsFor(asking, ANY_WORDING)) {
    const reading = columnOf(question).read(asText(answers[question.name] ?? ''));
    if ('value' in reading) row[question.name] = reading.value;
  }
  return row as Partial<ReportRow>;
}

/** Answers the sheet would not give back, such as "#N/A": they are refused, never dropped. */
export const unkept = (asking: Asking, answers: Readonly<Record<string, string>>): Problem[] =>
  questionsFor(asking, ANY_WORDING).flatMap((question) => {
    const reading = columnOf(question).read(asText(answers[question.name] ?? ''));
    return 'says' in reading ? [{ field: question.name, says: reading.says }] : [];
  });

/** A row of Reports as the rules see it. */
export function reportOf(row: ReportRow): Report {
  // What a tutor said on the form counts, even where this assessment does not ask it.
  const answers = { ...answersOf(row), onTrack: row.onTrack ?? '' };
  return { ...row, ...factsIn(askingOf(row), answers), timesReturned: row.timesReturned ?? 0 };
}
