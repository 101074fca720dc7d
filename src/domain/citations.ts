import type { Citation, Reason } from './facts';

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

/** "2.49, April 2024 guidance" or "reg 11(5), SI 2012/1115 as amended". */
export function spellCitation({ para, version }: Citation): string {
  return /^\d/.test(para) ? `${para}, ${version} guidance` : `${para}, ${version}`;
}

/** "2.54, 4.1, April 2024 guidance; reg 11(5), SI 2012/1115 as amended": each version is named once. */
export function spellCitations(cites: readonly Citation[]): string {
  const versions = new Map<string, string[]>();
  for (const { para, version } of cites) {
    const text = /^\d/.test(para) ? `${version} guidance` : version;
    versions.set(text, [...(versions.get(text) ?? []), para]);
  }
  return [...versions].map(([version, paras]) => `${paras.join(', ')}, ${version}`).join('; ');
}

type Cited = Pick<Reason, 'says' | 'cites'>;

/** "A review is due in each term (2.48, April 2024 guidance)." One sentence after another, each with what it rests on. */
export const spellReasons = (reasons: readonly Cited[]): string => reasons.map(spellReason).join(' ');

export const spellReason = ({ says, cites }: Cited): string =>
  cites.length === 0 ? says : `${says} (${spellCitations(cites)})`;

/** Reasons, then the facts they used, each once. */
export function spellWhole(reasons: readonly Reason[]): string {
  const facts = [...new Set(reasons.flatMap((reason) => reason.facts))];
  return facts.length === 0 ? spellReasons(reasons) : `${spellReasons(reasons)} Facts: ${facts.join('; ')}.`;
}
