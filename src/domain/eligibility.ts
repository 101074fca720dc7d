import { cite, regulation } from './citations';
import { addYears, plainDay } from './day';
import type { Calendar, Day, InductionPeriod } from './facts';
import { add, compare, fraction, spellFraction } from './fraction';
import type { Policy } from './policy';
import type { Proposed } from './proposed';
import { whyExempt } from './exempt';
import { overlap } from './period-facts';
import { placeVerdict } from './eligible-place';
import { postVerdict } from './eligible-post';
import { CLEAR, asks, notes, objects, together, type Verdict } from './verdict';
import { isSameWord } from './word';

/** What stands in the way of registering an ECT for a period of induction with this appropriate body. */

export function registering(proposed: Proposed, calendar: Calendar, policy: Policy, today: Day): Verdict {
  return together([
    qts(proposed),
    barred(proposed),
    onlyOneInduction(proposed),
    dates(proposed),
    overlaps(proposed),
    placeVerdict(proposed, policy, today),
    conflictOfInterest(proposed, policy),
    postVerdict(proposed, calendar, policy, today),
    registeredFirst(proposed, today),
    supplyLimit(proposed, policy),
  ]);
}

/**
 * Of the checks a headteacher makes before the post begins, the appropriate body verifies QTS (2.9, which points to 2.10); the
 * others stay with the school, and the register holds none of them.
 */
function qts({ career: { ect }, period }: Proposed): Verdict {
  if (ect.qtsOn === null)
    return asks('qtsOn', 'Check the date of QTS before induction starts.', cite('2.9'), cite('2.10'));
  const exempt = whyExempt(ect.qtsOn);
  if (exempt !== null) return objects('qtsOn', exempt, cite('1.12'), regulation('Sch 1 para 1'));
  if (ect.qtsOn <= period.startedOn) return CLEAR;
  return objects(
    'startedOn',
    `QTS was awarded on ${plainDay(ect.qtsOn)}. Choose a start no earlier than that.`,
    cite('2.10'),
  );
}

function barred({ career: { ect } }: Proposed): Verdict {
  if (ect.barredBy === null || ect.barredBy.trim() === '') return CLEAR;
  return objects(
    'barredBy',
    `This teacher cannot serve induction: ${ect.barredBy}. Check the teaching record; clear this if it is wrong.`,
    cite('1.12'),
    cite('1.13'),
  );
}

/** One induction, one outcome: who has passed has no more to serve, who has failed may not try again (1.13, reg 9). */
function onlyOneInduction({ career: { ect } }: Proposed): Verdict {
  if (ect.outcome === null) return CLEAR;
  const has = ect.outcome === 'pass' ? 'passed' : 'failed';
  return objects(
    'outcome',
    `This ECT has already ${has} induction, and nobody serves it twice.`,
    cite('1.13'),
    regulation('9'),
  );
}

function dates({ period }: Proposed): Verdict {
  if (period.finishedOn === null || period.finishedOn > period.startedOn) return CLEAR;
  return objects('finishedOn', 'Enter an end later than the start.');
}

/**
 * Under another AB nothing may overlap. With us, contracts at several schools are added together (3.16), up to full time;
 * two at one school are one contract entered twice.
 */
function overlaps({ career, period }: Proposed): Verdict {
  const shared = career.periods.filter((other) => other.id !== period.id && overlap(period, other));
  const elsewhere = shared.find((other) => other.otherAb !== null);
  if (elsewhere !== undefined) {
    return objects(
      'startedOn',
      `${elsewhere.otherAb ?? ''} has this ECT from ${plainDay(elsewhere.startedOn)}${until(elsewhere)}. Ask them to release the ECT, or choose other dates.`,
      cite('3.15'),
    );
  }
  const same = shared.find((other) => other.urn === period.urn);
  if (same !== undefined) {
    return objects(
      'startedOn',
      `Period ${same.id} at the same school has some of these days. End it first, or choose other dates.`,
    );
  }
  return shared.length === 0 ? CLEAR : atSeveralSchools(period, shared);
}

const until = ({ finishedOn }: InductionPeriod): string =>
  finishedOn === null ? '' : ` to ${plainDay(finishedOn)}`;

function atSeveralSchools(period: InductionPeriod, others: readonly InductionPeriod[]): Verdict {
  const fte = [period, ...others].map((one) => one.fte).reduce(add);
  if (compare(fte, fraction(1)) > 0) {
    return objects(
      'fte',
      `With the other schools at the same time this makes an FTE of ${spellFraction(fte)}. Enter at most 1 in all.`,
      cite('3.16'),
    );
  }
  return notes(
    'urn',
    'The ECT serves at several schools at once: agree which headteacher leads, and which appropriate body.',
    cite('3.14'),
    cite('3.15'),
  );
}

/** A hub may not judge whom it trained or employs, nor who has served any induction at its school (2.25). */
function conflictOfInterest({ career, period }: Proposed, policy: Policy): Verdict {
  const cites = [cite('2.25'), regulation('4(3)')];
  const own = [period, ...career.periods].find(
    (one) => one.urn !== null && policy.ourSchools.includes(one.urn),
  );
  if (own !== undefined) {
    const says =
      own === period
        ? 'This school is the hub’s own. Another appropriate body has to take this ECT.'
        : `This ECT has served induction at the hub’s own school (period ${own.id}). Another appropriate body has to take them.`;
    return objects('urn', says, ...cites);
  }
  if (policy.ourTrainingProviders.length === 0) return CLEAR;
  const provider = career.ect.ittProvider;
  if (provider === null)
    return asks(
      'ittProvider',
      'Ask who recommended this ECT for QTS: a hub may not judge those it trained.',
      ...cites,
    );
  const ours = policy.ourTrainingProviders.some((name) => isSameWord(name, provider));
  if (!ours) return CLEAR;
  return objects(
    'ittProvider',
    `${provider} is this hub’s own training. Another appropriate body has to take this ECT.`,
    ...cites,
  );
}

/** Registration comes before the start (2.11, 2.27); where it did not, the AB settles the start (2.12). */
function registeredFirst({ career: { ect }, period }: Proposed, today: Day): Verdict {
  const registeredOn = ect.registeredOn ?? today;
  if (registeredOn <= period.startedOn) return CLEAR;
  return notes(
    'startedOn',
    `Registered on ${plainDay(registeredOn)}, after this start. Registration comes first; settle the start with the headteacher and the ECT.`,
    cite('2.11'),
    cite('2.12'),
    cite('2.27'),
  );
}

/** The five years limit short supply work alone; induction has no time limit, before or during it (1.10, 2.14, 2.17). */
function supplyLimit({ career: { ect }, period }: Proposed, policy: Policy): Verdict {
  if (ect.qtsOn === null) return CLEAR;
  const endsOn = addYears(ect.qtsOn, policy.supplyYears);
  if (endsOn > period.startedOn) return CLEAR;
  return notes(
    'qtsOn',
    `QTS is more than ${policy.supplyYears} years old. Induction may start; supply work of less than a term is no longer open to this teacher, except part-time beside induction.`,
    cite('2.14'),
    cite('2.17'),
  );
}
