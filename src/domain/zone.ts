/** The law counts days in England, wherever the account, the file or the script believes it is. */
export const ZONE = 'Europe/London';
