import { DOOR_FORMS } from '../documents/door-forms';
import type { DoorKey } from '../documents/doors';
import { DOOR_TITLES } from '../documents/doors';
import { isHeld } from '../domain/held';
import { spellDay } from '../domain/day';
import { schoolYearFrom } from '../domain/school-year';
import { objectionsToAsked } from '../domain/door-answers';
import type { Day, Post } from '../domain/facts';
import { tidied } from '../domain/report-answers';
import { isVisitorOf, oursIn } from '../domain/visit-lines';
import { isOurs } from '../domain/stints';
import { lastDayOf, readDoorCode, sentOn, type DoorLink } from './door-code';
import type { DoorHeld } from './door-held';
import type { AboutEct, DoorSubmission } from './door-submission';
import type { Decision, Held } from './link-holder';
import { rowUnread, refusedFor, unknownCode } from './link-holder';
import { leadsAt, mayUse } from './standing-links';
import type { Row } from '../register/open';
import type { Submission } from './submissions';
import { takeNotice } from './take-notice';
import { takeObservation } from './take-observation';
import { takeSelfEvaluation } from './take-self-evaluation';
import { refusedAsOver, takeVisitForm } from './take-visit-form';

/** Takes in what came by a form that is open all year: a link of the person's own, used as often as they like. */
export function takeDoor(door: DoorKey, submission: Submission, held: Held, doorHeld: DoorHeld): Decision {
  const sent = sentOn(submission.receivedAt, held.today);
  const found = linkIn(door, submission, held, doorHeld, sent);
  if ('problems' in found) return found;
  const { about, personId } = found;
  const unread = [about, doorHeld.periods.get(about)?.trn, doorHeld.visits.get(about)?.urn]
    .map((key) => held.unread.get(key ?? ''))
    .find((says) => says !== undefined);
  if (unread !== undefined) return { problems: [rowUnread(unread)], changes: [] };
  const isVouched = submission.vouchedFor !== undefined;
  const questions = DOOR_FORMS[door].questions(held.policy);
  const answers = tidied(questions, submission.answers);
  const given: DoorSubmission = {
    submission,
    answers,
    sender: { name: personId === null ? 'An officer' : (held.names.get(personId) ?? personId), isVouched },
    today: held.today,
    policy: held.policy,
    sentOn: sent,
    held: doorHeld,
  };
  const problems = objectionsToAsked(questions, answers);
  const posts = postsOf(personId, doorHeld, sent);
  if (door === 'school self-evaluation') {
    const refused = mayEvaluate(about, given, posts, doorHeld);
    if (typeof refused !== 'string') return refused;
    const named = { reference: about, ect: null };
    return problems.length > 0
      ? { problems, changes: [], about: named }
      : { about: named, ...takeSelfEvaluation(given, refused, about) };
  }
  if (door === 'visit findings') {
    const visit = mayReport(about, given, posts, doorHeld);
    if ('problems' in visit) return visit;
    const named = { reference: visit.id, ect: null };
    return problems.length > 0
      ? { problems, changes: [], about: named }
      : { about: named, ...takeVisitForm(given, visit) };
  }
  const ect = aboutEct(about, doorHeld, held, sent);
  if (ect === null)
    return refusedFor(`No induction period "${about.slice(0, 60)}" stands in the register now.`);
  const named = { reference: about, ect: ect.ectName };
  if (!isVouched && !mayUse(door, ect.period, posts))
    return {
      ...refusedFor(
        `The link was sent to ${given.sender.name}, who has no part in the induction of ${ect.ectName} now. To take it in all the same, choose the verdict "mended"; otherwise "ignored".`,
      ),
      about: named,
    };
  if (problems.length > 0) return { problems, changes: [], about: named };
  const decided = door === 'lesson observation' ? takeObservation(given, ect) : takeNotice(given, ect);
  return { about: named, ...decided };
}

/** What the link is about and whose it is; null where an officer vouches for it without one. */
function linkIn(
  door: DoorKey,
  { answers, vouchedFor }: Submission,
  held: Held,
  { visits }: DoorHeld,
  sent: Day,
): { readonly about: string; readonly personId: string | null } | Decision {
  const code = answers['reference'];
  const link = readDoorCode(code ?? '');
  const personId = link?.holder(held.signer, held.names.keys());
  if (vouchedFor !== undefined && (vouchedFor ?? '') !== '')
    return { about: vouchedFor ?? '', personId: personId ?? null };
  if (link === null || personId === undefined) return { problems: [unknownCode(code)], changes: [] };
  const unread = held.unread.get(personId);
  if (unread !== undefined) return { problems: [rowUnread(unread)], changes: [] };
  const name = held.names.get(personId) ?? personId;
  if (link.door !== door)
    return refusedFor(`This link of ${name} is for another form: "${titleOf(link.door)}".`);
  // A link about a visit lasts as long as the visit does, whatever the school year.
  const mayLast = visits.has(link.about) || held.unread.has(link.about);
  if (vouchedFor === undefined && !mayLast && sent > lastDayOf(link.year))
    return refusedFor(
      `This link of ${name} was for the school year ${schoolYearFrom(link.year)}, and good until ${spellDay(lastDayOf(link.year))}. Their new one is in their next weekly mail; one about an ECT is on the ECT’s card too. To take this in all the same, choose the verdict "mended".`,
    );
  return { about: link.about, personId };
}

const titleOf = (door: DoorLink['door']): string => DOOR_TITLES[door];

/** What they did on the day they sent it: who left the next day had a part in it then. */
const postsOf = (personId: string | null, { posts }: DoorHeld, sent: Day) =>
  [...posts.values()].filter((post) => post.personId === personId && isHeld(post, sent));

/** The contract the link was made for, or the one that has taken its place at the same school since. */
function aboutEct(about: string, { periods }: DoorHeld, { directory }: Held, sent: Day): AboutEct | null {
  const meant = periods.get(about);
  if (meant === undefined) return null;
  const since = [...periods.values()].find(
    (one) =>
      isOurs(one) &&
      one.trn === meant.trn &&
      one.urn === meant.urn &&
      one.startedOn <= sent &&
      (one.finishedOn === null || one.finishedOn >= sent),
  );
  return { period: since ?? meant, ectName: directory.ects.get(meant.trn)?.name ?? meant.trn };
}

/** The school the answers are about, if the sender may speak for it. */
function mayEvaluate(
  about: string,
  { sender }: DoorSubmission,
  posts: readonly Post[],
  doorHeld: DoorHeld,
): string | Decision {
  const visit = doorHeld.visits.get(about);
  const urn = visit?.urn ?? about;
  if (!doorHeld.schools.has(urn))
    return refusedFor(`Neither a school nor a visit "${about.slice(0, 60)}" stands in the register now.`);
  const over = visit === undefined ? null : refusedAsOver(visit);
  if (over !== null) return over;
  if (leadsAt(urn, posts) || sender.isVouched) return urn;
  return refusedFor(
    `The link was sent to ${sender.name}, who neither heads the school nor leads its induction now. To take it in all the same, choose the verdict "mended"; otherwise "ignored".`,
  );
}

/** The visit the findings are of, if the sender is its visitor, while nobody is named, or an officer. */
function mayReport(
  about: string,
  { sender, sentOn }: DoorSubmission,
  posts: readonly Post[],
  doorHeld: DoorHeld,
): Row<'visits'> | Decision {
  const visit = doorHeld.visits.get(about);
  if (visit === undefined) return refusedFor(`No visit "${about.slice(0, 60)}" stands in the register now.`);
  const mine = oursIn(posts, sentOn);
  const isTheirs = mine.some(
    (post) => post.role === 'officer' || visit.visitor === null || isVisitorOf(post, visit),
  );
  if (isTheirs || sender.isVouched) return visit;
  if (mine.length > 0)
    return refusedFor(
      `The link was sent to ${sender.name}, and in Visits the Visitor of ${visit.school ?? visit.urn} (${visit.id}) is ${visit.visitor ?? ''} now. To take it in all the same, choose the verdict "mended"; otherwise "ignored".`,
    );
  return refusedFor(
    `The link was sent to ${sender.name}, who is neither an assessor nor an officer now. To take it in all the same, choose the verdict "mended"; otherwise "ignored".`,
  );
}
