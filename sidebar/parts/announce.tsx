import { useEffect, useState } from 'preact/hooks';

let speak: (text: string) => void = () => undefined;

/** Says something to people who do not see the page change. Polite: it waits for a pause. */
export const announce = (text: string): void => speak(text);

/** The page's one live region. It is there from the start, since a region that arrives with its text is often not read. */
export function Announcer() {
  const [text, setText] = useState('');
  useEffect(() => {
    let timer = 0;
    speak = (next) => {
      setText('');
      clearTimeout(timer);
      timer = window.setTimeout(() => setText(next), 60);
    };
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" class="unseen">
      {text}
    </div>
  );
}
