import { changeFile } from '../../local/world/files';
import { syncHeadings, unlink } from '../../local/world/forms-link';
import { sheetCalled } from '../../local/world/person';
import { restyle } from '../../local/world/styles';
import { setSwitches } from '../../local/world/switches';
import { BOUND_ID, updateSpreadsheet } from '../../local/world/workbook';
import type { Workspace } from '../../local/workspace';
import {
  EARLY_MONDAY,
  TUTOR_SAYS,
  answer,
  cell,
  click,
  linksIn,
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
let review = '';
let link = '';

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  const [headings = [], ...people] = workspace.read('People');
  const officer: Answers = { Person: 'P-0901', Name: 'Ola', Email: 'ola@example.org', Role: 'officer' };
  workspace.edit('People', `A${people.length + 2}`, [headings.map((heading) => officer[heading] ?? '')]);
  pastMonday(workspace);
  review = reviewOf(workspace, '0012345');
  link = linksIn(workspace, 'tom@example.org')[0] ?? '';
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

type Answers = Readonly<Record<string, string>>;

/** What a tutor answers, by question. */
const said: Answers = {
  'Is the ECT on track to complete induction successfully?': 'Yes',
  'What evidence have you drawn on?': 'Four observed lessons.',
  'Are timetable, mentor time and observations as they should be?': 'Yes',
};

/** Every needed question of the form, answered as `said` or in the plainest way. */
function whole(differs: Answers = {}): Answers {
  const form = workspace.forms().find(({ title }) => title.endsWith('progress review'));
  if (!form) throw new Error('Set up made no form for a progress review.');
  const answers: Record<string, string> = {};
  for (const item of form.items) {
    if (
      !('required' in item) ||
      !item.required ||
      ['Report code', 'Early career teacher and term'].includes(item.title)
    )
      continue;
    const { title } = item;
    const first = (item as { choices?: readonly { value: string }[] }).choices?.[0]?.value;
    if (onlyIfNot(title)) continue;
    answers[title] = said[title] ?? first ?? (/days/i.test(title) ? '1.5' : 'Plain words.');
  }
  return { ...answers, ...differs };
}
/** Questions that come up only after a "No". */
const onlyIfNot = (title: string): boolean =>
  /^(Which standards|Has the ECT been told|Is a support plan|Why)/.test(title);

const send = (differs: Answers = {}, to = link) => workspace.submitForm(to, whole(differs));
const stands = () => row(workspace, 'Reports', 'Report', review);
const intake = () => rows(workspace, 'Intake');
const verdicts = () => intake().map(({ Verdict }) => Verdict);
/** An officer agrees to what waits in Intake. */
const vouch = () => {
  const [{ Submission = '' } = {}] = intake();
  workspace.edit('Intake', cell(workspace, 'Intake', ['Submission', Submission], 'Verdict'), 'mended');
  trigger(workspace, 'everyTenMinutes');
};
const untouched = () => expect(stands()).toMatchObject({ State: 'due', Version: '1' });

describe('given the link in the digest', () => {
  test('it is filled in with the report and the ECT it is about', () => {
    const filled = new URL(link);
    const values = [...filled.searchParams.values()].join(' | ');
    expect(values).toContain(review);
    expect(values).toContain('Zoë Example: progress review, Autumn 2026');
  });

  test('what the tutor sends is in the report, and Intake says accepted', () => {
    const { executions } = send();
    expect(executions.map(({ outcome, error }) => [outcome, error])).toEqual([['completed', null]]);
    expect(stands()).toMatchObject({
      State: 'with ECT',
      'On track': 'yes',
      Evidence: 'Four observed lessons.',
      'Days absent': '1.5',
      'Received from': 'Tom Tutor, by the form',
    });
    expect(intake()).toEqual([expect.objectContaining({ Verdict: 'accepted', Report: review, Reasons: '' })]);
  });

  test('a report moved to another term since is taken in all the same: nobody has written in it', () => {
    workspace.edit('Reports', cell(workspace, 'Reports', ['Report', review], 'Term'), 'Spring 2027');
    send();
    expect(verdicts()).toEqual(['accepted']);
    expect(stands()).toMatchObject({ State: 'with ECT', Term: 'Spring 2027' });
  });

  test('answers that come on a draft somebody wrote meanwhile wait; vouched for, the report says whose they are', () => {
    workspace.edit('Reports', cell(workspace, 'Reports', ['Report', review], 'Evidence'), 'A line.');
    send();
    expect(intake()[0]?.['Reasons']).toContain('somebody has written in this report');
    vouch();
    expect(stands()).toMatchObject({
      Evidence: 'Four observed lessons.',
      'Received from': 'Tom Tutor, by the form, mended by an officer',
    });
  });

  test('only that report changes', () => {
    const others = () => rows(workspace, 'Reports').filter(({ Report }) => Report !== review);
    const before = others();
    send();
    expect(others()).toEqual(before);
  });

  test('History says it came by the form', () => {
    send();
    const lines = rows(workspace, 'History').filter(
      (line) => line['Row'] === review && line['Column'] === 'On track',
    );
    expect(lines.map(({ Who, After }) => [Who, After])).toEqual([['Form submission', 'yes']]);
  });
});

test('what is answered to a question somebody renamed is kept, and taken in once an officer says what it is', () => {
  const EVIDENCE = 'What evidence have you drawn on?';
  const { store } = workspace.world;
  const form = structuredClone(workspace.forms().find(({ title }) => title.endsWith('progress review')));
  const question = form?.items.find(({ title }) => title === EVIDENCE);
  if (!form || !question) throw new Error('The form does not ask for the evidence.');
  Object.assign(question, { title: 'Evidence, in brief' });
  store.put('form', form.id, form);
  syncHeadings(store, form, BOUND_ID);
  store.commit();
  const { [EVIDENCE]: words = '', ...others } = TUTOR_SAYS;
  workspace.submitForm(link, { ...others, 'Evidence, in brief': words });
  const { Submission = '', Reasons, Answers = '' } = rows(workspace, 'Intake').at(-1) ?? {};
  expect(Reasons).toContain('write "evidence" in place of it in Answers');
  expect(Answers).toContain(`"Evidence, in brief": "${words}"`);
  const set = (heading: string, value: string) =>
    workspace.edit('Intake', cell(workspace, 'Intake', ['Submission', Submission], heading), value);
  set('Answers', Answers.replace('Evidence, in brief', 'evidence'));
  set('Verdict', 'mended');
  trigger(workspace, 'everyTenMinutes');
  expect(row(workspace, 'Reports', 'Report', review)).toMatchObject({ State: 'with ECT', Evidence: words });
});

describe('given the form for assessments, sent for the final one', () => {
  const ON_TRACK = 'Is the ECT on track to complete induction successfully?';
  const RECOMMENDED = 'What does the headteacher recommend?';
  const IMPROVE = 'Where should the ECT improve?';
  const TARGETS = 'Which targets have you agreed for the next term?';
  const form = () => {
    const found = workspace.forms().find(({ title }) => title.endsWith('formal assessment'));
    if (!found) throw new Error('Set up made no form for a formal assessment.');
    return found;
  };
  const sendFinal = (differs: Answers) => {
    for (const [heading, value] of [
      ['Kind', 'formal assessment'],
      ['Final', 'yes'],
    ] as const)
      workspace.edit('Reports', cell(workspace, 'Reports', ['Report', review], heading), value);
    const code = /R-\d+\.[\w-]+/.exec(decodeURIComponent(link))?.[0] ?? '';
    const answers = form().items.flatMap((item) => {
      if (!('required' in item) || !item.required || onlyIfNot(item.title)) return [];
      const first = (item as { choices?: readonly { value: string }[] }).choices?.[0]?.value;
      return [[item.title, first ?? (/days/i.test(item.title) ? '1' : 'Words')]];
    });
    workspace.submitForm(form().id, {
      ...(Object.fromEntries(answers) as Answers),
      'Report code': code,
      [RECOMMENDED]: 'Satisfactory: the ECT meets the Teachers’ Standards',
      ...differs,
    });
  };

  const alerted = () => {
    workspace.advance({ minutes: 31 });
    return workspace.inbox('ola@example.org').map(({ subject, text }) => `${subject}\n${text}`);
  };

  test('its questions say which of them are for the final one', () => {
    const help = (title: string) => form().items.find((item) => item.title === title)?.help;
    expect(help(ON_TRACK)).toContain('At the final assessment the recommendation counts.');
    expect(help(TARGETS)).toContain('Leave this empty at the final assessment.');
    expect(help(RECOMMENDED)).toContain('At the final assessment only.');
  });

  test('a "No" beside "satisfactory" is kept with the report, where all who sign and judge it read it', () => {
    sendFinal({ [ON_TRACK]: 'No', [TARGETS]: 'TS7, by June.' });
    expect(intake()).toMatchObject([{ Verdict: 'accepted', Reasons: '' }]);
    const kept = `${ON_TRACK} No\n${TARGETS} TS7, by June.`;
    expect(stands()).toMatchObject({
      State: 'with ECT',
      Recommendation: 'satisfactory',
      'On track': 'no',
      'Extra answers': kept,
    });
    expect(answer(workspace, { ask: 'report', id: review })?.said).toContainEqual({
      label: 'Extra answers',
      text: kept,
    });
    expect(alerted()).toEqual([
      expect.stringMatching(
        /^An ECT is reported not on track\n[^]*It recommends “satisfactory” all the same/,
      ),
    ]);
  });

  const EXTEND = {
    [RECOMMENDED]: 'Extension: more time should be considered',
    [IMPROVE]: 'TS7: routines.',
  };

  test('a recommendation to extend is told the same day where a standard is not met (2.60)', () => {
    const standard = form().items.find(({ title }) => title.startsWith('TS7'))?.title ?? '';
    sendFinal({ ...EXTEND, [standard]: 'Not yet', 'TS7: evidence and comments': 'Routines.' });
    expect(alerted()).toEqual([expect.stringContaining('The headteacher recommends “extension”.')]);
  });

  test('to extend for illness or thin evidence is not called "not on track" (3.8)', () => {
    sendFinal(EXTEND);
    expect(stands()).toMatchObject({ State: 'with ECT', Recommendation: 'extension' });
    expect(alerted()).toEqual([]);
  });
});

describe('given a submission that can not be taken', () => {
  const forged = (code: string): string => link.replace(/R-\d+[^&]*/, encodeURIComponent(code));

  test('the number of a report typed for its code is called that', () => {
    send({}, forged(review));
    expect(intake()[0]).toMatchObject({
      Verdict: 'needs mending',
      Reasons: expect.stringContaining(`"${review}" is the number of a report, not the code of a link.`),
    });
  });

  test.each([
    [
      'a code with another report in front',
      () => forged(`R-00002.${/\.([\w-]+)/.exec(decodeURIComponent(link.split('R-')[1] ?? ''))?.[1] ?? ''}`),
    ],
    ['a code cut short (L01)', () => forged(`${review}.abc`)],
    ['no code at all', () => forged('I do not know')],
  ])('%s lands in Intake with its reason, and nothing else changes', (_, address) => {
    const before = workspace.read('Reports');
    send({}, address());
    expect(verdicts()).toEqual(['needs mending']);
    expect(intake()[0]?.['Reasons']).toMatch(
      /Ask whoever sent it to use the link in their newest mail: .* If they did/,
    );
    expect(workspace.read('Reports')).toEqual(before);
  });

  test('every bit of a code counts: none but the right one is taken (L01)', () => {
    const code = /R-\d+\.[\w-]+/.exec(decodeURIComponent(link))?.[0] ?? '';
    const print = code.split('.')[1] ?? '';
    for (let at = 0; at < print.length; at += 1) {
      const flipped = `${print.slice(0, at)}${print[at] === 'A' ? 'B' : 'A'}${print.slice(at + 1)}`;
      workspace.restore(fresh);
      send({}, forged(`${review}.${flipped}`));
      // The last letter of 16 bytes carries four bits that mean nothing, but the letters must still be the same.
      expect([flipped, ...verdicts()]).toEqual([flipped, 'needs mending']);
    }
    untouched();
  }, 120_000);

  test('the form for another kind of report', () => {
    const other = workspace.forms().find(({ title }) => title.endsWith('formal assessment'));
    const code = /R-\d+\.[\w-]+/.exec(decodeURIComponent(link))?.[0] ?? '';
    if (!other) throw new Error('Set up made no form for a formal assessment.');
    const answers = Object.fromEntries(
      other.items
        .filter((item) => 'required' in item && item.required && !onlyIfNot(item.title))
        .map((item) => [
          item.title,
          (item as { choices?: readonly { value: string }[] }).choices?.[0]?.value ??
            (/days/i.test(item.title) ? '1' : 'Words'),
        ]),
    );
    workspace.submitForm(other.id, { ...answers, 'Report code': code });
    expect(intake()[0]?.['Reasons']).toContain(
      'The code is for the progress review of Autumn 2026, and this is the form for the formal assessment.',
    );
    untouched();
  });

  test('an officer who chooses "accepted" has what was mended taken in, and hears what is still in the way', () => {
    const accepts = () => {
      const [{ Submission = '' } = {}] = intake();
      const at = (heading: string) => cell(workspace, 'Intake', ['Submission', Submission], heading);
      workspace.edit('Intake', at('Verdict'), 'accepted');
      trigger(workspace, 'everyTenMinutes');
      return at;
    };
    const DAYS = 'How many days has the ECT been absent since the last report?';
    send({ [DAYS]: '1.25' });
    const at = accepts();
    expect(verdicts()).toEqual(['needs mending']);
    expect(intake()[0]?.['Reasons']).toContain('Enter a number of days');
    workspace.edit('Intake', at('Answers'), intake()[0]?.['Answers']?.replace('1.25', '1.5') ?? '');
    accepts();
    expect(intake()[0]).toMatchObject({ Verdict: 'accepted', Answers: '' });
    expect(stands()).toMatchObject({ State: 'with ECT', 'Days absent': '1.5' });
  });

  test('a report that was sent already: the first stands, the second is kept to be looked at', () => {
    send();
    const before = stands();
    workspace.advance({ minutes: 1 });
    send({ 'What evidence have you drawn on?': 'Other words.' });
    expect(verdicts()).toEqual(['accepted', 'needs mending']);
    expect(intake()[1]?.['Answers']).toContain('Other words.');
    expect(stands()['Evidence']).toBe(before['Evidence']);
    workspace.advance({ minutes: 15 });
    const told = workspace.inbox('tom@example.org').find(({ subject }) => /could not use/.test(subject));
    expect(told?.text).toContain('About Zoë Example: progress review, Autumn 2026.');
    expect(told?.text).toContain('This report had come in already, and the first one counts.');
  });

  describe('answers longer than a cell holds', () => {
    const LONG = 'Which targets have you agreed for the next term?';
    const kept = (): Answers => JSON.parse(intake()[0]?.['Answers'] ?? '') as Answers;
    beforeEach(() => send({ [LONG]: 'Plan "ahead".\n'.repeat(4_000) }));

    test('are kept as far as they go, each whole or marked as cut, with where all of it stands and what to do', () => {
      expect(
        Object.values(kept()).filter((one) => / \[cut here: too long for this cell\]$/.test(one)),
      ).toHaveLength(1);
      expect(Object.values(kept())).toContain('Four observed lessons.');
      expect(intake()[0]?.['Answers']?.length).toBeLessThan(50_000);
      expect(intake()[0]).toMatchObject({
        Verdict: 'needs mending',
        Reasons: expect.stringMatching(
          /^The text is too long to be kept here whole.*answers sheet of the form "Induction progress review".*send a shorter one/,
        ),
      });
    });

    test('are not taken in cut when an officer chooses "mended", and the same reason is given', () => {
      const before = intake()[0]?.['Reasons'];
      vouch();
      expect(verdicts()).toEqual(['needs mending']);
      expect(intake()[0]?.['Reasons']?.split('\n')[0]).toBe(before?.split('\n')[0]);
      untouched();
    });

    test('are taken in once what is marked as cut was mended', () => {
      const answers = Object.entries(kept()).map(([field, one]) => [
        field,
        one.length > 10_000 ? 'Plan.' : one,
      ]);
      const [{ Submission = '' } = {}] = intake();
      const at = cell(workspace, 'Intake', ['Submission', Submission], 'Answers');
      workspace.edit('Intake', at, JSON.stringify(Object.fromEntries(answers)));
      vouch();
      expect(verdicts()).toEqual(['accepted']);
    });
  });

  test('more days absent than the term has, which the form itself can not know', () => {
    const days = Object.keys(whole()).find((title) => /days/i.test(title)) ?? '';
    send({ [days]: '390' });
    expect(intake()[0]?.['Reasons']).toMatch(/days at most/);
    untouched();
  });
});

describe('given events as Google really sends them', () => {
  test('the event comes twice: one row, taken in once (F10)', () => {
    setSwitches(workspace.world, { formEventsTwice: 1 });
    send();
    expect([verdicts(), stands()['Version']]).toEqual([['accepted'], '2']);
  });

  test('a second, blank event follows: nothing comes of it (F12)', () => {
    setSwitches(workspace.world, { formEventsBlankAgain: 1 });
    send();
    expect([verdicts(), stands()['State']]).toEqual([['accepted'], 'with ECT']);
  });

  test('the event never comes: the next tick takes the row in all the same (F11)', () => {
    setSwitches(workspace.world, { formEventsLost: 1 });
    send();
    untouched();
    workspace.advance({ minutes: 11 });
    expect([verdicts(), stands()['State']]).toEqual([['accepted'], 'with ECT']);
  });

  test('the event is there before its row can be read: taken in at the next tick, whole', () => {
    setSwitches(workspace.world, { formRowsLate: 1 });
    send();
    workspace.advance({ minutes: 11 });
    expect(stands()).toMatchObject({ State: 'with ECT', Evidence: 'Four observed lessons.' });
    expect(verdicts().filter((verdict) => verdict === 'accepted')).toHaveLength(1);
  });

  test('somebody empties Intake: who sent what has been dealt with since is not told that it could not be used', () => {
    send();
    workspace.advance({ minutes: 11 });
    save(workspace, review, 'submit');
    save(workspace, review, 'return', { returnedWhy: 'Please say more.' });
    workspace.deleteRow('Intake', 2);
    workspace.advance({ minutes: 61 });
    expect(verdicts()).toEqual(['needs mending']);
    const told = () =>
      workspace.inbox('tom@example.org').filter(({ subject }) => subject.includes('could not use'));
    expect(told()).toEqual([]);
    workspace.advance({ minutes: 1 });
    send();
    workspace.advance({ minutes: 11 });
    expect([verdicts(), told()]).toEqual([['needs mending', 'needs mending'], [expect.anything()]]);
  });

  test('somebody sorts and hides the answers: none is taken in again', () => {
    send();
    const sheet = workspace.sheetNames().find((name) => name.startsWith('Form Responses 1')) ?? '';
    workspace.sortSheet(sheet, 2, false);
    workspace.renameSheet(sheet, 'Answers');
    workspace.advance({ minutes: 11 });
    expect(verdicts()).toEqual(['accepted']);
  });
});

describe('given an answers sheet that somebody changed (F13)', () => {
  test('the time zone of the file changed: what was taken in is not taken in again, and the Desk says so', () => {
    send();
    const { store } = workspace.world;
    updateSpreadsheet(store, BOUND_ID, { zone: 'America/New_York' });
    store.commit();
    workspace.advance({ days: 1 });
    expect(verdicts()).toEqual(['accepted']);
    const desk = () => rows(workspace, 'Desk').map((line) => line['Where to look'] ?? '');
    const says = expect.stringContaining('The time zone of this file is America/New_York');
    expect(desk()).toContainEqual(says);
    click(workspace, 'setUp');
    click(workspace, 'refreshViews');
    workspace.advance({ minutes: 11 });
    expect(verdicts()).toEqual(['accepted']);
    expect(desk()).not.toContainEqual(says);
  });

  test('the locale of the file changed: the Desk says so until Set up has put it back', () => {
    const { store } = workspace.world;
    updateSpreadsheet(store, BOUND_ID, { locale: 'en_US' });
    store.commit();
    const says = expect.stringMatching(/^The locale of this file is en_US/);
    const desk = () => {
      click(workspace, 'refreshViews');
      return rows(workspace, 'Desk').map((line) => line['Where to look'] ?? '');
    };
    expect(desk()).toContainEqual(says);
    expect(click(workspace, 'setUp')).toContain('Set the locale of this file to the United Kingdom.');
    expect(desk()).not.toContainEqual(says);
  });

  test('the column of times shown as days: what was taken in is not taken in again', () => {
    send();
    const sheet = workspace.sheetNames().find((name) => name.startsWith('Form Responses 1')) ?? '';
    const grid = sheetCalled(workspace.world, sheet);
    const column = { row: 1, column: 1, rows: grid.maxRows, columns: 1 };
    const day = { numberFormat: 'd mmmm yyyy' };
    restyle(grid, column, () => day);
    expect(workspace.read(sheet)[1]?.[0]).toMatch(/^\d+ December 2026$/);
    // Another tutor's submission, so that the sheet is looked at again.
    send({}, linksIn(workspace, 'una@example.org')[0]);
    expect(verdicts()).toEqual(['accepted', 'accepted']);
  });

  describe('given a column put in front of it', () => {
    const inFront = (differs: (sheet: string) => void = () => undefined) => {
      send();
      const sheet = workspace.sheetNames().find((name) => name.startsWith('Form Responses 1')) ?? '';
      differs(sheet);
      workspace.insertColumn(sheet, 1);
      workspace.advance({ minutes: 61 });
      return sheet;
    };
    const other = () => send({}, linksIn(workspace, 'una@example.org')[0]);
    const refusals = () =>
      ['tom@example.org', 'una@example.org']
        .flatMap((who) => workspace.inbox(who))
        .filter(({ subject }) => subject.includes('could not use'));
    const named = expect.stringMatching(
      /^Nothing that comes by the form "Induction progress review" is taken in/,
    );
    const desk = () => {
      click(workspace, 'refreshViews');
      return rows(workspace, 'Desk').map((line) => line['Where to look'] ?? '');
    };

    test('what was taken in is not taken in again, and what comes next is', () => {
      const sheet = inFront();
      workspace.edit(sheet, 'A2', '08/12/2026');
      other();
      expect([verdicts(), refusals()]).toEqual([['accepted', 'accepted'], []]);
      expect(desk()).not.toContainEqual(named);
    });

    test.each(['', 'Looked at by Ola'])(
      'where Google heads the time in another language, nothing of it is taken in nor refused, and Desk and Set up name it (%j)',
      (note) => {
        const sheet = inFront((name) => workspace.edit(name, 'A1', 'Horodateur'));
        if (note !== '') workspace.edit(sheet, 'A2', note);
        other();
        expect([verdicts(), refusals()]).toEqual([['accepted'], []]);
        expect(desk()).toContainEqual(named);
        expect(click(workspace, 'setUp')).toEqual(named);
      },
    );

    test('put right as it says there, all goes on', () => {
      const sheet = inFront((name) => workspace.edit(name, 'A1', 'Horodateur'));
      other();
      workspace.edit(sheet, 'B1', 'Timestamp');
      click(workspace, 'doWhatWaits');
      expect([verdicts(), refusals()]).toEqual([['accepted', 'accepted'], []]);
      expect(desk()).not.toContainEqual(named);
      expect(click(workspace, 'setUp')).toBe('All was well. Nothing had to be changed.');
    });
  });

  const answersSheet = (): string =>
    workspace.sheetNames().find((name) => name.startsWith('Form Responses 1')) ?? '';
  const una = () => linksIn(workspace, 'una@example.org')[0];
  const named = expect.stringMatching(
    /^Nothing that comes by the form "Induction progress review" is taken in/,
  );
  const desk = () => {
    click(workspace, 'refreshViews');
    return rows(workspace, 'Desk').map((line) => line['Where to look'] ?? '');
  };
  const progressForm = () => {
    const form = workspace.forms().find(({ title }) => title.endsWith('progress review'));
    if (!form) throw new Error('Set up made no form for a progress review.');
    return form;
  };
  const unlinked = (): void => {
    const { store } = workspace.world;
    unlink(store, progressForm().id, BOUND_ID);
    store.put('form', progressForm().id, { ...progressForm(), destination: null });
    store.commit();
  };

  test('a row put above the headings, with a note or without: all goes on', () => {
    send();
    const sheet = answersSheet();
    workspace.insertRow(sheet, 1);
    workspace.advance({ minutes: 61 });
    workspace.insertRow(sheet, 1);
    workspace.edit(sheet, 'B1', 'Answers of the autumn');
    send({}, una());
    expect(verdicts()).toEqual(['accepted', 'accepted']);
    expect(desk()).not.toContainEqual(named);
  });

  test('the headings sorted down among the answers: all goes on', () => {
    send();
    const sheet = answersSheet();
    workspace.insertRow(sheet, 1);
    workspace.edit(sheet, 'A1', workspace.read(sheet, 'A3:Z3'));
    workspace.deleteRow(sheet, 3);
    send({}, una());
    expect(verdicts()).toEqual(['accepted', 'accepted']);
  });

  test('the headings deleted: nothing is taken for one, Desk and Set up name it, and a new sheet has it all', () => {
    send();
    workspace.deleteRow(answersSheet(), 1);
    send({}, una());
    expect(verdicts()).toEqual(['accepted']);
    expect(desk()).toContainEqual(named);
    expect(click(workspace, 'setUp')).toEqual(named);
    unlinked();
    expect(click(workspace, 'setUp')).toBe(
      'Linked the form "Induction progress review" to this file again: a new sheet has every answer it was given.',
    );
    click(workspace, 'doWhatWaits');
    expect(verdicts()).toEqual(['accepted', 'accepted']);
    expect(desk()).not.toContainEqual(named);
  });

  test('two columns that lost their headings: what was answered in both is kept', () => {
    const sheet = answersSheet();
    const headings = workspace.read(sheet)[0] ?? [];
    const letterOf = (title: string) => String.fromCharCode(65 + headings.indexOf(title));
    const lost = ['What evidence have you drawn on?', 'Which targets have you agreed for the next term?'];
    for (const title of lost) workspace.edit(sheet, `${letterOf(title)}1`, '');
    send({ [lost[0] ?? '']: 'Four lessons.', [lost[1] ?? '']: 'Two targets.' });
    expect(intake()[0]).toMatchObject({
      Verdict: 'needs mending',
      Answers: expect.stringMatching(/which has no heading": "Four lessons\."[^]*"Two targets\."/),
    });
  });

  describe('given a form that takes no answers, or whose answers nobody reads', () => {
    test('unlinked: the Desk says so, and Set up links it again with every answer', () => {
      unlinked();
      send();
      workspace.advance({ minutes: 61 });
      expect(verdicts()).toEqual([]);
      expect(desk()).toContainEqual(named);
      expect(click(workspace, 'setUp')).toContain(
        'Linked the form "Induction progress review" to this file again',
      );
      workspace.advance({ minutes: 11 });
      expect([verdicts(), stands()['State']]).toEqual([['accepted'], 'with ECT']);
      expect(desk()).not.toContainEqual(named);
    });

    test('in the bin: Set up takes it out, and the links sent are good', () => {
      const file = workspace.file(progressForm().id);
      changeFile(workspace.world, file, { trashed: true });
      workspace.world.store.commit();
      expect(() => send()).toThrow(/not published/);
      expect(click(workspace, 'setUp')).toBe('Took the form "Induction progress review" out of the bin.');
      send();
      expect(verdicts()).toEqual(['accepted']);
    });

    test('closed by hand: Set up opens it, and says so', () => {
      workspace.world.store.put('form', progressForm().id, { ...progressForm(), accepting: false });
      workspace.world.store.commit();
      expect(click(workspace, 'setUp')).toBe(
        'Opened the form "Induction progress review", which took no answers any more.',
      );
      send();
      expect(verdicts()).toEqual(['accepted']);
    });
  });

  test('a heading nobody knows is kept aside and named, never put into another column', () => {
    const sheet =
      workspace
        .sheetNames()
        .find(
          (name) =>
            name.startsWith('Form Responses') &&
            workspace.read(name)[0]?.includes('What evidence have you drawn on?'),
        ) ?? '';
    const at = (workspace.read(sheet)[0] ?? []).indexOf('What evidence have you drawn on?');
    const letter = String.fromCharCode(65 + at);
    workspace.edit(sheet, `${letter}1`, 'Evidence or whatever');
    send();
    expect(intake()[0]).toMatchObject({
      Verdict: 'needs mending',
      Reasons: expect.stringContaining('"Evidence or whatever"'),
    });
    untouched();
  });
});

test.each([
  ['=IMPORTXML("https://example.org","//a")'],
  ['<script>alert(1)</script>'],
  ['{{body}} {{id}} $& $1'],
  ['👩🏽‍🏫 ليلى הַטקסט cafe\u0301'],
  ['+44 20 7946 0000'],
  ['  spaces around  '],
])('%s as an answer is kept as text (V14, V16, V17, V18)', (words) => {
  send({ 'What evidence have you drawn on?': words });
  expect(stands()['Evidence']).toBe(words.trim());
});
