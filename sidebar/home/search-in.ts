import type { Hit } from '../../src/entry/wire';

/** A hit with its words ready to be compared. */
export interface Searchable {
  readonly hit: Hit;
  readonly trn: string;
  readonly name: string;
  readonly school: string;
}

/** Letters that carry their mark inside them, which taking accents off leaves alone. */
const PLAIN: { readonly [letter: string]: string } = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

/** Text as a person would type it in a hurry: no accents, no capitals, no apostrophes; a hyphen is a space. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øłđðıßæœþ]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export const searchable = (hits: readonly Hit[]): readonly Searchable[] =>
  hits.map((hit) => ({ hit, trn: hit.trn, name: ` ${folded(hit.name)}`, school: ` ${folded(hit.school)}` }));

/** Those that have every word of the text, best first: a TRN, then words of the name, then of the school. */
export function searchIn(index: readonly Searchable[], text: string): readonly Hit[] {
  const words = folded(text).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const found: { readonly hit: Hit; readonly rank: number }[] = [];
  for (const one of index) {
    const rank = rankOf(one, words);
    if (rank !== null) found.push({ hit: one.hit, rank });
  }
  return found
    .sort((a, b) => a.rank - b.rank || a.hit.name.localeCompare(b.hit.name, 'en-GB'))
    .map(({ hit }) => hit);
}

/** The sum over the words, lower is better; null when a word is nowhere. */
function rankOf(one: Searchable, words: readonly string[]): number | null {
  let rank = 0;
  for (const word of words) {
    const place = placeOf(one, word);
    if (place === null) return null;
    rank += place;
  }
  return rank;
}

function placeOf({ trn, name, school }: Searchable, word: string): number | null {
  // A spreadsheet that takes a TRN for a number drops the zeros in front.
  if (/^\d+$/.test(word) && (trn.startsWith(word) || Number(trn) === Number(word))) return 0;
  if (name.includes(` ${word}`)) return 1;
  if (school.includes(` ${word}`)) return 3;
  return name.includes(word) ? 4 : null;
}
