import type { DemoEct } from './careers';
import { addDays, spellDay, workday } from './days';
import { diceFor, type Dice } from './dice';
import {
  COMMENTS,
  CONCERNS,
  EVIDENCE,
  IMPROVEMENTS,
  NOT_MET,
  NOT_YET,
  ON_TRACK,
  PROGRAMME_MISSED,
  STANDARDS,
  STRENGTHS,
  TARGETS,
  type Concern,
  type Sentences,
} from './prose';

/** Answers by the name of the question; choices as the register stores them. */
export type Answers = Readonly<Record<string, string>>;

export interface ReportAsked {
  readonly id: string;
  /** The last day it reports on. */
  readonly until: string;
  readonly kind: string;
  readonly isFinal: boolean;
  readonly ect: DemoEct;
  readonly absent: string;
  /** Which of the concerns, or null for an ECT on track. */
  readonly concern: number | null;
  /** Whether there is a support plan already, where there is a concern. */
  readonly hasPlan: boolean;
  readonly recommendation: 'satisfactory' | 'unsatisfactory' | 'extension';
  readonly entitlementMissed: number | null;
  readonly programmeMissed: boolean;
  readonly leaves: { readonly on: string; readonly to: string } | null;
}

/** What a tutor answers: the same for the same report, whichever way it is sent. */
export function answersTo(report: ReportAsked): Answers {
  const dice = diceFor(`report ${report.id}`);
  const concern = report.concern === null ? null : (CONCERNS[report.concern % CONCERNS.length] ?? null);
  const name = (text: string) => toldOf(text, report);
  const answers: Record<string, string> = {
    ...(report.kind === 'progress review'
      ? review(report, concern, dice)
      : assessment(report, concern, dice)),
    programmeAccessed: report.programmeMissed ? 'no' : 'yes',
    entitlementsMet: report.entitlementMissed === null ? 'yes' : 'no',
    daysAbsent: report.absent,
  };
  if (report.programmeMissed) answers['programmeWhyNot'] = PROGRAMME_MISSED;
  if (report.entitlementMissed !== null)
    answers['entitlementsWhyNot'] = NOT_MET[report.entitlementMissed % NOT_MET.length] ?? '';
  if (report.leaves) {
    answers['leavingOn'] = report.leaves.on;
    answers['nextSchool'] = report.leaves.to;
  }
  return Object.fromEntries(Object.entries(answers).map(([field, text]) => [field, name(text)]));
}

/** The ECT's own words on a report. */
export function commentOn(report: ReportAsked): string {
  const { id, concern } = report;
  const own = concern === null ? undefined : CONCERNS[concern % CONCERNS.length]?.comment;
  return toldOf(own ?? diceFor(`comment ${id}`).pick(COMMENTS), report);
}

/** Days until what is to be done in the next term, one after the other. */
const LATER = [19, 26, 12];

function toldOf(text: string, { ect, until }: ReportAsked): string {
  let days = 0;
  return text
    .replace(/\{N\}/g, ect.name.first)
    .replace(/\{S\}/g, ect.subject === '' ? 'mathematics' : subjectIn(ect.subject))
    .replace(/\{D\}/g, () => spellDay(workday(addDays(until, LATER[days++ % LATER.length] ?? 0))));
}

const PROPER = ['English', 'French', 'PE', 'RE'];
const subjectIn = (subject: string): string => (PROPER.includes(subject) ? subject : subject.toLowerCase());

function review(report: ReportAsked, concern: Concern | null, dice: Dice): Record<string, string> {
  if (concern)
    return {
      ...notOnTrack(report, concern),
      standardsOfConcern: concern.standards.join(', '),
      evidence: concern.evidence,
      targets: concern.targets,
    };
  return {
    onTrack: 'yes',
    onTrackReasons: dice.pick(ON_TRACK),
    evidence: some(EVIDENCE, report.ect, dice),
    targets: some(TARGETS, report.ect, dice),
  };
}

function assessment(report: ReportAsked, concern: Concern | null, dice: Dice): Record<string, string> {
  const standards = Object.entries(STANDARDS).flatMap(([field, texts]) => {
    const isMet = !concern?.standards.some((one) => one.toLowerCase().replace(' ', '') === field);
    return [
      [field, isMet ? 'meeting' : 'not yet'],
      [`${field}Comment`, isMet ? dice.pick(texts) : (NOT_YET[field] ?? '')],
    ];
  });
  const judged = report.isFinal
    ? { recommendation: report.recommendation }
    : {
        ...(concern ? notOnTrack(report, concern) : { onTrack: 'yes', onTrackReasons: dice.pick(ON_TRACK) }),
        targets: concern?.targets ?? some(TARGETS, report.ect, dice),
      };
  return {
    ...judged,
    ...(Object.fromEntries(standards) as Record<string, string>),
    strengths: some(STRENGTHS, report.ect, dice),
    improvements: dice.pick(IMPROVEMENTS),
  };
}

const notOnTrack = ({ hasPlan }: ReportAsked, concern: Concern): Record<string, string> => ({
  onTrack: 'no',
  onTrackReasons: concern.reasons,
  ectToldOfConcern: 'yes',
  supportPlan: hasPlan ? 'yes' : 'no',
});

/** Two or three sentences, one of them about this phase. */
function some(from: Sentences, { school }: DemoEct, dice: Dice): string {
  const own = school.phase === 'Secondary' || school.phase === 'All-through' ? from.S : from.P;
  const [first, second] = dice.shuffled(own);
  const third = dice.pick(from.X);
  const chosen = dice.inHundred(55) ? [first, second, third] : [first, third];
  return chosen.filter((sentence) => sentence !== undefined).join(' ');
}
