/** The card of one ECT: what to do first, the clocks of the law, what waits for a return, and why. */
import type { Workspace } from '../../local/workspace';
import { answer, cell, click, onlyNights, reviewOf, row, rows, save, smallRegister } from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

beforeAll(async () => {
  workspace = await smallRegister();
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

const ZOE = '0012345';
const card = () => answer(workspace, { ask: 'ect', trn: ZOE });
const ofEct = (heading: string, value: string) =>
  workspace.edit('ECTs', cell(workspace, 'ECTs', ['TRN', ZOE], heading), value);
function toNextWeek(): void {
  onlyNights(workspace);
  workspace.advance({ to: '2026-12-15T09:00:00' });
}

describe('what to do first', () => {
  test('the report that comes next, while nothing else waits', () => {
    expect(card().first).toEqual({
      says: 'Next: the progress review of Autumn 2026, due 11 Dec 2026.',
      tone: 'plain',
      reportId: reviewOf(workspace, ZOE),
    });
  });

  test('a report that came in is to be reviewed', () => {
    save(workspace, reviewOf(workspace, ZOE), 'submit');
    expect(card().first).toMatchObject({ says: 'Review the progress review of Autumn 2026.', tone: 'warn' });
  });

  test('one that is overdue is to be asked for', () => {
    toNextWeek();
    expect(card().first).toMatchObject({
      says: 'Ask for the progress review of Autumn 2026, overdue since 11 Dec 2026.',
      tone: 'bad',
    });
  });

  test('the step that a risk calls for, by whom and by when', () => {
    ofEct('AB concern', '2026-12-04');
    ofEct('Assessor', 'Asha Assessor');
    expect(card().first).toEqual({
      says: 'Asha Assessor: Settle the concern with the school. By 11 Dec 2026.',
      tone: 'warn',
      reportId: null,
    });
  });

  test('before all others a time limit of the law', () => {
    ofEct('Outcome', 'pass');
    ofEct('Decided', '2026-12-04');
    expect(card().first).toEqual({
      says: 'The appropriate body has to give written notice of the decision by 8 Dec 2026.',
      tone: 'warn',
      reportId: null,
    });
    const clock = card().timeline.find(({ title }) => title.includes('written notice'));
    expect(clock).toMatchObject({ day: '2026-12-08', tone: 'coming' });
    expect(clock?.why[0]?.cites.join(' ')).toContain('reg 11(7)');
    toNextWeek();
    expect(card().first).toMatchObject({ tone: 'bad', says: expect.stringContaining('had to give written') });
  });
});

test('Sch 3 para 6 an appeal asks for our reply on the card and on the Desk, and keeps the records', () => {
  ofEct('Outcome', 'fail');
  ofEct('Decided', '2026-11-02');
  ofEct('Notice sent', '2026-11-03');
  ofEct('TRA told', '2026-11-03');
  ofEct('Appeal', '2026-12-01');
  const { first, timeline, facts } = card();
  expect(first?.says).toBe('The appropriate body has to reply to the appeal by 30 Dec 2026.');
  expect(timeline.map(({ title }) => title)).toContain('A copy of the ECT’s appeal came.');
  expect(facts.find(({ label }) => label === 'Records')?.value).toBe(
    'The ECT’s appeal is open. Keep everything until it is settled. (reg 14, SI 2012/1115 as amended)',
  );
  click(workspace, 'refreshViews');
  const desk = () => rows(workspace, 'Desk').map((line) => line['Where to look']);
  expect(desk()).toContainEqual(expect.stringMatching(/reply to the appeal.*Enter Replied when it is done/));
  ofEct('Replied', '2026-12-04');
  click(workspace, 'refreshViews');
  expect(desk()).not.toContainEqual(expect.stringContaining('reply to the appeal'));
});

test('3.7 a report that falls due on leave with no end yet waits for the return', () => {
  workspace.edit('Absences', 'A2', [['AB-0001', ZOE, '', '2026-12-01', '', '', 'maternity leave', 'no']]);
  toNextWeek();
  const found = card();
  const review = found.timeline.find(({ title }) => title.startsWith('Progress review for Autumn 2026'));
  expect(review).toMatchObject({ tone: 'coming', detail: 'Not begun, waits for the ECT’s return' });
  expect(found.first).toBeNull();
  expect(answer(workspace, { ask: 'report', id: reviewOf(workspace, ZOE) }).late).toBe(false);
  expect(answer(workspace, { ask: 'report', id: reviewOf(workspace, '0012347') }).late).toBe(true);
});

test('2.34 the number of terms is there as the DfE takes it, and the absence with what it does', () => {
  workspace.edit('Absences', 'A2', [['AB-0001', ZOE, '', '2026-11-02', '2026-11-06', '5', 'sickness', '']]);
  const facts = new Map(card().facts.map(({ label, value }) => [label, value]));
  expect(facts.get('Terms for the DfE')).toBe('0.9');
  expect(facts.get('Absence')).toBe(
    '5 days absent in the first part of induction (AB-0001); 25 more would extend it.',
  );
});

test('3.14 of an ECT at two schools the lead school is shown, and the day induction began', () => {
  const other = ['IP-0009', ZOE, '', '100002', '', '2026-11-02', '', '0.4', 'provider-led'];
  workspace.edit('Induction periods', 'A5', [other]);
  workspace.edit('Induction periods', cell(workspace, 'Induction periods', ['TRN', ZOE], 'FTE'), '0.6');
  click(workspace, 'refreshViews');
  expect(row(workspace, 'ECTs', 'TRN', ZOE)['School']).toBe('Alder Primary School');
  const { school, tutor, facts } = card();
  expect({ school, tutor }).toEqual({ school: 'Alder Primary School', tutor: 'Tom Tutor' });
  expect(facts.find(({ label }) => label === 'Started')?.value).toBe('1 Sep 2026');
});

test('the gaps are those of the facts and those of the Desk, each once', () => {
  ofEct('QTS awarded', '2026-10-01');
  click(workspace, 'refreshViews');
  const { problems } = card();
  expect(problems).toContain(
    'Started: QTS was awarded on 1 October 2026. Choose a start no earlier than that. (2.10, April 2024 guidance)',
  );
  expect(new Set(problems).size).toBe(problems.length);
});

test('2.65, 2.68 what is to be borne in mind before the decision is no gap in the record', () => {
  workspace.edit(
    'Induction periods',
    cell(workspace, 'Induction periods', ['TRN', ZOE], 'Started'),
    '2025-01-06',
  );
  const review = ['Report', reviewOf(workspace, ZOE)] as const;
  const ofReport = (heading: string, value: string) =>
    workspace.edit('Reports', cell(workspace, 'Reports', review, heading), value);
  ofReport('Kind', 'formal assessment');
  ofReport('Recommendation', 'satisfactory');
  ofReport('State', 'submitted');
  ofReport('Received', '2026-12-04T10:00');
  const { atTheEnd, problems } = card();
  expect(atTheEnd).toEqual([
    expect.stringMatching(/^Induction is complete on 18 December 2026\. Decide no sooner\. \(2\.65, 2\.67,/),
    expect.stringMatching(/^The ECT may write about the recommendation until 18 December 2026\./),
  ]);
  expect(problems).toEqual(problems.filter((says) => !/Decide no sooner|may write/.test(says)));
});
