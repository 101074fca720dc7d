import { counted } from './counted';
import { plainDay, shortDay } from './day';
import type { Day, YesNo } from './facts';
import type { QaLane, QaSchool } from './qa-facts';
import { OVERALL, judgedSo, spellJudged, type OfstedStands } from './qa-ofsted';
import { laterKnown, type QaLimits, type QaPolicy, type Tally } from './qa-tally';

/** What one school is judged on. */
export interface QaCase {
  readonly school: QaSchool;
  readonly tally: Tally;
  /** Null = nobody knows what Ofsted said. */
  readonly ofsted: OfstedStands | null;
  /** Whether the register's rows go back to ECTs who had left before the years a gap is counted over. */
  readonly reachesBack: boolean;
  /** Areas that saw few visits compared with the others. */
  readonly thinAreas: ReadonlySet<string>;
  readonly policy: QaPolicy;
  readonly limits: QaLimits;
}

export type QaWeight = Extract<keyof QaPolicy, `qaWeight${string}`>;

/** Does the criterion hold? Null = the facts do not say. */
export type Holds = boolean | null;

/**
 * One reason to choose a school. Q1 to Q21 are the product's own numbers; `source` says which document asks for it, and
 * where in it. Adding a criterion is adding an entry.
 *
 * Cambridgeshire = Cambridgeshire and Peterborough Teaching School Hub, "Quality Assurance of ECT Induction": paragraphs
 * counted from the top, "priority n" = the nth point of those it says it will prioritise.
 * Ealing = London Borough of Ealing, "ECT quality assurance" (2023/24): "choice n" = the nth point of what makes a school
 * likely to be chosen, "circumstance n" = the nth of the special circumstances.
 * Neither document says how much a point weighs, nor how many or how recent; those are settings.
 */
export interface QaCriterion {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  /** Absent where it gives points and no more: "scored". */
  readonly lane?: Exclude<QaLane, 'no ECT'>;
  /** The setting that holds its points; absent where it decides the lane and scores nothing. */
  readonly weight?: QaWeight;
  readonly holds: (it: QaCase) => Holds;
  /** The reason as a phrase, small letter first. */
  readonly says: (it: QaCase) => string;
  /** The question to ask the school, or oneself, where the facts do not say. */
  readonly asks?: string;
  /** The answer that another visit could turn: with one that can't be read, nobody knows it. */
  readonly visitTurns?: boolean;
}

export const ASK_VISITED = 'When was the school visited? Mend its row in Visits.';

const ASK_SATISFIED = 'Did the last visit satisfy us? Mend its row in Visits.';

/** Whether a criterion holds of a school. */
export function holdsFor(criterion: QaCriterion, it: QaCase): Holds {
  const holds = criterion.holds(it);
  return mayTurn(criterion, it, holds) ? null : holds;
}

/** What to ask where nobody knows whether a criterion holds. */
export const askedOf = (criterion: QaCriterion, it: QaCase): string =>
  mayTurn(criterion, it, criterion.holds(it))
    ? criterion.visitTurns
      ? ASK_VISITED
      : ASK_SATISFIED
    : (criterion.asks ?? '');

const mayTurn = ({ visitTurns }: QaCriterion, { tally }: QaCase, holds: Holds): boolean =>
  tally.visitsUnread && holds === visitTurns;

const OTHERS = 'Other appropriate bodies';

/** Some fact says yes; or none does and all are known; or nobody knows. */
const anyOf = (yes: number, unknown: number): Holds => (yes > 0 ? true : unknown > 0 ? null : false);

const flag = (it: YesNo | null): Holds => (it === null ? null : it === 'yes');

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const inWords = (count: number, noun: string): string => counted(count, noun, COUNTS[count]);

const monthAndYear = (day: Day): string => plainDay(day).replace(/^\d+ /, '');

const inadequacies = ({ ofsted, limits }: QaCase) =>
  ofsted === null ? [] : judgedSo(ofsted, limits.inadequateWords);
const improvements = ({ ofsted, limits }: QaCase) =>
  ofsted === null ? [] : judgedSo(ofsted, limits.improvementWords);

const isRecent = (since: Day | null, from: Day): boolean => since !== null && since >= from;

const newLead = ({ tally, limits }: QaCase): boolean => isRecent(tally.leadSince, limits.recentFrom);
const newHead = ({ tally, limits }: QaCase): boolean => isRecent(tally.headSince, limits.recentFrom);
const newTutor = ({ tally, limits }: QaCase): boolean => isRecent(tally.tutorSince, limits.recentFrom);

export const QA_CRITERIA: readonly QaCriterion[] = [
  {
    id: 'Q1',
    name: 'An ECT is not making satisfactory progress',
    source: 'Cambridgeshire, paragraph 3 and priority 1; Ealing, circumstance 2',
    lane: 'must visit',
    holds: ({ tally }) => anyOf(tally.notOnTrack + tally.plans, tally.onTrackUnknown + tally.plansUnknown),
    says: ({ tally }) =>
      tally.notOnTrack > 0
        ? `${inWords(tally.notOnTrack, 'ECT')} not on track`
        : `${inWords(tally.plans, 'support plan')} open`,
    asks: 'Is every ECT on track?',
  },
  {
    id: 'Q18',
    name: 'The school asks for a visit',
    source: 'Cambridgeshire, paragraph 5',
    lane: 'must visit',
    holds: ({ school, tally }) =>
      school.visitRequestedOn !== null &&
      (tally.lastVisit === null || tally.lastVisit < school.visitRequestedOn),
    says: ({ school }) => `visit asked for on ${shortDay(school.visitRequestedOn as Day)}`,
  },
  {
    id: 'Q2',
    name: 'An ECT on extension, or a concern raised',
    source: 'Ealing, circumstance 2',
    lane: 'special circumstances',
    holds: ({ tally }) => anyOf(tally.extensions + tally.concerns, tally.extensionsUnknown),
    // Who raised a concern, and what it is, stays with the named contact (2.28).
    says: () => 'an ECT on extension, or a concern raised',
    asks: 'Is an ECT on extension, or has a concern been raised?',
  },
  {
    id: 'Q3',
    name: 'Judged inadequate, and employing ECTs',
    source: 'Cambridgeshire, priority 2; Ealing, circumstance 3',
    lane: 'special circumstances',
    // Special measures stand above every grade.
    holds: (it) =>
      it.school.specialMeasures === 'yes' || inadequacies(it).length > 0
        ? true
        : it.ofsted === null
          ? null
          : false,
    says: (it) =>
      it.ofsted === null || inadequacies(it).length === 0
        ? 'in special measures, and employing ECTs'
        : `Ofsted: ${spellJudged(it.ofsted, inadequacies(it))}, and employing ECTs`,
    asks: 'What did Ofsted last say of the school?',
  },
  {
    id: 'Q16',
    name: 'A reduction of induction',
    source: 'Ealing, circumstance 1',
    lane: 'special circumstances',
    holds: ({ tally }) => anyOf(tally.reductions, tally.reductionsUnknown),
    says: ({ tally }) => `${inWords(tally.reductions, 'reduction')} of induction`,
    asks: 'Is any induction to be reduced?',
  },
  {
    id: 'Q17',
    name: 'Too little capacity for induction',
    source: 'Ealing, circumstance 4',
    lane: 'special circumstances',
    holds: ({ school }) => flag(school.capacityIssue),
    says: () => 'too little capacity for induction',
    asks: 'Does the school have the capacity for its ECTs?',
  },
  {
    id: 'Q4',
    name: 'Requires improvement, or serious issues last school year',
    source: 'Ealing, choice 4',
    weight: 'qaWeightImprovement',
    // "the requires improvement Ofsted category": one grade then; since, as many areas as the settings say.
    holds: (it) => {
      const found = improvements(it);
      const enough =
        found.some(({ area }) => area === OVERALL) || found.length >= it.policy.qaImprovementAreas;
      return issuesOn(it) !== null || enough ? true : it.ofsted === null ? null : false;
    },
    says: (it) => {
      const on = issuesOn(it);
      return on !== null
        ? `serious issues in ${monthAndYear(on)}`
        : it.ofsted === null
          ? ''
          : `Ofsted: ${spellJudged(it.ofsted, improvements(it))}`;
    },
    asks: 'What did Ofsted last say of the school?',
    visitTurns: false,
  },
  {
    id: 'Q5',
    name: 'A high level of support for the school',
    source: 'Cambridgeshire, priority 2',
    weight: 'qaWeightSupport',
    holds: ({ school }) => flag(school.highSupport),
    says: () => 'a high level of outside support',
    asks: 'Does the school have a high level of outside support?',
  },
  {
    id: 'Q6',
    name: 'Unusually many ECTs',
    source: 'Cambridgeshire, priority 3; Ealing, choice 3',
    weight: 'qaWeightManyEcts',
    holds: ({ school, tally, policy }) => {
      if (tally.here >= policy.qaManyEcts) return true;
      return tally.here < 2 || school.teachers === null
        ? false
        : tally.here * 100 >= policy.qaManyEctsPercent * school.teachers;
    },
    says: ({ school: { teachers }, tally, policy }) =>
      tally.here >= policy.qaManyEcts || teachers === null
        ? inWords(tally.here, 'ECT')
        : `${inWords(tally.here, 'ECT')} among ${inWords(teachers, 'teacher')}`,
  },
  {
    id: 'Q7',
    name: 'ECTs who qualified by a quick route',
    source: 'Ealing, choice 3',
    weight: 'qaWeightQuickRoute',
    holds: ({ tally }) => anyOf(tally.quick, tally.routeUnknown),
    says: ({ tally }) => `${inWords(tally.quick, 'ECT')} by a quick route to QTS`,
    asks: 'By which route did each ECT qualify?',
  },
  {
    id: 'Q8',
    name: 'A recent change of those who oversee induction',
    source: 'Cambridgeshire, priority 4',
    weight: 'qaWeightNewOversight',
    holds: (it) => (newLead(it) || newHead(it) || newTutor(it) ? true : it.tally.leadKnown ? false : null),
    says: (it) => {
      if (newLead(it)) return `induction lead since ${monthAndYear(it.tally.leadSince as Day)}`;
      if (newHead(it)) return `headteacher since ${monthAndYear(it.tally.headSince as Day)}`;
      return `induction tutor since ${monthAndYear(it.tally.tutorSince as Day)}`;
    },
    asks: 'Who leads induction, and since when?',
  },
  {
    id: 'Q9',
    name: 'Headteacher and induction lead new to their roles',
    source: 'Ealing, choice 2',
    weight: 'qaWeightNewHeadAndLead',
    holds: (it) => {
      const either = it.policy.qaNewHeadAndLead === 'either is new';
      const [head, lead] = [newHead(it), newLead(it)];
      if (either ? head || lead : head && lead) return true;
      const known = it.tally.headKnown && it.tally.leadKnown;
      if (known) return false;
      // With both asked for, one who is not new settles it whoever the other is.
      return !either && ((it.tally.headKnown && !head) || (it.tally.leadKnown && !lead)) ? false : null;
    },
    says: ({ policy }) =>
      policy.qaNewHeadAndLead === 'either is new'
        ? 'headteacher or induction lead new to the role'
        : 'headteacher and induction lead new to their roles',
    asks: 'Since when have headteacher and induction lead been in their roles?',
  },
  {
    id: 'Q10',
    name: 'No ECT for some years before the present ones',
    source: 'Cambridgeshire, priority 5',
    weight: 'qaWeightLongGap',
    holds: ({ school, tally, limits, reachesBack }) => {
      if (tally.firstHere === null || tally.firstHere < limits.gapFrom) return false;
      if (tally.lastGone !== null) return tally.lastGone < limits.gapFrom;
      // Our own rows say nothing of the years before the school came to us, nor of those before they were kept.
      return reachesBack && school.withUsSince !== null && school.withUsSince < limits.gapFrom ? true : null;
    },
    says: ({ policy }) => `no ECT for ${policy.qaGapYears} years before`,
    asks: 'When did the school last employ an ECT before the present ones?',
  },
  {
    id: 'Q11',
    name: 'New to this appropriate body',
    source: 'Cambridgeshire, priority 5',
    weight: 'qaWeightNewToUs',
    holds: ({ school, limits }) =>
      school.withUsSince === null ? null : school.withUsSince >= limits.recentFrom,
    says: ({ school }) => `with us since ${monthAndYear(school.withUsSince as Day)}`,
    asks: 'Since when has the school registered its ECTs with us?',
  },
  {
    id: 'Q12',
    name: 'No visit for some years',
    source: 'Ealing, choice 1',
    weight: 'qaWeightNotVisited',
    holds: ({ tally, limits }) => tally.lastVisit === null || tally.lastVisit < limits.visitFrom,
    says: ({ tally }) =>
      tally.lastVisit === null ? 'no visit on record' : `last visit in ${monthAndYear(tally.lastVisit)}`,
    visitTurns: true,
  },
  {
    id: 'Q13',
    name: 'Few visits in the area',
    source: 'Cambridgeshire, priority 6',
    weight: 'qaWeightArea',
    holds: ({ school, thinAreas }) => (school.area === null ? null : thinAreas.has(school.area)),
    says: ({ school }) => `few visits in ${school.area ?? ''}`,
    asks: 'In which area is the school?',
    visitTurns: true,
  },
  {
    id: 'Q14',
    name: 'ECTs leave before the end of induction',
    source: 'Ealing, choice 5',
    weight: 'qaWeightLeavers',
    holds: ({ tally, policy }) =>
      tally.starters >= policy.qaRetentionFewest &&
      tally.leavers * 100 >= policy.qaLeaversPercent * tally.starters,
    says: ({ tally }) => `${inWords(tally.leavers, 'ECT')} of ${tally.starters} left early`,
  },
  {
    id: 'Q19',
    name: 'Drawn in this year’s sample',
    source: OTHERS,
    weight: 'qaWeightRandom',
    holds: ({ school, policy }) => isDrawn(school.urn, policy),
    says: () => 'drawn in the sample',
  },
  {
    id: 'Q20',
    name: 'Reports late or returned',
    source: OTHERS,
    weight: 'qaWeightReports',
    holds: ({ tally, policy }) => tally.late + tally.returned >= policy.qaReports,
    says: ({ tally }) =>
      tally.late === 0
        ? `${inWords(tally.returned, 'report')} returned`
        : `${inWords(tally.late, 'report')} late`,
  },
  {
    id: 'Q21',
    name: 'A school-led programme not yet checked',
    source: OTHERS,
    weight: 'qaWeightFidelity',
    holds: ({ tally, limits }) => {
      if (tally.lastFidelityCheck !== null && tally.lastFidelityCheck >= limits.visitFrom) return false;
      return anyOf(tally.schoolLed, tally.programmeUnknown);
    },
    says: () => 'a school-led programme not yet checked',
    asks: 'Which training programme does the school use?',
    visitTurns: true,
  },
  {
    id: 'Q15',
    name: 'High retention, or excellent practice',
    source: 'Ealing, choice 6',
    lane: 'good practice',
    holds: ({ school, tally, policy }) =>
      school.goodPractice === 'yes' ||
      (tally.starters >= policy.qaRetentionFewest &&
        (tally.starters - tally.leavers) * 100 >= policy.qaStayersPercent * tally.starters),
    says: ({ school, tally }) =>
      school.goodPractice === 'yes'
        ? 'good practice to share'
        : `${tally.starters - tally.leavers} of ${tally.starters} ECTs stayed`,
  },
];

/**
 * When serious issues were last found, if within this school year or the one before: entered by hand, or on a visit that
 * did not satisfy us. It counts as recent until the end of the school year after.
 */
function issuesOn({ school, tally, limits }: QaCase): Day | null {
  const byHand =
    school.seriousIssuesOn !== null && school.seriousIssuesOn <= limits.asAt ? school.seriousIssuesOn : null;
  const on = laterKnown(byHand, tally.notSatisfiedOn);
  return on !== null && on >= limits.lastSchoolYearFrom ? on : null;
}

/** Is a school in the sample? The same seed draws the same schools, whatever else is in the register. */
export const isDrawn = (urn: string, policy: Pick<QaPolicy, 'qaSampleSeed' | 'qaSamplePercent'>): boolean =>
  lotOf(urn, policy.qaSampleSeed) < policy.qaSamplePercent / 100;

/** A number from 0 up to 1 that a seed gives a school: FNV-1a over both, its bits then mixed so that neighbours part. */
export function lotOf(urn: string, seed: string): number {
  let hash = 0x811c9dc5;
  for (const text of [seed, '|', urn]) {
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}
