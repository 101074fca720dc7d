/** The next keys of a table, like "IP-0007": one above the highest there, whatever gaps people left. */
export function nextIds(prefix: string, digits: number, existing: Iterable<string>): () => string {
  const pattern = new RegExp(`^${prefix}-(\\d+)$`);
  let last = 0;
  for (const id of existing) last = Math.max(last, Number(pattern.exec(id)?.[1] ?? 0));
  return () => `${prefix}-${String(++last).padStart(digits, '0')}`;
}
