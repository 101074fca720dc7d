/** Developer metadata (services.md §11): tags that follow a sheet, row or column through renames and moves. */
import type { Execution } from '../run/execution';
import { contains, type Rect } from './a1';
import type { Kind, Method } from './dispatch';
import { GoogleError } from './errors';
import { readers, writers } from './range-kind';
import { EnumValue, Handle, type Value } from './values';
import {
  fileOf,
  gridOf,
  rangeHandle,
  rangeRect,
  sheetGrid,
  sheetHandle,
  spreadsheetHandle,
} from './workbook';

const VISIBILITY = 'SpreadsheetApp.DeveloperMetadataVisibility';
const LOCATION = 'SpreadsheetApp.DeveloperMetadataLocationType';

type LocationType = 'SPREADSHEET' | 'SHEET' | 'ROW' | 'COLUMN';
interface Location {
  readonly type: LocationType;
  readonly sheet?: number;
  /** A row keeps its uid when others come and go; a sort moves values, not rows. */
  readonly uid?: number;
  readonly column?: number;
}
interface MetadataDoc {
  readonly id: number;
  readonly key: string;
  readonly value: string | null;
  readonly visibility: string;
  readonly location: Location;
}

const ADD = ['String', 'String, String', `String, ${VISIBILITY}`, `String, String, ${VISIBILITY}`];

function add(locate: (x: Execution, self: Handle) => Location): Method {
  return {
    takes: ADD,
    price: 'structure',
    modes: writers,
    run: (x, self, [key, ...rest]) => {
      const value = rest.find((arg): arg is string => typeof arg === 'string') ?? null;
      const visibility = rest.find((arg): arg is EnumValue => arg instanceof EnumValue)?.name ?? 'DOCUMENT';
      const file = fileOf(self);
      const id = x.store.next(`metadata:${file}`);
      const doc: MetadataDoc = { id, key: key as string, value, visibility, location: locate(x, self) };
      x.store.put(`metadata:${file}`, id, doc);
      return self;
    },
  };
}

const ARBITRARY =
  'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.';

/** Google takes '4:4' and 'F:F'; here a range of numbers over the full width counts as well, for it can't be told apart. */
function lineLocation(x: Execution, self: Handle): Location {
  const grid = sheetGrid(x, self);
  const rect = rangeRect(self);
  if (rect.rows === 1 && rect.column === 1 && rect.columns === grid.maxColumns)
    return { type: 'ROW', sheet: grid.sheetId, uid: grid.uidAt(rect.row) };
  if (rect.columns === 1 && rect.row === 1 && rect.rows === grid.maxRows)
    return { type: 'COLUMN', sheet: grid.sheetId, column: rect.column };
  throw new GoogleError(ARBITRARY);
}

interface Search {
  readonly file: string;
  readonly within: { readonly sheet: number; readonly rect: Rect } | null;
  key?: string;
  value?: string;
  type?: string;
  visibility?: string;
}

/** Where a location lies now; null when it is the file's or its row is gone. */
function rectOf(x: Execution, file: string, location: Location): Rect | null {
  if (location.sheet === undefined) return null;
  const grid = gridOf(x.store, file, location.sheet);
  if (location.type === 'SHEET') return grid.whole;
  if (location.type === 'COLUMN')
    return { row: 1, column: location.column as number, rows: grid.maxRows, columns: 1 };
  const row = grid.order.indexOf(location.uid as number) + 1;
  return row === 0 ? null : { row, column: 1, rows: 1, columns: grid.maxColumns };
}

function matches(x: Execution, search: Search, doc: MetadataDoc): boolean {
  const { file, within, key, value, type, visibility } = search;
  if (key !== undefined && doc.key !== key) return false;
  if (value !== undefined && doc.value !== value) return false;
  if (type !== undefined && doc.location.type !== type) return false;
  if (visibility !== undefined && doc.visibility !== visibility) return false;
  if (!within) return true;
  const rect = doc.location.sheet === within.sheet ? rectOf(x, file, doc.location) : null;
  return rect !== null && contains(within.rect, rect);
}

function finder(within: (x: Execution, self: Handle) => Search['within']): Method {
  return {
    takes: [''],
    modes: readers,
    run: (x, self) =>
      x.keep('DeveloperMetadataFinder', { file: fileOf(self), within: within(x, self) } satisfies Search),
  };
}

function narrowing(takes: string, name: 'key' | 'value' | 'type' | 'visibility'): Method {
  return {
    takes: [takes],
    modes: readers,
    run: (x, self, [arg]) => {
      x.kept<Search>(self)[name] = arg instanceof EnumValue ? arg.name : (arg as string);
      return self;
    },
  };
}

const finderKind: Kind = {
  withKey: narrowing('String', 'key'),
  withValue: narrowing('String', 'value'),
  withLocationType: narrowing(LOCATION, 'type'),
  withVisibility: narrowing(VISIBILITY, 'visibility'),
  find: {
    takes: [''],
    price: 'extent',
    modes: readers,
    run: (x, self) => {
      const search = x.kept<Search>(self);
      const all = [...x.store.all<MetadataDoc>(`metadata:${search.file}`).values()];
      return all
        .filter((doc) => matches(x, search, doc))
        .map((doc) => new Handle('DeveloperMetadata', [search.file, doc.id]));
    },
  },
};

function docOf(x: Execution, self: Handle): MetadataDoc {
  const [file, id] = self.ref as [string, number];
  const doc = x.store.get<MetadataDoc>(`metadata:${file}`, id);
  if (!doc) throw new GoogleError('Developer metadata not found');
  return doc;
}

function getter(answer: (doc: MetadataDoc) => Value): Method {
  return { takes: [''], price: 'identity', modes: readers, run: (x, self) => answer(docOf(x, self)) };
}

function setter(takes: readonly string[], change: (value: Value) => Partial<MetadataDoc>): Method {
  return {
    takes,
    price: 'structure',
    modes: writers,
    run: (x, self, [value]) => {
      x.store.put(`metadata:${fileOf(self)}`, docOf(x, self).id, {
        ...docOf(x, self),
        ...change(value as Value),
      });
      return self;
    },
  };
}

/** The location's getters answer null when it is of another type. */
function place(answer: (x: Execution, file: string, location: Location) => Value): Method {
  return {
    takes: [''],
    price: 'identity',
    modes: readers,
    run: (x, self) => {
      const [file, id] = self.ref as [string, number];
      const doc = x.store.get<MetadataDoc>(`metadata:${file}`, id);
      return doc ? answer(x, file, doc.location) : null;
    },
  };
}

function line(type: LocationType): Method {
  return place((x, file, location) => {
    const rect = location.type === type ? rectOf(x, file, location) : null;
    return rect && rangeHandle({ file, sheetId: location.sheet as number }, rect);
  });
}

export const metadataKinds: Readonly<Record<string, Kind>> = {
  DeveloperMetadataFinder: finderKind,
  DeveloperMetadata: {
    getId: getter((doc) => doc.id),
    getKey: getter((doc) => doc.key),
    getValue: getter((doc) => doc.value),
    getVisibility: getter((doc) => new EnumValue(VISIBILITY, doc.visibility)),
    getLocation: {
      takes: [''],
      modes: readers,
      run: (_, self) => new Handle('DeveloperMetadataLocation', self.ref),
    },
    setKey: setter(['String'], (key) => ({ key: key as string })),
    setValue: setter(['String?'], (value) => ({ value: (value as string | null) ?? null })),
    setVisibility: setter([VISIBILITY], (visibility) => ({ visibility: (visibility as EnumValue).name })),
    moveToSheet: setter(['Sheet'], (sheet) => ({
      location: { type: 'SHEET', sheet: ((sheet as Handle).ref as [string, number])[1] },
    })),
    remove: {
      takes: [''],
      price: 'structure',
      modes: writers,
      run: (x, self) => x.store.delete(`metadata:${fileOf(self)}`, docOf(x, self).id),
    },
  },
  DeveloperMetadataLocation: {
    getLocationType: place((_, __, location) => new EnumValue(LOCATION, location.type)),
    getSheet: place((_, file, { type, sheet }) =>
      type === 'SHEET' ? sheetHandle(file, sheet as number) : null,
    ),
    getSpreadsheet: place((_, file, { type }) => (type === 'SPREADSHEET' ? spreadsheetHandle(file) : null)),
    getRow: line('ROW'),
    getColumn: line('COLUMN'),
  },
};

export const spreadsheetMetadata: Kind = {
  addDeveloperMetadata: add(() => ({ type: 'SPREADSHEET' })),
  createDeveloperMetadataFinder: finder(() => null),
};

export const sheetMetadata: Kind = {
  addDeveloperMetadata: add((x, self) => ({ type: 'SHEET', sheet: sheetGrid(x, self).sheetId })),
  createDeveloperMetadataFinder: finder((x, self) => ({
    sheet: sheetGrid(x, self).sheetId,
    rect: sheetGrid(x, self).whole,
  })),
};

export const rangeMetadata: Kind = {
  addDeveloperMetadata: add(lineLocation),
  createDeveloperMetadataFinder: finder((x, self) => ({
    sheet: sheetGrid(x, self).sheetId,
    rect: rangeRect(self),
  })),
};

export const metadataEnums: Readonly<Record<string, readonly string[]>> = {
  [VISIBILITY]: ['DOCUMENT', 'PROJECT'],
  [LOCATION]: ['SPREADSHEET', 'SHEET', 'ROW', 'COLUMN'],
};
