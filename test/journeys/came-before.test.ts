/** Submissions of before a report came back or moved, and those a later one replaced: none counts a second time. */
import type { Workspace } from '../../local/workspace';
import {
  EARLY_MONDAY,
  TUTOR_SAYS,
  byDay,
  cell,
  click,
  emptySheet,
  linksIn,
  pastMonday,
  reviewOf,
  row,
  rows,
  save,
  signAs,
  signLinkOf,
  smallRegister,
  typeRows,
  typeSetting,
} from './register';

let workspace: Workspace;
let begun: ReturnType<Workspace['snapshot']>;
let review = '';
const TOM = 'tom@example.org';
const ZOE = 'zoe@example.org';

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  review = reviewOf(workspace, '0012345');
  pastMonday(workspace);
  byDay(workspace);
  begun = workspace.snapshot();
}, 120_000);
beforeEach(() => workspace.restore(begun));
afterAll(() => workspace.close());

const stands = () => row(workspace, 'Reports', 'Report', review);
const pass = (minutes: number) => workspace.advance({ minutes });
const writeLink = (): string =>
  linksIn(workspace, TOM)
    .filter((link) => /R-\d+\.w/.test(decodeURIComponent(link)))
    .pop() ?? '';
const tutorWrites = (answers = TUTOR_SAYS): void => {
  workspace.submitForm(writeLink(), answers);
  pass(25);
};
const signs = (address: string, capacity: string, name: string): void =>
  signAs(workspace, address, capacity, name);
const sendBack = (): void => {
  expect(save(workspace, review, 'return', { returnedWhy: 'Say more of targets.' }).kind).toBe('answer');
  pass(25);
};

test.each<readonly [string, () => void]>([
  ['Intake is emptied', () => emptySheet(workspace, 'Intake')],
  [
    'the tab of Intake is deleted and Set up makes it anew',
    () => {
      workspace.deleteSheet('Intake');
      click(workspace, 'setUp');
    },
  ],
])('2.61 signatures of before a report came back are not given again when %s', (_, happens) => {
  tutorWrites();
  signs(ZOE, 'The early career teacher', 'Zoë Example');
  signs(TOM, 'The induction tutor', 'Tom Tutor');
  expect(stands()['State']).toBe('submitted');
  sendBack();
  workspace.advance({ to: '2026-12-08T09:00:00' });
  tutorWrites();
  happens();
  pass(75);
  expect(stands()).toMatchObject({ State: 'with ECT', 'ECT signed': '', 'Tutor signed': '' });
});

test.each<readonly [string, () => void]>([
  ['Intake is emptied', () => emptySheet(workspace, 'Intake')],
  ['its row of Intake is deleted', () => workspace.deleteRow('Intake', 3)],
])(
  'a report returned twice, the first time answered in the same words, stays returned when %s',
  (_, happens) => {
    tutorWrites();
    sendBack();
    workspace.advance({ to: '2026-12-08T09:00:00' });
    tutorWrites();
    sendBack();
    happens();
    pass(75);
    expect(stands()['State']).toBe('returned');
  },
);

test('what a tutor of two schools writes of the one is not taken in for the report of the other', () => {
  typeRows(workspace, 'People', {
    Person: 'P-0001',
    Name: 'Tom Tutor',
    Email: TOM,
    Role: 'tutor',
    URN: '100002',
  });
  const finished = cell(workspace, 'Induction periods', ['Period', 'IP-0001'], 'Finished');
  workspace.edit('Induction periods', finished, '2026-12-09');
  typeRows(workspace, 'Induction periods', {
    TRN: '0012345',
    URN: '100002',
    Started: '2026-12-10',
    FTE: '1',
    Programme: 'school-led',
    Tutor: 'P-0001',
  });
  click(workspace, 'refreshViews');
  expect(stands()['School']).toBe('Birch Academy');
  tutorWrites();
  expect(stands()['State']).toBe('due');
  const { Verdict, Reasons } = rows(workspace, 'Intake').at(-1) ?? {};
  expect([Verdict, Reasons]).toEqual([
    'needs mending',
    expect.stringContaining('It is for Birch Academy, Spring 2027 now.'),
  ]);
});

test('what waits to be mended is done with once a later one of the same report was taken in', () => {
  const DAYS = 'How many days has the ECT been absent since the last report?';
  tutorWrites({ ...TUTOR_SAYS, [DAYS]: '1.25' });
  expect(rows(workspace, 'Intake').map(({ Verdict }) => Verdict)).toEqual(['needs mending']);
  expect(workspace.inbox(TOM).at(-1)?.text).toContain(
    `“${DAYS}” (Enter a number of days, in half-days: 0, 3.5 or 12), and send the whole form once more`,
  );
  tutorWrites();
  expect(stands()['State']).toBe('with ECT');
  expect(rows(workspace, 'Intake').map(({ Verdict, Reasons }) => [Verdict, Reasons])).toEqual([
    ['ignored', 'A later one was taken in on Monday 7 December 2026.'],
    ['accepted', ''],
  ]);
});

test('a signature that waits to be mended is done with once its sender signed by the same link', () => {
  tutorWrites();
  signs(ZOE, 'The early career teacher', 'Somebody Else');
  expect(rows(workspace, 'Intake').at(-1)?.['Verdict']).toBe('needs mending');
  signs(ZOE, 'The early career teacher', 'Zoë Example');
  expect(stands()['ECT signed']).not.toBe('');
  expect(
    rows(workspace, 'Intake')
      .slice(-2)
      .map(({ Verdict, Reasons }) => [Verdict, Reasons]),
  ).toEqual([
    ['ignored', 'A later one was taken in on Monday 7 December 2026.'],
    ['accepted', ''],
  ]);
});

describe('a form that was sent anew', () => {
  const refusedMails = () => rows(workspace, 'Outbox').filter(({ Mail }) => Mail?.startsWith('refused:'));
  const sends = (name: string, comment: string) =>
    workspace.submitForm(signLinkOf(workspace, ZOE), {
      'I am': 'The early career teacher',
      ...(comment === '' ? {} : { [COMMENT]: comment }),
      'Your signature': 'I have read this report and sign it',
      'Your full name': name,
    });
  const COMMENT = 'Your comment on this report';
  const verdicts = () =>
    rows(workspace, 'Intake')
      .slice(-2)
      .map(({ Verdict }) => Verdict);

  test('before the first was looked at: nobody hears that the first could not be used', () => {
    tutorWrites();
    for (const [id] of [...workspace.world.store.all('trigger')]) workspace.world.store.delete('trigger', id);
    sends('Somebody Else', '');
    pass(1);
    sends('Zoë Example', '');
    click(workspace, 'doWhatWaits');
    expect(stands()['ECT signed']).not.toBe('');
    expect(verdicts()).toEqual(['ignored', 'accepted']);
    expect(refusedMails()).toEqual([]);
  });

  test('while the mail about the first still waits: it is taken back', () => {
    tutorWrites();
    typeSetting(workspace, 'Mail is on', 'no');
    sends('Somebody Else', '');
    pass(25);
    expect(refusedMails().map(({ State }) => State)).toEqual(['queued']);
    sends('Zoë Example', '');
    pass(25);
    expect(refusedMails().map(({ State }) => State)).toEqual(['not needed']);
    expect(verdicts()).toEqual(['ignored', 'accepted']);
  });

  test('2.61 without the comment of the first: that is left to a person, who reads what to ask', () => {
    tutorWrites();
    sends('Somebody Else', 'I had no mentor since October.');
    pass(25);
    expect(workspace.inbox(ZOE).at(-1)?.text).toContain('with your comment written anew');
    sends('Zoë Example', '');
    pass(25);
    const [first] = rows(workspace, 'Intake').slice(-2);
    expect(verdicts()).toEqual(['needs mending', 'accepted']);
    expect(first?.['Answers']).toContain('I had no mentor since October.');
    expect(first?.['Reasons']).toContain('without the comment that stands in Answers here');
  });
});

test('a period that an officer has just typed, not yet numbered, holds up nobody’s form', () => {
  tutorWrites();
  typeRows(workspace, 'Induction periods', {
    TRN: '0012345',
    URN: '100002',
    Started: '2027-01-04',
    FTE: '1',
    Programme: 'school-led',
    Tutor: 'P-0002',
  });
  signs(ZOE, 'The early career teacher', 'Zoë Example');
  expect(stands()['ECT signed']).not.toBe('');
});
