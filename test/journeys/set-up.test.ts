import type { Workspace } from '../../local/workspace';
import { sheetCalled } from '../../local/world/person';
import { TABLES } from '../../src/register/tables';
import { cell, click, columnOf, empty, importFile, row, rows, SCHOOLS_CSV, setUp } from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

beforeAll(() => {
  workspace = setUp();
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

/** What stands in every sheet, to be held against what stood there before. */
const everything = () =>
  JSON.stringify(
    workspace.sheetNames().map((name) => [name, name === 'QA priority' ? '' : workspace.read(name)]),
  );

describe('given an empty spreadsheet', () => {
  test('opening it shows the Induction menu, which makes no service call but to show itself', () => {
    const other = empty();
    other.openFile();
    expect(other.menus().map(({ caption }) => caption)).toEqual(['Induction']);
    expect(other.lastExecution().serviceCalls).toBeLessThanOrEqual(1);
    other.close();
  });

  test('a page that asks before Set up is told what to do', () => {
    const other = empty();
    const reply = JSON.parse(String(other.call('ask', [JSON.stringify({ ask: 'home' })]))) as {
      says: string;
    };
    expect(reply).toEqual({
      kind: 'fault',
      says: 'This file is not set up yet. Choose Induction > Set up register.',
    });
    other.close();
  });

  test('a trigger that fires before Set up leaves the file as it is', () => {
    const other = empty();
    other.tryCall('everyNight');
    expect(other.sheetNames()).toEqual(['Sheet1']);
    other.close();
  });
});

describe('when Set up register has run', () => {
  test('there is a sheet for every declared table, and QA priority', () => {
    expect(workspace.sheetNames()).toEqual(
      expect.arrayContaining([...Object.values(TABLES).map(({ name }) => name), 'QA priority']),
    );
  });

  test.each(Object.values(TABLES).map(({ name, columns }) => [name, columns] as const))(
    '%s has every declared heading, with a note on each',
    (name, columns) => {
      const declared = Object.values(columns);
      expect(workspace.read(name)[0]).toEqual(declared.map(({ heading }) => heading));
      const notes = sheetCalled(workspace.world, name).row(1).n ?? {};
      expect(Object.keys(notes)).toHaveLength(declared.length);
    },
  );

  test('formulas have a day to go by before anything was worked out: QA priority shows its headings', () => {
    expect(workspace.values('Desk', 'A2:B2')).toEqual([['As at', '6 Dec 2026']]);
    expect(workspace.read('QA priority')[0]?.slice(0, 3)).toEqual(['Rank', 'School', 'Lane']);
  });

  test('every setting explains itself: what it means and what is usual', () => {
    const settings = rows(workspace, 'Settings');
    expect(settings.length).toBeGreaterThan(20);
    expect(settings.filter((setting) => setting['What it means'] === '')).toEqual([]);
  });

  test('a TRN typed with zeros in front keeps them (V02)', () => {
    workspace.edit('ECTs', 'A2', '0012345');
    expect(workspace.values('ECTs', 'A2')).toEqual([['0012345']]);
  });

  test('headings are guarded by a warning, and nothing is locked', () => {
    workspace.edit('Schools', 'B2', 'Alder');
    expect(workspace.read('Schools', 'B2')).toEqual([['Alder']]);
  });

  test('there is one trigger for each of three handlers', () => {
    expect(
      workspace
        .triggers()
        .map((trigger) => trigger.handler)
        .sort(),
    ).toEqual(['everyNight', 'everyTenMinutes', 'onRegisterFormSubmit']);
  });

  test('there are published forms whose answers land in this file, and templates', () => {
    expect(workspace.forms().map(({ published }) => published)).toEqual(Array(8).fill(true));
    expect(workspace.sheetNames().filter((name) => name.startsWith('Form Responses'))).toHaveLength(8);
    expect(workspace.files().map(({ name }) => name)).toContain('Induction report template');
  });
});

describe('when Set up register runs again', () => {
  const FORM = 'Comment on an induction report and sign it';
  const formOf = () => workspace.forms().find(({ title, trashed }) => title === FORM && !trashed);

  test('a question somebody took out of a form comes back, and the form stays the same one', () => {
    const { id = '', items = [] } = formOf() ?? {};
    const at = items.findIndex((item) => item.title === 'Your full name');
    const state = workspace.world.store.get<{ items: unknown[] }>('form', id);
    workspace.world.store.put('form', id, { ...state, items: state?.items.filter((_, nth) => nth !== at) });
    expect(click(workspace, 'setUp')).toBe(`Put back in the form "${FORM}": Your full name.`);
    expect(formOf()?.id).toBe(id);
    expect(formOf()?.items.map(({ title }) => title)).toEqual(items.map(({ title }) => title));
  });

  test('2.52 a form made when the reason was asked of everybody asks it after "No" alone', () => {
    const REASON = 'What is your reason for that answer?';
    const review = () => workspace.forms().find(({ title }) => title === 'Induction progress review');
    const { id = '', items = [] } = review() ?? {};
    const reason = { ...items.find(({ title }) => title === REASON), required: false };
    const others = items.filter(({ title }) => title !== REASON);
    const at = others.findIndex(({ title }) => title === 'What evidence have you drawn on?');
    const old = [...others.slice(0, at), reason, ...others.slice(at)];
    workspace.world.store.put('form', id, { ...review(), items: old });
    const key = ['properties:script', 'form: progress review'] as const;
    const memory = workspace.world.store.get<string>(...key) ?? '';
    workspace.world.store.put(...key, memory.replace(/("onTrackReasons":")/, '$1another '));
    expect(click(workspace, 'setUp')).toBe(`Reworded in the form "Induction progress review": ${REASON}.`);
    const now = review()?.items ?? [];
    expect(now.find(({ title }) => title === REASON)).toMatchObject({ required: true });
    const pagesBefore = (all: readonly { readonly title?: string }[]) => {
      const titles = all.map(({ title }) => title);
      return titles.slice(0, titles.indexOf(REASON)).filter((title) => title === 'Progress').length;
    };
    expect([pagesBefore(old), pagesBefore(now)]).toEqual([3, 2]);
    expect(click(workspace, 'setUp')).toContain('All was well');
  });

  test('it says that all was well, and changes no cell, trigger, form or file', () => {
    const before = everything();
    const files = workspace.files().length;
    expect(click(workspace, 'setUp')).toBe('All was well. Nothing had to be changed.');
    expect(everything()).toBe(before);
    expect([workspace.triggers().length, workspace.forms().length, workspace.files().length]).toEqual([
      3,
      8,
      files,
    ]);
  });

  test('a cleared heading comes back where it stood (S04)', () => {
    workspace.edit('Schools', 'B1', '');
    expect(click(workspace, 'setUp')).toContain('Put the heading "Name" back in "Schools".');
    expect(workspace.read('Schools', 'B1')).toEqual([['Name']]);
  });

  test('a renamed heading comes back over the same column, with its values (S04)', async () => {
    await importFile(workspace, 'schools', 'commit', SCHOOLS_CSV);
    workspace.edit('Schools', 'B1', 'School name');
    expect(click(workspace, 'setUp')).toContain(
      'Put the heading "Name" back in "Schools", where "School name" stood.',
    );
    expect(row(workspace, 'Schools', 'URN', '100001')['Name']).toBe('Alder Primary School');
  });

  describe('whose first row is not that of its headings (S04)', () => {
    const name = () => row(workspace, 'Schools', 'URN', '100001')['Name'];
    beforeEach(async () => {
      await importFile(workspace, 'schools', 'commit', SCHOOLS_CSV);
      workspace.insertColumn('Schools', 2);
      workspace.edit('Schools', 'B1', [['My own'], ['ask her']]);
    });

    test('cleared, they come back where they stood, beside a column of one’s own', () => {
      workspace.edit('Schools', 'A1', [(workspace.read('Schools')[0] ?? []).map(() => '')]);
      expect(click(workspace, 'setUp')).toContain('Put the headings of "Schools" back into row 1.');
      expect(name()).toBe('Alder Primary School');
      expect(click(workspace, 'setUp')).toContain('All was well');
    });

    test('deleted, the first school is not written over, and the cure that is named works', () => {
      workspace.deleteRow('Schools', 1);
      expect(click(workspace, 'setUp')).toContain(
        'Row 1 of "Schools" does not hold its headings, but "100001".',
      );
      expect(workspace.read('Schools', 'A1')).toEqual([['100001']]);
      workspace.insertRow('Schools', 1);
      expect(click(workspace, 'setUp')).toContain('Put the headings of "Schools" back into row 1.');
      expect(name()).toBe('Alder Primary School');
    });

    test('pushed down by an empty row, they stay where they are, and the cure that is named works', () => {
      workspace.insertRow('Schools', 1);
      expect(click(workspace, 'setUp')).toContain('The headings of "Schools" stand in row 2.');
      workspace.deleteRow('Schools', 1);
      expect(click(workspace, 'setUp')).not.toContain('heading');
      expect(name()).toBe('Alder Primary School');
    });
  });

  test('a deleted sheet is made again', () => {
    workspace.deleteSheet('Visits');
    expect(click(workspace, 'setUp')).toContain('Made the sheet "Visits".');
    expect(workspace.read('Visits')[0]).toContain('Planned for');
  });

  test('a renamed and moved sheet keeps its new name and place, and is not made twice (S01)', () => {
    workspace.renameSheet('Visits', 'School visits');
    workspace.moveSheet('School visits', 1);
    const names = workspace.sheetNames();
    expect(click(workspace, 'setUp')).toBe('All was well. Nothing had to be changed.');
    expect(workspace.sheetNames()).toEqual(names);
  });

  test('a column people moved stays where they put it (S02)', async () => {
    await importFile(workspace, 'schools', 'commit', SCHOOLS_CSV);
    workspace.insertColumn('Schools', 1);
    workspace.edit('Schools', 'A1', 'Our notes');
    workspace.edit('Schools', 'A2', 'Ring on Tuesdays');
    click(workspace, 'setUp');
    expect(workspace.read('Schools', 'A1:C2')).toEqual([
      ['Our notes', 'URN', 'Name'],
      ['Ring on Tuesdays', '100001', 'Alder Primary School'],
    ]);
  });

  test('a validation someone removed is back', () => {
    const grid = () => sheetCalled(workspace.world, 'Schools');
    const status = columnOf(workspace, 'Schools', 'Status');
    const before = grid().row(2).d?.[status];
    expect(before).toBeDefined();
    const { d: _, ...bare } = grid().row(2);
    grid().putRow(2, bare);
    click(workspace, 'setUp');
    expect(grid().row(2).d?.[status]).toBe(before);
  });

  test("people's own values in Settings and Terms stay", () => {
    const at = cell(workspace, 'Settings', ['Setting', 'AB name'], 'Value');
    workspace.edit('Settings', at, 'Northshire AB');
    workspace.edit('Terms', cell(workspace, 'Terms', ['Term', 'Autumn 2026'], 'Ends'), '2026-12-17');
    click(workspace, 'setUp');
    expect(workspace.read('Settings', at)).toEqual([['Northshire AB']]);
    expect(row(workspace, 'Terms', 'Term', 'Autumn 2026')['Ends']).toBe('2026-12-17');
  });

  test('a day mistyped in Terms stays as it was typed, and stops nothing', () => {
    const at = cell(workspace, 'Terms', ['Term', 'Autumn 2026'], 'Ends');
    workspace.edit('Terms', at, '31 November 2026');
    const terms = rows(workspace, 'Terms').length;
    expect(click(workspace, 'setUp')).toContain('All was well');
    expect(workspace.read('Terms', at)).toEqual([['31 November 2026']]);
    expect(rows(workspace, 'Terms')).toHaveLength(terms);
  });

  test('a setting still under its key gets its name and keeps its value', () => {
    const before = rows(workspace, 'Settings').length;
    const at = cell(workspace, 'Settings', ['Setting', 'Terms required'], 'Value');
    workspace.edit('Settings', at, '5');
    workspace.edit('Settings', at.replace('B', 'A'), 'termsRequired');
    click(workspace, 'setUp');
    expect(row(workspace, 'Settings', 'Setting', 'Terms required')['Value']).toBe('5');
    expect(rows(workspace, 'Settings')).toHaveLength(before);
  });

  test('a doubled and a lost trigger are put right (F21)', () => {
    const { id } = workspace.triggers()[0] ?? { id: '' };
    workspace.world.store.delete('trigger', id);
    expect(click(workspace, 'setUp')).toContain('Installed the trigger');
    expect(workspace.triggers()).toHaveLength(3);
  });
});

test('a heading that stands twice stops every write and names itself (S03)', async () => {
  workspace.edit('Schools', `${'Z'}1`, 'Name');
  await expect(importFile(workspace, 'schools', 'commit', SCHOOLS_CSV)).rejects.toThrow(
    /The sheet \\"Schools\\" has two columns headed \\"Name\\"/,
  );
  expect(rows(workspace, 'Schools')).toEqual([]);
});
