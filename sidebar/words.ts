/** "1 school", "34 schools", "3,000 schools". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** "Needs", "need". */
export const agreeing = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** "a", "a and b", "a, b and c". */
export const listed = (items: readonly string[]): string =>
  items.length < 2
    ? (items[0] ?? '')
    : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1] ?? ''}`;

/** "Monday 7 December at 14:32", as this computer's clock has it. */
export function spelt(at: number): string {
  const when = new Date(at);
  const day = when.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
  return `${day} at ${when.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}

/** Only an address on the web is made a link: a cell can hold anything, "javascript:" included. */
export const webAddress = (text: string | null): string | null =>
  text !== null && /^https?:/i.test(text.trim()) ? text.trim() : null;
