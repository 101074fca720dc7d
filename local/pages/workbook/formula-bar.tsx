import { useState } from 'preact/hooks';
import type { Guard } from '../../api';
import { Icon } from '../parts/icon';

interface Props {
  readonly name: string;
  readonly text: string;
  readonly editing: boolean;
  readonly guard: Guard | null;
  readonly onGoTo: (text: string) => void;
  readonly onStart: () => void;
  readonly onChange: (text: string) => void;
  readonly onCommit: (text: string) => void;
  readonly onCancel: () => void;
}

/** Where the person is, and what the cell holds before it is displayed. */
export function FormulaBar({
  name,
  text,
  editing,
  guard,
  onGoTo,
  onStart,
  onChange,
  onCommit,
  onCancel,
}: Props) {
  const [wanted, want] = useState<string | null>(null);
  const goTo = (event: Event) => {
    event.preventDefault();
    if (wanted !== null) onGoTo(wanted);
    want(null);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onCommit((event.currentTarget as HTMLInputElement).value);
    else if (event.key === 'Escape') onCancel();
    else return;
    event.preventDefault();
  };
  return (
    <div class="formula-bar">
      <form onSubmit={goTo}>
        <input
          class="name-box"
          aria-label="Cell, or a range to go to"
          value={wanted ?? name}
          onInput={(event) => want(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => want(null)}
        />
      </form>
      <span class="fx" aria-hidden="true">
        fx
      </span>
      <input
        class={`formula ${editing ? 'editing' : ''}`}
        aria-label="What the cell holds"
        spellcheck={false}
        value={text}
        onFocus={() => !editing && onStart()}
        onInput={(event) => onChange(event.currentTarget.value)}
        onKeyDown={keys}
        onBlur={(event) => editing && onCommit(event.currentTarget.value)}
      />
      {guard && (
        <span class="guarded">
          <Icon name="lock" size={16} />
          {guard.description || 'Guarded'}
          {guard.warningOnly ? ' (asks before a change)' : ''}
        </span>
      )}
    </div>
  );
}
