import { defaultPolicy } from '../../src/domain/policy';
import { ZERO } from '../../src/domain/fraction';
import { SIGNATORIES } from '../../src/domain/report-signatures';
import { SIGNS_AS } from '../../src/domain/signature-lines';
import { TEMPLATE, type LengthServed, reportDocument } from '../../src/documents/report-document';
import type { Report } from '../../src/domain/facts';
import { aReport, day, fraction } from '../domain/examples';

const NAMES = {
  ect: 'Zoë Example',
  school: 'Alder Primary School',
  ab: 'Three Fords',
  tutor: 'Tom Tutor',
  version: 1,
  print: '3f9-a2b',
  signatures: null,
  signedOtherText: [],
  papers: [],
  length: null,
};

/** Each paragraph of the body as "heading: …", "line: …" or, where it is blank, "". */
const bodyOf = (answers: Readonly<Record<string, string>>): string[] =>
  reportDocument(aReport({ kind: 'progress review' }), answers, NAMES, defaultPolicy()).body.map(
    ({ style, lead = '', text }) =>
      text === '' ? '' : `${style}: ${lead === '' ? text : `${lead} ${text}`}`,
  );

/** What an interim assessment says of the length of induction served. */
function lengthIn(served: LengthServed['served']): string | undefined {
  const length = { until: day('2026-10-23'), served, asAt: day('2026-10-19') };
  const interim = aReport({ kind: 'interim assessment' });
  const { body } = reportDocument(interim, {}, { ...NAMES, length }, defaultPolicy());
  return body.find(({ lead }) => lead === 'Induction served in all by Friday 23 October 2026:')?.text;
}

describe('What a report says in its PDF', () => {
  test('2.62 when the ECT leaves, as people say a day', () => {
    const interim = aReport({ kind: 'interim assessment' });
    const { body } = reportDocument(interim, { leavingOn: '2026-10-23' }, NAMES, defaultPolicy());
    expect(body.map(({ text }) => text)).toContain('Friday 23 October 2026.');
  });

  test.each([
    [
      '2.34 part of it',
      [fraction(5, 4), fraction(19, 4), ZERO],
      '1.25 terms, with 4.75 terms still to serve',
    ],
    [
      '3.6 with days of extension',
      [fraction(3), fraction(3), fraction(20)],
      '3 terms, with 3 terms and 20 days of extension for absence still to serve',
    ],
    [
      '3.6 nothing left but days of extension',
      [fraction(6), ZERO, fraction(11)],
      '6 terms, with 11 days of extension for absence still to serve',
    ],
    [
      '3.6 an absence whose days are not known',
      [fraction(2), fraction(4), null],
      '2 terms, with 4 terms still to serve and what absence adds, which is not known yet',
    ],
  ] as const)(
    '2.62 in an interim assessment the length served: %s',
    (_name, [terms, remaining, extension], says) => {
      expect(lengthIn({ terms, remaining, extension })).toBe(
        `${says}, as the register had it on 19 October 2026.`,
      );
    },
  );

  test('2.62 in an interim assessment that the length served is not known', () => {
    expect(lengthIn(null)).toBe('not known to the register on 19 October 2026. Ask the appropriate body.');
  });

  test.each([
    ['yes', 'Final formal assessment'],
    ['no', 'First formal assessment'],
    [null, 'Formal assessment'],
  ] as const)('2.55, 2.60 which assessment it is, where that is known (final: %s)', (final, title) => {
    const report = aReport({ kind: 'formal assessment', final, state: 'with ECT' });
    const { values, mark } = reportDocument(report, {}, NAMES, defaultPolicy());
    expect(values['title']).toBe(title);
    expect(mark).toMatch(new RegExp(`^Not complete\\. .* ${title} of Zoë Example, Autumn 2026\\.$`));
  });

  test.each([
    ['not signed yet', null, null, 'Tom Tutor, not yet signed'],
    ['signed by them', 'tutor 0k3 Tom Tutor', '2026-12-07T09:00', /^Tom Tutor, signed Monday 7 December/],
    ['signed by a name of its own', 'tutor 0k3 Thomas Tutor', '2026-12-07T09:00', /^Thomas Tutor, signed/],
    ['typed in as signed', null, '2026-12-07T09:00', /^Tom Tutor, signed/],
  ])('who the induction tutor is: %s', (_, signatures, tutorSignedAt, says) => {
    const report = aReport({ state: 'signing', tutorSignedAt });
    const { values } = reportDocument(report, {}, { ...NAMES, signatures }, defaultPolicy());
    expect(values['tutorSigned']).toEqual(typeof says === 'string' ? says : expect.stringMatching(says));
  });

  test('as whom each has signed, in the words of the sidebar', () => {
    const lines = TEMPLATE.map(({ text }) => text).filter((text) => text.endsWith('Signed}}'));
    expect(lines.map((text) => text.split(':')[0])).toEqual(SIGNATORIES.map((one) => SIGNS_AS[one]));
  });

  describe('2.60 of a final assessment sent by the form for all of them', () => {
    const ON_TRACK = 'Is the ECT on track to complete induction successfully?';
    const extraOf = (extraAnswers: string, differs: Partial<Report> = {}): string[] => {
      const final = { kind: 'formal assessment', final: 'yes', recommendation: 'satisfactory' } as const;
      const { body } = reportDocument(
        aReport({ ...final, ...differs }),
        { extraAnswers },
        NAMES,
        defaultPolicy(),
      );
      const lines = body.map(({ text }) => text);
      const from = lines.indexOf('Extra questions');
      return from === -1 ? [] : lines.slice(from + 1, -2);
    };

    test('the “Yes” it had to be given is left out, and with it a heading of nothing else', () => {
      expect(extraOf(`${ON_TRACK} Yes`)).toEqual([]);
      expect(extraOf(`${ON_TRACK} Yes\nWhich phase is it? Key Stage 2`)).toEqual([
        'Which phase is it? Key Stage 2',
      ]);
    });

    test('a “No” stands there, and so does a “Yes” where nothing is recommended', () => {
      expect(extraOf(`${ON_TRACK} No`)).toEqual([`${ON_TRACK} No`]);
      expect(extraOf(`${ON_TRACK} Yes`, { recommendation: null })).toEqual([`${ON_TRACK} Yes`]);
    });
  });

  test('a question answered in a word stands apart from the heading before it', () => {
    const body = bodyOf({ evidence: 'Four lessons.', programmeAccessed: 'yes', entitlementsMet: 'yes' });
    const first = body.findIndex((line) => line.startsWith('normal: Has the ECT had their training'));
    expect(body.slice(first - 3, first)).toEqual([
      'heading: What evidence have you drawn on?',
      'normal: Four lessons.',
      '',
    ]);
    expect(body[first + 1]).toMatch(/^normal: Has the ECT had everything else/);
  });

  test('an answer of several lines keeps them together', () => {
    const body = bodyOf({ evidence: 'Four lessons.\nTwo books.', daysAbsent: '2' });
    expect(body.slice(body.indexOf('normal: Four lessons.'))).toEqual([
      'normal: Four lessons.',
      'normal: Two books.',
      '',
      'normal: How many days has the ECT been absent since the last report? 2.',
      '',
      'small: Print of this text: 3f9-a2b.',
    ]);
  });
});
