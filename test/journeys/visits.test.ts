/** A visit carried from proposal to close by the register: letters, checklist, findings, report. */
import type { CallOptions, Workspace } from '../../local/workspace';
import { sheetCalled } from '../../local/world/person';
import { answerNext, questionsOf } from '../../local/world/ui';
import { pdfText } from '../local/pdf-text';
import {
  cell,
  click,
  onlyNights,
  pastMonday,
  reviewOf,
  row,
  rows,
  save,
  smallRegister,
  trigger,
} from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

const HEAD = 'hana@example.org';
const LEAD = 'leo@example.org';

const set = (sheet: string, key: readonly [string, string], heading: string, value: string) =>
  workspace.edit(sheet, cell(workspace, sheet, key, heading), value);
const birch = () => row(workspace, 'Visits', 'URN', '100002');
const enter = (facts: Readonly<Record<string, string>>) => {
  for (const [heading, value] of Object.entries(facts)) set('Visits', ['URN', '100002'], heading, value);
};
const newest = (who: string) => workspace.inbox(who)[workspace.inbox(who).length - 1];
const outbox = () => rows(workspace, 'Outbox').filter(({ Mail }) => Mail?.startsWith('visit:'));
const findings = () => rows(workspace, 'Visit findings').filter(({ Visit }) => Visit === birch()['Visit']);
const find = (question: string, heading: string, value: string) =>
  set('Visit findings', ['Question', question], heading, value);

function addRow(sheet: string, facts: Readonly<Record<string, string>>): void {
  const [headings = [], ...lines] = workspace.read(sheet);
  const next = lines.filter((cells) => cells.some((one) => one !== '')).length + 2;
  workspace.edit(sheet, `A${next}`, [headings.map((heading) => facts[heading] ?? '')]);
}

/** Selects the visit's row and chooses a command of the menu, as a person does. */
function press(
  command: 'takeVisitFurther' | 'askForEvidence',
  school = 'Birch Academy',
  options: CallOptions = {},
): string {
  const at = cell(workspace, 'Visits', ['School', school], 'School');
  workspace.select('Visits', at, options);
  return click(workspace, command, options);
}

/** Takes Birch Academy's visit further, with this answer to the question put first. */
function answering(button: 'YES' | 'NO', options: CallOptions = {}) {
  workspace.select('Visits', cell(workspace, 'Visits', ['School', 'Birch Academy'], 'School'));
  answerNext(workspace.world, [{ button }, { button: 'OK' }]);
  const { error, record } = workspace.menu('takeVisitFurther', options);
  if (error) throw new Error(error.message);
  const [asks = '', says = ''] = questionsOf(workspace.world, record.id)
    .slice(-2)
    .map(({ text }) => text);
  return { asks, says };
}

/** Somebody else's press just after the first call of this name, after which the person still says OK. */
function pressedAt(name: RegExp, theirs: () => void): CallOptions {
  let done = false;
  return {
    onCall: (_, method) => {
      if (done || !name.test(method)) return;
      done = true;
      theirs();
      answerNext(workspace.world, [{ button: 'OK' }]);
    },
  };
}

beforeAll(async () => {
  workspace = await smallRegister();
  const post = { URN: '100002', From: '2024-09-01' };
  addRow('People', {
    Post: 'PO-9001',
    Person: 'P-9001',
    Name: 'Asha Assessor',
    Role: 'assessor',
    'Visits a year': '5',
  });
  addRow('People', {
    Post: 'PO-9002',
    Person: 'P-9002',
    Name: 'Hana Head',
    Role: 'head',
    Email: HEAD,
    ...post,
  });
  addRow('People', {
    Post: 'PO-9003',
    Person: 'P-9003',
    Name: 'Leo Lead',
    Role: 'induction lead',
    Email: LEAD,
    ...post,
  });
  click(workspace, 'planVisits');
  fresh = workspace.snapshot();
}, 60_000);
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

test('a visit entered after another was deleted gets none of its mail, and none of its findings', () => {
  enter({ 'Planned for': '2027-01-20', Visitor: 'Ada Assessor' });
  press('takeVisitFurther');
  const was = birch()['Visit'];
  trigger(workspace, 'everyNight');
  workspace.deleteRow(
    'Visits',
    Number(cell(workspace, 'Visits', ['URN', '100002'], 'URN').replace(/\D/g, '')),
  );
  addRow('Visits', { URN: '100001', Kind: 'causing concern', Proposed: '2026-12-07' });
  click(workspace, 'refreshViews');
  const fresh = rows(workspace, 'Visits').filter(({ URN }) => URN === '100001');
  expect(fresh.map(({ Visit }) => Visit)).not.toContain(was);
  expect(fresh.every(({ Visit }) => Visit !== '')).toBe(true);
});

describe('letters to the school', () => {
  test('a proposed visit taken further: head and lead are asked, once, and the day stands in Visits', () => {
    expect(press('takeVisitFurther')).toContain('Hana Head (hana@example.org), Leo Lead (leo@example.org)');
    expect(birch()).toMatchObject({
      State: 'consulted',
      Consulted: '2026-12-06',
      Next: 'Agree on a day with the school',
      'Next by': '2026-12-20',
    });
    workspace.advance({ minutes: 11 });
    for (const who of [HEAD, LEAD]) {
      const [mail, ...more] = workspace.inbox(who);
      expect(more).toEqual([]);
      expect(mail?.subject).toBe('A visit about induction at your school');
      expect(mail?.text).toContain('We would like to make a general visit. Asha Assessor would come.');
    }
    expect(press('takeVisitFurther')).toContain('Enter the day agreed with the school in Planned for');
    enter({ Consulted: '' });
    expect(press('takeVisitFurther')).toContain(
      'No mail is queued. Outbox has this letter already, once for each of: Hana Head (hana@example.org), Leo Lead',
    );
    workspace.advance({ minutes: 11 });
    expect(workspace.inbox(HEAD)).toHaveLength(1);
  });

  describe('whom a letter goes to is decided when it goes', () => {
    const leaves = (post: string) => set('People', ['Post', post], 'Until', '2026-12-01');
    const wentTo = () =>
      outbox()
        .filter(({ State }) => State === 'sent')
        .map(({ To }) => To);

    test('one who has left since is not written to, and the other has their own', () => {
      press('takeVisitFurther');
      leaves('PO-9002');
      workspace.advance({ minutes: 11 });
      expect(workspace.inbox(HEAD)).toEqual([]);
      expect(wentTo()).toEqual([LEAD]);
      expect(outbox().map(({ State }) => State)).toEqual(['not needed', 'sent']);
    });

    test('where both have left, whoever came after them hears once', () => {
      const NORA = 'nora@example.org';
      press('takeVisitFurther');
      leaves('PO-9002');
      leaves('PO-9003');
      const post = { URN: '100002', From: '2026-12-02', Role: 'head' };
      addRow('People', { Post: 'PO-9004', Person: 'P-9004', Name: 'Nora Head', Email: NORA, ...post });
      workspace.advance({ minutes: 11 });
      expect(wentTo()).toEqual([NORA]);
      expect(workspace.inbox(NORA).map(({ text }) => text)).toEqual([
        expect.stringContaining('Dear Nora Head'),
      ]);
      expect(outbox().map(({ State }) => State)).toEqual(['sent', 'not needed']);
    });

    test('where nobody has come after them, it waits and says what to enter', () => {
      press('takeVisitFurther');
      leaves('PO-9002');
      leaves('PO-9003');
      set('Schools', ['URN', '100002'], 'Contact', '');
      workspace.advance({ minutes: 11 });
      expect(outbox().map(({ State, Note }) => [State, Note])).toEqual(
        [1, 2].map(() => ['queued', expect.stringContaining('Enter one in People, or a Contact in Schools')]),
      );
    });

    test('an address put right since is written to, and stands in Outbox', () => {
      press('takeVisitFurther');
      set('People', ['Post', 'PO-9002'], 'Email', 'hana.head@example.org');
      workspace.advance({ minutes: 11 });
      expect(workspace.inbox(HEAD)).toEqual([]);
      expect(wentTo()).toEqual(['hana.head@example.org', LEAD]);
    });
  });

  test('a letter waits while the visit’s row can’t be read, says so, and goes once the cell is mended', () => {
    press('takeVisitFurther');
    enter({ Satisfied: 'mostly' });
    workspace.advance({ minutes: 11 });
    expect(workspace.inbox(HEAD)).toEqual([]);
    expect(outbox().map(({ State, Note }) => [State, Note])).toEqual(
      [1, 2].map(() => [
        'queued',
        expect.stringMatching(/Visits, row \d+, Satisfied: .*Mend that cell first\./),
      ]),
    );
    enter({ Satisfied: '' });
    workspace.advance({ minutes: 71 });
    expect(workspace.inbox(HEAD)).toHaveLength(1);
  });

  test('a document whose row can’t be read is neither in nor missing: it is to be mended first', () => {
    enter({ 'Planned for': '2027-01-20' });
    press('takeVisitFurther');
    press('takeVisitFurther');
    const documents = rows(workspace, 'Visit documents');
    const keys = Object.keys(documents[0] ?? {});
    const key = keys[0] ?? '';
    const came = (nth: number, on: string) =>
      set('Visit documents', [key, documents[nth]?.[key] ?? ''], 'Came in', on);
    documents.forEach((_, nth) => came(nth, nth === 4 ? '31/11/2026' : '2026-12-05'));
    for (const fn of ['takeVisitFurther', 'askForEvidence'] as const)
      expect(press(fn)).toMatch(/Visit documents, row 6, Came in: .*Mend that cell first\./);
    expect(birch()['Documents in']).toBe('');
    click(workspace, 'refreshViews');
    expect(rows(workspace, 'Desk').map((line) => line['Where to look'])).toContainEqual(
      expect.stringContaining('Visit documents, row 6, Came in'),
    );
    came(4, '2026-12-05');
    expect(press('takeVisitFurther')).toContain('All documents are in.');
  });

  test('why the school was chosen stays with us', () => {
    press('takeVisitFurther');
    workspace.advance({ minutes: 11 });
    const { text, html } = workspace.inbox(HEAD)[0] ?? { text: '', html: '' };
    expect(birch()['Note']).toContain('No visit on record');
    expect(`${text}${html}`).not.toMatch(/rank|score|visit on record|concern/i);
  });

  test('the notice names the day, whom we would like to meet, and every document with its day; the list stands in the sheet', () => {
    enter({ 'Planned for': '2027-01-20' });
    expect(press('takeVisitFurther')).toContain(
      'It asks for them by 18 Dec 2026, the last school day before 20 Dec 2026.',
    );
    workspace.advance({ minutes: 11 });
    expect(birch()).toMatchObject({
      State: 'documents asked for',
      'Documents asked': '2026-12-06',
      'Next by': '2026-12-18',
    });
    const { subject, text } = workspace.inbox(LEAD)[0] ?? { subject: '', text: '' };
    expect(subject).toBe('Our visit on Wednesday 20 January 2027');
    expect(text).toContain('chair of governors');
    expect(text).toContain('What we ask to see by Friday 18 December 2026');
    const listed = rows(workspace, 'Visit documents').map(({ Document }) => Document ?? '');
    expect(listed).toHaveLength(12);
    for (const document of listed) expect(text).toContain(`• ${document}`);
    expect(findings().length).toBeGreaterThan(40);
  });

  test('where the day of the visit changes later, a new notice goes out with the new day', () => {
    enter({ 'Planned for': '2027-01-20' });
    press('takeVisitFurther');
    workspace.advance({ minutes: 11 });
    workspace.world.setNow(Date.parse('2026-12-10T10:00:00Z'));
    enter({ 'Planned for': '2027-01-27', 'Documents asked': '' });
    expect(press('takeVisitFurther')).toContain('The notice, with what we ask to see, goes to Hana Head');
    workspace.advance({ minutes: 11 });
    expect(newest(HEAD)?.subject).toBe('Our visit on Wednesday 27 January 2027');
  });

  describe('after the notice', () => {
    const state = (fact: string) => birch()[fact];
    beforeEach(() => {
      enter({ 'Planned for': '2027-01-20' });
      press('takeVisitFurther');
    });
    const sentAlready = () => workspace.advance({ minutes: 11 });

    test('a visit on another day: it is the next step, and head and lead are told once', () => {
      sentAlready();
      expect(state('School told')).toBe('2027-01-20');
      enter({ 'Planned for': '2027-01-12' });
      click(workspace, 'refreshViews');
      expect(birch()).toMatchObject({ Next: 'Tell the school of the new day', 'Next by': '2026-12-22' });
      expect(press('takeVisitFurther')).toContain('The school is told of the new day by mail to Hana Head');
      expect(state('Next')).toBe('See that the documents come in');
      workspace.advance({ minutes: 11 });
      expect(newest(LEAD)?.subject).toBe('Our visit is now on Tuesday 12 January 2027');
      expect(newest(LEAD)?.text).toContain('takes the place of the one we wrote of before');
      expect(press('takeVisitFurther')).toContain('Documents in: 0 of 12.');
      expect(workspace.inbox(HEAD)).toHaveLength(2);
    });

    test('its day taken out, it says that the school waits for word, and how it gets it', () => {
      sentAlready();
      enter({ 'Planned for': '' });
      click(workspace, 'refreshViews');
      expect(state('Next')).toBe('Tell the school of a new day, or that the visit is off');
      expect(press('takeVisitFurther')).toContain(
        'The school was told of 20 Jan 2027, and Planned for is blank. Enter the new day in it, or Closed if the visit is off',
      );
      enter({ 'Planned for': '2027-01-27' });
      expect(press('takeVisitFurther')).toContain('The school is told of the new day by mail to Hana Head');
    });

    test('moved twice in one day, each day is told', () => {
      sentAlready();
      for (const [on, spelt] of [
        ['2027-01-26', 'Tuesday 26 January 2027'],
        ['2027-01-27', 'Wednesday 27 January 2027'],
      ] as const) {
        enter({ 'Planned for': on });
        press('takeVisitFurther');
        workspace.advance({ minutes: 11 });
        expect(newest(HEAD)?.subject).toBe(`Our visit is now on ${spelt}`);
      }
    });

    test('moved before the notice went, the notice names the new day and no other mail goes', () => {
      enter({ 'Planned for': '2027-01-27' });
      expect(press('takeVisitFurther')).toContain('had not gone yet: it will name the new day');
      sentAlready();
      expect(workspace.inbox(HEAD).map(({ subject }) => subject)).toEqual([
        'Our visit on Wednesday 27 January 2027',
      ]);
      expect(press('takeVisitFurther')).toContain('Documents in: 0 of 12.');
    });

    test('moved when the notice had gone to one reader and not to the other, each hears of the new day once', () => {
      sentAlready();
      const lead = rows(workspace, 'Outbox').find(({ To }) => To === LEAD)?.['Mail'] ?? '';
      workspace.edit('Outbox', cell(workspace, 'Outbox', ['Mail', lead], 'State'), 'queued');
      const before = workspace.inbox(LEAD).length;
      enter({ 'Planned for': '2027-01-27' });
      press('takeVisitFurther');
      workspace.advance({ minutes: 11 });
      expect(newest(HEAD)?.subject).toBe('Our visit is now on Wednesday 27 January 2027');
      expect(
        workspace
          .inbox(LEAD)
          .slice(before)
          .map(({ subject }) => subject),
      ).toEqual(['Our visit on Wednesday 27 January 2027']);
    });

    test.each(['', '2026-12-06'])(
      'called off and opened again, it is announced anew (documents in: "%s")',
      (on) => {
        sentAlready();
        enter({ 'Documents in': on });
        enter({ Closed: '2026-12-06' });
        press('takeVisitFurther');
        workspace.advance({ days: 1 });
        enter({ Closed: '' });
        expect(press('takeVisitFurther')).toContain('The notice, with what we ask to see, goes to Hana Head');
        workspace.advance({ minutes: 11 });
        expect(newest(HEAD)?.subject).toBe('Our visit on Wednesday 20 January 2027');
      },
    );

    const subjects = (who: string) => workspace.inbox(who).map(({ subject }) => subject);
    const tenMinutes = () => workspace.advance({ minutes: 11 });

    test('called off before the notice went and opened again the same day, the notice goes after all', () => {
      enter({ Closed: '2026-12-06' });
      press('takeVisitFurther');
      tenMinutes();
      expect(outbox().map(({ State }) => State)).toEqual(['not needed', 'not needed']);
      enter({ Closed: '' });
      expect(press('takeVisitFurther')).toContain('The notice, with what we ask to see, goes to Hana Head');
      expect(outbox()).toHaveLength(2);
      tenMinutes();
      for (const who of [HEAD, LEAD])
        expect(subjects(who)).toEqual(['Our visit on Wednesday 20 January 2027']);
      expect(outbox().map(({ State, Note }) => [State, Note])).toEqual([
        ['sent', ''],
        ['sent', ''],
      ]);
    });

    test('called off, told, and opened again the same day, the school’s last word is the notice', () => {
      sentAlready();
      enter({ Closed: '2026-12-06' });
      press('takeVisitFurther');
      tenMinutes();
      enter({ Closed: '' });
      expect(press('takeVisitFurther')).toContain('The notice, with what we ask to see, goes to Hana Head');
      tenMinutes();
      expect(subjects(LEAD)).toEqual([
        'Our visit on Wednesday 20 January 2027',
        'Our visit is called off',
        'Our visit on Wednesday 20 January 2027',
      ]);
    });

    test('called off and opened again before that was told, the notice stands and no other goes', () => {
      sentAlready();
      enter({ Closed: '2026-12-06' });
      press('takeVisitFurther');
      enter({ Closed: '' });
      expect(press('takeVisitFurther')).toContain('Outbox has this letter already');
      tenMinutes();
      expect(subjects(HEAD)).toEqual(['Our visit on Wednesday 20 January 2027']);
      expect(state('School told')).toBe('2027-01-20');
    });

    test('opened again and called off again before that was told, the school hears once that it is off', () => {
      sentAlready();
      enter({ Closed: '2026-12-06' });
      press('takeVisitFurther');
      tenMinutes();
      enter({ Closed: '' });
      press('takeVisitFurther');
      enter({ Closed: '2026-12-06' });
      expect(press('takeVisitFurther')).toContain('Outbox has this letter already');
      tenMinutes();
      expect(subjects(HEAD)).toEqual(['Our visit on Wednesday 20 January 2027', 'Our visit is called off']);
    });

    test('another day entered and Documents asked cleared the same day, the notice goes with the new day', () => {
      sentAlready();
      enter({ 'Planned for': '2027-01-27', 'Documents asked': '' });
      expect(press('takeVisitFurther')).toContain('The notice, with what we ask to see, goes to Hana Head');
      tenMinutes();
      expect(newest(HEAD)?.subject).toBe('Our visit on Wednesday 27 January 2027');
      expect(state('School told')).toBe('2027-01-27');
      // The same again tells nobody anything new.
      enter({ 'Documents asked': '' });
      expect(press('takeVisitFurther')).toContain('No mail is queued.');
      expect(state('Documents asked')).toBe('2026-12-06');
    });

    test('moved, moved back and moved again in one day, each day is told', () => {
      sentAlready();
      for (const on of ['2027-01-26', '2027-01-20', '2027-01-26']) {
        enter({ 'Planned for': on });
        press('takeVisitFurther');
        tenMinutes();
      }
      expect(subjects(HEAD).slice(1)).toEqual([
        'Our visit is now on Tuesday 26 January 2027',
        'Our visit is now on Wednesday 20 January 2027',
        'Our visit is now on Tuesday 26 January 2027',
      ]);
    });

    test('a notice that could not go is queued again under its name', () => {
      for (const { Mail = '' } of outbox())
        workspace.edit('Outbox', cell(workspace, 'Outbox', ['Mail', Mail], 'State'), 'failed');
      enter({ 'Documents asked': '' });
      expect(press('takeVisitFurther')).toContain('The notice, with what we ask to see, goes to Hana Head');
      expect(outbox().map(({ State }) => State)).toEqual(['queued', 'queued']);
    });

    test('called off, the school is told once', () => {
      sentAlready();
      enter({ Closed: '2026-12-06' });
      click(workspace, 'refreshViews');
      expect(birch()).toMatchObject({ State: 'called off', Next: 'Tell the school that the visit is off' });
      expect(press('takeVisitFurther')).toContain('told that the visit is called off by mail to Hana Head');
      workspace.advance({ minutes: 11 });
      expect(newest(HEAD)?.subject).toBe('Our visit is called off');
      expect(press('takeVisitFurther')).toContain('Nothing is left to do.');
    });

    test('called off before the notice went, the school hears of neither', () => {
      enter({ Closed: '2026-12-06' });
      expect(press('takeVisitFurther')).toContain('The notice had not gone, and now does not go.');
      sentAlready();
      expect(workspace.inbox(HEAD)).toEqual([]);
    });

    test('the new day has passed already: it is asked for again', () => {
      sentAlready();
      enter({ 'Planned for': '2026-12-05' });
      expect(press('takeVisitFurther')).toContain('Planned for says 5 Dec 2026, which has passed.');
      expect(state('School told')).toBe('2027-01-20');
    });
  });

  test('asked and agreed within minutes, the school gets the notice alone', () => {
    press('takeVisitFurther');
    enter({ 'Planned for': '2027-01-20' });
    expect(press('takeVisitFurther')).toContain('The mail that asks about a visit had not gone');
    workspace.advance({ minutes: 11 });
    for (const who of [HEAD, LEAD])
      expect(workspace.inbox(who).map(({ subject }) => subject)).toEqual([
        'Our visit on Wednesday 20 January 2027',
      ]);
  });

  test('no visit is announced for a day that has passed', () => {
    enter({ 'Planned for': '2026-12-05' });
    expect(press('takeVisitFurther')).toContain(
      'Planned for says 5 Dec 2026, which has passed. Enter the day to come; or, if the visit was made, enter Visited.',
    );
    expect(outbox()).toEqual([]);
    enter({ 'Planned for': '2026-12-06' });
    expect(answering('YES').says).toContain('The notice, with what we ask to see, goes to');
  });

  describe('for a day on which nobody teaches, or with less notice than a school gets,', () => {
    test('it asks first; after No nothing is done', () => {
      enter({ 'Planned for': '2026-12-12' });
      const { asks, says } = answering('NO');
      expect(asks.split('\n')).toEqual([
        'Birch Academy: 12 Dec 2026 is at a weekend.',
        'Birch Academy: 12 Dec 2026 is 6 days ahead, and Visit notice days gives a school 21.',
        'The school gets a mail that names this day. Go on?',
      ]);
      expect(says).toBe('Nothing was done.');
      expect(outbox()).toEqual([]);
      expect(birch()).toMatchObject({ 'Documents asked': '', 'School told': '' });
    });

    test('after Yes the notice goes, also of a visit just typed in, which has no number yet', () => {
      set('Visits', ['URN', '100002'], 'Visit', '');
      enter({ 'Planned for': '2027-01-02' });
      const { asks, says } = answering('YES');
      expect(asks).toContain('2 Jan 2027 is in the school holidays');
      expect(says).toContain('The notice, with what we ask to see, goes to Hana Head');
      expect(outbox()).toHaveLength(2);
    });

    test('it asks too when a visit is moved there', () => {
      enter({ 'Planned for': '2027-01-20' });
      press('takeVisitFurther');
      workspace.advance({ minutes: 11 });
      enter({ 'Planned for': '2027-02-20' });
      expect(answering('NO').asks).toContain('20 Feb 2027 is at a weekend.');
      expect(birch()['School told']).toBe('2027-01-20');
      expect(answering('YES').says).toContain('The school is told of the new day by mail to');
    });

    test('it asks too where the visitor is expected at another school that day', () => {
      set('Visits', ['URN', '100001'], 'Planned for', '2027-01-20');
      enter({ 'Planned for': '2027-01-20' });
      expect(answering('NO').asks).toContain(
        'Birch Academy: Asha Assessor visits Alder Primary School on 20 Jan 2027 too.',
      );
      expect(outbox()).toEqual([]);
    });

    test('what changed while it asked is left alone', () => {
      enter({ 'Planned for': '2026-12-12' });
      let asked = false;
      const { says } = answering('YES', {
        onCall: (_, method) => {
          if (asked || !/Ui\.alert$/.test(method)) return;
          asked = true;
          enter({ 'Planned for': '2027-01-20' });
        },
      });
      expect(asked).toBe(true);
      expect(says).toContain('Birch Academy: This row of Visits changed a moment ago');
      expect(outbox()).toEqual([]);
    });
  });

  test('a day still to come is not taken for the day of a visit made', () => {
    enter({ Visited: '2031-03-04', Satisfied: 'yes' });
    const says = 'Visited says 4 Mar 2031, which is still to come.';
    expect(press('takeVisitFurther')).toContain(says);
    click(workspace, 'refreshViews');
    expect(JSON.stringify(rows(workspace, 'Desk'))).toContain(says);
  });

  test('of two officers at once one takes the visit further; the other reads that it changed', () => {
    enter({ 'Planned for': '2027-01-20', Consulted: '2026-12-04' });
    let theirs = '';
    const says = press(
      'takeVisitFurther',
      'Birch Academy',
      pressedAt(/isRowHiddenByUser$/, () => (theirs = click(workspace, 'takeVisitFurther'))),
    );
    expect(theirs).toContain('The notice, with what we ask to see, goes to');
    expect(says).toContain('Birch Academy: This row of Visits changed a moment ago');
    expect(birch()['State']).toBe('documents asked for');
    expect(outbox()).toHaveLength(2);
  });

  test('an office’s own list of documents goes before the usual one', () => {
    set('Settings', ['Setting', 'Visit documents'], 'Value', 'Induction policy; Mentor logs');
    click(workspace, 'refreshViews');
    enter({ 'Planned for': '2027-01-20' });
    press('takeVisitFurther');
    expect(rows(workspace, 'Visit documents').map(({ Document }) => Document)).toEqual([
      'Induction policy',
      'Mentor logs',
    ]);
  });

  test('where nobody at the school can be written to, nothing changes and it says what to enter', () => {
    expect(press('takeVisitFurther', 'Alder Primary School')).toContain(
      'Alder Primary School: No headteacher or induction lead with an email address is recorded.',
    );
    expect(row(workspace, 'Visits', 'URN', '100001')['State']).toBe('proposed');
    expect(outbox()).toEqual([]);
  });

  test('the school’s own address serves where no head or lead has one', () => {
    set('Schools', ['URN', '100001'], 'Contact', 'office@example.org');
    press('takeVisitFurther', 'Alder Primary School');
    workspace.advance({ minutes: 11 });
    expect(workspace.inbox('office@example.org')[0]?.text).toContain('Dear colleague,');
  });

  test('a visit called off before the mail went is not written about', () => {
    press('takeVisitFurther');
    enter({ Closed: '2026-12-06' });
    workspace.advance({ minutes: 11 });
    expect(workspace.inbox(HEAD)).toEqual([]);
    expect(outbox().map(({ State }) => State)).toEqual(['not needed', 'not needed']);
  });

  test('with no visit selected, it says what to select', () => {
    workspace.select('Schools', 'A2');
    expect(click(workspace, 'takeVisitFurther')).toMatch(/^Select the row of a visit in Visits first/);
  });

  test('killed at any service call, pressing again has each person written to once', () => {
    press('takeVisitFurther');
    const { serviceCalls } = workspace.lastExecution();
    for (let at = 1; at <= serviceCalls; at += 1) {
      workspace.restore(fresh);
      workspace.select('Visits', cell(workspace, 'Visits', ['School', 'Birch Academy'], 'School'));
      const { error } = workspace.menu('takeVisitFurther', {
        faults: [{ call: at, phase: 'after', kind: 'kill' }],
        onKill: at % 2 === 0 ? 'lost' : 'kept',
      });
      expect([at, error === undefined]).toEqual([at, false]);
      if (birch()['State'] === 'proposed') press('takeVisitFurther');
      expect([at, birch()['Consulted'], outbox().length]).toEqual([at, '2026-12-06', 2]);
    }
  }, 120_000);
});

describe('several visits selected', () => {
  /** Every visit selected at once; the first answer is to the question, should there be one. */
  function pressAll(...buttons: ('YES' | 'NO')[]) {
    const last = rows(workspace, 'Visits').length + 1;
    workspace.select('Visits', `A2:A${last}`);
    answerNext(
      workspace.world,
      [...buttons, 'OK' as const].map((button) => ({ button })),
    );
    const { error, record } = workspace.menu('takeVisitFurther');
    if (error) throw new Error(error.message);
    const asked = questionsOf(workspace.world, record.id).map(({ text }) => text);
    return asked.slice(-1 - buttons.length);
  }
  beforeEach(() => set('Schools', ['URN', '100001'], 'Contact', 'office@example.org'));

  test('the schools are named first, and after No nothing is done', () => {
    const [asks, says] = pressAll('NO');
    for (const words of ['visits selected', 'Alder Primary School', 'Birch Academy', 'Go on?'])
      expect(asks).toContain(words);
    expect(says).toBe('Nothing was done.');
    expect(outbox()).toEqual([]);
  });

  test('after Yes each is taken further', () => {
    const [, says] = pressAll('YES');
    expect(says).toContain('Alder Primary School: The school is asked about a visit by mail to');
    expect(says).toContain('Birch Academy: The school is asked about a visit by mail to');
  });

  test.each([
    ['a filter', { filtered: true }],
    ['hand', { hidden: true }],
  ])('a row hidden by %s inside the selection is left alone', (_, how) => {
    const grid = sheetCalled(workspace.world, 'Visits');
    rows(workspace, 'Visits').forEach(({ School }, index) => {
      if (School === 'Birch Academy') return;
      grid.updateRows({ row: index + 2, column: 1, rows: 1, columns: 1 }, (doc) => ({ ...doc, ...how }));
    });
    expect(pressAll()[0]).not.toContain('Alder');
    expect(birch()['State']).toBe('consulted');
    expect(row(workspace, 'Visits', 'URN', '100001')['State']).toBe('proposed');
    expect(new Set(outbox().map(({ To }) => To))).toEqual(new Set([HEAD, LEAD]));
  });
});

describe('from the list of documents to the close', () => {
  const documents = () => rows(workspace, 'Visit documents');
  /** The list is asked for, and all has come in. */
  const documentsIn = () => {
    enter({ 'Planned for': '2027-01-20' });
    press('takeVisitFurther');
    const [first, last] = [1, documents().length];
    const column = cell(workspace, 'Visit documents', ['Document', 'Induction policy'], 'Came in').replace(
      /\d+/,
      '',
    );
    workspace.edit(
      'Visit documents',
      `${column}${first + 1}`,
      Array.from({ length: last }, () => ['2026-12-05']),
    );
  };
  const visited = (satisfied: 'yes' | 'no') => {
    documentsIn();
    press('takeVisitFurther');
    enter({ Visited: '2026-12-06', Satisfied: satisfied });
    find('Good practice', 'Finding', 'Mentors meet each week.');
    find('Recommendations', 'Finding', 'Write targets down.');
    find('Induction is led well', 'Judgement', 'met');
    find('Induction is led well', 'Finding', 'One lead, known to all.');
    find('Support they have in school', 'Finding', 'Said in confidence: too little.');
  };
  const pdf = async () => {
    const found = workspace
      .files()
      .filter(({ mimeType, trashed }) => mimeType === 'application/pdf' && !trashed);
    const [only, ...more] = found;
    if (!only || more.length > 0) throw new Error(`There are ${found.length} PDFs.`);
    return pdfText(await workspace.bytes(only.content))
      .join(' ')
      .replace(/\s+/g, ' ');
  };

  test('no report is written while a finding’s row can’t be read: what it says would be left out', () => {
    visited('yes');
    find('Recommendations', 'Judgement', 'mostly');
    expect(press('takeVisitFurther')).toMatch(
      /^Birch Academy: Visit findings, row \d+, Judgement: .*Mend that cell first\./,
    );
    expect(birch()['Report']).toBe('');
    find('Recommendations', 'Judgement', '');
    expect(press('takeVisitFurther')).toContain('The report is written');
  });

  test('what is still to come is named; once all is in, the visit says so', () => {
    enter({ 'Planned for': '2027-01-20' });
    press('takeVisitFurther');
    set('Visit documents', ['Document', 'Induction policy'], 'Came in', '2026-12-05');
    expect(press('takeVisitFurther')).toMatch(
      /Documents in: 1 of 12\. Still to come: Evidence of the training/,
    );
    documentsIn();
    expect(press('takeVisitFurther')).toContain('All documents are in.');
    expect(birch()).toMatchObject({ State: 'documents in', 'Documents in': '2026-12-05' });
  });

  test('satisfied: the report is written, read, sent to head and lead, and the visit is closed', async () => {
    visited('yes');
    enter({ 'Share practice': 'yes' });
    expect(press('takeVisitFurther')).toContain('The report is written: its link stands in Report.');
    expect(birch()['Report']).toMatch(/^https:/);
    expect(birch()['State']).toBe('visited');
    const said = await pdf();
    for (const words of [
      'Report on induction',
      'Birch Academy',
      'We are satisfied with what we saw',
      'Mentors meet each week.',
      'Write targets down.',
      'Induction is led well: Met. One lead, known to all.',
    ])
      expect(said).toContain(words);
    expect(said).not.toContain('Said in confidence');
    expect(said).not.toMatch(/\{\{|\}\}/);

    expect(press('takeVisitFurther')).toContain('The report goes to Hana Head');
    workspace.advance({ minutes: 11 });
    const mail = newest(HEAD);
    expect(mail?.subject).toBe('Our report on induction at your school');
    expect(mail?.text).toContain(birch()['Report'] ?? 'no report');
    expect(mail?.text).toContain('May we come back to you about it?');
    expect(row(workspace, 'Schools', 'URN', '100002')['Good practice']).toBe('yes');
    expect(birch()).toMatchObject({ State: 'report sent', 'Report sent': '2026-12-06' });
    expect(press('takeVisitFurther')).toContain('The visit is closed.');
    expect(birch()['State']).toBe('closed');
  }, 60_000);

  test('a finding changed after the report was written: it is written anew before it is sent', async () => {
    visited('yes');
    press('takeVisitFurther');
    const before = birch()['Report'];
    find('Suggestions', 'Finding', 'Let ECTs observe more.');
    expect(press('takeVisitFurther')).toContain('The report is written');
    expect(birch()['Report']).toBe(before);
    expect(await pdf()).toContain('Let ECTs observe more.');
    expect(birch()['Report sent']).toBe('');
  });

  test('not satisfied: further evidence, the visit, the report, and a follow-up next term', async () => {
    documentsIn();
    press('takeVisitFurther');
    set('Visit documents', ['Document', 'Timetables of the ECTs'], 'Enough', 'no');
    expect(press('takeVisitFurther')).toContain('Not enough yet: Timetables of the ECTs.');
    expect(press('askForEvidence')).toContain('It names: Timetables of the ECTs.');
    workspace.advance({ minutes: 11 });
    const asked = workspace.inbox(HEAD).find(({ subject }) => subject.startsWith('Further evidence'));
    expect(asked?.text).toContain('• Timetables of the ECTs');
    expect(asked?.text).not.toContain('• Induction policy');
    expect(birch()['State']).toBe('further evidence asked');

    enter({ 'Evidence in': '2026-12-06', Visited: '2026-12-06', Satisfied: 'no' });
    find('Recommendations', 'Finding', 'Give ECTs their time.');
    press('takeVisitFurther');
    expect(await pdf()).toContain(
      'We will agree with the headteacher on a day to come back next term (Spring 2027).',
    );
    press('takeVisitFurther');
    workspace.advance({ minutes: 11 });
    expect(newest(HEAD)?.text).toContain('come back next term (Spring 2027)');
    expect(press('takeVisitFurther')).toContain('enter its day in Follow up by');
    enter({ 'Follow up by': '2027-02-12' });
    expect(press('takeVisitFurther')).toContain('Follow the visit up by 12 Feb 2027');
    workspace.world.setNow(Date.parse('2027-02-10T10:00:00Z'));
    enter({ 'Followed up': '2027-02-10' });
    expect(press('takeVisitFurther')).toContain('The visit is closed.');
  }, 60_000);

  test('concluded without the evidence asked for that day, the report follows', () => {
    documentsIn();
    press('takeVisitFurther');
    press('askForEvidence');
    expect(press('takeVisitFurther')).toContain('or clear Evidence asked, and look for it on the visit.');
    enter({ Visited: '2026-12-06', Satisfied: 'no' });
    expect(press('takeVisitFurther')).toContain('or clear Evidence asked, to report without it.');
    enter({ Satisfied: 'yes' });
    find('Recommendations', 'Finding', 'Give ECTs their time.');
    expect(press('takeVisitFurther')).toContain('The report is written');
    expect(birch()).toMatchObject({ State: 'visited', Next: 'Send the summary report' });
    expect(press('askForEvidence')).toContain('Satisfied says yes.');
  }, 60_000);

  test('further evidence asked for again after the visit goes out again', () => {
    documentsIn();
    press('takeVisitFurther');
    expect(press('askForEvidence')).toContain('Further evidence is asked for by mail to Hana Head');
    workspace.advance({ minutes: 11 });
    workspace.world.setNow(Date.parse('2026-12-09T10:00:00Z'));
    enter({ 'Evidence in': '2026-12-08', Visited: '2026-12-09', Satisfied: 'no' });
    expect(press('askForEvidence')).toContain('Further evidence is asked for by mail to Hana Head');
    workspace.advance({ minutes: 11 });
    const asked = workspace.inbox(HEAD).filter(({ subject }) => subject.startsWith('Further evidence'));
    expect(asked).toHaveLength(2);
    expect(birch()).toMatchObject({ State: 'further evidence asked', 'Evidence in': '' });
  });

  test.each([
    ['waits for the lock', /isRowHiddenByUser$/, 'This row of Visits changed a moment ago'],
    ['writes', /Files\.copy/, 'The report is written'],
  ])(
    'of two officers, one pressing while the other %s, one PDF is written and none sent',
    (_, when, says) => {
      visited('yes');
      const theirs = () => click(workspace, 'takeVisitFurther');
      expect(press('takeVisitFurther', 'Birch Academy', pressedAt(when, theirs))).toContain(says);
      const pdfs = workspace
        .files()
        .filter(({ mimeType, trashed }) => mimeType === 'application/pdf' && !trashed);
      expect(pdfs).toHaveLength(1);
      expect(birch()['State']).toBe('visited');
    },
  );

  test('special circumstances end with notes; where the school is judged inadequate, HMI get a copy', async () => {
    set('Settings', ['Setting', 'Visit HMI email'], 'Value', 'hmi@example.org');
    click(workspace, 'refreshViews');
    enter({ Kind: 'monitoring', 'HMI copy': 'yes' });
    visited('yes');
    find('What was agreed in the meeting', 'Finding', 'A second mentor from January.');
    press('takeVisitFurther');
    const said = await pdf();
    expect(said).toContain('Notes of our visit');
    expect(said).toContain('A second mentor from January.');
    press('takeVisitFurther');
    expect(press('takeVisitFurther')).toContain('The copy goes to hmi@example.org');
    workspace.advance({ minutes: 11 });
    expect(newest(HEAD)?.subject).toBe('Notes of our visit about induction');
    expect(workspace.inbox('hmi@example.org')[0]?.text).toContain(birch()['Report'] ?? 'no report');
    expect(birch()['Sent to HMI']).toBe('2026-12-06');
  }, 60_000);
});

describe('the visit form', () => {
  const ASHA = 'asha@example.org';
  beforeEach(() => {
    set('People', ['Post', 'PO-9001'], 'Email', ASHA);
    enter({ 'Planned for': '2027-01-20' });
  });
  const link = () => /https:\S+viewform\S*/.exec(press('takeVisitFurther'))?.[0] ?? '';
  const finding = (question: string) => row(workspace, 'Visit findings', 'Question', question);

  test('sent part by part from the visitor’s own link, its answers stand in Visit findings and in the visit', () => {
    const own = link();
    expect(decodeURIComponent(own)).toContain('Birch Academy');
    workspace.submitForm(own, {
      'Support they have in school': 'A mentor each week.',
      'Induction is led well': 'Partly met',
      'Induction is led well: what it rests on': 'Two leads in a year.',
      'These are my findings': 'Yes',
    });
    expect(finding('Support they have in school')).toMatchObject({
      Finding: 'A mentor each week.',
      By: 'Asha Assessor',
      On: '2026-12-06',
    });
    workspace.submitForm(own, {
      'When did you visit?': '2026-12-06',
      'Are we satisfied with the evidence?': 'Yes',
      Recommendations: 'Keep one lead.',
      'These are my findings': 'Yes',
    });
    expect(rows(workspace, 'Intake').map(({ Verdict }) => Verdict)).toEqual(['accepted', 'accepted']);
    expect(finding('Induction is led well')).toMatchObject({
      Judgement: 'partly met',
      Finding: 'Two leads in a year.',
    });
    expect(birch()).toMatchObject({ Visited: '2026-12-06', Satisfied: 'yes' });
    expect(press('takeVisitFurther')).toContain('The report is written');
  }, 60_000);

  test('the link is good as long as the visit is, whatever school year it is by then', () => {
    const own = link();
    workspace.world.setNow(Date.parse('2027-11-20T10:00:00Z'));
    workspace.submitForm(own, { Suggestions: 'None.', 'These are my findings': 'Yes' });
    expect(rows(workspace, 'Intake').map(({ Verdict }) => Verdict)).toEqual(['accepted']);
  }, 60_000);

  test.each([
    ['2031-03-04', '4 Mar 2031 is still to come. Enter the day of the visit.'],
    ['2024-03-04', '4 Mar 2024 is more than a year ago. Enter the day of the visit.'],
  ])(
    'a visit on %s waits to be mended',
    (on, says) => {
      workspace.submitForm(link(), { 'When did you visit?': on, 'These are my findings': 'Yes' });
      expect(rows(workspace, 'Intake')[0]).toMatchObject({
        Verdict: 'needs mending',
        Reasons: expect.stringContaining(says),
      });
      expect(birch()['Visited']).toBe('');
    },
    60_000,
  );

  test('the link of somebody who has left the appropriate body changes nothing', () => {
    const own = link();
    set('People', ['Post', 'PO-9001'], 'Until', '2026-12-01');
    workspace.submitForm(own, { Suggestions: 'None.', 'These are my findings': 'Yes' });
    expect(rows(workspace, 'Intake')[0]).toMatchObject({
      Verdict: 'needs mending',
      Reasons: expect.stringContaining('neither an assessor nor an officer now'),
    });
    expect(finding('Suggestions')['Finding']).toBe('');
  }, 60_000);

  const FOUND = { Suggestions: 'None.', 'These are my findings': 'Yes' };
  const reasons = () => rows(workspace, 'Intake').map(({ Verdict, Reasons }) => [Verdict, Reasons]);
  const mended = () => {
    const [{ Submission = '' } = {}] = rows(workspace, 'Intake');
    set('Intake', ['Submission', Submission], 'Verdict', 'mended');
    trigger(workspace, 'everyTenMinutes');
    return rows(workspace, 'Intake').map(({ Verdict }) => Verdict);
  };

  test('of a visit that was called off nothing is taken in, until Closed is cleared', () => {
    const own = link();
    enter({ Closed: '2026-12-05' });
    workspace.submitForm(own, { ...FOUND, 'When did you visit?': '2026-12-04' });
    expect(reasons()).toEqual([
      [
        'needs mending',
        'The visit to Birch Academy was called off on 5 Dec 2026. If it is on after all, clear Closed in Visits, and choose the verdict "mended"; otherwise "ignored".',
      ],
    ]);
    expect(birch()['Visited']).toBe('');
    expect(mended()).toEqual(['needs mending']);
    enter({ Closed: '' });
    expect(mended()).toEqual(['accepted']);
    expect(birch()['Visited']).toBe('2026-12-04');
  }, 60_000);

  test('of a visit that was made and closed neither', () => {
    const own = link();
    enter({ Visited: '2026-12-04', Closed: '2026-12-05' });
    workspace.submitForm(own, FOUND);
    expect(reasons()).toEqual([
      ['needs mending', expect.stringContaining('The visit to Birch Academy was closed on 5 Dec 2026. If')],
    ]);
  }, 60_000);

  test('the link of an assessor whose visit was given to somebody else changes nothing, unless an officer says so', () => {
    const own = link();
    enter({ Visitor: 'Ben Other' });
    workspace.submitForm(own, FOUND);
    expect(reasons()).toEqual([
      [
        'needs mending',
        'The link was sent to Asha Assessor, and in Visits the Visitor of Birch Academy (V-0001) is Ben Other now. To take it in all the same, choose the verdict "mended"; otherwise "ignored".',
      ],
    ]);
    expect(finding('Suggestions')['Finding']).toBe('');
    expect(mended()).toEqual(['accepted']);
    expect(finding('Suggestions')['Finding']).toBe('None.');
  }, 60_000);

  test('an officer’s is good whoever the visitor is, and so is the visitor’s with another space in the name', () => {
    const own = link();
    enter({ Visitor: 'Asha  assessor' });
    workspace.submitForm(own, FOUND);
    enter({ Visitor: 'Ben Other' });
    set('People', ['Post', 'PO-9001'], 'Role', 'officer');
    workspace.advance({ minutes: 1 });
    workspace.submitForm(own, FOUND);
    expect(reasons().map(([verdict]) => verdict)).toEqual(['accepted', 'accepted']);
  }, 60_000);

  describe('whose visit can’t be read names the cell, and is taken in once that is mended', () => {
    const CELL = /^The link is one of ours.* Visits, row \d+, Satisfied: .*Mend that cell, then choose/;
    const unread = () => enter({ Satisfied: 'mostly' });

    test('findings, in the next school year too', () => {
      const own = link();
      unread();
      workspace.world.setNow(Date.parse('2027-11-20T10:00:00Z'));
      workspace.submitForm(own, FOUND);
      expect(reasons()).toEqual([['needs mending', expect.stringMatching(CELL)]]);
      enter({ Satisfied: '' });
      expect(mended()).toEqual(['accepted']);
    }, 60_000);

    test('a self-evaluation, and so where the school’s row can’t be read', () => {
      press('takeVisitFurther');
      workspace.advance({ minutes: 11 });
      const own = /Fill in the self-evaluation: (\S+)/.exec(newest(HEAD)?.text ?? '')?.[1] ?? '';
      const form = workspace.forms().find(({ title }) => /self-evaluation/i.test(title));
      const said = Object.fromEntries(
        (form?.items ?? []).flatMap((item) => {
          const { title, choices = [] } = item as { title: string; choices?: readonly { value: string }[] };
          return choices[0] === undefined ? [] : [[title, choices[0].value]];
        }),
      );
      unread();
      workspace.submitForm(own, said);
      expect(reasons()).toEqual([['needs mending', expect.stringMatching(CELL)]]);
      enter({ Satisfied: '' });
      set('Schools', ['URN', '100002'], 'Status', 'maybe');
      mended();
      expect(reasons()).toEqual([
        ['needs mending', expect.stringMatching(/^The link is one of ours.* Schools, row \d+, Status:/)],
      ]);
      set('Schools', ['URN', '100002'], 'Status', 'open');
      expect(mended()).toEqual(['accepted']);
    }, 60_000);
  });

  describe('the self-evaluation that the notice asks for', () => {
    const evaluated = () => rows(workspace, 'School answers').map(({ Judgement }) => Judgement);
    const cameIn = () =>
      row(workspace, 'Visit documents', 'Document', 'Self-evaluation by the headteacher')['Came in'];
    /** Sent by the head's own link, every point answered with this choice of the form. */
    const evaluate = (choice: number) => {
      const own = /Fill in the self-evaluation: (\S+)/.exec(workspace.inbox(HEAD)[0]?.text ?? '')?.[1] ?? '';
      const form = workspace.forms().find(({ title }) => /self-evaluation/i.test(title));
      const answers = (form?.items ?? []).flatMap((item) => {
        const { title, choices = [] } = item as { title: string; choices?: readonly { value: string }[] };
        const chosen = choices[Math.min(choice, choices.length - 1)];
        return chosen === undefined ? [] : [[title, chosen.value]];
      });
      workspace.submitForm(own, Object.fromEntries(answers));
    };
    const nextDay = () => workspace.world.setNow(Date.parse('2026-12-07T10:00:00Z'));
    beforeEach(() => {
      press('takeVisitFurther');
      workspace.advance({ minutes: 11 });
    });

    test('came in on the day it was sent first; with the rest in, the visit says so', () => {
      evaluate(0);
      expect(cameIn()).toBe('2026-12-06');
      nextDay();
      evaluate(1);
      expect(cameIn()).toBe('2026-12-06');
      for (const { Document = '', 'Came in': on } of rows(workspace, 'Visit documents'))
        if (on === '') set('Visit documents', ['Document', Document], 'Came in', '2026-12-05');
      expect(press('takeVisitFurther')).toContain('All documents are in.');
    }, 60_000);

    test('is in School answers alone, where the visit’s list does not have it', () => {
      set('Visit documents', ['Document', 'Self-evaluation by the headteacher'], 'Document', 'Own words');
      evaluate(0);
      expect(reasons().map(([verdict]) => verdict)).toEqual(['accepted']);
      expect(row(workspace, 'Visit documents', 'Document', 'Own words')['Came in']).toBe('');
    }, 60_000);

    test.each([
      ['was called off', { Closed: '2026-12-07' }, 'called off on 7 Dec 2026. If it is on after all'],
      [
        'was closed',
        { Visited: '2026-12-06', Closed: '2026-12-07' },
        'closed on 7 Dec 2026. If it is not done with',
      ],
      [
        'has its report sent',
        { Visited: '2026-12-06', 'Report sent': '2026-12-07' },
        'The report on Birch Academy has been sent already. Clear Report sent in Visits',
      ],
    ])(
      'changes nothing once the visit %s, until that is cleared',
      (_, facts, says) => {
        evaluate(0);
        nextDay();
        enter(facts);
        evaluate(1);
        expect(reasons()[1]).toEqual(['needs mending', expect.stringContaining(says)]);
        expect(new Set(evaluated())).toEqual(new Set(['in place']));
        enter(Object.fromEntries(Object.keys(facts).map((heading) => [heading, ''])));
        const [, { Submission = '' } = {}] = rows(workspace, 'Intake');
        set('Intake', ['Submission', Submission], 'Verdict', 'mended');
        trigger(workspace, 'everyTenMinutes');
        expect(new Set(evaluated())).toEqual(new Set(['partly']));
      },
      60_000,
    );
  });

  test('the notice has the link to the school’s self-evaluation', () => {
    press('takeVisitFurther');
    workspace.advance({ minutes: 11 });
    expect(newest(HEAD)?.text).toMatch(/Fill in the self-evaluation: https:/);
  }, 60_000);

  test('a school known only by its Contact gets the notice without that link, which nobody could use', () => {
    for (const post of ['PO-9002', 'PO-9003']) set('People', ['Post', post], 'Until', '2026-12-01');
    set('Schools', ['URN', '100002'], 'Contact', 'office@example.org');
    press('takeVisitFurther');
    workspace.advance({ minutes: 11 });
    expect(newest('office@example.org')?.text).toContain('What we ask to see by');
    expect(newest('office@example.org')?.text).not.toContain('Fill in the self-evaluation');
  }, 60_000);
});

describe('the week’s mail about visits', () => {
  const ASHA = 'asha@example.org';
  beforeEach(() => set('People', ['Post', 'PO-9001'], 'Email', ASHA));

  test('an assessor hears on Monday which of their visits need something, overdue first, and only once', () => {
    enter({ Proposed: '2026-11-16' });
    onlyNights(workspace);
    pastMonday(workspace);
    const [mail, ...more] = workspace.inbox(ASHA);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('1 visit needs you this week');
    expect(mail?.text).toContain(
      'Birch Academy: general visit\nOverdue. Consult the school about a visit by Monday 30 November 2026.',
    );
    expect(mail?.text).not.toContain('Alder');
    workspace.advance({ to: '2026-12-09T07:00:00' });
    expect(workspace.inbox(ASHA)).toHaveLength(1);
  }, 60_000);

  test.each([
    ['no', 0],
    ['yes', 1],
  ])(
    'in a week of holidays, with Remind in holidays %s, %i come',
    (setting, mails) => {
      enter({ Proposed: '2026-11-16' });
      set('Settings', ['Setting', 'Remind in holidays'], 'Value', setting);
      onlyNights(workspace);
      workspace.world.setNow(Date.parse('2026-12-27T23:50:00Z'));
      workspace.advance({ to: '2026-12-28T09:00:00' });
      const ofTheWeek = rows(workspace, 'Outbox').filter(({ Mail }) => Mail === 'visits:2026-W53:P-9001');
      expect(ofTheWeek).toHaveLength(mails);
    },
    60_000,
  );

  test('with nothing to do this week, no mail comes', () => {
    onlyNights(workspace);
    pastMonday(workspace);
    expect(workspace.inbox(ASHA)).toEqual([]);
  }, 60_000);
});

describe('a visitor whom nobody in People answers to, as after a new name', () => {
  const OLA = 'ola@example.org';
  const needs = () =>
    rows(workspace, 'Desk').flatMap((line) =>
      (line['Where to look'] ?? '').startsWith('Visits, Visitor') ? [line] : [],
    );
  beforeEach(() => {
    set('People', ['Post', 'PO-9001'], 'Email', 'asha@example.org');
    set('People', ['Post', 'PO-9001'], 'Name', 'Asha Newname');
    addRow('People', { Post: 'PO-9009', Person: 'P-9009', Name: 'Ola Officer', Role: 'officer', Email: OLA });
  });

  test('is on the Desk with the visits, until the cell is mended', () => {
    click(workspace, 'refreshViews');
    expect(needs()).toEqual([
      expect.objectContaining({
        'Where to look': expect.stringMatching(
          /^Visits, Visitor, 2 rows: Visitor says "Asha Assessor", and no assessor or officer .* Enter/,
        ),
        Row: 'V-0001, V-0002',
      }),
    ]);
    for (const school of ['Birch Academy', 'Alder Primary School'])
      set('Visits', ['School', school], 'Visitor', 'Asha  newname');
    click(workspace, 'refreshViews');
    expect(needs()).toEqual([]);
  });

  test('has officers told of the visit, as of one that is nobody’s', () => {
    enter({ Proposed: '2026-11-25' });
    onlyNights(workspace);
    pastMonday(workspace);
    expect(workspace.inbox(OLA)[0]?.text).toContain(
      'Consult the school about a visit by Wednesday 9 December 2026.',
    );
  }, 60_000);

  test('is named where the link to the visit form would stand', () => {
    enter({ 'Planned for': '2027-01-20' });
    expect(press('takeVisitFurther')).toContain(
      'No link to the visit form: Visitor says "Asha Assessor", and no assessor or officer',
    );
  });
});

describe('moderation', () => {
  /** Both reports of Birch Academy are received. */
  const received = () => {
    for (const trn of ['0012345', '0012346', '0012347']) save(workspace, reviewOf(workspace, trn), 'submit');
    addRow('People', { Post: 'PO-9004', Person: 'P-9004', Name: 'Ben Other', Role: 'assessor' });
    set('ECTs', ['TRN', '0012345'], 'Assessor', 'Asha Assessor');
    set('ECTs', ['TRN', '0012346'], 'Assessor', 'Ben Other');
    set('ECTs', ['TRN', '0012347'], 'Assessor', 'Ben Other');
  };
  const drawn = () => rows(workspace, 'Moderation');

  test('before any report has come, none can be drawn', () => {
    expect(click(workspace, 'drawModeration')).toContain('No report has been received yet');
  });

  test('a report not yet received counts for none: one that is due later, or marked received ahead', () => {
    received();
    for (const { Report = '' } of rows(workspace, 'Reports'))
      for (const [heading, on] of [
        ['Received', ''],
        ['Due', '2027-03-01'],
      ] as const)
        set('Reports', ['Report', Report], heading, on);
    expect(click(workspace, 'drawModeration')).toContain('No report has been received yet');
    const [first] = rows(workspace, 'Reports').filter(({ State }) => State === 'submitted');
    const enterOf = (heading: string, on: string) =>
      set('Reports', ['Report', first?.['Report'] ?? ''], heading, on);
    enterOf('Due', '2026-12-05');
    enterOf('Received', '2027-03-01 09:00');
    expect(click(workspace, 'drawModeration')).toContain('No report has been received yet');
    enterOf('Received', '2026-12-05 09:00');
    expect(click(workspace, 'drawModeration')).toContain('1 of 1 report received');
  }, 60_000);

  test('one is drawn for each tutor, school and assessor, to be read by an assessor who did not judge it', () => {
    received();
    expect(click(workspace, 'drawModeration')).toContain('Drawn: 2 of 3 reports received for Autumn 2026');
    expect(
      drawn()
        .map(({ School }) => School)
        .sort(),
    ).toEqual(['Alder Primary School', 'Birch Academy']);
    expect(
      drawn()
        .map((one) => [one['Judged by'], one['Moderator']])
        .sort(),
    ).toEqual([
      ['Asha Assessor', 'Ben Other'],
      ['Ben Other', 'Asha Assessor'],
    ]);
    const before = workspace.read('Moderation');
    expect(click(workspace, 'drawModeration')).toContain('0 of 3 reports');
    expect(workspace.read('Moderation')).toEqual(before);
  }, 60_000);

  test('who accepted a report does not read it again, nor does the ECT’s named contact', () => {
    received();
    const { Report = '' } = row(workspace, 'Reports', 'TRN', '0012345');
    set('People', ['Name', 'Asha Assessor'], 'Email', 'asha@example.org');
    set('Reports', ['Report', Report], 'Reviewed by', 'asha@example.org');
    set('ECTs', ['TRN', '0012345'], 'Assessor', '');
    set('ECTs', ['TRN', '0012346'], 'Named contact', 'Asha Assessor');
    set('ECTs', ['TRN', '0012347'], 'Named contact', 'Asha Assessor');
    click(workspace, 'drawModeration');
    expect(
      drawn()
        .map((one) => [one['Report'] === Report, one['Judged by'], one['Moderator']])
        .sort(),
    ).toEqual([
      [false, 'Ben Other', ''],
      [true, 'Asha Assessor', 'Ben Other'],
    ]);
  }, 60_000);

  test('a named contact is known by Person, and an ECT’s assessor reads none of their reports again', () => {
    received();
    addRow('People', { Post: 'PO-9005', Person: 'P-9005', Name: 'Cara Third', Role: 'assessor' });
    set('People', ['Name', 'Ben Other'], 'Email', 'ben@example.org');
    const { Report = '' } = row(workspace, 'Reports', 'TRN', '0012345');
    set('Reports', ['Report', Report], 'Reviewed by', 'ben@example.org');
    set('ECTs', ['TRN', '0012345'], 'Named contact', 'P-9005');
    for (const trn of ['0012346', '0012347']) {
      set('ECTs', ['TRN', trn], 'Assessor', 'asha assessor');
      set('ECTs', ['TRN', trn], 'Named contact', 'P-9004');
    }
    click(workspace, 'drawModeration');
    // Ben judged it, Asha is the ECT's assessor, and Cara their named contact.
    expect(
      drawn()
        .map((one) => [one['Report'] === Report, one['Judged by'], one['Moderator']])
        .sort(),
    ).toEqual([
      [false, 'Asha Assessor', 'Cara Third'],
      [true, 'Ben Other', ''],
    ]);
    click(workspace, 'refreshViews');
    for (const one of rows(workspace, 'At risk')) expect(one['Assessor']).not.toMatch(/asha assessor|P-9/);
  }, 60_000);

  test('a report whose row of Moderation can’t be read is not drawn a second time', () => {
    received();
    click(workspace, 'drawModeration');
    const reports = () => drawn().map((one) => one['Report']);
    const before = reports();
    set('Moderation', ['Judged by', 'Ben Other'], 'Agrees', 'mostly');
    expect(click(workspace, 'drawModeration')).toContain('0 of 3 reports');
    set('Moderation', ['Judged by', 'Ben Other'], 'Drawn', 'some day');
    expect(click(workspace, 'drawModeration')).toContain('0 of 3 reports');
    expect(reports()).toEqual(before);
  }, 60_000);

  describe('feedback to the tutor', () => {
    const TOM = 'tom@example.org';
    const BEN = ['Judged by', 'Ben Other'] as const;
    const enterFeedback = (facts: Readonly<Record<string, string>>) => {
      for (const [heading, value] of Object.entries(facts)) set('Moderation', BEN, heading, value);
    };
    const FEEDBACK = {
      Agrees: 'yes',
      Feedback: 'praise',
      Words: 'Evidence for each standard.\nClear targets.',
    };
    const sendIt = (button: 'YES' | 'NO' = 'YES') => {
      answerNext(workspace.world, [{ button }, { button: 'OK' }]);
      const { error, record } = workspace.menu('sendFeedback');
      if (error) throw new Error(error.message);
      const texts = questionsOf(workspace.world, record.id).map(({ text }) => text);
      return { asks: texts[texts.length - 2] ?? '', says: texts[texts.length - 1] ?? '' };
    };
    const feedbackMails = () =>
      rows(workspace, 'Outbox').filter(({ Mail }) => Mail?.startsWith('moderation:'));
    beforeEach(() => {
      received();
      click(workspace, 'drawModeration');
      const tutor = row(workspace, 'Moderation', ...BEN)['Induction tutor'] ?? '';
      set('People', ['Name', tutor], 'Email', TOM);
    });

    test('waits while its row can’t be read, and goes once that is mended', () => {
      enterFeedback({ ...FEEDBACK, 'Tell tutor': 'yes' });
      sendIt();
      const drawnOn = row(workspace, 'Moderation', ...BEN)['Drawn'] ?? '';
      enterFeedback({ Drawn: '31/02/2026' });
      workspace.advance({ minutes: 11 });
      expect(feedbackMails()).toEqual([
        expect.objectContaining({
          State: 'queued',
          Note: expect.stringMatching(/Moderation, row \d+, Drawn/),
        }),
      ]);
      enterFeedback({ Drawn: drawnOn });
      workspace.advance({ minutes: 71 });
      expect(feedbackMails().map(({ State }) => State)).toEqual(['sent']);
    });

    test('says yes in Tell tutor: it goes to who wrote the report, in the moderator’s words, once', () => {
      enterFeedback({ ...FEEDBACK, 'Tell tutor': 'yes' });
      const { asks, says } = sendIt();
      expect(asks).toMatch(/^Feedback goes to 1 tutor:\n.*praise, to .*tom@example.org/);
      expect(says).toContain('Within ten minutes:');
      expect(row(workspace, 'Moderation', ...BEN)['Told']).toBe('2026-12-06');
      workspace.advance({ minutes: 11 });
      const mail = workspace.inbox(TOM).find(({ subject }) => subject === 'Feedback on a report you wrote');
      expect(mail?.text).toMatch(
        /progress review, Autumn 2026\n.*\nIt is outstanding\. Thank you\.\nEvidence/,
      );
      expect(mail?.text).toContain('Clear targets.');
      expect(mail?.text).not.toContain('Asha Assessor');
      expect(sendIt().says).toContain('Nothing waits.');
      set('Moderation', BEN, 'Told', '');
      sendIt();
      expect(feedbackMails()).toHaveLength(1);
    }, 60_000);

    test('waits where its tutor has left since, and says so', () => {
      enterFeedback({ ...FEEDBACK, 'Tell tutor': 'yes' });
      sendIt();
      const { Tutor, 'Induction tutor': tutor = '' } = row(workspace, 'Moderation', ...BEN);
      set('People', ['Name', Tutor ?? tutor], 'Until', '2026-12-01');
      workspace.advance({ minutes: 11 });
      expect(feedbackMails().map(({ State, Note }) => [State, Note])).toEqual([
        ['queued', expect.stringContaining('is not at the school of')],
      ]);
      expect(workspace.inbox(TOM)).toEqual([]);
    }, 60_000);

    test('without a yes, or after No, nothing goes', () => {
      enterFeedback(FEEDBACK);
      expect(sendIt().says).toContain('Nothing waits.');
      enterFeedback({ 'Tell tutor': 'yes' });
      expect(sendIt('NO').says).toBe('Nothing was done.');
      expect(feedbackMails()).toEqual([]);
    }, 60_000);

    test('what is missing is said, and a tutor who has left is not written to', () => {
      enterFeedback({ 'Tell tutor': 'yes', Feedback: 'improve' });
      expect(sendIt().says).toContain('enter Feedback and Words first.');
      enterFeedback(FEEDBACK);
      for (const { Post = '', Name } of rows(workspace, 'People'))
        if (Name === 'Una Tutor') set('People', ['Post', Post], 'Until', '2026-12-01');
      expect(sendIt().says).toMatch(/: no .* with an email address is at the school now\./);
      expect(feedbackMails()).toEqual([]);
    }, 60_000);

    test('taken back before it went, it does not go', () => {
      enterFeedback({ ...FEEDBACK, 'Tell tutor': 'yes' });
      sendIt();
      enterFeedback({ 'Tell tutor': 'no' });
      workspace.advance({ minutes: 11 });
      expect(feedbackMails().map(({ State }) => State)).toEqual(['not needed']);
    }, 60_000);

    test('killed at a service call and sent again, it goes once', () => {
      enterFeedback({ ...FEEDBACK, 'Tell tutor': 'yes' });
      const before = workspace.snapshot();
      sendIt();
      const { serviceCalls } = workspace.lastExecution();
      for (let at = 1; at <= serviceCalls; at += 3) {
        workspace.restore(before);
        answerNext(workspace.world, [{ button: 'YES' }, { button: 'OK' }]);
        workspace.menu('sendFeedback', {
          faults: [{ call: at, phase: 'after', kind: 'kill' }],
          onKill: at % 2 === 0 ? 'lost' : 'kept',
        });
        sendIt();
        const told = row(workspace, 'Moderation', ...BEN)['Told'];
        expect([at, told, feedbackMails().length]).toEqual([at, '2026-12-06', 1]);
      }
    }, 120_000);
  });

  test('the Desk says how many wait, and how far judgements are agreed with', () => {
    received();
    click(workspace, 'drawModeration');
    set('Moderation', ['Judged by', 'Ben Other'], 'Agrees', 'no');
    set('Moderation', ['Judged by', 'Ben Other'], 'Feedback', 'improve');
    click(workspace, 'refreshViews');
    expect(row(workspace, 'Desk', 'What', 'Reports to moderate')['Now']).toBe('1');
    expect(row(workspace, 'Desk', 'What', 'Judgements agreed with')).toMatchObject({
      Now: '0 of 1',
      'Where to look': 'Agreed with, by assessor: Ben Other 0 of 1. 0 praised, 1 to improve.',
    });
  }, 60_000);
});
