import type { DoorKey } from '../documents/doors';
import type { CONCERN_KEY } from '../documents/doors';
import { septemberBefore } from '../domain/day';
import type { Day } from '../domain/facts';
import { DOOR_CODE } from '../domain/link-shape';
import { isDay, readDay } from '../domain/read-day';
import type { Signer } from '../google/ports';
import { personPrint, same } from './report-code';

/** One link to a form that is open all year: to one person, for one purpose, about one thing, for one school year. */
export interface DoorLink {
  readonly door: DoorKey | typeof CONCERN_KEY;
  /** An induction period (which names the ECT and the school), a school's URN, or a visit. An ECT's own says nothing. */
  readonly about: string;
  /** "P-0012"; an ECT goes by their TRN. */
  readonly personId: string;
  /** The September the school year began in: 2026. */
  readonly year: number;
}

const LETTERS: { readonly [door in DoorLink['door']]: string } = {
  'lesson observation': 'o',
  'absence or change': 'n',
  'school self-evaluation': 'q',
  'visit findings': 'v',
  concern: 'k',
};

/** The September in which the school year of a day began. */
export const yearOfLinks = (today: Day): number => septemberBefore(today);

/** The last day a link of a school year is good for: those who have last year's mail at hand get a half-term more. */
export const lastDayOf = (year: number): Day => `${year + 1}-10-31` as Day;

/**
 * The day a form was sent, by the moment its answers sheet gives ("31/08/2027 23:58:00"), which may be days before it is
 * taken in; today where that can't be read.
 */
export function sentOn(receivedAt: string, today: Day): Day {
  const on = readDay(receivedAt.split(/[ T]/)[0] ?? '', 'receivedAt');
  return isDay(on) && on < today ? on : today;
}

const printOf = (signer: Signer, { door, about, personId, year }: DoorLink): string =>
  signer.sign(JSON.stringify(['door', door, about, personId, year]));

/** "IP-0001.o…": the person cannot be read from it, and no part can be changed or moved to another. */
export const doorCode = (signer: Signer, link: DoorLink): string =>
  `${link.about}.${LETTERS[link.door]}${personPrint(signer, link.personId)}${link.year}.${printOf(signer, link)}`;

export interface ClaimedDoorLink extends Omit<DoorLink, 'personId'> {
  /** Whose it is, of these people; undefined where the register did not make it for any of them. */
  readonly holder: (signer: Signer, personIds: Iterable<string>) => string | undefined;
}

/** Null for anything that has not the form of such a code. */
export function readDoorCode(code: string): ClaimedDoorLink | null {
  const [, about, letter, person, year, print] = DOOR_CODE.exec(code.trim()) ?? [];
  const door = (Object.keys(LETTERS) as DoorLink['door'][]).find((one) => LETTERS[one] === letter);
  if (!about || !door || !person || !year || !print) return null;
  const link = { door, about, year: Number(year) };
  return {
    ...link,
    holder: (signer, personIds) =>
      [...new Set(personIds)].find(
        (personId) =>
          personPrint(signer, personId) === person && same(print, printOf(signer, { ...link, personId })),
      ),
  };
}
