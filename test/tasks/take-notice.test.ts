import { defaultPolicy } from '../../src/domain/policy';
import type { DoorHeld } from '../../src/tasks/door-held';
import type { DoorSubmission } from '../../src/tasks/door-submission';
import { takeNotice } from '../../src/tasks/take-notice';
import { aPeriod, anAbsence, day, fraction } from '../domain/examples';

const period = aPeriod({ fte: fraction(1, 2) });

/** What an officer is asked of an absence told of from 2 November 2026 to 11 December 2026. */
const asked = (days: string, stands: readonly ReturnType<typeof anAbsence>[] = []) => {
  const held = {
    periods: new Map([[period.id, period]]),
    absences: new Map(stands.map((row) => [row.id, row])),
    posts: new Map(),
    nextId: { absences: () => 'AB-0009' },
  } as unknown as DoorHeld;
  const submission = {
    answers: { what: 'absence', from: '2026-11-02', until: '2026-12-11', days, kind: 'sickness' },
    sender: { name: 'Toni Tutor', isVouched: false },
    today: day('2026-12-12'),
    policy: defaultPolicy(),
    held,
  } as unknown as DoorSubmission;
  const { asks } = takeNotice(submission, { period, ectName: 'Ada Example' });
  return asks;
};

test('3.6 whoever confirms is told of more days than can be contracted', () => {
  expect(asked('30')).toContain(
    '(sickness, 30 contracted days). This absence has 30 days, and at FTE 0.5 no more than 15 days can be contracted from 2 Nov 2026 to 11 Dec 2026. Correct the days, or the FTE of that time.',
  );
  expect(asked('15')).not.toContain('This absence has');
});

test('3.6 and of days that stand in another row already', () => {
  const stands = anAbsence({
    id: 'AB-0001',
    from: day('2026-11-03'),
    until: day('2026-12-11'),
    days: fraction(14),
  });
  expect(asked('15', [stands])).toContain('This absence shares days with AB-0001');
});
