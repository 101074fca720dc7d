/** The decision at the end of an induction, and what follows it: the meeting, the ECT's words, the appeal, the dismissal. */
import { clocksAt, openClocks } from '../../src/domain/decision-clocks';
import { decisionProblems } from '../../src/domain/decision-facts';
import { endOfInduction, representationsOf } from '../../src/domain/end-of-induction';
import { checkCareer } from '../../src/domain/facts-check';
import type { Adjustment, Career, Ect, Report } from '../../src/domain/facts';
import { defaultPolicy } from '../../src/domain/policy';
import { checkRecord } from '../../src/domain/record-check';
import { timelineOf } from '../../src/domain/timeline';
import { clockNeeds } from '../../src/tasks/needs';
import {
  aCareer,
  aPeriod,
  aReport,
  aSchool,
  anAdjustment,
  anEct,
  day,
  fraction,
  theCalendar,
} from './examples';

const policy = defaultPolicy();

/** Recommended on Monday 10 July 2028; the ECT may write until Monday 24 July. */
const finalAssessment = (differs: Partial<Report> = {}): Report =>
  aReport({
    id: 'R-0006',
    kind: 'formal assessment',
    term: 'Summer 2028',
    coversFrom: day('2028-04-18'),
    coversUntil: day('2028-07-21'),
    dueOn: day('2028-07-07'),
    state: 'submitted',
    recommendation: 'unsatisfactory',
    submittedAt: '2028-07-10T09:00:00+01:00',
    ...differs,
  });
/** Full time from September 2026, complete on Friday 21 July 2028. */
const done = (ect: Partial<Ect> = {}, differs: Partial<Career> = {}): Career =>
  aCareer({
    ect: anEct(ect),
    periods: [aPeriod({ finishedOn: day('2028-07-21') })],
    reports: [finalAssessment()],
    ...differs,
  });
/** Failed on Tuesday 1 August 2028, told on Wednesday: an appeal may come until Monday 4 September. */
const FAILED = {
  outcome: 'fail',
  outcomeOn: day('2028-08-01'),
  noticeSentOn: day('2028-08-02'),
  traToldOn: day('2028-08-02'),
} as const;
const extension = (differs: Partial<Adjustment> = {}): Adjustment =>
  anAdjustment({
    kind: 'extension after completion',
    terms: fraction(1),
    agreedOn: day('2028-07-25'),
    reason: 'Too little evidence',
    ...differs,
  });

const at = (career: Career, asAt: string) => endOfInduction(career, theCalendar, policy, day(asAt));
const all = (career: Career, asAt: string) => clocksAt(at(career, asAt), theCalendar, policy, day(asAt));
const clocks = (career: Career, asAt: string) =>
  openClocks(all(career, asAt)).map(
    ({ name, state, clock }) => `${name} ${clock.known ? clock.value.lastDay : '?'} ${state}`,
  );
const stateOf = (name: string, career: Career, asAt: string) =>
  all(career, asAt).find((one) => one.name === name)?.state;

describe('2.61 the final meeting', () => {
  const met = (differs: Partial<Ect> = {}, more: Partial<Career> = {}) =>
    done({ finalMeetingOn: day('2028-07-03'), ...differs }, { reports: [], ...more });

  test('gives the school ten working days to send the report', () => {
    expect(clocks(met(), '2028-07-04')).toEqual(['report copy 2028-07-17 running']);
    expect(clocks(met(), '2028-07-18')).toEqual(['report copy 2028-07-17 missed']);
    expect(stateOf('report copy', met({}, { reports: [finalAssessment()] }), '2028-07-18')).toBe('met');
    const late = finalAssessment({ submittedAt: '2028-07-18T09:00:00+01:00' });
    expect(stateOf('report copy', met({}, { reports: [late] }), '2028-07-19')).toBe('late');
  });

  test('counts from the day it is held, not from when it is planned', () => {
    expect(stateOf('report copy', met(), '2028-07-02')).toBeUndefined();
    expect(stateOf('report copy', met(), '2028-07-03')).toBe('running');
  });

  test('3.8 of before an extension is over with it; the next one gives ten days again', () => {
    const extended = (finalMeetingOn: string) =>
      met(
        { finalMeetingOn: day(finalMeetingOn) },
        { adjustments: [extension()], periods: [aPeriod()], reports: [finalAssessment()] },
      );
    expect(at(extended('2028-07-03'), '2028-07-28').finalMeetingOn).toBe('2028-07-03');
    expect(at(extended('2028-07-03'), '2029-01-10').finalMeetingOn).toBeNull();
    expect(at(extended('2028-12-18'), '2029-01-10').finalMeetingOn).toBe('2028-12-18');
    const again = finalAssessment({
      id: 'R-0007',
      coversUntil: day('2028-12-20'),
      submittedAt: '2028-12-19T09:00:00Z',
    });
    const recommended = { ...extended('2028-07-03'), reports: [finalAssessment(), again] };
    expect(at(recommended, '2028-12-20').finalMeetingOn).toBeNull();
  });
});

describe('2.68, reg 11(6): what the ECT wrote', () => {
  const check = (ect: Partial<Ect>, asAt: string, more: Partial<Career> = {}) => {
    const places = { school: () => aSchool(), posts: () => [], who: () => null };
    const flags = checkRecord(done(ect, more), places, theCalendar, policy, day(asAt));
    const about = (kind: 'objections' | 'notes') =>
      flags[kind].filter(({ field }) => field === 'consideredOn');
    return [about('objections'), about('notes')].map((found) =>
      found.map(({ row, says }) => `${row} ${says}`),
    );
  };

  test('ends the wait for it', () => {
    expect(stateOf('representations', done(), '2028-07-20')).toBe('running');
    expect(stateOf('representations', done({ representationsOn: day('2028-07-19') }), '2028-07-20')).toBe(
      'met',
    );
    expect(representationsOf(done({ representationsOn: day('2028-07-10') }))).toBe('2028-07-10');
  });

  test('is about the recommendation it follows, not about an earlier one', () => {
    expect(representationsOf(done({ representationsOn: day('2028-07-09') }))).toBeNull();
    expect(representationsOf(done({ representationsOn: day('2028-07-19') }, { reports: [] }))).toBeNull();
    expect(
      at(done({ representationsOn: day('2028-07-09') }), '2028-07-20').representationsReceivedOn,
    ).toBeNull();
  });

  test('must be considered before the decision', () => {
    const wrote = { representationsOn: day('2028-07-19') };
    const says =
      '0012345 What the ECT wrote came on 19 July 2028. Consider it before the decision, and enter the day.';
    expect(check(wrote, '2028-07-24')).toEqual([[says], []]);
    expect(check({ ...wrote, consideredOn: day('2028-07-24') }, '2028-07-24')).toEqual([[], []]);
    expect(check({ ...wrote, ...FAILED }, '2028-08-03')).toEqual([[says], []]);
    expect(check({ ...wrote, ...FAILED, consideredOn: day('2028-08-02') }, '2028-08-03')[0]).toHaveLength(1);
    expect(check({ ...wrote, ...FAILED, consideredOn: day('2028-08-01') }, '2028-08-03')).toEqual([[], []]);
  });

  test('that came late is evidence like any other', () => {
    const [objections, notes] = check({ representationsOn: day('2028-07-25') }, '2028-07-26');
    expect(objections).toEqual([]);
    expect(notes).toEqual([expect.stringContaining('It came after 24 July 2028')]);
    expect(check({ representationsOn: day('2028-07-24') }, '2028-07-26')[0]).toHaveLength(1);
  });

  test('rests on the guidance, and what came in time on the regulations too', () => {
    const cites = (on: string) => {
      const places = { school: () => aSchool(), posts: () => [], who: () => null };
      const { objections, notes } = checkRecord(
        done({ representationsOn: day(on) }),
        places,
        theCalendar,
        policy,
        day('2028-07-26'),
      );
      const found = [...objections, ...notes].find(({ field }) => field === 'consideredOn');
      return found?.cites.map(({ para }) => para);
    };
    expect([cites('2028-07-24'), cites('2028-07-25')]).toEqual([['2.68', 'reg 11(6)'], ['2.68']]);
  });

  test('that came on the very day of the decision had to be considered too', () => {
    const sameDay = { ...FAILED, outcomeOn: day('2028-07-24'), noticeSentOn: day('2028-07-24') };
    expect(check({ ...sameDay, representationsOn: day('2028-07-24') }, '2028-07-25')[0]).toHaveLength(1);
  });

  test('that came after the decision changes nothing about it', () => {
    expect(check({ ...FAILED, representationsOn: day('2028-08-02') }, '2028-08-03')).toEqual([[], []]);
  });

  test('once it came, nobody asks whether it will', () => {
    const asked = (ect: Partial<Ect>) =>
      checkRecord(
        done(ect),
        { school: () => aSchool(), posts: () => [], who: () => null },
        theCalendar,
        policy,
        day('2028-07-24'),
      ).notes.some(({ says }) => says.startsWith('The ECT may write'));
    expect(asked({})).toBe(true);
    expect(asked({ representationsOn: day('2028-07-19'), consideredOn: day('2028-07-20') })).toBe(false);
  });
});

describe('after a failure', () => {
  const appealed = { ...FAILED, appealOn: day('2028-08-21') };

  test('Sch 3 para 6 a reply ends our twenty working days', () => {
    expect(clocks(done(appealed), '2028-08-22')).toEqual(['reply to appeal 2028-09-18 running']);
    const replied = done({ ...appealed, repliedOn: day('2028-09-18') });
    expect(stateOf('reply to appeal', replied, '2028-09-19')).toBe('met');
    expect(clocks(replied, '2028-09-19')).toEqual([]);
  });

  test('2.72 word that there will be no appeal starts the employer’s ten', () => {
    const said = done({ ...FAILED, noAppealOn: day('2028-08-07') });
    expect(clocks(said, '2028-08-08')).toEqual(['dismissal 2028-08-18 running']);
    expect(
      stateOf(
        'dismissal',
        done({ ...FAILED, noAppealOn: day('2028-08-07'), employmentEndedOn: day('2028-08-18') }),
        '2028-08-21',
      ),
    ).toBe('met');
  });

  test('reg 12(4) dismissal of an appeal starts them, however long it took', () => {
    const settled = (appealResult: NonNullable<Ect['appealResult']>) =>
      done({ ...appealed, appealSettledOn: day('2028-12-01'), appealResult });
    expect(clocks(settled('dismissed'), '2028-12-04')).toEqual(['dismissal 2028-12-14 running']);
    expect(clocks(settled('allowed'), '2028-12-04')).toEqual([]);
    expect(clocks(settled('changed'), '2028-12-04')).toEqual([]);
  });

  test('reg 14(4) an extension given on appeal is not ours to tell of, and no appeal is open against it', () => {
    const changed = done(
      { appealOn: day('2028-08-11'), appealSettledOn: day('2028-12-01'), appealResult: 'changed' },
      { adjustments: [extension({ agreedOn: day('2028-12-01') })] },
    );
    expect(clocks(changed, '2028-12-07')).toEqual([]);
    const before = { ...changed, adjustments: [extension({ agreedOn: day('2028-11-30') })] };
    expect(clocks(before, '2028-12-07')).toContain('notice 2028-12-04 missed');
  });

  test('of an appeal withdrawn they begin when the time for one is over as well', () => {
    const withdrawn = (on: string) =>
      done({ ...FAILED, appealOn: day('2028-08-11'), appealSettledOn: day(on), appealResult: 'withdrawn' });
    expect(stateOf('dismissal', withdrawn('2028-08-21'), '2028-09-04')).toBeUndefined();
    expect(clocks(withdrawn('2028-08-21'), '2028-09-05')).toContain('dismissal 2028-09-14 running');
    expect(clocks(withdrawn('2028-10-02'), '2028-10-03')).toContain('dismissal 2028-10-13 running');
  });

  test('what was entered for an earlier decision is not taken for this one', () => {
    const old = day('2028-07-31');
    const stale = { noticeSentOn: old, appealOn: old, noAppealOn: old, employmentEndedOn: old };
    expect(at(done({ ...FAILED, ...stale }), '2028-08-02')).toMatchObject({
      noticeSentOn: null,
      appealMadeOn: null,
      appealCopyReceivedOn: null,
      noAppealSaidOn: null,
      employmentEndedOn: null,
    });
    const sooner = { repliedOn: day('2028-08-20'), appealSettledOn: day('2028-08-20') };
    expect(at(done({ ...appealed, ...sooner, appealResult: 'dismissed' }), '2028-08-22')).toMatchObject({
      repliedToAppealOn: null,
      appealDismissedOn: null,
    });
    const alone = { repliedOn: day('2028-09-01'), appealSettledOn: day('2028-09-01') };
    expect(at(done({ ...FAILED, ...alone, appealResult: 'withdrawn' }), '2028-09-02')).toMatchObject({
      repliedToAppealOn: null,
      appealWithdrawnOn: null,
    });
  });

  test('nothing runs ninety days after an appeal is settled', () => {
    expect(at(done(appealed), '2028-11-20').decidedOn).toBe('2028-08-01');
    const settled = { ...appealed, appealSettledOn: day('2028-11-15') };
    expect(at(done({ ...settled, appealResult: 'withdrawn' }), '2029-02-13').decidedOn).toBe('2028-08-01');
    expect(at(done({ ...settled, appealResult: 'dismissed' }), '2029-02-13').decidedOn).toBe('2028-08-01');
    expect(at(done({ ...settled, appealResult: 'dismissed' }), '2029-02-14').decidedOn).toBeNull();
  });
});

describe('reg 14: an appeal that was won', () => {
  const flags = (ect: Partial<Ect>, adjustments: readonly Adjustment[] = []) => {
    const won = { appealOn: day('2028-08-21'), appealSettledOn: day('2028-12-01'), ...ect };
    const places = { school: () => aSchool(), posts: () => [], who: () => null };
    const found = checkRecord(done(won, { adjustments }), places, theCalendar, policy, day('2028-12-04'));
    const won14 = (all: typeof found.objections) =>
      all.filter(({ cites }) => cites.some(({ para }) => para.startsWith('reg 14')));
    return [won14(found.objections), won14(found.notes)].map((all) =>
      all.map(
        ({ about, row, field, says }) => `${about} ${row} ${field} ${says.split('. ').slice(1).join('. ')}`,
      ),
    );
  };

  test('leaves no failure standing', () => {
    expect(flags({ ...FAILED, appealResult: 'allowed' })).toEqual([
      ['ects 0012345 outcome This failure stands no longer. Record the outcome that it gave, with its day.'],
      [],
    ]);
    expect(flags({ ...FAILED, appealResult: 'changed' })[0]).toEqual([
      expect.stringContaining('add the extension to Adjustments'),
    ]);
    expect(flags({ ...FAILED, appealResult: 'dismissed' })).toEqual([[], []]);
    expect(flags({ ...FAILED, outcome: 'pass', appealResult: 'allowed' })).toEqual([[], []]);
    expect(flags({ ...FAILED, appealResult: 'allowed', appealSettledOn: null })).toEqual([[], []]);
    expect(flags({ ...FAILED, appealResult: 'allowed', appealOn: null })).toEqual([[], []]);
  });

  test('before a later failure, it was against the extension, and leaves the failure as it is', () => {
    const later = { ...FAILED, outcomeOn: day('2029-01-10'), noticeSentOn: day('2029-01-11') };
    expect(flags({ ...later, appealResult: 'changed' }, [extension()])).toEqual([[], []]);
    expect(flags({ ...later, appealResult: 'allowed' }, [extension()])).toEqual([[], []]);
    const onTheDay = { ...later, outcomeOn: day('2028-08-21') };
    expect(flags({ ...onTheDay, appealResult: 'allowed' }, [extension()])[0]).toHaveLength(1);
    const again = { ...later, appealOn: day('2029-01-20') };
    expect(flags({ ...again, appealResult: 'changed' }, [extension()])).toEqual([[], []]);
  });

  test('takes the extension away, or gives another', () => {
    const earlier = extension({ id: 'AD-0001', agreedOn: day('2028-07-25') });
    const appealedOne = extension({ id: 'AD-0002', agreedOn: day('2028-08-21') });
    const later = extension({ id: 'AD-0003', agreedOn: day('2028-08-22') });
    const reduction = anAdjustment({ id: 'AD-0004' });
    const rows = [earlier, appealedOne, later, reduction];
    expect(flags({ appealResult: 'allowed' }, rows)).toEqual([
      ['adjustments AD-0002 terms Remove this extension, unless it was agreed anew.'],
      [],
    ]);
    expect(flags({ appealResult: 'changed' }, rows)).toEqual([
      [],
      ['adjustments AD-0002 terms Enter the terms that it gave.'],
    ]);
    expect(flags({ appealResult: 'allowed' })).toEqual([[], []]);
    const first = extension({ id: 'AD-0009', agreedOn: day('2028-07-24') });
    expect(flags({ appealResult: 'allowed' }, [appealedOne, earlier, first])[0]).toEqual([
      expect.stringContaining('AD-0002'),
    ]);
    expect(flags({ ...FAILED, outcome: 'pass', appealResult: 'allowed' }, rows)).toEqual([[], []]);
  });

  test('says how it was won, and since when', () => {
    const won = (appealResult: 'allowed' | 'changed') => {
      const ect = {
        ...FAILED,
        appealOn: day('2028-08-21'),
        appealSettledOn: day('2028-12-01'),
        appealResult,
      };
      const places = { school: () => aSchool(), posts: () => [], who: () => null };
      return checkRecord(done(ect), places, theCalendar, policy, day('2028-12-04')).objections.map(
        ({ says }) => says.split('. ')[0],
      );
    };
    expect(won('allowed')).toContain('The appeal was allowed, as of 1 December 2028');
    expect(won('changed')).toContain('The appeal was settled by another extension, as of 1 December 2028');
  });
});

test('3.8 an extension agreed a week too soon is past mending once induction is complete; one of no terms is not', () => {
  const soon = extension({ agreedOn: day('2028-07-14'), terms: fraction(0) });
  const places = { school: () => aSchool(), posts: () => [], who: () => null };
  const found = (asAt: string) => {
    const { objections, notes } = checkRecord(
      done({}, { adjustments: [soon] }),
      places,
      theCalendar,
      policy,
      day(asAt),
    );
    return [objections, notes].map((all) =>
      all
        .filter(({ about }) => about === 'adjustments')
        .map(({ field, cites }) => `${field} ${cites.map(({ para }) => para).join(' ')}`),
    );
  };
  expect(found('2028-07-20')).toEqual([['terms 3.8', 'agreedOn 3.8'], []]);
  expect(found('2028-07-21')).toEqual([['terms 3.8'], ['agreedOn 3.8']]);
});

describe('2.38, 3.2: the ground of a reduction', () => {
  const found = (
    ground: NonNullable<Adjustment['ground']> | null,
    fte = fraction(1, 2),
    reason: string | null = 'Taught for years',
  ) => {
    const career = aCareer({
      periods: [aPeriod({ fte })],
      adjustments: [anAdjustment({ ground, reason, agreedOn: day('2026-09-10') })],
    });
    const places = { school: () => aSchool(), posts: () => [], who: () => null };
    const { objections, notes } = checkRecord(career, places, theCalendar, policy, day('2026-12-07'));
    const ours = (all: typeof objections) =>
      all
        .filter(({ about }) => about === 'adjustments')
        .map(({ field, cites }) => `${field} ${cites.map(({ para }) => para).join(' ')}`);
    return [ours(objections), ours(notes)];
  };

  test('says what it is held against', () => {
    expect(found('part-time service')).toEqual([['agreedOn 2.38 3.5'], []]);
    expect(found('experience')).toEqual([[], []]);
    expect(found('experience', fraction(1, 2), null)).toEqual([['reason 3.2 3.3'], []]);
    expect(found('part-time service', fraction(1))[0]).toContain('terms 2.38 3.5');
  });

  test('not recorded, what both ask is said once, and part-time service in any post is borne in mind', () => {
    const career = aCareer({
      periods: [
        aPeriod({ finishedOn: day('2026-10-23') }),
        aPeriod({ id: 'IP-0002', startedOn: day('2026-10-24'), fte: fraction(1, 2) }),
      ],
      adjustments: [anAdjustment({ ectAgrees: 'no' })],
    });
    const places = { school: () => aSchool(), posts: () => [], who: () => null };
    const { objections, notes } = checkRecord(career, places, theCalendar, policy, day('2026-12-07'));
    const fields = (all: typeof objections) =>
      all.filter(({ about }) => about === 'adjustments').map(({ field }) => field);
    expect([fields(objections), fields(notes)]).toEqual([['ectAgrees'], ['agreedOn']]);
  });

  test('not recorded, both are borne in mind', () => {
    expect(found(null)).toEqual([[], ['agreedOn 2.38 3.5']]);
    expect(found(null, fraction(1))).toEqual([[], []]);
  });
});

describe('what can not be true', () => {
  const problems = (ect: Partial<Ect>) =>
    decisionProblems(anEct(ect)).map(({ row, field, says }) => `${row} ${field}: ${says}`);
  const whole: Partial<Ect> = {
    finalMeetingOn: day('2028-07-03'),
    representationsOn: day('2028-07-19'),
    consideredOn: day('2028-07-19'),
    ...FAILED,
    appealOn: day('2028-08-21'),
    repliedOn: day('2028-09-18'),
    appealSettledOn: day('2028-12-01'),
    appealResult: 'dismissed',
    employmentEndedOn: day('2028-12-14'),
  };

  test('nothing, when one step follows the other, or nothing has happened', () => {
    expect(problems(whole)).toEqual([]);
    expect(problems({})).toEqual([]);
    expect(problems({ ...FAILED, noticeSentOn: FAILED.outcomeOn })).toEqual([]);
  });

  test('a step before the one it follows', () => {
    const before = (differs: Partial<Ect>) => problems({ ...whole, ...differs });
    expect(before({ consideredOn: day('2028-07-18') })).toEqual([
      '0012345 consideredOn: Enter a day on or after 19 Jul 2028, when the ECT’s words came.',
    ]);
    expect(before({ noticeSentOn: day('2028-07-31') })).toEqual([
      '0012345 noticeSentOn: Enter a day on or after 1 Aug 2028, the day of the decision.',
    ]);
    expect(before({ employmentEndedOn: day('2028-07-31') })).toHaveLength(1);
    expect(before({ noAppealOn: day('2028-08-01') })).toEqual([
      '0012345 noAppealOn: Enter a day on or after 2 Aug 2028, when the notice was sent.',
    ]);
    expect(before({ repliedOn: day('2028-08-20') })).toEqual([
      '0012345 repliedOn: Enter a day on or after 21 Aug 2028, when the appeal came.',
    ]);
    expect(before({ appealSettledOn: day('2028-08-20') })).toHaveLength(1);
    expect(before({ appealOn: day('2028-08-01') })).toHaveLength(1);
  });

  test('but not what followed an earlier decision', () => {
    const appealed = { ...whole, outcomeOn: day('2029-01-10'), noticeSentOn: day('2029-01-11') };
    expect(problems({ ...appealed, noAppealOn: day('2028-08-20'), employmentEndedOn: null })).toEqual([]);
    expect(problems({ ...appealed, appealOn: day('2029-01-20'), employmentEndedOn: null })).toEqual([]);
    expect(problems({ ...appealed, appealOn: day('2029-01-10'), employmentEndedOn: null })).toEqual([
      '0012345 appealOn: Enter a day on or after 11 Jan 2029, when the notice was sent.',
    ]);
    const told = anEct({ noticeSentOn: day('2029-01-11'), appealOn: day('2028-08-21') });
    const [first, second] = [extension(), extension({ agreedOn: day('2029-01-10') })];
    expect(decisionProblems(told, [second, first])).toEqual([]);
    expect(decisionProblems(told, [first])).toHaveLength(1);
  });

  test('3.8 an extension of an induction that is not complete has decided nothing', () => {
    const ect = anEct({ noticeSentOn: day('2028-07-07'), appealOn: day('2028-07-05') });
    const adjustments = [extension({ agreedOn: day('2028-07-10') })];
    const found = (asAt: string) =>
      checkCareer(aCareer({ ect, adjustments }), theCalendar, policy, day(asAt)).map(({ field }) => field);
    expect(found('2028-07-20')).toEqual(['appealOn']);
    expect(found('2028-07-21')).toEqual([]);
  });

  test('half of a thing', () => {
    expect(problems({ consideredOn: day('2028-07-19') })).toEqual([
      '0012345 representationsOn: Enter the day on which the ECT’s words came.',
    ]);
    const noCopy = ['0012345 appealOn: Enter the day on which the copy of the appeal came.'];
    expect(problems({ repliedOn: day('2028-09-18') })).toEqual(noCopy);
    expect(problems({ appealSettledOn: day('2028-12-01'), appealResult: 'allowed' })).toEqual(noCopy);
    expect(problems({ appealResult: 'allowed' })[0]).toBe(noCopy[0]);
    const appealOn = day('2028-08-21');
    expect(problems({ appealOn, appealSettledOn: day('2028-12-01') })).toEqual([
      '0012345 appealResult: Choose what became of the appeal.',
    ]);
    expect(problems({ appealOn, appealResult: 'allowed' })).toEqual([
      '0012345 appealSettledOn: Enter the day on which word of it came.',
    ]);
  });

  test('V08 a day no calendar has', () => {
    expect(problems({ finalMeetingOn: '2027-02-29' as Ect['outcomeOn'] & string })).toEqual([
      expect.stringContaining('There is no day 2027-02-29'),
    ]);
    const never = '2027-02-29' as Ect['outcomeOn'] & string;
    expect(problems({ representationsOn: never, consideredOn: day('2027-02-01') })).toHaveLength(1);
  });
});

test('the timeline tells each step with its paragraph', () => {
  const career = done({
    finalMeetingOn: day('2028-07-03'),
    representationsOn: day('2028-07-19'),
    consideredOn: day('2028-07-20'),
    ...FAILED,
    noAppealOn: day('2028-08-03'),
    appealOn: day('2028-08-21'),
    repliedOn: day('2028-09-18'),
    appealSettledOn: day('2028-12-01'),
    appealResult: 'dismissed',
    employmentEndedOn: day('2028-12-14'),
  });
  const told = timelineOf(career, theCalendar, policy, day('2028-12-15')).entries;
  expect(
    told
      .filter(({ kind, because }) => kind === 'outcome' && because.length > 0)
      .map(({ on, row, because }) => `${on} ${row} ${because[0]?.cites.map(({ para }) => para).join(' ')}`),
  ).toEqual([
    '2028-07-03 0012345 2.60',
    '2028-07-19 0012345 reg 11(4)',
    '2028-07-20 0012345 2.68 reg 11(6)',
    '2028-08-01 0012345 2.67',
    '2028-08-02 0012345 2.69',
    '2028-08-02 0012345 2.69',
    '2028-08-03 0012345 2.72',
    '2028-08-21 0012345 2.70',
    '2028-09-18 0012345 Sch 3 para 6',
    '2028-12-01 0012345 reg 14',
    '2028-12-14 0012345 2.72',
  ]);
  expect(told.some(({ says }) => says === 'Appeal settled: dismissed.')).toBe(true);
});

test('2.38 the timeline gives a reduction the paragraph of its ground', () => {
  const cites = (ground: NonNullable<Adjustment['ground']> | null) =>
    timelineOf(aCareer({ adjustments: [anAdjustment({ ground })] }), theCalendar, policy, day('2026-12-07'))
      .entries.find(({ kind }) => kind === 'adjustment')
      ?.because[0]?.cites.map(({ para }) => para);
  expect([cites('part-time service'), cites('experience'), cites(null)]).toEqual([
    ['2.38', '3.5'],
    ['3.2'],
    ['3.2', '3.5'],
  ]);
});

test('the Desk says where each duty is entered once it is done', () => {
  const needs = (career: Career, asAt: string) =>
    clockNeeds(career, all(career, asAt)).map(({ says }) => says);
  expect(needs(done(), '2028-07-26')).toEqual([
    expect.stringMatching(/to decide.*Enter Decided, or an extension in Adjustments, when it is done\.$/),
  ]);
  expect(needs(done({ ...FAILED, appealOn: day('2028-08-21') }), '2028-08-22')).toEqual([
    expect.stringMatching(/to reply to the appeal.*\(Sch 3 para 6, .*\) Enter Replied when it is done\.$/),
  ]);
  expect(needs(done({ finalMeetingOn: day('2028-07-03') }, { reports: [] }), '2028-07-04')).toEqual([
    expect.stringMatching(/to send the signed final report.*\(2\.61, .*\)$/),
  ]);
});
