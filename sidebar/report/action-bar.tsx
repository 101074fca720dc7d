import type { SaveAction } from '../../src/entry/wire';
import { Waiting } from '../parts/waiting';
import { ACTION_ORDER, ACTION_WORDS } from './words';

interface Props {
  readonly mayDo: readonly SaveAction[];
  readonly doing: SaveAction | null;
  /** How things stand with the text, in words; empty before anything is typed. */
  readonly stands: string;
  readonly perform: (action: SaveAction) => void;
}

/** What can be done with the report, the main thing first, always in reach. */
export function ActionBar({ mayDo, doing, stands, perform }: Props) {
  const actions = ACTION_ORDER.filter((action) => mayDo.includes(action));
  if (actions.length === 0) return <p class="quiet">There is nothing for you to do with this report now.</p>;
  return (
    <div class="bar">
      {doing !== null && <Waiting says={ACTION_WORDS[doing].doing} leave="Your text is kept." />}
      <div class="buttons">
        {actions.map((action, at) => (
          <button
            key={action}
            type="button"
            class={at === 0 && action !== 'return' ? 'button small main' : 'button small'}
            aria-disabled={doing !== null}
            onClick={() => perform(action)}
          >
            {ACTION_WORDS[action].button}
          </button>
        ))}
        {doing === null && <span class="stands">{stands}</span>}
      </div>
    </div>
  );
}
