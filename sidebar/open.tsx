import { render } from 'preact';
import { App, type Show } from './app';
import { dropOldDrafts } from './drafts';
import { readStart } from './start';

/** Puts a page up in its element "app". */
export function open(show: Show): void {
  const root = document.getElementById('app');
  if (root === null) throw new Error('The page has no element "app" to show itself in.');

  const start = readStart();
  document.body.classList.toggle('wide', start.wide === true);
  dropOldDrafts(Date.now());
  render(<App start={start} show={show} />, root);
}
