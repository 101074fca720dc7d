import { OPEN_POINTS, SELF_EVALUATION, SELF_EVALUATION_POINTS } from '../documents/door-self-evaluation';
import { schoolYearOf } from '../domain/school-year';
import { objection } from '../domain/door-answers';
import type { Day } from '../domain/facts';
import { defaultPolicy } from '../domain/policy';
import { OWN_VIEW } from '../domain/visit-questions';
import type { Change } from '../register/change';
import { add, update } from '../register/change';
import { asText } from '../register/column';
import type { Row } from '../register/open';
import { TABLES } from '../register/tables';
import type { Decision } from './link-holder';
import type { DoorHeld } from './door-held';
import type { DoorSubmission } from './door-submission';
import { isSameWord } from '../domain/word';

/** One row of School answers for each point of a school and year, or visit; the newest answer takes the place of others. */
export function takeSelfEvaluation(
  { answers, sender, sentOn, held }: DoorSubmission,
  urn: string,
  about: string,
): Decision {
  const occasion = about === urn ? schoolYearOf(sentOn) : about;
  const what = `Self-evaluation by ${sender.name}’s link`;
  const points = [
    ...SELF_EVALUATION_POINTS.map(([name, point]) => ({ point, judged: name, said: `${name}Words` })),
    ...OPEN_POINTS.map(([name, point]) => ({ point, judged: null, said: name })),
  ];
  const column = TABLES.schoolAnswers.columns.words;
  const problems = points.flatMap(({ said }) => {
    const reading = column.read(asText(answers[said] ?? ''));
    const question = SELF_EVALUATION.questions(defaultPolicy()).find(({ name }) => name === said);
    return 'says' in reading && question ? [objection(question, reading.says)] : [];
  });
  if (problems.length > 0) return { problems, changes: [] };
  const changes = points.flatMap(({ point, judged, said }): Change[] => {
    const reading = column.read(asText(answers[said] ?? ''));
    const facts = {
      judgement: (judged === null ? null : (answers[judged] ?? null)) as Row<'schoolAnswers'>['judgement'],
      words: 'value' in reading ? reading.value : null,
      by: sender.name,
      on: sentOn,
    };
    const id = `${urn} ${occasion} ${point}`;
    if (held.schoolAnswers.has(id) || held.stands('schoolAnswers', id))
      return [update('schoolAnswers', id, facts, what)];
    if (facts.judgement === null && facts.words === null) return [];
    const school = held.schools.get(urn) ?? null;
    return [add('schoolAnswers', { id, urn, school, occasion, point, ...facts }, what)];
  });
  return {
    problems: [],
    changes: [...changes, ...cameIn(about, sentOn, held, what)],
    note: `In School answers for ${occasion}.`,
  };
}

/** On the visit's list of documents it came in on the day it was sent first. */
const cameIn = (about: string, on: Day, { visitDocuments }: DoorHeld, what: string): readonly Change[] =>
  [...visitDocuments.values()].flatMap(({ id, visit, document, cameInOn }) =>
    visit === about && cameInOn === null && isSameWord(document, OWN_VIEW.title)
      ? [update('visitDocuments', id, { cameInOn: on }, what)]
      : [],
  );
