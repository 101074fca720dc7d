/** Sheets shows these where a formula failed or is still working; in a cell they are not anybody's words. */
const ERROR_CELL = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|ERROR!)$|^Loading\.\.\.$/;

/** Whether a cell that shows this is broken. */
export const isErrorCell = (text: string): boolean => ERROR_CELL.test(text);
