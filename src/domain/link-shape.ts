/** "IP-0001.o…": about what, for which form, a print of the person, the September of its year, and the register's print. */
const DOOR = String.raw`(.{1,80})\.([onqvk])([0-9a-z]{7})(\d{4})\.([\w-]{16,64})`;

/** The whole code of a link to a form that is open all year. */
export const DOOR_CODE = new RegExp(`^${DOOR}$`);

const BEGINS_AS_CODE = new RegExp(String.raw`^\s*(R-\d+\.|${DOOR})`);

/** Whether a cell of an answers sheet, or an answer, holds a code: of a report or of a form that is open all year. */
export const looksLikeCode = (cell: string): boolean => BEGINS_AS_CODE.test(cell);
