/** The functions an officer can type in any cell: ranges in, arrays out, each answer with its reason and paragraph. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../../local/workspace';
import { DIST, cell, click, row, smallRegister, typeInPeriod, emptySheet } from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

beforeAll(async () => {
  workspace = await smallRegister();
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

const ZOE = '0012345';
const PERIODS = "'Induction periods'!A1:Z";
const [ABSENCES, ADJUSTMENTS, TERMS] = ['Absences!A1:Z', 'Adjustments!A1:Z', 'Terms!A1:Z'];
const [HOLIDAYS, SETTINGS, AS_AT] = ["'Bank holidays'!A1:Z", 'Settings!A1:B', 'Desk!B2'];

/** What a formula shows, spilled from a cell beside the Settings: as many rows and columns as asked for. */
function shown(formula: string, lines = 1, width = 3): string[][] {
  workspace.edit('Settings', 'J2', formula);
  const last = String.fromCharCode('J'.charCodeAt(0) + width - 1);
  return workspace.read('Settings', `J2:${last}${1 + lines}`).map((line) => line.map(String));
}
const call = (fn: string, ...args: string[]): string => `=${fn}(${args.join(', ')})`;

test('2.34 terms served and remaining, with the facts and the paragraph', () => {
  const [line] = shown(
    call('TERMS_SERVED', `"${ZOE}"`, PERIODS, ABSENCES, ADJUSTMENTS, TERMS, SETTINGS, AS_AT),
  );
  expect(Number(line?.[0]) + Number(line?.[1])).toBeCloseTo(6);
  expect(line?.[2]).toMatch(/2\.3\d, April 2024 guidance\)/);
  expect(line?.[2]).toMatch(/Facts: .+\.$/);
});

test('a column of TRNs gives a line for each, though Sheets took them for numbers; blanks stay blank', () => {
  workspace.edit('Settings', 'N2', [[ZOE], [''], ['0099999']]);
  const lines = shown(
    call('EXPECTED_END', 'N2:N4', PERIODS, ABSENCES, ADJUSTMENTS, TERMS, SETTINGS, AS_AT),
    3,
    2,
  );
  expect(lines.map(([first]) => first)).toEqual(['2028-07-21', '', 'The ranges hold no TRN 0099999.']);
  expect(lines[0]?.[1]).toContain('April 2024 guidance');
});

test('a day nobody can mean, and a range of another sheet, are named as the formula has them', () => {
  const of = (periods: string, asAt: string) =>
    shown(call('TERMS_SERVED', `"${ZOE}"`, periods, ABSENCES, ADJUSTMENTS, TERMS, SETTINGS, asAt))[0]?.[0];
  expect(of(PERIODS, '"29 Feb 2027"')).toBe('#ERROR!');
  expect(workspace.note('Settings', 'J2')).toContain(
    'asAt, the day it is asked for: Check the day. February 2027 has 28 days, so there is no day 29.',
  );
  expect(of('Schools!A1:AZ', AS_AT)).toBe('#ERROR!');
  expect(workspace.note('Settings', 'J2')).toMatch(
    /The range given for "Induction periods" has no column headed .*like 'Induction periods'!A1:AZ\./,
  );
});

test.each([
  ['Induction periods', ['IP-0001', 'FTE', 'most']],
  ['Absences', ['AB-0001', 'Until', '31/02/2027']],
  ['Adjustments', ['AD-0001', 'Terms', 'one']],
] as const)('a row of %s that can’t be read is no guess: it is named', (sheet, [id, column, typed]) => {
  const whole: Record<string, readonly string[][]> = {
    Absences: [['AB-0001', ZOE, '', '2027-01-04', '2027-03-26', '55', 'sickness', '']],
    Adjustments: [['AD-0001', ZOE, '', 'reduction', '1', '2026-10-01', 'yes', '']],
  };
  if (whole[sheet]) workspace.edit(sheet, 'A2', whole[sheet]);
  const key = workspace.read(sheet)[0]?.[0] ?? '';
  workspace.edit(sheet, cell(workspace, sheet, [key, id], column), typed);
  const said = new RegExp(`^${sheet}, row 2, ${column}: `);
  const given = [`"${ZOE}"`, PERIODS, ABSENCES, ADJUSTMENTS];
  expect(shown(call('TERMS_SERVED', ...given, TERMS, SETTINGS, AS_AT))).toEqual([
    ['', '', expect.stringMatching(said)],
  ]);
  expect(shown(call('EXPECTED_END', ...given, TERMS, SETTINGS, AS_AT), 1, 2)).toEqual([
    ['', expect.stringMatching(said)],
  ]);
  expect(shown(call('NEXT_REPORT_DUE', ...given, 'Reports!A1:CZ', TERMS, HOLIDAYS, SETTINGS, AS_AT))).toEqual(
    [['', '', expect.stringMatching(said)]],
  );
});

describe('an absence whose TRN', () => {
  const given = [`"${ZOE}"`, PERIODS, ABSENCES, ADJUSTMENTS];
  const end = (trn: string) => {
    workspace.edit('Absences', 'A2', [
      ['AB-0001', trn, '', '2026-10-01', '2027-01-31', '60', 'sickness', ''],
    ]);
    return shown(call('EXPECTED_END', ...given, TERMS, SETTINGS, AS_AT), 1, 2)[0] ?? [];
  };

  test('lost its zeros leaves no date standing that it would move: it is named', () => {
    expect(end('12345')).toEqual(['', 'Absences, row 2, TRN: Enter a TRN of 7 digits. This one has 5.']);
    click(workspace, 'refreshViews');
    expect(row(workspace, 'ECTs', 'TRN', ZOE)['Terms served']).toMatch(/^Not known: Absences, row 2, TRN/);
  });

  test('is missing is named beside the answer that leaves it out', () => {
    const [day, why] = end('');
    expect(day).toBe('2028-07-21');
    expect(why).toMatch(
      /\nThis leaves out a row that may be anybody’s: Absences, row 2, TRN: Enter a TRN of 7 digits\.$/,
    );
  });
});

test('2.48 the next report due, and why on that day', () => {
  const [line] = shown(
    call(
      'NEXT_REPORT_DUE',
      `"${ZOE}"`,
      PERIODS,
      ABSENCES,
      ADJUSTMENTS,
      'Reports!A1:CZ',
      TERMS,
      HOLIDAYS,
      SETTINGS,
      AS_AT,
    ),
  );
  expect(line?.slice(0, 2)).toEqual(['2026-12-11', 'progress review, Autumn 2026']);
  expect(line?.[2]).toContain('(2.48, April 2024 guidance)');
  expect(line?.[2]).toContain('Facts: ');
});

describe('a next report whose day is not firm', () => {
  const next = () =>
    shown(
      call(
        'NEXT_REPORT_DUE',
        ...[`"${ZOE}"`, PERIODS, ABSENCES, ADJUSTMENTS, 'Reports!A1:CZ', TERMS, HOLIDAYS, SETTINGS, AS_AT],
      ),
    )[0] ?? [];

  test('3.7 on leave with no end it has none, as on the ECTs sheet', () => {
    workspace.edit('Absences', 'A2', [['AB-0001', ZOE, '', '2026-11-16', '', '', 'maternity leave', '']]);
    expect(next().slice(0, 2)).toEqual(['', 'progress review, Autumn 2026, after the return']);
    expect(next()[2]).toContain('May move: Absence AB-0001 has not ended.');
  });

  test('with the bank holidays missing it says so', () => {
    emptySheet(workspace, 'Bank holidays');
    expect(next().slice(0, 2)).toEqual(['2026-12-11', 'progress review, Autumn 2026']);
    expect(next()[2]).toContain('May move: The bank holidays of 2026 are not all in the Bank holidays sheet');
  });
});

test('2.75 with the ECTs sheet, terms served before it began count too', () => {
  workspace.edit('ECTs', cell(workspace, 'ECTs', ['TRN', ZOE], 'Prior terms'), '3');
  const given = [`"${ZOE}"`, PERIODS, ABSENCES, ADJUSTMENTS, TERMS, SETTINGS, AS_AT];
  const served = (...more: string[]) => Number(shown(call('TERMS_SERVED', ...given, ...more))[0]?.[0]);
  expect(served('ECTs!A1:CZ') - served()).toBeCloseTo(3);
  expect(shown(call('EXPECTED_END', ...given, 'ECTs!A1:CZ'), 1, 2)[0]?.[0]).toMatch(/^2027-07/);
});

describe('where an area keeps terms of its own', () => {
  const AREA = 'Northshire';
  /** Northshire's autumn ends two days before England's. */
  function ownAutumn(ends: string): void {
    const urn = row(workspace, 'Induction periods', 'TRN', ZOE)['URN'] ?? '';
    workspace.edit('Schools', cell(workspace, 'Schools', ['URN', urn], 'Area'), AREA);
    const [headings = [], ...lines] = workspace.read('Terms');
    const england = lines.find((line) => line[headings.indexOf('Term')] === 'Autumn 2026') ?? [];
    const own: Readonly<Record<string, string>> = {
      'Term id': 'Northshire Autumn 2026',
      Area: AREA,
      Ends: ends,
    };
    const filled = lines.filter((line) => line.some((one) => one !== '')).length;
    workspace.edit('Terms', `A${filled + 2}`, [
      headings.map((heading, at) => own[heading] ?? england[at] ?? ''),
    ]);
    click(workspace, 'refreshViews');
  }
  const due = (...more: string[]) =>
    shown(
      call(
        'NEXT_REPORT_DUE',
        `"${ZOE}"`,
        PERIODS,
        ABSENCES,
        ADJUSTMENTS,
        'Reports!A1:CZ',
        TERMS,
        HOLIDAYS,
        SETTINGS,
        AS_AT,
        'ECTs!A1:CZ',
        ...more,
      ),
    )[0];
  const inRegister = () => row(workspace, 'Reports', 'TRN', ZOE)['Due'];

  test('formulas given the schools say what the register says', () => {
    ownAutumn('2026-12-16');
    expect(inRegister()).toBe('2026-12-09');
    expect(due('Schools!A1:AZ')?.[0]).toBe(inRegister());
    expect(due()?.[0]).toBe('2026-12-11');
  });

  test('its row with a day that can’t be read moves no date: nothing is known, and the cell is named', () => {
    ownAutumn('2026-12-16');
    const before = inRegister();
    workspace.edit(
      'Terms',
      cell(workspace, 'Terms', ['Term id', 'Northshire Autumn 2026'], 'Ends'),
      'about Christmas',
    );
    click(workspace, 'refreshViews');
    expect(inRegister()).toBe(before);
    expect(due('Schools!A1:AZ')?.[0]).toBe('');
    expect(workspace.read('Desk').flat().join('\n')).toMatch(/Terms, row \d+, Ends: /);
  });
});

describe('bad facts are named with their row, and no formula guesses', () => {
  const ALL = [`"${ZOE}"`, PERIODS, ABSENCES, ADJUSTMENTS];
  const period = (column: string, typed: string): void => typeInPeriod(workspace, column, typed);
  const clear = (sheet: string): void => emptySheet(workspace, sheet);
  const unknown = (says: RegExp): void => {
    const named = expect.stringMatching(says);
    expect(shown(call('TERMS_SERVED', ...ALL, TERMS, SETTINGS, AS_AT))).toEqual([['', '', named]]);
    expect(shown(call('EXPECTED_END', ...ALL, TERMS, SETTINGS, AS_AT), 1, 2)).toEqual([['', named]]);
    expect(shown(call('NEXT_REPORT_DUE', ...ALL, 'Reports!A1:CZ', TERMS, HOLIDAYS, SETTINGS, AS_AT))).toEqual(
      [['', '', named]],
    );
    const [risk] = shown(
      call(
        'AT_RISK',
        `"${ZOE}"`,
        'ECTs!A1:CZ',
        ...ALL.slice(1),
        'Reports!A1:CZ',
        "'Support plans'!A1:Z",
        'Observations!A1:Z',
        TERMS,
        HOLIDAYS,
        SETTINGS,
        AS_AT,
      ),
    );
    expect(risk?.[0]).not.toBe('none');
    expect(risk?.[2]).toMatch(says);
  };

  test('an end before the start', () => {
    period('Finished', '2026-08-31');
    unknown(/IP-0001 .*Enter a finish on or after the start/);
  });
  test('FTE 0', () => {
    period('FTE', '0');
    unknown(/IP-0001 .*more than 0 and at most 1/);
  });
  test('29 February of a common year', () => {
    period('Finished', '29/02/2027');
    unknown(/^Induction periods, row 2, Finished: /m);
  });
  test('terms missing from the calendar', () => {
    clear('Terms');
    unknown(/Terms sheet/);
  });
  test('dates past the table of bank holidays', () => {
    clear('Bank holidays');
    expect(shown(call('WORKING_DAYS_AFTER', '"2026-07-06"', '20', 'TRUE', HOLIDAYS), 1, 2)[0]).toEqual([
      '',
      expect.stringContaining('The bank holidays of 2026 are not all in the Bank holidays sheet'),
    ]);
  });
});

test('the at-risk level, each reason with its paragraph, and what is not known', () => {
  workspace.edit('ECTs', cell(workspace, 'ECTs', ['TRN', ZOE], 'AB concern'), '2026-12-04');
  const [line] = shown(
    call(
      'AT_RISK',
      `"${ZOE}"`,
      'ECTs!A1:CZ',
      PERIODS,
      ABSENCES,
      ADJUSTMENTS,
      'Reports!A1:CZ',
      "'Support plans'!A1:Z",
      'Observations!A1:Z',
      TERMS,
      HOLIDAYS,
      SETTINGS,
      AS_AT,
    ),
  );
  expect(line?.[0]).toBe('amber');
  expect(line?.[1]).toContain('The appropriate body holds a concern. (5.8, April 2024 guidance)');
  expect(line?.[2]).not.toBe('');
});

test('2.67 reg 11 the last day of twenty working days by either count, with the bank holidays left out', () => {
  const last = (from: string, beginningWith: string) =>
    shown(call('WORKING_DAYS_AFTER', `"${from}"`, '20', beginningWith, HOLIDAYS), 1, 2)[0];
  expect(last('2026-07-06', 'TRUE')).toEqual([
    '2026-07-31',
    '20 working days beginning with 6 Jul 2026. School holidays count; weekends and bank holidays do not.',
  ]);
  expect(last('2026-07-06', 'FALSE')?.[0]).toBe('2026-08-03');
  expect(last('2026-08-17', 'FALSE')?.[1]).toContain(
    'bank holidays do not. Facts: 31 Aug 2026 is a bank holiday: ',
  );
  expect(last('29 February 2027', 'TRUE')?.[0]).toBe('');
  expect(last('2099-07-06', 'TRUE')).toEqual(['', expect.stringContaining('bank holidays of 2099')]);
});

test('a limit takes its number and its TRUE or FALSE as text too; what is neither, or blank, is asked for', () => {
  const last = (days: string, beginningWith: string) =>
    shown(call('WORKING_DAYS_AFTER', '"2026-07-06"', days, beginningWith, HOLIDAYS), 1, 2)[0]?.[0];
  for (const no of ['"FALSE"', '"no"']) expect(last('20', no)).toBe('2026-08-03');
  for (const yes of ['"true"', '"Yes"']) expect(last('"20"', yes)).toBe('2026-07-31');
  for (const blank of ['', 'Q9', '"perhaps"']) {
    expect(last('20', blank)).toBe('#ERROR!');
    expect(workspace.note('Settings', 'J2')).toContain('Say whether that day is the first: TRUE or FALSE.');
  }
  for (const days of ['Q9', '"a few"', '20.5']) {
    expect(last(days, 'TRUE')).toBe('#ERROR!');
    expect(workspace.note('Settings', 'J2')).toContain('Give a whole number of working days from 1 to 400.');
  }
});

test('every function an officer can type explains itself and its arguments in the shipped file', () => {
  const code = readFileSync(join(DIST, 'Code.js'), 'utf8');
  const stubs = [...code.matchAll(/\/\*\*\n((?: \*(?!\/).*\n)+?) \*\/\nfunction ([A-Z_]+)\(([^)]*)\)/g)];
  const typed = [...code.matchAll(/^function ([A-Z][A-Z_]+)\(/gm)].map(([, name]) => name);
  expect(typed.length).toBeGreaterThanOrEqual(9);
  expect(stubs.map(([, , name]) => name).sort()).toEqual([...typed].sort());
  for (const [, help = '', , args = ''] of stubs) {
    expect(help).toContain('@customfunction');
    expect(help).toMatch(/@return .+\./);
    const explained = [...help.matchAll(/@param \{\w+\} (\w+) .+\./g)].map(([, name]) => name);
    expect(explained).toEqual(args.split(', '));
  }
});
