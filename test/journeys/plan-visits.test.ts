/** A year's visits: planned, planned again, and carried from proposal to close. */
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

const set = (sheet: string, key: readonly [string, string], heading: string, value: string) =>
  workspace.edit(sheet, cell(workspace, sheet, key, heading), value);
const setting = (name: string, value: string) => set('Settings', ['Setting', name], 'Value', value);
const visits = () => rows(workspace, 'Visits');
const visitTo = (school: string) => row(workspace, 'Visits', 'School', school);

/** Adds a row of some headings below all others. */
function addRow(sheet: string, facts: Readonly<Record<string, string>>): void {
  const [headings = [], ...lines] = workspace.read(sheet);
  const next = lines.filter((cells) => cells.some((one) => one !== '')).length + 2;
  workspace.edit(sheet, `A${next}`, [headings.map((heading) => facts[heading] ?? '')]);
}
const assessor = (person: string, name: string, visitsAYear: string, more: Record<string, string> = {}) =>
  addRow('People', {
    Post: `PO-${person}`,
    Person: person,
    Name: name,
    Role: 'assessor',
    'Visits a year': visitsAYear,
    ...more,
  });

describe('given three schools, two of them with ECTs, and one assessor', () => {
  beforeEach(() => assessor('P-9001', 'Asha Assessor', '5'));

  test('each school with ECTs is proposed, with who goes, why, and the plan that chose it', () => {
    const says = click(workspace, 'planVisits');
    expect(says).toContain(
      'Visits proposed for 2026/27: 2 (2 new, 0 as before). Made or agreed already: 0, of 20 meant.',
    );
    expect(
      visits()
        .map(({ School }) => School)
        .sort(),
    ).toEqual(['Alder Primary School', 'Birch Academy']);
    expect(visitTo('Birch Academy')).toMatchObject({
      URN: '100002',
      Kind: 'general',
      State: 'proposed',
      Visitor: 'Asha Assessor',
      Proposed: '2026-12-06',
      Next: 'Consult the school about a visit',
      'Next by': '2026-12-20',
      Plan: '2026/27',
      Note: expect.stringContaining('No visit on record'),
    });
    expect(rows(workspace, 'History').filter(({ What }) => What === 'Plan visits 2026/27')).toHaveLength(2);
  });

  test('planned again, nothing changes', () => {
    click(workspace, 'planVisits');
    const before = workspace.read('Visits');
    expect(click(workspace, 'planVisits')).toContain('0 new, 2 as before');
    expect(workspace.read('Visits')).toEqual(before);
  });

  test('a school that asks comes first when only one can be visited, and the other is called off', () => {
    click(workspace, 'planVisits');
    setting('Plan visits', '1');
    set('Schools', ['URN', '100002'], 'Asked for a visit', '2026-12-01');
    const says = click(workspace, 'planVisits');
    expect(says).toContain('0 new, 1 as before; 1 called off');
    expect(says).toContain('Called off: Alder Primary School.');
    expect(visitTo('Birch Academy')).toMatchObject({ Kind: 'general', State: 'proposed' });
    expect(visitTo('Alder Primary School')).toMatchObject({ State: 'called off', Closed: '2026-12-06' });
    // Wanted again, it is the same row.
    setting('Plan visits', '2');
    expect(click(workspace, 'planVisits')).toContain('In the plan again: Alder Primary School.');
    expect(visits()).toHaveLength(2);
    expect(visitTo('Alder Primary School')).toMatchObject({ Closed: '', Proposed: '2026-12-06' });
  });

  test('drawn again mid-year, it names who goes instead, and leaves what was agreed', () => {
    click(workspace, 'planVisits');
    set('Visits', ['School', 'Birch Academy'], 'Planned for', '2027-01-20');
    set('People', ['Person', 'P-9001'], 'Until', '2026-12-01');
    assessor('P-9002', 'Ben Other', '5');
    const says = click(workspace, 'planVisits');
    expect(says).toContain('Another visitor: Alder Primary School, Ben Other instead of Asha Assessor.');
    expect(says).not.toContain('Birch Academy');
    expect(visitTo('Birch Academy')['Visitor']).toBe('Asha Assessor');
    expect(visitTo('Alder Primary School')['Visitor']).toBe('Ben Other');
  });

  test('with a decision or an assessor’s row that can’t be read nothing is planned and nothing taken back', () => {
    click(workspace, 'planVisits');
    const before = visits();
    addRow('QA decisions', {
      URN: '100002',
      Lane: 'good practice',
      'Decided by': 'Lena Lead',
      Reason: 'Visited in July.',
      'Decided on': '31/11/2026',
    });
    expect(click(workspace, 'planVisits')).toMatch(
      /^QA decisions, row 2, Decided on: .*Mend that cell first\. Nothing was planned/,
    );
    expect(visits()).toEqual(before);
    workspace.edit('QA decisions', 'A2:Z2', [Array.from({ length: 9 }, () => '')]);
    setting('Plan visits', '1');
    const [, ...people] = workspace.read('People');
    const at = people.findIndex((line) => line.includes('assessor')) + 2;
    const column = (workspace.read('People')[0] ?? []).indexOf('Visits a year');
    workspace.edit('People', `${String.fromCharCode(65 + column)}${at}`, 'five');
    expect(click(workspace, 'planVisits')).toMatch(/^People, row \d+, Visits a year: .*Nothing was planned/);
    expect(visits()).toEqual(before);
  });

  test('a person’s decision takes the last visit there is, and says whose and why', () => {
    setting('Plan visits', '1');
    click(workspace, 'planVisits');
    const [first] = visits();
    const other = first?.['URN'] === '100001' ? '100002' : '100001';
    addRow('QA decisions', {
      URN: other,
      Lane: 'must visit',
      'Decided by': 'Lena Lead',
      Reason: 'Two mentors left in November.',
      'Decided on': '2026-12-05',
    });
    const says = click(workspace, 'planVisits');
    expect(says).toContain('New in the plan: ');
    expect(says).toContain('Called off: ');
    const proposed = visits().filter(({ State }) => State === 'proposed');
    expect(proposed).toHaveLength(1);
    expect(proposed[0]).toMatchObject({
      URN: other,
      Note: expect.stringMatching(/^Must visit\. .*Lena Lead decided on 5 Dec 2026: Two mentors left/),
    });
  });

  test('a school that asks is visited first, and once visited no longer asks', () => {
    setting('Plan visits', '1');
    set('Schools', ['URN', '100002'], 'Asked for a visit', '2026-12-01');
    const lane = () => row(workspace, 'QA priority', 'School', 'Birch Academy')['Lane'];
    expect(lane()).toBe('must visit');
    click(workspace, 'planVisits');
    expect(visitTo('Birch Academy')).toMatchObject({ State: 'proposed', Kind: 'general' });
    set('Visits', ['URN', '100002'], 'Visited', '2026-12-04');
    expect(lane()).not.toBe('must visit');
    expect(click(workspace, 'planVisits')).toContain('Made or agreed already: 1, of 1 meant.');
  });

  test('a school judged inadequate is for special circumstances, and its report for HMI too', () => {
    set('Schools', ['URN', '100001'], 'Special measures', 'yes');
    click(workspace, 'planVisits');
    expect(visitTo('Alder Primary School')).toMatchObject({
      Kind: 'monitoring',
      'HMI copy': 'yes',
      Note: expect.stringMatching(/^Special circumstances\. .* Send a copy of the report to HMI\.$/),
    });
  });

  test('a visit that went beyond a proposal is kept, counts, and is not proposed twice', () => {
    click(workspace, 'planVisits');
    set('Visits', ['URN', '100001'], 'Consulted', '2026-12-06');
    set('Visits', ['URN', '100001'], 'Visitor', 'Somebody Else');
    setting('Plan visits', '1');
    expect(click(workspace, 'planVisits')).toContain(
      'Visits proposed for 2026/27: 0 (0 new, 0 as before; 1 called off). Made or agreed already: 1',
    );
    expect(visitTo('Alder Primary School')).toMatchObject({ Visitor: 'Somebody Else', Closed: '' });
    expect(visitTo('Birch Academy')['State']).toBe('called off');
  });

  test('nobody is sent to a school they belong to; a must-visit nobody can make is named', () => {
    addRow('People', {
      Post: 'PO-9002',
      Person: 'P-9001',
      Name: 'Asha Assessor',
      Role: 'mentor',
      URN: '100002',
    });
    set('Schools', ['URN', '100002'], 'Asked for a visit', '2026-12-01');
    const says = click(workspace, 'planVisits');
    expect(says).toContain('Birch Academy must be visited, but every assessor with days left belongs to it.');
    expect(visits().map(({ School }) => School)).toEqual(['Alder Primary School']);
  });

  test('where an ECT is not on track, the ECT adviser goes, and no assessor’s day is taken', () => {
    setting('Visit ECT adviser', 'Ada Adviser');
    set('People', ['Person', 'P-9001'], 'Visits a year', '1');
    addRow('Support plans', { Plan: 'SP-0100', TRN: '0012345', Opened: '2026-11-02' });
    click(workspace, 'refreshViews');
    click(workspace, 'planVisits');
    expect(visitTo('Alder Primary School')).toMatchObject({
      Kind: 'causing concern',
      Visitor: 'Ada Adviser',
    });
    expect(visitTo('Birch Academy')).toMatchObject({ Kind: 'general', Visitor: 'Asha Assessor' });
  });

  test('a school visited this year is not visited twice; where it must be, a person decides', () => {
    addRow('Visits', { Visit: 'V-0100', URN: '100002', Kind: 'general', Visited: '2026-10-06' });
    set('Schools', ['URN', '100002'], 'Asked for a visit', '2026-12-01');
    expect(click(workspace, 'planVisits')).toContain('Birch Academy must be visited, and was on 6 Oct 2026.');
    expect(visits().filter(({ URN }) => URN === '100002')).toHaveLength(1);
  });

  test('a visit that cannot be read is taken to stand: no other is planned, and it says what to mend', () => {
    addRow('Visits', { Visit: 'V-0100', URN: '100002', Kind: 'general', 'Planned for': 'some day in May' });
    const says = click(workspace, 'planVisits');
    expect(says).toMatch(
      /Visits, row 2, Planned for: .* Until then it counts as one of the visits meant, and its school is left out/,
    );
    expect(visits().filter(({ URN }) => URN === '100002')).toHaveLength(1);
    expect(says).toContain('Assessors’ days, or the schools there are, allow no more.');
  });

  test('where the only visit missing is one that cannot be read, days and schools are not blamed', () => {
    setting('Plan visits', '2');
    addRow('Visits', { Visit: 'V-0100', URN: '100002', Kind: 'general', 'Planned for': 'some day in May' });
    const says = click(workspace, 'planVisits');
    expect(says).toMatch(/^Visits proposed for \S+ 1 /);
    expect(says).toMatch(/Visits, row 2, Planned for: .* Until then it counts as one of the visits meant/);
    expect(says).not.toContain('allow no more');
  });

  test('a visit that cannot be read is not taken for none: when it was made is asked, and nothing scored', () => {
    addRow('Visits', {
      Visit: 'V-0100',
      URN: '100002',
      Kind: 'general',
      Visited: '2026-10-06',
      Satisfied: 'mostly',
    });
    click(workspace, 'refreshViews');
    const birch = () => row(workspace, 'QA priority', 'School', 'Birch Academy');
    expect(Object.values(birch()).join('\n')).not.toMatch(/no visit on record/i);
    expect(Object.values(birch()).join('\n')).toContain(
      'When was the school visited? Mend its row in Visits.',
    );
    set('Visits', ['Visit', 'V-0100'], 'Satisfied', 'yes');
    expect(Object.values(birch()).join('\n')).toContain('2026-10-06');
    expect(Object.values(birch()).join('\n')).not.toContain('When was the school visited?');
  });

  test('what a person decided about a proposal stands when the plan is drawn again', () => {
    click(workspace, 'planVisits');
    set('Visits', ['School', 'Birch Academy'], 'Closed', '2026-12-06');
    set('Visits', ['School', 'Birch Academy'], 'Note', 'The head is away all year.');
    set('Visits', ['School', 'Alder Primary School'], 'Note', 'Ask for the new mentor.');
    click(workspace, 'planVisits');
    expect(visits()).toHaveLength(2);
    expect(visitTo('Birch Academy')).toMatchObject({
      Closed: '2026-12-06',
      Note: 'The head is away all year.',
    });
    expect(visitTo('Alder Primary School')['Note']).toBe('Ask for the new mentor.');
  });

  test('a school whose visit a person called off, and which must be visited since, is named', () => {
    click(workspace, 'planVisits');
    set('Visits', ['School', 'Birch Academy'], 'Closed', '2026-12-06');
    expect(click(workspace, 'planVisits')).not.toContain('Birch Academy must be visited');
    set('Schools', ['URN', '100002'], 'Asked for a visit', '2026-12-01');
    expect(click(workspace, 'planVisits')).toContain(
      'Birch Academy must be visited, but its visit was called off on 6 Dec 2026. Clear Closed in Visits, and plan again, if it should be made.',
    );
    set('Visits', ['School', 'Birch Academy'], 'Closed', '');
    expect(click(workspace, 'planVisits')).not.toContain('called off on');
    expect(visitTo('Birch Academy')).toMatchObject({
      State: 'proposed',
      Note: expect.stringMatching(/^Must visit/),
    });
    // A row of somebody's own settles it as well.
    set('Visits', ['School', 'Birch Academy'], 'Closed', '2026-12-06');
    addRow('Visits', { URN: '100002', Kind: 'general', 'Planned for': '2027-01-20' });
    expect(click(workspace, 'planVisits')).not.toContain('Birch Academy must be visited');
  });

  describe('a proposal the plan called off', () => {
    beforeEach(() => {
      click(workspace, 'planVisits');
      setting('Plan visits', '1');
      set('Schools', ['URN', '100002'], 'Asked for a visit', '2026-12-01');
    });
    const alder = ['School', 'Alder Primary School'] as const;
    const bothAgain = () => {
      setting('Plan visits', '2');
      click(workspace, 'planVisits');
    };

    test('keeps a person’s note, and comes back with it', () => {
      set('Visits', alder, 'Note', 'Ask for the new mentor.');
      click(workspace, 'planVisits');
      expect(visitTo('Alder Primary School')).toMatchObject({
        State: 'called off',
        Note: 'Ask for the new mentor.',
      });
      bothAgain();
      expect(visitTo('Alder Primary School')).toMatchObject({
        State: 'proposed',
        Closed: '',
        Note: 'Ask for the new mentor.',
      });
    });

    test('is the plan’s to take up again, whatever a person writes in its note', () => {
      click(workspace, 'planVisits');
      set('Visits', alder, 'Note', 'Perhaps next year.');
      bothAgain();
      expect(visitTo('Alder Primary School')).toMatchObject({
        State: 'proposed',
        Note: 'Perhaps next year.',
      });
    });

    test('called off by hand later, stands as the person left it', () => {
      click(workspace, 'planVisits');
      set('Visits', alder, 'Closed', '2026-12-05');
      bothAgain();
      expect(visitTo('Alder Primary School')).toMatchObject({ State: 'called off', Closed: '2026-12-05' });
    });

    test('before the plan marked them, is known by its note', () => {
      click(workspace, 'planVisits');
      set('Visits', alder, 'Closed by plan', '');
      bothAgain();
      expect(visitTo('Alder Primary School')['State']).toBe('proposed');
    });
  });

  describe('what a person entered in a proposal stays when the plan is drawn again', () => {
    const alder = ['School', 'Alder Primary School'] as const;
    beforeEach(() => click(workspace, 'planVisits'));

    test.each([
      ['Visitor', 'Ben Other', ''],
      ['Kind', 'moderation', ' (the plan’s is general)'],
      ['HMI copy', 'yes', ' (the plan’s is blank)'],
    ])('%s, and the plan says that it was left', (heading, value, plans) => {
      set('Visits', alder, heading, value);
      const says = click(workspace, 'planVisits');
      expect(visitTo('Alder Primary School')[heading]).toBe(value);
      expect(says).toContain(
        `Left as somebody entered it: Alder Primary School, ${heading} ${value}${plans}.`,
      );
      expect(says).not.toContain('Another visitor');
      expect(click(workspace, 'planVisits')).toContain('Left as somebody entered it');
      expect(visitTo('Alder Primary School')[heading]).toBe(value);
    });

    test('words added behind the plan’s own note', () => {
      const note = `${visitTo('Alder Primary School')['Note'] ?? ''} Ask for the new mentor.`;
      set('Visits', alder, 'Note', note);
      set('Schools', ['URN', '100001'], 'Special measures', 'yes');
      expect(click(workspace, 'planVisits')).toContain(
        'Left as somebody entered it: Alder Primary School, Note.',
      );
      // What nobody entered goes with the plan.
      expect(visitTo('Alder Primary School')).toMatchObject({
        Note: note,
        Kind: 'monitoring',
        'HMI copy': 'yes',
      });
      setting('Plan visits', '1');
      set('Schools', ['URN', '100002'], 'Asked for a visit', '2026-12-01');
      click(workspace, 'planVisits');
      expect(visitTo('Alder Primary School')).toMatchObject({ State: 'called off', Note: note });
    });

    test('what the plan wrote itself, it takes back when that no longer holds', () => {
      set('Schools', ['URN', '100001'], 'Special measures', 'yes');
      click(workspace, 'planVisits');
      set('Schools', ['URN', '100001'], 'Special measures', 'no');
      expect(click(workspace, 'planVisits')).not.toContain('Left as somebody');
      expect(visitTo('Alder Primary School')).toMatchObject({ Kind: 'general', 'HMI copy': '' });
    });

    test('an assessor named by a person has a day the less for other schools', () => {
      assessor('P-9002', 'Ben Other', '1');
      set('Visits', alder, 'Visitor', 'ben  OTHER');
      set('People', ['Person', 'P-9001'], 'Until', '2026-12-01');
      const says = click(workspace, 'planVisits');
      expect(says).toContain('Called off: Birch Academy.');
      expect(visitTo('Alder Primary School')).toMatchObject({ State: 'proposed', Visitor: 'ben  OTHER' });
    });
  });

  describe('a school with a visit in Visits is not proposed a second time, though', () => {
    const planned = (facts: Record<string, string>) => {
      addRow('Visits', {
        Visit: 'V-0100',
        URN: '100002',
        School: 'Birch Academy',
        Kind: 'general',
        ...facts,
      });
      return click(workspace, 'planVisits');
    };
    const toBirch = () => visits().filter(({ School }) => School === 'Birch Academy');

    test.each([
      ['2072-01-20', 'more than a year away', '20 Jan 2072'],
      ['2026-01-20', 'passed', '20 Jan 2026'],
    ])('its day is a slip of the year: %s', (on, _, spelt) => {
      expect(planned({ 'Planned for': on })).toContain(
        `Birch Academy: visit V-0100 is not settled, and its Planned for says ${spelt}. Check that day, or enter Visited or Closed. Until then it counts as one of the visits meant, and its school is left out.`,
      );
      expect(toBirch()).toHaveLength(1);
    });

    test('it says that it was made on a day to come', () => {
      expect(planned({ Visited: '2062-11-20' })).toContain(
        'Birch Academy: visit V-0100 is not settled, and its Visited says 20 Nov 2062.',
      );
      expect(toBirch()).toHaveLength(1);
    });

    test('it is meant for the school year to come: then it is no visit of this one', () => {
      setting('Plan visits', '1');
      const says = planned({ 'Planned for': '2027-10-05' });
      expect(says).toContain('Birch Academy: visit V-0100 is planned for 5 Oct 2027, so none is this year.');
      expect(says).toContain('Visits proposed for 2026/27: 1 (1 new');
      expect(toBirch()).toHaveLength(1);
    });

    test('its URN was mistyped: the row’s School tells', () => {
      const says = planned({ URN: 'abc', 'Planned for': '2027-01-20' });
      expect(says).toMatch(/Visits, row 2, URN: .* and its school is left out/);
      expect(toBirch()).toHaveLength(1);
    });

    test('the school has another URN now, and the row the one it had', () => {
      const says = planned({ URN: '999999', 'Planned for': '2027-01-20' });
      expect(says).toContain(
        'Visits, URN, 1 row: Schools has no school with the URN 999999. Going by its name, the plan leaves Birch Academy out; no score counts it. Enter 100002, if it is that school.',
      );
      expect(toBirch()).toHaveLength(1);
      // After the night the row still has the name.
      click(workspace, 'refreshViews');
      click(workspace, 'planVisits');
      expect(toBirch()).toHaveLength(1);
    });
  });

  test('where nobody can tell which school a visit is to, the plan says that it may name it too', () => {
    addRow('Visits', { Visit: 'V-0100', URN: 'abc', Kind: 'general', 'Planned for': '2027-01-20' });
    expect(click(workspace, 'planVisits')).toMatch(
      /Visits, row 2, URN: .* Until then it counts as one of the visits meant, and the plan may name its school as well, for nobody can tell which it is\./,
    );
  });

  test('a visit of a school year before that was never settled, nor taken beyond a proposal, keeps no school out', () => {
    addRow('Visits', {
      Visit: 'V-0100',
      URN: '100002',
      Kind: 'general',
      Proposed: '2026-02-03',
      Plan: '2025/26',
    });
    click(workspace, 'planVisits');
    expect(visits().filter(({ URN, Plan }) => URN === '100002' && Plan === '2026/27')).toHaveLength(1);
  });

  test('a visit somebody entered today, not numbered yet, is not planned again', () => {
    addRow('Visits', { URN: '100002', Kind: 'general', Agreed: '2026-12-05', 'Planned for': '2027-01-20' });
    click(workspace, 'planVisits');
    expect(visits().filter(({ URN }) => URN === '100002')).toHaveLength(1);
  });

  test('killed at any service call, planning again leaves each school proposed once', () => {
    click(workspace, 'planVisits');
    const { serviceCalls } = workspace.lastExecution();
    let killed = 0;
    for (let at = 1; at <= serviceCalls; at += 1) {
      workspace.restore(fresh);
      assessor('P-9001', 'Asha Assessor', '5');
      const { error } = workspace.menu('planVisits', {
        faults: [{ call: at, phase: 'after', kind: 'kill' }],
        onKill: at % 2 === 0 ? 'lost' : 'kept',
      });
      killed += error ? 1 : 0;
      click(workspace, 'planVisits');
      expect([
        at,
        visits()
          .map(({ URN }) => URN)
          .sort(),
      ]).toEqual([at, ['100001', '100002']]);
    }
    expect(killed).toBe(serviceCalls);
  });
});

test('kinds in the words of an older register are read, and Set up puts today’s in their place', () => {
  addRow('Visits', { Visit: 'V-0100', URN: '100002', Kind: 'routine', Visited: '2026-10-06' });
  addRow('Visits', { Visit: 'V-0101', URN: '100001', Kind: 'Special circumstances', Visited: '2026-10-07' });
  click(workspace, 'refreshViews');
  expect(row(workspace, 'Visits', 'Visit', 'V-0100')).toMatchObject({ Kind: 'routine', State: 'visited' });
  click(workspace, 'setUp');
  expect(visits().map(({ Kind }) => Kind)).toEqual(['general', 'monitoring']);
});

test.each([
  ['Plan visits', 'forty'],
  ['QA visit years', 'some'],
])('the plan says that the setting %s can’t be read, and what it went by', (name, value) => {
  setting(name, value);
  expect(click(workspace, 'planVisits')).toMatch(
    new RegExp(`Settings, ${name}: Enter .* Until then it counts as .+\\. Mend it, and plan again\\.`),
  );
});

describe('rows of the choice of visits that can be read, and count for nothing all the same', () => {
  const needs = (sheet: string) => {
    click(workspace, 'refreshViews');
    return rows(workspace, 'Desk').flatMap((line) =>
      line['Sheet'] === sheet ? [`${line['Row'] ?? ''}: ${line['Where to look'] ?? ''}`] : [],
    );
  };
  const decision = (facts: Record<string, string>) =>
    addRow('QA decisions', {
      URN: '100002',
      Lane: 'must visit',
      'Decided by': 'Lena Lead',
      Reason: 'Two mentors left.',
      'Decided on': '2026-12-05',
      ...facts,
    });

  test('a decision of a day to come is on the Desk', () => {
    decision({ 'Decided on': '2027-11-05' });
    expect(needs('QA decisions')).toEqual([
      expect.stringMatching(
        /^QD-0001: QA decisions, Decided on, 1 row: 5 Nov 2027 is still to come, so it does not count yet\. Enter/,
      ),
    ]);
  });

  test('a decision on no school of ours is on the Desk', () => {
    decision({ URN: '999999' });
    expect(needs('QA decisions')).toEqual([
      'QD-0001: QA decisions, URN, 1 row: Schools has no school with the URN 999999, so it counts for none. Enter the URN the school has now.',
    ]);
  });

  test('so are visits to no school of ours, together; one that was called off is not', () => {
    for (const [Visit, Closed] of [
      ['V-0100', ''],
      ['V-0101', ''],
      ['V-0102', '2026-12-01'],
    ] as const)
      addRow('Visits', { Visit, URN: '999999', Kind: 'general', 'Planned for': '2027-01-20', Closed });
    expect(needs('Visits')).toEqual([
      expect.stringMatching(
        /^V-0100, V-0101: Visits, URN, 2 rows: Schools has no school with the URN 999999/,
      ),
    ]);
  });

  test('a visit planned for a day more than a year away is on the Desk', () => {
    const facts = { Visit: 'V-0100', URN: '100002', School: 'Birch Academy', Kind: 'general' };
    addRow('Visits', { ...facts, 'Planned for': '2072-01-20' });
    expect(needs('Visits')).toEqual([
      'V-0100: Visit to Birch Academy: Planned for says 20 Jan 2072, which is more than a year away. Check the year.',
    ]);
  });

  test('a decision that counts, and a visit to a school of ours, are not', () => {
    decision({});
    addRow('Visits', { Visit: 'V-0100', URN: '100002', Kind: 'general', 'Planned for': '2027-01-20' });
    expect([...needs('QA decisions'), ...needs('Visits')]).toEqual([]);
  });
});

test('without assessors the sample stands, and it says what is missing', () => {
  expect(click(workspace, 'planVisits')).toContain('enter Visits a year for each assessor in People');
  expect(visitTo('Birch Academy')['Visitor']).toBe('');
});

describe('from proposal to close', () => {
  const step = (heading: string, value: string) => {
    set('Visits', ['URN', '100002'], heading, value);
    click(workspace, 'refreshViews');
    const { State, Next, 'Next by': by } = visitTo('Birch Academy');
    return [State, Next, by];
  };

  test('satisfied: each date moves the visit on, and the report is due in 20 working days', () => {
    click(workspace, 'planVisits');
    expect(step('Consulted', '2026-12-06')).toEqual([
      'consulted',
      'Agree on a day with the school',
      '2026-12-20',
    ]);
    expect(step('Planned for', '2027-01-20')).toEqual([
      'agreed',
      'Ask the school for its documents and self-evaluation',
      '2026-12-30',
    ]);
    expect(step('Documents asked', '2026-12-06')[0]).toBe('documents asked for');
    expect(step('Documents in', '2026-12-06')).toEqual(['documents in', 'Make the visit', '2027-01-20']);
    expect(step('Visited', '2026-12-04')).toEqual(['visited', 'Send the summary report', '2027-01-06']);
    set('Visits', ['URN', '100002'], 'Satisfied', 'yes');
    expect(step('Report sent', '2026-12-06')).toEqual(['report sent', '', '']);
    expect(step('Closed', '2026-12-06')[0]).toBe('closed');
  });

  test('not satisfied: further evidence, the report, then the follow-up that was agreed', () => {
    click(workspace, 'planVisits');
    set('Visits', ['URN', '100002'], 'Satisfied', 'no');
    expect(step('Visited', '2026-12-04')[1]).toMatch(/further evidence/);
    expect(step('Evidence asked', '2026-12-04')[0]).toBe('further evidence asked');
    expect(step('Evidence in', '2026-12-05')[1]).toBe('Send the summary report');
    expect(step('Report sent', '2026-12-06')[1]).toMatch(/follow-up next term/);
    expect(step('Follow up by', '2027-02-12')).toEqual([
      'follow-up due',
      'Follow the visit up',
      '2027-02-12',
    ]);
    expect(step('Followed up', '2027-02-10')).toEqual(['report sent', '', '']);
  });

  test('a step whose day has passed is on the Desk, with the visit’s row', () => {
    addRow('Visits', {
      Visit: 'V-0100',
      URN: '100002',
      Kind: 'general',
      Visitor: 'Asha Assessor',
      'Planned for': '2026-11-04',
      'Documents in': '2026-11-01',
    });
    click(workspace, 'refreshViews');
    expect(row(workspace, 'Desk', 'What', 'Visits overdue')['Now']).toBe('1');
    const need = rows(workspace, 'Desk').find((line) => line['Where to look']?.startsWith('Visit to'));
    expect(Object.values(need ?? {})).toEqual(
      expect.arrayContaining([
        'Visits',
        'V-0100',
        expect.stringMatching(/Asha Assessor: Make the visit by 4 Nov 2026\.$/),
      ]),
    );
  });
});
