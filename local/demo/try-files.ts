/** Two files to import by hand: schools as GIAS gives them, ECTs as an officer lists them. Each has lines that are refused. */
import type { DemoEct } from './careers';
import { demoFacts } from './facts';
import { GIAS_HEADINGS } from './gias-headings';
import { ectsTable, giasOf } from './imports';
import { namesFor } from './names';
import { AREAS, demoSchools, type DemoSchool } from './schools';

/** Area, type, phase, name of schools the demonstration does not know; the last area is not ours. */
const NEW_SCHOOLS = [
  [0, 'Academy converter', 'Primary', 'Ruddlewick Primary Academy'],
  [0, 'Community school', 'Primary', 'St Oswin’s Lane Primary School'],
  [0, 'Voluntary aided school', 'Primary', 'Café Row Infant School'],
  [0, 'Academy sponsor led', 'Secondary', 'Sedgemarsh Academy'],
  [1, 'Community school', 'Primary', 'Tarnbottom Primary School'],
  [1, 'Free schools', 'All-through', 'Underholt Free School'],
  [1, 'Community special school', 'Not applicable', 'Vesperdale School'],
  [1, 'Academy converter', 'Secondary', 'Wharfinger High School'],
  [2, 'Community school', 'Primary', 'Anchorage Road Primary School'],
  [2, 'Academy converter', 'Primary', 'Bollard Green Primary Academy'],
  [2, 'Foundation school', 'Secondary', 'Capstan School'],
  [3, 'Community school', 'Primary', 'Distant Moor Primary School'],
  [3, 'Academy converter', 'Secondary', 'Elsewhere High School'],
] as const;

const FIRST_NEW_URN = 990_101;

function newSchools(): DemoSchool[] {
  const like = demoSchools()[0] as DemoSchool;
  return NEW_SCHOOLS.map(([area, type, phase, name], at) => ({
    ...like,
    urn: String(FIRST_NEW_URN + at),
    name,
    type,
    phase,
    area: AREAS[area as 0 | 1 | 2] ?? 'Westermere',
    postcode: `ZZ${1 + area} ${1 + (at % 9)}XY`,
    opened: `${1960 + at * 4}-09-01`,
  }));
}

type Cells = Readonly<Record<string, string>>;

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);

const csvOf = (headings: readonly string[], rows: readonly Cells[]): string =>
  [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))]
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('');

/**
 * Schools as in the establishment file of GIAS: every column of it, in Windows' alphabet, lines ended as Windows ends
 * them. New schools, one that is about to close, one that is as it was, two outside our areas, two that are refused.
 */
export function demoSchoolsCsv(): Buffer {
  const [closing, same] = demoSchools();
  const fresh = newSchools().map(giasOf);
  const rows: Cells[] = [
    ...fresh.slice(0, 4),
    { ...giasOf(closing as DemoSchool), 'EstablishmentStatus (name)': 'Open, but proposed to close' },
    { ...fresh[0], URN: '9901', EstablishmentName: 'Four Digits Primary School' },
    ...fresh.slice(4),
    giasOf(same as DemoSchool),
    { ...fresh[5], URN: '990120', EstablishmentName: '' },
  ];
  return inWindows1252(csvOf(GIAS_HEADINGS, rows.map(filledIn)));
}

/** Columns that the register passes over, filled as GIAS fills them. */
const filledIn = (row: Cells): Cells => ({
  'EstablishmentTypeGroup (name)': 'Invented for demonstration',
  'Country (name)': '',
  Street: '1 Example Street, by the ford',
  Town: 'Exampleton',
  SchoolWebsite: 'https://www.example.org',
  CensusDate: '15-01-2026',
  LastChangedDate: '02-11-2026',
  ...row,
});

/** ECTs who begin in January: new ones, one already known with another address, two that are refused. */
export function demoEctsCsv(): Buffer {
  const facts = demoFacts();
  const plain = facts.ects.filter(({ story, periods }) => story === 'plain' && periods.length === 1);
  const known = plain[0] as DemoEct;
  const schools = [
    ...facts.schools.filter(({ places }) => places > 1).slice(0, 5),
    ...newSchools().slice(0, 2),
  ];
  const taken = new Set(facts.ects.map(({ name }) => name.full));
  const fresh = namesFor('newcomers', 9, taken).map((name, at): DemoEct => {
    const school = schools[at % schools.length] as DemoSchool;
    const tutorId = facts.people.staff.get(school.urn)?.tutors[0]?.personId ?? '';
    const like = plain[at * 5] as DemoEct;
    const [period] = like.periods;
    return {
      ...like,
      trn: String(991_001 + at * 3).padStart(7, '0'),
      name,
      email: `${name.address}@example.org`,
      born: `${1992 + at}-0${1 + (at % 9)}-1${at % 9}`,
      qtsOn: '2026-12-04',
      periods: period
        ? [{ ...period, urn: school.urn, from: '2027-01-04', fte: at === 4 ? '0.6' : '1', tutorId }]
        : [],
    };
  });
  const { headings, lines } = ectsTable([...fresh, known], facts);
  const rows = lines.map((line): Cells =>
    Object.fromEntries(headings.map((heading, at) => [heading, line[at] ?? ''])),
  );
  const [first = {}, second = {}, third = {}, ...rest] = rows;
  const moved = rest.pop() ?? {};
  return Buffer.from(
    csvOf(headings, [
      first,
      { ...second, TRN: '99104' },
      third,
      { ...rest[0], Started: '05/11/2026', 'QTS awarded': '04/12/2026' },
      ...rest.slice(1),
      { ...moved, Email: `new.address.${moved['Email'] ?? ''}` },
    ]),
  );
}

const MARKS: Readonly<Record<string, number>> = { '’': 0x92, '‘': 0x91, '–': 0x96, '€': 0x80 };

function inWindows1252(text: string): Buffer {
  return Buffer.from(
    [...text].map((character) => {
      const code = MARKS[character] ?? character.codePointAt(0) ?? 0;
      if (code > 0xff) throw new Error(`"${character}" is not in Windows' alphabet.`);
      return code;
    }),
  );
}
