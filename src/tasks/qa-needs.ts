import { counted } from '../domain/counted';
import { septemberBefore, shortDay } from '../domain/day';
import type { Day } from '../domain/facts';
import { firstOfSchoolYear } from '../domain/qa-tally';
import { visitStateOf } from '../domain/visit-life';
import { isAnswered, oursIn, spellUnanswered } from '../domain/visit-lines';
import { visitedIn } from '../domain/visited-school';
import { folded } from '../domain/who';
import type { Opened, Row } from '../register/open';
import { rowsOf } from '../register/open';
import { TABLES } from '../register/tables';
import { headingOf, named, together, type Need } from './needs';

/** What the choice of visits and their mail go by, and what can be read and is wrong all the same. */

type Tables = Opened<'visits' | 'decisions' | 'schools'>['tables'];

/** Rows that are about no school of ours, and decisions of a day to come: they count for nothing until they are mended. */
export function choiceNeeds({ visits, decisions, schools }: Tables, today: Day): readonly Need[] {
  const open = rowsOf(schools).filter(({ status }) => status !== 'closed');
  const names = new Map(open.map(({ urn, name }) => [urn, name]));
  const nowOf = visitedIn(open);
  const isUnknown = ({ urn }: { readonly urn: string }) => !schools.rowOf.has(urn);
  const thisYear = firstOfSchoolYear(septemberBefore(today));
  const stand = rowsOf(decisions).filter(({ on }) => on >= thisYear);
  return [
    ...ofCells(
      'visits',
      'urn',
      rowsOf(visits).filter((visit) => isUnknown(visit) && isMeant(visit)),
      (visit) => {
        const now = nowOf(visit);
        const name = names.get(now);
        return name === undefined ? spellUnknown(visit) : spellFormer(visit.urn, now, name);
      },
    ),
    ...ofCells('decisions', 'urn', stand.filter(isUnknown), spellUnknown),
    ...ofCells(
      'decisions',
      'on',
      stand.filter(({ on }) => on > today),
      ({ on }) =>
        `${shortDay(on)} is still to come, so it does not count yet. Enter the day on which it was decided.`,
    ),
  ];
}

const isMeant = (visit: Row<'visits'>): boolean => visitStateOf(visit) !== 'called off';

const spellUnknown = ({ urn }: { readonly urn: string }): string =>
  `Schools has no school with the URN ${urn}, so it counts for none. Enter the URN the school has now.`;

const spellFormer = (urn: string, now: string, name: string): string =>
  `Schools has no school with the URN ${urn}. Going by its name, the plan leaves ${name} out; no score counts it. Enter ${now}, if it is that school.`;

/** Visitors whom no assessor or officer answers to: no mail and no link reaches them. */
export function visitorNeeds(
  owed: readonly Row<'visits'>[],
  people: Opened<'people'>['tables']['people'],
  today: Day,
): readonly Need[] {
  // A row that can't be read is named by itself.
  const unread = people.broken.flatMap(({ row: { name } }) => (name === undefined ? [] : [{ name }]));
  const isKnown = isAnswered([...oursIn(rowsOf(people), today), ...unread]);
  return ofCells(
    'visits',
    'visitor',
    owed.filter((visit) => !isKnown(visit)),
    spellUnanswered,
    ({ visitor }) => folded(visitor ?? ''),
  );
}

/** Rows with the same to be said of one of their cells are one need. */
const ofCells = <R extends { readonly id: string }>(
  sheet: 'visits' | 'decisions',
  field: keyof R & string,
  rows: readonly R[],
  says: (row: R) => string,
  key: (row: R) => string = says,
): readonly Need[] =>
  together(rows, key, (first, group) => ({
    sheet,
    row: named(group.map(({ id }) => id)),
    says: `${TABLES[sheet].name}, ${headingOf(sheet, field)}, ${counted(group.length, 'row')}: ${says(first)}`,
  }));
