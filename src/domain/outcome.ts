import { valueOr } from './answer';
import { cite, regulation } from './citations';
import { laterOf, plainDay } from './day';
import type { Calendar, Career, Day, Fraction, InductionPeriod } from './facts';
import { compare, fraction, multiply, spellTerms } from './fraction';
import { finalAssessmentOf, whyNoDecision } from './end-of-induction';
import { representations } from './representations';
import { expectedEnd, termsServed } from './induction';
import { lastToEnd } from './lead-post';
import { courseOf, postAtEnd } from './parts';
import type { Policy } from './policy';
import { receivedFor } from './recommendation-received';
import { leavesExtension } from './reporting-terms';
import { CLEAR, asks, notes, objects, together, type Verdict } from './verdict';
import { FOREVER, isOurs } from './stints';

/** What an officer is about to record at the end of a period of induction. */
export interface Closing {
  readonly outcome: 'pass' | 'fail' | 'extend' | 'release';
  readonly finishedOn: Day | null;
  /** FTE terms as they go to the DfE: one decimal at most. Null = not entered. */
  readonly numberOfTerms: Fraction | null;
  /** For a failure: the day the ECT was told in writing of it and of the right to appeal. */
  readonly toldOn: Day | null;
  /** For an extension: FTE terms to add. */
  readonly extendBy: Fraction | null;
}

/** What stands in the way of recording it; `decidedOn`: the day of a decision that is recorded already. */
export function closing(
  it: Closing,
  career: Career,
  calendar: Calendar,
  policy: Policy,
  today: Day,
  decidedOn: Day = today,
): Verdict {
  return together([
    onlyOneOutcome(career),
    end(it, career, calendar, policy, today),
    terms(it, policy),
    it.outcome === 'release'
      ? releasing(it, career, calendar, policy)
      : deciding(it, career, calendar, policy, today, decidedOn),
  ]);
}

function onlyOneOutcome({ ect }: Career): Verdict {
  if (ect.outcome === null) return CLEAR;
  return objects(
    'outcome',
    'This induction already has its outcome. Only the DfE can undo it.',
    cite('1.13'),
    regulation('9'),
  );
}

/**
 * The period that is being closed: the one that ends last with us, an open one last of all. Of an induction that is
 * complete it is the one it was completed in, though a post to come be entered already.
 * @param completedOn the last day of induction; null where it is not known, or the ECT is released before.
 */
export function periodToClose(career: Career, completedOn: Day | null = null): InductionPeriod | null {
  const ours = career.periods.filter(isOurs);
  const begun = ours.filter(({ startedOn }) => completedOn === null || startedOn < completedOn);
  return lastToEnd(begun.length > 0 ? begun : ours);
}

function end(
  { outcome, finishedOn }: Closing,
  career: Career,
  calendar: Calendar,
  policy: Policy,
  today: Day,
): Verdict {
  const completedOn =
    outcome === 'release' ? null : valueOr(expectedEnd(career, calendar, policy, finishedOn ?? today), null);
  const period = periodToClose(career, completedOn);
  if (period === null)
    return objects('finishedOn', 'No induction period with us is recorded. Add it first.', cite('2.74'));
  if (finishedOn === null) return objects('finishedOn', 'Enter the last day of the period.', cite('2.74'));
  if (finishedOn > today)
    return objects(
      'finishedOn',
      'Enter a day that has passed. The DfE’s service takes no end in the future.',
    );
  if (finishedOn <= period.startedOn) {
    return objects('finishedOn', `Enter a day after ${plainDay(period.startedOn)}, when the period began.`);
  }
  return CLEAR;
}

/** 0 to 16 terms, one decimal at most; the register keeps the exact figure (2.34). */
export function numberOfTermsVerdict(terms: Fraction | null, policy: Pick<Policy, 'mostTerms'>): Verdict {
  if (terms === null) return objects('numberOfTerms', 'Enter the number of terms served.', cite('2.34'));
  const tenths = multiply(terms, fraction(10));
  if (tenths.d === 1 && tenths.n >= 0 && compare(terms, fraction(policy.mostTerms)) <= 0) return CLEAR;
  return objects(
    'numberOfTerms',
    `Enter a number of terms from 0 to ${policy.mostTerms}, with one decimal at most: 4, or 4.5.`,
    cite('2.34'),
  );
}

const terms = ({ numberOfTerms }: Closing, policy: Policy): Verdict =>
  numberOfTermsVerdict(numberOfTerms, policy);

/** A pass, a failure and an extension are decisions at the end of induction (2.65 to 2.70). */
function deciding(
  it: Closing,
  career: Career,
  calendar: Calendar,
  policy: Policy,
  today: Day,
  decidedOn: Day,
): Verdict {
  return together([
    complete(it, career, calendar, policy, today, decidedOn),
    away(it, career, calendar, policy, decidedOn),
    finalAssessment(it, career, calendar, policy, decidedOn),
    representations(career, calendar, policy, today, decidedOn),
    it.outcome === 'fail' ? told(it, career.ect.outcomeOn, today) : CLEAR,
    it.outcome === 'extend' ? extension(it, policy) : CLEAR,
  ]);
}

/** A decision needs the whole of induction, extensions included; all ECTs serve it before they can fail (2.65, 4.8). */
function complete(
  { outcome, finishedOn }: Closing,
  career: Career,
  calendar: Calendar,
  policy: Policy,
  today: Day,
  decidedOn: Day,
): Verdict {
  const cites = [cite('2.65'), cite('4.8'), regulation('11(1)')];
  const tooEarly = (end: Day): Verdict => {
    const says = `It was decided on ${plainDay(decidedOn)}, before induction is complete on ${plainDay(end)}. Correct the day, or decide anew.`;
    return objects('outcome', says, ...cites);
  };
  if (finishedOn === null) {
    const end = valueOr(expectedEnd(career, calendar, policy, decidedOn), decidedOn);
    return end > decidedOn ? tooEarly(end) : CLEAR;
  }
  // What was agreed since counts for a pass or a failure; the extension decided on begins after it.
  const asAt = outcome === 'extend' ? finishedOn : laterOf(finishedOn, decidedOn);
  const ended = expectedEnd(career, calendar, policy, asAt);
  if (ended.known && ended.value <= finishedOn) {
    // Of an end still to come `end` says what is wrong.
    return ended.value > decidedOn && finishedOn <= today ? tooEarly(ended.value) : CLEAR;
  }
  const served = termsServed(career, finishedOn, calendar, policy);
  if (served.known && served.value.remaining.n > 0) {
    const says = `${spellTerms(served.value.terms, served.value.required)} are served by ${plainDay(finishedOn)}.`;
    return objects('outcome', `${says} Release the ECT, or wait until induction is complete.`, ...cites);
  }
  if (ended.known) {
    return objects(
      'finishedOn',
      `Induction is complete on ${plainDay(ended.value)}. Choose an end no earlier.`,
      ...cites,
    );
  }
  return asks('outcome', `It is not known whether induction is complete. ${ended.unknown}`, ...cites);
}

/** Leave that begins after the decision is none of its concern. */
function away(
  { finishedOn }: Closing,
  career: Career,
  calendar: Calendar,
  policy: Policy,
  decidedOn: Day,
): Verdict {
  const asAt = finishedOn ?? decidedOn;
  const completedOn = valueOr(expectedEnd(career, calendar, policy, asAt), null);
  const post = postAtEnd(courseOf(career, calendar, policy, asAt));
  const why = whyNoDecision(career, decidedOn, completedOn, post?.stint?.until ?? FOREVER, policy);
  return why === null ? CLEAR : objects('outcome', why.says, ...why.cites);
}

export const RECOMMENDED = { satisfactory: 'pass', unsatisfactory: 'fail', extension: 'extend' } as const;

function finalAssessment(
  { outcome, finishedOn }: Closing,
  career: Career,
  calendar: Calendar,
  policy: Policy,
  decidedOn: Day,
): Verdict {
  const assessment = finalAssessmentOf(career);
  if (assessment === null || assessment.recommendation === null) {
    return objects(
      'outcome',
      'Wait for the final assessment with the headteacher’s recommendation: none is with us that covers the end.',
      cite('2.60'),
      cite('2.66'),
    );
  }
  const receivedOn = assessment.submittedAt?.slice(0, 10) as Day | undefined;
  const firstOn = assessment.firstReceivedAt?.slice(0, 10) ?? receivedOn;
  if (firstOn !== undefined && firstOn > decidedOn) {
    const says = `It was decided on ${plainDay(decidedOn)}, before the headteacher’s recommendation came on ${plainDay(firstOn as Day)}. Correct the day, or decide anew.`;
    return objects('outcome', says, cite('2.66'), cite('2.67'), regulation('11(5)'));
  }
  const ends = finishedOn === null ? null : valueOr(expectedEnd(career, calendar, policy, finishedOn), null);
  const course = courseOf(career, calendar, policy, finishedOn ?? decidedOn);
  if (receivedOn !== undefined && receivedFor(receivedOn, ends, course, calendar, policy) === null)
    return tooSoon(receivedOn);
  if (RECOMMENDED[assessment.recommendation] === outcome) return CLEAR;
  return notes(
    'outcome',
    `The headteacher recommends "${assessment.recommendation}". The decision is the appropriate body’s own: record why it differs.`,
    cite('2.66'),
    cite('2.68'),
    cite('5.9'),
  );
}

const tooSoon = (receivedOn: Day): Verdict =>
  objects(
    'outcome',
    `The headteacher recommended on ${plainDay(receivedOn)}, too long before induction is complete. Return the final assessment, to be made again at its end.`,
    cite('2.60'),
    cite('2.65'),
    regulation('11(3)'),
  );

/** The time to tell begins with the decision, which need not wait for the end of the contract (2.69). */
function told(it: Closing, decidedOn: Day | null, today: Day): Verdict {
  const byHand = notes('outcome', 'The DfE’s service takes a failure by hand only, not in a file.');
  return together([toldWhen(it, decidedOn, today), byHand]);
}

function toldWhen({ toldOn }: Closing, decidedOn: Day | null, today: Day): Verdict {
  const cites = [cite('2.70'), cite('4.9'), regulation('11(8)')];
  if (toldOn === null)
    return objects(
      'toldOn',
      'Enter the day the ECT was told in writing of the decision and of the right to appeal.',
      ...cites,
    );
  if (toldOn > today)
    return objects('toldOn', 'Enter a day that has passed: the ECT has to be told first.', ...cites);
  if (decidedOn === null || toldOn >= decidedOn) return CLEAR;
  const says = `Enter a day no earlier than ${plainDay(decidedOn)}, when it was decided.`;
  return objects('toldOn', says, cite('2.69'), regulation('11(7)'));
}

/** An extension after completion is entered apart in the DfE's service: 0.1 to 16 terms, one decimal (3.8). */
function extension({ extendBy }: Closing, policy: Policy): Verdict {
  const tenths = extendBy === null ? null : multiply(extendBy, fraction(10));
  const fits =
    extendBy !== null &&
    tenths?.d === 1 &&
    extendBy.n > 0 &&
    compare(extendBy, fraction(policy.mostTerms)) <= 0;
  const tell = notes(
    'outcome',
    'Tell the ECT of the right to appeal against an extension, where to, and until when.',
    cite('2.70'),
    regulation('11(8)'),
  );
  if (fits) return tell;
  return together([
    objects(
      'extendBy',
      `Enter the terms to add, from 0.1 to ${policy.mostTerms}, with one decimal at most.`,
      cite('3.8'),
    ),
    tell,
  ]);
}

/** A release closes the period without an outcome: the ECT moves on, and may be claimed by another AB. */
function releasing(it: Closing, career: Career, calendar: Calendar, policy: Policy): Verdict {
  const { finishedOn } = it;
  if (finishedOn === null) return CLEAR;
  const ended = expectedEnd(career, calendar, policy, finishedOn);
  const done = ended.known && ended.value <= finishedOn;
  return together([
    done
      ? notes(
          'outcome',
          'Induction is complete: a pass, a failure or an extension has to be decided.',
          cite('2.67'),
        )
      : CLEAR,
    interim(career, finishedOn, calendar, policy),
  ]);
}

/**
 * Leaving after a term or more asks for an interim assessment, in the last term too (2.62, 2.63); with an extension begun,
 * after any time (3.10).
 */
function interim(career: Career, finishedOn: Day, calendar: Calendar, policy: Policy): Verdict {
  const period = periodToClose(career);
  if (period === null) return CLEAR;
  const has = career.reports.some(
    (report) =>
      report.kind !== 'progress review' &&
      report.state !== 'cancelled' &&
      report.urn === period.urn &&
      report.coversUntil >= finishedOn,
  );
  if (has) return CLEAR;
  const course = courseOf(career, calendar, policy, finishedOn);
  const own = course.ledger.stints.find(({ periods }) => periods.includes(period));
  // The post goes on, and so does induction in it, under another AB.
  if (own?.periods.some((one) => !isOurs(one) && one.startedOn >= finishedOn)) return CLEAR;
  if (own && !own.counts && own.periods[0]?.countedTerms === null && !leavesExtension(own, course))
    return CLEAR;
  return notes(
    'outcome',
    'Ask the school for an interim assessment before the ECT leaves.',
    cite('2.62'),
    cite('2.63'),
  );
}
