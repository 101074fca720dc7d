import { OBSERVATION } from '../documents/door-observation';
import { objection } from '../domain/door-answers';
import type { Day, InductionPeriod, Problem } from '../domain/facts';
import { whyOutside, whyUnlikely } from '../domain/told-day';
import { defaultPolicy } from '../domain/policy';
import { isOurs } from '../domain/stints';
import { add } from '../register/change';
import { asText } from '../register/column';
import type { Row } from '../register/open';
import { TABLES } from '../register/tables';
import type { Decision } from './link-holder';
import type { AboutEct, DoorSubmission } from './door-submission';

/** Fields of Observations that hold an answer as it was written. */
const IN_WORDS = ['focus', 'strengths', 'development', 'notes'] as const;

/** One row of Observations for each; the same sent again adds none. */
export function takeObservation(
  { submission, answers, sender, today, held }: DoorSubmission,
  { period, ectName }: AboutEct,
): Decision {
  const before = [...held.observations.values()].filter(({ trn }) => trn === period.trn);
  if (before.some(({ cameBy }) => cameBy === submission.id))
    return { problems: [], changes: [], note: 'It is in Observations already.' };
  const day = answers['observedOn'] as Day;
  const feedbackOn = (answers['feedbackOn'] ?? null) as Day | null;
  const posts = [...held.periods.values()].filter((one) => one.trn === period.trn && isOurs(one));
  const problems = objections(answers, day, feedbackOn, today, posts);
  if (problems.length > 0) return { problems, changes: [] };
  const words = inWords(answers);
  const same = before.find(
    (row) =>
      row.observedOn === day &&
      row.kind === answers['kind'] &&
      row.strengths === words.strengths &&
      row.development === words.development,
  );
  if (same !== undefined)
    return { problems: [], changes: [], note: `The same stands in Observations as ${same.id}.` };
  const id = held.nextId.observations();
  const row: Partial<Row<'observations'>> = {
    id,
    trn: period.trn,
    ect: ectName,
    observedOn: day,
    observer: answers['observer'] ?? sender.name,
    feedbackGiven: feedbackOn === null ? null : 'yes',
    kind: (answers['kind'] ?? null) as Row<'observations'>['kind'],
    ...words,
    feedbackOn,
    from: sender.name,
    cameBy: submission.id,
  };
  const what = `Log a ${answers['kind'] ?? 'lesson observation'} by ${sender.name}’s link`;
  return { problems: [], changes: [add('observations', row, what)], note: `In Observations as ${id}.` };
}

/** The answers as the sheet gives them back. */
function inWords(
  answers: Readonly<Record<string, string>>,
): Pick<Row<'observations'>, (typeof IN_WORDS)[number]> {
  const entries = IN_WORDS.map((field) => {
    const reading = TABLES.observations.columns[field].read(asText(answers[field] ?? ''));
    return [field, 'value' in reading ? reading.value : null];
  });
  return Object.fromEntries(entries) as ReturnType<typeof inWords>;
}

function objections(
  answers: Readonly<Record<string, string>>,
  day: Day,
  feedbackOn: Day | null,
  today: Day,
  posts: readonly InductionPeriod[],
): readonly Problem[] {
  const says: (readonly [field: string, says: string])[] = [];
  const unlikely = whyUnlikely(day, 'past', today) ?? whyOutside(day, posts);
  if (unlikely !== null) says.push(['observedOn', unlikely]);
  if (feedbackOn !== null && feedbackOn < day)
    says.push(['feedbackOn', 'Enter the day of the lesson or a later one.']);
  if (feedbackOn !== null && feedbackOn > today) says.push(['feedbackOn', 'Enter a day that has been.']);
  const notes = answers['notes'] ?? '';
  if (notes !== '' && !/^https:\/\/\S+$/.test(notes))
    says.push(['notes', 'Enter an address that begins with https://.']);
  for (const field of IN_WORDS) {
    const reading = TABLES.observations.columns[field].read(asText(answers[field] ?? ''));
    if ('says' in reading) says.push([field, reading.says]);
  }
  const questions = OBSERVATION.questions(defaultPolicy());
  return says.flatMap(([field, one]) => {
    const question = questions.find(({ name }) => name === field);
    return question ? [objection(question, one)] : [];
  });
}
