import type { Citation } from './facts';

/** The text of the statutory guidance whose paragraph numbers this register cites. */
export const GUIDANCE = 'April 2024';
/** The induction regulations, as amended from 1 September 2021. */
export const REGULATIONS = 'SI 2012/1115 as amended';

/** A paragraph of the statutory guidance: `cite('2.49')`. Numbers move between versions, so the version goes with it. */
export function cite(para: string): Citation {
  return { para, version: GUIDANCE };
}

/** A regulation: `regulation('11(5)')` reads "reg 11(5)". Schedules are named in full: `regulation('Sch 3 para 2')`. */
export function regulation(number: string): Citation {
  return { para: /^\d/.test(number) ? `reg ${number}` : number, version: REGULATIONS };
}

/** "guidance 2.49 (April 2024)" or "reg 11(5) (SI 2012/1115 as amended)". */
export function spellCitation({ para, version }: Citation): string {
  return /^\d/.test(para) ? `guidance ${para} (${version})` : `${para} (${version})`;
}
