import { longPrint } from '../../src/domain/fingerprint';
import type { ReportRow } from '../../src/register/report-row';
import { aboutOf } from '../../src/tasks/told';

/** A review of one answer, released to its ECT. */
const review = (timesReturned: number | null): ReportRow =>
  ({
    id: 'R-00012',
    kind: 'progress review',
    term: 'Autumn 2026',
    evidence: 'Four lessons.',
    standardsOfConcern: [],
    daysAbsent: null,
    extraAnswers: null,
    ectComment: 'Fair.',
    timesReturned,
  }) as unknown as ReportRow;

const prints = {
  comment: longPrint('["progress review","Autumn 2026",[["evidence","Four lessons."]],null]'),
  sign: longPrint('["progress review","Autumn 2026",[["evidence","Four lessons."]],"Fair."]'),
};

describe.each(['comment', 'sign'] as const)('Outbox keeps of a report to %s', (owed) => {
  test.each([null, 0])(
    'its text alone while it never went back, so that nobody hears twice (%p)',
    (times) => {
      expect(aboutOf({ owed }, review(times))).toBe(`${owed} R-00012 ${prints[owed]}`);
    },
  );

  test('also how often it went back: the same words are asked for anew', () => {
    expect(aboutOf({ owed }, review(1))).toBe(`${owed} R-00012 1-${prints[owed]}`);
  });
});
