import { filterOn } from '../../local/world/filter-kind';
import { sheetCalled } from '../../local/world/person';
import type { Workspace } from '../../local/workspace';
import {
  cell,
  click,
  columnOf,
  onlyNights,
  reviewOf,
  row,
  rows,
  save,
  smallRegister,
  trigger,
} from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

beforeAll(async () => {
  workspace = await smallRegister();
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

/** What a function of the choice of visits gives for the sheets' own ranges, each line by heading. */
function qa(fn: string, ...first: (string | (string | number)[][])[]): Record<string, string | number>[] {
  const range = (sheet: string) => workspace.values(sheet);
  const sheets = ['Schools', 'QA facts', 'People', 'Visits', 'QA decisions', 'Settings'].map(range);
  const asAt = workspace.read('Desk', 'B2')[0]?.[0] ?? '';
  const { value, error } = workspace.world.run({
    fn,
    args: fn === 'QA_CRITERIA' ? [range('Settings')] : [...first, ...sheets, asAt, range('Ofsted')],
    door: 'formula',
    mode: 'CUSTOM_FUNCTION',
    user: workspace.world.options.user,
    activeUser: '',
    reply: 'cell',
  });
  if (error) throw new Error(error.message);
  const [headings = [], ...lines] = value as (string | number)[][];
  return lines.map((line) => Object.fromEntries(headings.map((heading, at) => [heading, line[at] ?? ''])));
}
const ranked = () => qa('QA_PRIORITY');
const rankOf = (name: string) => Number(ranked().find(({ School }) => School === name)?.['Rank']);
/** Past the day on which every review was due. */
function toNextWeek(): void {
  onlyNights(workspace);
  workspace.advance({ to: '2026-12-15T09:00:00' });
}
const set = (sheet: string, key: readonly [string, string], heading: string, value: string) =>
  workspace.edit(sheet, cell(workspace, sheet, key, heading), value);

test('a column an office keeps between those of a view stays as it is when the view is written anew', () => {
  workspace.insertColumn('Desk', columnOf(workspace, 'Desk', 'Now'));
  workspace.edit('Desk', 'B1:B3', [['Notes'], ['ours'], ['Ask Ann']]);
  click(workspace, 'refreshViews');
  expect(workspace.read('Desk', 'B1:B3')).toEqual([['Notes'], ['ours'], ['Ask Ann']]);
  expect(row(workspace, 'Desk', 'What', 'As at')['Now']).toBe('6 Dec 2026');
});

describe('given the schools of a small register', () => {
  test('each open school has one row with a rank, a lane and reasons', () => {
    const schools = ranked();
    expect(schools.map(({ Rank }) => Rank)).toEqual([1, 2, 3]);
    expect(schools.map(({ School }) => School).sort()).toEqual(
      rows(workspace, 'Schools')
        .map(({ Name }) => Name)
        .sort(),
    );
    expect(schools.every(({ Why }) => Why !== '')).toBe(true);
    expect(schools.find(({ School }) => School === 'Cedar High School')?.['Lane']).toBe('no ECT');
  });

  test('changing a weight in Settings moves the ranks', () => {
    set('Schools', ['URN', '100001'], 'High support', 'yes');
    set('Schools', ['URN', '100002'], 'Ofsted', 'Requires improvement');
    const weigh = (support: string, improvement: string) => {
      set('Settings', ['Setting', 'QA weight support'], 'Value', support);
      set('Settings', ['Setting', 'QA weight improvement'], 'Value', improvement);
      return [rankOf('Alder Primary School'), rankOf('Birch Academy')];
    };
    const [alder = 0, birch = 0] = weigh('50', '0');
    expect(alder).toBeLessThan(birch);
    const [alderThen = 0, birchThen = 0] = weigh('0', '50');
    expect(birchThen).toBeLessThan(alderThen);
  });

  test('a school that asked for a visit comes before every score', () => {
    set('Schools', ['URN', '100002'], 'Asked for a visit', '2026-12-01');
    expect([rankOf('Birch Academy'), ranked()[0]?.['Lane']]).toEqual([1, 'must visit']);
  });

  test("a person's decision is the last word, with their name and reason", () => {
    workspace.edit('QA decisions', 'A2', [
      ['', '100001', '', 'must visit', 'Lea Lead', 'New headteacher asked us in person.', '2026-12-01'],
    ]);
    click(workspace, 'refreshViews');
    const first = ranked()[0];
    expect([first?.['School'], first?.['Lane']]).toEqual(['Alder Primary School', 'must visit']);
    expect(String(first?.['Why'])).toContain('Lea Lead');
  });

  test('what is not known is asked, never taken for fine', () => {
    expect(ranked().find(({ School }) => School === 'Birch Academy')?.['To ask']).not.toBe('');
  });

  test('a closed school is left out', () => {
    set('Schools', ['URN', '100003'], 'Status', 'closed');
    expect(ranked().map(({ School }) => School)).not.toContain('Cedar High School');
  });

  test('names that look like formulas come back as text that spills as text (V16)', () => {
    set('Schools', ['URN', '100001'], 'Name', "'=1+1");
    expect(ranked().map(({ School }) => School)).toContain('=1+1');
  });

  test('none of its functions asks Google anything', () => {
    const calls = (fn: string, ...first: Parameters<typeof qa>[1][]) => {
      qa(fn, ...first);
      return workspace.lastExecution().serviceCalls;
    };
    expect(calls('QA_PRIORITY')).toBe(0);
    expect(calls('QA_REASONS', '100002')).toBe(0);
    expect(calls('QA_CRITERIA')).toBe(0);
    expect(calls('QA_WHAT_IF', [['Setting', 'Value']])).toBe(0);
  });

  test('the sheets QA priority and QA criteria show what the functions give', () => {
    expect(rows(workspace, 'QA priority').map(({ School }) => School)).toEqual(
      ranked().map(({ School }) => School),
    );
    const criteria = rows(workspace, 'QA criteria');
    expect(criteria).toHaveLength(22);
    expect(criteria.find(({ Criterion }) => Criterion === 'Q12')).toMatchObject({
      'What it asks': 'No visit for some years',
      Weight: '5',
      Threshold: '3 years',
      Source: 'Ealing, choice 1',
    });
  });

  test('a point names the document that asks for it', () => {
    const birch = ranked().find(({ School }) => School === 'Birch Academy');
    expect(birch?.['Points by criterion']).toContain('Q12 +5: no visit on record (Ealing, choice 1)');
  });

  test('the reasons for one school list every criterion, with what is not known as a question', () => {
    const reasons = qa('QA_REASONS', '100002');
    expect(reasons[0]).toMatchObject({ Criterion: 'All', 'What it asks': 'Birch Academy' });
    expect(reasons).toHaveLength(22);
    expect(reasons.find(({ Criterion }) => Criterion === 'Q17')).toMatchObject({
      Holds: 'not known',
      'Why, or what to ask': 'Does the school have the capacity for its ECTs?',
    });
    expect(() => qa('QA_REASONS', '999999')).toThrow('no open school with the URN "999999"');
  });

  test.each([
    [
      'QA weight suport',
      '50',
      '"QA weight suport" is no setting. Write it as it stands in the sheet Settings.',
    ],
    [
      'QA weight support',
      'lots',
      'QA weight support: Enter a whole number from 0 to 100, or leave it blank.',
    ],
    ['QA weight support', '-3', 'QA weight support: Enter a whole number from 0 to 100, or leave it blank.'],
  ])('what if: "%s" as %s is refused, for it would change nothing unsaid', (name, value, says) => {
    expect(() =>
      qa('QA_WHAT_IF', [
        ['Setting', 'Value'],
        [name, value],
      ]),
    ).toThrow(says);
  });

  test('what if: other weights are tried, and Settings stays as it is', () => {
    set('Schools', ['URN', '100001'], 'High support', 'yes');
    const before = workspace.read('Settings');
    const moved = qa('QA_WHAT_IF', [
      ['Setting', 'Value'],
      ['qaWeightSupport', '50'],
    ]);
    expect(moved[0]).toMatchObject({
      School: 'Alder Primary School',
      'Rank then': 1,
      'Rank now': rankOf('Alder Primary School'),
    });
    expect(Number(moved[0]?.['Score then']) - Number(moved[0]?.['Score now'])).toBe(45);
    expect(workspace.read('Settings')).toEqual(before);
  });

  test('what Ofsted said counts from the Ofsted sheet, by its date', () => {
    workspace.edit('Ofsted', 'A2', [
      ['', '100001', '', '2026-03-03', 'report card', 'Inclusion', 'Needs attention'],
      ['', '100001', '', '2026-03-03', 'report card', 'Achievement', 'Strong standard'],
    ]);
    click(workspace, 'refreshViews');
    expect(rows(workspace, 'Ofsted').map((line) => [line['Judgement id'], line['School']])).toEqual([
      ['OF-0001', 'Alder Primary School'],
      ['OF-0002', 'Alder Primary School'],
    ]);
    const alder = ranked().find(({ School }) => School === 'Alder Primary School');
    expect(alder?.['Why']).toContain('Ofsted: inclusion: needs attention (March 2026)');
  });

  test('a range without headings is refused in words that name the cure', () => {
    const { error } = workspace.world.run({
      fn: 'QA_PRIORITY',
      args: [[['x']], [['x']], [['x']], [['x']], [['x']], [['x']], '2026-12-07'],
      door: 'formula',
      mode: 'CUSTOM_FUNCTION',
      user: workspace.world.options.user,
      reply: 'cell',
    });
    expect(error?.message).toMatch(/Settings!A1:B|column/);
  });
});

describe('given the view At risk', () => {
  test('an ECT who is on time and judged on track is not in it', () => {
    save(workspace, reviewOf(workspace, '0012345'), 'submit');
    click(workspace, 'refreshViews');
    expect(rows(workspace, 'At risk').map(({ TRN }) => TRN)).not.toContain('0012345');
  });

  test('an ECT who is not on track is, with reasons, since when, and the next step by whom', () => {
    save(workspace, reviewOf(workspace, '0012346'), 'submit', {
      onTrack: 'no',
      onTrackReasons: 'Behaviour is not yet managed.',
      standardsOfConcern: 'TS7',
      ectToldOfConcern: 'yes',
      supportPlan: 'no',
      evidence: 'Two observed lessons.',
      programmeAccessed: 'yes',
      entitlementsMet: 'yes',
      targets: 'Agree routines.',
      daysAbsent: '0',
    });
    click(workspace, 'refreshViews');
    const found = row(workspace, 'At risk', 'TRN', '0012346');
    expect(found).toMatchObject({
      ECT: 'Ann Example',
      School: 'Birch Academy',
      Level: expect.stringMatching(/red|amber/),
    });
    expect(found['Why']).not.toBe('');
    expect(found['Since']).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(found['Next step']).not.toBe('');
    expect(row(workspace, 'ECTs', 'TRN', '0012346')['At risk']).toBe(found['Level']);
  });

  test('an ECT on a fixed-term post stands there with school, area and tutor, and counts among the school’s ECTs', () => {
    const post = (trn: string): readonly [string, string] => {
      const { Period = '' } = row(workspace, 'Induction periods', 'TRN', trn);
      return ['Period', Period];
    };
    set('Induction periods', post('0012347'), 'Finished', '2027-08-31');
    set('Induction periods', post('0012346'), 'Started', '2026-12-16');
    set('Induction periods', post('0012345'), 'Other AB', 'Some other AB');
    toNextWeek();
    expect(row(workspace, 'At risk', 'TRN', '0012347')).toMatchObject({
      School: 'Birch Academy',
      Area: 'Northshire',
      'Induction tutor': 'Una Tutor',
    });
    expect(rows(workspace, 'Schools').map((school) => school['ECTs now'])).toEqual(['', '1', '']);
  });

  test('a report that falls overdue brings its ECT in, and one that comes in takes them out', () => {
    toNextWeek();
    expect(rows(workspace, 'At risk').map(({ TRN }) => TRN)).toContain('0012347');
    save(workspace, reviewOf(workspace, '0012347'), 'submit');
    click(workspace, 'refreshViews');
    expect(rows(workspace, 'At risk').map(({ TRN }) => TRN)).not.toContain('0012347');
  });

  test('it carries a filter, and rows that a filter hides are worked with all the same (S06)', () => {
    toNextWeek();
    const before = rows(workspace, 'At risk').length;
    expect(before).toBe(3);
    const grid = sheetCalled(workspace.world, 'ECTs');
    grid.putRow(2, { ...grid.row(2), filtered: true, hidden: true });
    click(workspace, 'refreshViews');
    expect(rows(workspace, 'At risk')).toHaveLength(before);
    expect(filterOn(sheetCalled(workspace.world, 'At risk'))).toBeDefined();
  });

  test('worked out twice, it is the same (nothing of yesterday is left)', () => {
    toNextWeek();
    const before = workspace.read('At risk');
    trigger(workspace, 'everyNight');
    expect(workspace.read('At risk')).toEqual(before);
  });

  test('a cell with an error is reported on the Desk by sheet, row and heading, and the others go on (S09)', () => {
    workspace.world.store.commit();
    set('ECTs', ['TRN', '0012346'], 'QTS awarded', '31/02/2026');
    click(workspace, 'refreshViews');
    const needs = rows(workspace, 'Desk').map((line) => line['Where to look'] ?? '');
    expect(needs.some((line) => /ECTs, row 3, QTS awarded/.test(line))).toBe(true);
    expect(row(workspace, 'ECTs', 'TRN', '0012347')['Next report']).not.toBe('');
  });
});
