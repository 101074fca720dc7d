/** Named ranges (services.md §11). */
import type { Execution } from '../run/execution';
import { parseAddress } from './a1';
import type { Kind, Method } from './dispatch';
import { GoogleError } from './errors';
import { readers, writers } from './range-kind';
import { change, type NamedDoc } from './spreadsheet-kind';
import { Handle, type Value } from './values';
import { fileOf, rangeHandle, rangeRect, sheetGrid } from './workbook';

const LONGEST = 250;
const collection = (file: string): string => `named:${file}`;

function checkedName(name: Value): string {
  const text = name as string;
  const fits =
    /^[A-Za-z_][\w]*$/.test(text) &&
    text.length <= LONGEST &&
    !/^(true|false)$/i.test(text) &&
    !parseAddress(text);
  if (!fits)
    throw new GoogleError(
      `The name "${text}" can't be used for a range: use letters, digits and _, and nothing that reads as a cell.`,
    );
  return text;
}

function set(x: Execution, file: string, name: Value, range: Handle): void {
  const [, sheet] = range.ref as [string, number];
  const doc: NamedDoc = { name: checkedName(name), sheet, rect: rangeRect(range) };
  x.store.put(collection(file), doc.name.toLowerCase(), doc);
}

function found(x: Execution, self: Handle): NamedDoc {
  const [file, key] = self.ref as [string, string];
  const doc = x.store.get<NamedDoc>(collection(file), key);
  if (!doc) throw new GoogleError('The named range no longer exists.');
  return doc;
}

function list(sheetOf: (x: Execution, self: Handle) => number | null): Method {
  return {
    takes: [''],
    price: 'extent',
    modes: readers,
    run: (x, self) => {
      const sheet = sheetOf(x, self);
      const docs = [...x.store.all<NamedDoc>(collection(fileOf(self)))].filter(
        ([, doc]) =>
          (sheet === null || doc.sheet === sheet) && x.store.get(`sheets:${fileOf(self)}`, doc.sheet),
      );
      return docs.map(([key]) => new Handle('NamedRange', [fileOf(self), key]));
    },
  };
}

export const spreadsheetNames: Kind = {
  setNamedRange: change(['String, Range'], (file, [name, range], x) =>
    set(x, file, name as Value, range as Handle),
  ),
  removeNamedRange: change(['String'], (file, [name], x) => {
    const key = (name as string).toLowerCase();
    if (!x.store.get(collection(file), key))
      throw new GoogleError(`The named range "${String(name)}" does not exist.`);
    x.store.delete(collection(file), key);
  }),
  getNamedRanges: list(() => null),
};

export const sheetNames: Kind = { getNamedRanges: list((x, self) => sheetGrid(x, self).sheetId) };

export const namedRangeKind: Kind = {
  getName: { takes: [''], price: 'identity', modes: readers, run: (x, self) => found(x, self).name },
  getRange: {
    takes: [''],
    price: 'identity',
    modes: readers,
    run: (x, self) => {
      const { sheet, rect } = found(x, self);
      return rangeHandle({ file: fileOf(self), sheetId: sheet }, rect);
    },
  },
  setRange: {
    takes: ['Range'],
    price: 'structure',
    modes: writers,
    run: (x, self, [range]) => {
      set(x, fileOf(self), found(x, self).name, range as Handle);
      return self;
    },
  },
  remove: {
    takes: [''],
    price: 'structure',
    modes: writers,
    run: (x, self) => x.store.delete(collection(fileOf(self)), found(x, self).name.toLowerCase()),
  },
};
