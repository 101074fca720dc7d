import { reportForm } from '../../src/documents/report-form';
import { defaultPolicy } from '../../src/domain/policy';
import type { ReportKind } from '../../src/domain/facts';

const ON_TRACK = 'Is the ECT on track to complete induction successfully?';
const REASON = 'What is your reason for that answer?';

const pagesOf = (kind: ReportKind) => reportForm(kind, defaultPolicy(), 'Three Fords').pages;

/** The page that an answer leads to. */
function after(kind: ReportKind, question: string, answer: string) {
  const pages = pagesOf(kind);
  const item = pages.flatMap(({ items }) => items).find(({ title }) => title === question);
  return pages[item?.goTo?.[item.choices.indexOf(answer)] ?? -1];
}

describe('The form of a progress review', () => {
  test('2.52 “No” leads to a page that insists on the reason', () => {
    const reason = after('progress review', ON_TRACK, 'No')?.items.find(({ title }) => title === REASON);
    expect(reason?.required).toBe(true);
  });

  test('“Yes” is asked for none', () => {
    expect(after('progress review', ON_TRACK, 'Yes')?.items[0]?.title).toBe(
      'What evidence have you drawn on?',
    );
    const asked = pagesOf('progress review').flatMap(({ items }) => items.map(({ title }) => title));
    expect(asked.filter((title) => title === REASON)).toHaveLength(1);
  });
});

test('a question needed after one answer of several, or after one that has no page, stays where all come by', () => {
  const all = pagesOf('interim assessment').flatMap(({ items }) => items);
  expect(all.find(({ title }) => title === 'TS1: evidence and comments')?.required).toBe(false);
  expect(all.find(({ title }) => title === 'Where should the ECT improve?')?.required).toBe(false);
  expect(after('interim assessment', ON_TRACK, 'No')?.items.map(({ title }) => title)).toEqual([
    REASON,
    'Has the ECT been told?',
    'Is a support plan in place?',
  ]);
});
