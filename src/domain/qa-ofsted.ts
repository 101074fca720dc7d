import { plainDay } from './day';
import type { Day } from './facts';
import { wordOf } from './word';

/**
 * What Ofsted has said of a school, as dated facts. Until September 2024 a graded inspection ended in one overall grade;
 * until November 2025 it graded areas without one; report cards since then judge areas in other words. Nothing here needs an
 * overall grade to exist.
 */
export const OFSTED_KINDS = [
  'graded inspection',
  'report card',
  'ungraded inspection',
  'monitoring visit',
] as const;

export interface OfstedFact {
  readonly urn: string;
  /** The day the inspection began. */
  readonly on: Day;
  readonly kind: (typeof OFSTED_KINDS)[number];
  /** "Overall effectiveness", "Leadership and governance", "Category of concern". */
  readonly area: string;
  /** In Ofsted's words, or in the figures and letters of its files: 1 to 4, SM, SWK, RSI. */
  readonly judgement: string;
}

/** What stands of a school on some day. `since` is null where nobody wrote down when Ofsted said it. */
export interface OfstedStands {
  readonly since: Day | null;
  /** Small letters, a category of concern first. */
  readonly judged: readonly { readonly area: string; readonly says: string }[];
}

export const OVERALL = 'overall effectiveness';
const CATEGORY = 'category of concern';

const WORDS: { readonly [short: string]: string } = {
  '1': 'outstanding',
  '2': 'good',
  '3': 'requires improvement',
  '4': 'inadequate',
  sm: 'special measures',
  swk: 'serious weaknesses',
  rsi: 'requires significant improvement',
};

/** Nothing was judged, or there is no category. */
const NOTHING = new Set(['', '0', '9', 'null', 'none', 'no', 'not judged', 'not applicable']);

const wordFor = (judgement: string): string => {
  const text = wordOf(judgement);
  return WORDS[text] ?? text;
};

/**
 * What stands of each school: the latest inspection that judged the school as a whole, and a category of concern given
 * then or since. A visit in between changes neither grades nor judgements.
 */
export function ofstedBySchool(facts: readonly OfstedFact[], asAt: Day): ReadonlyMap<string, OfstedStands> {
  const bySchool = new Map<string, OfstedFact[]>();
  for (const fact of facts) {
    if (fact.on > asAt) continue;
    const others = bySchool.get(fact.urn);
    if (others === undefined) bySchool.set(fact.urn, [fact]);
    else others.push(fact);
  }
  const stands = new Map<string, OfstedStands>();
  for (const [urn, own] of bySchool) {
    const found = standsOf(own);
    if (found !== null) stands.set(urn, found);
  }
  return stands;
}

const isFull = ({ kind }: OfstedFact): boolean => kind === 'graded inspection' || kind === 'report card';
const isCategory = ({ area }: OfstedFact): boolean => wordOf(area) === CATEGORY;
const latestOf = (facts: readonly OfstedFact[]): Day | null =>
  facts.reduce<Day | null>((latest, { on }) => (latest === null || on > latest ? on : latest), null);

function standsOf(facts: readonly OfstedFact[]): OfstedStands | null {
  const full = latestOf(facts.filter(isFull));
  const category = latestOf(facts.filter((fact) => isCategory(fact) && (full === null || fact.on >= full)));
  const judged = facts
    .filter((fact) => (isCategory(fact) ? fact.on === category : isFull(fact) && fact.on === full))
    .map((fact) => ({
      area: isCategory(fact) ? CATEGORY : wordOf(fact.area),
      says: wordFor(fact.judgement),
    }))
    .filter(({ says }) => !NOTHING.has(says))
    // Whatever the order of the rows, the reason given is the same.
    .sort((one, other) => place(one.area) - place(other.area) || (one.area < other.area ? -1 : 1));
  const since = full ?? category;
  // An inspection that judged nothing tells nothing.
  return since === null || judged.length === 0 ? null : { since, judged };
}

const place = (area: string): number => (area === CATEGORY ? 0 : area === OVERALL ? 1 : 2);

/** The same where only the Schools sheet says something: the grade or category GIAS holds. */
export const ofstedFromGias = (grade: string | null, on: Day | null): OfstedStands | null =>
  grade === null || NOTHING.has(wordFor(grade))
    ? null
    : { since: on, judged: [{ area: OVERALL, says: wordFor(grade) }] };

/** The later of what the dated facts and the Schools sheet say; the dated facts where days do not tell. */
export function laterOf(dated: OfstedStands | undefined, gias: OfstedStands | null): OfstedStands | null {
  if (dated === undefined) return gias;
  const giasIsLater =
    gias !== null && gias.since !== null && dated.since !== null && gias.since > dated.since;
  return giasIsLater ? gias : dated;
}

/** The judgements in one of these words (small letters). Where there is an overall grade it alone decides. */
export function judgedSo(
  { judged }: OfstedStands,
  words: ReadonlySet<string>,
): readonly { readonly area: string; readonly says: string }[] {
  const overall = judged.filter(({ area }) => area === OVERALL || area === CATEGORY);
  const deciding = overall.some(({ area }) => area === OVERALL) ? overall : judged;
  return deciding.filter(({ says }) => words.has(says));
}

/** "requires improvement", "quality of education: requires improvement (March 2025)". */
export function spellJudged(
  { since }: OfstedStands,
  found: readonly { readonly area: string; readonly says: string }[],
): string {
  const [first] = found;
  if (first === undefined) return '';
  const area = first.area === OVERALL || first.area === CATEGORY ? '' : `${first.area}: `;
  const when = since === null ? '' : ` (${plainDay(since).replace(/^\d+ /, '')})`;
  const more = found.length > 1 ? `, and ${found.length - 1} more` : '';
  return `${area}${first.says}${more}${when}`;
}
