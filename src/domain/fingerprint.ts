/** Short prints of texts (FNV-1a): they tell texts apart, and are no secret. Letters and digits only. */

const LENGTH_OF_ONE = 7;

const round = (text: string, seed: number): string => {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
};

/** "1a2b3c4d5e6f", of no fixed length. */
export const print = (text: string): string => round(text, 0x811c9dc5) + round(text, 0x9dc5811c);

/** Seven characters: enough to name one of a few people. */
export const shortPrint = (text: string): string => round(text, 0x811c9dc5).padStart(LENGTH_OF_ONE, '0');

/** Fourteen characters: enough to tell two texts of a report apart. */
export const longPrint = (text: string): string =>
  shortPrint(text) + round(text, 0x9dc5811c).padStart(LENGTH_OF_ONE, '0');
