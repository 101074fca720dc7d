/** Puts each page together: one html file with its style and script inside, since HtmlService serves no second file. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { build, type BuildOptions } from 'esbuild';
import { smaller } from './smaller';

const COMMON: BuildOptions = {
  bundle: true,
  write: false,
  target: ['es2020', 'chrome110', 'firefox115', 'safari16'],
  charset: 'utf8',
  legalComments: 'none',
  minify: true,
  logLevel: 'silent',
};

/** Every page of `folder` by file name: `x.html` with the script `x.tsx` and the style `x.css` inside. */
export async function buildPages(folder: string): Promise<Record<string, string>> {
  const names = readdirSync(folder).flatMap((file) => (file.endsWith('.html') ? [file.slice(0, -5)] : []));
  const pages = await Promise.all(
    names.map(async (name) => [`${name}.html`, await pageOf(folder, name)] as const),
  );
  return Object.fromEntries(pages);
}

async function pageOf(folder: string, name: string): Promise<string> {
  const script = await bundle({
    entryPoints: [join(folder, `${name}.tsx`)],
    format: 'iife',
    platform: 'browser',
    // Elements as `h(tag, props, ...children)` take a twentieth less room than the automatic runtime's.
    tsconfigRaw: { compilerOptions: { jsx: 'react', jsxFactory: 'h', jsxFragmentFactory: 'Fragment' } },
    inject: [join(folder, 'elements.ts')],
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const smallest = await smaller(script);
  const style = await bundle({ entryPoints: [join(folder, `${name}.css`)] });
  const shell = readFileSync(join(folder, `${name}.html`), 'utf8').replace(/\n\s*/g, '\n');
  return shell.replace('/*STYLE*/', () => style).replace('/*SCRIPT*/', () => fitForHtmlService(smallest));
}

async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles, warnings } = await build({ ...COMMON, ...options });
  const text = outputFiles?.[0]?.text;
  if (warnings.length > 0) throw new Error(`The bundler warns: ${warnings.map((w) => w.text).join('; ')}`);
  if (text === undefined) throw new Error('The bundler wrote nothing.');
  return text.trim();
}

/**
 * `<?` starts a scriptlet and `</script` ends ours; and `//` in a template literal of an html file has been taken for a
 * comment by HtmlService (tracker 156139610).
 */
export function fitForHtmlService(script: string): string {
  const safe = script.replace(/<\/script/gi, '<\\/script').replace(/<!--/g, '<\\!--');
  if (safe.includes('<?'))
    throw new Error('The page\'s script holds "<?", which HtmlService takes for a scriptlet.');
  const slashes = templateTexts(safe).find((text) => text.includes('//'));
  if (slashes !== undefined) {
    throw new Error(
      `The page's script holds "//" in a template literal, which HtmlService cuts off: ${slashes}`,
    );
  }
  return safe;
}

/** The fixed texts of every template literal in a script. */
function templateTexts(script: string): readonly string[] {
  const texts: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node && node.type === 'TemplateElement' && 'value' in node)
      texts.push(JSON.stringify(node.value));
    for (const child of Object.values(node)) visit(child);
  };
  visit(parse(script, { ecmaVersion: 2022 }));
  return texts;
}
