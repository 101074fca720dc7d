/** The numbers and addresses people and schools are known by: how each is read from what somebody typed. */

export type Reading<T> = { readonly value: T } | { readonly says: string };

/** Spaces of every kind, and the invisible characters that come with pasting. */
const AROUND = /^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/g;

/** Without what pasting leaves at either end: a key is looked for by the same text it is read as. */
export const trimmed = (text: string): string => text.replace(AROUND, '');

/** A teacher reference number: 7 digits. Zeros at the front belong to it, so it is text and is never padded by us. */
export const readTrn = (text: string): Reading<string> => readDigits(text, 'TRN', 7);

/** A TRN of which a number was made, its zeros in front lost, as it was; any other text as it stands. */
export const withZeros = (text: string): string => (/^\d{5,7}$/.test(text) ? text.padStart(7, '0') : text);

/** A school's unique reference number in GIAS: 6 digits. */
export const readUrn = (text: string): Reading<string> => readDigits(text, 'URN', 6);

function readDigits(typed: string, name: string, length: number): Reading<string> {
  const allDigits = /^[0-9]+$/;
  const text = allDigits.test(typed) ? typed : trimmed(typed);
  if (text === '') return { says: `Enter a ${name} of ${length} digits.` };
  if (!allDigits.test(text)) {
    return { says: `Enter a ${name} of ${length} digits, with no letters, spaces or marks between them.` };
  }
  return text.length === length
    ? { value: text }
    : { says: `Enter a ${name} of ${length} digits. This one has ${text.length}.` };
}

/** The whole address; SMTP allows 64 before the @ and 253 after it, and a little for the rest. */
const LONGEST_ADDRESS = 320;

const BEFORE_AT = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+$/i;
/** A part of a host name. Letters of other scripts stand for their "xn--" form. */
const HOST_PART = /^[\p{L}\p{M}\p{N}]+(-?-[\p{L}\p{M}\p{N}]+)*$/u;
const LAST_HOST_PART = /^([\p{L}\p{M}]{2,63}|xn--([a-z0-9]+-)*[a-z0-9]+)$/iu;

/** One email address, as GOV.UK Notify would accept it. */
export function readEmail(typed: string): Reading<string> {
  const text = trimmed(typed);
  if (text === '') return { says: 'Enter an email address, like name@example.org.' };
  if (text.length > LONGEST_ADDRESS) {
    return {
      says: `Enter a shorter email address. This one has ${text.length} characters; ${LONGEST_ADDRESS} is the most.`,
    };
  }
  if (/[,;\s<>].*@/s.test(text.slice(text.indexOf('@') + 1)))
    return { says: 'Enter one email address, not several.' };
  if (/[<>]/.test(text)) return { says: 'Enter the email address alone, without the name beside it.' };
  return isAddress(text) ? { value: text } : { says: 'Enter an email address in the form name@example.org.' };
}

function isAddress(text: string): boolean {
  const [before = '', host = '', ...more] = text.split('@');
  if (more.length > 0 || !BEFORE_AT.test(before) || text.includes('..')) return false;
  const parts = host.split('.');
  return (
    host.length <= 253 &&
    parts.length >= 2 &&
    parts.every((part) => part.length <= 63 && HOST_PART.test(part)) &&
    LAST_HOST_PART.test(parts[parts.length - 1] ?? '')
  );
}
