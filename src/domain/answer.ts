import type { Answer, Citation, Problem, Reason } from './facts';

/** An answer that is known, with why. */
export function known<T>(value: T, ...because: Reason[]): Answer<T> {
  return { known: true, value, because };
}

/** An answer that is not known: `says` names the missing fact and, where there is one, the cure. */
export function unknown<T>(says: string, ...because: Reason[]): Answer<T> {
  return { known: false, unknown: says, because };
}

/** One sentence, the paragraphs it rests on, and the facts it used ("FTE 0.6", "absence A-0003"). */
export function reason(says: string, cites: readonly Citation[] = [], facts: readonly string[] = []): Reason {
  return { says, facts, cites };
}

/** A refusal beside the field that causes it. */
export function problem(field: string, says: string): Problem {
  return { field, says };
}

/** The value, or `otherwise` where it is not known. */
export function valueOr<T, U>(answer: Answer<T>, otherwise: U): T | U {
  return answer.known ? answer.value : otherwise;
}
