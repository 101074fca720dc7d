import { careersFrom, policyFrom, qaFactsFrom } from '../../src/register/ranges';
import { TABLES } from '../../src/register/tables';

const headingsOf = (table: 'schools' | 'qaFacts' | 'people' | 'visits' | 'decisions') => [
  Object.values(TABLES[table].columns).map(({ heading }) => heading),
];
const whole = {
  schools: headingsOf('schools'),
  facts: headingsOf('qaFacts'),
  people: headingsOf('people'),
  visits: headingsOf('visits'),
  decisions: headingsOf('decisions'),
  ofsted: undefined,
};

describe('the ranges a person gives a formula', () => {
  test('may leave out what Ofsted said', () => {
    expect(qaFactsFrom(whole).ofsted).toEqual([]);
  });

  test('one that was not given is asked for by name', () => {
    expect(() => qaFactsFrom({ ...whole, visits: undefined })).toThrow(
      'The range of the sheet "Visits" was not given. Add Visits!A1:AZ to the formula.',
    );
  });

  test('a visit called off is read where the range of visits reaches so far', () => {
    const [headings = []] = headingsOf('visits');
    const said: Readonly<Record<string, string>> = {
      Visit: 'V-1',
      URN: '100001',
      Kind: 'general',
      'Planned for': '2027-01-20',
      Closed: '2026-12-01',
    };
    const read = (upTo: number) =>
      qaFactsFrom({
        ...whole,
        visits: [headings.slice(0, upTo), headings.slice(0, upTo).map((heading) => said[heading] ?? '')],
      }).visits;
    expect(read(headings.length)).toMatchObject([{ plannedFor: '2027-01-20', closedOn: '2026-12-01' }]);
    const cut = read(headings.indexOf('Closed'));
    expect(cut).toMatchObject([{ plannedFor: '2027-01-20' }]);
    expect(cut[0]).not.toHaveProperty('closedOn');
  });

  test('of a visit that can’t be read the school is told', () => {
    const [headings = []] = headingsOf('visits');
    const said: Readonly<Record<string, string>> = { URN: '100001', Kind: 'general', Satisfied: 'mostly' };
    const { visits, unreadVisits } = qaFactsFrom({
      ...whole,
      visits: [headings, headings.map((heading) => said[heading] ?? '')],
    });
    expect([visits, unreadVisits]).toEqual([[], ['100001']]);
  });

  test('one that lacks a column, or its headings, is named, not the sheet', () => {
    const cut = [headingsOf('people')[0]?.filter((heading) => heading !== 'Role') ?? []];
    expect(() => qaFactsFrom({ ...whole, people: cut })).toThrow(
      'The range given for "People" has no column headed "Role". Give the sheet with its headings, like People!A1:AZ.',
    );
    expect(() => qaFactsFrom({ ...whole, facts: [['990001']] })).toThrow(
      /^The range given for "QA facts" has no column.* like 'QA facts'!A1:AZ\.$/,
    );
  });
});

test('a row that has no key yet is read, and named by its place', () => {
  const { id, trn, ...others } = TABLES.absences.columns;
  const said: Readonly<Record<string, string>> = {
    [trn.heading]: '0012345',
    [others.from.heading]: '2026-11-02',
    [others.days.heading]: '3',
    [others.kind.heading]: 'sickness',
  };
  const headings = Object.values(TABLES.absences.columns).map(({ heading }) => heading);
  const typed = headings.map((heading) => said[heading] ?? '');
  const absences = [headings, headings.map(() => ''), typed];
  expect(said[id.heading]).toBeUndefined();
  expect(careersFrom({ absences }, ['0012345']).get('0012345')?.absences).toMatchObject([{ id: 'row 3' }]);
});

describe('an absence whose TRN can’t be read', () => {
  const headings = Object.values(TABLES.absences.columns).map(({ heading }) => heading);
  const typed = (trn: string) => {
    const said: Readonly<Record<string, string>> = {
      Absence: 'AB-0001',
      TRN: trn,
      From: '2026-11-02',
      Days: '60',
      Kind: 'sickness',
    };
    return [headings, headings.map((heading) => said[heading] ?? '')];
  };
  const periodHeadings = Object.values(TABLES.periods.columns).map(({ heading }) => heading);
  const period: Readonly<Record<string, string>> = {
    Period: 'IP-0001',
    TRN: '0012345',
    URN: '100001',
    Started: '2026-09-01',
    FTE: '1',
  };
  const periods = [periodHeadings, periodHeadings.map((heading) => period[heading] ?? '')];
  const careerWith = (trn: string) =>
    careersFrom({ periods, absences: typed(trn) }, ['0012345']).get('0012345');

  test('for its zeros were lost, puts that ECT in doubt, and no other', () => {
    const says = 'Absences, row 2, TRN: Enter a TRN of 7 digits. This one has 5.';
    expect(careerWith('12345')).toMatchObject({ absences: [], unread: says, astray: null });
    expect(careerWith('12346')).toMatchObject({ unread: null, astray: null });
  });

  test.each([
    ['', 'Enter a TRN of 7 digits.'],
    ['#REF!', 'This cell shows #REF!. Mend the formula, or clear the cell.'],
  ])('at all ("%s") is named to every ECT, none of whom is in doubt', (trn, says) => {
    expect(careerWith(trn)).toMatchObject({ unread: null, astray: `Absences, row 2, TRN: ${says}` });
  });
});

test('of a setting entered twice the first stands, as it does in the register', () => {
  const lines = [
    ['Setting', 'Value'],
    ['QA many ECTs', '9'],
    ['QA many ECTs', '2'],
  ];
  expect(policyFrom(lines)).toMatchObject({ qaManyEcts: 9 });
});
