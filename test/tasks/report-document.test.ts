import { defaultPolicy } from '../../src/domain/policy';
import { reportDocument } from '../../src/documents/report-document';
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
  served: null,
};

/** Each paragraph of the body as "heading: …", "line: …" or, where it is blank, "". */
const bodyOf = (answers: Readonly<Record<string, string>>): string[] =>
  reportDocument(aReport({ kind: 'progress review' }), answers, NAMES, defaultPolicy()).body.map(
    ({ style, lead = '', text }) =>
      text === '' ? '' : `${style}: ${lead === '' ? text : `${lead} ${text}`}`,
  );

describe('What a report says in its PDF', () => {
  test('2.62 when the ECT leaves, as people say a day', () => {
    const interim = aReport({ kind: 'interim assessment' });
    const { body } = reportDocument(interim, { leavingOn: '2026-10-23' }, NAMES, defaultPolicy());
    expect(body.map(({ text }) => text)).toContain('Friday 23 October 2026.');
  });

  test.each([
    [
      fraction(5, 4),
      fraction(19, 4),
      '1.25 terms, with 4.75 terms still to serve, as the register had it on 19 October 2026.',
    ],
    [null, null, 'not known to the register on 19 October 2026. Ask the appropriate body.'],
  ])('2.34, 2.62 of an interim assessment, the length of induction served', (terms, remaining, says) => {
    const served = { until: day('2026-10-23'), terms, remaining, asAt: day('2026-10-19') };
    const interim = aReport({ kind: 'interim assessment' });
    const { body } = reportDocument(interim, {}, { ...NAMES, served }, defaultPolicy());
    expect(body).toContainEqual({
      style: 'normal',
      lead: 'Induction served in all by Friday 23 October 2026:',
      text: says,
    });
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
