import type { Question, ReportForm, SaveAction } from '../../src/entry/wire';

/** The buttons, the main one first. */
export const ACTION_ORDER: readonly SaveAction[] = ['accept', 'submit', 'release', 'return', 'save'];

interface ActionWords {
  readonly button: string;
  readonly doing: string;
  readonly done: string;
}

export const ACTION_WORDS: { readonly [action in SaveAction]: ActionWords } = {
  save: { button: 'Save draft', doing: 'Saving the draft', done: 'Saved as a draft' },
  release: { button: 'Release to the ECT', doing: 'Releasing the report', done: 'Released to the ECT' },
  submit: { button: 'Record as received', doing: 'Recording the report', done: 'Recorded as received' },
  accept: { button: 'Accept', doing: 'Accepting the report', done: 'Accepted' },
  return: { button: 'Return to the school', doing: 'Returning the report', done: 'Returned to the school' },
};

/** What the appropriate body is asked when it returns a report; no question of the report itself. */
export const RETURNED_WHY: Question = {
  name: 'returnedWhy',
  label: 'What should the school change?',
  help: 'The school reads this with the report.',
  kind: 'long',
  needed: true,
  forKinds: [],
  section: 'Return',
  para: null,
};

/** What a button asks before it does anything. */
export const askedFirst = (form: ReportForm, action: SaveAction): Question | null =>
  action === 'return' ? RETURNED_WHY : action === 'submit' ? form.signedCopy : null;

/** "Progress review". */
export const kindTitle = ({ kind }: ReportForm): string => kind.charAt(0).toUpperCase() + kind.slice(1);
