import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Answers, Question, ReportForm, SaveAction, Saved } from '../../src/entry/wire';
import { draftsLast, keepDraft } from '../drafts';
import { announce } from '../parts/announce';
import { useNav } from '../parts/nav';
import { Notice } from '../parts/notice';
import { Trouble } from '../parts/trouble';
import { openWide } from '../server';
import { ActionBar } from './action-bar';
import { askedOf, differing, questionsOf, textOf } from './asked';
import { ErrorSummary } from './error-summary';
import { fieldId } from './field';
import { Questions, type QuestionsProps, ReadAnswers } from './questions';
import { useSaving } from './saving';
import { ALL_SAYINGS, asksBesides, SAYINGS } from './words';

interface Props {
  readonly form: ReportForm;
  /** What the fields start with: the register's answers, or the person's own text. */
  readonly start: Answers;
  /** Said once above the form, such as where its answers come from. */
  readonly notice: string | null;
  readonly saved: (action: SaveAction, saved: Saved, sent: Answers) => void;
  readonly conflict: (says: string, mine: Answers, stands: ReportForm) => void;
  readonly openedWide: () => void;
}

/** From so many questions on, a wide window is worth offering. */
const LONG_FORM = 15;

/** The questions and what can be done with the answers. Typed text is kept on this computer until it is saved. */
export function Form({ form, start, notice, saved, conflict, openedWide }: Props) {
  const { wide } = useNav();
  const [answers, setAnswers] = useState<Answers>(start);
  const [asking, setAsking] = useState(() => reasonIn(form, start));
  const [noted, setNoted] = useState(false);
  const latest = useRef(answers);
  const { doing, problems, failure, perform, fail } = useSaving({
    form,
    answers: () => latest.current,
    saved: (...done) => {
      setNoted(true);
      saved(...done);
    },
    conflict,
  });
  const editable = form.mayDo.includes('save');
  const asked = askedOf(form.questions, answers);
  const unsaved = differing(questionsOf(form), answers, form.answers).length > 0;

  const change = (name: string, value: string) => {
    const next = { ...latest.current, [name]: value };
    latest.current = next;
    setAnswers(next);
    keepDraft(form.id, { version: form.version, answers: next, at: Date.now() });
  };
  const act = (action: SaveAction) => {
    const question = action === 'accept' ? null : asksBesides(form, action);
    if (question !== null && question !== asking) setAsking(question);
    else void perform(action);
  };
  const widen = async () => {
    if (unsaved && !(await perform('save'))) return;
    const failed = await openWide(form.id);
    if (failed === null) openedWide();
    else fail(failed, () => void widen());
  };
  const filling = { answers, problems, change };
  // What was written for one action goes with no other: it would be lost without a word.
  const written =
    asking && ALL_SAYINGS.includes(asking) && textOf(answers, asking.name).trim() !== '' ? asking : null;
  useSaveKey(editable, () => act('save'));

  return (
    <form noValidate onSubmit={(event) => event.preventDefault()}>
      {notice !== null && !noted && <Notice tone="plain" title={notice} takesFocus />}
      {failure && (
        <Trouble
          failure={failure.of}
          kept={unsaved ? 'Your text is kept.' : undefined}
          again={failure.again}
        />
      )}
      {problems.length > 0 && (
        <ErrorSummary
          problems={problems}
          questions={[...asked, ...ALL_SAYINGS, ...(form.signedCopy ? [form.signedCopy] : [])]}
        />
      )}
      {!wide && editable && form.questions.length >= LONG_FORM && (
        <div class="buttons">
          <button type="button" class="button small" onClick={() => void widen()}>
            {unsaved ? 'Save, and open in a wide window' : 'Open in a wide window'}
          </button>
        </div>
      )}
      {editable ? (
        <Questions questions={form.questions} {...filling} />
      ) : (
        <ReadAnswers questions={form.questions} answers={form.answers} />
      )}
      {form.mayDo.includes('accept') && SAYINGS.accept && (
        <details open={textOf(start, SAYINGS.accept.name) !== ''}>
          <summary>Add feedback for the tutor</summary>
          <Questions questions={[SAYINGS.accept]} {...filling} />
        </details>
      )}
      {asking && <AskedFirst question={asking} {...filling} />}
      <ActionBar
        mayDo={written ? form.mayDo.filter((action) => SAYINGS[action] === written) : form.mayDo}
        doing={doing}
        stands={written ? TO_SEND : unsaved ? notSaved() : noted ? 'Draft saved' : ''}
        perform={act}
      />
    </form>
  );
}

const TO_SEND = 'Not sent yet. To do something else, empty the text.';

const notSaved = (): string => (draftsLast() ? 'Not saved yet' : 'Not saved yet, and lost if you close this');

/** The reason a person had begun to write. */
const reasonIn = ({ mayDo }: ReportForm, start: Answers): Question | null =>
  (['ask', 'return'] as const)
    .filter((action) => mayDo.includes(action))
    .map((action) => SAYINGS[action])
    .find((question) => question && textOf(start, question.name) !== '') ?? null;

/** What is asked once a button is pressed; pressing it a second time sends the answer too. */
function AskedFirst({
  question,
  ...given
}: Omit<QuestionsProps, 'questions'> & { readonly question: Question }) {
  useLayoutEffect(() => document.getElementById(fieldId(question.name))?.focus(), [question.name]);
  return <Questions questions={[question]} {...given} />;
}

/** Ctrl+S or Cmd+S saves the draft, as people's fingers expect. */
function useSaveKey(active: boolean, save: () => void): void {
  const current = useRef(save);
  current.current = save;
  useEffect(() => {
    if (!active) return undefined;
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      announce('Saving the draft');
      current.current();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [active]);
}
