import { useEffect, useState } from 'preact/hooks';

/** A value that components can watch. */
export interface Store<T> {
  get(): T;
  set(change: Partial<T>): void;
  watch(listener: () => void): () => void;
}

export function store<T extends object>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (change) => {
      value = { ...value, ...change };
      [...listeners].forEach((listener) => listener());
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Renders again when what `pick` takes from the store is another value. */
export function useStore<T extends object, V>(source: Store<T>, pick: (value: T) => V): V {
  const [, redraw] = useState(0);
  const picked = pick(source.get());
  useEffect(() => {
    let last = picked;
    const check = () => {
      const now = pick(source.get());
      if (Object.is(now, last)) return;
      last = now;
      redraw((count) => count + 1);
    };
    check();
    return source.watch(check);
  }, [source]);
  return picked;
}
