import { element, textOf, tidyRuns, within, withAttributes } from './documents';
import type { Attributes, AttributeValue, Element, Run } from './documents';
import { compile, expand } from './regex';

/** Where a pattern was found: offsets in a text element, `end` inclusive. `whole` when nothing else is in it. */
export interface Found {
  readonly text: Element;
  readonly start: number;
  readonly end: number;
  readonly whole: boolean;
}

/** Docs turns a line feed within a paragraph into a soft line break. */
const soft = (text: string) => text.replace(/\r\n|\n/g, '\r');

/** Replaces all a paragraph or text holds, in the style of its first letter. */
export function setText(live: Element, text: string): void {
  const style = firstStyle(live);
  if (live.kind === 'TEXT') {
    live.runs = [{ text: soft(text), style }];
    return;
  }
  for (const child of live.children) child.parent = null;
  live.children = [];
  if (text !== '') appendText(live, text, style);
}

/** Adds a text of its own to the end of a paragraph, in the style of the letter before. */
export function appendText(
  paragraph: Element,
  text: string,
  style: Attributes = endStyle(paragraph),
): Element {
  const made = element('TEXT');
  made.runs = [{ text: soft(text), style }];
  made.parent = paragraph;
  paragraph.children.push(made);
  return made;
}

const textsOf = (live: Element) => [...within(live)].filter((one) => one.kind === 'TEXT');
const firstStyle = (live: Element): Attributes => textsOf(live)[0]?.runs[0]?.style ?? {};
const endStyle = (live: Element): Attributes => textsOf(live).at(-1)?.runs.at(-1)?.style ?? {};

/** Puts text in at `offset`, in the style of the letter before it (at 0: of the first letter). */
export function insertText(text: Element, offset: number, added: string): void {
  inside(text, offset, textOf(text).length);
  const [before, after] = splitAt(text.runs, offset);
  const style = (before.at(-1) ?? after[0])?.style ?? {};
  text.runs = tidyRuns([...before, { text: soft(added), style }, ...after]);
}

/** Takes out the letters from `start` to `end`, both included. */
export function deleteText(text: Element, start: number, end: number): void {
  inside(text, start, textOf(text).length - 1);
  inside(text, end, textOf(text).length - 1);
  if (end < start) throw new Error(`Index (${end}) must be greater than or equal to the start (${start}).`);
  const [before, rest] = splitAt(text.runs, start);
  const [gone, after] = splitAt(rest, end + 1 - start);
  const left = tidyRuns([...before, ...after]);
  text.runs = left.length > 0 ? left : [{ text: '', style: gone[0]?.style ?? {} }];
}

/** Changes the style of the letters from `start` to `end`, both included; null takes an attribute away. */
export function styleText(
  text: Element,
  changes: Readonly<Record<string, AttributeValue | null>>,
  start = 0,
  end = textOf(text).length - 1,
): void {
  if (textOf(text) === '') {
    text.runs = [{ text: '', style: withAttributes(text.runs[0]?.style ?? {}, changes) }];
    return;
  }
  inside(text, start, textOf(text).length - 1);
  inside(text, end, textOf(text).length - 1);
  const [before, rest] = splitAt(text.runs, start);
  const [middle, after] = splitAt(rest, end + 1 - start);
  const changed = middle.map((run) => ({ ...run, style: withAttributes(run.style, changes) }));
  text.runs = tidyRuns([...before, ...changed, ...after]);
}

/** Changes the style of every letter under an element. */
export function styleAll(live: Element, changes: Readonly<Record<string, AttributeValue | null>>): void {
  for (const text of textsOf(live)) styleText(text, changes);
}

/** The style at a letter. */
export function styleAt(text: Element, offset: number): Attributes {
  const [before, after] = splitAt(text.runs, offset);
  return (after[0] ?? before.at(-1))?.style ?? {};
}

/** The attributes all letters under an element share; one they differ in is null. */
export function sharedStyle(live: Element): Readonly<Record<string, AttributeValue | null>> {
  const styles = textsOf(live).flatMap((text) => text.runs.map((run) => run.style));
  const names = new Set(styles.flatMap((style) => Object.keys(style)));
  const shared = (name: string) =>
    styles.every((style) => style[name] === styles[0]?.[name]) ? styles[0]?.[name] : null;
  return Object.fromEntries([...names].map((name) => [name, shared(name) ?? null]));
}

function inside(text: Element, offset: number, most: number): void {
  if (!Number.isInteger(offset) || offset < 0 || offset > most)
    throw new Error(`Index (${offset}) must be less than the content length (${textOf(text).length}).`);
}

function splitAt(runs: readonly Run[], offset: number): [Run[], Run[]] {
  const before: Run[] = [];
  const after: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const cut = Math.min(Math.max(offset - at, 0), run.text.length);
    if (cut > 0 || run.text === '') before.push({ ...run, text: run.text.slice(0, cut) });
    if (cut < run.text.length) after.push({ ...run, text: run.text.slice(cut) });
    at += run.text.length;
  }
  return [before, after];
}

/** The next match under an element, after `from` if given. No match reaches over the end of a text element. */
export function findText(live: Element, source: string, from: Found | null = null): Found | null {
  const pattern = compile(source);
  const texts = textsOf(live);
  const first = from ? texts.indexOf(from.text) : 0;
  for (let i = Math.max(first, 0); i < texts.length; i++) {
    const text = texts[i] as Element;
    const content = textOf(text);
    const match = pattern.find(content, from && text === from.text ? from.end + 1 : 0);
    if (match && match.end > match.start)
      return {
        text,
        start: match.start,
        end: match.end - 1,
        whole: match.end - match.start === content.length,
      };
  }
  return null;
}

/** Replaces every match under an element; the new text takes the style of the first letter it replaces. */
export function replaceText(live: Element, source: string, replacement: string): void {
  const pattern = compile(source);
  for (const text of textsOf(live)) {
    let from = 0;
    for (let match = pattern.find(textOf(text), from); match; match = pattern.find(textOf(text), from)) {
      if (match.end === match.start) break;
      const added = expand(replacement, match);
      const style = styleAt(text, match.start);
      const [before, rest] = splitAt(text.runs, match.start);
      const [, after] = splitAt(rest, match.end - match.start);
      text.runs = tidyRuns([...before, { text: soft(added), style }, ...after]);
      from = match.start + added.length;
    }
  }
}
