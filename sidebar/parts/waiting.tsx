import { useEffect, useState } from 'preact/hooks';
import { announce } from './announce';

/** How long something has been going on: 'at once', over a second, or over ten. */
export type Patience = 'at once' | 'a while' | 'long';

export function usePatience(busy: boolean): Patience {
  const [patience, setPatience] = useState<Patience>('at once');
  useEffect(() => {
    setPatience('at once');
    if (!busy) return undefined;
    const second = setTimeout(() => setPatience('a while'), 1_000);
    const ten = setTimeout(() => setPatience('long'), 10_000);
    return () => {
      clearTimeout(second);
      clearTimeout(ten);
    };
  }, [busy]);
  return patience;
}

/** Over a second it says what is being done; over ten, that it can be left alone. `says` reads "Saving the report". */
export function Waiting({ says, leave }: { readonly says: string; readonly leave?: string }) {
  const patience = usePatience(true);
  const text =
    patience === 'long'
      ? `Still at it: ${says.charAt(0).toLowerCase()}${says.slice(1)}. ${leave ?? 'You can leave this open.'}`
      : `${says} …`;
  useEffect(() => {
    if (patience !== 'at once') announce(text);
  }, [patience]);
  return (
    <div class="waiting">
      <div class="waiting-bar" aria-hidden="true" />
      {patience !== 'at once' && <p>{text}</p>}
    </div>
  );
}
