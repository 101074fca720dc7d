import type { Question, ReportForm, SaveAction } from '../../src/entry/wire';

/** The buttons, the main one first. */
export const ACTION_ORDER: readonly SaveAction[] = ['accept', 'submit', 'release', 'ask', 'return', 'save'];

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
  ask: { button: 'Ask for evidence', doing: 'Asking for evidence', done: 'Asked for further evidence' },
  return: { button: 'Return to the school', doing: 'Returning the report', done: 'Returned to the school' },
};

const saying = (name: string, section: string, label: string, help: string): Question => ({
  name,
  label,
  help,
  kind: 'long',
  section,
  para: null,
});

/** What the appropriate body says with what it does; no questions of the report itself. */
export const SAYINGS: { readonly [action in SaveAction]?: Question } = {
  accept: {
    ...saying('feedback', 'Feedback', 'What would you say to the tutor?', 'It goes by mail.'),
    needed: [],
  },
  ask: saying(
    'evidenceAsked',
    'Further evidence',
    'What would you like to see?',
    'The report stays with you.',
  ),
  return: saying(
    'returnedWhy',
    'Return',
    'What should the school change?',
    'The school reads this with the report.',
  ),
};

export const ALL_SAYINGS: readonly Question[] = Object.values(SAYINGS);

/** What a button asks besides the questions of the report. */
export const asksBesides = (form: ReportForm, action: SaveAction): Question | null =>
  (action === 'submit' ? form.signedCopy : SAYINGS[action]) ?? null;

/** "Progress review". */
export const kindTitle = ({ kind }: ReportForm): string => kind.charAt(0).toUpperCase() + kind.slice(1);
