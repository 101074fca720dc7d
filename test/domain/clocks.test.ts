import * as fc from 'fast-check';
import { addDays } from '../../src/domain/day';
import {
  CLOCKS,
  appealClock,
  clock,
  clockRules,
  deemedReceipt,
  type ClockName,
} from '../../src/domain/clocks';
import { clocksAt, type EndOfInduction } from '../../src/domain/decision-clocks';
import { lastDayOf } from '../../src/domain/working-days';
import { day, theCalendar } from './examples';

const policy = { nation: 'england-and-wales' as const };
const run = (name: ClockName, from: string) => {
  const answer = clock(name, day(from), theCalendar, policy);
  if (!answer.known) throw new Error(answer.unknown);
  return answer;
};
const lastDays = (name: ClockName, from: string) => {
  const { lastDay, otherReading } = run(name, from).value;
  return [lastDay, otherReading];
};
const because = (name: ClockName, from: string) => run(name, from).because.map((reason) => reason.says);

describe('the clocks', () => {
  test('reg 11(5) received on Monday 6 July 2026, decided by Friday 31 July: the day of receipt is the first', () => {
    expect(lastDays('decision', '2026-07-06')).toEqual(['2026-07-31', '2026-08-03']);
  });

  test('2.67 both readings are said, and which one is safe', () => {
    expect(because('decision', '2026-07-06')).toEqual([
      'The appropriate body has 20 working days to decide, until 31 Jul 2026. Counted as the guidance says, leaving out the day itself, it would be 3 Aug 2026; the earlier day is the safe one.',
    ]);
    expect(run('decision', '2026-07-06').because[0]).toMatchObject({
      cites: [{ para: 'reg 11(5)' }, { para: '2.67' }],
      facts: ['6 Jul 2026 (the recommendation was received)'],
    });
  });

  test('school holidays are working days: a decision due in the summer falls in the summer', () => {
    expect(lastDays('decision', '2026-07-20')[0]).toBe('2026-08-14');
  });

  test('V10 a bank holiday is not a working day', () => {
    // The summer bank holiday is Monday 31 August 2026.
    expect(lastDays('notice', '2026-08-28')).toEqual(['2026-09-02', '2026-09-03']);
    expect(lastDays('notice', '2026-08-27')).toEqual(['2026-09-01', '2026-09-02']);
  });

  test('received at a weekend, both readings begin on the Monday', () => {
    expect(lastDays('decision', '2026-07-04')).toEqual(['2026-07-31', null]);
    expect(because('decision', '2026-07-04')).toEqual([
      'The appropriate body has 20 working days to decide, until 31 Jul 2026.',
    ]);
  });

  test('reg 11(3) the headteacher recommends within 10 working days beginning with completion', () => {
    expect(lastDays('recommendation', '2026-07-06')).toEqual(['2026-07-17', null]);
  });

  test('reg 11(4) the ECT’s right to write lasts until the later day', () => {
    expect(lastDays('representations', '2026-07-06')).toEqual(['2026-07-20', '2026-07-17']);
    expect(because('representations', '2026-07-06')[0]).toBe(
      'The ECT has 10 working days to write to the appropriate body about the recommendation, until 20 Jul 2026. Counted as the regulations say, beginning with the day itself, it would be 17 Jul 2026; the later day is the fair one.',
    );
  });

  test('2.69 reg 11(7) notice is given within 3 working days beginning with the decision', () => {
    expect(lastDays('notice', '2026-07-06')).toEqual(['2026-07-08', '2026-07-09']);
  });

  test('Sch 3 para 6 the reply to an appeal takes 20 working days beginning with its receipt', () => {
    expect(lastDays('reply to appeal', '2026-07-06')).toEqual(['2026-07-31', null]);
  });

  test('2.72 reg 12(3) dismissal takes effect within 10 working days', () => {
    expect(lastDays('dismissal', '2026-07-06')).toEqual(['2026-07-17', '2026-07-20']);
  });

  test('2.61 the copy of the final report comes within 10 working days of the meeting: one reading only', () => {
    expect(lastDays('report copy', '2026-07-06')).toEqual(['2026-07-20', null]);
  });

  test('past the bank holidays held a last day is unknown, not guessed', () => {
    const answer = clock('decision', day('2028-12-20'), theCalendar, policy);
    expect(answer).toMatchObject({ known: false, unknown: expect.stringContaining('2029') });
    expect(clock('notice', day('2028-12-28'), theCalendar, policy).known).toBe(false);
    // Friday 29 December would do by the regulations; the guidance's reading runs into 2029.
    expect(clock('notice', day('2028-12-27'), theCalendar, policy)).toMatchObject({
      known: false,
      unknown: expect.stringContaining('2029'),
    });
  });

  test('another nation keeps its own holidays', () => {
    const answer = clock('notice', day('2026-08-28'), theCalendar, { nation: 'scotland' });
    expect(answer.known).toBe(false);
  });

  test('each clock says whose it is, and what the law is', () => {
    const law = clockRules().map(({ name, workingDays, kind, setBy, from, cites }) => [
      name,
      `${workingDays} working days from the day ${from}`,
      `${kind}, set by ${setBy}: ${cites.map(({ para }) => para).join(', ')}`,
    ]);
    expect(law).toEqual([
      [
        'report copy',
        '10 working days from the day of the final assessment meeting',
        'duty, set by guidance: 2.61',
      ],
      [
        'recommendation',
        '10 working days from the day induction was completed',
        'duty, set by regulations: reg 11(3)',
      ],
      [
        'representations',
        '10 working days from the day the recommendation was received',
        'right, set by regulations: reg 11(4)',
      ],
      [
        'decision',
        '20 working days from the day the recommendation was received',
        'duty, set by both: reg 11(5), 2.67',
      ],
      ['notice', '3 working days from the day of the decision', 'duty, set by both: reg 11(7), 2.69'],
      [
        'notice to the TRA',
        '3 working days from the day of the decision',
        'duty, set by both: reg 11(7), 2.69',
      ],
      [
        'appeal',
        '20 working days from the day the notice is deemed received',
        'right, set by both: Sch 3 para 2, 2.70',
      ],
      [
        'reply to appeal',
        '20 working days from the day the copy of the appeal was received',
        'duty, set by regulations: Sch 3 para 6',
      ],
      [
        'dismissal',
        '10 working days from the day no appeal can follow any more',
        'duty, set by both: reg 12(3), reg 12(4), 2.72',
      ],
    ]);
    for (const name of CLOCKS)
      expect(because(name, '2026-07-06')[0]).toMatch(
        /^The [a-zA-Z ]+ has \d+ working days to .+, until \d+ \w+ 2026\./,
      );
  });

  test('a clock that is not one is a fault', () => {
    expect(() => clock('tea' as ClockName, day('2026-07-06'), theCalendar, policy)).toThrow(
      'There is no clock "tea"',
    );
  });
});

describe('a notice sent by email', () => {
  test('reg 18 is deemed received on the second day after; the appeals page says the day after', () => {
    expect(deemedReceipt(day('2026-07-22'))).toEqual({
      byRegulations: '2026-07-24',
      byAppealsPage: '2026-07-23',
      forAppeal: '2026-07-24',
    });
  });

  test('2.70 the ECT may appeal until the latest reading; the shortest count is named beside it', () => {
    const answer = appealClock(day('2026-07-22'), theCalendar, policy);
    expect(answer).toEqual({
      known: true,
      value: { name: 'appeal', startsOn: '2026-07-24', lastDay: '2026-08-21', otherReading: '2026-08-19' },
      because: [
        {
          says: 'The ECT may appeal until 21 Aug 2026. The notice sent on 22 Jul 2026 is deemed received on 24 Jul 2026; by the shortest count the time ends on 19 Aug 2026, so name that day to the ECT as well.',
          facts: ['notice sent 22 Jul 2026'],
          cites: [
            { para: 'Sch 3 para 2', version: 'SI 2012/1115 as amended' },
            { para: '2.70', version: 'April 2024' },
            { para: 'reg 18', version: 'SI 2012/1115 as amended' },
          ],
        },
      ],
    });
  });

  test('2.70 a day on which every count agrees is named once', () => {
    expect(appealClock(day('2026-12-24'), theCalendar, policy).because[0]?.says).toBe(
      'The ECT may appeal until 26 Jan 2027. The notice sent on 24 Dec 2026 is deemed received on 26 Dec 2026.',
    );
  });

  test('sent on a Friday it is received on a Sunday, and the count begins on the Monday', () => {
    const answer = appealClock(day('2026-07-03'), theCalendar, policy);
    expect(answer.known && answer.value).toMatchObject({
      startsOn: '2026-07-05',
      lastDay: '2026-07-31',
      otherReading: null,
    });
  });

  test('is unknown past the bank holidays held', () => {
    expect(appealClock(day('2028-12-20'), theCalendar, policy).known).toBe(false);
  });
});

describe('the end of an induction', () => {
  const nothing: EndOfInduction = {
    finalMeetingOn: null,
    reportReceivedOn: null,
    completedOn: null,
    recommendationReceivedOn: null,
    representationsReceivedOn: null,
    decidedOn: null,
    decision: null,
    noticeSentOn: null,
    appealMadeOn: null,
    appealCopyReceivedOn: null,
    repliedToAppealOn: null,
    noAppealSaidOn: null,
    appealDismissedOn: null,
    appealWithdrawnOn: null,
    employmentEndedOn: null,
  };
  const states = (events: Partial<EndOfInduction>, asAt: string) =>
    Object.fromEntries(
      clocksAt({ ...nothing, ...events }, theCalendar, policy, day(asAt)).map(({ name, state }) => [
        name,
        state,
      ]),
    );
  const failed = {
    decidedOn: day('2026-07-20'),
    decision: 'fail' as const,
    noticeSentOn: day('2026-07-22'),
    traToldOn: day('2026-07-22'),
  };

  test('nothing that has not happened runs', () => {
    expect(states({}, '2026-07-06')).toEqual({});
  });

  test('two clocks run at the end: the report from the meeting, the recommendation from completion', () => {
    expect(
      states({ finalMeetingOn: day('2026-07-06'), completedOn: day('2026-07-17') }, '2026-07-18'),
    ).toEqual({
      'report copy': 'running',
      recommendation: 'running',
    });
  });

  test('a duty is met, late, running or missed', () => {
    const events = { recommendationReceivedOn: day('2026-07-06') };
    expect(states(events, '2026-07-31')).toMatchObject({ decision: 'running' });
    expect(states(events, '2026-08-01')).toMatchObject({ decision: 'missed' });
    expect(states({ ...events, decidedOn: day('2026-07-31') }, '2026-08-30')).toMatchObject({
      decision: 'met',
    });
    expect(states({ ...events, decidedOn: day('2026-08-01') }, '2026-08-30')).toMatchObject({
      decision: 'late',
    });
    expect(states({ ...events, decidedOn: day('2026-07-31') }, '2026-07-30')).toMatchObject({
      decision: 'running',
    });
  });

  test('a right lapses, and nobody is late', () => {
    const events = { recommendationReceivedOn: day('2026-07-06'), ...failed };
    expect(states(events, '2026-07-20')).toMatchObject({ representations: 'running' });
    expect(states(events, '2026-07-21')).toMatchObject({ representations: 'lapsed' });
    expect(states(events, '2026-08-21')).toMatchObject({ appeal: 'running' });
    expect(states(events, '2026-08-22')).toMatchObject({ appeal: 'lapsed' });
  });

  test('2.70 only a failure or an extension may be appealed', () => {
    expect(states({ ...failed, decision: 'pass' }, '2026-07-23')).toEqual({ notice: 'met' });
    expect(states({ ...failed, decision: 'extend' }, '2026-07-23')).toEqual({
      notice: 'met',
      'notice to the TRA': 'met',
      appeal: 'running',
    });
    expect(states({ ...failed, noticeSentOn: null }, '2026-07-22')).toEqual({
      notice: 'running',
      'notice to the TRA': 'met',
    });
  });

  test.each(['fail', 'extend'] as const)(
    '2.69, reg 11(7) the TRA is told within three working days: %s',
    (decision) => {
      const untold = { ...failed, decision, traToldOn: null };
      expect(states(untold, '2026-07-22')).toMatchObject({ 'notice to the TRA': 'running' });
      expect(states(untold, '2026-07-23')).toMatchObject({ 'notice to the TRA': 'missed' });
      expect(states({ ...untold, traToldOn: day('2026-07-23') }, '2026-07-23')).toMatchObject({
        'notice to the TRA': 'late',
      });
    },
  );

  test('2.69 of a pass it is told by the termly return', () => {
    expect(states({ ...failed, decision: 'pass', traToldOn: null }, '2026-07-23')).toEqual({ notice: 'met' });
  });

  test('2.72 dismissal waits until no appeal can follow', () => {
    expect(states(failed, '2026-08-21')).not.toHaveProperty('dismissal');
    expect(states(failed, '2026-08-22')).toMatchObject({ dismissal: 'running' });
    expect(states({ ...failed, noAppealSaidOn: day('2026-07-27') }, '2026-07-28')).toMatchObject({
      appeal: 'met',
      dismissal: 'running',
    });
    expect(states({ ...failed, appealMadeOn: day('2026-08-03') }, '2026-10-01')).not.toHaveProperty(
      'dismissal',
    );
    expect(
      states(
        { ...failed, appealMadeOn: day('2026-08-03'), appealDismissedOn: day('2026-11-02') },
        '2026-11-13',
      ),
    ).toMatchObject({ appeal: 'met', dismissal: 'running' });
    expect(
      states(
        { ...failed, appealMadeOn: day('2026-08-03'), appealDismissedOn: day('2026-11-02') },
        '2026-11-14',
      ),
    ).toMatchObject({ dismissal: 'missed' });
    expect(
      states(
        { ...failed, noAppealSaidOn: day('2026-07-27'), employmentEndedOn: day('2026-08-07') },
        '2026-09-01',
      ),
    ).toMatchObject({ dismissal: 'met' });
  });

  test('2.72, reg 12(3) a letter that comes when the time to appeal is over gains the employer no day', () => {
    const lastDayOn = (noAppealSaidOn: EndOfInduction['noAppealSaidOn']) =>
      clocksAt({ ...nothing, ...failed, noAppealSaidOn }, theCalendar, policy, day('2026-10-01')).flatMap(
        ({ name, clock: one }) => (name === 'dismissal' && one.known ? [one.value.lastDay] : []),
      );
    expect(lastDayOn(day('2026-09-14'))).toEqual(lastDayOn(null));
    expect(lastDayOn(day('2026-07-27'))).toEqual(['2026-08-07']);
  });

  test('2.72 an extension dismisses nobody, and no notice starts nothing', () => {
    expect(states({ ...failed, decision: 'extend' }, '2026-12-01')).not.toHaveProperty('dismissal');
    expect(states({ ...failed, noticeSentOn: null }, '2026-12-01')).not.toHaveProperty('dismissal');
  });

  test('Sch 3 para 6 the copy of an appeal starts our reply', () => {
    const events = { ...failed, appealMadeOn: day('2026-08-03'), appealCopyReceivedOn: day('2026-08-10') };
    expect(states(events, '2026-08-11')).toMatchObject({ 'reply to appeal': 'running' });
    expect(states({ ...events, repliedToAppealOn: day('2026-08-20') }, '2026-08-21')).toMatchObject({
      'reply to appeal': 'met',
    });
  });

  test('a clock whose end is not known says so', () => {
    expect(
      states(
        { decidedOn: day('2028-12-29'), noticeSentOn: day('2028-12-29'), decision: 'fail' },
        '2029-06-01',
      ),
    ).toEqual({
      notice: 'unknown',
      'notice to the TRA': 'unknown',
      appeal: 'unknown',
      dismissal: 'unknown',
    });
  });
});

describe('whenever a clock starts', () => {
  const someDay = fc.integer({ min: 0, max: 2000 }).map((days) => addDays(day('2022-01-01'), days));

  test('its last day is a working day, a duty’s the earlier reading and a right’s the later', () => {
    fc.assert(
      fc.property(fc.constantFrom(...clockRules()), someDay, (rule, from) => {
        const answer = clock(rule.name, from, theCalendar, policy);
        if (!answer.known) throw new Error(answer.unknown);
        const { lastDay, otherReading } = answer.value;
        const again = lastDayOf(1, 'beginning with', lastDay, theCalendar);
        expect(again).toMatchObject({ known: true, value: lastDay });
        if (otherReading !== null) expect(lastDay < otherReading).toBe(rule.kind === 'duty');
        const later = clock(rule.name, addDays(from, 1), theCalendar, policy);
        if (later.known) expect(later.value.lastDay >= lastDay).toBe(true);
      }),
    );
  });
});
