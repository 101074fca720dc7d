import type { Execution } from '../run/execution';
import { contentOfText, keepBlob } from './blobs';
import type { Kind, Service } from './dispatch';
import { GoogleError } from './errors';
import type { Handle, Value } from './values';

/** An HtmlOutput as a script builds it. Sizes in pixels; null is Google's default. */
export interface Page {
  html: string;
  title: string | null;
  width: number | null;
  height: number | null;
}

const page = (x: Execution, self: Handle) => x.kept<Page>(self);
const keepPage = (x: Execution, html: string): Handle =>
  x.keep('HtmlOutput', { html: wellFormed(html), title: null, width: null, height: null } satisfies Page);

/** Google refuses malformed HTML; what is sure to be refused is a tag that never closes. */
function wellFormed(html: string): string {
  if (/<[a-zA-Z/!][^<>]*$/.test(html)) throw new GoogleError(`Malformed HTML content: ${html.slice(-60)}.`);
  return html;
}

/** What a page must not be written with by `<?= ?>`: letters that could end a text or an attribute. */
const escaped = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' })[c] ?? c,
  );

const metaNames = [
  'viewport',
  'apple-mobile-web-app-capable',
  'mobile-web-app-capable',
  'google-site-verification',
];

function set(change: (page: Page, args: readonly Value[]) => void) {
  return (x: Execution, self: Handle, args: readonly Value[]) => {
    change(page(x, self), args);
    return self;
  };
}

const HtmlOutput: Kind = {
  append: {
    takes: ['String'],
    run: set((page, [text]) => void (page.html = wellFormed(page.html + String(text)))),
  },
  appendUntrusted: {
    takes: ['String'],
    run: set((page, [text]) => void (page.html += escaped(String(text)))),
  },
  setContent: { takes: ['String'], run: set((page, [text]) => void (page.html = wellFormed(String(text)))) },
  getContent: { takes: [''], run: (x, self) => page(x, self).html },
  clear: { takes: [''], run: set((page) => void (page.html = '')) },
  setTitle: { takes: ['String'], run: set((page, [text]) => void (page.title = String(text))) },
  getTitle: { takes: [''], run: (x, self) => page(x, self).title ?? '' },
  setWidth: { takes: ['Number?'], run: set((page, [width]) => void (page.width = width as number | null)) },
  getWidth: { takes: [''], run: (x, self) => page(x, self).width },
  setHeight: {
    takes: ['Number?'],
    run: set((page, [height]) => void (page.height = height as number | null)),
  },
  getHeight: { takes: [''], run: (x, self) => page(x, self).height },
  addMetaTag: {
    takes: ['String, String'],
    run: set((_, [name]) => {
      if (!metaNames.includes(String(name)))
        throw new GoogleError(`The specified meta tag is not allowed: ${String(name)}`);
    }),
  },
  setFaviconUrl: { takes: ['String'], run: (_, self) => self },
  setXFrameOptionsMode: { takes: ['HtmlService.XFrameOptionsMode'], run: (_, self) => self },
  setSandboxMode: { takes: ['HtmlService.SandboxMode'], run: (_, self) => self },
  getBlob: {
    takes: [''],
    run: (x, self) =>
      keepBlob(x, {
        name: page(x, self).title,
        type: 'text/html',
        content: contentOfText(page(x, self).html),
      }),
  },
};

export const htmlService: Service = {
  name: 'HtmlService',
  globals: { HtmlService: { kind: 'HtmlService' } },
  enums: {
    'HtmlService.SandboxMode': ['EMULATED', 'IFRAME', 'NATIVE'],
    'HtmlService.XFrameOptionsMode': ['ALLOWALL', 'DEFAULT'],
  },
  modes: ['NONE', 'LIMITED', 'FULL', 'CUSTOM_FUNCTION'],
  kinds: {
    HtmlService: {
      createHtmlOutput: { takes: ['', 'String'], run: (x, _, [html]) => keepPage(x, String(html ?? '')) },
      createHtmlOutputFromFile: {
        takes: ['String'],
        run: (x, _, [name]) => {
          const html = x.world.scripts.html(String(name));
          if (html === null) throw new GoogleError(`No HTML file named ${String(name)} was found.`);
          return keepPage(x, html);
        },
      },
      getUserAgent: { takes: [''], run: () => null },
    },
    HtmlOutput,
  },
};
