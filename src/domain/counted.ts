/** "1 report", "2 reports"; or the count as `spelt`: "two reports", "0.5 terms". */
export const counted = (count: number, noun: string, spelt: number | string = count): string =>
  `${spelt} ${noun}${count === 1 ? '' : 's'}`;
