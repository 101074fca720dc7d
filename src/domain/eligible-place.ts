import { cite, regulation } from './citations';
import { plainDay } from './day';
import type { Proposed } from './proposed';
import type { Citation, Day, InductionPeriod, School } from './facts';
import type { Policy } from './policy';
import { ofstedFromGias } from './qa-ofsted';
import { CLEAR, asks, notes, objects, together, type Verdict } from './verdict';
import { isSameWord } from './word';

/** Is this an institution where induction may be served (2.1 to 2.8)? */
export function placeVerdict(proposed: Proposed, policy: Policy, today: Day): Verdict {
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
    isOpen(school, period, today),
    isOfAKind(school, policy),
    noSpecialMeasures(proposed, school, policy),
    notInadequate(proposed, school, policy),
  ]);
}

function isOpen(school: School, { startedOn, finishedOn }: InductionPeriod, today: Day): Verdict {
  if (school.closedOn !== null && school.closedOn <= startedOn) {
    return objects(
      'urn',
      `${school.name} closed on ${plainDay(school.closedOn)}. Choose the school that followed it.`,
    );
  }
  if (school.closedOn !== null && school.closedOn < today && (finishedOn ?? today) > school.closedOn) {
    return objects(
      'finishedOn',
      `${school.name} closed on ${plainDay(school.closedOn)}, and this period goes on. Enter its end, and the ECT’s new school as a period of its own; where the post goes on there, as in an academy, with yes under Same post.`,
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
  if (isListed(type, [...FURTHER_EDUCATION, ...NURSERIES, ...policy.typesWithConditions])) {
    return notes(
      'urn',
      `${type}: check that it meets the conditions for this kind of institution.`,
      cite('2.1'),
      cite('2.2'),
      cite('2.3'),
      regulation('6(1)'),
    );
  }
  return CLEAR;
}

/** Teach children of three and over, under a head who can recommend (2.2). */
const NURSERIES: readonly string[] = ['Local authority nursery school'];

/** Further education in the words of GIAS: 2.3 and 2.4 take sixth-form colleges and 16 to 19 academies with it. */
const FURTHER_EDUCATION: readonly string[] = [
  'Further education',
  'Sixth form centres',
  'Academy 16-19 converter',
  'Academy 16 to 19 sponsor led',
  'Free schools 16 to 19',
];

const isListed = (type: string, list: readonly string[]): boolean =>
  list.some((one) => isSameWord(one, type));

/** What Ofsted said of an institution, that bars it from taking ECTs. */
interface Bar {
  readonly is: string;
  readonly cites: readonly Citation[];
  /** What an ECT has done there before it, who may serve there all the same; and how to say so. */
  readonly links: readonly InductionPeriod['linkBefore'][];
  readonly who: string;
}

/** A school that requires special measures takes no new ECT, unless Ofsted says in writing that it may (2.4 to 2.6). */
function noSpecialMeasures(proposed: Proposed, school: School, policy: Policy): Verdict {
  if (school.specialMeasures === null) {
    return asks('specialMeasures', 'Find out whether the school is in special measures.', cite('2.4'));
  }
  if (school.specialMeasures === 'no') return CLEAR;
  const wider = isWider(policy);
  return barred(proposed, school, {
    is: 'is in special measures',
    cites: [cite('2.4'), cite('2.5'), cite('2.6'), regulation('6(3)')],
    links: ['began induction', 'trained there', ...(wider ? [TAUGHT] : [])],
    who: wider
      ? 'began induction, trained in employment, or first taught, there'
      : 'began induction, or trained in employment, there',
  });
}

/** A college judged inadequate likewise, in whole or in part; training there makes no difference (2.4, 2.7, reg 6(3)(b)). */
function notInadequate(proposed: Proposed, school: School, policy: Policy): Verdict {
  if (!isListed(school.type ?? '', FURTHER_EDUCATION)) return CLEAR;
  const cites = [cite('2.4'), cite('2.7'), regulation('6(3)(b)')];
  const judged = ofstedFromGias(school.ofsted, school.ofstedOn);
  if (judged === null) {
    const says = `Find out whether Ofsted’s last report judged ${school.name}, or part of it, inadequate. Enter its judgement.`;
    return asks('ofsted', says, ...cites);
  }
  if (!judged.judged.some(({ says }) => isListed(says, policy.qaInadequateWords))) return CLEAR;
  const wider = isWider(policy);
  return barred(proposed, school, {
    is: 'was judged inadequate',
    cites,
    links: ['began induction', ...(wider ? [TAUGHT] : [])],
    who: wider ? 'began induction, or first taught, there' : 'began induction there',
  });
}

const TAUGHT = 'taught there' as const;
const isWider = ({ specialMeasuresStarts }: Policy): boolean =>
  specialMeasuresStarts === 'also who first taught there before';

function barred({ career, period }: Proposed, school: School, { is, cites, links, who }: Bar): Verdict {
  const { linkBefore = null } = period;
  const barredSo = `${school.name} ${is}`;
  if (school.permittedByOfsted === 'yes' || (linkBefore !== null && links.includes(linkBefore))) {
    return notes('urn', `${barredSo}: make sure that this does not stand in the ECT’s way.`, cite('2.8'));
  }
  if (linkBefore === null && mayHaveBegunBefore([period, ...career.periods], school)) {
    const says = `${barredSo}, and has had this ECT for some time. Find out whether the ECT ${who} before that was so: it may be older than the last inspection. Record it.`;
    return asks('linkBefore', says, ...cites);
  }
  return objects(
    'urn',
    `${barredSo}. It may take this ECT only if Ofsted has permitted it in writing, or if the ECT ${who} before. Record which, if either is so.`,
    ...cites,
  );
}

/** The last inspection is the latest day on which the bar can have begun: who came later came after it. */
const mayHaveBegunBefore = (periods: readonly InductionPeriod[], { urn, ofstedOn }: School): boolean =>
  periods.some((one) => one.urn === urn && ofstedOn !== null && one.startedOn < ofstedOn);
