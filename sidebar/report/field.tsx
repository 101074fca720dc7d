import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Question } from '../../src/entry/wire';
import { counted } from '../words';
import { ticked } from './asked';
import { DayField } from './day-field';

interface Props {
  readonly question: Question;
  readonly value: string;
  readonly needed: boolean;
  /** The help is left out where the question before it said the same. */
  readonly help: string;
  readonly error: string | null;
  readonly change: (value: string) => void;
}

/** Where the error summary leads: the first control of a question. */
export const fieldId = (name: string): string => `q-${name}`;

/** One question with its help, its control and, beside it, what is wrong with the answer. */
export function Field(props: Props) {
  const grouped = ['choice', 'choices', 'day'].includes(props.question.kind);
  return grouped ? <Group {...props} /> : <Single {...props} />;
}

function describedBy({ question, help, error }: Props): string | undefined {
  const ids = [
    help === '' ? '' : `${fieldId(question.name)}-help`,
    error === null ? '' : `${fieldId(question.name)}-error`,
  ];
  const text = ids.filter(Boolean).join(' ');
  return text === '' ? undefined : text;
}

function Label({ question, needed }: Props) {
  return (
    <>
      {question.label} {needed ? <span class="mark">(needed)</span> : <span class="mark">(if you wish)</span>}
    </>
  );
}

function About({ question, help, error }: Props) {
  const id = fieldId(question.name);
  return (
    <>
      {help !== '' && (
        <p id={`${id}-help`} class="help">
          {help}
        </p>
      )}
      {error !== null && (
        <p id={`${id}-error`} class="error">
          <span class="unseen">Mend this: </span>
          {error}
        </p>
      )}
    </>
  );
}

function Box({ error, children }: { readonly error: string | null; readonly children: ComponentChildren }) {
  return <div class={error === null ? 'field' : 'field faulty'}>{children}</div>;
}

function Single(props: Props) {
  const { question, value, error, change } = props;
  const id = fieldId(question.name);
  const shared = {
    id,
    value,
    'aria-describedby': describedBy(props),
    'aria-invalid': error !== null,
  };
  return (
    <Box error={error}>
      <label for={id}>
        <Label {...props} />
      </label>
      <About {...props} />
      {question.kind === 'long' ? (
        <LongText {...shared} change={change} />
      ) : (
        <input
          {...shared}
          class={question.kind === 'number' ? 'input digits-4' : 'input'}
          type="text"
          inputMode={question.kind === 'number' ? 'decimal' : 'text'}
          autocomplete="off"
          onInput={(event) => change(event.currentTarget.value)}
        />
      )}
    </Box>
  );
}

interface LongTextProps {
  readonly id: string;
  readonly value: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
  readonly change: (value: string) => void;
}

/** Grows with its text. */
function LongText({ change, value, ...shared }: LongTextProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const box = area.current;
    if (box === null || CSS.supports('field-sizing', 'content')) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + 2}px`;
  }, [value]);
  return (
    <>
      <textarea
        {...shared}
        ref={area}
        class="input"
        rows={2}
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
      />
      <p class="length">{value === '' ? '' : counted(value.length, 'character')}</p>
    </>
  );
}

function Group(props: Props) {
  const { question, value, error, change } = props;
  return (
    <Box error={error}>
      <fieldset aria-describedby={describedBy(props)}>
        <legend>
          <Label {...props} />
        </legend>
        <About {...props} />
        {question.kind === 'day' ? (
          <DayField
            id={fieldId(question.name)}
            value={value}
            describedBy={undefined}
            faulty={error !== null}
            change={change}
          />
        ) : (
          <Choices question={question} value={value} change={change} />
        )}
      </fieldset>
    </Box>
  );
}

const SHORT = 12;

function Choices({ question, value, change }: Pick<Props, 'question' | 'value' | 'change'>) {
  const choices = question.choices ?? [];
  const several = question.kind === 'choices';
  const chosen = several ? ticked(value) : [value];
  const inline = choices.length < 3 && choices.every(({ label }) => label.length <= SHORT);
  const toggled = (one: string) =>
    choices
      .map((choice) => choice.value)
      .filter((other) => (other === one ? !chosen.includes(one) : chosen.includes(other)))
      .join(', ');
  return (
    <div class={inline ? 'choices inline' : 'choices'}>
      {choices.map((choice, at) => (
        <label key={choice.value} class="choice">
          <input
            id={at === 0 ? fieldId(question.name) : undefined}
            type={several ? 'checkbox' : 'radio'}
            name={question.name}
            checked={chosen.includes(choice.value)}
            onChange={() => change(several ? toggled(choice.value) : choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}
