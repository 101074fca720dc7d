/** The law counts days in England, wherever the account, the file or the script believes it is. */
export const ZONE = 'Europe/London';

/** Here the day comes before the month. */
export const LOCALE = 'en_GB';
