import { visitDigestSubject } from '../documents/visit-digest-letter';
import { isWithin, isoWeekOf } from '../domain/day';
import type { Calendar, Day, Post } from '../domain/facts';
import type { VisitPolicy } from '../domain/visit-life';
import { visitLines, type OwedVisit, type VisitLine } from '../domain/visit-lines';

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
  const people = new Map<string, { readonly post: Post; readonly lines: Map<string, VisitLine> }>();
  for (const post of posts) {
    const isOurs = post.role === 'assessor' || post.role === 'officer';
    if (!isOurs || post.email === null || !isWithin(today, post.from ?? today, post.until)) continue;
    const entry = people.get(post.personId) ?? { post, lines: new Map<string, VisitLine>() };
    for (const line of visitLines(post, visits, policy, calendar, today)) entry.lines.set(line.visitId, line);
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
