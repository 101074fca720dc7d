import { defaultPolicy } from '../../src/domain/policy';
import type { DoorHeld } from '../../src/tasks/door-held';
import type { DoorSubmission } from '../../src/tasks/door-submission';
import { takeNotice } from '../../src/tasks/take-notice';
import { aPeriod, anAbsence, day, fraction } from '../domain/examples';

const period = aPeriod({ fte: fraction(1, 2) });

const ABSENCE = { what: 'absence', from: '2026-11-02', until: '2026-12-11', kind: 'sickness' };

/** What an officer is asked of an absence told of from 2 November 2026 to 11 December 2026. */
const asked = (days: string, stands: readonly ReturnType<typeof anAbsence>[] = []) =>
  noticed({ days }, stands, false).asks;
const noticed = (
  differs: Readonly<Record<string, string>>,
  stands: readonly ReturnType<typeof anAbsence>[],
  isVouched = true,
) => {
  const held = {
    periods: new Map([[period.id, period]]),
    absences: new Map(stands.map((row) => [row.id, row])),
    posts: new Map(),
    nextId: { absences: () => 'AB-0009' },
  } as unknown as DoorHeld;
  const submission = {
    answers: Object.fromEntries(Object.entries({ ...ABSENCE, ...differs }).filter(([, text]) => text !== '')),
    sender: { name: 'Toni Tutor', isVouched },
    today: day('2026-12-12'),
    policy: defaultPolicy(),
    held,
  } as unknown as DoorSubmission;
  return takeNotice(submission, { period, ectName: 'Ada Example' });
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

describe('3.6 an absence told of again', () => {
  const begun = anAbsence({ id: 'AB-0001', from: day('2026-11-02'), until: null, days: fraction(5) });
  const entered = (differs: Readonly<Record<string, string>>, stands = begun) => {
    const [change] = noticed(differs, [stands]).changes;
    return change && 'set' in change ? change.set : null;
  };

  test('with its end but not its days has days not known, for those counted were up to another end', () => {
    expect(entered({ days: '' })).toEqual({ until: '2026-12-11', days: null });
  });

  test('with its end and its days has both', () => {
    expect(entered({ days: '15' })).toEqual({ until: '2026-12-11', days: fraction(15) });
  });

  test('with the end it has keeps its days', () => {
    const ended = { ...begun, until: day('2026-12-11'), days: fraction(12) };
    expect(entered({ days: '' }, ended)).toEqual({ until: '2026-12-11', days: fraction(12) });
    expect(noticed({ days: '' }, [ended], false).asks).toContain('(sickness, 12 contracted days)');
  });

  test('without an end has none any more, and whoever confirms reads which end that takes away', () => {
    const ended = { ...begun, until: day('2026-11-06') };
    expect(entered({ until: '', days: '' }, ended)).toEqual({ until: null, days: null });
    expect(noticed({ until: '', days: '' }, [ended], false).asks).toContain(
      'no end yet, where the row ends on Friday 6 November 2026 (sickness, days not counted yet)',
    );
  });
});
