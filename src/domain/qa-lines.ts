import type { QaRow } from './qa';
import type { areaPictures, monthPictures } from './qa-pictures';
import type { criteriaInForce, reasonsFor, whatIf } from './qa-table';

/** What QA found, as the lines of a sheet: a cell each, in the order of the headings above them. */
export type Line = (string | number)[];

export function priorityLines(rows: readonly QaRow[]): Line[] {
  const most = rows.reduce((highest, { score }) => Math.max(highest, score), 1);
  return rows.map((row) => priorityLine(row, most));
}

/** @param most The highest score there is: its bar is ten blocks long. */
const priorityLine = (row: QaRow, most: number): Line => [
  row.rank,
  row.name,
  row.lane,
  row.score,
  '▮'.repeat(Math.max(0, Math.ceil((10 * row.score) / most))),
  row.sentence,
  row.unknown.join('\n'),
  row.points
    .map(({ criterion, points, says, source }) => `${criterion} ${signed(points)}: ${says} (${source})`)
    .join(' | '),
  row.ectsHere,
  row.area ?? '',
  row.lastVisit ?? '',
  row.visitPlannedFor ?? '',
  row.urn,
];

const signed = (points: number): string => `${points > 0 ? '+' : ''}${points}`;

/** Areas, and beside them months. */
export const pictureLines = (
  areas: ReturnType<typeof areaPictures>,
  months: ReturnType<typeof monthPictures>,
): Line[] =>
  Array.from({ length: Math.max(areas.length, months.length) }, (_, at): Line => {
    const area = areas[at];
    const month = months[at];
    return [
      ...(area === undefined
        ? ['', '', '', '', '', '', '', '']
        : [
            area.area,
            area.mustVisit,
            area.special,
            area.scored,
            area.goodPractice,
            area.score,
            area.ects,
            area.visits,
          ]),
      ...(month === undefined ? ['', '', ''] : [month.month, month.planned, month.made ?? '']),
    ];
  });

/** One school's, the whole of it first. */
export const reasonLines = ({ row, reasons }: NonNullable<ReturnType<typeof reasonsFor>>): Line[] => [
  ['All', row.name, row.lane, row.score, `Rank ${row.rank}. ${row.sentence}`, ''],
  ...reasons.map((one) => [one.criterion, one.name, one.holds, one.points, one.says, one.source]),
];

export const criteriaLines = (criteria: ReturnType<typeof criteriaInForce>): Line[] =>
  criteria.map((one) => [
    one.criterion,
    one.name,
    one.lane,
    one.weight ?? '',
    one.usual ?? '',
    one.threshold,
    one.source,
  ]);

export const whatIfLines = (moved: ReturnType<typeof whatIf>): Line[] =>
  moved.map(({ row, before, up }) => [
    row.rank,
    row.name,
    before.rank,
    up,
    row.lane,
    row.score,
    before.score,
    row.sentence,
    row.urn,
  ]);

/** The criteria that speak for a school, by their numbers. */
export const criteriaHeld = ({ points }: QaRow): readonly string[] =>
  points.map(({ criterion }) => criterion);
