import type { Attributes } from './documents';

export interface Heading {
  readonly size: number;
  readonly color?: string;
  readonly italics?: boolean;
  /** Points before and after. */
  readonly space: readonly [number, number];
}

/** The looks a new document in Docs comes with. Sizes in points. */
const headings: Readonly<Record<string, Heading>> = {
  TITLE: { size: 26, space: [0, 3] },
  SUBTITLE: { size: 15, color: '#666666', space: [0, 16] },
  HEADING1: { size: 20, space: [20, 6] },
  HEADING2: { size: 16, space: [18, 6] },
  HEADING3: { size: 14, color: '#434343', space: [16, 4] },
  HEADING4: { size: 12, color: '#666666', space: [14, 4] },
  HEADING5: { size: 11, color: '#666666', space: [12, 4] },
  HEADING6: { size: 11, color: '#666666', italics: true, space: [12, 4] },
};
const normal: Heading = { size: 11, space: [0, 0] };

/** How a paragraph looks when nothing else was set. */
export const lookOf = (attributes: Attributes = {}) => headings[String(attributes['HEADING'])] ?? normal;
