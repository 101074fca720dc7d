import { cite, regulation } from './citations';
import { plainDay } from './day';
import type { Proposed } from './eligibility';
import type { Day, School } from './facts';
import type { Policy } from './policy';
import { CLEAR, asks, notes, objects, together, type Verdict } from './verdict';

/** Is this an institution where induction may be served (2.1 to 2.8)? */
export function placeVerdict(proposed: Proposed, policy: Policy): Verdict {
  const { school, period } = proposed;
  if (period.urn === null) return asks('urn', 'Choose the school.', cite('2.1'));
  if (school === null) {
    return objects(
      'urn',
      `School ${period.urn} is not in the register. Import it from GIAS, or check the URN.`,
      cite('2.1'),
    );
  }
  return together([
    isOpen(school, period.startedOn),
    isOfAKind(school, policy),
    noSpecialMeasures(proposed, school, policy),
  ]);
}

function isOpen(school: School, startedOn: Day): Verdict {
  if (school.closedOn !== null && school.closedOn <= startedOn) {
    return objects(
      'urn',
      `${school.name} closed on ${plainDay(school.closedOn)}. Choose the school that followed it.`,
    );
  }
  if (school.status === 'closed' && school.closedOn === null) {
    return objects('urn', `${school.name} has closed. Choose the school that followed it.`);
  }
  if (school.openedOn !== null && school.openedOn > startedOn) {
    return objects(
      'startedOn',
      `${school.name} opens on ${plainDay(school.openedOn)}. Choose a start no earlier than that.`,
    );
  }
  return CLEAR;
}

function isOfAKind({ type }: School, policy: Policy): Verdict {
  if (type === null) return asks('type', 'Find out what kind of institution the school is.', cite('2.1'));
  if (isListed(type, policy.typesWithoutInduction)) {
    return objects(
      'urn',
      `Induction is not served in this kind of institution: ${type}.`,
      cite('2.1'),
      regulation('6(1)'),
    );
  }
  if (isListed(type, policy.typesWithConditions)) {
    return notes(
      'urn',
      `${type}: check that it meets the conditions for this kind of institution.`,
      cite('2.1'),
      cite('2.3'),
      regulation('6(1)'),
    );
  }
  return CLEAR;
}

const isListed = (type: string, list: readonly string[]): boolean =>
  list.some((one) => one.toLowerCase() === type.trim().toLowerCase());

/** A school that requires special measures takes no new ECT, unless Ofsted says in writing that it may (2.4 to 2.6). */
function noSpecialMeasures(proposed: Proposed, school: School, policy: Policy): Verdict {
  const cites = [cite('2.4'), cite('2.5'), cite('2.6'), regulation('6(3)')];
  if (school.specialMeasures === null) {
    return asks('specialMeasures', 'Find out whether the school is in special measures.', cite('2.4'));
  }
  if (school.specialMeasures === 'no') return CLEAR;
  if (school.permittedByOfsted === 'yes' || wasThereBefore(proposed, school, policy)) {
    return notes(
      'urn',
      `${school.name} is in special measures: make sure that this does not stand in the ECT’s way.`,
      cite('2.8'),
    );
  }
  return objects(
    'urn',
    `${school.name} is in special measures. It may take this ECT only if Ofsted has permitted it in writing, or if the ECT ${WHO_MAY[policy.specialMeasuresStarts]} before. Record which, if either is so.`,
    ...cites,
  );
}

const WHO_MAY = {
  'only who began or trained there before': 'began induction, or trained in employment, there',
  'also who first taught there before': 'began induction, trained in employment, or first taught, there',
} as const;

function wasThereBefore({ career, period }: Proposed, school: School, policy: Policy): boolean {
  const { linkBefore } = period;
  if (linkBefore === 'began induction' || linkBefore === 'trained there') return true;
  if (linkBefore === 'taught there')
    return policy.specialMeasuresStarts === 'also who first taught there before';
  const since = school.ofstedOn;
  return (
    since !== null &&
    [period, ...career.periods].some((one) => one.urn === school.urn && one.startedOn < since)
  );
}
