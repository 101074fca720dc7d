import type { ReportForm } from '../../src/tasks/wire';
import type { Workspace } from '../../local/workspace';
import { REVIEW, answer, ask, cell, click, reviewOf, row, rows, save, smallRegister } from './register';

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

const stands = () => row(workspace, 'Reports', 'Report', review);
const open = (): ReportForm => answer(workspace, { ask: 'report', id: review });

describe('given an officer who looks for an ECT', () => {
  test.each([
    ['zoe', '0012345'],
    ['0012346', '0012346'],
    ['birch bo', '0012347'],
  ])('"%s" finds %s', (text, trn) => {
    expect(answer(workspace, { ask: 'search', text }).map((hit) => hit.trn)).toEqual([trn]);
  });

  test('nobody is found for a name that is not there', () => {
    expect(answer(workspace, { ask: 'search', text: 'quentin' })).toEqual([]);
  });

  test("home says how things stand, and lists today's work", () => {
    workspace.world.setNow(Date.parse('2026-12-07T06:00:00Z'));
    click(workspace, 'refreshViews');
    const home = answer(workspace, { ask: 'home' });
    expect(home.figures.find(({ label }) => label === 'Due this week')?.count).toBe(3);
    const names = home.lists.flatMap(({ items }) => items.map(({ name }) => name));
    expect(names).toEqual(expect.arrayContaining(['Zoë Example', 'Ann Example', 'Bo Example']));
    expect(home.index?.map(({ name }) => name)).toEqual(['Zoë Example', 'Ann Example', 'Bo Example']);
  });

  test('the card offers to record the review of this term, and says why it is due then', () => {
    const card = answer(workspace, { ask: 'ect', trn: '0012345' });
    const now = card.timeline.find(({ reportId }) => reportId === review);
    expect(now).toMatchObject({ day: '2026-12-11', tone: 'now' });
    expect(now?.title).toMatch(/progress review.*Autumn 2026/i);
    expect(now?.actions).toContain('record');
    expect(now?.why.flatMap(({ cites }) => cites).length).toBeGreaterThan(0);
  });

  test('an ECT and a report the register does not have are refused by their number', () => {
    expect(ask(workspace, { ask: 'ect', trn: '7654321' })).toEqual({
      kind: 'refused',
      problems: [{ field: '', says: 'The register has no ECT with TRN 7654321.' }],
    });
    expect(ask(workspace, { ask: 'report', id: 'R-99999' }).kind).toBe('refused');
  });

  test('the ECT of the selected row comes up, whichever sheet it is on', () => {
    const reports = workspace.read('Reports');
    const at = reports.findIndex((cells) => cells[0] === review);
    expect(at).toBeGreaterThan(0);
    expect(answer(workspace, { ask: 'selected' })).toEqual({ trn: null });
  });
});

describe('when a draft is kept', () => {
  test('half an answer is enough, and the form comes back as it was left', () => {
    const reply = save(workspace, review, 'save', { onTrack: 'no', targets: 'Half a sent' });
    expect(reply).toMatchObject({ kind: 'answer', value: { state: 'draft', version: 2 } });
    expect(open().answers).toEqual({ onTrack: 'no', targets: 'Half a sent' });
  });

  test('an answer to a question that is no longer asked is dropped', () => {
    save(workspace, review, 'save', { onTrack: 'no', standardsOfConcern: 'TS1, TS7' });
    expect(stands()['Standards of concern']).toBe('TS1, TS7');
    save(workspace, review, 'save', { onTrack: 'yes', standardsOfConcern: 'TS1, TS7' });
    expect(stands()['Standards of concern']).toBe('');
  });

  test('it takes at most 8 service calls and 1.6 simulated seconds with the way there and back', () => {
    const form = open();
    save(workspace, review, 'save', REVIEW, form);
    const { serviceCalls, simulatedSeconds } = workspace.lastExecution();
    expect(serviceCalls).toBeLessThanOrEqual(8);
    expect(simulatedSeconds + 1).toBeLessThanOrEqual(1.6);
  });
});

test('saved again without a change, the page can go on saving', () => {
  save(workspace, review, 'save');
  const again = save(workspace, review, 'save');
  if (again.kind !== 'answer') throw new Error(JSON.stringify(again));
  const next = save(workspace, review, 'save', { ...REVIEW, targets: 'More' }, again.value);
  expect(next).toMatchObject({ kind: 'answer' });
});

describe('when a review is let go', () => {
  test('each answer that is missing is named beside its field, and nothing is written', () => {
    const before = workspace.read('Reports');
    const reply = save(workspace, review, 'release', { onTrack: 'no' });
    if (reply.kind !== 'refused') throw new Error(`It was not refused: ${JSON.stringify(reply)}`);
    expect(reply.problems).toEqual(
      expect.arrayContaining([
        { field: 'onTrackReasons', says: 'Write a sentence or two here.' },
        { field: 'standardsOfConcern', says: 'Choose at least one.' },
        { field: 'ectToldOfConcern', says: 'Choose an answer.' },
        { field: 'daysAbsent', says: 'Enter a number. Write 0 if there were none.' },
      ]),
    );
    expect(reply.problems.every(({ says }) => /^[A-Z].*\.$/.test(says))).toBe(true);
    expect(workspace.read('Reports')).toEqual(before);
  });

  test.each([
    ['daysAbsent', '400', /days at most/],
    ['daysAbsent', 'two', /half-days/],
    ['onTrack', 'perhaps', /Choose one of/],
  ])('%s of "%s" is refused', (field, text, says) => {
    const reply = save(workspace, review, 'release', { ...REVIEW, [field]: text });
    expect(reply).toEqual({ kind: 'refused', problems: [{ field, says: expect.stringMatching(says) }] });
  });

  test('whole, it goes to the ECT for their comment', () => {
    expect(save(workspace, review, 'release')).toMatchObject({
      kind: 'answer',
      value: { state: 'with ECT' },
    });
    expect(stands()).toMatchObject({ State: 'with ECT', 'On track': 'yes', 'Days absent': '1.5' });
  });
});

describe('when a review came complete by another way', () => {
  test('it is recorded as received, with who and when', () => {
    save(workspace, review, 'submit');
    expect(stands()).toMatchObject({
      State: 'submitted',
      'Received from': 'officer@example.org, in the sidebar, signed copy held',
      Received: expect.stringMatching(/^2026-12-06T10:/),
    });
  });

  test('it says whose signatures are missing, and asks about a copy before anything is recorded', () => {
    expect(open().signedCopy).toMatchObject({
      label: 'Do you hold a copy signed by the induction tutor and the ECT?',
      choices: [{ value: 'yes' }, { value: 'no' }],
    });
    expect(save(workspace, review, 'submit', { ...REVIEW, signedCopy: '' })).toEqual({
      kind: 'refused',
      problems: [{ field: 'signedCopy', says: 'Choose an answer.' }],
    });
    expect(stands()['State']).toBe('due');
    save(workspace, review, 'submit', { ...REVIEW, signedCopy: 'no' });
    expect(stands()).toMatchObject({
      State: 'submitted',
      'Received from': 'officer@example.org, in the sidebar, not signed by all',
    });
  });

  test('2.61 a text that the ECT has read or signed is recorded as it stands, whatever is sent with it', () => {
    save(workspace, review, 'release');
    save(workspace, review, 'submit', { ...REVIEW, targets: 'Typed meanwhile.', signedCopy: 'yes' });
    expect(stands()).toMatchObject({ State: 'submitted', Targets: REVIEW['targets'] });
  });

  test('2.61 an assessment is not recorded without the names of all three', () => {
    save(workspace, review, 'release');
    workspace.edit('Reports', cell(workspace, 'Reports', ['Report', review], 'State'), 'signing');
    workspace.edit('Reports', cell(workspace, 'Reports', ['Report', review], 'Kind'), 'formal assessment');
    expect(open().signedCopy).toMatchObject({
      label: 'Do you hold a copy signed by the induction tutor, the ECT and the headteacher?',
      choices: [{ value: 'yes' }],
    });
    const reply = save(workspace, review, 'submit', { signedCopy: 'no' });
    expect(reply).toMatchObject({
      problems: expect.arrayContaining([
        { field: 'report', says: 'Still to sign: the induction tutor, the ECT, the headteacher.' },
      ]),
    });
  });

  test('it is accepted by the one who read it', () => {
    save(workspace, review, 'submit');
    save(workspace, review, 'accept', {}, open(), { user: 'lead@example.org' });
    expect(stands()).toMatchObject({ State: 'reviewed', 'Reviewed by': 'lead@example.org' });
  });

  test('it is returned only with a reason the school can act on', () => {
    save(workspace, review, 'submit');
    expect(save(workspace, review, 'return', {})).toEqual({
      kind: 'refused',
      problems: [{ field: 'returnedWhy', says: 'Say what the school should change.' }],
    });
    save(workspace, review, 'return', { returnedWhy: 'Name the evidence for TS4.' });
    expect(stands()).toMatchObject({
      State: 'returned',
      'Returned because': 'Name the evidence for TS4.',
      'Times returned': '1',
      'On track': 'yes',
    });
  });

  test('2.61 released again, it waits for the ECT’s words on the new text; a signed copy keeps theirs', () => {
    const comment = () => stands()['ECT comment'];
    save(workspace, review, 'release');
    workspace.edit('Reports', cell(workspace, 'Reports', ['Report', review], 'ECT comment'), 'I agree.');
    save(workspace, review, 'submit');
    save(workspace, review, 'return', { returnedWhy: 'Name the evidence for TS4.' });
    save(workspace, review, 'submit');
    expect(comment()).toBe('I agree.');
    expect(open()).toMatchObject({ state: 'submitted', returnedWhy: 'Name the evidence for TS4.' });
    save(workspace, review, 'return', { returnedWhy: 'Name the evidence for TS4.' });
    save(workspace, review, 'release', { ...REVIEW, evidence: 'Five observed lessons.' });
    expect(stands()).toMatchObject({ State: 'with ECT', 'ECT comment': '' });
  });

  test('what may not be done in a state is refused, not done', () => {
    expect(save(workspace, review, 'accept', {}).kind).toBe('refused');
    expect(stands()['State']).toBe('due');
  });
});

describe('given two people at one report', () => {
  test('the second is shown what the first saved, and overwrites nothing', () => {
    const mine = open();
    save(workspace, review, 'save', { onTrack: 'yes', targets: 'Theirs' }, mine, {
      user: 'lead@example.org',
    });
    const reply = save(workspace, review, 'save', { onTrack: 'no', targets: 'Mine' }, mine);
    expect(reply).toMatchObject({ kind: 'conflict', stands: { version: 2, answers: { targets: 'Theirs' } } });
    expect(stands()['Targets']).toBe('Theirs');
  });

  test('sorted between opening and saving, the right row is written and no other (S05)', () => {
    const form = open();
    const others = () => rows(workspace, 'Reports').filter(({ Report }) => Report !== review);
    const before = others();
    workspace.sortSheet('Reports', 1, false);
    expect(save(workspace, review, 'save', REVIEW, form)).toMatchObject({ kind: 'answer' });
    expect(stands()['Targets']).toBe(REVIEW['targets']);
    expect(others().sort(byReport)).toEqual(before.sort(byReport));
  });

  test('deleted between opening and saving, the text is kept on the page and nothing is written (S07)', () => {
    const form = open();
    workspace.deleteRow('Reports', form.at);
    const before = workspace.read('Reports');
    expect(save(workspace, review, 'save', REVIEW, form)).toMatchObject({ kind: 'conflict', stands: null });
    expect(workspace.read('Reports')).toEqual(before);
  });

  test('renamed and moved sheets and added columns make no difference (S01, S02, S03)', () => {
    workspace.renameSheet('Reports', 'All reports');
    workspace.moveSheet('All reports', 1);
    workspace.insertColumn('All reports', 3);
    workspace.edit('All reports', 'C1', 'Our remark');
    workspace.edit('All reports', 'C2', 'ours');
    save(workspace, review, 'save');
    expect(row(workspace, 'All reports', 'Report', review)).toMatchObject({
      Targets: REVIEW['targets'],
      'Our remark': 'ours',
    });
  });

  test('while another run holds the lock, the person is asked to try again and their text is kept (F07)', () => {
    const form = open();
    let reply: unknown;
    workspace.tryCall('everyNight', [], {
      onCall: (_, method) => {
        if (reply === undefined && /getSheetValues|getValues/.test(method))
          reply = save(workspace, review, 'save', REVIEW, form);
      },
    });
    expect(reply).toEqual({
      kind: 'busy',
      says: 'Somebody else is saving. Your text is kept; try again in a moment.',
    });
    expect(stands()['Version']).toBe('1');
  });

  test('a heading that is gone stops the save, names itself and the cure (S04)', () => {
    const form = open();
    workspace.edit(
      'Reports',
      cell(workspace, 'Reports', ['Report', review], 'Targets').replace(/\d+/, '1'),
      '',
    );
    expect(save(workspace, review, 'save', REVIEW, form)).toEqual({
      kind: 'fault',
      says: 'The sheet "Reports" has no column headed "Targets". Nothing was changed. Choose Induction > Set up register to mend the headings.',
    });
    click(workspace, 'setUp');
    expect(save(workspace, review, 'save')).toMatchObject({ kind: 'answer' });
  });
});

const byReport = (one: Record<string, string>, other: Record<string, string>): number =>
  (one['Report'] ?? '') < (other['Report'] ?? '') ? -1 : 1;

test.each([
  ['=IMPORTXML("https://example.org","//a")'],
  ['+44 20 7946 0000'],
  ['-1+1'],
  ['@SUM(A1)'],
  ['<script>alert(1)</script>'],
  ['{{tag}} $& \\1'],
  ['👩🏽‍🏫 emoji, ليلى, cafe\u0301'],
  ['1E5'],
  ['03/04/2026'],
])('the words %s are kept letter by letter (V14, V16, V17, V18)', (words) => {
  save(workspace, review, 'save', { ...REVIEW, targets: words });
  expect(open().answers['targets']).toBe(words);
  const at = cell(workspace, 'Reports', ['Report', review], 'Targets');
  expect(workspace.values('Reports', at)).toEqual([[words]]);
});

test.each([
  ['not json at all'],
  ['{"ask":"drop everything"}'],
  ['{"ask":"__proto__"}'],
  ['{"ask":"save","id":7,"at":2,"version":1,"answers":{},"action":"save"}'],
  ['{"ask":"save","id":"R-00001","at":2,"version":1,"answers":{},"action":"delete"}'],
])('a question that makes no sense, %s, is refused and changes nothing (L12, V20)', (question) => {
  const before = workspace.read('Reports');
  const reply = JSON.parse(String(workspace.call('ask', [question]))) as { kind: string };
  expect(reply.kind).toBe('refused');
  expect(workspace.read('Reports')).toEqual(before);
});

test('one killed at any service call is wholly saved or not at all, and History has every save', () => {
  const form = open();
  save(workspace, review, 'save', REVIEW, form);
  const calls = workspace.lastExecution().serviceCalls;
  for (let call = 1; call <= calls; call += 1)
    for (const phase of ['before', 'after'] as const)
      for (const onKill of ['lost', 'kept'] as const) {
        workspace.restore(fresh);
        const request = {
          ask: 'save',
          id: review,
          at: form.at,
          version: form.version,
          answers: REVIEW,
          action: 'save',
        };
        const faults = [{ call, phase, kind: 'kill' as const }];
        workspace.tryCall('ask', [JSON.stringify(request)], { faults, onKill });
        const saved = stands()['Version'] === '2';
        expect([stands()['Targets'], stands()['State']]).toEqual(
          saved ? [REVIEW['targets'], 'draft'] : ['', 'due'],
        );
        expect(stands()['Not yet in History'] !== '').toBe(saved);
      }
}, 120_000);
