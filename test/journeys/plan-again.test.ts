/** A plan drawn over what stands in Visits: what people named, old rows, rows of a school's former URN. */
import type { Workspace } from '../../local/workspace';
import { cell, click, row, rows, smallRegister } from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

beforeAll(async () => {
  workspace = await smallRegister();
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

const alder = ['School', 'Alder Primary School'] as const;
const birch = ['School', 'Birch Academy'] as const;
const set = (sheet: string, key: readonly [string, string], heading: string, value: string) =>
  workspace.edit(sheet, cell(workspace, sheet, key, heading), value);
const setting = (name: string, value: string) => set('Settings', ['Setting', name], 'Value', value);
const visits = () => rows(workspace, 'Visits');
const visitTo = ([heading, school]: readonly [string, string]) => row(workspace, 'Visits', heading, school);
const plan = () => click(workspace, 'planVisits');
const askFor = (urn: string) => set('Schools', ['URN', urn], 'Asked for a visit', '2026-12-01');

/** Adds a row of some headings below all others. */
function addRow(sheet: string, facts: Readonly<Record<string, string>>): void {
  const [headings = [], ...lines] = workspace.read(sheet);
  const next = lines.filter((cells) => cells.some((one) => one !== '')).length + 2;
  workspace.edit(sheet, `A${next}`, [headings.map((heading) => facts[heading] ?? '')]);
}
const assessor = (person: string, name: string, visitsAYear: string) =>
  addRow('People', {
    Post: `PO-${person}`,
    Person: person,
    Name: name,
    Role: 'assessor',
    'Visits a year': visitsAYear,
  });

describe('where a person named the visitor of a proposal', () => {
  beforeEach(() => {
    assessor('P-9001', 'Ann Assessor', '1');
    addRow('Visits', {
      Visit: 'V-0100',
      URN: '100001',
      School: 'Alder Primary School',
      Kind: 'general',
      Visitor: 'Ann Assessor',
      Proposed: '2026-12-01',
      Plan: '2026/27',
    });
    askFor('100002');
  });

  test('and its last ECT has left, that assessor’s day is free for another school', () => {
    set('Induction periods', ['TRN', '0012345'], 'Finished', '2026-12-01');
    click(workspace, 'refreshViews');
    expect(plan()).not.toContain('must be visited');
    expect(visitTo(alder)).toMatchObject({ State: 'called off', Visitor: 'Ann Assessor' });
    expect(visitTo(birch)).toMatchObject({ State: 'proposed', Visitor: 'Ann Assessor' });
  });

  test('a school that must be visited comes before it all the same', () => {
    setting('Plan visits', '1');
    expect(plan()).not.toContain('must be visited');
    expect(visitTo(alder)['State']).toBe('called off');
    expect(visitTo(birch)).toMatchObject({ State: 'proposed', Visitor: 'Ann Assessor' });
  });

  test('nobody else is sent there, and where it must be visited the plan says whom it waits for', () => {
    assessor('P-9002', 'Ben Other', '5');
    set('People', ['Person', 'P-9001'], 'Visits a year', '0');
    askFor('100001');
    expect(plan()).toContain(
      'Alder Primary School must be visited, but Ann Assessor, named as its Visitor, has no day left. Name somebody else, or clear Visitor, in Visits, and plan again.',
    );
    set('Visits', alder, 'Visitor', '');
    expect(plan()).not.toContain('must be visited');
    expect(visitTo(alder)).toMatchObject({ State: 'proposed', Visitor: 'Ben Other' });
  });
});

describe('where a school has another URN now', () => {
  const oldRow = (facts: Readonly<Record<string, string>>) => {
    addRow('Visits', { Visit: 'V-0100', URN: '999999', School: 'Birch Academy', Kind: 'general', ...facts });
    askFor('100002');
    return plan();
  };

  test('and was visited, a plan says that it must be visited, and was', () => {
    expect(oldRow({ Visited: '2026-10-10' })).toContain(
      'Birch Academy must be visited, and was on 10 Oct 2026. Add a row to Visits if it should be again.',
    );
  });

  test('and its visit was called off, a plan says so', () => {
    expect(oldRow({ Proposed: '2026-11-01', Closed: '2026-11-20', Plan: '2026/27' })).toContain(
      'Birch Academy must be visited, but its visit was called off on 20 Nov 2026.',
    );
  });

  test('the row is named, with the URN the school has now and what it does meanwhile', () => {
    expect(oldRow({ Visited: '2026-10-10' })).toContain(
      'Visits, URN, 1 row: Schools has no school with the URN 999999. Going by its name, the plan leaves Birch Academy out; no score counts it. Enter 100002, if it is that school.',
    );
  });

  test('its visit is one of those its area has had', () => {
    // Of two visits in all each area is owed one; Southshire’s comes first by area only if Northshire has had its own.
    set('Induction periods', ['TRN', '0012347'], 'URN', '100003');
    setting('Plan visits', '2');
    setting('Plan spread percent', '100');
    setting('Plan random percent', '0');
    click(workspace, 'refreshViews');
    oldRow({ Visited: '2026-10-10' });
    expect(visits().map(({ School }) => School)).toEqual(['Birch Academy', 'Cedar High School']);
  });
});

test('a visit said to have been made on a day still to come is not said to have been', () => {
  addRow('Visits', { Visit: 'V-0100', URN: '100002', Kind: 'general', Visited: '2027-03-03' });
  askFor('100002');
  expect(plan()).not.toContain('and was on 3 Mar 2027');
});

test('a proposal taken up again is proposed today, and so is not overdue at once', () => {
  plan();
  setting('Plan visits', '1');
  askFor('100002');
  plan();
  expect(visitTo(alder)['State']).toBe('called off');
  for (const school of [alder, birch]) set('Visits', school, 'Proposed', '2026-09-07');
  setting('Plan visits', '2');
  plan();
  expect(visitTo(alder)).toMatchObject({
    State: 'proposed',
    Proposed: '2026-12-06',
    'Next by': '2026-12-20',
  });
  expect(visitTo(birch)['Proposed']).toBe('2026-09-07');
});

test('visits overdue are those whose next step is, not all that need a person', () => {
  const facts = { URN: '100002', School: 'Birch Academy', Kind: 'general' };
  addRow('Visits', { Visit: 'V-0100', ...facts, 'Planned for': '2072-01-20' });
  addRow('Visits', { Visit: 'V-0101', ...facts, Visited: '2031-01-20' });
  addRow('Visits', { Visit: 'V-0102', ...facts, 'Documents in': '2026-11-01', 'Planned for': '2026-11-04' });
  click(workspace, 'refreshViews');
  expect(row(workspace, 'Desk', 'What', 'Visits overdue')['Now']).toBe('1');
});

test('of two proposals for one school the fuller stands, and the other is named', () => {
  assessor('P-9001', 'Ann Assessor', '5');
  plan();
  const { Visit: first = '' } = visitTo(birch);
  set('Visits', birch, 'Note', 'Ask for the new mentor.');
  addRow('Visits', {
    Visit: 'V-0100',
    URN: '100002',
    School: 'Birch Academy',
    Kind: 'general',
    Proposed: '2026-12-06',
    Plan: '2026/27',
  });
  expect(plan()).toContain(
    `Birch Academy has more than one proposal in Visits. The plan goes by ${first}; delete the row of V-0100 if it is not wanted.`,
  );
  expect(row(workspace, 'Visits', 'Visit', first)).toMatchObject({
    State: 'proposed',
    Note: 'Ask for the new mentor.',
  });
  expect(row(workspace, 'Visits', 'Visit', 'V-0100')).toMatchObject({ Visitor: '', Closed: '' });
});

describe('proposals of a plan that did not yet keep what it wrote', () => {
  beforeEach(() => {
    assessor('P-9001', 'Ann Assessor', '5');
    plan();
    set('Visits', birch, 'Note', 'Ask for the new mentor.');
    for (const school of [alder, birch]) set('Visits', school, 'Written by plan', '');
  });

  test('keep their words; where nobody can tell whose these are, the plan says so once', () => {
    const says = plan();
    expect(says).toContain(
      'The register did not keep what the plan wrote when these were proposed, so nobody can tell whose words they are, and they stay:',
    );
    expect(says).toContain('Birch Academy, Note');
    expect(says).not.toContain('Left as somebody entered it');
    expect(visitTo(birch)['Note']).toBe('Ask for the new mentor.');
    const again = plan();
    expect(again).not.toContain('nobody can tell');
    expect(again).not.toContain('Left as somebody entered it');
    expect(visitTo(birch)).toMatchObject({ Note: 'Ask for the new mentor.', Visitor: 'Ann Assessor' });
  });

  test('a cell that reads as the plan writes it is the plan’s, and goes with the plan', () => {
    plan();
    set('Schools', ['URN', '100001'], 'Special measures', 'yes');
    expect(plan()).not.toContain('Left as somebody');
    expect(visitTo(alder)).toMatchObject({
      Kind: 'monitoring',
      Note: expect.stringMatching(/^Special circ/),
    });
  });

  test('what a person enters after that is named as theirs', () => {
    plan();
    set('Visits', birch, 'Note', 'Ask for both mentors.');
    expect(plan()).toContain('Left as somebody entered it: Birch Academy, Note.');
  });

  test('a cell cleared after that is the plan’s to fill', () => {
    plan();
    set('Visits', birch, 'Note', '');
    expect(plan()).not.toContain('Birch Academy, Note');
    expect(visitTo(birch)['Note']).toMatch(/Rank/);
  });
});

test('a proposal of an earlier year that nobody closed is named', () => {
  addRow('Visits', {
    Visit: 'V-0100',
    URN: '100001',
    School: 'Alder Primary School',
    Kind: 'general',
    Proposed: '2026-03-02',
    Plan: '2025/26',
  });
  const says =
    'Alder Primary School was proposed for 2025/26 and not visited: enter a day in Closed of V-0100, so that nobody is asked about it twice.';
  expect(plan()).toContain(says);
  set('Visits', ['Visit', 'V-0100'], 'Closed', '2026-12-06');
  expect(plan()).not.toContain('2025/26');
});

test('areas of an assessor are read with their commas, and one no school is in is named', () => {
  set('Schools', ['URN', '100001'], 'Area', 'Bristol, City of');
  addRow('People', {
    Post: 'PO-P-9001',
    Person: 'P-9001',
    Name: 'Ann Assessor',
    Role: 'assessor',
    'Visits a year': '3',
    'Visit areas': 'Bristol, city of, Nowhereshire',
  });
  askFor('100001');
  expect(plan()).toContain(
    'People, Visit areas of Ann Assessor: no school is in "Nowhereshire". Write it as the Schools sheet does, and plan again.',
  );
  expect(visitTo(alder)).toMatchObject({ State: 'proposed', Visitor: 'Ann Assessor' });
});
