import {
  GUIDANCE,
  REGULATIONS,
  cite,
  regulation,
  spellCitation,
  spellCitations,
  spellReasons,
  spellWhole,
} from '../../src/domain/citations';
import { fraction } from '../../src/domain/fraction';
import { POLICY, declaredSettings, defaultPolicy, readPolicy, settingName } from '../../src/domain/policy';
import { choice, exactNumber, list, wholeNumber, words, yesOrNo } from '../../src/domain/policy/setting';

test('every setting has a key of its own, a sentence, and a default that it writes and reads back', () => {
  const keys = declaredSettings().map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const setting of declaredSettings()) {
    expect(setting.says).toMatch(/^[A-Z“].*\.$/);
    const written = setting.write(setting.default);
    // A blank cell stands for the default, so it is never read.
    if (written !== '') expect(setting.read(written)).toEqual({ read: true, value: setting.default });
  }
});

test('a setting has a name in words, by which the sheet is read back', () => {
  expect(['qaManyEcts', 'riskAbConcern', 'termsRequired'].map(settingName)).toEqual([
    'QA many ECTs',
    'Risk AB concern',
    'Terms required',
  ]);
  const changed = { nation: 'scotland', supplyYears: 4 };
  expect(readPolicy({ Nation: 'Scotland', 'supply  Years': '4' })).toMatchObject({
    policy: { ...defaultPolicy(), ...changed },
    problems: [],
  });
});

test('no two settings have the same name', () => {
  const names = declaredSettings().map(({ key }) => settingName(key).toLowerCase());
  expect(new Set(names).size).toBe(names.length);
});

test('settings are declared in the order of their groups', () => {
  expect([...new Set(declaredSettings().map(({ group }) => group))]).toEqual(
    POLICY.map(({ title }) => title),
  );
});

test('the guidance’s own figures are the defaults', () => {
  expect(defaultPolicy()).toMatchObject({
    termsRequired: fraction(6),
    termsInFirstPart: fraction(3),
    shortestPost: fraction(1),
    shortestPostAppliesTo: 'each post',
    shortestInduction: fraction(1),
    yearsBeforePartTimeReduction: 2,
    absenceDaysThatExtend: 30,
    halfDaysCount: 'as half a day',
    reviewNearAssessment: 'drop only in the same term',
    nation: 'england-and-wales',
    daysAfterCompletion: 10,
  });
});

test('3.7: the exempt kinds are the guidance’s six; neonatal care leave is in doubt', () => {
  const { exemptAbsenceKinds, absenceKindsInDoubt } = defaultPolicy();
  expect(exemptAbsenceKinds).toEqual([
    'maternity leave',
    'paternity leave',
    'adoption leave',
    'shared parental leave',
    'parental bereavement leave',
    'carer’s leave',
  ]);
  expect(absenceKindsInDoubt).toEqual(['neonatal care leave']);
});

test('an empty sheet gives the defaults', () => {
  const asItComes = { policy: defaultPolicy(), inForce: {}, problems: [] };
  expect(readPolicy({})).toEqual(asItComes);
  expect(readPolicy({ termsRequired: ' ', unheardOf: 'x', ['__proto__']: 'y' })).toEqual(asItComes);
  expect(readPolicy({}, {})).toEqual(asItComes);
});

test('what the sheet says is read, what it cannot mean is named and left at its default', () => {
  const { policy, problems } = readPolicy({
    termsRequired: '4',
    absenceDaysThatExtend: '0',
    shortestPost: '1/2',
    nation: 'Scotland',
  });
  expect(policy).toMatchObject({
    termsRequired: fraction(4),
    absenceDaysThatExtend: 30,
    shortestPost: fraction(1, 2),
    nation: 'scotland',
  });
  expect(problems).toEqual([
    { field: 'Absence days that extend', says: 'Enter a whole number from 1 to 1000.' },
  ]);
});

test.each([
  [{ noticesFrom: '19' }, 'Notices from', 'Notices until'],
  [{ noticesFrom: '12', noticesUntil: '12' }, 'Notices from', 'Notices until'],
  [{ termsInFirstPart: '6' }, 'Terms in first part', 'Terms required'],
  [{ termsRequired: '3' }, 'Terms in first part', 'Terms required'],
])(
  'two settings of which the first must be less (%j) are named together, and left as they came',
  (given, less, more) => {
    expect(readPolicy(given)).toMatchObject({
      policy: defaultPolicy(),
      problems: [{ field: less, says: `Enter less here than in ${more}. Until then both are as they were.` }],
    });
    expect(readPolicy({ noticesFrom: '11', noticesUntil: '12', termsRequired: '7/2' }).problems).toEqual([]);
  },
);

test('a setting on two rows that say the same is that', () => {
  expect(readPolicy({ 'Terms required': '4', 'terms  REQUIRED': '4' })).toMatchObject({
    policy: { termsRequired: fraction(4) },
    problems: [],
  });
});

describe('a setting that was in force, and can’t be read any more', () => {
  const before = { mailIsOn: 'no', termsRequired: '4', termsInFirstPart: '2' };
  const { policy: stood } = readPolicy(before);

  test.each([
    ['Mail is on', { ...before, mailIsOn: 'off' }, 'Choose yes or no. Until then it counts as no.'],
    [
      'Mail is on',
      { ...before, 'mail is on': 'yes' },
      'It stands on two rows that differ. Delete one of them. Until then it counts as no.',
    ],
    [
      'Mail is on',
      { termsRequired: '4', termsInFirstPart: '2' },
      'Its row is gone, or can’t be read. Induction > Set up register puts it back. Until then it counts as no.',
    ],
    [
      'Terms in first part',
      { ...before, termsRequired: '1' },
      'Enter less here than in Terms required. Until then both are as they were.',
    ],
  ])('stays in force, and is named: %s in %j', (field, texts, says) => {
    expect(readPolicy(texts, before)).toEqual({
      policy: stood,
      inForce: before,
      problems: [{ field, says }],
    });
  });

  test('goes back to the usual value when it is cleared', () => {
    const cleared = readPolicy({ ...before, mailIsOn: '' }, before);
    expect(cleared.policy).toEqual({ ...stood, mailIsOn: true });
    expect(cleared.inForce).not.toHaveProperty('mailIsOn');
    expect(cleared.problems).toEqual([]);
  });

  test('stays at the usual value where nothing else was ever in force', () => {
    const { policy, problems } = readPolicy({ replyTo: 'induction team' }, {});
    expect(policy).toEqual(defaultPolicy());
    expect(problems).toEqual([
      { field: 'Reply to', says: expect.stringMatching(/email address.* Until then it counts as blank\.$/) },
    ]);
  });
});

test.each(['replyTo', 'alertsTo', 'concernsTo'] as const)('%s takes one address, and nothing else', (key) => {
  for (const text of ['induction team', 'a@example.org, b@example.org'])
    expect(readPolicy({ [key]: text })).toMatchObject({
      policy: defaultPolicy(),
      problems: [{ field: settingName(key), says: expect.stringContaining('email address') }],
    });
  expect(readPolicy({ [key]: ' ab@example.org ' }).policy[key]).toBe('ab@example.org');
});

describe('a setting', () => {
  test('of a whole number keeps its bounds', () => {
    const setting = wholeNumber(5, 'Days.', [], { least: 2, most: 9 });
    expect(setting.read(' 9 ')).toEqual({ read: true, value: 9 });
    expect(setting.read('2')).toEqual({ read: true, value: 2 });
    for (const text of ['1', '10', '2.5', 'two', '1234567890', '']) {
      expect(setting.read(text)).toEqual({ read: false, says: 'Enter a whole number from 2 to 9.' });
    }
    expect(setting.write(7)).toBe('7');
    expect(wholeNumber(5, 'Days.').read('-1')).toMatchObject({ read: false });
    expect(wholeNumber(5, 'Days.').read('0')).toEqual({ read: true, value: 0 });
    expect(setting).toMatchObject({
      kind: 'whole number',
      default: 5,
      says: 'Days.',
      cites: [],
      choices: [],
    });
  });

  test('of an exact number has no more than there can be', () => {
    const setting = exactNumber(fraction(3), 'Terms.', [], { most: 6 });
    expect(setting.read('6')).toEqual({ read: true, value: fraction(6) });
    expect(setting.read('13/2')).toEqual({ read: false, says: 'Enter 6 at most.' });
    expect(readPolicy({ termsRequired: '60' })).toMatchObject({
      policy: defaultPolicy(),
      problems: [{ field: settingName('termsRequired'), says: expect.stringContaining('Enter 6 at most.') }],
    });
  });

  test('of an exact number is above 0 and written so that it reads back', () => {
    const setting = exactNumber(fraction(1, 2), 'Terms.', [cite('2.33')]);
    expect(setting.read('0.25')).toEqual({ read: true, value: fraction(1, 4) });
    expect(setting.read('0')).toEqual({ read: false, says: 'Enter a number above 0.' });
    expect(setting.read('-1')).toMatchObject({ read: false });
    expect(setting.read('some')).toEqual({
      read: false,
      says: 'Enter a number, like 0.6. "some" is not one.',
    });
    expect([
      setting.write(fraction(3)),
      setting.write(fraction(1, 8)),
      setting.write(fraction(1, 3)),
    ]).toEqual(['3', '0.125', '1/3']);
    expect(setting).toMatchObject({ kind: 'number', choices: [], cites: [cite('2.33')] });
  });

  test('of a choice is one of its choices, whatever the capitals', () => {
    const setting = choice(['one way', 'Another'], 'one way', 'Which.');
    expect(setting.read(' ANOTHER ')).toEqual({ read: true, value: 'Another' });
    expect(setting.read('neither')).toEqual({ read: false, says: 'Choose one of: one way; Another.' });
    expect(setting).toMatchObject({ kind: 'choice', choices: ['one way', 'Another'], cites: [] });
    expect(setting.write('Another')).toBe('Another');
  });

  test('of yes or no is either', () => {
    const setting = yesOrNo(true, 'Whether.');
    expect(setting.read('Yes ')).toEqual({ read: true, value: true });
    expect(setting.read('NO')).toEqual({ read: true, value: false });
    expect(setting.read('y')).toEqual({ read: false, says: 'Choose yes or no.' });
    expect([setting.write(true), setting.write(false)]).toEqual(['yes', 'no']);
    expect(setting).toMatchObject({ kind: 'yes or no', choices: ['yes', 'no'], cites: [] });
  });

  test('of a list drops blanks and repeats', () => {
    const setting = list(['a'], 'Which ones.');
    expect(setting.read('jury service; sickness;;\nsickness \n other')).toEqual({
      read: true,
      value: ['jury service', 'sickness', 'other'],
    });
    expect(setting.read('')).toEqual({ read: true, value: [] });
    expect(setting.write(['a', 'b'])).toBe('a; b');
    expect(setting).toMatchObject({ kind: 'list', choices: [], cites: [] });
  });

  test('of words is trimmed', () => {
    const setting = words('ECF', 'What it is called.');
    expect(setting.read(' ECTE ')).toEqual({ read: true, value: 'ECTE' });
    expect(setting).toMatchObject({ kind: 'text', choices: [], cites: [] });
  });
});

test('a paragraph is cited with the version it was read in', () => {
  expect(cite('2.49')).toEqual({ para: '2.49', version: 'April 2024' });
  expect(regulation('11(5)')).toEqual({ para: 'reg 11(5)', version: 'SI 2012/1115 as amended' });
  expect(regulation('Sch 3 para 2')).toEqual({ para: 'Sch 3 para 2', version: REGULATIONS });
  expect(spellCitation(cite('2.49'))).toBe(`2.49, ${GUIDANCE} guidance`);
  expect(spellCitation(regulation('11(5)'))).toBe('reg 11(5), SI 2012/1115 as amended');
  expect(spellCitation(regulation('Sch 3 para 2'))).toBe('Sch 3 para 2, SI 2012/1115 as amended');
});

test('several paragraphs of one version name it once', () => {
  expect(spellCitations([cite('2.54'), regulation('11(5)'), cite('4.1'), regulation('Sch 3 para 2')])).toBe(
    '2.54, 4.1, April 2024 guidance; reg 11(5), Sch 3 para 2, SI 2012/1115 as amended',
  );
});

test('an answer tells its reasons in order, each with its paragraph, then the facts, each once', () => {
  const due = { says: 'It is due.', facts: ['term Autumn 2026', 'FTE 1'], cites: [cite('2.48')] };
  const open = { says: 'It is open.', facts: ['FTE 1'], cites: [] };
  expect(spellReasons([due, open])).toBe('It is due. (2.48, April 2024 guidance) It is open.');
  expect(spellWhole([due, open])).toBe(
    'It is due. (2.48, April 2024 guidance) It is open. Facts: term Autumn 2026; FTE 1.',
  );
  expect(spellWhole([{ ...open, facts: [] }])).toBe('It is open.');
});
