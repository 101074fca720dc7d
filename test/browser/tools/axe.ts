import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Everything axe finds wrong with a page as it stands, told shortly. What a frame shows is another page's affair. */
export async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate(
    async ([axeSource]) => {
      // A page's policy may forbid scripts of others; the test may still define axe.
      new Function(axeSource as string)();
      const { axe } = window as unknown as {
        axe: { run(context: object, options: object): Promise<{ violations: Violation[] }> };
      };
      return (await axe.run({ exclude: ['iframe'] }, { iframes: false })).violations;
    },
    [source],
  );
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`).join('\n')}`,
  );
}
