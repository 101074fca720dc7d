import { counted } from '../domain/counted';
import { wordsOf } from '../documents/door-visit';
import { objection } from '../domain/door-answers';
import { addDays, shortDay } from '../domain/day';
import type { Day, Problem, YesNo } from '../domain/facts';
import { isDay, readDay } from '../domain/read-day';
import { visitQuestions } from '../domain/visit-questions';
import type { Change } from '../register/change';
import { add, update } from '../register/change';
import { asText } from '../register/column';
import type { Row } from '../register/open';
import { TABLES } from '../register/tables';
import type { Decision } from './link-holder';
import { refusedFor } from './link-holder';
import type { DoorSubmission } from './door-submission';
import { findingKey } from './visit-mail';

/** One row of Visit findings for each question answered; an empty answer leaves what was sent before. */
export function takeVisitForm(
  { answers, sender, sentOn, held }: DoorSubmission,
  visit: Row<'visits'>,
): Decision {
  const over = refusedAsOver(visit);
  if (over !== null) return over;
  const what = `Visit form by ${sender.name}’s link`;
  const column = TABLES.visitFindings.columns.finding;
  const found = visitQuestions().map((question) => ({
    question,
    judgement: question.judged ? (answers[question.name] ?? '') : '',
    reading: column.read(asText(answers[wordsOf(question)] ?? '')),
  }));
  const problems = found.flatMap(({ question, reading }) =>
    'says' in reading ? [objection({ name: question.name, label: question.title }, reading.says)] : [],
  );
  problems.push(...wrongDay(answers['visitedOn'] ?? '', sentOn));
  if (problems.length > 0) return { problems, changes: [] };
  const changes = found.flatMap(({ question: { name, part, title }, judgement, reading }): Change[] => {
    const finding = 'value' in reading ? reading.value : null;
    if (judgement === '' && finding === null) return [];
    const id = findingKey(visit.id, name);
    const facts = {
      ...(judgement === '' ? {} : { judgement: judgement as Row<'visitFindings'>['judgement'] }),
      ...(finding === null ? {} : { finding }),
      by: sender.name,
      on: sentOn,
    };
    return held.visitFindings.has(id) || held.stands('visitFindings', id)
      ? [update('visitFindings', id, facts, what)]
      : [
          add(
            'visitFindings',
            { id, visit: visit.id, school: visit.school, part, question: title, ...facts },
            what,
          ),
        ];
  });
  const facts = visitFacts(answers);
  return {
    problems: [],
    changes: [
      ...changes,
      ...(Object.keys(facts).length > 0 ? [update('visits', visit.id, facts, what)] : []),
    ],
    note: `${counted(changes.length, 'answer')} in Visit findings for ${visit.id}.`,
  };
}

/** What is said of a visit counts until its report is sent, or the visit is closed or called off. */
export function refusedAsOver(visit: Row<'visits'>): Decision | null {
  if (visit.reportSentOn !== null)
    return refusedFor(
      `The report on ${visit.school ?? visit.urn} has been sent already. Clear Report sent in Visits, and choose the verdict "mended", to take this in all the same.`,
    );
  if (visit.closedOn !== null) {
    const [happened, still] =
      visit.visitedOn === null ? ['called off', 'it is on after all'] : ['closed', 'it is not done with'];
    return refusedFor(
      `The visit to ${visit.school ?? visit.urn} was ${happened} on ${shortDay(visit.closedOn)}. If ${still}, clear Closed in Visits, and choose the verdict "mended"; otherwise "ignored".`,
    );
  }
  return null;
}

/** Nobody has been there on a day to come; one of more than a year ago is another visit's, or a slip of the pen. */
function wrongDay(text: string, sentOn: Day): readonly Problem[] {
  const on = readDay(text, 'visitedOn');
  if (text === '' || !isDay(on) || (on <= sentOn && on >= addDays(sentOn, -365))) return [];
  const why = on > sentOn ? 'is still to come' : 'is more than a year ago';
  const asked = { name: 'visitedOn', label: 'When did you visit?' };
  return [objection(asked, `${shortDay(on)} ${why}. Enter the day of the visit.`)];
}

function visitFacts({
  visitedOn = '',
  satisfied,
  sharePractice,
}: DoorSubmission['answers']): Partial<Row<'visits'>> {
  const on = readDay(visitedOn, 'visitedOn');
  const yesOrNo = (text: string | undefined): YesNo | null => (text === 'yes' || text === 'no' ? text : null);
  const [isSatisfied, shares] = [yesOrNo(satisfied), yesOrNo(sharePractice)];
  return {
    ...(visitedOn !== '' && isDay(on) ? { visitedOn: on } : {}),
    ...(isSatisfied === null ? {} : { satisfied: isSatisfied }),
    ...(shares === null ? {} : { sharePractice: shares }),
  };
}
