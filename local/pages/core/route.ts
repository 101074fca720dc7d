import { store, useStore } from './store';

interface Place {
  readonly path: string;
  readonly hash: string;
}

const here = (): Place => ({ path: location.pathname, hash: location.hash });
const place = store<Place>(here());
addEventListener('popstate', () => place.set(here()));
addEventListener('hashchange', () => place.set(here()));

export function go(path: string): void {
  history.pushState(null, '', path);
  place.set(here());
}

export function usePlace(): Place {
  return useStore(place, (value) => value);
}

/** Follows a link within the pages without loading them anew. */
export function follow(event: MouseEvent): void {
  const link = event.currentTarget as HTMLAnchorElement;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
}
