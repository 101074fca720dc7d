import { DOORS, type DoorKey } from '../documents/doors';
import { CONCERN_KEY } from '../documents/doors';
import { isHeld } from '../domain/held';
import type { Day, Ect, InductionPeriod, Post, Role, School } from '../domain/facts';
import { toldApart } from '../domain/report-people';
import { isOurs } from '../domain/stints';
import type { Memory, Signer } from '../google/ports';
import { doorCode, yearOfLinks, type DoorLink } from './door-code';
import { formFor } from './forms-known';
import { filledIn } from './report-code';

/** A link that may be used again and again in the school year and the half-term after it, by one person. */
export interface StandingLink {
  readonly door: DoorKey | typeof CONCERN_KEY;
  /** "Log an observation". */
  readonly label: string;
  /** The ECT's name, or the school's. */
  readonly about: string;
  readonly url: string;
}

export interface LinkFacts {
  readonly ects: readonly Ect[];
  readonly periods: readonly InductionPeriod[];
  readonly schools: readonly School[];
  readonly posts: readonly Post[];
}

type LinkPorts = { readonly memory: Pick<Memory, 'get'>; readonly signer: Signer };

/**
 * The links of a person ("P-0012"; an ECT goes by their TRN), by what they do on the day: about each ECT they tutor or
 * mentor, or whose induction they lead, and about their school. Nothing for somebody who has left, nor for a form that Set
 * up has not made.
 */
export function standingLinks(
  ports: LinkPorts,
  facts: LinkFacts,
  today: Day,
): (personId: string) => readonly StandingLink[] {
  const year = yearOfLinks(today);
  const ects = new Map(facts.ects.map((ect) => [ect.trn, ect]));
  const calledIn = toldApart(facts.ects);
  const schools = new Map(facts.schools.map(({ urn, name }) => [urn, name]));
  const open = facts.periods.filter(
    (period) => isOpen(period, today) && ects.get(period.trn)?.outcome === null,
  );

  const link = (door: DoorLink['door'], about: string, personId: string, who: string): StandingLink[] => {
    const form = formFor(ports.memory, door);
    if (form === null) return [];
    const code = doorCode(ports.signer, { door, about, personId, year });
    return [{ door, label: DOORS[door].invites, about: who, url: filledIn(form.prefilled, code, who) }];
  };

  return (personId) => {
    const ect = ects.get(personId);
    if (ect !== undefined)
      return ect.outcome === null && open.some(({ trn }) => trn === personId)
        ? link(CONCERN_KEY, 'own', personId, 'My induction')
        : [];
    const posts = facts.posts.filter((post) => post.personId === personId && isHeld(post, today));
    const theirs = open.flatMap((period) => {
      const about = ects.get(period.trn);
      return ECT_DOORS.filter((door) => mayUse(door, period, posts)).flatMap((door) =>
        link(door, period.id, personId, about ? calledIn(about) : period.trn),
      );
    });
    const led = [...new Set(posts.filter(leads).flatMap(({ urn }) => (urn === null ? [] : [urn])))];
    const hosting = led.filter((urn) => open.some((period) => period.urn === urn));
    return [
      ...theirs,
      ...hosting.flatMap((urn) => link('school self-evaluation', urn, personId, schools.get(urn) ?? urn)),
    ];
  };
}

/** The link by which a head or an induction lead says how their school sees its induction, before a visit. */
export function selfEvaluationLink(
  ports: LinkPorts,
  {
    personId,
    visitId,
    schoolName,
  }: { readonly personId: string; readonly visitId: string; readonly schoolName: string },
  today: Day,
): string | null {
  const form = formFor(ports.memory, 'school self-evaluation');
  if (form === null) return null;
  const link = {
    door: 'school self-evaluation',
    about: visitId,
    personId,
    year: yearOfLinks(today),
  } as const;
  return filledIn(form.prefilled, doorCode(ports.signer, link), schoolName);
}

/** The link by which a visitor says what they found. */
export function visitFormLink(
  ports: LinkPorts,
  visit: { readonly id: string; readonly urn: string; readonly school: string | null },
  personId: string,
  today: Day,
): string | null {
  const form = formFor(ports.memory, 'visit findings');
  if (form === null) return null;
  const code = doorCode(ports.signer, {
    door: 'visit findings',
    about: visit.id,
    personId,
    year: yearOfLinks(today),
  });
  return filledIn(form.prefilled, code, visit.school ?? visit.urn);
}

const ECT_DOORS = ['lesson observation', 'absence or change'] as const;

/** Whether a form is one about an ECT that is open all year. */
export const isEctDoor = (form: string): form is (typeof ECT_DOORS)[number] =>
  (ECT_DOORS as readonly string[]).includes(form);

const isOpen = (period: InductionPeriod, today: Day): boolean =>
  isOurs(period) && period.urn !== null && (period.finishedOn === null || period.finishedOn >= today);

const leads = ({ role }: Post): boolean => role === 'head' || role === 'induction lead';

/** Whether somebody with these posts may say how a school sees its own induction. */
export const leadsAt = (urn: string, posts: readonly Post[]): boolean =>
  posts.some((post) => post.urn === urn && leads(post));

/**
 * Whether somebody with these posts may use a door about the ECT of a period: a tutor or a mentor for their own ECT, the
 * lead and the head for any at their school.
 */
export function mayUse(
  door: (typeof ECT_DOORS)[number],
  { urn, tutorId, mentorId }: InductionPeriod,
  posts: readonly Post[],
): boolean {
  const there = posts.filter((post) => post.urn === urn);
  return (DOORS[door].from as readonly Role[]).some((role) => {
    if (role !== 'tutor' && role !== 'mentor') return there.some((post) => post.role === role);
    const theirs = role === 'tutor' ? tutorId : mentorId;
    return there.some(({ personId }) => personId === theirs);
  });
}
