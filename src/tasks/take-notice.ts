import { counted } from '../domain/counted';
import type { Tells } from '../documents/door-notice';
import { whyTooMany } from '../domain/absence-days';
import { spellDay } from '../domain/day';
import { checkNotice, noticeDay, type Notice, periodOn, type WhoIs } from '../domain/notice-check';
import { addDays } from '../domain/day';
import type { Day, InductionPeriod } from '../domain/facts';
import { decimal } from '../domain/fraction';
import type { Policy } from '../domain/policy';
import { namesake } from '../domain/same-name';
import { folded } from '../domain/who';
import { isOurs } from '../domain/stints';
import type { Change } from '../register/change';
import { add, update } from '../register/change';
import type { Row } from '../register/open';
import type { DoorHeld } from './door-held';
import type { Decision } from './link-holder';
import type { AboutEct, DoorSubmission } from './door-submission';

/** What the changes come to, in words for the one who confirms them, and what it said when they were made. */
interface Proposed {
  readonly changes: readonly Change[];
  readonly says: string;
  readonly goesTo: string;
}

/** What a school tells waits in Intake until somebody here says "confirmed"; then it is entered where it belongs. */
export function takeNotice(
  { answers, sender, today, policy, held }: DoorSubmission,
  asked: AboutEct,
): Decision {
  const { ectName } = asked;
  const about = {
    ...asked,
    period: periodOn([...held.periods.values()].filter(isOurs), asked.period, noticeDay(answers)),
  };
  const checked = checkNotice(
    answers,
    about.period,
    (email, name) => whoIs(held, about.period.urn, email, name),
    today,
  );
  if ('problems' in checked) return { problems: checked.problems, changes: [] };
  const later = checked.what === 'leaving' ? periodAfter(checked.day, about, held) : undefined;
  if (later !== undefined)
    return {
      problems: [
        {
          field: 'day',
          says: `Induction period ${later.id} begins after that last day, on ${spellDay(later.startedOn)}. Delete its row if it no longer holds, then choose "confirmed".`,
        },
      ],
      changes: [],
    };
  const { changes, says, goesTo } = PROPOSES[checked.what](checked, about, held, today, policy);
  const added = (answers['note'] ?? '') === '' ? '' : `\nThey add: ${answers['note'] ?? ''}`;
  if (sender.isVouched) return { problems: [], changes, note: `Entered in ${goesTo}.${added}` };
  return {
    problems: [],
    changes: [],
    asks: `${sender.name} tells of ${ectName}: ${says}. Choose the verdict "confirmed" to enter it in ${goesTo}, or "ignored" to leave things as they are.${added}`,
  };
}

const PROPOSES: {
  readonly [what in Tells]: (
    notice: Notice,
    about: AboutEct,
    held: DoorHeld,
    today: Day,
    policy: Policy,
  ) => Proposed;
} = { absence: ofAbsence, change: ofChange, leaving: ofLeaving };

const WHAT = 'Take in what the school told, confirmed in Intake';

/**
 * The same absence told of again has its end and its days brought up to date. Days counted up to another end are not its
 * days, and too few would bring the end of induction forward (3.6), so with a new end they are those told, or unknown.
 */
function ofAbsence(
  { day, until, days, kind, extend }: Notice,
  { period, ectName }: AboutEct,
  held: DoorHeld,
  _: Day,
  policy: Policy,
): Proposed {
  const { trn } = period;
  const stands = [...held.absences.values()].find(
    (row) => row.trn === trn && row.from === day && row.kind === kind,
  );
  const isMoved = stands === undefined || stands.until !== until;
  const lasted = days ?? (isMoved ? null : stands.days);
  const told = {
    until,
    days: lasted,
    ...(extend === null ? {} : { ectChoosesExtension: extend }),
  };
  const id = stands?.id ?? held.nextId.absences();
  const absences = [...held.absences.values()].filter((row) => row.trn === trn && row !== stands);
  const periods = [...held.periods.values()].filter((row) => row.trn === trn);
  const asked = { id, trn, from: day, until, days: lasted, kind, ectChoosesExtension: extend };
  const many = whyTooMany(asked, { absences, periods }, policy);
  const doubt = many === null ? '' : `. This absence ${many.replace(/\.$/, '')}`;
  const length =
    lasted === null
      ? 'days not counted yet'
      : counted(lasted.n / lasted.d, 'contracted day', decimal(lasted));
  const instead = isMoved && stands?.until ? `, where the row ends on ${spellDay(stands.until)}` : '';
  return {
    changes: [
      stands
        ? update('absences', id, told, WHAT)
        : add('absences', { id, trn, ect: ectName, from: day, kind, ...told }, WHAT),
    ],
    says: `absent from ${spellDay(day)}${until === null ? ', no end yet' : ` until ${spellDay(until)}`}${instead} (${kind}, ${length})${doubt}`,
    goesTo: `Absences, ${stands ? 'row' : 'as'} ${id}`,
  };
}

/**
 * Another share of full time, or a tutor or mentor to come, closes the period the day before and opens the next; a tutor or
 * mentor who has begun is named in the period that stands.
 */
function ofChange(notice: Notice, { period }: AboutEct, held: DoorHeld, today: Day): Proposed {
  const { day, fte, tutor, mentor } = notice;
  const people = [
    { role: 'tutor', field: 'tutorId', named: tutor } as const,
    { role: 'mentor', field: 'mentorId', named: mentor } as const,
  ].flatMap(({ role, field, named }) =>
    named === null ? [] : [{ role, field, named, ...postFor(held, period.urn, role, named, day) }],
  );
  const set: Partial<InductionPeriod> = {
    ...Object.fromEntries(people.map(({ field, personId }) => [field, personId])),
    ...(fte === null ? {} : { fte }),
  };
  const says = [
    ...(fte === null ? [] : [`FTE ${decimal(fte)}`]),
    ...people.map(({ role, named }) => `new ${role} ${named.name}`),
    ...(fte === null && people.length === 0 ? ['a change of the contract'] : []),
  ].join(', ');
  const added = people.flatMap(({ changes }) => changes);
  return {
    changes: [...added, ...changesOfPeriod(period, set, day, fte !== null || day > today, held)],
    says: `${says}, from ${spellDay(day)}`,
    goesTo: added.length === 0 ? 'Induction periods' : 'People and Induction periods',
  };
}

function changesOfPeriod(
  period: InductionPeriod,
  set: Partial<InductionPeriod>,
  day: Day,
  opensAnother: boolean,
  held: DoorHeld,
): readonly Change[] {
  if (Object.keys(set).length === 0) return [];
  const begun = [...held.periods.values()].find(
    ({ trn, urn, startedOn }) => trn === period.trn && urn === period.urn && startedOn === day,
  );
  if (!opensAnother || day <= period.startedOn) return [update('periods', period.id, set, WHAT)];
  const closes = update('periods', period.id, { finishedOn: addDays(day, -1) }, WHAT);
  // A run that died in between has opened it already.
  if (begun !== undefined) return [closes, update('periods', begun.id, set, WHAT)];
  const { version: _, pending: __, ...stands } = period as Row<'periods'>;
  const next = { ...stands, closedAs: null, ...set, id: held.nextId.periods(), startedOn: day };
  return [closes, add('periods', next, WHAT)];
}

/** A period at the same school that begins after a leaver's last day. */
const periodAfter = (day: Day, { period }: AboutEct, { periods }: DoorHeld): InductionPeriod | undefined =>
  [...periods.values()].find(
    ({ trn, urn, startedOn }) => trn === period.trn && urn === period.urn && startedOn > day,
  );

function ofLeaving({ day, nextSchool }: Notice, { period }: AboutEct): Proposed {
  return {
    changes: [update('periods', period.id, { finishedOn: day }, WHAT)],
    says: `leaves on ${spellDay(day)}${nextSchool === null ? '' : `, for ${nextSchool}`}`,
    goesTo: `Induction periods, row ${period.id}`,
  };
}

interface Named {
  readonly name: string;
  readonly email: string | null;
}

const isSame = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && folded(one) === folded(other);

const everybodyAt = ({ posts }: DoorHeld, email: string) =>
  [...posts.values()].filter((post) => isSame(post.email, email));

/**
 * Who of that name has the address, or is at the school where none is told. An address alone tells of nobody: what one
 * signs must not count for another.
 */
function knownAt(held: DoorHeld, urn: string | null, email: string | null, name: string) {
  if (email !== null) return namesake(everybodyAt(held, email), name);
  return [...held.posts.values()].find((post) => post.urn === urn && isSame(post.name, name)) ?? null;
}

function whoIs(held: DoorHeld, urn: string | null, email: string | null, name: string): ReturnType<WhoIs> {
  if (knownAt(held, urn, email, name) !== null) return 'known';
  return email !== null && everybodyAt(held, email).length > 0 ? 'another' : 'nobody';
}

/** The person's number, and the post to add where they hold none in that role at the school. */
function postFor(
  held: DoorHeld,
  urn: string | null,
  role: 'tutor' | 'mentor',
  { name, email }: Named,
  day: Day,
): { readonly personId: string; readonly changes: readonly Change[] } {
  const known = knownAt(held, urn, email, name);
  const personId = known?.personId ?? held.nextId.person();
  const holds = [...held.posts.values()].some(
    (post) => post.personId === personId && post.role === role && post.urn === urn && post.until === null,
  );
  if (holds) return { personId, changes: [] };
  const post = {
    id: held.nextId.post(),
    personId,
    name: known?.name ?? name,
    email: email ?? known?.email ?? null,
    role,
    urn,
    school: held.schools.get(urn ?? '') ?? null,
    from: day,
  };
  return { personId, changes: [add('people', post, WHAT)] };
}
