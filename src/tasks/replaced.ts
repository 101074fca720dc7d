import { isDoor } from '../documents/doors';
import { spellDay } from '../domain/day';
import type { Day } from '../domain/facts';
import { textOf } from '../register/column';
import type { Row } from '../register/open';
import { SIGN_FORM } from './forms-known';
import { readCode } from './report-code';
import { answersIn, type Submission } from './submissions';

/** A submission that waits to be mended. */
export interface Waiting extends Pick<Submission, 'id' | 'form' | 'receivedAt' | 'answers'> {
  /** The report it is about. */
  readonly about: string | undefined;
}

export const waitingOf = (
  one: Pick<Submission, 'id' | 'form' | 'receivedAt' | 'answers'>,
  about = readCode(one.answers['reference'] ?? '')?.reportId,
): Waiting => ({ ...one, about });

export const waitingIn = (rows: readonly Row<'intake'>[]): readonly Waiting[] =>
  rows.flatMap(({ id, form, receivedAt, answers, verdict, reference }) =>
    verdict === 'needs mending'
      ? [
          waitingOf(
            { id, form: form as Submission['form'], receivedAt, answers: answersIn(answers) },
            reference ?? undefined,
          ),
        ]
      : [],
  );

/** What waits about a report, or by the same link to sign it, and is answered by one that was taken in. */
export const replacedBy = (
  { id, form, answers, vouchedFor }: Submission,
  waiting: readonly Waiting[],
): readonly Waiting[] => {
  if (vouchedFor !== undefined || isDoor(form)) return [];
  const code = answers['reference'] ?? '';
  const about = readCode(code)?.reportId;
  const isSame = (one: Waiting): boolean =>
    form === SIGN_FORM ? one.answers['reference'] === code : one.about === about;
  return waiting.filter((one) => one.form === form && one.id !== id && isSame(one));
};

/** What Intake then says of one: a comment that was not sent again is the ECT's own (2.61), and is left to a person. */
export function replacedSays(one: Waiting, by: Submission, today: Day): Partial<Row<'intake'>> {
  const commentOf = ({ answers }: Pick<Submission, 'answers'>) => textOf(answers['comment'] ?? '').trim();
  if (commentOf(one) !== '' && commentOf(by) === '')
    return {
      verdict: 'needs mending',
      reasons: `The same form was sent again and taken in on ${spellDay(today)}, without the comment that stands in Answers here. Ask the ECT whether it should stand in the report: if so, return the report, and they comment anew. Then choose the verdict "ignored".`,
    };
  return { verdict: 'ignored', reasons: `A later one was taken in on ${spellDay(today)}.` };
}
