import type { ApiError } from '../../api';
import { session } from './session';

/** The server's refusal, in words for the person at the page. */
export class RefusedError extends Error {
  override name = 'RefusedError';
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  const headers = { 'x-signed-in-as': session.get().user, 'content-type': 'application/json' };
  const response = await fetch(`/api${path}`, { ...init, headers }).catch(() => {
    throw new RefusedError(
      'The workspace does not answer. Start it again with npm start, then reload this page.',
    );
  });
  if (!response.ok) {
    const { says } = (await response
      .json()
      .catch(() => ({ says: `The workspace answered ${response.status}.` }))) as ApiError;
    throw new RefusedError(says);
  }
  return (await response.json()) as T;
}

export function get<T>(path: string): Promise<T> {
  return ask<T>(path, {});
}

export function post<T>(path: string, body: unknown = {}): Promise<T> {
  return ask<T>(path, { method: 'POST', body: JSON.stringify(body) });
}
