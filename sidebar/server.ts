import type { ImportKind, Replies, Reply, Request } from '../src/entry/wire';
import type { ServerFunctions } from './google';

/** No answer of the register's own: Google, the network or silence stood in between. */
export interface Unreached {
  readonly kind: 'unreached';
  readonly why: 'account' | 'signed out' | 'network' | 'silence' | 'unknown';
  /** Google's own words, where there were any. */
  readonly says: string;
}

export type Outcome<T> = Reply<T> | Unreached;
export type Failure<T> = Exclude<Outcome<T>, { readonly kind: 'answer' }>;
export type Asked<K extends keyof Replies> = Extract<Request, { readonly ask: K }>;

/** An execution on Google ends after 6 minutes at the latest; an import may need them all. */
const PATIENCE_MS = { usual: 120_000, import: 370_000 };

/** Asks the register one question. Always resolves: whatever goes wrong is one of the outcomes. */
export function ask<K extends keyof Replies>(request: Asked<K>): Promise<Outcome<Replies[K]>> {
  return askInJson<K>(
    JSON.stringify(request),
    request.ask === 'import' ? PATIENCE_MS.import : PATIENCE_MS.usual,
  );
}

/** The same for a question that is JSON text already. */
export function askInJson<K extends keyof Replies>(
  json: string,
  patience = PATIENCE_MS.import,
): Promise<Outcome<Replies[K]>> {
  return calling((run) => run.ask(json), patience).then((got) =>
    'reply' in got ? readReply<Replies[K]>(got.reply) : got,
  );
}

/** Opens a report in a wide window; null when it opened. */
export const openWide = (reportId: string): Promise<Unreached | null> =>
  opening((run) => run.openWide(reportId));

/** Opens an import in a wide window; null when it opened. */
export const openImport = (kind: ImportKind): Promise<Unreached | null> =>
  opening((run) => (kind === 'schools' ? run.importSchools() : run.importEcts()));

const opening = (call: (run: ServerFunctions) => void): Promise<Unreached | null> =>
  calling(call, PATIENCE_MS.usual).then((got) => ('reply' in got ? null : got));

function calling(
  call: (run: ServerFunctions) => void,
  patience: number,
): Promise<{ readonly reply: unknown } | Unreached> {
  return new Promise((settle) => {
    // Now and then neither handler is ever called, as when the computer slept meanwhile.
    const timer = setTimeout(() => settle({ kind: 'unreached', why: 'silence', says: '' }), patience);
    const done = (result: { readonly reply: unknown } | Unreached) => {
      clearTimeout(timer);
      settle(result);
    };
    try {
      call(
        google.script.run
          .withSuccessHandler((reply) => done({ reply }))
          .withFailureHandler((error) => done(unreached(error))),
      );
    } catch (error) {
      done(unreached(error));
    }
  });
}

/** A reply that is no JSON text of ours was lost on the way: google.script.run hands out null for what it cannot carry. */
function readReply<T>(reply: unknown): Outcome<T> {
  if (typeof reply !== 'string') return { kind: 'unreached', why: 'silence', says: '' };
  try {
    const read: unknown = JSON.parse(reply);
    if (typeof read === 'object' && read !== null && 'kind' in read) return read as Reply<T>;
  } catch (error) {
    return { kind: 'unreached', why: 'unknown', says: wordsOf(error) };
  }
  return { kind: 'unreached', why: 'silence', says: '' };
}

function unreached(error: unknown): Unreached {
  const says = wordsOf(error);
  return { kind: 'unreached', why: whyOf(says), says };
}

function whyOf(says: string): Unreached['why'] {
  // The page's calls run as the browser's first Google account, which may not be the one the Sheet is open with.
  if (/PERMISSION_DENIED|do not have permission|not have access/i.test(says)) return 'account';
  if (/authori[sz]ation|sign(ed)?[ -]?(in|out)|log ?in|session|expired|HTTP 40[13]/i.test(says))
    return 'signed out';
  if (navigator.onLine === false || /network|HTTP 0|connection|offline/i.test(says)) return 'network';
  return /timed? ?out|maximum execution time/i.test(says) ? 'silence' : 'unknown';
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error ?? ''));
