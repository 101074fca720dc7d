import { counted } from '../domain/counted';
import { CAREER_TABLES, brokenIn, type Opened } from '../register/open';
import { TABLES } from '../register/tables';
import { named, together, type Need } from './needs';

/** Rows about an ECT whom the ECTs sheet does not hold: what they say counts for nobody. */

const TOLD_OF = CAREER_TABLES.filter((key) => key !== 'ects');

type Tables = Opened<(typeof CAREER_TABLES)[number] | 'documents'>['tables'];

/** Whether a row that can't be read names no ECT of ours: it may be about anybody. */
export const isAnybodys = (tables: Tables): boolean =>
  TOLD_OF.some((key) =>
    brokenIn(tables, key).some(({ row: { trn } }) => trn === undefined || !tables.ects.rowOf.has(trn)),
  );

export const ANYBODYS: Need = {
  sheet: 'reports',
  row: '',
  says: 'No report was begun, moved or called off, and terms and dates leave out a row: it can’t be read and may be about any ECT. Mend the rows named here whose TRN is wrong or missing.',
};

/** Rows whose TRN can be read and is no ECT's: mistyped, or of one whose row was deleted. Those of a sheet are one need. */
export const nobodys = (tables: Tables): readonly Need[] =>
  ([...TOLD_OF, 'documents'] as const).flatMap((sheet) => {
    const rows = tables[sheet].entries.flatMap(({ row: { id, trn } }) =>
      trn === null || tables.ects.rowOf.has(trn) ? [] : [{ id, trn }],
    );
    return together(
      rows,
      () => sheet,
      () => ({
        sheet,
        row: named(rows.map(({ id }) => id)),
        says: `${TABLES[sheet].name}, TRN, ${counted(rows.length, 'row')}: No ECT has TRN ${named([...new Set(rows.map(({ trn }) => trn))])}, so this counts for nobody. Correct it, or add the ECT. If the ECT was deleted for good, delete this too.`,
      }),
    );
  });
