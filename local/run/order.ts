/** What is asked of an execution, and what is remembered of it. */
import type { Value } from '../world/values';
import type { BufferOnKill, Fault } from './faults';

export type AuthMode = 'NONE' | 'LIMITED' | 'FULL' | 'CUSTOM_FUNCTION';

/** Which door Google came through; services ask it (no Ui in a trigger, no active spreadsheet in a clock trigger). */
export type Door =
  'menu' | 'sidebar' | 'open' | 'edit' | 'clock' | 'form' | 'change' | 'formula' | 'web' | 'editor';

export interface Call {
  /** 'SpreadsheetApp.Range.setValues' */
  readonly method: string;
  readonly cells: number;
  /** Simulated milliseconds. */
  readonly ms: number;
  /** Simulated milliseconds since the execution began. */
  readonly at: number;
  /** Only made a handle: not a service call in any figure. */
  readonly free: boolean;
}

export type Outcome = 'completed' | 'failed' | 'killed';

/** What is remembered of an execution when it is over. */
export interface ExecutionRecord {
  readonly id: number;
  readonly fn: string;
  readonly door: Door;
  readonly user: string;
  /** ISO instant of virtual time. */
  readonly startedAt: string;
  readonly outcome: Outcome;
  readonly error: string | null;
  readonly simulatedSeconds: number;
  /** Priced calls. */
  readonly serviceCalls: number;
  readonly cellsMoved: number;
  readonly calls: readonly Call[];
  readonly log: readonly string[];
}

export interface Order {
  readonly fn: string;
  readonly args: readonly Value[];
  readonly door: Door;
  readonly mode: AuthMode;
  /** Whose rights run it: the officer at the keyboard, or the one who installed the trigger. */
  readonly user: string;
  /** Who is at the keyboard; '' in clock triggers and formulas. Default: `user`. */
  readonly activeUser?: string;
  readonly reply?: 'sidebar' | 'cell' | 'raw';
  readonly faults?: readonly Fault[];
  readonly onKill?: BufferOnKill;
  /**
   * Called after each service call with its number, from 1, and how many writes are buffered; may run other executions or
   * edits.
   */
  readonly onCall?: (callNumber: number, method: string, buffered: number) => void;
  /** The cell whose formula is being calculated: file, sheet, row, column, 1, 1. */
  readonly cell?: readonly [string, number, number, number, 1, 1];
  /** Real milliseconds after which runaway JavaScript is stopped. */
  readonly patience?: number;
}

export interface Result {
  readonly outcome: Outcome;
  /** What the function returned, when it completed. */
  readonly value: Value;
  /** With reply 'sidebar': the reply held a Date or a service object, so the page gets null. */
  readonly nulled: boolean;
  readonly error: { readonly name: string; readonly message: string; readonly stack: string } | null;
  readonly record: ExecutionRecord;
}

/** A buffered write: sent at flush, at a read of affected data, or at the end. `run` may throw a GoogleError. */
export interface PendingWrite {
  /** What it touches: a reader of the same target sends the buffer first. */
  readonly target: string;
  run(): void;
}
