/** What only a person can settle stands on the Desk: the sheet, the row, and what to do. */
import type { Workspace } from '../../local/workspace';
import { cell, click, onlyNights, reviewOf, row, rows, smallRegister, trigger } from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

beforeAll(async () => {
  workspace = await smallRegister();
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

const set = (sheet: string, key: readonly [string, string], heading: string, value: string) =>
  workspace.edit(sheet, cell(workspace, sheet, key, heading), value);
const ofEct = (trn: string, heading: string, value: string) => set('ECTs', ['TRN', trn], heading, value);
const ofPeriod = (trn: string, heading: string, value: string) =>
  set('Induction periods', ['TRN', trn], heading, value);
const periodOf = (trn: string) => row(workspace, 'Induction periods', 'TRN', trn)['Period'] ?? '';

/** The lines of the Desk that name a sheet, after working everything out anew: sheet, row, what to do. */
function needs(): string[] {
  click(workspace, 'refreshViews');
  return rows(workspace, 'Desk')
    .filter(({ Sheet }) => Sheet !== '')
    .map((line) => `${line['Sheet'] ?? ''}, ${line['Row'] ?? ''}: ${line['Where to look'] ?? ''}`);
}
const needsOf = (name: string) => needs().filter((line) => line.includes(name));
const figure = (what: string) => Number(row(workspace, 'Desk', 'What', what)['Now']);

describe('what contradicts the law', () => {
  test('2.10 a start before QTS is named with its row', () => {
    ofEct('0012345', 'QTS awarded', '2026-10-01');
    expect(needsOf('Zoë')).toEqual([
      `Induction periods, ${periodOf('0012345')}: Zoë Example, Started: QTS was awarded on 1 October 2026. Choose a start no earlier than that. (2.10, April 2024 guidance)`,
    ]);
  });

  test('2.25 an ECT this hub trained has to go to another appropriate body', () => {
    set('Settings', ['Setting', 'Our training providers'], 'Value', 'Northshire Hub');
    ofEct('0012345', 'ITT provider', 'Northshire Hub');
    expect(needsOf('Zoë')[0]).toContain(
      'ECTs, 0012345: Zoë Example, ITT provider: Northshire Hub is this hub’s own',
    );
  });

  test('2.20 a timetable too full, 2.45 one person in two roles', () => {
    const tutor = row(workspace, 'Induction periods', 'TRN', '0012345')['Tutor'] ?? '';
    ofPeriod('0012345', 'Timetable %', '95');
    ofPeriod('0012345', 'Mentor', tutor);
    expect(needsOf('Zoë').map((line) => line.replace(/^.*Example, /, ''))).toEqual([
      expect.stringContaining('Mentor: Choose a mentor who is not the induction tutor'),
      expect.stringContaining('Timetable %: Agree a timetable of at most 90%. This one is 95%.'),
    ]);
    ofPeriod('0012345', 'One for both', 'The school has two teachers.');
    expect(needsOf('Zoë')).toHaveLength(1);
  });

  test('3.15 a period under another appropriate body on the same days', () => {
    const { URN: urn = '', Started: started = '' } = row(workspace, 'Induction periods', 'TRN', '0012345');
    workspace.edit('Induction periods', 'A6', [
      ['IP-0099', '0012345', '', '100003', '', started, '', '0.2', '', '', '', '', '', '', 'Other Hub'],
    ]);
    expect(urn).toBe('100001');
    expect(needsOf('Other Hub has this ECT')).toHaveLength(1);
  });

  test('3.3 a reduction without the ECT’s agreement', () => {
    workspace.edit('Adjustments', 'A2', [
      ['AD-0001', '0012345', '', 'reduction', '2', '2026-10-01', '', 'Taught for four years.'],
    ]);
    expect(needsOf('Zoë')).toEqual([
      expect.stringMatching(
        /^Adjustments, AD-0001: Zoë Example, ECT agrees: Ask the ECT whether they agree\./,
      ),
    ]);
  });

  test('2.65 an outcome with too few terms served', () => {
    ofEct('0012345', 'Outcome', 'pass');
    ofEct('0012345', 'Decided', '2026-12-04');
    ofPeriod('0012345', 'Finished', '2026-12-04');
    const found = needsOf('Zoë');
    expect(found.some((line) => /^ECTs, 0012345: .*Outcome: .*of 6 terms are served/.test(line))).toBe(true);
    expect(found.some((line) => line.includes('Wait for the final assessment'))).toBe(true);
  });

  test('a period closed as a pass without an outcome', () => {
    ofPeriod('0012345', 'Finished', '2026-12-04');
    ofPeriod('0012345', 'Closed as', 'pass');
    expect(needsOf('Zoë')[0]).toContain('no outcome is recorded');
  });
});

test('what is not known is one line, however many rows ask it', () => {
  expect(needs()).toContain(
    'Induction periods, IP-0001, IP-0002, IP-0003: Timetable %, 3 rows: Ask how much of a full timetable the ECT teaches. (2.20, April 2024 guidance)',
  );
});

describe('2.69 the clocks after a decision', () => {
  const decide = (outcome: string) => {
    ofEct('0012345', 'Outcome', outcome);
    ofEct('0012345', 'Decided', '2026-12-04');
  };
  const clocks = () => needsOf('Zoë').filter((line) => line.includes('working days'));

  test('three working days for the notice, until it is sent', () => {
    decide('pass');
    expect(clocks()).toEqual([
      expect.stringContaining('to give written notice of the decision, until 8 Dec 2026.'),
    ]);
    ofEct('0012345', 'Notice sent', '2026-12-05');
    expect(clocks()).toEqual([]);
  });

  test('a notice that was not sent in time is said to be late', () => {
    decide('pass');
    onlyNights(workspace);
    workspace.advance({ to: '2026-12-15T09:00:00' });
    expect(clocks()).toEqual([expect.stringContaining('This ended on 8 Dec 2026.')]);
  });

  test('of a fail the TRA is told too, in as many days, until that is done', () => {
    decide('fail');
    expect(clocks()).toEqual([
      expect.stringContaining('to give written notice of the decision, until 8 Dec 2026.'),
      expect.stringMatching(/tell the Teaching Regulation Agency .* until 8 Dec 2026\..* Enter TRA told/),
    ]);
    ofEct('0012345', 'Notice sent', '2026-12-05');
    ofEct('0012345', 'TRA told', '2026-12-05');
    expect(clocks()).toEqual([]);
  });
});

describe('3.7 an ECT on leave with no end yet', () => {
  beforeEach(() => {
    workspace.edit('Absences', 'A2', [
      ['AB-0001', '0012345', '', '2026-12-01', '', '', 'maternity leave', 'no'],
    ]);
    onlyNights(workspace);
    workspace.advance({ to: '2026-12-15T09:00:00' });
  });

  test('is not chased for a report that falls due meanwhile', () => {
    click(workspace, 'refreshViews');
    const shown = (trn: string) => {
      const found = row(workspace, 'ECTs', 'TRN', trn);
      return [found['Late reports'], found['Next report'], found['Due']];
    };
    expect(shown('0012345')).toEqual(['0', 'progress review, Autumn 2026, after the return', '']);
    expect(shown('0012347')).toEqual(['1', 'progress review, Autumn 2026', '2026-12-11']);
    expect(rows(workspace, 'At risk').map(({ TRN }) => TRN)).not.toContain('0012345');
    expect([figure('Reports overdue'), figure('Waiting for an ECT to return')]).toEqual([2, 1]);
    expect(workspace.inbox('tom@example.org')).toHaveLength(0);
    expect(workspace.inbox('una@example.org')).not.toHaveLength(0);
  });
});

test('overdue means one thing: the Desk counts what ECTs and At risk say, whoever it waits for', () => {
  set('Reports', ['Report', reviewOf(workspace, '0012345')], 'State', 'with ECT');
  onlyNights(workspace);
  workspace.advance({ to: '2026-12-15T09:00:00' });
  click(workspace, 'refreshViews');
  expect(figure('Reports overdue')).toBe(3);
  expect(rows(workspace, 'ECTs').map((line) => line['Late reports'])).toEqual(['1', '1', '1']);
  expect(rows(workspace, 'At risk')).toHaveLength(3);
  expect(rows(workspace, 'At risk').every(({ By = '' }) => By >= '2026-12-15')).toBe(true);
});

test('records kept long enough are named, with what to find out before they go, and in which order they do', () => {
  ofEct('0012345', 'Outcome', 'pass');
  ofEct('0012345', 'Decided', '2019-07-19');
  ofPeriod('0012345', 'Started', '2017-09-01');
  ofPeriod('0012345', 'Finished', '2019-07-19');
  set('Reports', ['Report', reviewOf(workspace, '0012345')], 'State', 'cancelled');
  expect(needs()).toContain(
    'ECTs, 0012345: Records kept for 6 years after induction ended (1). Find out whether an appeal, a complaint or a request is open before these records are deleted. Then delete in this order, all of one ECT on one day: their PDFs and folder in Drive, for good; their responses in the forms; the rows of these in the answers sheets; their rows in Intake; their rows in other sheets; last, their row in ECTs. The handbook says why.',
  );
});

test('a visit kept long enough goes after its PDF and what forms brought for it', () => {
  const headings = workspace.read('Visits')[0] ?? [];
  const made: Readonly<Record<string, string>> = {
    Visit: 'V-0001',
    URN: '100001',
    Kind: 'fidelity check',
    Visited: '2019-07-19',
    'Report sent': '2019-07-26',
    Closed: '2019-07-26',
  };
  workspace.edit('Visits', 'A2', [headings.map((heading) => made[String(heading)] ?? '')]);
  expect(needs()).toContain(
    'Visits, V-0001: 1 row kept for 6 years may be deleted. First delete, for good, its PDF and the forms’ responses about it, then their rows in the answers sheets, in Intake, in Visit documents and in Visit findings.',
  );
});

test('History names who refreshed the views, and the nightly run where it was that', () => {
  const authors = () => [...new Set(rows(workspace, 'History').map(({ Who }) => Who))];
  ofPeriod('0012345', 'Finished', '2026-12-04');
  click(workspace, 'refreshViews', { user: 'lead@example.org' });
  expect(authors()).toContain('lead@example.org');
  expect(authors()).not.toContain('Nightly run');
  ofPeriod('0012346', 'Finished', '2026-12-04');
  trigger(workspace, 'everyNight');
  expect(authors()).toContain('Nightly run');
});
