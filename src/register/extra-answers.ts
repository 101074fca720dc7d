import type { RowOf } from './table';
import type { extraQuestions } from './tables';

export type ExtraQuestionRow = Omit<RowOf<typeof extraQuestions>, 'version' | 'pending'>;

/** What a form calls an extra question. One that is answered in another way is another question to the form. */
export const extraName = ({ id, kind }: Pick<ExtraQuestionRow, 'id' | 'kind'>): string =>
  `extra ${id}, ${kind}`;

const NAME = /^extra (.*), (words|yes or no|one of)$/;

/** "EQ-01" of a name on a form; null for a question that is no extra one. */
export const extraIdOf = (name: string): string | null => NAME.exec(name)?.[1] ?? null;

/** Whether a question of this name is an extra one that is answered in words. */
export const isExtraInWords = (name: string): boolean => NAME.exec(name)?.[2] === 'words';

/** Whether an extra question is put for a report of this term, like "Autumn 2026". */
export const isForTerm = ({ term }: Pick<ExtraQuestionRow, 'term'>, reportTerm: string): boolean =>
  term === null || reportTerm.toLowerCase().includes(term.toLowerCase().replace(/\s*term$/, ''));
