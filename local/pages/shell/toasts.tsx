import { dropToast, session } from '../core/session';
import { useStore } from '../core/store';
import { Icon } from '../parts/icon';

/** Messages in the corner, read out as they come; what the bundle is doing stands first. */
export function Toasts() {
  const toasts = useStore(session, (now) => now.toasts);
  const busy = useStore(session, (now) => (now.question ? null : now.busy));
  return (
    <div class="toasts" role="status" aria-live="polite">
      {busy && (
        <div class="toast busy">
          <span class="spinner" aria-hidden="true" />
          <p>{busy}</p>
        </div>
      )}
      {toasts.map(({ key, title, message, tone }) => (
        <div key={key} class={`toast ${tone}`}>
          <div>
            {title && <strong>{title}</strong>}
            <p>{message}</p>
          </div>
          <button type="button" class="quiet" aria-label="Dismiss" onClick={() => dropToast(key)}>
            <Icon name="close" size={16} />
          </button>
        </div>
      ))}
    </div>
  );
}
