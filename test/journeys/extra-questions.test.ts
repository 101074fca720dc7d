import type { Workspace } from '../../local/workspace';
import { pdfText } from '../local/pdf-text';
import {
  EARLY_MONDAY,
  answer,
  cell,
  click,
  columnOf,
  linksIn,
  pastMonday,
  reviewOf,
  row,
  rows,
  save,
  signLinkOf,
  smallRegister,
} from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;
let review = '';
let link = '';

const SEEN = 'Has the ECT met other ECTs?';
const PROUD = 'What is the ECT proud of this term';
const SPRING = 'Which visit was made';

/** A row of Extra questions, as people type one. */
function enter(at: number, cells: Readonly<Record<string, string>>): void {
  for (const [heading, text] of Object.entries(cells)) {
    const letter = String.fromCharCode(64 + columnOf(workspace, 'Extra questions', heading));
    workspace.edit('Extra questions', `${letter}${at}`, text);
  }
}

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  enter(2, {
    'Extra question': 'EQ-01',
    Form: 'progress review',
    Question: SEEN,
    Kind: 'yes or no',
    Needed: 'yes',
  });
  enter(3, { Form: 'progress review', Question: PROUD, Kind: 'words' });
  enter(4, {
    Form: 'progress review',
    Question: SPRING,
    Kind: 'one of',
    Choices: 'A school, A museum',
    Needed: 'yes',
    'Only in': 'Spring',
  });
  click(workspace, 'setUp');
  pastMonday(workspace);
  review = reviewOf(workspace, '0012345');
  link = linksIn(workspace, 'tom@example.org')[0] ?? '';
  fresh = workspace.snapshot();
}, 60_000);
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

const form = (kind = 'progress review') => {
  const found = workspace.forms().find(({ title }) => title.endsWith(kind));
  if (!found) throw new Error(`There is no form for a ${kind}.`);
  return found;
};
const titles = (kind?: string) => form(kind).items.map(({ title }) => title);
const item = (title: string) => form().items.find((one) => one.title === title);
const stands = () => row(workspace, 'Reports', 'Report', review);
const intake = () => rows(workspace, 'Intake');

const DECLARED: Readonly<Record<string, string>> = {
  'Is the ECT on track to complete induction successfully?': 'Yes',
  'What evidence have you drawn on?': 'Four observed lessons.',
  'I am the induction tutor, and I have talked this through with the ECT': 'Yes',
};

/** What the form needs, in the plainest words; then what differs. */
function send(differs: Readonly<Record<string, string>>): void {
  const plain = form().items.flatMap((one) => {
    if (!('required' in one) || !one.required || /^(Report code|Early career)/.test(one.title)) return [];
    if (/^(Which standards|Has the ECT been told|Is a support plan|Why|What was missing)/.test(one.title))
      return [];
    const first = (one as { choices?: readonly { value: string }[] }).choices?.[0]?.value;
    return [[one.title, DECLARED[one.title] ?? first ?? (/days/i.test(one.title) ? '1' : 'Plain words.')]];
  });
  const answers = { ...(Object.fromEntries(plain) as Record<string, string>), ...differs };
  workspace.submitForm(link, answers);
}

describe('given extra questions for the progress review', () => {
  test('Set up numbers them and puts them on that form, after the declared questions', () => {
    expect(rows(workspace, 'Extra questions').map((one) => one['Extra question'])).toEqual([
      'EQ-01',
      'EQ-0002',
      'EQ-0003',
    ]);
    expect(titles().slice(-4)).toEqual([
      SEEN,
      PROUD,
      SPRING,
      'I am the induction tutor, and I have talked this through with the ECT',
    ]);
    expect(titles('formal assessment')).not.toContain(SEEN);
  });

  test('the form insists on what is needed in every term, not on what is for one term', () => {
    expect(item(SEEN)).toMatchObject({ required: true });
    expect(item(PROUD)).toMatchObject({ required: false });
    expect(item(SPRING)).toMatchObject({
      required: false,
      help: 'For Spring term only: leave empty otherwise.',
    });
  });

  test('Set up again changes nothing', () => {
    expect(click(workspace, 'setUp')).toBe('All was well. Nothing had to be changed.');
  });

  test('the answers are kept in the report, each after its question', () => {
    send({ [PROUD]: 'A trip.\nA play.' });
    expect(intake().map(({ Verdict }) => Verdict)).toEqual(['accepted']);
    expect(stands()).toMatchObject({
      State: 'with ECT',
      Evidence: 'Four observed lessons.',
      'Extra answers': `${SEEN} Yes\n${PROUD}: A trip.\nA play.`,
    });
  });

  test('the sidebar shows them', () => {
    send({});
    expect(answer(workspace, { ask: 'report', id: review })?.said).toContainEqual({
      label: 'Extra answers',
      text: `${SEEN} Yes`,
    });
  });

  test('the PDF has them', async () => {
    send({ [PROUD]: '{{body}} A trip.' });
    workspace.advance({ minutes: 11 });
    const pdf = workspace.files().find(({ mimeType, trashed }) => mimeType === 'application/pdf' && !trashed);
    const said = pdfText(await workspace.bytes(pdf?.content ?? null))
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(said).toContain(`${SEEN} Yes`);
    expect(said).toContain(`${PROUD}: {{body}} A trip.`);
  }, 60_000);

  test('one changed after the ECT was asked: the link they have no longer signs', () => {
    send({});
    workspace.advance({ minutes: 75 });
    const before = signLinkOf(workspace, 'zoe@example.org');
    workspace.edit('Reports', cell(workspace, 'Reports', ['Report', review], 'Extra answers'), `${SEEN} No`);
    workspace.submitForm(before, {
      'I am': 'The early career teacher',
      'Your signature': 'I have read this report and sign it',
      'Your full name': 'Zoë Example',
    });
    expect(intake().pop()?.['Reasons']).toMatch(/^The text of this report has changed since/);
    expect(stands()).toMatchObject({ State: 'with ECT', 'ECT signed': '' });
  });

  test('an officer who records a report on paper need not answer them', () => {
    save(workspace, review, 'submit');
    expect(stands()).toMatchObject({ State: 'submitted', 'Extra answers': '' });
  });
});

const letter = (at: number) => String.fromCharCode(65 + ((at - 1) % 26));

describe('given an answer that is needed in this term alone', () => {
  beforeEach(() => {
    enter(4, { 'Only in': 'Autumn 2026' });
    click(workspace, 'setUp');
  });

  test('without it the report waits in Intake, which says why', () => {
    send({});
    expect(intake()[0]).toMatchObject({
      Verdict: 'needs mending',
      Reasons: `${SPRING}: This needs an answer. To take the report in without it, choose the verdict "mended".`,
    });
    expect(stands()).toMatchObject({ State: 'due', 'Extra answers': '' });
  });

  test('an officer may take it in without', () => {
    send({});
    workspace.edit('Intake', `${letter(columnOf(workspace, 'Intake', 'Verdict'))}2`, 'mended');
    workspace.advance({ minutes: 11 });
    expect(intake()[0]).toMatchObject({ Verdict: 'accepted' });
    expect(stands()).toMatchObject({ State: 'with ECT', 'Extra answers': `${SEEN} Yes` });
  });

  test('with it the report is taken in', () => {
    send({ [SPRING]: 'A museum' });
    expect(stands()['Extra answers']).toBe(`${SEEN} Yes\n${SPRING}: A museum`);
  });
});

describe('given questions that change', () => {
  test('one renamed keeps its place on the form, and kept answers their words', () => {
    send({});
    enter(2, { Question: 'Has the ECT met three others?' });
    expect(click(workspace, 'setUp')).toContain('Reworded');
    expect(titles()).toContain('Has the ECT met three others?');
    expect(titles()).not.toContain(SEEN);
    expect(stands()['Extra answers']).toBe(`${SEEN} Yes`);
  });

  test('one removed leaves the form, and kept answers stay', () => {
    send({ [PROUD]: 'A trip.' });
    workspace.deleteRow('Extra questions', 3);
    click(workspace, 'setUp');
    expect(titles()).not.toContain(PROUD);
    workspace.advance({ minutes: 11 });
    click(workspace, 'refreshViews');
    expect(stands()['Extra answers']).toBe(`${SEEN} Yes\n${PROUD}: A trip.`);
  });

  test('one answered in another way is asked anew', () => {
    enter(2, { Kind: 'words' });
    click(workspace, 'setUp');
    expect(titles().filter((title) => title === SEEN)).toHaveLength(1);
    send({ [SEEN]: '007' });
    expect(stands()['Extra answers']).toBe(`${SEEN} 007`);
  });

  test.each([
    [{ Question: 'What evidence have you drawn on?' }, 'Use other words'],
    [{ Kind: 'one of' }, 'Enter two choices or more'],
    [{ Question: 'x'.repeat(201) }, 'Shorten the question to 200 characters. It has 201.'],
    [{ Kind: 'a drawing' }, 'Choose one of: words, yes or no, one of.'],
  ])('one that can not be asked, with %j, is named by Set up', (cells, says) => {
    enter(2, cells as Readonly<Record<string, string>>);
    const told = click(workspace, 'setUp');
    expect(told).toContain('Extra questions');
    expect(told).toContain(says);
    expect(titles()).not.toContain(SEEN);
  });
});

test.each([
  ['=IMPORTXML("https://example.org","//a")'],
  ['<script>alert(1)</script>'],
  ['👩🏽‍🏫 ليلى הַטקסט cafe\u0301'],
  ['+44 20 7946 0000'],
  ["'=1+1"],
  ['#N/A'],
])('%s is text, as a question and as an answer (V14, V16, V17, V18)', (words) => {
  enter(3, { Question: `'${words} said` });
  click(workspace, 'setUp');
  const title = titles().slice(-3)[0] ?? '';
  expect(title).toContain('said');
  send({ [title]: words });
  expect(stands()['Extra answers']).toBe(`${SEEN} Yes\n${title}: ${words}`);
});

test('the Desk has each form to look at, with nothing filled in', () => {
  click(workspace, 'refreshViews');
  const line = row(workspace, 'Desk', 'What', 'Preview: Induction progress review');
  expect(line['Where to look']).toMatch(/^https:\/\/\S+viewform opens the form\. .* changes nothing\.$/);
});
