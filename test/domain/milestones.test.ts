/** Which assessment of the schedule one that is signed is (2.55, 2.60, 3.8). */
import type { Career, Report } from '../../src/domain/facts';
import { defaultPolicy } from '../../src/domain/policy';
import { reconcile } from '../../src/domain/reconcile';
import { scheduleFor } from '../../src/domain/schedule';
import { aCareer, aPeriod, aReport, anAbsence, anAdjustment, day, fraction, theCalendar } from './examples';

const signed = (coversFrom: string, coversUntil: string, differs: Partial<Report> = {}): Report =>
  aReport({
    kind: 'formal assessment',
    final: 'no',
    term: 'Summer 2027',
    coversFrom: day(coversFrom),
    coversUntil: day(coversUntil),
    state: 'reviewed',
    ...differs,
  });

const expectedOf = (career: Career) => {
  const answer = scheduleFor(career, theCalendar, defaultPolicy(), day('2029-01-01'));
  if (!answer.known) throw new Error(answer.unknown);
  return answer.value;
};
/** Each assessment, the term it is in, and the report that it is. */
const assessments = (career: Career) =>
  expectedOf(career).flatMap(({ milestone, term, done }) => (milestone ? [[milestone, term, done]] : []));
const with_ = (report: Report, career: Career = aCareer()) => assessments({ ...career, reports: [report] });

const FINAL = ['final', 'Summer 2028', null];
const FIRST = ['first', 'Summer 2027', null];

describe('one signed as the final', () => {
  const final = (until: string) => signed('2027-04-12', until, { final: 'yes' });

  test('that ends with the first part is the first', () => {
    expect(with_(final('2027-07-21'))).toEqual([['first', 'Summer 2027', 'R-0001'], FINAL]);
  });

  test('that goes on past it is the final', () => {
    const report = signed('2027-04-12', '2028-07-21', { final: 'yes', term: 'Summer 2028' });
    expect(with_(report)).toEqual([FIRST, ['final', 'Summer 2028', 'R-0001']]);
  });

  test('and made after completion, with no extension agreed, is the final', () => {
    const report = signed('2028-09-04', '2028-10-20', { final: 'yes', term: 'Autumn 2028' });
    expect(with_(report).slice(-1)).toEqual([['final', 'Summer 2028', 'R-0001']]);
  });
});

describe('3.8 one signed as the final, where an extension was agreed', () => {
  const extended = aCareer({
    adjustments: [
      anAdjustment({ kind: 'extension after completion', terms: fraction(1), agreedOn: day('2028-08-01') }),
    ],
  });
  const completedOn = expectedOf(extended).find(({ milestone }) => milestone === 'final')?.coversUntil ?? '';
  const doneOf = (report: Report) =>
    with_(report, extended).flatMap(([milestone, , done]) => (done === 'R-0001' ? [milestone] : []));
  const final = (from: string, until: string) => signed(from, until, { final: 'yes', term: 'Autumn 2028' });

  test('is of what it extends where it begins before that is over', () => {
    expect(doneOf(final(completedOn, '2028-12-15'))).toEqual(['final']);
  });

  test('is the extension’s where it begins after that and goes on to the day it was agreed', () => {
    expect(doneOf(final('2028-07-22', '2028-08-01'))).toEqual(['after extension']);
  });

  test('is of what it extends where it ends before that day', () => {
    expect(doneOf(final('2028-07-22', '2028-07-31'))).toEqual(['final']);
  });
});

describe('the term that one signed is in', () => {
  const first = (from: string, until: string, term: string) =>
    with_(signed(from, until, { term })).filter(([milestone]) => milestone === 'first');

  test.each([
    ['the last day', '2027-08-31', '2027-10-22'],
    ['the first day', '2026-10-05', '2027-04-12'],
  ])('is the one it falls due in where it reports on %s of that, whatever it is called', (_, from, until) => {
    expect(first(from, until, 'Autumn 2027')).toEqual([['first', 'Summer 2027', 'R-0001']]);
  });

  test('is else the one it is called after', () => {
    expect(first('2027-09-01', '2027-12-31', 'Spring 2028')).toEqual([['first', 'Spring 2028', 'R-0001']]);
  });

  test('is not the one in which another assessment falls', () => {
    expect(with_(signed('2027-09-01', '2027-12-31', { term: 'Summer 2028' }))).toEqual([
      ['first', 'Summer 2027', 'R-0001'],
      FINAL,
    ]);
  });
});

describe('2.56 a first assessment carried on, as the ECT was away when it fell due', () => {
  const moving = (differs: Partial<Career> = {}) =>
    aCareer({
      periods: [
        aPeriod({ finishedOn: day('2027-08-31') }),
        aPeriod({ id: 'IP-0002', urn: '900002', startedOn: day('2027-11-01') }),
      ],
      absences: [anAbsence({ from: day('2027-06-01'), until: day('2027-08-31'), days: fraction(29) })],
      ...differs,
    });
  const whyFirst = (career: Career) =>
    expectedOf(career)
      .find(({ milestone }) => milestone === 'first')
      ?.because.map(({ says }) => says)
      .join(' ');

  test('and signed in the first post all the same, says nothing of the next', () => {
    expect(whyFirst(moving())).toContain('could not be made in the last post');
    const reports = [signed('2027-04-12', '2027-08-31')];
    expect(whyFirst(moving({ reports }))).not.toContain('could not be made');
  });

  test('is known again where it was signed though another AB had the terms after it', () => {
    const theirs = aPeriod({
      id: 'IP-0002',
      urn: '900002',
      startedOn: day('2027-09-01'),
      finishedOn: day('2027-12-31'),
      otherAb: 'Anytown Hub',
    });
    const back = aPeriod({ id: 'IP-0003', urn: '900003', startedOn: day('2028-01-04') });
    const career = moving({ periods: [aPeriod({ finishedOn: day('2027-08-31') }), theirs, back] });
    expect(assessments(career).map(([milestone]) => milestone)).toEqual(['final']);
    const [first] = with_(signed('2027-04-12', '2027-08-31'), career);
    expect(first).toEqual(['first', 'Summer 2027', 'R-0001']);
  });
});

test('2.49 a review signed for its own term is none of a later one that takes its days in too', () => {
  const [autumn, spring] = expectedOf(aCareer());
  if (!autumn || !spring) throw new Error('Two reviews are expected.');
  const done = aReport({ ...autumn, id: 'R-0001', state: 'reviewed', final: null });
  const both = { ...spring, coversFrom: autumn.coversFrom };
  expect(reconcile([done], [both])).toMatchObject({ keep: [done], create: [both] });
  const renamed = { ...autumn, term: 'Michaelmas 2026', coversUntil: day('2026-12-18') };
  expect(reconcile([done], [renamed])).toMatchObject({ keep: [done], create: [] });
});
