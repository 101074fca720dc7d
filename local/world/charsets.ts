import { GoogleError } from './errors';

const UNKNOWN = '\ufffd';

/** The bytes windows-1252 gives letters of their own from 0x80 on; Java has none for five of them. */
const windows = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

/** Text from bytes as Java reads them: what does not fit becomes U+FFFD, a BOM stays save in UTF-16. */
export function decodeText(bytes: Buffer, charset: string): string {
  switch (charset.toUpperCase().replace('_', '-')) {
    case 'UTF-8':
    case 'UTF8':
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    case 'US-ASCII':
    case 'ASCII':
      return single(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : UNKNOWN));
    case 'ISO-8859-1':
    case 'LATIN1':
      return bytes.toString('latin1');
    case 'WINDOWS-1252':
    case 'CP1252':
      return single(bytes, (byte) =>
        byte >= 0x80 && byte < 0xa0 ? windows.charAt(byte - 0x80) : String.fromCharCode(byte),
      );
    case 'UTF-16':
      return utf16(bytes);
    case 'UTF-16LE':
      return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes);
    case 'UTF-16BE':
      return new TextDecoder('utf-16be', { ignoreBOM: true }).decode(bytes);
    default:
      throw new GoogleError(`Unsupported charset: ${charset}`);
  }
}

const single = (bytes: Buffer, letter: (byte: number) => string) => Array.from(bytes, letter).join('');

/** A BOM says which end comes first and is taken away; without one the big end does. */
function utf16(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe)
    return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes.subarray(2));
  const rest = first === 0xfe && second === 0xff ? bytes.subarray(2) : bytes;
  return new TextDecoder('utf-16be', { ignoreBOM: true }).decode(rest);
}

/** Bytes of a text; a letter the charset lacks becomes "?". */
export function encodeText(text: string, charset: string): Buffer {
  switch (charset.toUpperCase().replace('_', '-')) {
    case 'UTF-8':
    case 'UTF8':
      return Buffer.from(text, 'utf8');
    case 'US-ASCII':
    case 'ASCII':
      return bytes(text, (code) => (code < 0x80 ? code : -1));
    case 'ISO-8859-1':
    case 'LATIN1':
      return bytes(text, (code) => (code < 0x100 ? code : -1));
    case 'WINDOWS-1252':
    case 'CP1252':
      return bytes(text, (code, letter) => {
        const special = letter === UNKNOWN ? -1 : windows.indexOf(letter);
        return special >= 0 ? 0x80 + special : code < 0x80 || (code >= 0xa0 && code < 0x100) ? code : -1;
      });
    default:
      throw new GoogleError(`Unsupported charset: ${charset}`);
  }
}

const bytes = (text: string, byte: (code: number, letter: string) => number) =>
  Buffer.from(
    Array.from(text, (letter) => byte(letter.codePointAt(0) ?? 0, letter)).map((one) =>
      one < 0 ? 0x3f : one,
    ),
  );
