import { visitDigestSubject } from '../documents/visit-digest-letter';
import { isoWeekOf } from '../domain/day';
import type { Calendar, Day, Post } from '../domain/facts';
import type { VisitPolicy } from '../domain/visit-life';
import { isAnswered, oursIn, visitLines, type OwedVisit, type VisitLine } from '../domain/visit-lines';

/** The week's mail about visits, to assessors and officers now in post. */
export interface VisitDigest {
  /** "visits:2026-W49:P-0003": one a week. */
  readonly id: string;
  readonly to: string;
  readonly personId: string;
  readonly subject: string;
  readonly name: string;
  readonly lines: readonly VisitLine[];
}

const BEGINS = 'visits:';

export const isVisitDigest = (id: string): boolean => id.startsWith(BEGINS);

/** One for each person with something to do; whoever is both assessor and officer is told once. */
export function visitDigests(
  visits: readonly OwedVisit[],
  posts: readonly Post[],
  policy: VisitPolicy,
  calendar: Calendar,
  today: Day,
): readonly VisitDigest[] {
  if (visits.length === 0) return [];
  const ours = oursIn(posts, today);
  const hasVisitor = isAnswered(ours);
  // Of a name that nobody has, somebody has to hear: it is as if no visitor were named.
  const owed = visits.map((visit) => (hasVisitor(visit) ? visit : { ...visit, visitor: null }));
  const people = new Map<string, { readonly post: Post; readonly lines: Map<string, VisitLine> }>();
  for (const post of ours) {
    if (post.email === null) continue;
    const entry = people.get(post.personId) ?? { post, lines: new Map<string, VisitLine>() };
    for (const line of visitLines(post, owed, policy, calendar, today)) entry.lines.set(line.visitId, line);
    people.set(post.personId, entry);
  }
  return [...people.values()].flatMap(({ post: { personId, name, email }, lines }) =>
    lines.size === 0 || email === null
      ? []
      : [
          {
            id: `${BEGINS}${isoWeekOf(today)}:${personId}`,
            to: email,
            personId,
            subject: visitDigestSubject([...lines.values()]),
            name,
            lines: [...lines.values()],
          },
        ],
  );
}
