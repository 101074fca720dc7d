import { noticeSubject, reportsLetter } from '../../src/documents/digest-letter';
import type { OwedReport } from '../../src/domain/reminders';
import { day } from '../domain/examples';

const owing = (...owed: readonly ('hear' | 'read' | 'sign' | 'mend' | 'comment')[]): string =>
  noticeSubject(owed.map((one) => ({ owed: one })));

describe('The subject of a notice', () => {
  test('counts only what is asked: what was accepted beside it asks for nothing', () => {
    expect(owing('hear', 'mend')).toBe('An induction report has come back to you');
    expect(owing('hear', 'mend', 'sign')).toBe('2 induction reports need you');
  });

  test('says that nothing is asked, where nothing is', () => {
    expect(owing('hear', 'hear')).toBe('2 induction reports have been accepted');
    expect(owing('read', 'read')).toBe('2 progress reviews have been received');
    expect(owing('hear', 'read')).toBe('2 induction reports have been received');
  });
});

function letterAbout(
  differs: Partial<OwedReport>,
  note: string | null = null,
): { readonly text: string; readonly html: string } {
  const report = {
    reportId: 'R-00012',
    kind: 'formal assessment',
    final: null,
    term: 'Autumn 2026',
    ectName: 'Zoë Example',
    urn: null,
    schoolName: null,
    dueOn: day('2026-12-11'),
    state: 'due',
    owed: 'write',
    overdue: false,
    ...differs,
  } as const;
  return reportsLetter(
    'A report is due',
    { name: 'Tom Tutor', email: 'tom@example.org', reports: [report] },
    {
      abName: 'Northshire',
      askName: 'the induction team',
      replyTo: '',
      linksFor: () => ({ form: null, pdf: null, note }),
    },
  );
}

test.each([
  ['yes', 'Zoë Example: final formal assessment, Autumn 2026'],
  ['no', 'Zoë Example: first formal assessment, Autumn 2026'],
  [null, 'Zoë Example: formal assessment, Autumn 2026'],
] as const)(
  '2.55, 2.60 mail says which assessment it asks for, where that is known (final: %s)',
  (final, title) => {
    const { text, html } = letterAbout({ final });
    expect(text).toContain(`${title}\n`);
    expect(html).toContain(title);
  },
);

test.each([
  ['due', 'It is still to be written.'],
  ['with ECT', 'It waits for the ECT to read and sign it.'],
  ['signing', 'It waits for signatures.'],
  ['returned', 'It went back to the school, and is still to be mended.'],
] as const)('whoever oversees an overdue report reads what it waits for: %s', (state, waits) => {
  expect(letterAbout({ owed: 'oversee', overdue: true, state }).text).toContain(
    `Was due Friday 11 December 2026. ${waits} Please see that it is completed.`,
  );
});

test('what the appropriate body wrote in two lines stands in two, marked up or not', () => {
  const { text, html } = letterAbout({ owed: 'mend' }, 'Name the lessons <you> saw.\nSay when.');
  expect(text).toContain('Name the lessons <you> saw.\nSay when.\n');
  expect(html).toContain('Name the lessons &lt;you&gt; saw.<br>Say when.</p>');
});
