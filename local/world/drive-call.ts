import type { Execution } from '../run/execution';
import type { Method } from './dispatch';
import { maskOf, masked, type Json, type Mask } from './drive-fields';
import { GoogleError } from './errors';
import { fileOf, mayRead, mayWrite, type FileState } from './files';
import { isPlain, type Value } from './values';

/** How the advanced service reports what Drive refused. */
export function failed(method: string, message: string, code = 400): GoogleError {
  const says = `API call to drive.${method} failed with error: ${message}`;
  return new GoogleError(says, 'GoogleJsonResponseException', { code, message });
}

const missing = (method: string, id: string) => failed(method, `File not found: ${id}.`, 404);

/** Under drive.file a script sees only what its own project made: all else might as well not be there. */
export function found(x: Execution, method: string, id: string): FileState {
  const file = fileOf(x.store, id);
  if (!file || !file.byScript || !mayRead(x.store, file, x.user)) throw missing(method, id);
  return file;
}

export function writable(x: Execution, method: string, id: string): FileState {
  const file = found(x, method, id);
  if (!mayWrite(x.store, file, x.user))
    throw failed(method, `The user does not have sufficient permissions for file ${id}.`, 403);
  return file;
}

export type Resource = Readonly<Record<string, Value>>;
export const plain = (value: Value): Resource => (isPlain(value) ? value : {});
export const text = (value: Value): string | null => (typeof value === 'string' ? value : null);
export const texts = (value: Value): string[] | null =>
  Array.isArray(value) ? (value as readonly Value[]).map(String) : null;

/** A method of the service: every call goes out to Drive. */
export const call = (takes: readonly string[], run: Method['run']): Method => ({
  takes,
  price: 'driveCall',
  run,
});

const knownFields: ReadonlySet<string> = new Set([
  'size',
  'nextPageToken',
  'description',
  'emailAddress',
  'starred',
  'version',
  'webContentLink',
  'md5Checksum',
  'iconLink',
  'capabilities',
  'displayName',
  'allowFileDiscovery',
  'expirationTime',
]);

/** The parts a caller asks for, or what Drive says when it cannot read that. */
export function maskOrRefuse(method: string, fields: string): Mask {
  try {
    return maskOf(fields);
  } catch (error) {
    throw failed(method, (error as Error).message);
  }
}

/** The asked-for parts of an answer. */
export function picked(method: string, value: Json, mask: Mask): Json {
  try {
    return masked(value, mask, knownFields);
  } catch (error) {
    throw failed(method, (error as Error).message);
  }
}
