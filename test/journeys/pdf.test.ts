import { changeFile } from '../../local/world/files';
import { answerNext } from '../../local/world/ui';
import type { Workspace } from '../../local/workspace';
import { pdfText } from '../local/pdf-text';
import {
  ECTS_CSV,
  REVIEW,
  answer,
  ask,
  cell,
  click,
  importFile,
  pastMonday,
  reviewOf,
  row,
  rows,
  save,
  smallRegister,
  trigger,
  typeInPeriod,
  typeRows,
} from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;
let review = '';

beforeAll(async () => {
  workspace = await smallRegister();
  review = reviewOf(workspace, '0012345');
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

const DOCUMENT = 'application/vnd.google-apps.document';
const stands = () => row(workspace, 'Reports', 'Report', review);
const live = () => workspace.files().filter(({ trashed }) => !trashed);
const pdfs = () => live().filter(({ mimeType }) => mimeType === 'application/pdf');
/** Documents in the register's folder that are no template: none may be left when the work is done. */
const copies = () =>
  live().filter(
    ({ mimeType, name }) => (mimeType === DOCUMENT && !name.endsWith('template')) || name === 'Being written',
  );
const folders = () => live().filter(({ mimeType }) => mimeType === 'application/vnd.google-apps.folder');
const called = (name: string) => live().find((file) => file.name === name);

/** The text of the one PDF there is, runs of blanks as one. */
async function text(): Promise<string> {
  const [pdf, ...more] = pdfs();
  if (!pdf || more.length > 0) throw new Error(`There are ${pdfs().length} PDFs.`);
  return pdfText(await workspace.bytes(pdf.content))
    .join(' ')
    .replace(/\s+/g, ' ');
}

/** Answers an interim assessment needs, of an ECT who has been away for longer than its own days. */
const INTERIM = {
  ...REVIEW,
  ...Object.fromEntries(
    ['ts1', 'ts2', 'ts3', 'ts4', 'ts5', 'ts6', 'ts7', 'ts8', 'part2'].map((one) => [one, 'meeting']),
  ),
  strengths: 'Warm with every class.',
  leavingOn: '2026-12-18',
  daysAbsent: '120',
};

describe('given a review the tutor has let go', () => {
  test('the next tick writes it as a PDF, files it, and links it in the row', async () => {
    save(workspace, review, 'release');
    expect(stands()['PDF']).toBe('');
    workspace.advance({ minutes: 11 });
    const [pdf] = pdfs();
    expect(stands()['PDF']).toContain(pdf?.id ?? 'no PDF');
    expect(pdf?.name).toMatch(/\.pdf$/);
    expect(copies()).toEqual([]);
    const said = await text();
    for (const words of [
      'Zoë Example',
      '0012345',
      'Alder Primary School',
      'Autumn 2026',
      'Four observed lessons.',
      review,
    ])
      expect(said).toContain(words);
    expect(said).toContain('Judgement: on track to complete induction');
    expect(said).not.toMatch(/\{\{|\}\}/);
  }, 60_000);

  test('2.34, 2.62 an interim assessment says what was served in all, and what is still to serve', async () => {
    typeInPeriod(workspace, 'Finished', '2026-12-18');
    click(workspace, 'refreshViews');
    const interim = row(workspace, 'Reports', 'Kind', 'interim assessment')['Report'] ?? '';
    const form = answer(workspace, { ask: 'report', id: interim });
    expect(form.questions.map(({ label }) => label)).toContain(
      'How many days has the ECT been absent since the last formal assessment?',
    );
    expect(save(workspace, interim, 'release', INTERIM, form)).toMatchObject({ kind: 'answer' });
    workspace.advance({ minutes: 11 });
    expect(await text()).toMatch(
      /served in all by Friday 18 December 2026: 1 term, with 5 terms still to serve,\s*as the register had it on 6 December 2026\./,
    );
  });

  test('2.62 a sheet that a length can’t be told from keeps no other report back', async () => {
    typeInPeriod(workspace, 'Finished', '2026-12-18');
    click(workspace, 'refreshViews');
    const interim = () => row(workspace, 'Reports', 'Kind', 'interim assessment');
    const focus = cell(workspace, 'Observations', ['Focus', 'Focus'], 'Focus');
    save(workspace, interim()['Report'] ?? '', 'release', INTERIM);
    save(workspace, reviewOf(workspace, '0012346'), 'release');
    workspace.edit('Observations', focus, 'What was looked at');
    workspace.advance({ minutes: 11 });
    expect(await text()).toContain('Ann Example');
    expect(interim()['PDF']).toBe('');
    workspace.edit('Observations', focus, 'Focus');
    workspace.advance({ minutes: 11 });
    expect(interim()['PDF']).not.toBe('');
  });

  test('it ends with its last words: an empty line after them could take a page of its own', () => {
    save(workspace, review, 'release');
    workspace.advance({ minutes: 11 });
    const { pdf } = pdfs()[0]?.content as unknown as {
      pdf: { document: { body: { children: readonly unknown[] } } };
    };
    expect(JSON.stringify(pdf.document.body.children.slice(-1))).toContain('Kept for at least six years');
  });

  test('its name says who, what, which term and version, and neither TRN nor date of birth', () => {
    save(workspace, review, 'release');
    workspace.advance({ minutes: 11 });
    const { Version } = stands();
    expect(pdfs()[0]?.name).toBe(
      `Zoë Example, progress review, Autumn 2026 (${review}, version ${Version}).pdf`,
    );
  });

  describe('whose name and school', () => {
    const type = (sheet: string, key: readonly [string, string], heading: string, typed: string) =>
      workspace.edit(sheet, cell(workspace, sheet, key, heading), typed);
    const inReports = (heading: string, typed: string) => type('Reports', ['Report', review], heading, typed);
    const shownOf = ({ ECT, School }: Record<string, string>) => ({ ECT, School });

    test('were corrected in ECTs and Schools, it bears the corrected ones, and so does its row, at no new version', async () => {
      const { Version } = stands();
      type('ECTs', ['TRN', '0012345'], 'Name', 'Zoë Newname');
      type('Schools', ['URN', '100001'], 'Name', 'Alder Primary Academy');
      click(workspace, 'refreshViews');
      expect(stands()).toMatchObject({ ECT: 'Zoë Newname', School: 'Alder Primary Academy', Version });
      expect(answer(workspace, { ask: 'report', id: review }).name).toBe('Zoë Newname');
      expect(
        rows(workspace, 'History').filter(({ Column = '' }) => ['ECT', 'School'].includes(Column)),
      ).toEqual([]);
      save(workspace, review, 'release');
      workspace.advance({ minutes: 11 });
      expect(pdfs()[0]?.name).toMatch(/^Zoë Newname, progress review/);
      expect(await text()).toContain('Alder Primary Academy');
    }, 60_000);

    test('somebody pasted over with another’s, it bears its own all the same, and its row does again', async () => {
      const before = shownOf(stands());
      inReports('ECT', 'Ann Example');
      inReports('School', 'Birch Academy');
      save(workspace, review, 'release');
      workspace.advance({ minutes: 11 });
      expect(pdfs()[0]?.name).toMatch(/^Zoë Example, progress review/);
      expect([called('Ann Example'), called('Birch Academy (100001)')]).toEqual([undefined, undefined]);
      const said = await text();
      expect(said).toContain('Alder Primary School');
      expect(said).not.toMatch(/Ann Example|Birch/);
      click(workspace, 'refreshViews');
      expect(shownOf(stands())).toEqual(before);
    }, 60_000);

    test.each([
      ['a report called off', () => inReports('State', 'cancelled')],
      ['whoever is no longer in ECTs', () => type('ECTs', ['TRN', '0012345'], 'TRN', '')],
    ])('of %s stay as they are', (_, done) => {
      inReports('ECT', 'Zoë Once');
      done();
      click(workspace, 'refreshViews');
      expect(stands()['ECT']).toBe('Zoë Once');
    });
  });

  test('it says that it is not complete while signatures are missing, and whose', async () => {
    save(workspace, review, 'release', { ...REVIEW, onTrackReasons: 'Calm lessons.' });
    workspace.advance({ minutes: 11 });
    const said = await text();
    expect(said).toContain('Not complete. It is still to be signed by the induction tutor and the ECT.');
    expect(said).toContain('Reasons for the judgementCalm lessons.');
    expect(said).not.toContain('What is your reason for that answer?');
    expect(said).toMatch(/Print of this text: \w{3}-\w{3}\./);
    expect(said).toContain('may read it (2.79)');
  }, 60_000);

  test('recorded by an officer, it asks for no signature that is on a copy elsewhere', async () => {
    save(workspace, review, 'submit');
    workspace.advance({ minutes: 11 });
    const said = await text();
    expect(said).toContain('Induction tutor: Tom Tutor, not signed here; recorded by the appropriate body');
    expect(said).not.toMatch(/Not complete|not yet signed/);
  }, 60_000);

  test('the sidebar says the same of each signature, as soon as the report is recorded and ever after', () => {
    const recorded = save(workspace, review, 'submit');
    const lines = [
      { label: 'Induction tutor', text: 'Not signed here; recorded by the appropriate body' },
      { label: 'Early career teacher', text: 'Not signed here; recorded by the appropriate body' },
      { label: 'Headteacher', text: 'Not needed' },
    ];
    expect(recorded).toMatchObject({ value: { said: lines } });
    expect(answer(workspace, { ask: 'report', id: review }).said).toEqual(lines);
  });

  test('of a draft nobody is named who has not signed', () => {
    expect(save(workspace, review, 'save')).toMatchObject({ value: { said: [] } });
  });

  test('it goes into the folder of its ECT, in that of the school, in that of the register', () => {
    save(workspace, review, 'release');
    workspace.advance({ minutes: 11 });
    const template = called('Induction report template');
    const school = called('Alder Primary School (100001)');
    const ect = called('Zoë Example');
    expect(pdfs()[0]?.parents).toEqual([ect?.id]);
    expect(ect?.parents).toEqual([school?.id]);
    expect(school?.parents).toEqual(template?.parents.filter((parent) => parent !== 'root'));
    expect(row(workspace, 'ECTs', 'TRN', '0012345')['Folder']).toContain(ect?.id ?? 'no folder');
    expect(row(workspace, 'Schools', 'URN', '100001')['Folder']).toContain(school?.id ?? 'no folder');
  });

  test('a folder people renamed and moved is used again; a second is never made', () => {
    save(workspace, review, 'release');
    workspace.advance({ minutes: 11 });
    const ect = called('Zoë Example');
    if (!ect) throw new Error('There is no folder.');
    changeFile(workspace.world, ect, { name: 'Zoë, moved', parents: ['root'] });
    workspace.edit('ECTs', cell(workspace, 'ECTs', ['TRN', '0012345'], 'Folder'), '');
    const made = folders().length;
    const [pdf] = pdfs();
    if (pdf) changeFile(workspace.world, pdf, { trashed: true });
    answerNext(workspace.world, [{ button: 'YES' }, { button: 'OK' }]);
    workspace.menu('writeAllAgain');
    workspace.advance({ minutes: 11 });
    expect([pdfs().length, pdfs()[0]?.parents, folders().length]).toEqual([1, [ect.id], made]);
  });

  test('a folder thrown away with what was in it is made again', () => {
    save(workspace, review, 'release');
    workspace.advance({ minutes: 11 });
    const school = called('Alder Primary School (100001)');
    if (school) changeFile(workspace.world, school, { trashed: true });
    expect(pdfs()).toEqual([]);
    answerNext(workspace.world, [{ button: 'YES' }, { button: 'OK' }]);
    workspace.menu('writeAllAgain');
    workspace.advance({ minutes: 11 });
    expect(pdfs()).toHaveLength(1);
    expect(pdfs()[0]?.parents).toEqual([called('Zoë Example')?.id]);
    expect(called('Zoë Example')?.parents).toEqual([called('Alder Primary School (100001)')?.id]);
    expect(stands()['PDF']).toContain(pdfs()[0]?.id ?? 'no PDF');
  });

  test('a text changed by hand in the sheet is written into the same file before anybody is asked to sign it', async () => {
    save(workspace, review, 'release');
    workspace.advance({ minutes: 11 });
    const before = stands()['PDF'] ?? '';
    workspace.edit('Reports', cell(workspace, 'Reports', ['Report', review], 'Evidence'), 'Nine lessons.');
    workspace.advance({ minutes: 75 });
    expect(stands()['PDF']).toBe(before);
    expect(await text()).toContain('Nine lessons.');
  }, 60_000);

  test('papers of its days are listed by title, and those of other days are not', async () => {
    const link = 'https://example.org/notes';
    typeRows(
      workspace,
      'Documents',
      { TRN: '0012345', Dated: '2026-10-06', Title: 'Observation notes, Year 4', Link: link },
      { TRN: '0012345', Dated: '2027-02-01', Title: 'Notes of spring', Link: link },
      { TRN: '0012346', Dated: '2026-10-06', Title: 'Of somebody else', Link: link },
    );
    click(workspace, 'refreshViews');
    save(workspace, review, 'release');
    workspace.advance({ minutes: 11 });
    const said = await text();
    expect(said).toContain('Kept with this report');
    expect(said).toContain('Observation notes, Year 4, 6 October 2026');
    expect(said).not.toMatch(/Notes of spring|somebody else/);
    expect(row(workspace, 'Documents', 'TRN', '0012345')).toMatchObject({
      ECT: 'Zoë Example',
      Document: 'DC-0001',
    });
  }, 60_000);

  test('further ticks write nothing more', () => {
    save(workspace, review, 'release');
    workspace.advance({ minutes: 11 });
    const before = workspace.files().length;
    workspace.advance({ minutes: 35 });
    expect(workspace.files()).toHaveLength(before);
  });

  test('a person may have it at once, and gets the same one again', () => {
    save(workspace, review, 'release');
    const { url } = answer(workspace, { ask: 'pdf', id: review });
    expect(answer(workspace, { ask: 'pdf', id: review }).url).toBe(url);
    expect(pdfs()).toHaveLength(1);
  });

  test('a draft has no PDF, and the person is told why', () => {
    save(workspace, review, 'save');
    workspace.advance({ minutes: 11 });
    expect(pdfs()).toEqual([]);
    expect(ask(workspace, { ask: 'pdf', id: review })).toEqual({
      kind: 'refused',
      problems: [{ field: '', says: 'There is nothing to write yet: the report has not been released.' }],
    });
  });
});

test.each([
  ['$& $1 $$ \\1'],
  ['{{id}} and {{body}} stay'],
  ['<script>alert("x")</script> & <b>'],
  ['=IMPORTXML("https://example.org","//a")'],
])(
  '%s in an answer is printed letter by letter (V17, V18)',
  async (words) => {
    save(workspace, review, 'release', { ...REVIEW, targets: words });
    workspace.advance({ minutes: 11 });
    const bare = (all: string) => all.replace(/\s+/g, '').replace(/\{\{/g, '{{');
    expect(bare(await text())).toContain(bare(words));
  },
  60_000,
);

test('emoji, scripts from right to left and combining letters stop nothing (V14)', async () => {
  save(workspace, review, 'release', { ...REVIEW, targets: '👩🏽‍🏫 ليلى הטקסט cafe\u0301 end' });
  workspace.advance({ minutes: 11 });
  expect(await text()).toContain('end');
}, 60_000);

describe('given a template that is not as it should be (F17)', () => {
  const template = () => workspace.files().find(({ name }) => name === 'Induction report template');

  test('thrown away: the run says what to do, and nothing half made is left', () => {
    save(workspace, review, 'release');
    const { id } = template() ?? { id: '' };
    workspace.world.store.delete('file', id);
    const { outcome, error } = trigger(workspace, 'everyTenMinutes');
    expect(outcome).toBe('failed');
    expect(error).toBe(
      'Error: The report template is gone. Choose Induction > Set up register to make it again.',
    );
    expect([pdfs(), copies(), stands()['PDF']]).toEqual([[], [], '']);
    click(workspace, 'setUp');
    workspace.advance({ minutes: 11 });
    expect(pdfs()).toHaveLength(1);
  });

  test('thrown away: the Desk says so until it works again, and Set up that it made another', () => {
    const says = () => {
      click(workspace, 'refreshViews');
      return rows(workspace, 'Desk').filter((line) => /can’t be written/.test(line['Where to look'] ?? ''));
    };
    save(workspace, review, 'release');
    workspace.world.store.delete('file', template()?.id ?? '');
    trigger(workspace, 'everyTenMinutes');
    expect(says()).toEqual([
      expect.objectContaining({
        Row: review,
        'Where to look':
          '1 PDF can’t be written: The report template is gone. Choose Induction > Set up register to make it again.',
      }),
    ]);
    expect(click(workspace, 'setUp')).toBe('Made the template "Induction report template".');
    workspace.advance({ minutes: 11 });
    expect(says()).toEqual([]);
  });

  test('with a tag misspelt: nothing is written, and the Desk names it', () => {
    const { id } = template() ?? { id: '' };
    const stood = workspace.world.store.get('document', id) as object;
    const misspelt = JSON.stringify(stood).split('{{school}}').join('{{schol}}');
    workspace.world.store.put('document', id, JSON.parse(misspelt) as object);
    save(workspace, review, 'release');
    trigger(workspace, 'everyTenMinutes');
    expect([pdfs(), stands()['PDF']]).toEqual([[], '']);
    click(workspace, 'refreshViews');
    expect(rows(workspace, 'Desk').map((line) => line['Where to look'])).toContainEqual(
      expect.stringContaining('The report template has the tag {{schol}}, which means nothing here.'),
    );
    workspace.world.store.put('document', id, stood);
    workspace.advance({ minutes: 11 });
    expect(pdfs()).toHaveLength(1);
  });

  test('thrown away, it keeps no mail back', () => {
    save(workspace, review, 'release');
    const { id } = template() ?? { id: '' };
    workspace.world.store.delete('file', id);
    pastMonday(workspace);
    expect(workspace.inbox().length).toBeGreaterThan(0);
  });
});

test('documents that can’t be written keep no others back', async () => {
  const [headings = '', zoe = ''] = ECTS_CSV.split('\r\n');
  const trns = ['0020001', '0020002', '0020003', '0020004'];
  const ects = trns.map((trn) =>
    zoe
      .replace('0012345', trn)
      .replace('Zoë Example', `Cy ${trn} Example`)
      .replace('zoe@example.org', `cy${trn}@example.org`),
  );
  await importFile(workspace, 'ects', 'commit', [headings, ...ects].join('\r\n'));
  click(workspace, 'refreshViews');
  for (const trn of trns) save(workspace, reviewOf(workspace, trn), 'release');
  const faults = [1, 2, 3].map((nth) => ({
    match: /Files\.copy/,
    nth,
    kind: 'throw' as const,
    message: 'This document can’t be copied.',
  }));
  trigger(workspace, 'everyTenMinutes', { faults });
  expect(pdfs()).toHaveLength(0);
  later();
  trigger(workspace, 'everyTenMinutes', {
    faults: faults.map((fault) => ({ ...fault, nth: fault.nth + 1 })),
  });
  expect(pdfs()).toHaveLength(1);
  later();
  trigger(workspace, 'everyTenMinutes');
  expect(pdfs()).toHaveLength(4);
}, 60_000);

/** The next tick comes after Drive's search has taken in what was made. */
const later = () => workspace.world.setNow(workspace.world.now() + 10 * 60_000);

test('killed at any call, and now and then once more, it leaves one PDF, linked, and no orphan (F16)', () => {
  save(workspace, review, 'release');
  const waiting = workspace.snapshot();
  const calls = trigger(workspace, 'everyTenMinutes').serviceCalls;
  expect(pdfs()).toHaveLength(1);
  for (let call = 1; call <= calls; call += 1) {
    const phase = call % 2 === 0 ? 'before' : 'after';
    workspace.restore(waiting);
    trigger(workspace, 'everyTenMinutes', { faults: [{ call, phase, kind: 'kill' }] });
    later();
    if (call % 6 === 0)
      trigger(workspace, 'everyTenMinutes', { faults: [{ call: call / 2, phase: 'after', kind: 'kill' }] });
    later();
    trigger(workspace, 'everyTenMinutes');
    expect([call, phase, pdfs().length, copies().length]).toEqual([call, phase, 1, 0]);
    expect(stands()['PDF']).toContain(pdfs()[0]?.id ?? 'no PDF');
  }
}, 300_000);
