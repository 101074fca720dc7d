import { clocksAt, isDuty, openClocks } from '../../src/domain/decision-clocks';
import { endOfInduction, finalAssessmentOf } from '../../src/domain/end-of-induction';
import type { Absence, Career, Ect, Report } from '../../src/domain/facts';
import { defaultPolicy } from '../../src/domain/policy';
import { after } from '../../src/domain/report-life';
import { riskOf } from '../../src/domain/risk';
import { scheduleFor } from '../../src/domain/schedule';
import { timelineOf } from '../../src/domain/timeline';
import { firstThing } from '../../src/tasks/first-thing';
import { clockNeeds } from '../../src/tasks/needs';
import {
  aCareer,
  aPeriod,
  aReport,
  anAbsence,
  anAdjustment,
  anEct,
  day,
  fraction,
  theCalendar,
} from './examples';

const policy = defaultPolicy();

const finalAssessment = (differs: Partial<Report> = {}): Report =>
  aReport({
    id: 'R-0006',
    kind: 'formal assessment',
    term: 'Summer 2028',
    coversFrom: day('2028-04-18'),
    coversUntil: day('2028-07-21'),
    dueOn: day('2028-07-07'),
    state: 'submitted',
    recommendation: 'satisfactory',
    submittedAt: '2028-07-10T09:00:00+01:00',
    ...differs,
  });

/** Full time from September 2026: complete on Friday 21 July 2028, recommended on Monday 10 July. */
const done = (ect: Partial<Ect> = {}, differs: Partial<Career> = {}): Career =>
  aCareer({ ect: anEct(ect), reports: [finalAssessment()], ...differs });

const at = (career: Career, asAt: string) => endOfInduction(career, theCalendar, policy, day(asAt));
const clocks = (career: Career, asAt: string) =>
  openClocks(clocksAt(at(career, asAt), theCalendar, policy, day(asAt))).map(
    ({ name, state, clock }) => `${name} ${clock.known ? clock.value.lastDay : '?'} ${state}`,
  );

describe('what the register knows of the end of an induction', () => {
  test('nothing before the recommendation, and completion once its day has come', () => {
    expect(at(aCareer(), '2027-01-04')).toMatchObject({ completedOn: null, recommendationReceivedOn: null });
    expect(at(aCareer(), '2028-07-20').completedOn).toBeNull();
    expect(at(aCareer(), '2028-07-21').completedOn).toBe('2028-07-21');
  });

  test('2.66 the recommendation is received with the final assessment', () => {
    expect(at(done(), '2028-07-12').recommendationReceivedOn).toBe('2028-07-10');
    const returned = done({}, { reports: [finalAssessment({ state: 'returned' })] });
    expect(at(returned, '2028-07-12').recommendationReceivedOn).toBeNull();
  });

  test('2.69 a decision is the outcome with its day', () => {
    const decided = done({ outcome: 'fail', outcomeOn: day('2028-07-24'), noticeSentOn: day('2028-07-25') });
    expect(at(decided, '2028-07-26')).toMatchObject({
      decidedOn: '2028-07-24',
      decision: 'fail',
      noticeSentOn: '2028-07-25',
      completedOn: null,
    });
    expect(at(done({ outcome: 'fail', outcomeOn: null }), '2028-07-26').decision).toBeNull();
  });

  test('3.8 an extension agreed since the recommendation came is a decision; one from before is not', () => {
    const extended = (agreedOn: string) =>
      at(
        done(
          {},
          { adjustments: [anAdjustment({ kind: 'extension after completion', agreedOn: day(agreedOn) })] },
        ),
        '2028-08-01',
      );
    expect(extended('2028-07-24')).toMatchObject({ decidedOn: '2028-07-24', decision: 'extend' });
    expect(extended('2028-07-10')).toMatchObject({ decision: 'extend' });
    expect(extended('2028-07-07')).toMatchObject({ decidedOn: null, decision: null });
    expect(extended('2028-08-01')).toMatchObject({ decision: 'extend' });
    expect(extended('2028-08-02')).toMatchObject({ decision: null });
    const reduced = done({}, { adjustments: [anAdjustment({ agreedOn: day('2028-07-24') })] });
    expect(at(reduced, '2028-08-01').decision).toBeNull();
  });

  test('of two extensions the later one is the decision', () => {
    const extension = (id: string, agreedOn: string) =>
      anAdjustment({ id, kind: 'extension after completion', agreedOn: day(agreedOn), terms: fraction(1) });
    const twice = [extension('AD-0002', '2028-12-18'), extension('AD-0001', '2028-07-24')];
    const none = { reports: [] };
    expect(at(done({}, { adjustments: twice, ...none }), '2028-12-20').decidedOn).toBe('2028-12-18');
    expect(at(done({}, { adjustments: [...twice].reverse(), ...none }), '2028-12-20').decidedOn).toBe(
      '2028-12-18',
    );
  });

  test('3.8 an extension of what is not complete is no decision, and starts no time for notice', () => {
    const extension = anAdjustment({ kind: 'extension after completion', agreedOn: day('2028-07-14') });
    const early = done({}, { adjustments: [extension] });
    expect(at(early, '2028-07-20').decision).toBeNull();
    expect(clocks(early, '2028-07-20').filter((says) => says.startsWith('notice'))).toEqual([]);
    expect(at(early, '2028-07-21').decision).toBe('extend');
  });

  test('an extension is a decision even where no recommendation is with us', () => {
    const extension = anAdjustment({ kind: 'extension after completion', agreedOn: day('2028-07-24') });
    expect(at(aCareer({ adjustments: [extension] }), '2028-08-01').decision).toBe('extend');
  });

  test('ninety days after the decision nothing runs any more', () => {
    const decided = done({ outcome: 'pass', outcomeOn: day('2028-07-24') });
    expect(at(decided, '2028-10-22').decidedOn).toBe('2028-07-24');
    expect(at(decided, '2028-10-23').decidedOn).toBeNull();
  });

  const failed = { outcome: 'fail', outcomeOn: day('2028-07-24'), traToldOn: day('2028-07-25') } as const;

  test('2.70, 2.72 after a late notice those ninety days begin with it', () => {
    const late = done({ ...failed, noticeSentOn: day('2028-10-16') });
    expect(clocks(late, '2028-10-23')).toEqual(['appeal 2028-11-15 running']);
    expect(clocks(late, '2028-11-16')).toEqual(['dismissal 2028-11-27 running']);
    expect(at(late, '2029-01-14').decidedOn).toBe('2028-07-24');
    expect(at(late, '2029-01-15').decidedOn).toBeNull();
  });

  test('reg 14: while an appeal is open nothing is settled, and then ninety days begin', () => {
    const appeal = { ...failed, noticeSentOn: day('2028-07-25'), appealOn: day('2028-08-14') };
    expect(clocks(done(appeal), '2029-02-01')).toEqual(['reply to appeal 2028-09-11 missed']);
    const settled = (result: 'dismissed' | 'allowed') =>
      done({ ...appeal, appealResult: result, appealSettledOn: day('2028-12-01') });
    for (const result of ['dismissed', 'allowed'] as const) {
      expect(at(settled(result), '2029-03-01').decidedOn).toBe('2028-07-24');
      expect(at(settled(result), '2029-03-02').decidedOn).toBeNull();
    }
    expect(clocks(settled('dismissed'), '2028-12-04')).toEqual(['dismissal 2028-12-14 running']);
  });

  test('reg 14(3), 11(7): an extension won on appeal starts no clocks of ours, and one we agree after it does', () => {
    const settled = {
      appealOn: day('2028-08-14'),
      appealResult: 'changed',
      appealSettledOn: day('2028-10-02'),
    } as const;
    const extended = (...agreedOn: readonly string[]) =>
      done(settled, {
        adjustments: agreedOn.map((on) =>
          anAdjustment({
            id: on,
            kind: 'extension after completion',
            agreedOn: day(on),
            terms: fraction(1, 2),
          }),
        ),
      });
    expect(clocks(extended('2028-10-02'), '2028-10-03')).toEqual([]);
    expect(clocks(extended('2028-10-05'), '2028-10-06')).toEqual([]);
    expect(clocks(extended('2028-10-02', '2028-12-20'), '2028-12-21')).toEqual([
      'notice 2028-12-22 running',
      'notice to the TRA 2028-12-22 running',
    ]);
  });

  test('reg 14(3): where the appeal was against an extension, the next one is ours', () => {
    const settled = {
      appealOn: day('2028-08-14'),
      appealResult: 'changed',
      appealSettledOn: day('2028-10-02'),
    } as const;
    const extended = done(settled, {
      adjustments: ['2028-07-24', '2028-12-20'].map((on) =>
        anAdjustment({
          id: on,
          kind: 'extension after completion',
          agreedOn: day(on),
          terms: fraction(1, 4),
        }),
      ),
    });
    expect(clocks(extended, '2028-12-21')).toContain('notice 2028-12-22 running');
  });

  test('notice and appeal without a decision count for nothing', () => {
    expect(
      at(done({ noticeSentOn: day('2028-07-12'), appealOn: day('2028-07-13') }), '2028-07-14'),
    ).toMatchObject({
      noticeSentOn: null,
      appealMadeOn: null,
      appealCopyReceivedOn: null,
    });
  });

  test('a first assessment, which recommends nothing, is not the final one', () => {
    const first = finalAssessment({ recommendation: null });
    expect(finalAssessmentOf({ reports: [first] })).toBeNull();
    expect(
      at(done({}, { reports: [finalAssessment({ submittedAt: null })] }), '2028-07-12').completedOn,
    ).toBeNull();
  });

  test('a final assessment that another one follows is not the final one', () => {
    const later = finalAssessment({
      id: 'R-0007',
      coversUntil: day('2028-12-20'),
      state: 'due',
      recommendation: null,
    });
    expect(finalAssessmentOf({ reports: [finalAssessment(), later] })).toBeNull();
    expect(finalAssessmentOf({ reports: [finalAssessment(), { ...later, state: 'cancelled' }] })?.id).toBe(
      'R-0006',
    );
  });
});

describe('2.60, 2.65, reg 11(3), 11(5): recommended long before completion, which absence entered since has moved', () => {
  const first = finalAssessment({
    id: 'R-0003',
    final: 'no',
    term: 'Summer 2027',
    coversFrom: day('2027-04-12'),
    coversUntil: day('2027-08-31'),
    dueOn: day('2027-07-08'),
    recommendation: null,
    submittedAt: '2027-07-05T10:00:00+01:00',
    tutorSignedAt: '2027-07-05T10:00:00+01:00',
  });
  const made = finalAssessment({
    final: 'yes',
    tutorSignedAt: '2028-07-05T10:00:00+01:00',
    submittedAt: '2028-07-05T10:00:00+01:00',
  });
  const moved = (differs: Partial<Report> = {}) =>
    aCareer({
      reports: [first, { ...made, ...differs }],
      absences: [anAbsence({ from: day('2028-01-17'), until: day('2028-03-10'), days: fraction(35) })],
    });

  test('no time to decide begins before completion, nor at it', () => {
    expect(clocks(moved(), '2028-08-10')).toEqual([]);
    expect(at(moved(), '2028-10-23')).toMatchObject({
      completedOn: '2028-10-19',
      reportReceivedOn: '2028-07-05',
      recommendationReceivedOn: null,
    });
    expect(clocks(moved(), '2028-10-23')).toEqual(['recommendation 2028-11-01 running']);
  });

  test('2.68 nor any time to write about it', () => {
    expect(at(moved(), '2028-07-10').recommendationAgainOn).toBeNull();
    expect(clocks(moved(), '2028-07-10')).toEqual([]);
  });

  test('it begins when the report comes again', () => {
    const again = moved({
      firstReceivedAt: '2028-07-05T10:00:00+01:00',
      submittedAt: '2028-10-20T10:00:00+01:00',
      timesReturned: 1,
    });
    expect(clocks(again, '2028-10-23')).toContain('decision 2028-11-16 running');
    expect(
      clocks(
        moved({ firstReceivedAt: '2028-07-05T10:00:00+01:00', submittedAt: null, state: 'returned' }),
        '2028-10-23',
      ),
    ).toEqual(['recommendation 2028-11-01 running']);
  });

  test('2.48 the review of the term in which completion now falls is due no later', () => {
    const again = moved({ submittedAt: '2028-10-20T10:00:00+01:00' });
    const expected = scheduleFor(again, theCalendar, policy, day('2028-10-23'));
    expect(expected.known && expected.value[expected.value.length - 1]).toMatchObject({
      kind: 'progress review',
      term: 'Autumn 2028',
      dueOn: '2028-10-19',
    });
  });
});

describe('2.67 to 2.72, reg 11: the clocks that run', () => {
  test('the headteacher’s ten working days begin with completion', () => {
    expect(clocks(aCareer(), '2028-07-24')).toEqual(['recommendation 2028-08-03 running']);
    expect(clocks(aCareer(), '2028-08-04')).toEqual(['recommendation 2028-08-03 missed']);
  });

  test('the ECT’s ten and our twenty begin with the recommendation', () => {
    expect(clocks(done(), '2028-07-12')).toEqual([
      'representations 2028-07-24 running',
      'decision 2028-08-04 running',
    ]);
    expect(clocks(done(), '2028-07-25')).toEqual(['decision 2028-08-04 running']);
    expect(clocks(done(), '2028-08-07')).toEqual(['decision 2028-08-04 missed']);
  });

  test('2.67 a return stops no clock: our twenty begin with the first receipt, the ECT’s ten with the last', () => {
    const first = finalAssessment();
    const officer = { roles: ['officer'] as const };
    const sent = after(first, officer, 'return', '2028-07-12T09:00:00+01:00', policy);
    expect(sent).toMatchObject({ state: 'returned', submittedAt: null });
    const back = done({}, { reports: [sent] });
    expect(clocks(back, '2028-07-13')).toEqual([
      'representations 2028-07-24 running',
      'decision 2028-08-04 running',
    ]);
    expect(
      clockNeeds(back, clocksAt(at(back, '2028-07-13'), theCalendar, policy, day('2028-07-13'))),
    ).toEqual([
      expect.objectContaining({ says: expect.stringContaining('is back with the school; the time runs on') }),
    ]);
    const again = { ...sent, state: 'submitted', submittedAt: '2028-07-17T09:00:00+01:00' } as const;
    expect(clocks(done({}, { reports: [again] }), '2028-07-18')).toEqual([
      'representations 2028-07-31 running',
      'decision 2028-08-04 running',
    ]);
  });

  describe('2.65 a recommendation that came when the final assessment was open, too early to decide on in time,', () => {
    const career = done({}, { reports: [finalAssessment({ submittedAt: '2028-06-19T09:00:00+01:00' })] });

    test('counts as received on the first day from which there is time until completion', () => {
      expect(at(career, '2028-06-20')).toMatchObject({
        reportReceivedOn: '2028-06-19',
        recommendationReceivedOn: '2028-06-24',
        cameEarlyOn: '2028-06-19',
      });
      expect(clocks(career, '2028-07-21')).toContain('decision 2028-07-21 running');
    });

    test('2.68 the ECT’s time to write counts from its own day', () => {
      expect(clocks(career, '2028-06-20')).toContain('representations 2028-07-03 running');
    });

    test('the decision that it led to was in time', () => {
      const decision = (decided: Career) =>
        clocksAt(at(decided, '2028-07-24'), theCalendar, policy, day('2028-07-24')).find(
          ({ name }) => name === 'decision',
        );
      const passed = done({ outcome: 'pass', outcomeOn: day('2028-07-21') }, { reports: career.reports });
      const extension = anAdjustment({
        kind: 'extension after completion',
        agreedOn: day('2028-07-21'),
        terms: fraction(1),
      });
      for (const decided of [passed, { ...career, adjustments: [extension] }])
        expect(decision(decided)).toMatchObject({
          state: 'met',
          clock: { value: { lastDay: '2028-07-21' } },
        });
    });

    test('and the clock says why', () => {
      const decision = clocksAt(at(career, '2028-07-21'), theCalendar, policy, day('2028-07-21')).find(
        ({ name }) => name === 'decision',
      );
      expect(decision?.clock.because.slice(-1)).toMatchObject([
        {
          says: 'The recommendation came on 19 Jun 2028. Nobody may decide before induction is complete, so the time counts from the first day from which it lasts until then.',
          cites: [{ para: '2.65' }, { para: 'reg 11(5)' }],
        },
      ]);
    });

    test('one that leaves the time counts from its own day', () => {
      const later = done({}, { reports: [finalAssessment({ submittedAt: '2028-06-26T09:00:00+01:00' })] });
      expect(at(later, '2028-06-27')).toMatchObject({
        recommendationReceivedOn: '2028-06-26',
        cameEarlyOn: null,
      });
    });
  });

  test('3.8 after an extension, however long, the headteacher’s ten begin anew with its end', () => {
    const extended = (terms: number) =>
      done(
        { noticeSentOn: day('2028-07-25'), traToldOn: day('2028-07-25') },
        {
          adjustments: [
            anAdjustment({
              kind: 'extension after completion',
              agreedOn: day('2028-07-24'),
              terms: fraction(terms, 4),
            }),
          ],
        },
      );
    const running = (terms: number, asAt: string) => {
      const { completedOn } = at(extended(terms), asAt);
      return [completedOn, clocks(extended(terms), asAt).map((says) => says.replace(/ \S+ /, ' '))];
    };
    expect(running(3, '2028-11-01')).toEqual([null, []]);
    expect(running(3, '2028-12-01')).toEqual([
      expect.stringMatching(/^2028-11-/),
      ['recommendation running'],
    ]);
    expect(running(1, '2028-10-09')).toEqual([expect.stringMatching(/^2028-/), ['recommendation running']]);
  });

  test('three for the notice, then twenty for an appeal against a failure or an extension', () => {
    const failed = { outcome: 'fail', outcomeOn: day('2028-08-01') } as const;
    expect(clocks(done(failed), '2028-08-01')).toEqual([
      'notice 2028-08-03 running',
      'notice to the TRA 2028-08-03 running',
    ]);
    const told = { ...failed, noticeSentOn: day('2028-08-02'), traToldOn: day('2028-08-02') };
    expect(clocks(done(told), '2028-08-03')).toEqual(['appeal 2028-09-04 running']);
    expect(clocks(done({ ...told, outcome: 'pass' }), '2028-08-03')).toEqual([]);
  });

  test('a right that has run out is nobody’s fault, and a dismissal is not held undone where none may be due', () => {
    const told = {
      outcome: 'fail',
      outcomeOn: day('2028-08-01'),
      noticeSentOn: day('2028-08-02'),
      traToldOn: day('2028-08-02'),
    } as const;
    expect(clocks(done(told), '2028-09-05')).toEqual(['dismissal 2028-09-14 running']);
    expect(clocks(done(told), '2028-09-18')).toEqual([]);
    const appealed = done({ ...told, appealOn: day('2028-08-21') });
    expect(clocks(appealed, '2028-08-22')).toEqual(['reply to appeal 2028-09-18 running']);
    expect(clocks(appealed, '2028-09-19')).toEqual(['reply to appeal 2028-09-18 missed']);
  });

  test('2.69 the TRA is told of a failure and of an extension; Desk says where to enter it', () => {
    const failed = done({ outcome: 'fail', outcomeOn: day('2028-08-01'), noticeSentOn: day('2028-08-02') });
    expect(
      clockNeeds(failed, clocksAt(at(failed, '2028-08-02'), theCalendar, policy, day('2028-08-02'))),
    ).toEqual([
      {
        sheet: 'ects',
        row: '0012345',
        says: 'Ada Example: The appropriate body has 3 working days to tell the Teaching Regulation Agency of the decision, until 3 Aug 2028. Counted as the guidance says, leaving out the day itself, it would be 4 Aug 2028; the earlier day is the safe one. (reg 11(7), SI 2012/1115 as amended; 2.69, April 2024 guidance) Enter TRA told when it is done.',
      },
    ]);
    const extended = done(
      { noticeSentOn: day('2028-07-25'), traToldOn: day('2028-06-01') },
      {
        adjustments: [
          anAdjustment({
            kind: 'extension after completion',
            agreedOn: day('2028-07-24'),
            terms: fraction(1),
          }),
        ],
      },
    );
    expect(clocks(extended, '2028-07-26')).toContain('notice to the TRA 2028-07-26 running');
  });

  test('appeal and representations are rights, the others duties', () => {
    const running = clocksAt(at(done(), '2028-07-12'), theCalendar, policy, day('2028-07-12'));
    expect(running.filter(isDuty).map(({ name }) => name)).toEqual(['decision']);
  });
});

describe('2.56, 3.7, reg 11: an ECT who is away at the end', () => {
  /** Complete on 21 July 2028, in the middle of leave that does not extend it. */
  const away = (differs: Partial<Absence> = {}, more: Partial<Career> = {}): Career =>
    done(
      {},
      {
        reports: [],
        absences: [
          anAbsence({
            from: day('2028-06-12'),
            until: day('2028-10-13'),
            days: fraction(60),
            kind: 'maternity leave',
            ectChoosesExtension: 'no',
            ...differs,
          }),
        ],
        ...more,
      },
    );
  const clocksOf = (career: Career, asAt: string) =>
    clocksAt(at(career, asAt), theCalendar, policy, day(asAt));

  test.each([
    ['2.56, 3.7 on leave', {}],
    ['2.56 ill', { kind: 'sickness', ectChoosesExtension: null, days: fraction(29) }],
    ['3.7 on leave begun just before', { from: day('2028-07-12') }],
    ['3.7 on leave begun since', { from: day('2028-07-25') }],
  ])('%s: the headteacher’s ten begin with the return', (_name, differs) => {
    const career = away(differs);
    expect(clocks(career, '2028-08-10')).toEqual(['recommendation 2028-10-27 running']);
    expect(clocks(career, '2028-10-30')).toEqual(['recommendation 2028-10-27 missed']);
  });

  test('3.7 it falls due with the assessment that was put off', () => {
    const expected = scheduleFor(away(), theCalendar, policy, day('2028-08-10'));
    const final = expected.known ? expected.value.find(({ milestone }) => milestone === 'final') : undefined;
    expect(final?.dueOn).toBe('2028-10-27');
  });

  test('reg 11(3) the day counted from completion is said beside it', () => {
    const [running] = clocksOf(away(), '2028-08-10');
    expect(running?.clock).toMatchObject({
      value: { startsOn: '2028-10-14', lastDay: '2028-10-27', otherReading: '2028-08-03' },
      because: [
        {
          says: 'The headteacher has until 27 Oct 2028 to recommend an outcome to the appropriate body: the ECT was away, and is assessed after the return. Counted from completion, as the regulations say, it would be 3 Aug 2028.',
          cites: [{ para: '2.56' }, { para: '3.7' }, { para: 'reg 11(3)' }],
          facts: ['absence A-0001'],
        },
      ],
    });
  });

  test('3.7 with no return known it waits, and the timeline says for what', () => {
    const open = away({ from: day('2028-07-25'), until: null, days: null, ectChoosesExtension: null });
    expect(clocks(open, '2028-08-10')).toEqual([]);
    expect(clockNeeds(open, clocksOf(open, '2028-08-10'))).toEqual([]);
    expect(timelineOf(open, theCalendar, policy, day('2028-08-10')).unknown).toContain(
      'Absence A-0001 has not ended. The headteacher’s recommendation waits for the ECT’s return.',
    );
  });

  test('3.7 the choice whether to extend comes first: till then induction is not known to be complete', () => {
    expect(clocks(away({ ectChoosesExtension: null }), '2028-10-16')).toEqual([]);
  });

  test('2.67 whoever completes under another appropriate body is for that one to decide on', () => {
    const { periods } = aCareer();
    const [here] = periods;
    if (here === undefined) throw new Error('The example has a period.');
    const elsewhere = { ...here, id: 'IP-0002', startedOn: day('2027-09-01'), otherAb: 'Another Body' };
    const moved = aCareer({ periods: [{ ...here, finishedOn: day('2027-07-31') }, elsewhere] });
    const told = aCareer({
      periods: [
        { ...here, finishedOn: day('2027-07-31') },
        { ...elsewhere, otherAb: null },
      ],
    });
    expect(clocks(told, '2028-08-10')).toEqual(['recommendation 2028-08-03 missed']);
    expect(clocks(moved, '2028-08-10')).toEqual([]);
  });

  test('2.61 a final meeting held before waits for nobody', () => {
    const met = away({}, { ect: anEct({ finalMeetingOn: day('2028-06-09') }) });
    expect(clocks(met, '2028-08-10')).toContain('recommendation 2028-08-03 missed');
  });

  test.each([
    ['a day ill on the day of completion', '2028-07-21', '2028-07-21', '2028-08-03'],
    ['a week ill over it', '2028-07-17', '2028-07-25', '2028-08-03'],
    ['nearly all of the time', '2028-07-21', '2028-08-02', '2028-08-15'],
    ['a day ill on the last of the ten', '2028-08-03', '2028-08-03', '2028-08-04'],
  ])('2.56 %s moves the last day by no more than the absence took', (_name, from, until, lastDay) => {
    const days = fraction(1);
    const ill = { from: day(from), until: day(until), days, kind: 'sickness', ectChoosesExtension: null };
    const found = clocksOf(away(ill), '2028-08-02').find(({ name }) => name === 'recommendation');
    expect(found?.clock).toMatchObject({ value: { lastDay } });
  });

  test.each([
    ['an open absence', { until: null, days: null }, null],
    ['an absence that ends', { until: day('2028-10-13'), days: fraction(40) }, '2028-10-27'],
  ])('3.7 a day ill at completion does not hide %s on the last day', (_name, differs, lastDay) => {
    const ill = anAbsence({ from: day('2028-07-21'), until: day('2028-07-21'), days: fraction(1) });
    const leave = anAbsence({
      id: 'A-0002',
      from: day('2028-07-31'),
      kind: 'maternity leave',
      ectChoosesExtension: 'no',
      ...differs,
    });
    for (const absences of [
      [ill, leave],
      [leave, ill],
    ]) {
      const career = done({}, { reports: [], absences });
      const at20 = clocksOf(career, '2028-08-20');
      if (lastDay === null) expect(at20.filter(({ state }) => state === 'missed')).toEqual([]);
      else
        expect(at20).toContainEqual(
          expect.objectContaining({
            state: 'running',
            clock: expect.objectContaining({ value: expect.objectContaining({ lastDay }) }),
          }),
        );
    }
  });

  test('absence that is over by then moves nothing', () => {
    const career = away({ until: day('2028-07-20'), days: fraction(20) });
    expect(clocks(career, '2028-08-01')).toEqual(['recommendation 2028-08-03 running']);
  });

  describe('with the recommendation in', () => {
    const open = { from: day('2028-07-12'), until: null, days: null, ectChoosesExtension: null } as const;
    const career = away(open, { reports: [finalAssessment()] });
    const both = 'Ask the ECT whether to extend induction by absence A-0001, and record the answer.';

    test('reg 11(5) the time to decide runs on, and what forbids it is said with it', () => {
      const [decision] = clocksOf(career, '2028-08-07').filter(({ name }) => name === 'decision');
      expect(decision).toMatchObject({ state: 'missed', clock: { value: { lastDay: '2028-08-04' } } });
      expect(decision?.despite).toMatchObject({
        says: both,
        cites: [{ para: '2.56' }, { para: '3.7' }],
      });
      expect(timelineOf(career, theCalendar, policy, day('2028-08-07')).entries).toContainEqual(
        expect.objectContaining({ kind: 'clock', because: expect.arrayContaining([decision?.despite]) }),
      );
    });

    test('card and Desk say both in one breath, and nobody is blamed', () => {
      const found = clocksOf(career, '2028-08-07');
      const risk = riskOf(career, theCalendar, policy, day('2028-08-07'));
      expect(firstThing(career, found, risk, '', day('2028-08-07'))).toEqual({
        says: `The appropriate body had to decide by 4 Aug 2028. ${both}`,
        tone: 'warn',
        reportId: null,
      });
      expect(clockNeeds(career, found)[0]?.says).toContain(`April 2024 guidance) ${both} (2.56, 3.7`);
    });

    test.each([
      ['off leave', { until: day('2028-07-31'), days: fraction(14) }],
      ['on leave', {}],
    ])('%s, with the choice made, it is late and nothing besides', (_, differs) => {
      const back = away({ ...open, ...differs, ectChoosesExtension: 'no' }, { reports: [finalAssessment()] });
      const found = clocksOf(back, '2028-08-07');
      const risk = riskOf(back, theCalendar, policy, day('2028-08-07'));
      expect(firstThing(back, found, risk, '', day('2028-08-07'))).toMatchObject({
        says: 'The appropriate body had to decide by 4 Aug 2028.',
        tone: 'bad',
      });
    });
  });
});

describe('the timeline', () => {
  const shown = (career: Career, asAt: string) =>
    timelineOf(career, theCalendar, policy, day(asAt))
      .entries.filter(({ kind }) => kind === 'clock')
      .map(({ on, says, coming }) => `${on} ${coming ? '>' : '|'} ${says}`);

  test('bears the last day of each clock that runs, with why', () => {
    expect(shown(done(), '2028-07-12')).toEqual([
      '2028-07-24 > The ECT: last day to write to the appropriate body about the recommendation.',
      '2028-08-04 > The appropriate body: last day to decide.',
    ]);
    const clock = timelineOf(done(), theCalendar, policy, day('2028-07-12')).entries.find(
      ({ kind }) => kind === 'clock',
    );
    expect(clock?.because[0]?.cites.map(({ para }) => para)).toEqual(['reg 11(4)']);
  });

  test('says of a duty that ran out that it is not recorded as done', () => {
    expect(shown(done(), '2028-08-07')).toEqual([
      '2028-08-04 | The appropriate body: last day to decide. Not recorded as done.',
    ]);
  });

  test('says which bank holidays are missing where a clock can not be worked out', () => {
    const none = { ...theCalendar, bankHolidays: [] };
    const { unknown } = timelineOf(done({}, { periods: [aPeriod()] }), none, policy, day('2028-07-12'));
    expect(unknown.some((says) => says.includes('bank holidays of 2028'))).toBe(true);
  });
});
