import { once } from '../domain/once';
import type { OfstedFact } from '../domain/qa-ofsted';
import type { Line } from './import-file';

/** The layouts of Ofsted's monthly file of latest inspections: before report cards (to autumn 2025) and since. */

/** A judgement as the file has it; `on` is still text, from the column `heading`. */
export interface FileJudgement extends Pick<OfstedFact, 'kind' | 'area' | 'judgement'> {
  readonly on: string;
  readonly heading: string;
}

interface Inspection {
  readonly kind: OfstedFact['kind'];
  readonly on: string;
  /** "No" here: it was the school before this one that was inspected. */
  readonly relates: string;
  /** Column of the file, by the area it judges. */
  readonly areas: readonly (readonly [area: string, column: string])[];
}

/** The same areas, under the headings of either layout: since report cards they begin "Latest OEIF". */
const graded = (headingOf: (heading: string) => string): Inspection['areas'] =>
  (
    [
      ['Overall effectiveness'],
      ['Quality of education'],
      ['Behaviour and attitudes'],
      ['Personal development'],
      ['Leadership and management', 'Effectiveness of leadership and management'],
    ] as const
  ).map(([area, heading = area]) => [area, headingOf(heading)]);

/** The inspections a line may tell of. Made when first asked for: their headings are words of the file apart. */
const inspections = once(() => {
  const gradedUntil2025: Inspection = {
    kind: 'graded inspection',
    on: 'Inspection start date',
    relates: 'Does the latest graded inspection relate to the URN of the current school?',
    areas: [['Category of concern', 'Category of concern'], ...graded((heading) => heading)],
  };
  const reportCard: Inspection = {
    kind: 'report card',
    on: 'Inspection start date',
    relates: 'Does the latest full inspection relate to the URN of the current school?',
    areas: [
      ['Category of concern', 'Most recent category of concern'],
      ...[
        'Safeguarding standards',
        'Inclusion',
        'Curriculum and teaching',
        'Achievement',
        'Attendance and behaviour',
        'Personal development and wellbeing',
        'Leadership and governance',
      ].map((area) => [area, area] as const),
      ['Early years', 'Early years (where applicable)'],
      ['Post-16 provision', 'Post-16 provision (where applicable)'],
    ],
  };
  const gradedBeforeCards: Inspection = {
    kind: 'graded inspection',
    on: 'Inspection start date of latest OEIF graded inspection',
    relates: 'Does the latest OEIF graded inspection relate to the URN of the current school?',
    areas: graded((heading) => `Latest OEIF ${heading.charAt(0).toLowerCase()}${heading.slice(1)}`),
  };
  /** Where no report card is there yet, the category comes from the inspection before. */
  const categoryBeforeCards: Inspection = {
    ...gradedBeforeCards,
    areas: [['Category of concern', 'Most recent category of concern']],
  };
  const ungraded: Inspection = {
    kind: 'ungraded inspection',
    on: 'Date of latest ungraded inspection',
    relates: 'Does the ungraded inspection relate to the URN of the current school?',
    areas: [['Outcome', 'Ungraded inspection overall outcome']],
  };
  return { gradedUntil2025, reportCard, gradedBeforeCards, categoryBeforeCards, ungraded };
});

/** Every column of either layout that is read. */
export const ofstedHeadings = (): readonly string[] => [
  ...new Set(
    Object.values(inspections()).flatMap(({ on, relates, areas }) => [
      on,
      relates,
      ...areas.map(([, column]) => column),
    ]),
  ),
];

/** Nothing was judged. */
const NOTHING = /^(|null|n\/?a|none|not judged|not applicable|0|9)$/i;

const WORDS: { readonly [short: string]: string } = {
  '1': 'Outstanding',
  '2': 'Good',
  '3': 'Requires improvement',
  '4': 'Inadequate',
  SM: 'Special measures',
  SWK: 'Serious weaknesses',
  RSI: 'Requires significant improvement',
};

const spelt = (cell: string): string => {
  const short = cell.replace(/^([1-49])\.0$/, '$1');
  return WORDS[short] ?? short;
};

/** What one line of the file says of its school, in either layout. What was said of the school before it is left out. */
export function judgementsIn(cells: Line): readonly FileJudgement[] {
  const { gradedUntil2025, reportCard, gradedBeforeCards, categoryBeforeCards, ungraded } = inspections();
  const isSinceCards = reportCard.areas.slice(1).some(([, column]) => column in cells);
  const told = isSinceCards
    ? [dated(cells, reportCard) ? reportCard : categoryBeforeCards, gradedBeforeCards, ungraded]
    : [gradedUntil2025, ungraded];
  return told.flatMap((inspection) => {
    const { kind, on, relates, areas } = inspection;
    if (!dated(cells, inspection) || /^no/i.test(cells[relates] ?? '')) return [];
    return areas.flatMap(([area, column]) => {
      const judgement = spelt(cells[column] ?? '');
      return NOTHING.test(judgement) ? [] : [{ kind, on: cells[on] ?? '', heading: on, area, judgement }];
    });
  });
}

const dated = (cells: Line, { on }: Inspection): boolean => !NOTHING.test(cells[on] ?? '');
