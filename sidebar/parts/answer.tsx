import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Replies } from '../../src/entry/wire';
import { ask, type Asked, type Outcome } from '../server';
import { Trouble } from './trouble';
import { Waiting } from './waiting';

export interface Answering<T> {
  readonly outcome: Outcome<T> | null;
  readonly again: () => void;
}

/** Asks when the page part appears, and again on request. An answer to an older question is dropped. */
export function useAnswer<K extends keyof Replies>(request: Asked<K>): Answering<Replies[K]> {
  const [outcome, setOutcome] = useState<Outcome<Replies[K]> | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    setOutcome(null);
    void ask<K>(request).then((got) => wanted && setOutcome(got));
    return () => {
      wanted = false;
    };
  }, [JSON.stringify(request), round]);
  return { outcome, again: () => setRound((at) => at + 1) };
}

interface Props<T> {
  readonly of: Answering<T>;
  readonly waiting: string;
  readonly children: (value: T) => ComponentChildren;
}

/** Shows the answer when it is there, and otherwise what is going on. */
export function Answered<T>({ of, waiting, children }: Props<T>) {
  if (of.outcome === null) return <Waiting says={waiting} />;
  if (of.outcome.kind === 'answer') return <>{children(of.outcome.value)}</>;
  return <Trouble failure={of.outcome} again={of.again} />;
}
