import { cite } from './citations';
import { plainDay } from './day';
import { registering } from './eligibility';
import type { Proposed } from './proposed';
import type { Calendar, Day } from './facts';
import type { Policy } from './policy';
import { dateOfBirthProblems } from './age';
import { CLEAR, asks, notes, objects, together, type Verdict } from './verdict';

/**
 * What stands in the way of claiming an ECT in the DfE's service: all that stands in the way of registering them, and what
 * the service itself refuses.
 */
export function claiming(proposed: Proposed, calendar: Calendar, policy: Policy, today: Day): Verdict {
  return together([registering(proposed, calendar, policy, today), dfeTakes(proposed, policy, today)]);
}

function dfeTakes({ career: { ect }, period }: Proposed, policy: Policy, today: Day): Verdict {
  return together([
    startTaken(period.startedOn, policy, today),
    bornWhen(ect.dateOfBirth, today),
    period.programme === null
      ? asks(
          'programme',
          'Ask which training programme the school uses: provider-led or school-led.',
          cite('5.11'),
        )
      : CLEAR,
  ]);
}

function startTaken(startedOn: Day, policy: Policy, today: Day): Verdict {
  if (startedOn > today) {
    return objects(
      'startedOn',
      `The DfE’s service takes no start in the future. Claim this ECT from ${plainDay(startedOn)}.`,
    );
  }
  if (startedOn < policy.earliestStart) {
    return objects(
      'startedOn',
      `The DfE’s service takes no start before ${plainDay(policy.earliestStart)}. Ask the DfE to record this one.`,
      cite('1.4'),
    );
  }
  // Entered by hand the service takes the day itself; in a file it asks for a later one.
  return startedOn === policy.earliestStart
    ? notes(
        'startedOn',
        `A file with a start on ${plainDay(policy.earliestStart)} is refused. Claim this ECT by hand.`,
      )
    : CLEAR;
}

function bornWhen(dateOfBirth: Day | null, today: Day): Verdict {
  if (dateOfBirth === null)
    return asks(
      'dateOfBirth',
      'Enter the date of birth: the DfE’s service finds a teacher by it and the TRN.',
    );
  return together(dateOfBirthProblems(dateOfBirth, today).map(({ field, says }) => objects(field, says)));
}
