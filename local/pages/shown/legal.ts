import type { Json } from '../../api';

/** Google's words, with the index of the argument or the key within it. */
function illegal(at: string): Error {
  return new Error(`Failed due to illegal value in property: ${at}`);
}

function plain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype as object) === null;
}

function formValues(form: HTMLFormElement): Json {
  const values: Record<string, Json> = {};
  new FormData(form).forEach((value, name) => {
    if (typeof value !== 'string')
      throw new Error('The local workspace does not pass files of a form to the script.');
    const before = values[name];
    values[name] =
      before === undefined ? value : Array.isArray(before) ? [...before, value] : [before as string, value];
  });
  return values;
}

function copied(value: unknown, at: string, within: readonly object[]): Json {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || within.includes(value)) throw illegal(at);
  const inner = [...within, value];
  if (Array.isArray(value)) return value.map((item, index) => copied(item, String(index), inner));
  if (!plain(value)) throw illegal(at);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copied(item, key, inner)]));
}

/** The arguments of a call as Google passes them on: plain data, or one form element alone. */
export function legalArguments(args: readonly unknown[]): Json[] {
  const [only] = args;
  if (args.length === 1 && only instanceof HTMLFormElement) return [formValues(only)];
  return args.map((value, index) => copied(value, String(index), []));
}
