import type { Answers } from '../src/entry/wire';
import { openStore, type Store } from './store';

/** Text that was typed into a report and has not reached the register. */
export interface Draft {
  /** The version of the report it was typed into. */
  readonly version: number;
  readonly answers: Answers;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const PREFIX = 'induction-register:text:';
const KEPT_MS = 30 * 24 * 3_600_000;

let store: Store | null = null;
const opened = (): Store => (store ??= openStore());

/** Whether unsaved text outlives this page. */
export const draftsLast = (): boolean => opened().lasting;

export const keepDraft = (reportId: string, draft: Draft): void =>
  opened().set(PREFIX + reportId, JSON.stringify(draft));

export const dropDraft = (reportId: string): void => opened().remove(PREFIX + reportId);

/** The unsaved text of a report, or null. */
export function draftOf(reportId: string): Draft | null {
  const text = opened().get(PREFIX + reportId);
  return text === null ? null : readDraft(text);
}

/** Reports speak of people: unsaved text does not stay on a computer for longer than a month. */
export function dropOldDrafts(now: number): void {
  for (const key of opened().keys()) {
    if (!key.startsWith(PREFIX)) continue;
    const draft = readDraft(opened().get(key) ?? '');
    if (draft === null || now - draft.at > KEPT_MS) opened().remove(key);
  }
}

function readDraft(text: string): Draft | null {
  try {
    const read: unknown = JSON.parse(text);
    return isDraft(read) ? read : null;
  } catch {
    return null;
  }
}

const isDraft = (read: unknown): read is Draft =>
  typeof read === 'object' &&
  read !== null &&
  'version' in read &&
  'at' in read &&
  typeof read.at === 'number' &&
  'answers' in read &&
  typeof read.answers === 'object' &&
  read.answers !== null;
