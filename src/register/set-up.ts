import { GUIDANCE, REGULATIONS } from '../domain/citations';
import type { Column } from './column';
import { CRITERIA_HEADINGS, PICTURES_HEADINGS, PRIORITY_HEADINGS } from './priority-sheet';
import { CRITERIA_FORMULA, PICTURES_FORMULA, PRIORITY_FORMULA } from './qa-formulas';
import type { Table } from './table';
import type { TableKey } from './tables';
import { TABLES } from './tables';

/** How one sheet should look, as data: Set up makes it so, again and again. */
export interface SheetSpec {
  readonly key: SheetKey;
  readonly name: string;
  readonly tabColour: string;
  readonly frozenColumns: number;
  readonly columns: readonly ColumnSpec[];
  readonly highlights: readonly Highlight[];
  /** People may filter it; views and tables have one shared filter. */
  readonly filter: boolean;
  /** Where the first column stands: further right than 1 where pictures stand before the figures. */
  readonly first: number;
  /** A formula for the first column's top whose answer fills the sheet; the sheet then has no rows of its own. */
  readonly formula: string | null;
  readonly charts: readonly ChartSpec[];
}

/** A picture of the figures. Its title tells it apart. */
export interface ChartSpec {
  readonly title: string;
  readonly kind: 'columns' | 'stacked columns' | 'line';
  /** Columns of the figures, from 1: what stands below, then one for each series. */
  readonly columns: readonly number[];
  readonly rows: number;
  /** The cell its corner stands in. */
  readonly row: number;
  readonly column: number;
}

export interface ColumnSpec {
  /** Names the column in the sheet's metadata, so that a heading someone changed can be put back. */
  readonly field: string;
  readonly heading: string;
  readonly note: string;
  readonly format: string;
  readonly width: number;
  readonly wrap: boolean;
  readonly choices: readonly string[];
  readonly computed: boolean;
  readonly hidden: boolean;
  /** A figure to be seen from across the room. */
  readonly large: boolean;
}

/** Cells of a column that show one of these texts are coloured. Words carry the meaning; colour only helps. */
export interface Highlight {
  readonly heading: string;
  readonly text: string;
  readonly background: string;
  readonly colour: string;
}

export type SheetKey = TableKey | 'priority' | 'criteria' | 'pictures';

const TAB_COLOURS = { look: '#1a7f5a', keep: '#1d70b8', own: '#8a8f94' } as const;

const RED = { background: '#fbe3e0', colour: '#8f1d12' };
const AMBER = { background: '#fdf0d5', colour: '#7a4a00' };
const GREEN = { background: '#e1f2e8', colour: '#155239' };
const GREY = { background: '#eef0f1', colour: '#4a5157' };

const highlight = (heading: string, tones: Readonly<Record<string, typeof RED>>): Highlight[] =>
  Object.entries(tones).map(([text, tone]) => ({ heading, text, ...tone }));

const HIGHLIGHTS: Partial<Record<SheetKey, readonly Highlight[]>> = {
  atRisk: highlight('Level', { red: RED, amber: AMBER, watch: GREY }),
  ects: [
    ...highlight('At risk', { red: RED, amber: AMBER, watch: GREY }),
    ...highlight('Status', { passed: GREEN, failed: RED }),
  ],
  reports: [
    ...highlight('State', { returned: AMBER, submitted: GREEN, reviewed: GREEN, cancelled: GREY }),
    ...highlight('On track', { no: RED }),
  ],
  intake: highlight('Verdict', { 'needs mending': AMBER, 'to confirm': AMBER, accepted: GREEN }),
  outbox: highlight('State', { failed: RED, unknown: AMBER, sent: GREEN }),
  moderation: highlight('Agrees', { yes: GREEN, no: AMBER }),
  visitFindings: highlight('Judgement', { met: GREEN, 'partly met': AMBER, 'not met': RED }),
  schools: highlight('Status', { closed: GREY, 'proposed to close': AMBER }),
};

/** Tabs from left to right: what people look at, what people keep, what the register keeps for itself. */
export const SHEET_ORDER: readonly SheetKey[] = [
  'desk',
  'atRisk',
  'priority',
  'criteria',
  'pictures',
  'ects',
  'periods',
  'reports',
  'schools',
  'people',
  'absences',
  'adjustments',
  'supportPlans',
  'observations',
  'documents',
  'visits',
  'visitDocuments',
  'visitFindings',
  'moderation',
  'schoolAnswers',
  'decisions',
  'ofsted',
  'qaFacts',
  'intake',
  'outbox',
  'history',
  'settings',
  'extraQuestions',
  'terms',
  'bankHolidays',
];

/** The note and width of each column of QA priority. */
const PRIORITY_NOTES: {
  readonly [heading in (typeof PRIORITY_HEADINGS)[number]]: readonly [note: string, width: number];
} = {
  Rank: ['The first to visit is 1. Schools that must be visited come before any score.', 60],
  School: ['From the Schools sheet; closed schools are left out.', 240],
  Lane: ['Must visit, special circumstances, scored, good practice, or no ECT.', 150],
  Score: ['Points of the criteria that hold. Weights are in Settings.', 60],
  Bar: ['The score as a picture: ten blocks are the highest.', 95],
  Why: ['The reasons, in a sentence.', 420],
  'To ask': ['What is not known. It scores nothing and is never taken for fine.', 300],
  'Points by criterion': [
    'Each criterion that holds, its points, its reason and the document that asks. Select the cell to read it whole.',
    300,
  ],
  ECTs: ['ECTs at the school now.', 60],
  Area: ['Local authority.', 140],
  'Last visit': ['The latest visit made.', 100],
  'Visit planned': ['A visit that is already arranged.', 120],
  URN: ['Unique reference number.', 80],
};

/** The same of QA criteria. */
const CRITERIA_NOTES: {
  readonly [heading in (typeof CRITERIA_HEADINGS)[number]]: readonly [note: string, width: number];
} = {
  Criterion: ['As the points in QA priority name it.', 90],
  'What it asks': ['When it is true, the criterion holds.', 320],
  Lane: ['The lane it puts a school in.', 150],
  Weight: ['Points in force. Blank: it decides the lane and scores nothing. 0: it is left out.', 70],
  'Usual weight': ['Points of the set of weights chosen in Settings.', 110],
  Threshold: ['From when on it holds, as Settings says.', 360],
  Source: ['The document that asks for it, and where in it; the handbook names the documents.', 320],
};

/** The same of QA pictures. */
const PICTURES_NOTES: {
  readonly [heading in (typeof PICTURES_HEADINGS)[number]]: readonly [note: string, width: number];
} = {
  Area: ['Local authorities with ECTs, the one with most first.', 150],
  'Must visit': ['Schools in this lane.', 95],
  'Special circumstances': ['Schools in this lane.', 170],
  Scored: ['Schools in this lane.', 75],
  'Good practice': ['Schools in this lane.', 115],
  'Average score': ['Points of a school there, on average.', 115],
  'ECTs %': ['Its ECTs in a hundred of all.', 70],
  'Visits %': ['Visits of this school year, made or planned, in a hundred of all.', 75],
  Month: ['Of this school year.', 90],
  Planned: ['Visits planned until the end of the month, since September.', 75],
  Made: ['Visits made until then; blank for months to come.', 70],
};

/** Sheets leaves out what is blank below the last area. */
const MOST_AREAS = 40;

/** Before the figures, two by two, where they are seen first. */
const [LEFT, RIGHT, FIGURES] = [1, 7, 13];
const CHARTS: readonly ChartSpec[] = [
  {
    title: 'Schools by lane and area',
    kind: 'stacked columns',
    columns: [1, 2, 3, 4, 5],
    rows: MOST_AREAS,
    row: 2,
    column: LEFT,
  },
  {
    title: 'Average score by area',
    kind: 'columns',
    columns: [1, 6],
    rows: MOST_AREAS,
    row: 2,
    column: RIGHT,
  },
  {
    title: 'Visits against ECTs, in a hundred of all',
    kind: 'columns',
    columns: [1, 7, 8],
    rows: MOST_AREAS,
    row: 20,
    column: LEFT,
  },
  {
    title: 'Visits made against planned',
    kind: 'line',
    columns: [9, 10, 11],
    rows: 13,
    row: 20,
    column: RIGHT,
  },
];

/** A sheet that one formula fills. */
const formulaSheet = <H extends string>(
  key: SheetKey,
  name: string,
  formula: string,
  notes: Readonly<Record<H, readonly [note: string, width: number]>>,
  headings: readonly H[],
): SheetSpec => ({
  key,
  name,
  tabColour: TAB_COLOURS.look,
  frozenColumns: 2,
  highlights: [],
  filter: false,
  columns: headings.map((heading) => ({
    field: heading,
    heading,
    note: notes[heading][0],
    format: 'general',
    width: notes[heading][1],
    wrap: heading !== 'Points by criterion',
    choices: [],
    computed: true,
    hidden: false,
    large: false,
  })),
  first: 1,
  formula,
  charts: [],
});

/** The spec of a sheet, read from its table. */
export function specOf(key: SheetKey): SheetSpec {
  if (key === 'priority')
    return {
      ...formulaSheet(key, 'QA priority', PRIORITY_FORMULA, PRIORITY_NOTES, PRIORITY_HEADINGS),
      highlights: highlight('Lane', {
        'must visit': RED,
        'special circumstances': AMBER,
        'good practice': GREEN,
        'no ECT': GREY,
      }),
    };
  if (key === 'criteria')
    return formulaSheet(key, 'QA criteria', CRITERIA_FORMULA, CRITERIA_NOTES, CRITERIA_HEADINGS);
  if (key === 'pictures')
    return {
      ...formulaSheet(key, 'QA pictures', PICTURES_FORMULA, PICTURES_NOTES, PICTURES_HEADINGS),
      frozenColumns: 0,
      first: FIGURES,
      charts: CHARTS,
    };
  const table: Table = TABLES[key];
  return {
    key,
    name: table.name,
    tabColour: TAB_COLOURS[table.shelf],
    frozenColumns: table.frozenColumns,
    columns: withoutWrapIfMany(
      Object.entries(table.columns).map(([field, column]) => columnSpec(key, field, column)),
    ),
    highlights: HIGHLIGHTS[key] ?? [],
    filter: table.shelf !== 'own' && key !== 'desk',
    first: 1,
    formula: null,
    charts: [],
  };
}

/** Columns of a sheet that is read across: with more, one long text far to the right would make every row tall. */
const MOST_THAT_WRAP = 30;

const withoutWrapIfMany = (columns: readonly ColumnSpec[]): readonly ColumnSpec[] =>
  columns.length <= MOST_THAT_WRAP ? columns : columns.map((column) => ({ ...column, wrap: false }));

/** A paragraph in a note is of a version, for numbers move between versions. */
export function withVersion(help: string): string {
  const texts = [
    ...(/\(\d\.\d/.test(help) ? [`${GUIDANCE} guidance`] : []),
    ...(/\(reg \d/.test(help) ? [REGULATIONS] : []),
  ];
  return texts.length === 0 ? help : `${help}\nParagraphs: ${texts.join('; ')}.`;
}

function columnSpec(key: SheetKey, field: string, column: Column<unknown>): ColumnSpec {
  const { heading, help, format, width, wrap, choices, writtenBy, hidden } = column;
  return {
    field,
    heading,
    // Help may be kept apart from the shipped file until it is asked for as a text.
    note: withVersion(String(help)),
    format,
    width,
    wrap,
    choices: choices ?? [],
    computed: writtenBy === 'register',
    hidden,
    large: key === 'desk' && field === 'figure',
  };
}
