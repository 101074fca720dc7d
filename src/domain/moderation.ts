import { lotOf } from './qa-criteria';

/**
 * Moderation of the appropriate body's own judgements: a sample of the reports it received is read again by somebody else.
 * No document says how large a sample; it is a setting.
 */

export interface Moderable {
  readonly id: string;
  readonly tutor: string | null;
  readonly school: string | null;
  readonly assessor: string | null;
}

/**
 * The reports to read again, so that each tutor, school and assessor has at least `each` of them, or all there are. In the
 * order of a lot that the seed draws: the same reports and seed give the same sample, and reports that come later only add
 * to it.
 * @param drawn those drawn already, which count.
 */
export function drawSample(
  reports: readonly Moderable[],
  drawn: ReadonlySet<string>,
  each: number,
  seed: string,
): readonly string[] {
  const had = new Map<string, number>();
  const facets = ({ tutor, school, assessor }: Moderable): readonly string[] =>
    [
      ['tutor', tutor],
      ['school', school],
      ['assessor', assessor],
    ].flatMap(([facet, who]) => (who === null || who === undefined ? [] : [`${facet} ${who}`]));
  const count = (report: Moderable) =>
    facets(report).forEach((facet) => had.set(facet, (had.get(facet) ?? 0) + 1));
  const lacks = (report: Moderable) => facets(report).some((facet) => (had.get(facet) ?? 0) < each);

  reports.filter(({ id }) => drawn.has(id)).forEach(count);
  const byLot = reports
    .filter(({ id }) => !drawn.has(id))
    .map((report) => ({ report, lot: lotOf(report.id, seed) }))
    .sort((one, other) => one.lot - other.lot || (one.report.id < other.report.id ? -1 : 1));
  return byLot.flatMap(({ report }) => {
    if (!lacks(report)) return [];
    count(report);
    return [report.id];
  });
}

export interface Moderated {
  readonly assessor: string | null;
  readonly agrees: 'yes' | 'no' | null;
  readonly feedback: 'praise' | 'improve' | null;
}

export interface Agreement {
  readonly who: string;
  readonly agreed: number;
  readonly read: number;
}

export interface Consistency {
  readonly drawn: number;
  readonly read: number;
  readonly agreed: number;
  readonly praised: number;
  readonly toImprove: number;
  /** Each assessor's own, the least agreed with first. */
  readonly byAssessor: readonly Agreement[];
}

/** How far those who read reports again agree with those who judged them. */
export function consistencyOf(rows: readonly Moderated[]): Consistency {
  const read = rows.filter(({ agrees }) => agrees !== null);
  const agreed = (all: readonly Moderated[]) => all.filter(({ agrees }) => agrees === 'yes').length;
  const names = [...new Set(read.map(({ assessor }) => assessor ?? 'nobody named'))];
  const byAssessor = names.map((who) => {
    const own = read.filter(({ assessor }) => (assessor ?? 'nobody named') === who);
    return { who, agreed: agreed(own), read: own.length };
  });
  return {
    drawn: rows.length,
    read: read.length,
    agreed: agreed(read),
    praised: rows.filter(({ feedback }) => feedback === 'praise').length,
    toImprove: rows.filter(({ feedback }) => feedback === 'improve').length,
    byAssessor: byAssessor.sort(
      (one, other) => one.agreed / one.read - other.agreed / other.read || (one.who < other.who ? -1 : 1),
    ),
  };
}

/** "23 of 25. Asha Assessor 10 of 12; Ben Example 13 of 13. 2 praised, 3 to improve." */
export function spellConsistency({ byAssessor, praised, toImprove }: Consistency): string {
  const each = byAssessor.map(({ who, agreed, read }) => `${who} ${agreed} of ${read}`).join('; ');
  const feedback = `${praised} praised, ${toImprove} to improve.`;
  return each === ''
    ? 'Moderation: nothing has been read again yet.'
    : `Agreed with, by assessor: ${each}. ${feedback}`;
}
