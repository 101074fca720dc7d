import type { CallOptions, Workspace } from '../../local/workspace';
import { pdfText } from '../local/pdf-text';
import {
  EARLY_MONDAY,
  byDay,
  cell,
  click,
  pastMonday,
  reviewOf,
  row,
  rows,
  save,
  signLinkOf,
  smallRegister,
  trigger,
  typeRows,
  typeSetting,
  HANA,
} from './register';

/** Who can read a report's PDF, and what is said where somebody cannot, or where it is not what was signed. */
let workspace: Workspace;
let monday: ReturnType<Workspace['snapshot']>;
/** Where each test begins. The last ones go back to Monday, from where there is no way forward again. */
let start: ReturnType<Workspace['snapshot']>;
let review = '';

const TOM = 'tom@example.org';
const ZOE = 'zoe@example.org';
const HEAD = 'hana@example.org';

const later = (minutes: number) => workspace.world.setNow(workspace.world.now() + minutes * 60_000);
const tick = (options: CallOptions = {}) => trigger(workspace, 'everyTenMinutes', options);
const stands = () => row(workspace, 'Reports', 'Report', review);
const pdf = () => {
  const found = workspace.files().find(({ mimeType, trashed }) => mimeType === 'application/pdf' && !trashed);
  if (!found) throw new Error('There is no PDF.');
  return found;
};
const readers = () =>
  pdf()
    .permissions.filter(({ role }) => role === 'reader')
    .map(({ emailAddress }) => emailAddress)
    .sort();
const openTo = () => (stands()['PDF open to'] ?? '').split('\n').filter(Boolean).sort();
const desk = () => {
  click(workspace, 'refreshViews');
  return rows(workspace, 'Desk').map((line) => line['Where to look'] ?? '');
};
const leaves = (email: string, until: string) =>
  workspace.edit('People', cell(workspace, 'People', ['Email', email], 'Until'), until);

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  typeSetting(workspace, 'Review signed by', 'tutor, ECT and headteacher');
  typeRows(workspace, 'People', HANA);
  review = reviewOf(workspace, '0012345');
  pastMonday(workspace);
  byDay(workspace);
  monday = workspace.snapshot();
  save(workspace, review, 'release');
  tick();
  workspace.submitForm(signLinkOf(workspace, ZOE), {
    'I am': 'The early career teacher',
    'Your comment on this report': 'A fair picture.',
    'Your signature': 'I have read this report and sign it',
    'Your full name': 'Zoë Example',
  });
  later(11);
  tick();
  start = workspace.snapshot();
}, 120_000);
beforeEach(() => workspace.restore(start));
afterAll(() => workspace.close());

describe('given a PDF that ECT, tutor and head were let in to read', () => {
  test('those three can read it, and the row says so', () => {
    expect(readers()).toEqual([HEAD, TOM, ZOE]);
    expect(openTo()).toEqual([HEAD, TOM, ZOE]);
  });

  test('a head who has left cannot read it from the next night on; the others can (2.79)', () => {
    leaves(HEAD, '2026-12-06');
    trigger(workspace, 'everyNight');
    expect(readers()).toEqual([TOM, ZOE]);
    expect(openTo()).toEqual([TOM, ZOE]);
  });

  test('while they are still there on their last day, they can read it', () => {
    leaves(HEAD, '2026-12-07');
    trigger(workspace, 'everyNight');
    expect(readers()).toEqual([HEAD, TOM, ZOE]);
  });

  test.each([
    ['ECTs', ['TRN', '0012345'], 'Prior terms'],
    ['People', ['Email', HEAD], 'Until'],
  ])('a cell of %s that can’t be read shuts nobody out', (sheet, where, heading) => {
    workspace.edit(sheet, cell(workspace, sheet, where as [string, string], heading), 'ask Hana');
    trigger(workspace, 'everyNight');
    expect([readers(), openTo()]).toEqual([
      [HEAD, TOM, ZOE],
      [HEAD, TOM, ZOE],
    ]);
  });

  test('a report that was cancelled is open to none of them', () => {
    workspace.edit('Reports', cell(workspace, 'Reports', ['Report', review], 'State'), 'cancelled');
    trigger(workspace, 'everyNight');
    expect([readers(), openTo()]).toEqual([[], []]);
  });

  test.each(['', 'https://drive.google.com/file/d/abcdefghijklmnopqrstuvwxyz/view'])(
    'who has left cannot read that of a returned report though its cell says "%s"',
    (typed) => {
      expect(save(workspace, review, 'return', { returnedWhy: 'More on targets.' }).kind).toBe('answer');
      workspace.edit('Reports', cell(workspace, 'Reports', ['Report', review], 'PDF'), typed);
      leaves(HEAD, '2026-12-06');
      trigger(workspace, 'everyNight');
      expect([readers(), openTo()]).toEqual([
        [TOM, ZOE],
        [TOM, ZOE],
      ]);
    },
  );

  test('Drive is not asked about a PDF nobody has to be shut out of', () => {
    const { error } = trigger(workspace, 'everyNight', {
      faults: [{ match: /Permissions/, kind: 'throw', message: 'Asked.' }],
    });
    expect([error, readers()]).toEqual([null, [HEAD, TOM, ZOE]]);
  });

  test('where Drive fails that night, it is done the next', () => {
    leaves(HEAD, '2026-12-06');
    trigger(workspace, 'everyNight', { faults: [{ match: /Permissions/, kind: 'throw' }] });
    expect(openTo()).toEqual([HEAD, TOM, ZOE]);
    trigger(workspace, 'everyNight');
    expect(readers()).toEqual([TOM, ZOE]);
  });

  test('killed at any call, the next night has it right', () => {
    leaves(HEAD, '2026-12-06');
    trigger(workspace, 'everyNight', {
      faults: [{ match: /Permissions.remove/, phase: 'after', kind: 'kill' }],
    });
    trigger(workspace, 'everyNight');
    expect([readers(), openTo()]).toEqual([
      [TOM, ZOE],
      [TOM, ZOE],
    ]);
  });
});

describe('given a text typed over in the sheet after the ECT signed it (2.61)', () => {
  const evidence = () => cell(workspace, 'Reports', ['Report', review], 'Evidence');
  const changed = () => desk().filter((line) => line.includes('was changed in the sheet after'));
  const text = async () => {
    later(75);
    tick();
    const pages = pdfText(await workspace.bytes(pdf().content));
    return pages.join(' ').replace(/\s+/g, ' ');
  };

  test('the Desk says whose signature stands on another text, and what to do', () => {
    expect(changed()).toEqual([]);
    workspace.edit('Reports', evidence(), 'Nine lessons.');
    expect(changed()).toEqual([
      'Zoë Example: the text was changed in the sheet after the ECT had signed it. Put the words back as they were (File > Version history), or open the report in the sidebar and return it: then signatures are asked for again (2.61).',
    ]);
  });

  test('opened alone it is not accepted either, until the words are back', () => {
    const accept = () => save(workspace, review, 'accept', {});
    save(workspace, review, 'submit');
    const before = stands()['Evidence'] ?? '';
    workspace.edit('Reports', evidence(), 'Nine lessons.');
    expect(accept()).toEqual({
      kind: 'refused',
      problems: [
        {
          field: '',
          says: 'The text was changed in the sheet after the ECT signed it. Return it, and signatures are asked for again (2.61).',
        },
      ],
    });
    workspace.edit('Reports', evidence(), before);
    expect(accept()).toMatchObject({ kind: 'answer', value: { state: 'reviewed' } });
  });

  test('the PDF says it, at its head and beside the signature', async () => {
    expect(await text()).not.toMatch(/Changed since it was signed|another text/);
    workspace.edit('Reports', evidence(), 'Nine lessons.');
    const said = await text();
    expect(said).toContain('Changed since it was signed by the ECT.');
    expect(said).toMatch(/signed .{0,40}, another text/);
  });

  test('with the words put back, Desk and PDF are as before', async () => {
    const before = stands()['Evidence'] ?? '';
    workspace.edit('Reports', evidence(), 'Nine lessons.');
    await text();
    workspace.edit('Reports', evidence(), before);
    expect(changed()).toEqual([]);
    expect(await text()).not.toMatch(/Changed since it was signed|another text/);
  });
});

describe('given a PDF that cannot be opened to its reader', () => {
  const barred = 'Sharing outside of example.org is not permitted.';
  beforeAll(() => {
    start = monday;
  });
  const released = () => {
    save(workspace, review, 'release');
    tick({ faults: [{ match: /Permissions.create/, kind: 'throw', message: barred }] });
  };

  test('the mail goes, with their own link and how to get a copy instead of a link that does not open', () => {
    released();
    const [{ text = '' } = {}] = workspace.inbox(ZOE).slice(-1);
    expect(text).toContain(`The report could not be opened to ${ZOE}.`);
    expect(text).toContain('read it before you fill in the form');
    expect(text).not.toContain('Read the report: ');
    expect(signLinkOf(workspace, ZOE)).toContain(review);
  });

  test('Outbox says which report, why, and what to do', () => {
    released();
    const [{ State, Note } = {}] = rows(workspace, 'Outbox').filter(({ To }) => To === ZOE);
    expect(State).toBe('sent');
    expect(Note).toMatch(/^Sent, but not every document in it can be read: /);
    for (const words of [review, barred, `Share the PDF with ${ZOE} in Drive`]) expect(Note).toContain(words);
  });

  test('the Desk says it too, for two weeks', () => {
    released();
    const said = () =>
      desk().filter((line) => line.startsWith(`${ZOE}: Sent, but not every document in it can be read`));
    expect(said()).toHaveLength(1);
    later(15 * 24 * 60);
    expect(said()).toEqual([]);
  });

  test('an address without a Google account is let in by Google’s own mail, and nothing is said', () => {
    save(workspace, review, 'release');
    tick({ faults: [{ match: /Permissions.create/, nth: 1, kind: 'throw', message: barred }] });
    expect(readers()).toContain(ZOE);
    expect(rows(workspace, 'Outbox').filter(({ To, Note }) => To === ZOE && Note !== '')).toEqual([]);
  });
});

describe('given a PDF that is thrown away before its mail goes', () => {
  beforeAll(() => {
    start = monday;
  });
  const note = () => rows(workspace, 'Outbox').filter(({ To }) => To === ZOE)[0];
  /** Written in the evening, when nobody is written to; gone by the morning, when mail goes. */
  const gone = (how: 'in the bin' | 'deleted') => {
    workspace.world.setNow(Date.parse('2026-12-07T22:00:00Z'));
    save(workspace, review, 'release');
    tick();
    later(11);
    tick();
    const lost = pdf();
    const { store } = workspace.world;
    if (how === 'deleted') store.delete('file', lost.id);
    else store.put('file', lost.id, { ...lost, trashed: true });
    store.commit();
    workspace.world.setNow(Date.parse('2026-12-08T09:00:00Z'));
    return lost;
  };

  test.each(['in the bin', 'deleted'] as const)(
    '%s: the mail waits until it is written again, and links to that (2.61)',
    (how) => {
      const lost = gone(how);
      const before = workspace.inbox(ZOE).length;
      tick();
      expect(workspace.inbox(ZOE)).toHaveLength(before);
      expect(note()).toMatchObject({
        State: 'queued',
        Note: expect.stringContaining('Induction > Write this report’s PDF again'),
      });
      later(11);
      tick();
      const [{ text = '' } = {}] = workspace.inbox(ZOE).slice(before);
      expect([text.includes(pdf().id), text.includes(lost.id)]).toEqual([true, false]);
      expect(note()).toMatchObject({ State: 'sent', Note: '' });
      expect(readers()).toEqual([ZOE]);
    },
  );

  test('of a returned report, of which no PDF is written: the mail goes without it, and Outbox says why', () => {
    save(workspace, review, 'release');
    tick();
    later(11);
    tick();
    save(workspace, review, 'return', { returnedWhy: 'Please say more.' });
    const { store } = workspace.world;
    const lost = pdf();
    store.put('file', lost.id, { ...lost, trashed: true });
    store.commit();
    tick();
    const [{ text = '' } = {}] = workspace.inbox(TOM).slice(-1);
    expect([text.includes('Please say more.'), text.includes(lost.id)]).toEqual([true, false]);
    const [{ State, Note } = {}] = rows(workspace, 'Outbox')
      .filter(({ To }) => To === TOM)
      .slice(-1);
    expect(State).toBe('sent');
    expect(Note).toContain(`${review} (its PDF is gone from Drive, or in the bin)`);
    expect(Note).not.toContain('Share the PDF');
  });
});
