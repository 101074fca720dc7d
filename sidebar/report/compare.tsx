import { useState } from 'preact/hooks';
import type { Answers, Question, ReportForm } from '../../src/entry/wire';
import { Notice } from '../parts/notice';
import { counted } from '../words';
import { ALL_SAYINGS } from './words';
import { answersGiven, differing, questionsOf, readable, textOf } from './asked';

type Side = 'mine' | 'theirs';

interface Props {
  /** Why there are two versions, in a sentence. */
  readonly says: string;
  readonly mine: Answers;
  /** The report as the register has it now. */
  readonly stands: ReportForm;
  readonly chosen: (answers: Answers) => void;
  readonly drop: () => void;
}

/** Two versions of one report, answer by answer. Nothing is chosen beforehand, and nothing is merged in silence. */
export function Compare({ says, mine, stands, chosen, drop }: Props) {
  const [choice, setChoice] = useState<{ readonly [name: string]: Side }>({});
  const [insist, setInsist] = useState(false);
  const given = {
    mine: answersGiven(questionsOf(stands), mine),
    theirs: answersGiven(questionsOf(stands), stands.answers),
  };
  const questions = differing(questionsOf(stands), mine, stands.answers);
  const open = questions.filter(({ name }) => choice[name] === undefined);
  const editable =
    stands.mayDo.includes('save') ||
    (stands.mayDo.includes('return') && questions.every((one) => ALL_SAYINGS.includes(one)));
  const all = (side: Side) => setChoice(Object.fromEntries(questions.map(({ name }) => [name, side])));
  const goOn = () => {
    if (open.length > 0) {
      setInsist(true);
      document.getElementById(`mine-${open[0]?.name ?? ''}`)?.focus();
      return;
    }
    const taken = questions.map(({ name }) => [name, textOf(given[choice[name] ?? 'theirs'], name)]);
    chosen({ ...given.theirs, ...Object.fromEntries(taken) });
  };
  return (
    <>
      <Notice tone="warn" title="There are two versions" takesFocus>
        <p>{says}</p>
        <p>
          Your text is kept. {counted(questions.length, 'answer')}{' '}
          {questions.length === 1 ? 'differs' : 'differ'}.{' '}
          {editable
            ? 'Choose one for each, then go on.'
            : `The report can no longer be changed: ${stands.stands.toLowerCase()}. Copy what you need.`}
        </p>
      </Notice>
      {editable && questions.length > 1 && (
        <div class="buttons">
          <button type="button" class="button small" onClick={() => all('mine')}>
            Take all of mine
          </button>
          <button type="button" class="button small" onClick={() => all('theirs')}>
            Take all of theirs
          </button>
        </div>
      )}
      {questions.map((question) => (
        <Versions
          key={question.name}
          question={question}
          mine={textOf(given.mine, question.name)}
          theirs={textOf(given.theirs, question.name)}
          side={choice[question.name]}
          missing={insist && choice[question.name] === undefined}
          choose={editable ? (side) => setChoice({ ...choice, [question.name]: side }) : null}
        />
      ))}
      <div class="buttons bar">
        {editable && (
          <button type="button" class="button main" onClick={goOn}>
            Go on with these answers
          </button>
        )}
        <button type="button" class="button" onClick={drop}>
          Discard mine
        </button>
      </div>
    </>
  );
}

interface VersionsProps {
  readonly question: Question;
  readonly mine: string;
  readonly theirs: string;
  readonly side: Side | undefined;
  readonly missing: boolean;
  readonly choose: ((side: Side) => void) | null;
}

function Versions({ question, mine, theirs, side, missing, choose }: VersionsProps) {
  const { name, label } = question;
  const versions: readonly (readonly [Side, string, string])[] = [
    ['mine', 'Yours', mine],
    ['theirs', 'In the register', theirs],
  ];
  return (
    <fieldset
      class={missing ? 'versions faulty' : 'versions'}
      aria-describedby={missing ? `${name}-missing` : undefined}
    >
      <legend>{label}</legend>
      {missing && (
        <p id={`${name}-missing`} class="error">
          Choose one of the two.
        </p>
      )}
      <div class="sides">
        {versions.map(([which, title, text]) => (
          <label key={which} class={side === which ? 'side chosen' : 'side'}>
            <span class="side-title">
              {choose && (
                <input
                  id={`${which}-${name}`}
                  type="radio"
                  name={`version-${name}`}
                  checked={side === which}
                  onChange={() => choose(which)}
                />
              )}
              {title}
            </span>
            <span class="side-text">{text.trim() === '' ? <em>blank</em> : readable(question, text)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
