import { useState } from 'preact/hooks';
import type { Button, QuestionAnswer } from '../../api';
import { session } from '../core/session';
import { useStore } from '../core/store';
import { Dialog } from '../parts/dialog';

const LABELS: Record<Button, string> = { OK: 'OK', CANCEL: 'Cancel', YES: 'Yes', NO: 'No' };

function Asked({ shown }: { readonly shown: NonNullable<ReturnType<typeof session.get>['question']> }) {
  const [text, setText] = useState('');
  const { kind, title, text: says, buttons } = shown.asked;
  const answer = (button: QuestionAnswer['button']) => shown.answer({ button, text });
  const submit = (event: Event) => {
    event.preventDefault();
    answer(buttons[0] ?? 'OK');
  };
  return (
    <Dialog title={title || 'Induction Register'} class="question" onClose={() => answer('CLOSE')}>
      <form onSubmit={submit}>
        <p class="says" id="question-text">
          {says}
        </p>
        {kind === 'prompt' && (
          <input
            class="field"
            autofocus
            aria-labelledby="question-text"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
        <div class="buttons">
          {buttons.map((button, index) => (
            <button
              key={button}
              type={index === 0 ? 'submit' : 'button'}
              class={index === 0 ? 'primary' : ''}
              autofocus={index === 0 && kind === 'alert'}
              onClick={index === 0 ? undefined : () => answer(button)}
            >
              {LABELS[button]}
            </button>
          ))}
        </div>
      </form>
    </Dialog>
  );
}

/** The question a script waits on: `Ui.alert` and `Ui.prompt`. */
export function QuestionHost() {
  const shown = useStore(session, ({ question }) => question);
  return shown && <Asked key={String(shown.asked.text)} shown={shown} />;
}
