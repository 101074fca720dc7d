import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FieldProblem, Question } from '../../src/entry/wire';
import { agreeing, counted } from '../words';
import { fieldId } from './field';

interface Props {
  readonly problems: readonly FieldProblem[];
  /** The questions on the page: a problem elsewhere has nowhere to lead to. */
  readonly questions: readonly Question[];
}

/** Everything that stands in the way, at the top, each leading to its field. It takes the focus when it appears. */
export function ErrorSummary({ problems, questions }: Props) {
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => box.current?.focus(), [problems]);
  const title = `${counted(problems.length, 'thing')} ${agreeing(problems.length, 'needs', 'need')} mending`;
  return (
    <section ref={box} class="notice bad" tabIndex={-1} aria-labelledby="errors">
      <h2 id="errors" class="notice-title">
        {title}
      </h2>
      <ul>
        {problems.map(({ field, says }) => {
          const question = questions.find(({ name }) => name === field);
          return (
            <li key={field + says}>
              {question ? (
                <a
                  href={`#${fieldId(field)}`}
                  target="_self"
                  onClick={(event) => {
                    event.preventDefault();
                    goTo(field);
                  }}
                >
                  {question.label.replace(/\?$/, '')}: {says}
                </a>
              ) : (
                says
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** To the control, with its question in sight. */
function goTo(field: string): void {
  const control = document.getElementById(fieldId(field));
  control?.closest('.field')?.scrollIntoView({ block: 'start' });
  control?.focus({ preventScroll: true });
}
