/** What two years left behind, held against what should be there. Each function gives what is wrong; nothing is well. */
import type { Row } from '../../../local/demo/hands';
import type { FileState } from '../../../local/world/files';
import { signatures, type Capacity } from './forms';
import type { Told } from './life';
import { tutorsWhoLeft } from './office';
import { emailOf, type Cohort, type CohortEct, type Due } from './stories';

export interface Left {
  readonly cohort: Cohort;
  /** The last day that was lived through. */
  readonly until: string;
  readonly told: Told;
  readonly reports: readonly Row[];
  readonly history: readonly Row[];
  readonly intake: readonly Row[];
  readonly outbox: readonly Row[];
  readonly ects: readonly Row[];
  readonly files: readonly FileState[];
}

const LETTERS: Readonly<Record<string, string>> = {
  'progress review': 'R',
  'interim assessment': 'I',
  'formal assessment': 'F',
};
const dueOf = (row: Row): Due => `${LETTERS[row['Kind'] ?? ''] ?? '?'} ${row['Term']}` as Due;
/** Whether the reports of a term are all due, and its last ones have had time to come in. */
const isPast = (term = '', until: string): boolean => {
  const [season = '', year = ''] = term.split(' ');
  return `${year}-${{ Spring: '04-30', Summer: '08-31', Autumn: '12-31' }[season] ?? ''}` <= until;
};
const isOver = ({ State }: Row): boolean => State === 'reviewed';
const stands = ({ State }: Row): boolean => State !== 'cancelled';

/** Reports due and not there, or there and not called for, by ECT and story. */
export function reportsAmiss({ cohort, reports, until }: Left): string[] {
  return cohort.ects.flatMap(({ trn, story }) => {
    const found = reports.filter((row) => row['TRN'] === trn && stands(row) && isPast(row['Term'], until));
    const due = story.due.filter((one) => isPast(one.slice(2), until));
    const [is, should] = [found.map(dueOf).sort().join(', '), [...due].sort().join(', ')];
    return is === should ? [] : [`${story.name}, ${trn}: ${is} in place of ${should}`];
  });
}

export const notReviewed = ({ reports, until }: Left): string[] =>
  reports
    .filter((row) => stands(row) && !isOver(row) && isPast(row['Term'], until))
    .map((row) => `${row['Report']} ${row['State']} ${dueOf(row)}`);

const SIGNED: Readonly<Record<Capacity, string>> = {
  ECT: 'ECT signed',
  tutor: 'Tutor signed',
  head: 'Head signed',
};

/** Signatures that stand in a report, and that History can't tell of: who, as what, by which link somebody really used. */
export function unaccounted({ reports, history, told }: Left): { counted: number; wrong: string[] } {
  const links = new Map(told.deeds.map((deed) => [`${deed.report} ${deed.link}`, deed]));
  const wrong: string[] = [];
  let counted = 0;
  for (const row of reports.filter(isOver)) {
    for (const as of signatures(row['Kind'] ?? '')) {
      const id = row['Report'] ?? '';
      const at = row[SIGNED[as]] ?? '';
      const lines = history.filter(
        (one) => one['Row'] === id && one['Column'] === SIGNED[as] && one['After'] === at,
      );
      const link = /link …(\S{6})$/.exec(lines[0]?.['What'] ?? '')?.[1] ?? '';
      const deed = links.get(`${id} ${link}`);
      if (at !== '' && lines.length === 1 && deed?.as === as && deed.signed) counted += 1;
      else wrong.push(`${id} ${as}: ${at}, ${lines.length} lines, ${JSON.stringify(deed)}`);
    }
  }
  return { counted, wrong };
}

/** Signatures people gave that were taken in, and stand nowhere in History. */
export function signedForNothing({ told, history }: Left): string[] {
  const inHistory = new Set(
    history.flatMap(({ Row, What }) => {
      const link = /link …(\S{6})$/.exec(What ?? '')?.[1];
      return link === undefined ? [] : [`${Row} ${link}`];
    }),
  );
  return told.deeds
    .filter(({ report, link }) => !inHistory.has(`${report} ${link}`))
    .map((one) => JSON.stringify(one));
}

const isDigest = (subject: string): boolean => /needs? you this week$/.test(subject);
const weekOf = (day: string): number => Math.floor((Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 3) / 7);

const twice = (keys: readonly string[]): string[] => keys.filter((key, at) => keys.indexOf(key) !== at);

export const twoDigestsAWeek = ({ told }: Left): string[] =>
  twice(told.mails.filter(({ subject }) => isDigest(subject)).map(({ to, day }) => `${to} ${weekOf(day)}`));

/** Between two weekly mails a person gets one a day at most. */
export const twoNoticesADay = ({ outbox }: Left): string[] =>
  twice(
    outbox
      .filter(({ Mail, State }) => Mail?.startsWith('notice:') === true && State === 'sent')
      .map(({ To, Sent }) => `${To} ${Sent?.slice(0, 10)}`),
  );

/** A mail on the day of the weekly one says nothing over again. */
export const saidTwiceADay = ({ told }: Left): string[] =>
  twice(told.mails.flatMap(({ to, day, asks }) => asks.map((what) => `${to} ${day} ${what}`)));

export const afterTheWork = ({ told }: Left): string[] =>
  told.mails.flatMap(({ day, to, tooLate }) => tooLate.map((what) => `${day} ${to} ${what}`));

/** Mails to tutors after their last day, and to ECTs after theirs when nothing of them was open any more. */
export function toLeavers({ cohort, told, reports, ects }: Left): string[] {
  const gone = new Map(tutorsWhoLeft(cohort));
  for (const { trn, name, story, next } of cohort.ects) {
    const decided = ects.find((row) => row['TRN'] === trn)?.['Decided'] ?? '';
    const lastReviewed = reports
      .filter((row) => row['TRN'] === trn && stands(row))
      .map((row) => (row['Reviewed'] ?? '').slice(0, 10))
      .sort()
      .pop();
    const left = next === null ? (story.leaves ?? '') : '';
    const since = [decided, left === '' || (lastReviewed ?? '') < left ? left : (lastReviewed ?? '')].filter(
      Boolean,
    );
    if (since[0] !== undefined) gone.set(emailOf(name), since[0]);
  }
  return told.mails
    .filter(({ to, day }) => day > (gone.get(to) ?? '9999'))
    .map(({ to, day, subject }) => `${day} ${to}: ${subject}`);
}

/** Whose names may be in a mail to somebody: ECTs of theirs. */
function theirs({ ects }: Cohort): ReadonlyMap<string, ReadonlySet<CohortEct>> {
  const found = new Map<string, Set<CohortEct>>();
  const see = (email: string, ect: CohortEct) => {
    found.set(email, (found.get(email) ?? new Set()).add(ect));
  };
  for (const ect of ects) {
    see(emailOf(ect.name), ect);
    for (const place of [ect, ...(ect.next ? [ect.next] : [])]) {
      const { head, lead, successor } = place.school;
      for (const name of [head, lead, successor, place.tutor]) see(emailOf(name), ect);
    }
  }
  return found;
}

export function namesOfOthers(left: Left): string[] {
  const own = theirs(left.cohort);
  const { ects } = left.cohort;
  return left.told.mails
    .filter(({ to }) => !to.endsWith('@ab.example.org'))
    .flatMap(({ to, day, text }) =>
      ects
        .filter((ect) => text.includes(ect.name.full) && own.get(to)?.has(ect) !== true)
        .map((ect) => `${day} ${to}: ${ect.name.full}`),
    );
}

/** PDFs in the folder, by the report they show. */
export function pdfsAmiss({ reports, files, cohort }: Left): { counted: number; wrong: string[] } {
  const wrong: string[] = [];
  let counted = 0;
  for (const row of reports.filter(isOver)) {
    const url = row['PDF'] ?? '';
    const file = files.find(({ id, trashed }) => !trashed && url.includes(id));
    const shown = JSON.stringify(file?.content ?? '');
    const named = cohort.ects.filter(({ name }) => shown.includes(name.full));
    if (file && named.length === 1 && named[0]?.trn === row['TRN']) counted += 1;
    else wrong.push(`${row['Report']}: ${url} names ${named.map(({ name }) => name.full).join(', ')}`);
  }
  return { counted, wrong };
}

export const outcomesAmiss = ({ cohort, ects, until }: Left): string[] =>
  cohort.ects.flatMap(({ trn, story }) => {
    const outcome = ects.find((row) => row['TRN'] === trn)?.['Outcome'] ?? '';
    const isDecided = isPast(story.due[story.due.length - 1]?.slice(2), until);
    return outcome === (isDecided ? (story.outcome ?? '') : '') ? [] : [`${story.name}, ${trn}: ${outcome}`];
  });

export const countBy = (rows: readonly Row[], heading: string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row[heading] ?? ''] = (counts[row[heading] ?? ''] ?? 0) + 1;
  return counts;
};
