/**
 * Keeps long sentences out of `Code.js`, which is parsed anew at every click, trigger and formula: each is replaced by its
 * number, and read from `words.html` the first time an execution needs one. The sources keep their sentences where they
 * are said; only the shipped file has numbers.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import ts from 'typescript';

/** Shorter texts cost less inline than a look-up and its place in the list. */
const SHORTEST = 10;

/** Declarations whose help is read by Set up only; elsewhere a text outside a function has to be there at load. */
const DECLARATIONS = /src\/(register\/tables|domain\/policy\/(?!setting\b)[\w-]+)\.ts$/;

/** Modules whose functions are called while the file loads: only what is said in a function inside a function can wait. */
const CALLED_AT_LOAD = /src\/(register\/column|domain\/policy\/setting)\.ts$/;

/** Formulas ask which questions there are, and never how they are put. */
const PUT_TO_PEOPLE = /src\/domain\/questions\.ts$/;
const HOW_IT_IS_PUT = ['label', 'help', 'heading'];

/** The module shipped code takes its sentences from. */
export const WORDS = 'register-words';

/** What `L(n)` is. */
export const LATE = 'export const L = (n) => ({ toString: () => W(n) });';

/** `W(n)` is sentence n. `L(n)` stands for it in a declaration, and becomes it when it is made a text. */
const runtime = (page: string): string => `
let words = null;
export const W = (n) => (words ??= JSON.parse(/<pre>([^]*)<\\/pre>/.exec(HtmlService.createHtmlOutputFromFile('${page}').getContent())[1]))[n];
${LATE}
`;

export interface Sentences {
  /** For a bundle; `help` says whether it keeps the help of declarations, which Set up alone reads. */
  plugin(help: boolean): Plugin;
  /** The page that holds the sentences, in the order of their numbers. */
  page(): string;
}

/**
 * @param name of the page that holds them, without ".html".
 * @param kept files whose sentences stay where they are, but for those of declarations: formulas may ask no service.
 */
export function sentences(
  sourceFolder: string,
  name: string,
  kept: ReadonlySet<string> = new Set(),
): Sentences {
  const numbers = new Map<string, number>();
  const numberOf = (sentence: string): number => {
    const known = numbers.get(sentence);
    if (known !== undefined) return known;
    numbers.set(sentence, numbers.size);
    return numbers.size - 1;
  };
  return {
    plugin: (help) => ({
      name: 'sentences',
      setup(build) {
        build.onResolve({ filter: new RegExp(`^${WORDS}$`) }, () => ({
          path: WORDS,
          namespace: 'words',
          sideEffects: false,
        }));
        build.onLoad({ filter: /.*/, namespace: 'words' }, () => ({ contents: runtime(name), loader: 'js' }));
        build.onLoad({ filter: /\.ts$/ }, ({ path }) =>
          path.startsWith(sourceFolder) &&
          (!kept.has(path) || help || DECLARATIONS.test(path) || PUT_TO_PEOPLE.test(path))
            ? { contents: numbered(path, readFileSync(path, 'utf8'), numberOf, help), loader: 'ts' }
            : null,
        );
      },
    }),
    page: () => asPage([...numbers.keys()]),
  };
}

/** A value as an html page that HtmlService serves and nobody looks at: JSON, with nothing in it that could be a tag. */
export function asPage(value: unknown): string {
  const text = JSON.stringify(value).replace(/</g, '\\u003c');
  return `<!DOCTYPE html><html><body><pre>${text}</pre></body></html>`;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** The module with its sentences replaced by their numbers. */
export function numbered(
  path: string,
  text: string,
  numberOf: (sentence: string) => number,
  help = true,
): string {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2020, true);
  const declares = DECLARATIONS.test(path.replaceAll('\\', '/'));
  const edits: Edit[] = [];
  const isPut = PUT_TO_PEOPLE.test(path.replaceAll('\\', '/'));
  const deepEnough = declares || isPut ? Infinity : CALLED_AT_LOAD.test(path.replaceAll('\\', '/')) ? 2 : 1;
  const visit = (node: ts.Node, depth: number): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    // A tag is given the very pieces of its template.
    if (ts.isTaggedTemplateExpression(node)) return;
    const within = depth + (ts.isFunctionLike(node) ? 1 : 0);
    const inside = within >= deepEnough;
    if (ts.isStringLiteralLike(node) && isSentence(node.text) && !isName(node)) {
      const { parent } = node;
      const from = node.getStart(source);
      if (inside) edits.push({ from, to: node.end, by: `W(${numberOf(node.text)})` });
      else if (declares) {
        if (isDeclaredHelp(node))
          edits.push(help ? { from, to: node.end, by: `L(${numberOf(node.text)})` } : without(node, from));
      } else if (
        isOfProperty(parent) &&
        (isPut ? HOW_IT_IS_PUT.includes(parent.name.getText(source)) : within === 0)
      ) {
        edits.push({
          from: parent.getStart(source),
          to: parent.end,
          by: `get ${parent.name.getText(source)}() { return W(${numberOf(node.text)}); }`,
        });
      }
      return;
    }
    if (
      inside &&
      (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) &&
      isSentence(node.text)
    ) {
      const closes = ts.isTemplateTail(node) ? 1 : 2;
      edits.push({
        from: node.getStart(source) + 1,
        to: node.end - closes,
        by: `\${W(${numberOf(node.text)})}`,
      });
    }
    if (!help && !inside && declares && isForSetUp(node)) {
      edits.push({ from: node.getStart(source), to: node.end + (text[node.end] === ',' ? 1 : 0), by: '' });
      return;
    }
    if (!help && !inside && declares && isWidth(node)) {
      const [, column] = node.arguments;
      if (column)
        edits.push(
          { from: node.getStart(source), to: column.getStart(source), by: '' },
          { from: column.end, to: node.end, by: '' },
        );
    }
    if (!help && !inside && declares && isCitations(node)) {
      edits.push({ from: node.getStart(source), to: node.end, by: '[]' });
      return;
    }
    ts.forEachChild(node, (child) => visit(child, within));
  };
  visit(source, 0);
  if (edits.length === 0) return text;
  const replaced = edits
    .sort((a, b) => b.from - a.from)
    .reduce((kept, { from, to, by }) => kept.slice(0, from) + by + kept.slice(to), text);
  return `import { W, L } from '${WORDS}';\n${replaced}`;
}

/** A text that nobody reads; as the last of several arguments it is left out, comma and all. */
function without(node: ts.StringLiteralLike, from: number): Edit {
  const { parent } = node;
  const before = ts.isCallExpression(parent) ? parent.arguments[parent.arguments.length - 2] : undefined;
  const isLast = ts.isCallExpression(parent) && parent.arguments[parent.arguments.length - 1] === node;
  return before && isLast ? { from: before.end, to: node.end, by: '' } : { from, to: node.end, by: "''" };
}

const isSentence = (text: string): boolean => text.length >= SHORTEST && /[a-z]{2} |, | [a-z]{2}/.test(text);

const isOfProperty = (node: ts.Node): node is ts.PropertyAssignment =>
  ts.isPropertyAssignment(node) && !ts.isComputedPropertyName(node.name);

/** A property's name is no sentence, however long. */
const isName = (node: ts.StringLiteralLike): boolean =>
  (ts.isPropertyAssignment(node.parent) && node.parent.name === node) ||
  ts.isElementAccessExpression(node.parent);

/** Which argument of a setting's constructor explains the setting; the helpers of one group are given nothing else. */
const SAYS_AT: { readonly [constructor: string]: number } = {
  wholeNumber: 1,
  exactNumber: 1,
  choice: 2,
  yesOrNo: 1,
  list: 1,
  words: 1,
  settingGroup: -1,
  cite: -1,
  regulation: -1,
};

/** What a table is about; the help of a column, after its heading; what a setting says, after its usual value. */
function isDeclaredHelp(node: ts.StringLiteralLike): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return ts.isIdentifier(parent.name) && parent.name.text === 'about';
  if (!ts.isCallExpression(parent)) return false;
  const at = parent.arguments.indexOf(node);
  if (!/policy/.test(node.getSourceFile().fileName)) return at === 1;
  return at === (SAYS_AT[parent.expression.getText()] ?? at);
}

/** The paragraphs a setting rests on, which its row in the Settings sheet shows. */
const isCitations = (node: ts.Node): boolean =>
  ts.isArrayLiteralExpression(node) &&
  node.elements.length > 0 &&
  node.elements.every(
    (one) => ts.isCallExpression(one) && /^(cite|regulation)$/.test(one.expression.getText()),
  );

/** What a sheet is about, where it stands and what is frozen: Set up alone asks. */
const isForSetUp = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node) &&
  ts.isIdentifier(node.name) &&
  ['about', 'shelf', 'frozenColumns'].includes(node.name.text);

const isWidth = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && node.expression.getText() === 'wide';
