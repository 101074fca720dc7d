/** Protection (services.md §10). */
import type { Execution } from '../run/execution';
import { mayEdit, protectionsOn, type ProtectionDoc } from './access';
import type { Kind, Method } from './dispatch';
import { GoogleError } from './errors';
import { readers, writers } from './range-kind';
import { EnumValue, Handle, type Value } from './values';
import { fileOf, gridOf, rangeHandle, rangeRect, sheetGrid, spreadsheet } from './workbook';
import type { NamedDoc } from './spreadsheet-kind';

const handle = (file: string, id: number): Handle => new Handle('Protection', [file, id]);
const TYPE = 'SpreadsheetApp.ProtectionType';

function found(x: Execution, self: Handle): ProtectionDoc {
  const [file, id] = self.ref as [string, number];
  const doc = x.store.get<ProtectionDoc>(`protections:${file}`, id);
  if (!doc) throw new GoogleError('Protection not found');
  return doc;
}

function put(x: Execution, file: string, doc: ProtectionDoc): void {
  x.store.put(`protections:${file}`, doc.id, doc);
}

const fresh = (x: Execution, file: string, sheet: number): ProtectionDoc => ({
  id: x.store.next(`protections:${file}`),
  type: 'SHEET',
  sheet,
  rect: null,
  description: '',
  warningOnly: false,
  editors: null,
  unprotected: [],
  namedRange: null,
});

/** Returns the sheet's protection if it has one. */
const protectSheet: Method = {
  takes: [''],
  price: 'structure',
  modes: writers,
  run: (x, self) => {
    const { file, sheetId } = sheetGrid(x, self);
    const known = protectionsOn(x.store, file, sheetId).find((p) => p.type === 'SHEET');
    if (known) return handle(file, known.id);
    const made = fresh(x, file, sheetId);
    put(x, file, made);
    return handle(file, made.id);
  },
};

/** Makes another, overlapping protection each time. */
const protectRange: Method = {
  takes: [''],
  price: 'structure',
  modes: writers,
  run: (x, self) => {
    const { file, sheetId } = sheetGrid(x, self);
    const made: ProtectionDoc = { ...fresh(x, file, sheetId), type: 'RANGE', rect: rangeRect(self) };
    put(x, file, made);
    return handle(file, made.id);
  },
};

function protectionsOf(x: Execution, file: string, sheet: number | null, type: Value): Handle[] {
  const all = [...x.store.all<ProtectionDoc>(`protections:${file}`).values()];
  return all
    .filter((p) => p.type === (type as EnumValue).name && (sheet === null || p.sheet === sheet))
    .map((p) => handle(file, p.id));
}

function getter(answer: (doc: ProtectionDoc, x: Execution, file: string) => Value): Method {
  return {
    takes: [''],
    price: 'identity',
    modes: readers,
    run: (x, self) => answer(found(x, self), x, (self.ref as [string, number])[0]),
  };
}

function setter(
  takes: readonly string[],
  change: (doc: ProtectionDoc, args: readonly Value[], x: Execution, file: string) => Partial<ProtectionDoc>,
): Method {
  return {
    takes,
    price: 'structure',
    modes: writers,
    run: (x, self, args) => {
      const doc = found(x, self);
      refuseUnlessItsEditor(x, (self.ref as [string, number])[0], doc);
      put(x, (self.ref as [string, number])[0], {
        ...doc,
        ...change(doc, args, x, (self.ref as [string, number])[0]),
      });
      return self;
    },
  };
}

function canEdit(x: Execution, file: string, doc: ProtectionDoc): boolean {
  const { owner } = spreadsheet(x.store, file);
  return x.user === owner || doc.warningOnly || doc.editors === null || doc.editors.includes(x.user);
}

function refuseUnlessItsEditor(x: Execution, file: string, doc: ProtectionDoc): void {
  if (!canEdit(x, file, doc)) {
    throw new GoogleError(
      'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    );
  }
}

const emailOf = (person: Value): string => (person instanceof Handle ? String(person.ref) : String(person));
const emailsOf = (people: Value): string[] =>
  Array.isArray(people) ? (people as readonly Value[]).map(emailOf) : [emailOf(people)];

const editors = (doc: ProtectionDoc): readonly string[] => doc.editors ?? [];

/** Neither the owner nor the current user can be removed. */
function without(
  doc: ProtectionDoc,
  x: Execution,
  file: string,
  gone: readonly string[],
): Partial<ProtectionDoc> {
  const { owner } = spreadsheet(x.store, file);
  return {
    editors: editors(doc).filter((email) => !gone.includes(email) || email === owner || email === x.user),
  };
}

function whole(x: Execution, file: string, doc: ProtectionDoc): Handle {
  const grid = gridOf(x.store, file, doc.sheet);
  return rangeHandle(grid, doc.rect ?? grid.whole);
}

function unprotectedRects(doc: ProtectionDoc, ranges: Value): Partial<ProtectionDoc> {
  if (doc.type !== 'SHEET')
    throw new GoogleError('Unprotected ranges can only be set on a sheet protection.');
  const handles = ranges as readonly Handle[];
  if (handles.some((range) => (range.ref as [string, number])[1] !== doc.sheet))
    throw new GoogleError('Unprotected ranges must be on the protected sheet.');
  return { unprotected: handles.map(rangeRect) };
}

export const protectionKind: Kind = {
  getDescription: getter((doc) => doc.description),
  setDescription: setter(['String'], (_, [text]) => ({ description: text as string })),
  isWarningOnly: getter((doc) => doc.warningOnly),
  setWarningOnly: setter(['Boolean'], (_, [warn]) => ({ warningOnly: warn as boolean })),
  getProtectionType: getter((doc) => new EnumValue(TYPE, doc.type)),
  getRange: getter((doc, x, file) => whole(x, file, doc)),
  setRange: setter(['Range'], (_, [range]) => ({ rect: rangeRect(range as Handle), namedRange: null })),
  getRangeName: getter((doc) => doc.namedRange),
  setRangeName: setter(['String'], (_, [name], x, file) => {
    const named = x.store.get<NamedDoc>(`named:${file}`, (name as string).toLowerCase());
    if (!named) throw new GoogleError(`Range name ${String(name)} not found`);
    return { rect: named.rect, namedRange: named.name };
  }),
  getUnprotectedRanges: getter((doc, x, file) =>
    doc.unprotected.map((rect) => rangeHandle(gridOf(x.store, file, doc.sheet), rect)),
  ),
  setUnprotectedRanges: setter(['Range[]'], (doc, [ranges]) => unprotectedRects(doc, ranges as Value)),
  canEdit: getter(
    (doc, x, file) =>
      canEdit(x, file, doc) &&
      mayEdit(gridOf(x.store, file, doc.sheet), { row: 1, column: 1, rows: 0, columns: 0 }, x.user),
  ),
  // Empty on a fresh protection, although the owner may edit.
  getEditors: getter((doc, x, file) => {
    refuseUnlessItsEditor(x, file, doc);
    return editors(doc).map((email) => new Handle('User', email));
  }),
  addEditor: setter(['String', 'User'], (doc, [person]) => ({
    editors: [...new Set([...editors(doc), emailOf(person as Value)])],
  })),
  addEditors: setter(['String[]'], (doc, [people]) => ({
    editors: [...new Set([...editors(doc), ...emailsOf(people as Value)])],
  })),
  removeEditor: setter(['String', 'User'], (doc, [person], x, file) =>
    without(doc, x, file, emailsOf(person as Value)),
  ),
  removeEditors: setter(['String[]', 'User[]'], (doc, [people], x, file) =>
    without(doc, x, file, emailsOf(people as Value)),
  ),
  canDomainEdit: getter(() => false),
  setDomainEdit: setter(['Boolean'], () => ({})),
  remove: {
    takes: [''],
    price: 'structure',
    modes: writers,
    run: (x, self) => {
      const doc = found(x, self);
      refuseUnlessItsEditor(x, (self.ref as [string, number])[0], doc);
      x.store.delete(`protections:${(self.ref as [string, number])[0]}`, doc.id);
    },
  },
};

const PROTECTIONS = [TYPE];

export const sheetProtection: Kind = {
  protect: protectSheet,
  getProtections: {
    takes: PROTECTIONS,
    price: 'extent',
    modes: readers,
    run: (x, self, [type]) => protectionsOf(x, fileOf(self), sheetGrid(x, self).sheetId, type as Value),
  },
};

export const spreadsheetProtection: Kind = {
  getProtections: {
    takes: PROTECTIONS,
    price: 'extent',
    modes: readers,
    run: (x, self, [type]) => protectionsOf(x, fileOf(self), null, type as Value),
  },
};

export const rangeProtection: Kind = { protect: protectRange };
