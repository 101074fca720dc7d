import type { DemoEct } from './careers';
import { WITHOUT_ADDRESS } from './people';

/** How an ECT who is not on track, or was not, came to be so. */
export interface Trouble {
  /** Place in the list of concerns. */
  readonly concern: number;
  /** Terms whose report says so, "Spring 2026". */
  readonly terms: readonly string[];
  readonly plan: 'reviewed' | 'to be reviewed' | 'none' | 'closed';
  readonly planOpened: string;
}

/** Circumstances of single ECTs, by TRN. */
export interface Circumstances {
  readonly troubles: ReadonlyMap<string, Trouble>;
  readonly entitlementMissed: ReadonlyMap<string, number>;
  readonly programmeMissed: ReadonlySet<string>;
  readonly notObserved: ReadonlySet<string>;
  readonly neverObserved: ReadonlySet<string>;
  readonly tooMuchTimetable: string;
  readonly abConcern: string;
  readonly ectConcern: string;
  readonly summerReportMissing: string;
  readonly returnedTwice: string;
}

const PRIMARY = [1, 5, 3, 1] as const;
const SECONDARY = [0, 2, 4, 3] as const;

export function circumstancesOf(ects: readonly DemoEct[]): Circumstances {
  const left = ects.filter(
    ({ story, periods, school }) =>
      story === 'plain' && periods.length === 1 && school.name !== WITHOUT_ADDRESS,
  );
  const take = (startedOn: string, fte = '1', phase?: 'Primary' | 'Secondary'): DemoEct => {
    const at = left.findIndex(
      ({ periods: [period], school }) =>
        period?.from === startedOn && period.fte === fte && (phase === undefined || school.phase === phase),
    );
    const found = left.splice(at, 1)[0];
    if (at < 0 || !found) throw new Error(`No ECT is left who started on ${startedOn} at ${fte}.`);
    return found;
  };
  const trns = (count: number, startedOn: string): string[] =>
    Array.from({ length: count }, () => take(startedOn).trn);
  let turn = 0;
  const trouble = (
    ect: DemoEct,
    terms: string[],
    plan: Trouble['plan'],
    planOpened: string,
  ): [string, Trouble] => {
    const kinds = ect.school.phase === 'Secondary' ? SECONDARY : PRIMARY;
    turn += 1;
    return [ect.trn, { concern: kinds[turn % kinds.length] ?? 3, terms, plan, planOpened }];
  };
  const ofStory = (story: DemoEct['story'], terms: string[], plan: Trouble['plan']) =>
    ects
      .filter((ect) => ect.story === story)
      .map((ect, at): [string, Trouble] => [
        ect.trn,
        { concern: at === 0 ? 3 : 1, terms, plan, planOpened: '2026-01-19' },
      ]);

  const lastYear = '2025-09-01';
  return {
    troubles: new Map([
      trouble(take(lastYear, '1', 'Secondary'), ['Spring 2026', 'Summer 2026'], 'reviewed', '2026-03-09'),
      trouble(take(lastYear, '1', 'Primary'), ['Summer 2026'], 'to be reviewed', '2026-06-22'),
      trouble(take(lastYear, '1'), ['Autumn 2026'], 'none', ''),
      trouble(take('2026-01-05'), ['Summer 2026', 'Autumn 2026'], 'reviewed', '2026-09-21'),
      trouble(take('2026-09-01', '1', 'Primary'), ['Autumn 2026'], 'reviewed', '2026-11-16'),
      trouble(take('2025-04-22'), ['Autumn 2025'], 'closed', '2025-11-24'),
      trouble(take(lastYear, '0.8'), ['Spring 2026'], 'reviewed', '2026-03-02'),
      ...ofStory('extension', ['Spring 2026', 'Summer 2026'], 'reviewed'),
      ...ofStory('failed', ['Autumn 2025', 'Spring 2026', 'Summer 2026'], 'closed'),
    ]),
    tooMuchTimetable: take('2026-09-01').trn,
    abConcern: take('2025-01-06').trn,
    ectConcern: take('2025-04-22').trn,
    summerReportMissing: take('2026-04-13').trn,
    returnedTwice: take('2026-09-01').trn,
    entitlementMissed: new Map([
      [take(lastYear).trn, 0],
      [take('2026-04-13').trn, 1],
      [take('2026-09-01').trn, 2],
    ]),
    programmeMissed: new Set([take('2026-09-01').trn]),
    notObserved: new Set([...trns(3, lastYear), ...trns(2, '2026-01-05')]),
    neverObserved: new Set(trns(2, '2026-09-01')),
  };
}
