import { cite, regulation } from './citations';
import { clock } from './clocks';
import { plainDay } from './day';
import { finalAssessmentOf, representationsOf } from './end-of-induction';
import type { Calendar, Career, Day } from './facts';
import type { Policy } from './policy';
import { CLEAR, notes, objects, type Verdict } from './verdict';

/**
 * Words that came in time must be regarded before the decision (2.68, reg 11(6)); what came later is evidence like any
 * other (2.68). Until the time is over they may still come.
 */
export function representations(
  career: Career,
  calendar: Calendar,
  policy: Policy,
  today: Day,
  decidedOn: Day,
): Verdict {
  const receivedAt = finalAssessmentOf(career)?.submittedAt ?? null;
  if (receivedAt === null) return CLEAR;
  const time = clock('representations', receivedAt.slice(0, 10) as Day, calendar, policy);
  if (!time.known) return CLEAR;
  const { lastDay } = time.value;
  const wroteOn = representationsOf(career);
  if (wroteOn !== null) return considered(career, wroteOn, lastDay, decidedOn);
  if (lastDay < today) return CLEAR;
  return notes(
    'outcome',
    `The ECT may write about the recommendation until ${plainDay(lastDay)}. Ask whether they will, or wait.`,
    cite('2.68'),
    regulation('11(4)'),
    regulation('11(6)'),
  );
}

function considered({ ect }: Career, wroteOn: Day, lastDay: Day, decidedOn: Day): Verdict {
  const { consideredOn = null } = ect;
  if (wroteOn > decidedOn || (consideredOn !== null && consideredOn <= decidedOn)) return CLEAR;
  const inTime = wroteOn <= lastDay;
  const says = `What the ECT wrote came on ${plainDay(wroteOn)}. Consider it before the decision, and enter the day.`;
  const late = `${says} It came after ${plainDay(lastDay)}, when the ECT’s time to write ended.`;
  return (inTime ? objects : notes)(
    'consideredOn',
    inTime ? says : late,
    cite('2.68'),
    ...(inTime ? [regulation('11(6)')] : []),
  );
}
