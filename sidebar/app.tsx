import { useEffect, useErrorBoundary, useRef, useState } from 'preact/hooks';
import { Fragment, type ComponentChild } from 'preact';
import { Announcer } from './parts/announce';
import { NavContext, type Nav, type View } from './parts/nav';
import { Notice } from './parts/notice';
import type { Start } from './start';

/** What a page shows for a view; `first` until the person has gone anywhere. */
export type Show = (view: View, first: boolean) => ComponentChild;

interface Props {
  readonly start: Start;
  readonly show: Show;
}

/** The whole page: one view at a time, and the way back. */
export function App({ start, show }: Props) {
  const [trail, setTrail] = useState<readonly View[]>([firstView(start)]);
  const moved = useRef(false);
  const [broken, forgetBroken] = useErrorBoundary();
  const [failed, setFailed] = useState<unknown>(undefined);
  const error: unknown = broken ?? failed;
  useEffect(() => {
    const met = (event: PromiseRejectionEvent) => setFailed(event.reason ?? 'Something did not finish.');
    window.addEventListener('unhandledrejection', met);
    return () => window.removeEventListener('unhandledrejection', met);
  }, []);
  const view = trail[trail.length - 1] ?? { name: 'home' };
  const before = trail[trail.length - 2];
  const walk = (step: (trail: readonly View[]) => readonly View[]) => {
    moved.current = true;
    setTrail(step);
  };
  const nav: Nav = {
    go: (next) => walk((at) => [...at, next]),
    back: () => walk((at) => (at.length > 1 ? at.slice(0, -1) : [{ name: 'home' }])),
    backTo:
      before === undefined ? (start.wide === true || view.name === 'home' ? null : 'Today') : titleOf(before),
    wide: start.wide === true,
  };
  const startAgain = () => {
    setTrail([firstView(start)]);
    setFailed(undefined);
    forgetBroken();
  };
  return (
    <NavContext.Provider value={nav}>
      <Announcer />
      {error === undefined ? (
        <Fragment key={`${trail.length} ${JSON.stringify(view)}`}>{show(view, !moved.current)}</Fragment>
      ) : (
        <Broken error={error} again={startAgain} />
      )}
    </NavContext.Provider>
  );
}

function Broken({ error, again }: { readonly error: unknown; readonly again: () => void }) {
  return (
    <main>
      <Notice tone="bad" title="This page ran into trouble" takesFocus>
        <p>Text you have typed is kept.</p>
        <p>It said: {error instanceof Error ? error.message : String(error)}</p>
        <button type="button" class="button" onClick={again}>
          Start again
        </button>
      </Notice>
    </main>
  );
}

function firstView(start: Start): View {
  if (start.report !== undefined) return { name: 'report', id: start.report };
  if (start.import !== undefined) return { name: 'import', kind: start.import };
  return start.trn === undefined ? { name: 'home' } : { name: 'ect', trn: start.trn };
}

const TITLES: { readonly [name in View['name']]: string } = {
  home: 'Today',
  ect: 'ECT',
  report: 'Report',
  work: 'List',
  import: 'Import',
};

const titleOf = (view: View): string => TITLES[view.name];
