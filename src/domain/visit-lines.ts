import { addDays, spellDay } from './day';
import { isHeld } from './held';
import type { Calendar, Day, Post, VisitKind } from './facts';
import {
  isVisitOverdue,
  nextVisitDuty,
  spellDuty,
  type VisitDates,
  type VisitDuty,
  type VisitPolicy,
} from './visit-life';
import { folded } from './who';

/** What people of the appropriate body are told of visits, week by week. */

export interface OwedVisit extends VisitDates {
  readonly id: string;
  readonly urn: string;
  readonly school: string | null;
  readonly kind: VisitKind;
  readonly visitor: string | null;
}

export interface VisitLine {
  readonly visitId: string;
  readonly urn: string;
  /** "Larkspur Primary School: general visit". */
  readonly title: string;
  /** "Send the summary report by Thursday 14 January 2027." */
  readonly says: string;
  readonly by: Day | null;
  readonly overdue: boolean;
}

/** A step that falls due within so many days is this week's. */
const AHEAD_DAYS = 7;

/** Somebody of the appropriate body, in one of their posts. */
export type VisitReader = Pick<Post, 'name' | 'role'>;

/**
 * What one person has to do about visits in the week from `today`: an assessor, the next step of their own; an officer,
 * those nobody is named for, and whatever is overdue. Overdue first, then by day; those without a day come last.
 */
export function visitLines(
  person: VisitReader,
  visits: readonly OwedVisit[],
  policy: VisitPolicy,
  calendar: Calendar,
  today: Day,
): readonly VisitLine[] {
  return visits
    .flatMap((visit) => {
      const duty = nextVisitDuty(visit, policy, calendar);
      return duty !== null && isThisWeeks(duty, today) && isTheirs(person, visit, isVisitOverdue(duty, today))
        ? [lineOf(visit, duty, today)]
        : [];
    })
    .sort(
      (one, other) =>
        order(one.by ?? LAST, other.by ?? LAST) ||
        order(one.title, other.title) ||
        order(one.visitId, other.visitId),
    );
}

const LAST = '9999-12-31';

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const isThisWeeks = ({ by }: VisitDuty, today: Day): boolean =>
  by === null || by < addDays(today, AHEAD_DAYS);

type Visited = Pick<OwedVisit, 'visitor'>;

export const isVisitorOf = ({ name }: Pick<Post, 'name'>, { visitor }: Visited): boolean =>
  visitor !== null && folded(visitor) === folded(name);

/** The appropriate body's own people, who make visits or see to them. */
const isOurs = ({ role }: Pick<Post, 'role'>): boolean => role === 'assessor' || role === 'officer';

/** Those of them who are in post on a day. */
export const oursIn = <P extends Pick<Post, 'role' | 'from' | 'until'>>(
  posts: readonly P[],
  on: Day,
): readonly P[] => posts.filter((post) => isOurs(post) && isHeld(post, on));

export const assessorPosts = <P extends Pick<Post, 'role' | 'from' | 'until'>>(
  posts: readonly P[],
  on: Day,
): readonly P[] => oursIn(posts, on).filter(({ role }) => role === 'assessor');

/** Whether somebody has the name a visit gives for its visitor; one that gives none lacks nobody. */
export function isAnswered(people: readonly Pick<Post, 'name'>[]): (visit: Visited) => boolean {
  const names = new Set(people.map(({ name }) => folded(name)));
  return ({ visitor }) => visitor === null || names.has(folded(visitor));
}

/** Where nobody has it: the cell, and what to do. */
export const spellUnanswered = ({ visitor }: Visited): string =>
  `Visitor says "${visitor ?? ''}", and no assessor or officer now in People has that name. Enter the name as it stands there.`;

function isTheirs(person: VisitReader, visit: OwedVisit, overdue: boolean): boolean {
  if (isVisitorOf(person, visit)) return true;
  return person.role === 'officer' && (overdue || visit.visitor === null);
}

const lineOf = (visit: OwedVisit, duty: VisitDuty, today: Day): VisitLine => ({
  visitId: visit.id,
  urn: visit.urn,
  title: `${visit.school ?? visit.urn}: ${spellKind(visit.kind)}`,
  says: spellDuty(duty, spellDay),
  by: duty.by,
  overdue: isVisitOverdue(duty, today),
});

/** "general visit", "visit about support for an ECT", "paired observation". */
export function spellKind(kind: VisitKind): string {
  if (kind === 'causing concern') return 'visit about support for an ECT';
  return kind === 'general' || kind === 'monitoring' || kind === 'moderation' ? `${kind} visit` : kind;
}
