import type { Problem } from './facts';
import type { Asked } from './questions';
import { isAsked } from './questions';
import { isDay, readDay } from './read-day';
import { MISSING, MOST_CHARACTERS, MOST_IN_SHORT_ANSWER, isChoice, offered } from './report-answers';
import { type Answers, halfDays } from './report-facts';

/** A question of a form that is open all year. */
interface Needing extends Asked {
  readonly needed: boolean;
}

/**
 * What stands in the way of taking in these answers, in the order of the questions. Whoever mends them sees no field beside
 * the sentence, so the question is named.
 */
export function objectionsToAsked(questions: readonly Needing[], answers: Answers): readonly Problem[] {
  const each = questions
    .filter((question) => isAsked(question, answers))
    .flatMap((question) => {
      const says = wrongWith(question, answers[question.name] ?? '');
      return says === null ? [] : [objection(question, says)];
    });
  const total = Object.values(answers).reduce((sum, text) => sum + text.length, 0);
  if (total <= MOST_CHARACTERS) return each;
  const says = `The answers take ${MOST_CHARACTERS} characters in all; these have ${total}. Shorten the longest.`;
  return [...each, { field: '', says }];
}

/** The objection to one answer, with its question in front. */
export const objection = ({ name, label }: Pick<Asked, 'name' | 'label'>, says: string): Problem => ({
  field: name,
  says: `${label}${label.endsWith('?') ? '' : ':'} ${says}`,
});

function wrongWith(question: Needing, text: string): string | null {
  if (text === '') return question.needed ? MISSING[question.kind] : null;
  switch (question.kind) {
    case 'choice':
      return isChoice(question, text) ? null : `Choose one of: ${offered(question)}.`;
    case 'choices':
      return text.split(', ').every((one) => isChoice(question, one))
        ? null
        : `Choose from: ${offered(question)}.`;
    case 'number':
      return halfDays(text) === null ? 'Enter a number of days, in half-days: 0, 3.5 or 12.' : null;
    case 'day': {
      const read = readDay(text, question.name);
      return isDay(read) ? null : read.says;
    }
    case 'short':
      return text.length <= MOST_IN_SHORT_ANSWER
        ? null
        : `Shorten this to ${MOST_IN_SHORT_ANSWER} characters. It has ${text.length}.`;
    case 'long':
      return null;
  }
}
