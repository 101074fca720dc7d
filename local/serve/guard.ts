import type { Context, MiddlewareHandler } from 'hono';

const APP_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** Pages from elsewhere must not reach the workspace: neither by name (DNS rebinding) nor by a form or fetch. */
function refusalOf(request: Request, hosts: readonly string[]): string | null {
  const host = request.headers.get('host') ?? '';
  if (!hosts.includes(host)) return `This workspace answers at http://${hosts[0]} only.`;
  const origin = request.headers.get('origin');
  if (origin !== null && !hosts.some((own) => origin === `http://${own}`)) {
    return 'Requests from other pages are not answered. Open the link the workspace printed.';
  }
  const site = request.headers.get('sec-fetch-site');
  const reads = request.method === 'GET' && request.headers.get('sec-fetch-mode') === 'navigate';
  if (site === 'cross-site' && !reads) return 'Requests from other pages are not answered.';
  return null;
}

/** Lets only this machine's own pages in, and gives every answer its headers. */
export function guard(hosts: () => readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    const refusal = refusalOf(c.req.raw, hosts());
    if (refusal) return c.json({ says: refusal }, 403);
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    // Not no-referrer: a form would then be sent with the origin "null".
    c.header('Referrer-Policy', 'same-origin');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', APP_POLICY);
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
    return undefined;
  };
}

/** Who the page is signed in as. */
export function signedIn(c: Context): string {
  return c.req.header('x-signed-in-as') ?? '';
}
