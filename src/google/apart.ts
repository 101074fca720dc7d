/**
 * Runs a program that ships in a page of its own, `<pre>` around its source as a JSON text. It is part of this project, put
 * there by the build; nothing from outside is ever run so.
 * @returns what its `run` returns.
 */
export function runApart(page: string): unknown {
  const content = HtmlService.createHtmlOutputFromFile(page).getContent();
  const source = JSON.parse(/<pre>([^]*)<\/pre>/.exec(content)?.[1] ?? '""') as string;
  return (new Function(`${source}\nreturn Apart_.run();`) as () => unknown)();
}
