/**
 * Programs that ship in a page of their own, `<pre>` around their source as a JSON text: what runs by the clock, or once a
 * year, need not be loaded at every click and formula. They are part of this project, put there by the build, and use what
 * the server file holds already; nothing from outside is ever run so.
 */

/** A page of the script that is not there: it was pushed by hand, or only in part. */
export class MissingPageFault extends Error {
  override readonly name = 'MissingPageFault';
}

const CURE = 'Whoever maintains the script: run "npm run push" again.';

function contentOf(page: string): string {
  try {
    return HtmlService.createHtmlOutputFromFile(page).getContent();
  } catch (fault) {
    throw new MissingPageFault(`The script's file ${page}.html cannot be read (${String(fault)}). ${CURE}`);
  }
}

/**
 * What a program exports. `T` is the type of its file in `src/programs`.
 * @throws MissingPageFault naming the page and the cure.
 */
export function program<T>(page: string): T {
  const source = /<pre>([^]*)<\/pre>/.exec(contentOf(page))?.[1];
  if (source === undefined)
    throw new MissingPageFault(`The script's file ${page}.html is not whole. ${CURE}`);
  return (new Function(`${JSON.parse(source) as string}return(Apart_)`) as () => T)();
}
