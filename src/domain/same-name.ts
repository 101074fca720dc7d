/** Letters alone, without accents and capitals: "Zoë O’Hara-Smith" is zoe, ohara, smith. */
const partsOf = (name: string): readonly string[] =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’`.]/g, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether two spellings may be one person: the shorter one's names all stand in the other, initials counting. */
export function mayBeSameName(one: string, other: string): boolean {
  const [shorter = [], longer = []] = [partsOf(one), partsOf(other)].sort((a, b) => a.length - b.length);
  const stands = (part: string) =>
    longer.some(
      (word) =>
        word === part ||
        (part.length === 1 && word.startsWith(part)) ||
        (word.length === 1 && part.startsWith(word)),
    );
  return shorter.some((part) => part.length > 1) && shorter.every(stands);
}
