import { STANDARDS, type Fraction, type Report, type Standard, type YesNo } from './facts';
import { NOT_YET, type Asking, standardField } from './questions';

/** The answers of one report by the name of their question: text as people gave it. */
export interface Answers {
  readonly [name: string]: string;
}

/** The facts the rules read, as these answers give them. An answer that is missing is not known. */
export type ReportFacts = Pick<
  Report,
  'onTrack' | 'standardsOfConcern' | 'entitlementsMet' | 'supportPlan' | 'recommendation' | 'daysAbsent'
>;

export function factsIn(asking: Asking, answers: Answers): ReportFacts {
  const onTrack = onTrackBy(answers);
  return {
    onTrack,
    standardsOfConcern: onTrack === 'no' ? concernsIn(asking, answers) : [],
    entitlementsMet: both(yesNo(answers['programmeAccessed']), yesNo(answers['entitlementsMet'])),
    supportPlan: yesNo(answers['supportPlan']),
    recommendation: recommendationIn(answers),
    daysAbsent: halfDays(answers['daysAbsent'] ?? ''),
  };
}

const yesNo = (text: string | undefined): YesNo | null => (text === 'yes' || text === 'no' ? text : null);

function recommendationIn(answers: Answers): Report['recommendation'] {
  const said = answers['recommendation'];
  return said === 'satisfactory' || said === 'unsatisfactory' || said === 'extension' ? said : null;
}

/**
 * The final assessment says it by its recommendation; a "No" beside "satisfactory", on the form for all, is heard too. An
 * extension is recommended for illness or thin evidence as well (3.8): by itself it says nothing, a standard not met does.
 */
function onTrackBy(answers: Answers): YesNo | null {
  const said = yesNo(answers['onTrack']);
  const recommended = recommendationIn(answers);
  if (recommended === null || said === 'no') return said;
  if (recommended === 'satisfactory') return 'yes';
  return recommended === 'unsatisfactory' || standardsNotYet(answers).length > 0 ? 'no' : said;
}

function concernsIn(asking: Asking, answers: Answers): readonly Standard[] {
  if (asking.kind !== 'progress review') return standardsNotYet(answers);
  const named = listed(answers['standardsOfConcern'] ?? '');
  return STANDARDS.filter((standard) => named.includes(standard));
}

const both = (one: YesNo | null, other: YesNo | null): YesNo | null => {
  if (one === 'no' || other === 'no') return 'no';
  return one === null || other === null ? null : 'yes';
};

/** What is ticked in a list, as "TS1, TS7" holds it. */
export const listed = (text: string): readonly string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** "3.5" as 7/2; null for anything that is not whole or half days. */
export function halfDays(text: string): Fraction | null {
  const found = /^(\d{1,3})(?:\.(0|5)0?)?$/.exec(text.trim());
  if (found === null) return null;
  const whole = Number(found[1]);
  return found[2] === '5' ? { n: whole * 2 + 1, d: 2 } : { n: whole, d: 1 };
}

/** The standards that an assessment finds not yet met. */
export const standardsNotYet = (answers: Answers): readonly Standard[] =>
  STANDARDS.filter((standard) => answers[standardField(standard)] === NOT_YET);
