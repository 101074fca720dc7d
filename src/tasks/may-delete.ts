import { counted } from '../domain/counted';
import { laterOf } from '../domain/day';
import type { Career, Day } from '../domain/facts';
import type { Policy } from '../domain/policy';
import { retentionOf, retentionOfOther, type OtherRecord } from '../domain/retention';
import type { Sheets } from '../google/ports';
import type { Opened, Row } from '../register/open';
import { rowsOf } from '../register/open';
import { readRows } from '../register/table';
import { TABLES } from '../register/tables';
import { named, together, type Need } from './needs';

/** What has been kept for as long as Settings say. Nothing is deleted by the register: a person does, or does not. */
export function mayDelete(
  sheets: Sheets,
  tables: Opened<'visits' | 'outbox' | 'moderation'>['tables'],
  careers: readonly Career[],
  policy: Policy,
  today: Day,
): Need[] {
  const old = (what: OtherRecord, settledOn: Day | null): boolean =>
    retentionOfOther(what, settledOn, policy, today).may === 'delete';
  const visits = rowsOf(tables.visits).filter((row) => old('visit', visitSettledOn(row)));
  const moderated = rowsOf(tables.moderation).filter((row) =>
    old('moderation', row.toldOn ?? row.moderatedOn ?? row.drawnOn),
  );
  const mails = rowsOf(tables.outbox).filter(({ settledAt, state }) =>
    old('sent mail', state === 'queued' || state === 'sending' ? null : dayOf(settledAt)),
  );
  const since = oldestIn(sheets);
  return [
    ...records(careers, policy, today),
    ...need('visits', visits, counted(policy.keepVisitYears, 'year'), beforeVisits()),
    ...need('moderation', moderated, counted(policy.keepVisitYears, 'year')),
    ...need('outbox', mails, counted(policy.keepMailDays, 'day')),
    ...(old('history', since)
      ? [
          {
            sheet: 'history' as const,
            row: '',
            says: `The oldest rows have been kept for ${counted(policy.keepHistoryYears, 'year')} and may be deleted.`,
          },
        ]
      : []),
  ];
}

/** A submission whose row is in Intake no more, but still in an answers sheet, would be taken in anew. */
const beforeVisits = (): string =>
  ' First delete, for good, its PDF and the forms’ responses about it, then their rows in the answers sheets, in Intake, in Visit documents and in Visit findings.';

/**
 * Who may read a PDF stands in its report's row, and the folder in the ECT's: after them nobody would know what to close.
 * The ECT's row says what is due until all else is gone.
 */
const inOrder = (): string =>
  'Then delete in this order, all of one ECT on one day: their PDFs and folder in Drive, for good; their responses in the forms; the rows of these in the answers sheets; their rows in Intake; their rows in other sheets; last, their row in ECTs. The handbook says why.';

const need = (
  sheet: 'visits' | 'moderation' | 'outbox',
  rows: readonly { readonly id: string }[],
  kept: string,
  more = '',
): Need[] =>
  together(
    rows,
    () => sheet,
    () => ({
      sheet,
      row: named(rows.map(({ id }) => id)),
      says: `${counted(rows.length, 'row')} kept for ${kept} may be deleted.${more}`,
    }),
  );

const dayOf = (instant: string | null): Day | null =>
  instant === null ? null : (instant.slice(0, 10) as Day);

/** The last thing that happened about a visit; one never made is settled when it was called off. */
const visitSettledOn = (visit: Row<'visits'>): Day | null =>
  visit.visitedOn === null
    ? visit.closedOn
    : [visit.followUpBy, visit.followedUpOn, visit.reportSentOn, visit.closedOn].reduce<Day>(
        (last, on) => (on === null ? last : laterOf(last, on)),
        visit.visitedOn,
      );

/** ECTs whose records have been kept long enough, together: what is to be asked before they go is the same. */
const records = (careers: readonly Career[], policy: Policy, today: Day): Need[] =>
  together(
    careers.flatMap((career) => {
      const { from, says } = retentionOf(career, policy, today);
      return from === null || from > today ? [] : [{ says, trn: career.ect.trn }];
    }),
    ({ says }) => says,
    ({ says }, all) => ({
      sheet: 'ects',
      row: named(all.map(({ trn }) => trn)),
      says: `Records kept for ${counted(policy.keepYears, 'year')} after induction ended (${all.length}). ${says} ${inOrder()}`,
    }),
  );

/** When the first change in History was made; its rows are in order of time. */
function oldestIn(sheets: Sheets): Day | null {
  const grid = sheets.open('history');
  const first = rowsOf(readRows(TABLES.history, [grid.row(1), grid.row(2)]))[0];
  return dayOf(first?.at ?? null);
}
