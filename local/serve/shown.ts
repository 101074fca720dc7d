/**
 * A page of the bundle (sidebar or dialog) as Google would frame it: an opaque origin, and `google.script` defined
 * before its first script. Nothing outside this machine can be loaded.
 */

const POLICY = [
  'sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads',
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval'",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

export const SHOWN_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': POLICY,
};

const MAIL_POLICY = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "frame-ancestors 'self'",
].join('; ');

export const MAIL_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': MAIL_POLICY,
};

/** `html` with `head` put before anything of its own runs. */
function withHead(html: string, head: string): string {
  const at = html.search(/<head[^>]*>/i);
  if (at >= 0) return html.replace(/<head[^>]*>/i, (tag) => tag + head);
  const doctype = html.match(/^\s*<!doctype[^>]*>/i)?.[0] ?? '';
  return `${doctype}<head>${head}</head>${html.slice(doctype.length)}`;
}

/** The page with a working google.script.run for the named functions. */
export function shownHtml(html: string, runScript: string, callable: readonly string[]): string {
  const names = JSON.stringify(callable).replace(/</g, '\\u003c');
  return withHead(
    html,
    `<script>var googleScriptNames=${names};${runScript.replace(/<\/script/gi, '<\\/script')}</script>`,
  );
}

/** A mail's html: links open in a new tab, and the text is readable where the mail says nothing about it. */
export function mailHtml(html: string): string {
  return withHead(html, '<meta name="viewport" content="width=device-width"><base target="_blank">');
}
