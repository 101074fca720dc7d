/** What each person has open: the active sheet and the selected range. */
import type { Rect } from './a1';
import type { Store } from './store';
import { spreadsheet } from './workbook';

interface ViewDoc {
  readonly sheet: number;
  readonly rect: Rect;
}

const home: Rect = { row: 1, column: 1, rows: 1, columns: 1 };

function view(store: Store, file: string, user: string): ViewDoc {
  const { sheets } = spreadsheet(store, file);
  const seen = store.get<ViewDoc>(`views:${file}`, user);
  return seen && sheets.includes(seen.sheet) ? seen : { sheet: sheets[0] as number, rect: home };
}

export function activeSheetId(store: Store, file: string, user: string): number {
  return view(store, file, user).sheet;
}

export function activeRect(store: Store, file: string, user: string): Rect {
  return view(store, file, user).rect;
}

export function setActiveSheet(store: Store, file: string, user: string, sheet: number): void {
  const before = view(store, file, user);
  store.put(`views:${file}`, user, before.sheet === sheet ? before : { sheet, rect: home });
}

export function setActiveRange(store: Store, file: string, user: string, sheet: number, rect: Rect): void {
  store.put(`views:${file}`, user, { sheet, rect });
}
