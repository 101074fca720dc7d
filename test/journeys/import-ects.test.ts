import type { Workspace } from '../../local/workspace';
import { ECTS_CSV, SCHOOLS_CSV, ask, cell, importFile, row, rows, setUp } from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

beforeAll(async () => {
  workspace = setUp();
  await importFile(workspace, 'schools', 'commit', SCHOOLS_CSV);
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

const [HEADINGS = '', ZOE = ''] = ECTS_CSV.split('\r\n');
const csv = (...lines: readonly string[]): string => [HEADINGS, ...lines].join('\r\n');
const commit = (content: string) => importFile(workspace, 'ects', 'commit', content);
const reasons = async (line: string) => (await commit(csv(line))).refused[0]?.says ?? [];

describe("given an officer's CSV", () => {
  test('a check says what would be new and writes nothing', async () => {
    const found = await importFile(workspace, 'ects', 'check', ECTS_CSV);
    expect([found.added, found.refused, rows(workspace, 'ECTs')]).toEqual([3, [], []]);
  });

  test('a commit opens an induction period for each, with the tutor once for two ECTs', async () => {
    await commit(ECTS_CSV);
    expect(rows(workspace, 'ECTs').map(({ TRN, Name }) => [TRN, Name])).toEqual([
      ['0012345', 'Zoë Example'],
      ['0012346', 'Ann Example'],
      ['0012347', 'Bo Example'],
    ]);
    expect(
      rows(workspace, 'Induction periods').map(({ Period, TRN, FTE, Tutor }) => [Period, TRN, FTE, Tutor]),
    ).toEqual([
      ['IP-0001', '0012345', '1', 'P-0001'],
      ['IP-0002', '0012346', '0.6', 'P-0002'],
      ['IP-0003', '0012347', '1', 'P-0002'],
    ]);
    expect(rows(workspace, 'People').map(({ Name, Email, Role, URN }) => [Name, Email, Role, URN])).toEqual([
      ['Tom Tutor', 'tom@example.org', 'tutor', '100001'],
      ['Una Tutor', 'una@example.org', 'tutor', '100002'],
    ]);
  });

  test('a date may be written in any of the usual ways, and is kept as a day (V07)', async () => {
    await commit(ECTS_CSV);
    expect(rows(workspace, 'ECTs').map((ect) => ect['Date of birth'])).toEqual([
      '1999-02-01',
      '1998-02-03',
      '1998-02-03',
    ]);
  });

  test('committed twice, nothing is doubled', async () => {
    await commit(ECTS_CSV);
    const before = [workspace.read('ECTs'), workspace.read('Induction periods'), workspace.read('People')];
    const again = await commit(ECTS_CSV);
    expect([again.added, again.changed, again.same]).toEqual([0, 0, 3]);
    expect([workspace.read('ECTs'), workspace.read('Induction periods'), workspace.read('People')]).toEqual(
      before,
    );
  });

  test('a corrected file changes only what differs', async () => {
    await commit(ECTS_CSV);
    const found = await commit(ECTS_CSV.replace('Bo Example', 'Beau Example'));
    expect([found.changed, found.same]).toEqual([1, 2]);
    expect(found.details[0]?.fields).toEqual([
      { heading: 'Name', before: 'Bo Example', after: 'Beau Example' },
    ]);
    expect(row(workspace, 'ECTs', 'TRN', '0012347')['Name']).toBe('Beau Example');
  });
});

test('a line for another school, later than a period that is open, is refused until that is ended', async () => {
  await commit(csv(ZOE));
  const moved = csv(ZOE.replace('100001', '100002').replace('2026-09-01', '2026-12-01'));
  expect((await importFile(workspace, 'ects', 'check', moved)).refused[0]?.says).toEqual([
    'URN: Induction period IP-0001 at 100001 is still open. Enter its last day in Induction periods first; a second post beside it is entered there too.',
  ]);
});

describe('once an induction period has finished', () => {
  const periodRows = () => rows(workspace, 'Induction periods').map(({ URN, Started }) => [URN, Started]);
  const finish = (on: string) =>
    workspace.edit(
      'Induction periods',
      cell(workspace, 'Induction periods', ['Period', 'IP-0001'], 'Finished'),
      on,
    );
  const decide = () => workspace.edit('ECTs', cell(workspace, 'ECTs', ['TRN', '0012345'], 'Outcome'), 'pass');

  beforeEach(async () => {
    await commit(csv(ZOE));
    finish('2026-11-30');
  });

  test('the same file opens it no second time, whether or not the first day was put right since', async () => {
    expect((await importFile(workspace, 'ects', 'check', csv(ZOE))).same).toBe(1);
    const found = await commit(csv(ZOE.replace('2026-09-01', '2026-08-31')));
    expect([found.added, found.changed, found.same]).toEqual([0, 0, 1]);
    expect(periodRows()).toEqual([['100001', '2026-09-01']]);
  });

  test('a later day opens another', async () => {
    await commit(csv(ZOE.replace('2026-09-01', '2026-12-01')));
    expect(periodRows()).toEqual([
      ['100001', '2026-09-01'],
      ['100001', '2026-12-01'],
    ]);
  });

  test('another school opens another', async () => {
    await commit(csv(ZOE.replace('100001', '100002')));
    expect(periodRows()).toEqual([
      ['100001', '2026-09-01'],
      ['100002', '2026-09-01'],
    ]);
  });

  test('with an outcome, no other is opened, and the check says so', async () => {
    decide();
    expect((await importFile(workspace, 'ects', 'check', csv(ZOE))).same).toBe(1);
    const { refused } = await importFile(workspace, 'ects', 'check', csv(ZOE.replace('100001', '100002')));
    expect(refused[0]?.says).toEqual([
      'URN: This ECT has an outcome, so no other induction period is opened. Take this line out, or look at Outcome in ECTs.',
    ]);
  });
});

describe('given a tutor whose post has a last day', () => {
  const BO = ZOE.replace('0012345', '0012347').replace('Zoë', 'Bo').replace('zoe@', 'bo@');
  const until = (on: string) =>
    workspace.edit('People', cell(workspace, 'People', ['Name', 'Tom Tutor'], 'Until'), on);
  const posts = () => rows(workspace, 'People').map(({ Post, Person, Until }) => [Post, Person, Until]);

  beforeEach(async () => {
    await commit(csv(ZOE));
  });

  test.each(['2027-07-21', '2026-12-06'])('until it has passed, as on %s, the post is theirs', async (on) => {
    until(on);
    expect((await commit(csv(BO))).added).toBe(1);
    expect(posts()).toEqual([['P-0001-100001-tutor', 'P-0001', on]]);
  });

  test('once it has passed, they come back to a post of its own, with the number they had', async () => {
    until('2026-12-05');
    const found = await commit(csv(BO, ZOE.replace('0012345', '0012348').replace('zoe@', 'zo@')));
    expect([found.added, found.refused]).toEqual([2, []]);
    expect(posts()).toEqual([
      ['P-0001-100001-tutor', 'P-0001', '2026-12-05'],
      ['P-0001-100001-tutor-2', 'P-0001', ''],
    ]);
  });
});

describe('when a line can not be right', () => {
  test.each([
    ['0012345', '123', ['TRN: Enter a TRN of 7 digits. This one has 3.']],
    ['0012345', '1234567L', [expect.stringContaining('TRN')]],
    ['0012345', '', ['TRN: Enter a TRN of 7 digits.']],
    ['Zoë Example', '', ['Name: Enter the name of the ECT.']],
    ['100001', '999999', ['URN: Schools has no 999999. Import the school first, or check the number.']],
    [',1,', ',1.5,', ['FTE: Enter a share of full time above 0 and at most 1, like 0.6.']],
    [
      '2026-09-01',
      '2026-06-01',
      [
        'Started: Induction cannot start before QTS was awarded. Check both dates. (2.10, April 2024 guidance)',
      ],
    ],
    ['2026-09-01', '2062-09-01', [expect.stringMatching(/^Started: Check the year\. .*10 years away/)]],
    [
      '2026-07-01',
      '1926-07-01',
      ['QTS awarded: Check the date of QTS. Whoever was qualified on 7 May 1999 is exempt from induction.'],
    ],
    ['2026-09-01', '13/25/2026', [expect.stringContaining('Started')]],
    ['01/02/1999', '01/02/2015', [expect.stringContaining('Date of birth')]],
    ['tom@example.org', 'tom at example', [expect.stringContaining('Tutor email')]],
  ])('%s as %p is refused with what to do (V01, V04, V05, V07, V11, V13)', async (was, is, says) => {
    expect(await reasons(ZOE.replace(was, is))).toEqual(says);
    expect(rows(workspace, 'ECTs')).toEqual([]);
  });

  describe('for a tutor at an address that is known', () => {
    const another = (tutor: string) =>
      ZOE.replace('0012345', '0055555')
        .replace('Zoë', 'Nell')
        .replace('zoe@', 'nell@')
        .replace('Tom Tutor', tutor);

    test('by another name it is refused, in the register as in the file: one would sign for both', async () => {
      const says =
        'Tutor name: tom@example.org is the address of Tom Tutor. Enter an address of Nia New’s own. If the two share one, enter Nia New in People and this induction period by hand.';
      const together = await commit(csv(ZOE, another('Nia New')));
      expect(together.refused).toEqual([expect.objectContaining({ line: 3, says: [says] })]);
      expect(await reasons(another('Nia New'))).toEqual([says]);
      expect(rows(workspace, 'People')).toHaveLength(1);
    });

    test.each(['Thomas Tutor', 'T Tutor', 'Tom P Tutor', ''])('spelt "%s" it is them', async (name) => {
      await commit(csv(ZOE));
      const refused = await reasons(another(name));
      expect(refused).toEqual(name === 'Thomas Tutor' ? [expect.stringContaining('Tom Tutor')] : []);
      expect(new Set(rows(workspace, 'People').map(({ Person }) => Person)).size).toBe(1);
    });
  });

  describe('for an ECT at an address that is somebody else’s', () => {
    const nell = ZOE.replace('0012345', '0055555').replace('Zoë', 'Nell');
    const says = (whose: string, email: string) =>
      `Email: ${email} is the address of ${whose}. Enter one of Nell Example’s own, or leave it empty for now.`;

    test('another ECT’s is refused, in the register as in the file', async () => {
      const found = await commit(csv(ZOE, nell));
      const refusal = says('Zoë Example (TRN 0012345)', 'zoe@example.org');
      expect(found.refused).toEqual([expect.objectContaining({ line: 3, says: [refusal] })]);
      expect(await reasons(nell)).toEqual([refusal]);
      expect(await reasons(nell.replace('zoe@example.org', ''))).toEqual([]);
      workspace.edit('ECTs', cell(workspace, 'ECTs', ['TRN', '0012345'], 'Outcome'), 'pass');
      expect(await reasons(nell)).toEqual([]);
    });

    test('of one of the same name it is the TRN that is to be checked', async () => {
      await commit(csv(ZOE));
      expect(await reasons(ZOE.replace('0012345', '0055555'))).toEqual([
        'TRN: Zoë Example (TRN 0012345) has the same name and address. Check the TRN.',
      ]);
    });

    test('a tutor’s is refused, whichever comes first', async () => {
      await commit(csv(ZOE));
      expect(await reasons(nell.replace('zoe@', 'tom@'))).toEqual([says('Tom Tutor', 'tom@example.org')]);
      expect(await reasons(nell.replace('zoe@', 'nell@').replace('tom@', 'zoe@'))).toEqual([
        'Tutor email: zoe@example.org is the address of the ECT Zoë Example. Enter one of Tom Tutor’s own.',
      ]);
    });
  });

  test('with the TRN of somebody else, by name and date of birth, it is refused (V03)', async () => {
    await commit(csv(ZOE));
    const olga = ZOE.replace('Zoë Example,01/02/1999,zoe@', 'Olga Other,03/03/1990,olga@');
    expect(await reasons(olga)).toEqual([
      'TRN: ECTs has Zoë Example under it, with another date of birth. Check the TRN. If it is the same person, correct the row in ECTs first.',
    ]);
    expect(row(workspace, 'ECTs', 'TRN', '0012345')['Email']).toBe('zoe@example.org');
    expect(await reasons(ZOE.replace('Zoë Example', 'Zoë Married'))).toEqual([]);
    expect(await reasons(ZOE.replace('Zoë Example,01/02/1999', 'Zoë Married,03/03/1990'))).toEqual([]);
  });

  test('spaces around a TRN are trimmed (V01)', async () => {
    await commit(csv(ZOE.replace('0012345', '  0012345  ')));
    expect(rows(workspace, 'ECTs').map(({ TRN }) => TRN)).toEqual(['0012345']);
  });

  test('the same TRN twice in a file: the first is taken, the second refused by its line (V03)', async () => {
    const found = await commit(csv(ZOE, ZOE.replace('Zoë', 'Zoe')));
    expect(found.refused).toEqual([
      expect.objectContaining({
        line: 3,
        says: ['TRN: line 2 of the file has the same one. The first is taken.'],
      }),
    ]);
    expect(rows(workspace, 'ECTs').map(({ Name }) => Name)).toEqual(['Zoë Example']);
  });

  test('an ECT whose row can not be read is refused by that row, and nobody gets a number twice', async () => {
    await commit(csv(ZOE));
    workspace.edit('People', 'E2', 'someone');
    const [known = ''] = rows(workspace, 'People').map((one) => one['Person']);
    workspace.edit('ECTs', cell(workspace, 'ECTs', ['TRN', '0012345'], 'Outcome'), 'soon');
    const found = await commit(ECTS_CSV);
    expect(found.refused.map(({ says }) => says[0])).toEqual([
      expect.stringMatching(/^ECTs, row 2, .*Mend that row first\.$/),
    ]);
    expect(rows(workspace, 'People').filter((one) => one['Person'] === known)).toHaveLength(1);
  });

  test('an induction period that can not be read is not opened a second time', async () => {
    await commit(csv(ZOE));
    workspace.edit(
      'Induction periods',
      cell(workspace, 'Induction periods', ['TRN', '0012345'], 'FTE'),
      'most',
    );
    expect((await commit(csv(ZOE))).refused.map(({ says }) => says)).toEqual([
      [expect.stringMatching(/^Induction periods, row 2, FTE: .*Mend that row first\.$/)],
    ]);
    expect(rows(workspace, 'Induction periods')).toHaveLength(1);
  });

  test('a tutor whose post can not be read is not entered a second time', async () => {
    await commit(csv(ZOE));
    const [tutor] = rows(workspace, 'People');
    workspace.edit('People', cell(workspace, 'People', ['Email', tutor?.['Email'] ?? ''], 'Until'), 'summer');
    const { refused } = await commit(csv(ZOE.replace('0012345', '0012399')));
    expect(refused.flatMap(({ says }) => says)).toContainEqual(
      expect.stringMatching(/^People, row 2, Until: .*Mend that row first\.$/),
    );
    expect(rows(workspace, 'People').filter(({ Email }) => Email === tutor?.['Email'])).toHaveLength(1);
  });

  test('a school that is closed is refused by name', async () => {
    workspace.edit('Schools', 'F2', 'closed');
    expect(await reasons(ZOE)).toEqual([
      'URN: Alder Primary School is closed. Enter the school that took its place.',
    ]);
  });
});

test.each([
  'Null',
  'TRUE',
  '1E5',
  'Mar-1',
  "O'Brien",
  '-',
  '@SUM(A1)',
  '+1',
  '-1+1',
  '＝1+1',
  '👩🏽‍🏫 Zoë',
  'ليلى الأمثلة',
])('the name %s stays the text it is (V14, V15, V16)', async (name) => {
  await commit(csv(ZOE.replace('Zoë Example', name)));
  expect(row(workspace, 'ECTs', 'TRN', '0012345')['Name']).toBe(name);
  const found = await commit(csv(ZOE.replace('Zoë Example', name)));
  expect([found.same, found.changed]).toEqual([1, 0]);
});

test("an apostrophe in front is a spreadsheet's mark for text, and no part of a name", async () => {
  await commit(csv(ZOE.replace('Zoë Example', "'Zoë")));
  expect(row(workspace, 'ECTs', 'TRN', '0012345')['Name']).toBe('Zoë');
});

test('while somebody else saves, nothing of the part is imported and the page is told so (F07)', () => {
  let reply: unknown;
  workspace.tryCall('everyNight', [], {
    onCall: (_, method) => {
      if (reply === undefined && /getSheetValues|getValues/.test(method))
        reply = ask(workspace, {
          ask: 'import',
          kind: 'ects',
          step: 'commit',
          headings: HEADINGS.split(','),
          rows: [{ line: 2, cells: ZOE.split(',') }],
        });
    },
  });
  expect(reply).toEqual({
    kind: 'busy',
    says: 'Somebody else is saving. Nothing of this part was imported; try again in a moment.',
  });
  expect(rows(workspace, 'ECTs')).toEqual([]);
});
