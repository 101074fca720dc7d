import type { ImportKind } from '../src/entry/wire';

/**
 * What the page opens with. The server writes `window.START={...};` into the page where it says START;
 * a page opened without starts on today's work.
 */
export interface Start {
  /** In a dialog over the Sheet instead of the sidebar. */
  readonly wide?: boolean;
  readonly report?: string;
  readonly trn?: string;
  readonly import?: ImportKind;
}

declare global {
  interface Window {
    START?: Start;
  }
}

export const readStart = (): Start => window.START ?? {};
