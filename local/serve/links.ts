/** Google's addresses and what stands for them on this machine. */
const COUNTERPARTS: readonly (readonly [RegExp, (found: RegExpMatchArray) => string])[] = [
  [
    /^https:\/\/docs\.google\.com\/forms\/d\/e\/([\w-]+)\/viewform(\?[^#]*)?/,
    (m) => `/forms/d/e/${m[1]}/viewform${m[2] ?? ''}`,
  ],
  [/^https:\/\/docs\.google\.com\/forms\/d\/([\w-]+)/, () => '/forms'],
  [/^https:\/\/docs\.google\.com\/spreadsheets\/d\/[\w-]+[^#]*(#.*)?$/, (m) => `/workbook${m[1] ?? ''}`],
  [/^https:\/\/docs\.google\.com\/document\/d\/([\w-]+)/, (m) => `/files/${m[1]}`],
  [/^https:\/\/drive\.google\.com\/(?:file\/d|drive\/folders)\/([\w-]+)/, (m) => `/files/${m[1]}`],
  [/^https:\/\/drive\.google\.com\/(?:open|uc)\?(?:[^#]*&)?id=([\w-]+)/, (m) => `/files/${m[1]}`],
];

/** The local path of a Google address, or the address itself. */
export function localLink(address: string): string {
  for (const [pattern, path] of COUNTERPARTS) {
    const found = address.match(pattern);
    if (found) return path(found);
  }
  return address;
}

/** Html whose links lead to this machine. Attribute values only: text that names an address stays as written. */
export function withLocalLinks(html: string): string {
  return html.replace(
    /(\shref\s*=\s*)(["'])(.*?)\2/gi,
    (_, start: string, quote: string, address: string) => {
      const plain = address.replace(/&amp;/g, '&');
      return `${start}${quote}${localLink(plain).replace(/&/g, '&amp;')}${quote}`;
    },
  );
}
