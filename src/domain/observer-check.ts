import { cite } from './citations';
import type { Career } from './facts';
import type { Flag } from './flags';
import type { Places } from './places';

/**
 * Whoever observes a lesson is expected to hold QTS (2.47). Of the ECT's tutor and mentor it is asked with the post (2.42,
 * 2.43), and of somebody from outside the register knows no more than the name: so only who is known to hold none is named.
 */
export function observerObjections({ ect, periods, observations }: Career, { posts, who }: Places): Flag[] {
  if (ect.outcome !== null) return [];
  const staff = periods.flatMap(({ urn }) => (urn === null ? [] : posts(urn)));
  return observations.flatMap(({ id, kind, observer }) => {
    const person = kind === 'half-termly review' ? null : who(observer ?? '');
    const answers = staff
      .filter(({ personId }) => personId === person?.personId)
      .map(({ holdsQts }) => holdsQts);
    if (person === null || !answers.includes('no') || answers.includes('yes')) return [];
    const says = 'Ask for an observation by somebody who holds QTS: this observer does not.';
    return [{ field: 'observer', says, cites: [cite('2.47')], about: 'observations', row: id ?? '' }];
  });
}
