import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Context } from 'hono';
import type { AddressInfo } from 'node:net';
import type { ApiError } from './api';
import { apiRoutes } from './serve/api-routes';
import type { Assets } from './serve/assets';
import type { Face, FileContent } from './serve/face';
import { formRoutes } from './serve/form-routes';
import { guard } from './serve/guard';
import { withLocalLinks } from './serve/links';
import { MAIL_HEADERS, mailHtml, SHOWN_HEADERS, shownHtml } from './serve/shown';

export interface ServeOptions {
  readonly face: Face;
  readonly assets: Assets;
  /** 0 takes a free port. */
  readonly port: number;
  /** The Arial-metric fonts for machines without Arial, by file name. */
  readonly font: (name: string) => Uint8Array<ArrayBuffer> | null;
}

export interface Served {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const SHELL = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Induction Register</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%23205c54'/%3E%3Cpath d='M4 5h8M4 8h8M4 11h5' stroke='white' stroke-width='1.6' stroke-linecap='round'/%3E%3C/svg%3E">
<link rel="stylesheet" href="/assets/app.css"><script src="/assets/app.js" defer></script>
</head>
<body><div id="app"></div><noscript>The workbook needs JavaScript. The forms do not: open one by its link.</noscript></body>
</html>`;

const PAGES = [
  '/',
  '/workbook',
  '/forms',
  '/inbox',
  '/inbox/*',
  '/files',
  '/files/*',
  '/clock',
  '/executions',
  '/executions/*',
];
const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

function download(c: Context, file: FileContent | null, attachment: boolean): Response {
  if (!file) return c.json<ApiError>({ says: 'There is no such file.' }, 404);
  const disposition = attachment ? 'attachment' : 'inline';
  // A PDF viewer is a plug-in document: a policy without script or frames would stop it.
  const policy =
    file.type === 'application/pdf'
      ? "frame-ancestors 'self'"
      : "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";
  return c.body(new Uint8Array(file.bytes), 200, {
    'Content-Type': file.type,
    'Content-Disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'Content-Security-Policy': policy,
  });
}

function contentRoutes({ face, assets, font }: ServeOptions): Hono {
  const app = new Hono();
  app.get('/assets/:name', (c) => {
    const name = c.req.param('name');
    const text = assets.get(name);
    return text === undefined
      ? c.notFound()
      : c.body(text, 200, { 'Content-Type': TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain' });
  });
  app.get('/fonts/:name', (c) => {
    const bytes = font(c.req.param('name'));
    return bytes
      ? c.body(bytes, 200, { 'Content-Type': 'font/ttf', 'Cache-Control': 'max-age=86400' })
      : c.notFound();
  });
  app.get('/shown/:id', (c) => {
    const html = face.shown(c.req.param('id'));
    if (html === null) return c.notFound();
    return c.body(shownHtml(html, assets.get('run.js') ?? '', face.callable()), 200, SHOWN_HEADERS);
  });
  app.get('/mail/:id/html', (c) => {
    const mail = face.mail(c.req.param('id'));
    return mail ? c.body(mailHtml(withLocalLinks(mail.htmlBody)), 200, MAIL_HEADERS) : c.notFound();
  });
  app.get('/mail/:id/attachment/:index', async (c) =>
    download(
      c,
      await face.attachment(c.req.param('id'), Number(c.req.param('index'))),
      c.req.query('download') !== undefined,
    ),
  );
  app.get('/file/:id', async (c) =>
    download(c, await face.content(c.req.param('id')), c.req.query('download') !== undefined),
  );
  return app;
}

/** The whole site as one fetch handler; `hosts` are the names it answers to. */
export function site(options: ServeOptions, hosts: () => readonly string[]): Hono {
  const app = new Hono();
  app.use(guard(hosts));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.json<ApiError>({ says: error.message }, error.status);
    console.error(error);
    return c.json<ApiError>({ says: error.message }, 500);
  });
  app.notFound((c) => c.json<ApiError>({ says: `There is nothing at ${c.req.path}.` }, 404));
  app.route('/api', apiRoutes(options.face));
  app.route('/', formRoutes(options.face));
  app.route('/', contentRoutes(options));
  for (const page of PAGES) app.get(page, (c) => c.html(SHELL));
  return app;
}

/** Serves the workspace on 127.0.0.1 only; settles once the port is taken. */
export async function serveWorkspace(options: ServeOptions): Promise<Served> {
  let hosts: readonly string[] = [];
  const app = site(options, () => hosts);
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, port: options.port, hostname: '127.0.0.1' },
      ({ port }: AddressInfo) => {
        hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
        resolve({
          url: `http://127.0.0.1:${port}/`,
          close: () =>
            new Promise((done) => {
              server.close(() => done());
              if ('closeAllConnections' in server) server.closeAllConnections();
            }),
        });
      },
    );
    server.once('error', reject);
  });
}
