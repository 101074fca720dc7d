/** A word as it is compared: its capitals and the spaces around it make no difference. */
export const wordOf = (text: string): string => text.trim().toLowerCase();

export const isSameWord = (one: string, other: string): boolean => wordOf(one) === wordOf(other);
