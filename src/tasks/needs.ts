import { counted } from '../domain/counted';
import { spellCitations, spellReasons } from '../domain/citations';
import type { ClockName } from '../domain/clocks';
import { isDuty, openClocks, type RunningClock } from '../domain/decision-clocks';
import { shortDay } from '../domain/day';
import { finalAssessmentBack } from '../domain/end-of-induction';
import type { Career } from '../domain/facts';
import type { RowProblem } from '../domain/facts-check';
import type { Flag } from '../domain/record-check';
import { groupedBy } from '../domain/grouped-by';
import type { Row } from '../register/open';
import { TABLES, type TableKey } from '../register/tables';

/** Something only a person can settle: where it is, and what to do about it. */
export interface Need {
  readonly sheet: TableKey;
  /** The row by its key, or by its number where it can't be read. Several, for what is the same in all of them. */
  readonly row: string;
  readonly says: string;
}

/** Rows named one by one in a need they share. */
const MOST_NAMED = 5;

export const headingOf = (sheet: TableKey, field: string): string => {
  const columns: Readonly<Record<string, { readonly heading: string }>> = TABLES[sheet].columns;
  return columns[field]?.heading ?? field;
};

const inBrackets = (cites: readonly { para: string; version: string }[]): string =>
  cites.length === 0 ? '' : ` (${spellCitations(cites)})`;

/** What the rows of one ECT contradict, each with its row. */
export const factNeeds = (
  { ect, periods, absences, adjustments, reports, observations }: Career,
  problems: readonly RowProblem[],
): Need[] => {
  const sheets: readonly (readonly [TableKey, readonly { readonly id?: string }[]])[] = [
    ['periods', periods],
    ['absences', absences],
    ['adjustments', adjustments],
    ['reports', reports],
    ['observations', observations],
  ];
  return problems.map(({ row, field, says }) => {
    const sheet = sheets.find(([, rows]) => rows.some(({ id }) => id === row))?.[0] ?? 'ects';
    return { sheet, row, says: `${ect.name}, ${headingOf(sheet, field)}: ${says}` };
  });
};

/** Where the record of one ECT stands against the law. */
export const flagNeeds = ({ ect }: Career, flags: readonly Flag[]): Need[] =>
  flags.map(({ about, row, field, says, cites }) => ({
    sheet: about,
    row,
    says: `${ect.name}, ${headingOf(about, field)}: ${says}${inBrackets(cites)}`,
  }));

/** What has still to be found out: the same question about many rows is one need. */
export const questionNeeds = (flags: readonly Flag[]): Need[] =>
  together(
    flags,
    ({ about, field, says }) => [about, field, says].join('\n'),
    ({ about, field, says, cites }, all) => {
      const rows = [...new Set(all.map(({ row }) => row))];
      return {
        sheet: about,
        row: named(rows),
        says: `${headingOf(about, field)}, ${counted(rows.length, 'row')}: ${says}${inBrackets(cites)}`,
      };
    },
  );

/** One need for all of which `key` gives the same. */
export const together = <T>(
  all: readonly T[],
  key: (one: T) => string,
  need: (first: T, group: readonly T[]) => Need,
): Need[] =>
  [...groupedBy(all, key).values()].flatMap((group) => group.slice(0, 1).map((first) => need(first, group)));

/** "IP-0001, IP-0002 and 31 more". */
export const named = (rows: readonly string[]): string =>
  rows.length <= MOST_NAMED
    ? rows.join(', ')
    : `${rows.slice(0, MOST_NAMED).join(', ')} and ${rows.length - MOST_NAMED} more`;

/** A return stops no clock: the recommendation was received when it first came (2.67). */
const back = (career: Career): string =>
  finalAssessmentBack(career) === null
    ? ''
    : ' The final assessment is back with the school; the time runs on from when it first came.';

/** The column of ECTs that says it is done; the school's report says it by coming. */
const DONE_IN: { readonly [name in ClockName]?: keyof Row<'ects'> } = {
  decision: 'outcomeOn',
  notice: 'noticeSentOn',
  'notice to the TRA': 'traToldOn',
  'reply to appeal': 'repliedOn',
  dismissal: 'employmentEndedOn',
};

function doneBy(name: ClockName): string {
  const field = DONE_IN[name];
  if (field === undefined) return '';
  const orElse = name === 'decision' ? ', or an extension in Adjustments,' : '';
  return ` Enter ${headingOf('ects', field)}${orElse} when it is done.`;
}

/** Clocks that run for somebody's duty, or have run out on one. */
export const clockNeeds = (career: Career, clocks: readonly RunningClock[]): Need[] =>
  [...openClocks(clocks).filter(isDuty), ...clocks.filter(({ state }) => state === 'unknown')].map(
    ({ name, clock, state, despite }): Need => {
      const { ect } = career;
      if (!clock.known) return { sheet: 'bankHolidays', row: '', says: `${ect.name}: ${clock.unknown}` };
      const why = [...clock.because.slice(0, 1), ...(despite ? [despite] : [])];
      const passed = state === 'missed' ? `This ended on ${shortDay(clock.value.lastDay)}. ` : '';
      return {
        sheet: 'ects',
        row: ect.trn,
        says: `${ect.name}: ${passed}${spellReasons(why)}${name === 'decision' ? back(career) : ''}${doneBy(name)}`,
      };
    },
  );
