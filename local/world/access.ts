/** Who may change which cells (services.md §10). Everybody may open the file; `viewers` may only look. */
import { contains, intersects, type Rect } from './a1';
import { GoogleError } from './errors';
import type { Grid } from './grid';
import type { Store } from './store';
import { spreadsheet } from './workbook';

export interface ProtectionDoc {
  readonly id: number;
  readonly type: 'SHEET' | 'RANGE';
  readonly sheet: number;
  /** Null for a whole sheet. */
  readonly rect: Rect | null;
  readonly description: string;
  readonly warningOnly: boolean;
  /** Null until somebody changed them: as many as may edit the file. */
  readonly editors: readonly string[] | null;
  readonly unprotected: readonly Rect[];
  readonly namedRange: string | null;
}

export function protectionsOn(store: Store, file: string, sheet: number): ProtectionDoc[] {
  return [...store.all<ProtectionDoc>(`protections:${file}`).values()].filter((p) => p.sheet === sheet);
}

export function mayEditFile(store: Store, file: string, user: string): boolean {
  return !spreadsheet(store, file).viewers.includes(user);
}

export function mayEdit(grid: Grid, rect: Rect, user: string): boolean {
  if (!mayEditFile(grid.store, grid.file, user)) return false;
  const { owner } = spreadsheet(grid.store, grid.file);
  return (
    user === owner || protectionsOn(grid.store, grid.file, grid.sheetId).every((p) => !blocks(p, rect, user))
  );
}

function blocks(protection: ProtectionDoc, rect: Rect, user: string): boolean {
  if (protection.warningOnly || protection.editors === null || protection.editors.includes(user))
    return false;
  if (protection.rect && !intersects(protection.rect, rect)) return false;
  return !protection.unprotected.some((open) => contains(open, rect));
}

export function refuseUnlessEditable(grid: Grid, rect: Rect, user: string): void {
  refuseUnlessEditor(grid.store, grid.file, user);
  if (!mayEdit(grid, rect, user)) {
    throw new GoogleError(PROTECTED);
  }
}

/** Refuses to reshape a protected sheet, or to take protected cells away with `gone`. */
export function refuseUnlessShapable(grid: Grid, user: string, gone: Rect | null = null): void {
  const { store, file, sheetId } = grid;
  refuseUnlessEditor(store, file, user);
  const { owner } = spreadsheet(store, file);
  const blocking = protectionsOn(store, file, sheetId).filter((p) =>
    blocks({ ...p, unprotected: [] }, gone ?? p.rect ?? grid.whole, user),
  );
  if (user !== owner && blocking.some((p) => p.type === 'SHEET' || gone !== null))
    throw new GoogleError(PROTECTED);
}

const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

export function refuseUnlessEditor(store: Store, file: string, user: string): void {
  if (!mayEditFile(store, file, user))
    throw new GoogleError('You do not have permission to perform that action.');
}
