import { cite } from './citations';
import type { Career, Observation, Post } from './facts';
import { NO_FLAGS, type Flag, type Flags } from './flags';
import type { Places } from './record-check';

/**
 * Whoever observes a lesson is expected to hold QTS (2.47). Asked of those in People at the ECT's schools: of somebody from
 * outside the register knows no more than the name. Of tutor and mentor it is asked once, with the post (2.42, 2.43).
 */
export function observerFlags(career: Career, { posts, who }: Places): Flags {
  if (career.ect.outcome !== null || career.observations.length === 0) return NO_FLAGS;
  const staff = [...new Set(career.periods.map(({ urn }) => urn))].flatMap((urn) =>
    urn === null ? [] : posts(urn),
  );
  const asked = new Set(career.periods.flatMap(({ tutorId, mentorId }) => [tutorId, mentorId]));
  const seen = career.observations.flatMap((observation) => {
    const id = isLesson(observation) ? (who(observation.observer ?? '')?.personId ?? null) : null;
    const own = staff.filter(({ personId }) => personId === id);
    return own.length === 0 ? [] : [{ observation, own, isAsked: asked.has(id) }];
  });
  return {
    ...NO_FLAGS,
    objections: seen
      .filter(({ own }) => !holds(own, 'yes') && holds(own, 'no'))
      .map(({ observation, own }) =>
        flag(
          observation,
          `${own[0]?.name ?? ''} does not hold QTS. Ask for an observation by somebody who does.`,
        ),
      ),
    unknown: seen
      .filter(({ own, isAsked }) => !isAsked && own.every(({ holdsQts }) => holdsQts === null))
      .map(({ observation }) => flag(observation, 'Find out whether the observer holds QTS.')),
  };
}

const isLesson = ({ kind }: Observation): boolean => kind !== 'half-termly review';

const holds = (own: readonly Post[], answer: Post['holdsQts']): boolean =>
  own.some(({ holdsQts }) => holdsQts === answer);

const flag = ({ id }: Observation, says: string): Flag => ({
  field: 'observer',
  says,
  cites: [cite('2.47')],
  about: 'observations',
  row: id ?? '',
});
