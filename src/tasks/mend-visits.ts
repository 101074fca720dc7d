import type { Sheets } from '../google/ports';
import type { Change } from '../register/change';
import { update } from '../register/change';
import { open, rowsOf } from '../register/open';

/** Kinds of visits in the words of today: an older register has others, which are read all the same. */
export const visitMends = (sheets: Sheets): readonly Change[] =>
  rowsOf(open(sheets, ['visits']).tables.visits).map(({ id, kind }) =>
    update('visits', id, { kind }, 'Set up register'),
  );
