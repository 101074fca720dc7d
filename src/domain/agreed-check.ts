import { extensionObjections, moreThanLeft, reductionObjections } from './adjustments';
import { valueOr } from './answer';
import { cite, regulation } from './citations';
import { numberOf } from './civil';
import { plainDay } from './day';
import { since } from './earlier-decision';
import type { Adjustment, Calendar, Career, Citation, Day, Problem } from './facts';
import { NO_FLAGS, type Flag, type Flags } from './flags';
import { ONE, compare } from './fraction';
import { expectedEnd } from './induction';
import type { Policy } from './policy';

/** What was agreed of one induction, and what an appeal made of it, held against the law. */
export function agreedFlags(career: Career, calendar: Calendar, policy: Policy, asAt: Day): readonly Flags[] {
  return [
    ...career.adjustments.map((one) => adjustmentFlags(one, career, calendar, policy, asAt)),
    appealFlags(career),
  ];
}

/** Could it be agreed when it was? */
function adjustmentFlags(
  one: Adjustment,
  career: Career,
  calendar: Calendar,
  policy: Policy,
  asAt: Day,
): Flags {
  if (career.ect.outcome !== null) return NO_FLAGS;
  const before = { ...career, adjustments: career.adjustments.filter(({ id }) => id !== one.id) };
  return one.kind === 'reduction'
    ? reductionFlags(one, before, calendar, policy)
    : extensionFlags(one, before, calendar, policy, asAt);
}

const placedAt = (
  { id }: Adjustment,
  problems: readonly Problem[],
  ...cites: readonly Citation[]
): readonly Flag[] => problems.map((said) => ({ ...said, cites, about: 'adjustments', row: id }));

function extensionFlags(
  one: Adjustment,
  before: Career,
  calendar: Calendar,
  policy: Policy,
  asAt: Day,
): Flags {
  const problems = extensionObjections(one, before, calendar, policy, one.agreedOn);
  const complete = valueOr(expectedEnd(before, calendar, policy, one.agreedOn), null);
  // Agreed some days before the end, and the end has come: nothing is left to mend.
  const isPast = ({ field }: Problem): boolean =>
    field === 'agreedOn' && complete !== null && complete <= asAt;
  return {
    ...NO_FLAGS,
    objections: placedAt(
      one,
      problems.filter((said) => !isPast(said)),
      cite('3.8'),
    ),
    notes: placedAt(one, problems.filter(isPast), cite('3.8')),
  };
}

/**
 * Held against the ground it rests on. Where that is not recorded, what holds for both is an objection; what part-time
 * service asks besides is to be borne in mind (2.38).
 */
function reductionFlags(one: Adjustment, before: Career, calendar: Calendar, policy: Policy): Flags {
  const more = placedAt(one, moreThanLeft(one, before, calendar, policy), cite('2.65'));
  const resting = (ground: 'experience' | 'part-time service') =>
    reductionObjections(one, ground, before, calendar, policy, one.agreedOn);
  if (one.ground === 'part-time service')
    return {
      ...NO_FLAGS,
      objections: placedAt(one, resting(one.ground), cite('2.38'), cite('3.5')),
      notes: more,
    };
  const held = resting('experience');
  const isPartTime = before.periods.some(({ fte }) => compare(fte, ONE) < 0);
  const partTime = one.ground !== 'experience' && isPartTime ? resting('part-time service') : [];
  const besides = partTime
    .filter(({ says }) => held.every((other) => other.says !== says))
    .map(({ field, says }) => ({ field, says: `If it rests on part-time service: ${says}` }));
  return {
    ...NO_FLAGS,
    objections: placedAt(one, held, cite('3.2'), cite('3.3')),
    notes: [...more, ...placedAt(one, besides, cite('2.38'), cite('3.5'))],
  };
}

/**
 * A decision that an appeal has undone stands in the record no longer than word of it takes (reg 14(3), 14(4)). An appeal
 * that came before the outcome was against an extension, and says nothing of the outcome.
 */
function appealFlags(career: Career): Flags {
  const { ect } = career;
  const { appealOn = null, appealResult = null } = ect;
  const appealSettledOn = appealOn === null ? null : since(ect.appealSettledOn, appealOn);
  if (appealOn === null || appealSettledOn === null) return NO_FLAGS;
  if (appealResult !== 'allowed' && appealResult !== 'changed') return NO_FLAGS;
  const won = `The appeal was ${appealResult === 'allowed' ? 'allowed' : 'settled by another extension'}, as of ${plainDay(appealSettledOn)}.`;
  if (ect.outcome !== null && ect.outcomeOn !== null && since(appealOn, ect.outcomeOn) === null)
    return NO_FLAGS;
  if (ect.outcome === 'fail') {
    const cure =
      appealResult === 'allowed'
        ? 'Record the outcome that it gave, with its day.'
        : 'Clear Outcome and Decided, and add the extension to Adjustments.';
    const says = `${won} This failure stands no longer. ${cure}`;
    const flag: Flag = { field: 'outcome', says, cites: [regulation('14(4)')], about: 'ects', row: ect.trn };
    return { ...NO_FLAGS, objections: [flag] };
  }
  if (ect.outcome !== null) return NO_FLAGS;
  const appealed = career.adjustments
    .filter(({ kind, agreedOn }) => kind === 'extension after completion' && agreedOn <= appealOn)
    .sort((one, other) => numberOf(one.agreedOn) - numberOf(other.agreedOn))
    .slice(-1);
  const cure =
    appealResult === 'allowed'
      ? 'Remove this extension, unless it was agreed anew.'
      : 'Enter the terms that it gave.';
  const says = `${won} ${cure}`;
  const flags = appealed.flatMap((one) => placedAt(one, [{ field: 'terms', says }], regulation('14(3)')));
  return appealResult === 'allowed' ? { ...NO_FLAGS, objections: flags } : { ...NO_FLAGS, notes: flags };
}
