import type { Day } from '../domain/facts';
import { dateOfBirthProblems } from '../domain/age';
import { cite, spellReason } from '../domain/citations';
import { whyExempt } from '../domain/exempt';
import { whyUnlikely } from '../domain/told-day';
import { mayBeSameName } from '../domain/same-name';
import type { Memory, Ports } from '../google/ports';
import { applyUnderLock } from '../register/apply-all';
import type { Change } from '../register/change';
import { add, update } from '../register/change';
import type { Column } from '../register/column';
import { forgetful, nextIds } from '../register/ids';
import type { Opened, Row } from '../register/open';
import { rowsOf, spellProblem } from '../register/open';
import { openWithKeys } from '../register/fill-keys';
import type { Broken } from '../register/table';
import type { TableKey } from '../register/tables';
import { ects, people, periods } from '../register/tables';
import type { Line, Outcome } from './import-file';
import {
  changesOf,
  clashesIn,
  headingsMissing,
  linesOf,
  resultOf,
  shown,
  unreadableIn,
  valueFrom,
} from './import-file';
import type { ImportPlan, ImportRequest, ImportResult, Reply } from './wire';

type EctRow = Row<'ects'>;
type Tables = Opened<'ects' | 'periods' | 'people' | 'schools'>['tables'];

/** Facts of the ECT, by the heading they have in the ECTs sheet. */
const ECT_FIELDS = [
  'name',
  'dateOfBirth',
  'email',
  'qtsOn',
  'ittRoute',
  'ittProvider',
  'namedContact',
  'priorTerms',
] as const;
type EctField = (typeof ECT_FIELDS)[number];

const columnOf = (field: EctField): Column<unknown> => ects.columns[field] as Column<unknown>;

/** Facts of the induction period and the tutor, by the headings an officer's own list has. */
const PERIOD = { urn: 'URN', startedOn: 'Started', fte: 'FTE', programme: 'Programme' } as const;
const TUTOR = { name: 'Tutor name', email: 'Tutor email' } as const;

const NEEDED = ['TRN', 'Name', 'URN', 'Started'];

/** What an officer's CSV of ECTs may hold. */
export const ectsPlan = (): ImportPlan => ({
  kind: 'ects',
  needed: NEEDED,
  used: [
    'TRN',
    ...ECT_FIELDS.map((field) => columnOf(field).heading),
    ...Object.values(PERIOD),
    ...Object.values(TUTOR),
  ],
  only: null,
  chunk: 500,
});

/** Checks lines of an officer's CSV against the register, or commits them: the ECT, the induction period, the tutor. */
export function importEcts(ports: Ports, request: ImportRequest): Reply<ImportResult> {
  const missing = headingsMissing(NEEDED, request);
  if (missing.length > 0) {
    const says = `This file has no column headed ${missing.map((h) => `"${h}"`).join(', ')}. Name the column so in the first line, then choose the file again.`;
    return { kind: 'refused', problems: [{ field: 'file', says }] };
  }
  if (request.step === 'commit' && !ports.lock.take(20_000)) {
    return {
      kind: 'busy',
      says: 'Somebody else is saving. Nothing of this part was imported; try again in a moment.',
    };
  }
  const { tables, values } = openWithKeys(ports, READ, request.step === 'commit');
  const memory = request.step === 'commit' ? ports.memory : forgetful(ports.memory);
  const intake = intakeOf(tables, ports.clock.today(), memory);
  const outcomes = linesOf(request).map(({ line, cells }) => ({
    line,
    outcome: outcomeOf(cells, line, intake),
  }));
  if (request.step === 'commit') {
    const author = { who: ports.user.email() || 'an officer', at: ports.clock.now() };
    const applied = applyUnderLock(ports.sheets, changesOf(outcomes), author);
    if (applied.kind === 'conflict')
      return { kind: 'refused', problems: applied.conflicts.map(({ says }) => ({ field: 'file', says })) };
  } else {
    const problems = clashesIn(changesOf(outcomes), values);
    if (problems.length > 0) return { kind: 'refused', problems };
  }
  return { kind: 'answer', value: resultOf(request.step, outcomes) };
}

const READ = ['ects', 'periods', 'people', 'schools'] as const;

/** What the lines of one file are held against, and what they add as they are read. */
interface Intake {
  readonly ects: ReadonlyMap<string, EctRow>;
  /** Why nothing can be taken in about an ECT, by TRN. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** Why nobody can be entered at an address, in small letters. */
  readonly unreadablePosts: ReadonlyMap<string, string>;
  readonly periods: ReadonlyMap<string, readonly Row<'periods'>[]>;
  readonly schools: ReadonlyMap<string, Row<'schools'>>;
  readonly tutors: Map<string, string>;
  readonly personIds: ReadonlyMap<string, string>;
  /** Who is at an address, in small letters: a name by each Person number, and those this file adds. */
  readonly namesAt: Map<string, ReadonlyMap<string, string>>;
  /** ECTs with us by their address, in small letters, and those this file adds. */
  readonly ectsAt: Map<string, Pick<EctRow, 'trn' | 'name'>>;
  /** Keys of posts, those that can't be read and those this file adds among them. */
  readonly postKeys: Set<string>;
  readonly seen: Map<string, number>;
  readonly nextPeriod: () => string;
  readonly nextPerson: () => string;
  readonly today: Day;
}

/** What to mend, by a field of rows that can't be read. */
const brokenBy = <F extends string>(
  table: TableKey,
  { broken }: { readonly broken: readonly Broken<{ readonly [field in F]: string | null }>[] },
  field: F,
): ReadonlyMap<string, string> =>
  new Map(
    broken.flatMap(({ row, problem }) => {
      const value = row[field];
      return value ? [[value.toLowerCase(), `${spellProblem(table, problem)} Mend that row first.`]] : [];
    }),
  );

const tutorKey = (email: string, urn: string): string => `${email.toLowerCase()}|${urn}`;

function intakeOf(tables: Tables, today: Day, memory: Pick<Memory, 'get' | 'set'>): Intake {
  const posts = rowsOf(tables.people);
  const periodsOf = new Map<string, Row<'periods'>[]>();
  const namesAt = new Map<string, Map<string, string>>();
  for (const { email, personId, name } of posts) {
    if (email === null) continue;
    const there = namesAt.get(email.toLowerCase()) ?? new Map<string, string>();
    namesAt.set(email.toLowerCase(), there.set(personId, name));
  }
  for (const row of rowsOf(tables.periods)) periodsOf.set(row.trn, [...(periodsOf.get(row.trn) ?? []), row]);
  return {
    ects: new Map(rowsOf(tables.ects).map((row) => [row.trn, row])),
    unreadable: new Map([
      ...brokenBy('periods', tables.periods, 'trn'),
      ...unreadableIn('ects', tables.ects),
    ]),
    unreadablePosts: brokenBy('people', tables.people, 'email'),
    periods: periodsOf,
    schools: new Map(rowsOf(tables.schools).map((row) => [row.urn, row])),
    tutors: new Map(
      posts
        .filter(
          (row) =>
            row.role === 'tutor' &&
            (row.until === null || row.until >= today) &&
            row.email !== null &&
            row.urn !== null,
        )
        .map((row) => [tutorKey(row.email ?? '', row.urn ?? ''), row.personId]),
    ),
    personIds: new Map(
      posts.filter((row) => row.email !== null).map((row) => [(row.email ?? '').toLowerCase(), row.personId]),
    ),
    namesAt,
    ectsAt: new Map(
      rowsOf(tables.ects).flatMap((row) =>
        row.email === null || row.outcome !== null ? [] : [[row.email.toLowerCase(), row]],
      ),
    ),
    postKeys: new Set(tables.people.rowOf.keys()),
    seen: new Map(),
    nextPeriod: nextIds(memory, 'IP', 4, tables.periods.rowOf.keys()),
    nextPerson: nextIds(memory, 'P', 4, [
      ...posts.map((row) => row.personId),
      ...tables.people.broken.map(({ row }) => row.personId ?? ''),
    ]),
    today,
  };
}

function outcomeOf(cells: Line, line: number, intake: Intake): Outcome {
  const says: string[] = [];
  const trn = valueFrom(ects.columns.trn, cells['TRN'] ?? '', 'TRN', says);
  if ((cells['TRN'] ?? '') === '') says.push('TRN: Enter a TRN of 7 digits.');
  const name = cells['Name'] ?? '';
  if (name === '') says.push('Name: Enter the name of the ECT.');
  const cannot = trn === null ? undefined : intake.unreadable.get(trn);
  if (cannot !== undefined) says.push(cannot);
  const twin = trn === null ? undefined : intake.seen.get(trn);
  if (twin !== undefined) says.push(`TRN: line ${twin} of the file has the same one. The first is taken.`);
  if (trn !== null && twin === undefined) intake.seen.set(trn, line);

  const facts: Partial<Record<EctField, unknown>> = {};
  for (const field of ECT_FIELDS) {
    const column = columnOf(field);
    const value = valueFrom(column, cells[column.heading] ?? '', column.heading, says);
    if (value !== null) facts[field] = value;
  }
  const known = trn === null ? undefined : intake.ects.get(trn);
  if (known && isAnother(known, name, facts))
    says.push(
      `TRN: ECTs has ${known.name} under it, with another date of birth. Check the TRN. If it is the same person, correct the row in ECTs first.`,
    );
  const email = facts.email as string | undefined;
  if (trn !== null && email !== undefined) says.push(...ownAddressProblems(email, { trn, name }, intake));
  const period =
    known && hasPeriod(known, cells, intake, says) ? null : periodFrom(cells, facts, intake, says);
  if (known && known.outcome !== null && period !== null)
    says.push(
      'URN: This ECT has an outcome, so no other induction period is opened. Take this line out, or look at Outcome in ECTs.',
    );
  const key = trn ?? cells['TRN'] ?? '';
  if (says.length > 0 || trn === null) return { kind: 'refused', key, name, says };
  return known ? changed(known, facts, period, name) : fresh(trn, facts, period, name, intake);
}

/** A mistyped TRN would hand one ECT’s reports to another: name and date of birth together tell two people apart. */
const isAnother = (
  known: EctRow,
  name: string,
  { dateOfBirth }: Partial<Record<EctField, unknown>>,
): boolean =>
  known.dateOfBirth !== null &&
  dateOfBirth !== undefined &&
  dateOfBirth !== known.dateOfBirth &&
  !mayBeSameName(known.name, name);

interface NewPeriod {
  readonly set: Partial<Row<'periods'>>;
  readonly tutor: { readonly name: string; readonly email: string; readonly urn: string } | null;
  readonly intake: Intake;
}

/**
 * Whether the register has the period of a line: one at that school that did not end before its first day, or one that
 * is open elsewhere. A line that begins later than that says so, for it may be a move or a second post.
 */
function hasPeriod({ trn }: EctRow, cells: Line, { periods: all }: Intake, says: string[]): boolean {
  const urn = valueFrom(periods.columns.urn, cells[PERIOD.urn] ?? '', PERIOD.urn, []);
  const startedOn = valueFrom(periods.columns.startedOn, cells[PERIOD.startedOn] ?? '', PERIOD.startedOn, []);
  const held = all.get(trn) ?? [];
  const isOpen = ({ finishedOn }: Row<'periods'>) => finishedOn === null;
  if (
    held.some(
      (one) =>
        one.urn === urn && (isOpen(one) || (startedOn !== null && (one.finishedOn ?? '') >= startedOn)),
    )
  )
    return true;
  const elsewhere = held.find(isOpen);
  if (elsewhere && urn !== null && startedOn !== null && startedOn > elsewhere.startedOn)
    says.push(
      `URN: Induction period ${elsewhere.id} at ${elsewhere.urn ?? 'another school'} is still open. Enter its last day in Induction periods first; a second post beside it is entered there too.`,
    );
  return elsewhere !== undefined;
}

/** The induction period a line opens, with what stands in its way. */
function periodFrom(
  cells: Line,
  facts: Partial<Record<EctField, unknown>>,
  intake: Intake,
  says: string[],
): NewPeriod | null {
  const urn = valueFrom(periods.columns.urn, cells[PERIOD.urn] ?? '', PERIOD.urn, says);
  const startedOn = valueFrom(
    periods.columns.startedOn,
    cells[PERIOD.startedOn] ?? '',
    PERIOD.startedOn,
    says,
  );
  const fte = valueFrom(periods.columns.fte, cells[PERIOD.fte] || '1', PERIOD.fte, says);
  const programme = valueFrom(
    periods.columns.programme,
    cells[PERIOD.programme] ?? '',
    PERIOD.programme,
    says,
  );
  const email = valueFrom(people.columns.email, cells[TUTOR.email] ?? '', TUTOR.email, says);
  const cannot = email === null ? undefined : intake.unreadablePosts.get(email.toLowerCase());
  if (cannot !== undefined) says.push(cannot);
  if ((cells[PERIOD.urn] ?? '') === '') says.push('URN: Enter the URN of the school.');
  if ((cells[PERIOD.startedOn] ?? '') === '') says.push('Started: Enter the first day of induction.');
  if (fte !== null && (fte.n <= 0 || fte.n > fte.d))
    says.push('FTE: Enter a share of full time above 0 and at most 1, like 0.6.');
  if (urn !== null) says.push(...schoolProblems(urn, intake));
  const qtsOn = facts.qtsOn as EctRow['qtsOn'] | undefined;
  for (const [heading, on, exempt] of [
    [PERIOD.startedOn, startedOn, null] as const,
    [ects.columns.qtsOn.heading, qtsOn, qtsOn ? whyExempt(qtsOn) : null] as const,
  ]) {
    const unlikely = exempt ?? (on ? whyUnlikely(on, 'ahead', intake.today) : null);
    if (unlikely !== null) says.push(`${heading}: ${unlikely}`);
  }
  if (qtsOn && startedOn !== null && startedOn < qtsOn)
    says.push(
      spellReason({
        says: 'Started: Induction cannot start before QTS was awarded. Check both dates.',
        cites: [cite('2.10')],
      }),
    );
  const born = facts.dateOfBirth as EctRow['dateOfBirth'] | undefined;
  if (born)
    says.push(...dateOfBirthProblems(born, intake.today).map((problem) => `Date of birth: ${problem.says}`));
  const tutorName = cells[TUTOR.name] ?? '';
  if (email !== null) says.push(...addressProblems(email, tutorName, intake));
  if (urn === null || startedOn === null || fte === null) return null;
  return {
    set: { urn, startedOn, fte, programme },
    tutor: email === null ? null : { name: tutorName === '' ? email : tutorName, email, urn },
    intake,
  };
}

/** A link sent to an ECT’s address must not let another read about them, or sign in their place. */
function ownAddressProblems(
  email: string,
  ect: Pick<EctRow, 'trn' | 'name'>,
  { ectsAt, namesAt }: Intake,
): string[] {
  const address = email.toLowerCase();
  const there = ectsAt.get(address);
  const other = there === undefined || there.trn === ect.trn ? null : there;
  const named = [...(namesAt.get(address)?.values() ?? [])];
  const whose =
    other === null
      ? named.find((one) => one !== '' && !mayBeSameName(one, ect.name))
      : `${other.name} (TRN ${other.trn})`;
  if (whose === undefined) {
    ectsAt.set(address, ect);
    return [];
  }
  return [
    other !== null && mayBeSameName(other.name, ect.name)
      ? `TRN: ${whose} has the same name and address. Check the TRN.`
      : `Email: ${email} is the address of ${whose}. Enter one of ${ect.name}’s own, or leave it empty for now.`,
  ];
}

/** Somebody is known by their address: what one signs there must not count for another. */
function addressProblems(email: string, name: string, { namesAt, ectsAt }: Intake): string[] {
  const ect = ectsAt.get(email.toLowerCase());
  if (ect !== undefined && name !== '' && !mayBeSameName(ect.name, name))
    return [`Tutor email: ${email} is the address of the ECT ${ect.name}. Enter one of ${name}’s own.`];
  const there = namesAt.get(email.toLowerCase()) ?? new Map<string, string>();
  const [known] = there.values();
  if (there.size > 1)
    return [
      `Tutor email: ${email} is the address of ${[...there.values()].join(' and ')}. Enter this induction period by hand.`,
    ];
  if (known !== undefined && name !== '' && known !== '' && !mayBeSameName(known, name))
    return [
      `Tutor name: ${email} is the address of ${known}. Enter an address of ${name}’s own. If the two share one, enter ${name} in People and this induction period by hand.`,
    ];
  if (known === undefined) namesAt.set(email.toLowerCase(), new Map([['', name]]));
  return [];
}

function schoolProblems(urn: string, { schools }: Intake): string[] {
  const school = schools.get(urn);
  if (!school) return [`URN: Schools has no ${urn}. Import the school first, or check the number.`];
  return school.status === 'closed'
    ? [`URN: ${school.name} is closed. Enter the school that took its place.`]
    : [];
}

function fresh(
  trn: string,
  facts: Partial<Record<EctField, unknown>>,
  period: NewPeriod | null,
  name: string,
  intake: Intake,
): Outcome {
  const row = { trn, ...facts, ...placeOf(period, intake), registeredOn: intake.today } as Partial<EctRow>;
  return {
    kind: 'new',
    key: trn,
    name,
    fields: [],
    changes: [add('ects', row, 'Import ECTs'), ...periodChanges(trn, period)],
  };
}

/** What the nightly run will say of the post, so that the ECT is found by school at once. */
function placeOf(period: NewPeriod | null, { schools, today }: Intake): Partial<EctRow> {
  const { urn, startedOn } = period?.set ?? {};
  if (!urn || !startedOn) return {};
  return {
    status: startedOn > today ? 'registered' : 'in progress',
    urn,
    school: schools.get(urn)?.name ?? null,
    tutor: period?.tutor?.name ?? null,
  };
}

function changed(
  known: EctRow,
  facts: Partial<Record<EctField, unknown>>,
  period: NewPeriod | null,
  name: string,
): Outcome {
  const differs = ECT_FIELDS.filter(
    (field) =>
      field in facts && shown(columnOf(field), known[field]) !== shown(columnOf(field), facts[field]),
  );
  if (differs.length === 0 && period === null) return { kind: 'same', key: known.trn, name };
  const set = Object.fromEntries(differs.map((field) => [field, facts[field]])) as Partial<EctRow>;
  return {
    kind: 'changed',
    key: known.trn,
    name,
    fields: [
      ...differs.map((field) => ({
        heading: columnOf(field).heading,
        before: shown(columnOf(field), known[field]),
        after: shown(columnOf(field), facts[field]),
      })),
      ...(period === null
        ? []
        : [{ heading: 'Induction period', before: '', after: `opens on ${String(period.set.startedOn)}` }]),
    ],
    changes: [
      ...(differs.length === 0 ? [] : [update('ects', known.trn, set, 'Import ECTs')]),
      ...periodChanges(known.trn, period),
    ],
  };
}

/** Opens the period, with its tutor: someone already known by their address at that school, or a new person. */
function periodChanges(trn: string, period: NewPeriod | null): Change[] {
  if (period === null) return [];
  const { set, tutor, intake } = period;
  const changes: Change[] = [];
  let tutorId: string | null = null;
  if (tutor) {
    const key = tutorKey(tutor.email, tutor.urn);
    tutorId = intake.tutors.get(key) ?? null;
    if (tutorId === null) {
      tutorId = intake.personIds.get(tutor.email.toLowerCase()) ?? intake.nextPerson();
      intake.tutors.set(key, tutorId);
      changes.push(
        add(
          'people',
          {
            id: freeKey(`${tutorId}-${tutor.urn}-tutor`, intake.postKeys),
            personId: tutorId,
            name: tutor.name,
            email: tutor.email,
            role: 'tutor',
            urn: tutor.urn,
          },
          'Import ECTs',
        ),
      );
    }
  }
  changes.push(add('periods', { id: intake.nextPeriod(), trn, ...set, tutorId }, 'Import ECTs'));
  return changes;
}

/** The key of a new post. Someone who had the same post before and left it keeps that row, so the new one is counted on. */
function freeKey(wanted: string, taken: Set<string>): string {
  let key = wanted;
  for (let n = 2; taken.has(key); n += 1) key = `${wanted}-${n}`;
  taken.add(key);
  return key;
}
