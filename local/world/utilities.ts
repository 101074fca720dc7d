/** Utilities (services.md §22). Bytes are Java's: -128 to 127. */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { blobKind, contentOfText, keepBlob, signed, unsigned } from './blobs';
import type { Kind, Service } from './dispatch';
import { GoogleError } from './errors';
import { formatDate } from './java-dates';
import { EnumValue, type Instant, type Value } from './values';

const anywhere = ['NONE', 'LIMITED', 'FULL', 'CUSTOM_FUNCTION'] as const;
const LONGEST_SLEEP = 300_000;

const digests: Readonly<Record<string, string>> = {
  MD5: 'md5',
  SHA_1: 'sha1',
  SHA_256: 'sha256',
  SHA_384: 'sha384',
  SHA_512: 'sha512',
};
const CHARSET = 'Utilities.Charset';
const DIGEST = 'Utilities.DigestAlgorithm';

/** Text as bytes; without a charset it is US-ASCII, in which é and ŵ are both "?". */
function bytes(method: string, value: Value, charset: Value): Buffer {
  if (typeof value !== 'string') return unsigned(value as readonly Value[], method);
  const isUtf8 = charset instanceof EnumValue && charset.name === 'UTF_8';
  return Buffer.from(isUtf8 ? value : value.replace(/[^\u0000-\u007f]/gu, '?'), 'utf8');
}

function decode64(text: string, webSafe: boolean): number[] {
  const standard = webSafe ? text.replace(/-/g, '+').replace(/_/g, '/') : text;
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(standard) || standard.replace(/=+$/, '').length % 4 === 1)
    throw new GoogleError('Could not decode string.');
  return signed(Buffer.from(standard, 'base64'));
}

/** Java-like: %s %d %f %.2f %05d %x %%; no %j. */
function formatString(pattern: string, args: readonly Value[]): string {
  let next = 0;
  return pattern.replace(
    /%(-)?(0)?(\d+)?(?:\.(\d+))?([a-zA-Z%])/g,
    (_, left, zero, width, precision, type: string) => {
      if (type === '%') return '%';
      const text = converted(type, args[next++] as Value, precision as string | undefined);
      const wide = Number(width ?? 0);
      return left ? text.padEnd(wide) : text.padStart(wide, zero ? '0' : ' ');
    },
  );
}

function converted(type: string, value: Value, precision: string | undefined): string {
  switch (type) {
    case 's':
      return typeof value === 'number' && Number.isInteger(value) ? `${value}.0` : String(value);
    case 'd':
      return String(Math.trunc(Number(value)));
    case 'f':
      return Number(value).toFixed(precision === undefined ? 6 : Number(precision));
    case 'x':
      return Math.trunc(Number(value)).toString(16);
    default:
      throw new GoogleError(`Unknown format conversion: %${type}`);
  }
}

const TEXT_OR_BYTES = 'String|Number[]';

const utilities: Kind = {
  formatDate: {
    takes: ['Date, String, String'],
    run: (_, __, [date, zone, pattern]) =>
      formatDate((date as Instant).at, zone as string, pattern as string),
  },
  computeHmacSha256Signature: {
    takes: ['String, String', `String, String, ${CHARSET}`, 'Number[], Number[]'],
    run: (_, __, [value, key, charset]) => {
      const name = 'Utilities.computeHmacSha256Signature';
      return signed(
        createHmac('sha256', bytes(name, key as Value, charset as Value))
          .update(bytes(name, value as Value, charset as Value))
          .digest(),
      );
    },
  },
  computeDigest: {
    takes: [`${DIGEST}, ${TEXT_OR_BYTES}`, `${DIGEST}, String, ${CHARSET}`],
    run: (_, __, [algorithm, value, charset]) =>
      signed(
        createHash(digests[(algorithm as EnumValue).name] as string)
          .update(bytes('Utilities.computeDigest', value as Value, charset as Value))
          .digest(),
      ),
  },
  base64Encode: {
    takes: [TEXT_OR_BYTES, `String, ${CHARSET}`],
    run: (_, __, [value, charset]) =>
      bytes('Utilities.base64Encode', value as Value, charset ?? utf8).toString('base64'),
  },
  base64EncodeWebSafe: {
    takes: [TEXT_OR_BYTES, `String, ${CHARSET}`],
    run: (_, __, [value, charset]) =>
      bytes('Utilities.base64EncodeWebSafe', value as Value, charset ?? utf8)
        .toString('base64')
        .replace(/\+/g, '-')
        .replace(/\//g, '_'),
  },
  base64Decode: {
    takes: ['String', `String, ${CHARSET}`],
    run: (_, __, [text]) => decode64(text as string, false),
  },
  base64DecodeWebSafe: {
    takes: ['String', `String, ${CHARSET}`],
    run: (_, __, [text]) => decode64(text as string, true),
  },
  newBlob: {
    takes: [TEXT_OR_BYTES, `${TEXT_OR_BYTES}, String?`, `${TEXT_OR_BYTES}, String?, String?`],
    run: (x, _, [data, type, name]) => {
      const content =
        typeof data === 'string'
          ? contentOfText(data)
          : { base64: unsigned(data as readonly Value[], 'Utilities.newBlob').toString('base64') };
      return keepBlob(x, {
        name: (name as string | undefined) ?? null,
        type: (type as string | undefined) ?? (typeof data === 'string' ? 'text/plain' : null),
        content,
      });
    },
  },
  getUuid: {
    takes: [''],
    run: (x) =>
      x.world.options.seed === null
        ? randomUUID()
        : seededUuid(`${x.world.options.seed} ${x.store.next('uuid')}`),
  },
  sleep: {
    takes: ['Number'],
    run: (x, _, [ms]) => {
      if ((ms as number) > LONGEST_SLEEP || (ms as number) < 0)
        throw new GoogleError('Invalid argument: milliseconds');
      x.spend(ms as number);
    },
  },
  formatString: { run: (_, __, [pattern, ...args]) => formatString(String(pattern), args) },
};

const utf8 = new EnumValue(CHARSET, 'UTF_8');

function seededUuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const utilitiesService: Service = {
  name: 'Utilities',
  globals: { Utilities: { kind: 'Utilities' } },
  enums: {
    [CHARSET]: ['US_ASCII', 'UTF_8'],
    [DIGEST]: ['MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512'],
  },
  modes: anywhere,
  kinds: { Utilities: utilities, Blob: withModes(blobKind) },
};

function withModes(kind: Kind): Kind {
  return Object.fromEntries(
    Object.entries(kind).map(([name, method]) => [name, { modes: anywhere, ...method }]),
  );
}
