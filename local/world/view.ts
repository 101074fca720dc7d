/** What each person has open: the active sheet and the selected range. */
import type { Execution } from '../run/execution';
import type { Rect } from './a1';
import type { Store } from './store';
import { spreadsheet } from './workbook';

interface ViewDoc {
  readonly sheet: number;
  readonly rect: Rect;
}

const home: Rect = { row: 1, column: 1, rows: 1, columns: 1 };

function view(store: Store, file: string, viewer: string): ViewDoc {
  const { sheets } = spreadsheet(store, file);
  const seen = store.get<ViewDoc>(`views:${file}`, viewer);
  return seen && sheets.includes(seen.sheet) ? seen : { sheet: sheets[0] as number, rect: home };
}

/** Whose view a script moves: the person's, or where nobody looks (triggers, formulas) one of its own that starts at the first sheet. */
export function viewerOf(x: Pick<Execution, 'id' | 'user' | 'door'>): string {
  return ['menu', 'sidebar', 'open', 'edit', 'editor'].includes(x.door) ? x.user : `run ${x.id}`;
}

export function activeSheetId(store: Store, file: string, viewer: string): number {
  return view(store, file, viewer).sheet;
}

export function activeRect(store: Store, file: string, viewer: string): Rect {
  return view(store, file, viewer).rect;
}

export function setActiveSheet(store: Store, file: string, viewer: string, sheet: number): void {
  const before = view(store, file, viewer);
  store.put(`views:${file}`, viewer, before.sheet === sheet ? before : { sheet, rect: home });
}

export function setActiveRange(store: Store, file: string, viewer: string, sheet: number, rect: Rect): void {
  store.put(`views:${file}`, viewer, { sheet, rect });
}
