/** Letters alone, without accents and capitals: "Zoë O’Hara-Smith" is zoe, ohara, smith. */
const partsOf = (name: string): readonly string[] =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’`.]/g, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** As it is written, blanks and capitals aside: for names of single letters, or of none. */
const asWritten = (name: string): string => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * Whether two spellings may be one person: the same, or the shorter one's names all stand in the other, initials counting,
 * and are no less than half of it. "Zoë Example (signed by Tom Tutor)" says more than a name.
 */
export function mayBeSameName(one: string, other: string): boolean {
  if (asWritten(one) === asWritten(other)) return asWritten(one) !== '';
  const [shorter = [], longer = []] = [partsOf(one), partsOf(other)].sort((a, b) => a.length - b.length);
  const left = [...longer];
  const finds = (isIt: (word: string) => boolean): boolean => {
    const at = left.findIndex(isIt);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  // Whole names before initials, and each stands for one of the other's only.
  const stands = (part: string): boolean =>
    finds((word) => word === part) ||
    finds(
      (word) => (part.length === 1 && word.startsWith(part)) || (word.length === 1 && part.startsWith(word)),
    );
  return (
    longer.length <= 2 * shorter.length &&
    shorter.some((part) => part.length > 1) &&
    [...shorter].sort((a, b) => b.length - a.length).every(stands)
  );
}

/** Who bears a name: whoever has it as it is written, else the first whose name may be a spelling of it. */
export const namesake = <P extends { readonly name: string }>(all: readonly P[], name: string): P | null =>
  all.find((one) => asWritten(one.name) === asWritten(name)) ??
  all.find((one) => mayBeSameName(one.name, name)) ??
  null;
