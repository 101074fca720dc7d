/** Spreadsheet (services.md §2). */
import type { Execution } from '../run/execution';
import { show } from './ui';
import { refuseUnlessEditor } from './access';
import type { Kind, Method } from './dispatch';
import { GoogleError } from './errors';
import type { SpreadsheetDoc } from './grid';
import { readers, writers } from './range-kind';
import { addSheet, removeSheet } from './structure';
import {
  beforeStructure,
  fileOf,
  gridOf,
  rangeByText,
  rangeHandle,
  sheetDocs,
  sheetHandle,
  sheetNamed,
  spreadsheet,
  updateSpreadsheet,
} from './workbook';
import { Handle, isPlain, type Value } from './values';
import { activeSheetId, setActiveSheet, viewerOf } from './view';
import { isZone } from './zone';

function property(price: 'identity' | 'name', answer: (doc: SpreadsheetDoc, x: Execution) => Value): Method {
  return {
    takes: [''],
    price,
    modes: readers,
    run: (x, self) => answer(spreadsheet(x.store, fileOf(self)), x),
  };
}

/** Changes the file, after what was buffered. */
export function change(
  takes: readonly string[],
  apply: (file: string, args: readonly Value[], x: Execution) => unknown,
): Method {
  return {
    takes,
    price: 'structure',
    modes: writers,
    run: (x, self, args) => {
      beforeStructure(x);
      refuseUnlessEditor(x.store, fileOf(self), x.user);
      const made = apply(fileOf(self), args, x);
      x.world.afterWrites(x);
      return made;
    },
  };
}

function insertSheet(file: string, args: readonly Value[], x: Execution): Handle {
  const name = args.find((arg): arg is string => typeof arg === 'string') ?? null;
  const index = args.find((arg): arg is number => typeof arg === 'number') ?? null;
  if (args.some(isPlain))
    throw new Error('Spreadsheet.insertSheet: the local workspace does not implement templates.');
  const sheet = addSheet(
    x.store,
    file,
    name,
    index === null ? null : Math.min(index, sheetDocs(x.store, file).length),
  );
  setActiveSheet(x.store, file, viewerOf(x), sheet.id);
  return sheetHandle(file, sheet.id);
}

/** `pos` counts from 1, unlike `index` of insertSheet. */
function moveActiveSheet(file: string, [pos]: readonly Value[], x: Execution): void {
  const { sheets } = spreadsheet(x.store, file);
  if ((pos as number) < 1 || (pos as number) > sheets.length)
    throw new GoogleError('Sheet index out of range.');
  const active = activeSheetId(x.store, file, viewerOf(x));
  const others = sheets.filter((id) => id !== active);
  others.splice((pos as number) - 1, 0, active);
  updateSpreadsheet(x.store, file, { sheets: others });
}

function getRange(x: Execution, file: string, text: string): Handle {
  const named = namedRange(x, file, text);
  if (named) return named;
  const found = rangeByText(
    x.store,
    file,
    text,
    gridOf(x.store, file, activeSheetId(x.store, file, viewerOf(x))),
  );
  return rangeHandle(found.grid, found.rect);
}

export interface NamedDoc {
  readonly name: string;
  readonly sheet: number;
  readonly rect: {
    readonly row: number;
    readonly column: number;
    readonly rows: number;
    readonly columns: number;
  };
}

export function namedRange(x: Execution, file: string, name: string): Handle | null {
  const doc = x.store.get<NamedDoc>(`named:${file}`, name.toLowerCase());
  return doc && x.store.get(`sheets:${file}`, doc.sheet)
    ? rangeHandle({ file, sheetId: doc.sheet }, doc.rect)
    : null;
}

const person = (email: string): Handle => new Handle('User', email);

const sheets: Kind = {
  getSheets: {
    takes: [''],
    price: 'name',
    modes: readers,
    run: (x, self) => sheetDocs(x.store, fileOf(self)).map((sheet) => sheetHandle(fileOf(self), sheet.id)),
  },
  getNumSheets: property('name', (doc) => doc.sheets.length),
  getSheetById: {
    takes: ['Number'],
    price: 'identity',
    modes: readers,
    run: (x, self, [id]) =>
      spreadsheet(x.store, fileOf(self)).sheets.includes(id as number)
        ? sheetHandle(fileOf(self), id as number)
        : null,
  },
  getSheetByName: {
    takes: ['String'],
    price: 'name',
    modes: readers,
    run: (x, self, [name]) => {
      const sheet = sheetNamed(x.store, fileOf(self), name as string);
      return sheet ? sheetHandle(fileOf(self), sheet.id) : null;
    },
  },
  insertSheet: change(
    [
      '',
      'String',
      'Integer',
      'String, Integer',
      'String, Object',
      'String, Integer, Object',
      'Object',
      'Integer, Object',
    ],
    insertSheet,
  ),
  deleteSheet: change(['Sheet'], (file, [sheet], x) =>
    removeSheet(x.store, file, ((sheet as Handle).ref as [string, number])[1]),
  ),
  setActiveSheet: change(['Sheet', 'Sheet, Boolean'], (file, [sheet], x) => {
    setActiveSheet(x.store, file, viewerOf(x), ((sheet as Handle).ref as [string, number])[1]);
    return sheet as Handle;
  }),
  getActiveSheet: {
    takes: [''],
    price: 'identity',
    modes: readers,
    run: (x, self) => sheetHandle(fileOf(self), activeSheetId(x.store, fileOf(self), viewerOf(x))),
  },
  moveActiveSheet: change(['Integer'], moveActiveSheet),
};

const file: Kind = {
  getId: property('identity', (doc) => doc.id),
  getUrl: property('identity', (doc) => `https://docs.google.com/spreadsheets/d/${doc.id}/edit`),
  getName: property('name', (doc) => doc.name),
  rename: change(['String'], (id, [name], x) => updateSpreadsheet(x.store, id, { name: name as string })),
  getSpreadsheetTimeZone: property('name', (doc) => doc.zone),
  setSpreadsheetTimeZone: change(['String'], (id, [zone], x) => {
    if (!isZone(zone as string)) throw new GoogleError(`Invalid argument: ${String(zone)}`);
    updateSpreadsheet(x.store, id, { zone: zone as string });
  }),
  getSpreadsheetLocale: property('name', (doc) => doc.locale),
  setSpreadsheetLocale: change(['String'], (id, [locale], x) => {
    if (!/^[a-z]{2}(_[A-Z]{2})?$/.test(locale as string))
      throw new GoogleError(`Invalid argument: ${String(locale)}`);
    updateSpreadsheet(x.store, id, { locale: locale as string });
  }),
  toast: {
    takes: ['String', 'String, String', 'String, String, Number?'],
    price: 'ui',
    modes: writers,
    run: (x, _, [message, title, seconds]) => {
      // 5 seconds unless it says otherwise; a negative number stays.
      const shown = { title: String(title ?? ''), message: String(message), seconds: Number(seconds ?? 5) };
      show(x, { kind: 'toast', ...shown });
      x.log.push(`toast: ${shown.title === '' ? '' : `${shown.title}: `}${shown.message}`);
    },
  },
  getOwner: property('name', (doc) => person(doc.owner)),
  getEditors: property('name', (doc) => [doc.owner, ...doc.editors].map(person)),
  getViewers: property('name', (doc) => doc.viewers.map(person)),
};

const ranges: Kind = {
  getRange: {
    takes: ['String'],
    modes: readers,
    run: (x, self, [text]) => getRange(x, fileOf(self), text as string),
  },
  getRangeByName: {
    takes: ['String'],
    price: 'name',
    modes: readers,
    run: (x, self, [name]) => namedRange(x, fileOf(self), name as string),
  },
};

export const spreadsheetKind: Kind = { ...sheets, ...file, ...ranges };

export const userKind: Kind = {
  getEmail: { takes: [''], scopes: [], modes: readers, run: (_, self) => self.ref as string },
  getUserLoginId: { takes: [''], scopes: [], modes: readers, run: (_, self) => self.ref as string },
};
