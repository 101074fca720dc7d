/** Faults a test asks for: any call can fail or end the run, before or after its effect. */

export interface Fault {
  /** The n-th service call of the execution, from 1; only priced calls count. */
  readonly call?: number;
  /** Every call whose full name matches, such as /MailApp.sendEmail/. */
  readonly match?: RegExp;
  /** With `match`: only the n-th matching call, from 1. */
  readonly nth?: number;
  /** Default: before. */
  readonly phase?: 'before' | 'after';
  readonly kind: 'kill' | 'throw';
  readonly message?: string;
}

/** What becomes of buffered writes when a run is killed: which of them land. */
export type BufferOnKill = 'lost' | 'kept' | 'prefix';

export class Faults {
  private readonly seen = new Map<Fault, number>();

  constructor(private readonly faults: readonly Fault[]) {}

  /** To be asked once per call, before its effect. */
  at(callNumber: number, name: string): { before: Fault | null; after: Fault | null } {
    const due = this.faults.filter((fault) => this.fits(fault, callNumber, name));
    return {
      before: due.find((fault) => fault.phase !== 'after') ?? null,
      after: due.find((fault) => fault.phase === 'after') ?? null,
    };
  }

  private fits(fault: Fault, callNumber: number, name: string): boolean {
    if (fault.call !== undefined) return fault.call === callNumber;
    if (!fault.match?.test(name)) return false;
    const count = (this.seen.get(fault) ?? 0) + 1;
    this.seen.set(fault, count);
    return fault.nth === undefined || fault.nth === count;
  }
}

export const faultMessage = "We're sorry, a server error occurred. Please wait a bit and try again.";
