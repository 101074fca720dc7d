import type { Career, InductionPeriod, Post, Report, School } from '../../src/domain/facts';
import { defaultPolicy, type Policy } from '../../src/domain/policy';
import { whoIn } from '../../src/domain/who';
import { checkRecord, type Flag } from '../../src/domain/record-check';
import {
  aCareer,
  aPeriod,
  aReport,
  aSchool,
  anAbsence,
  anAdjustment,
  anEct,
  day,
  fraction,
  theCalendar,
} from './examples';

const policy = defaultPolicy();
const aPost = (personId: string, role: 'tutor' | 'mentor'): Post => ({
  personId,
  name: 'Some Body',
  email: null,
  role,
  urn: '900001',
  from: null,
  until: null,
  holdsQts: 'yes',
  trainedOn: null,
});
const POSTS = [aPost('P-0001', 'tutor'), aPost('P-0002', 'mentor')];

interface World {
  readonly school?: School | null;
  readonly posts?: readonly Post[];
  readonly how?: Partial<Policy>;
}

function check(career: Career, asAt: string, { school = aSchool(), posts = POSTS, how = {} }: World = {}) {
  const places = {
    school: (urn: string) => (urn === '900001' ? school : null),
    posts: (urn: string) => (urn === '900001' ? posts : []),
    who: whoIn(posts),
  };
  const flags = checkRecord(career, places, theCalendar, { ...policy, ...how }, day(asAt));
  const told = (all: readonly Flag[]) => all.map(({ about, row, field }) => `${about} ${row} ${field}`);
  return {
    flags,
    objections: told(flags.objections),
    unknown: told(flags.unknown),
    notes: told(flags.notes),
    says: [...flags.objections, ...flags.unknown, ...flags.notes].map(({ says }) => says),
  };
}
const CLEAR = { objections: [], unknown: [], notes: [], says: [] };
const NOW = '2026-12-07';

test('a record in order has nothing against it', () => {
  expect(check(aCareer(), NOW)).toMatchObject(CLEAR);
});

test('2.28 the named contact is known by Person, address or name', () => {
  const [post] = POSTS;
  if (post === undefined) throw new Error('The examples have a post.');
  const nora = { ...post, personId: 'P-0007', name: 'Nora Contact', email: 'nora@example.org' };
  const world = { posts: [...POSTS, nora, { ...nora, personId: 'P-0008', email: null, name: 'Ben Other' }] };
  const found = (namedContact: string, assessor: string) =>
    check(aCareer({ ect: anEct({ namedContact, assessor }) }), NOW, world).objections.length;
  for (const one of ['P-0007', 'Nora Contact', 'nora@example.org'])
    for (const other of ['p-0007', 'NORA@example.org ', 'nora contact'])
      expect([one, other, found(one, other)]).toEqual([one, other, 1]);
  expect(found('P-0007', 'Ben Other')).toBe(0);
  expect(found('Nobody Known', 'nobody known')).toBe(1);
});

test('2.28 the named contact takes no part in judging the ECT', () => {
  const with_ = (differs: Partial<Career['ect']>) =>
    check(aCareer({ ect: anEct({ namedContact: 'P-0009', ...differs }) }), NOW);
  const found = with_({ assessor: ' p-0009' });
  expect(found.objections).toEqual(['ects 0012345 namedContact']);
  expect(found.flags.objections[0]?.cites.map(({ para }) => para)).toEqual(['2.28']);
  expect(with_({ assessor: 'P-0009', namedContact: 'P-0009 ' }).objections).toHaveLength(1);
  expect(with_({ assessor: 'P-0008' }).objections).toEqual([]);
  expect(with_({ assessor: null }).objections).toEqual([]);
  expect(with_({ assessor: null, namedContact: null }).objections).toEqual([]);
  const over = { outcome: 'pass', outcomeOn: day('2026-01-05') } as const;
  expect(with_({ assessor: 'P-0009', ...over }).objections).toEqual([]);
});

describe('2.63 an absence with no end', () => {
  const away = { absences: [anAbsence({ until: null })] };
  const left = { periods: [aPeriod({ finishedOn: day('2026-12-06') })] };
  const gone = { ect: anEct({ outcome: 'fail', outcomeOn: day('2026-12-06') }) };
  const next = aPeriod({ id: 'IP-0002', startedOn: day('2027-01-04') });
  test.each<[string, Partial<Career>, readonly string[]]>([
    ['when the last post is over: its last day is asked for', left, ['absences A-0001 until']],
    ['on the last day of the post', { periods: [aPeriod({ finishedOn: day(NOW) })] }, []],
    ['with another post to come', { periods: [...left.periods, next] }, []],
    ['in post', {}, []],
    ['before any post is known', { periods: [] }, []],
    ['after the outcome', { ...left, ...gone }, []],
  ])('%s', (_name, differs, unknown) => {
    expect(
      check(aCareer({ ...away, ...differs }), NOW).unknown.filter((one) => one.startsWith('abs')),
    ).toEqual(unknown);
  });

  test('one that has its last day is asked for nothing', () => {
    const back = { absences: [anAbsence({ until: day('2026-11-20') })] };
    expect(check(aCareer({ ...back, ...left }), NOW).unknown.filter((one) => one.startsWith('abs'))).toEqual(
      [],
    );
  });
});

describe('open posts', () => {
  test('each objection stands by the row it is mended in', () => {
    const career = aCareer({
      ect: anEct({ qtsOn: null, dateOfBirth: null, barredBy: 'prohibited' }),
      periods: [aPeriod({ programme: null, timetablePercent: 91 })],
    });
    const found = check(career, NOW, { school: aSchool({ type: null, specialMeasures: null }) });
    expect(found.objections).toEqual(['ects 0012345 barredBy', 'periods IP-0001 timetablePercent']);
    expect(found.unknown).toEqual([
      'ects 0012345 qtsOn',
      'schools 900001 type',
      'schools 900001 specialMeasures',
      'ects 0012345 dateOfBirth',
      'periods IP-0001 programme',
    ]);
  });

  test('with its paragraph', () => {
    const { flags } = check(aCareer({ ect: anEct({ qtsOn: day('2026-10-01') }) }), NOW);
    expect(flags.objections[0]?.cites.map(({ para }) => para)).toEqual(['2.10']);
  });

  test('2.25 of one this hub trained, the training is in the ECT’s row', () => {
    const found = check(aCareer({ ect: anEct({ ittProvider: 'Own Training' }) }), NOW, {
      how: { ourTrainingProviders: ['Own Training'] },
    });
    expect(found.objections).toEqual(['ects 0012345 ittProvider']);
  });

  test('what the DfE asks for is asked once the post has begun, that day included', () => {
    const career = aCareer({ periods: [aPeriod({ programme: null })] });
    expect(check(career, '2026-08-31').unknown).toEqual([]);
    expect(check(career, '2026-09-01').unknown).toEqual(['periods IP-0001 programme']);
  });

  test('a school that is not in the register is named, and a post without one asks for it', () => {
    expect(check(aCareer(), NOW, { school: null }).objections).toEqual(['periods IP-0001 urn']);
    const nowhere = check(aCareer({ periods: [aPeriod({ urn: null })] }), NOW);
    expect(nowhere.unknown).toEqual([
      'periods IP-0001 urn',
      'periods IP-0001 tutorId',
      'periods IP-0001 mentorId',
    ]);
  });

  test('2.1 one that goes on after its school has closed, and one whose tutor has left', () => {
    const closed = { school: aSchool({ status: 'closed', closedOn: day('2027-08-31') }) };
    const on = (asAt: string, differs: Partial<InductionPeriod> = {}) =>
      check(aCareer({ periods: [aPeriod(differs)] }), asAt, closed);
    expect(on('2027-08-31').objections).toEqual([]);
    expect(on('2027-09-01').objections).toEqual(['periods IP-0001 finishedOn']);
    expect(on('2027-11-10').says).toContain(
      'Larkspur Primary School closed on 31 August 2027, and this period goes on. Enter its end, and the ECT’s new school as a period of its own; where the post goes on there, as in an academy, with yes under Same post.',
    );
    expect(on('2027-11-10', { finishedOn: day('2027-12-17') }).objections).toHaveLength(1);
    expect(on('2027-11-10', { finishedOn: day('2027-08-31') }).objections).toEqual([]);
    const posts = POSTS.map((post) => ({ ...post, until: day('2027-05-31') }));
    expect(check(aCareer(), '2027-07-05', { posts }).unknown).toEqual([
      'periods IP-0001 tutorId',
      'periods IP-0001 mentorId',
    ]);
  });

  test('one that is over, counted elsewhere or another body’s is not judged; one that ends today is', () => {
    const wrong = (differs: Partial<InductionPeriod>) =>
      check(aCareer({ periods: [aPeriod({ postSuitable: 'no', ...differs })] }), NOW).objections;
    expect(wrong({})).toEqual(['periods IP-0001 postSuitable']);
    expect(wrong({ finishedOn: day('2026-12-07') })).toHaveLength(1);
    expect(wrong({ finishedOn: day('2026-12-06') })).toEqual([]);
    expect(wrong({ otherAb: 'Other Hub' })).toEqual([]);
    expect(wrong({ countedTerms: fraction(1) })).toEqual([]);
  });

  test('2.20 the timetable is held against the part the ECT is in now', () => {
    const at = (timetablePercent: number, asAt: string) =>
      check(aCareer({ periods: [aPeriod({ timetablePercent })] }), asAt).objections;
    expect(at(95, '2027-07-01')).toEqual(['periods IP-0001 timetablePercent']);
    expect(at(95, '2027-09-06')).toEqual([]);
    expect(at(96, '2027-09-06')).toEqual(['periods IP-0001 timetablePercent']);
  });

  test('2.20 of a post to come it is held against the part it begins in', () => {
    const next = aPeriod({ id: 'IP-0002', startedOn: day('2027-09-01'), timetablePercent: 95 });
    const career = aCareer({ periods: [aPeriod({ finishedOn: day('2027-07-22') }), next] });
    expect(check(career, '2027-05-04').objections).toEqual([]);
    expect(check({ ...career, periods: [next] }, '2027-05-04').objections).toEqual([
      'periods IP-0002 timetablePercent',
    ]);
  });
});

const final = (differs: Partial<Report> = {}): Report =>
  aReport({
    id: 'R-0006',
    kind: 'formal assessment',
    term: 'Summer 2028',
    coversFrom: day('2028-04-18'),
    coversUntil: day('2028-07-21'),
    dueOn: day('2028-07-07'),
    state: 'submitted',
    recommendation: 'satisfactory',
    submittedAt: '2028-06-26T09:00:00+01:00',
    ...differs,
  });
const finished = aPeriod({ finishedOn: day('2028-07-21') });

describe('an outcome', () => {
  const decided = (differs: Partial<Career['ect']> = {}, more: Partial<Career> = {}): Career =>
    aCareer({
      ect: anEct({ outcome: 'pass', outcomeOn: day('2028-07-24'), ...differs }),
      periods: [finished],
      reports: [final()],
      ...more,
    });

  test('after six terms with the final assessment has nothing against it', () => {
    expect(check(decided(), '2028-07-25')).toMatchObject(CLEAR);
  });

  test('2.65 before all terms are served is named in the ECT’s row', () => {
    const early = decided(
      { outcomeOn: day('2028-03-31') },
      { periods: [aPeriod({ finishedOn: day('2028-03-30') })] },
    );
    const found = check(early, '2028-04-03');
    expect(found.objections).toEqual(['ects 0012345 outcome', 'ects 0012345 outcome']);
    expect(found.says[0]).toMatch(/^4.98 of 6 terms are served by 30 March 2028\./);
  });

  test('2.66 without the final assessment is named', () => {
    expect(check(decided({}, { reports: [] }), '2028-07-25').objections).toEqual(['ects 0012345 outcome']);
  });

  test('without the last day of the period is named there', () => {
    expect(check(decided({}, { periods: [aPeriod()] }), '2028-07-25').objections).toEqual([
      'periods IP-0001 finishedOn',
    ]);
  });

  test('2.70 a failure waits for the day the ECT was told', () => {
    const failed = decided({ outcome: 'fail' }, { reports: [final({ recommendation: 'unsatisfactory' })] });
    expect(check(failed, '2028-07-25').objections).toEqual(['ects 0012345 noticeSentOn']);
    const told = { ...failed, ect: { ...failed.ect, noticeSentOn: day('2028-07-25') } };
    expect(check(told, '2028-07-25').objections).toEqual([]);
  });

  test('of ninety days ago is let rest; one without its day is not', () => {
    const bad = (outcomeOn: string | null) =>
      check(decided({ outcomeOn: outcomeOn === null ? null : day(outcomeOn) }, { reports: [] }), '2028-10-22')
        .objections;
    expect(bad('2028-07-24')).toHaveLength(1);
    expect(bad('2028-07-23')).toEqual([]);
    expect(bad(null)).toHaveLength(1);
  });

  test('2.56 3.7 is held against leave as it stood on the day of the decision', () => {
    const leave = (from: string) =>
      decided(
        {},
        {
          reports: [],
          absences: [anAbsence({ kind: 'maternity leave', from: day(from), until: null, days: null })],
        },
      );
    expect(check(leave('2028-09-04'), '2028-09-11').says.join(' ')).not.toContain('on statutory leave');
    expect(check(leave('2028-07-24'), '2028-09-11').says.join(' ')).toContain('on statutory leave');
  });

  test('ends the judging of posts and adjustments', () => {
    const career = decided(
      {},
      {
        periods: [aPeriod({ finishedOn: day('2028-07-24'), postSuitable: 'no' })],
        adjustments: [anAdjustment({ terms: fraction(0) })],
      },
    );
    expect(check(career, '2028-07-24').objections).toEqual([]);
  });

  test('without any period of ours there is nothing to hold it against', () => {
    expect(check(decided({}, { periods: [] }), '2028-07-25')).toMatchObject(CLEAR);
  });
});

describe('the end that waits for a decision', () => {
  const waiting = (more: Partial<Career> = {}): Career => aCareer({ reports: [final()], ...more });

  test('with all terms served has nothing against it but the ECT’s time to write', () => {
    const found = check(waiting(), '2028-07-24');
    expect(found).toMatchObject({ objections: [], unknown: [], notes: [] });
    const soon = check(
      waiting({ reports: [final({ submittedAt: '2028-07-20T09:00:00+01:00' })] }),
      '2028-07-24',
    );
    expect(soon.notes).toEqual(['ects 0012345 outcome']);
    expect(soon.says[0]).toContain('The ECT may write about the recommendation until 3 August 2028.');
  });

  test('2.56 3.7 leave the ECT has still to choose about stands in the way', () => {
    const leave = anAbsence({
      kind: 'maternity leave',
      from: day('2027-01-11'),
      until: day('2027-02-05'),
      days: fraction(15),
    });
    const found = check(waiting({ absences: [leave] }), '2028-07-24');
    expect(found.objections).toContain('ects 0012345 outcome');
    expect(found.says.join(' ')).toContain('Ask the ECT whether to extend induction by absence A-0001');
  });

  test('2.65 a decision waits for completion, which is noted while there is time for both', () => {
    const found = check(waiting(), '2028-07-10');
    expect([found.objections, found.notes]).toEqual([[], ['ects 0012345 outcome']]);
    expect(found.says).toEqual(['Induction is complete on 21 July 2028. Decide no sooner.']);
    expect(check(waiting(), '2028-07-20').notes).toHaveLength(1);
    expect(check(waiting(), '2028-07-21').notes).toEqual([]);
  });

  test('2.60, 2.67 a recommendation from before the final assessment opened, for which the time to decide ends before completion, is an objection', () => {
    const received = (on: string) =>
      check(waiting({ reports: [final({ submittedAt: `${on}T09:00:00+01:00` })] }), '2028-07-20');
    expect(received('2028-06-16').objections).toEqual([]);
    expect(received('2028-06-15').objections).toEqual(['ects 0012345 outcome']);
    expect(received('2028-06-15').flags.objections[0]?.cites.map(({ para }) => para)).toEqual([
      '2.60',
      '2.65',
      'reg 11(3)',
    ]);
  });

  test('2.65 where completion is not known it is asked', () => {
    const away = anAbsence({ from: day('2027-01-11'), until: day('2027-02-05'), days: null });
    expect(check(waiting({ absences: [away] }), '2028-07-24').unknown).toEqual(['ects 0012345 outcome']);
  });

  test('what is entered with the decision is not asked for before it', () => {
    for (const recommendation of ['unsatisfactory', 'extension'] as const) {
      expect(check(waiting({ reports: [final({ recommendation })] }), '2028-07-24').objections).toEqual([]);
    }
  });

  test('nothing is said before the recommendation, nor after an extension was agreed', () => {
    expect(check(aCareer({ reports: [final({ state: 'draft' })] }), '2028-07-03')).toMatchObject(CLEAR);
    const extension = anAdjustment({
      kind: 'extension after completion',
      agreedOn: day('2028-07-24'),
      terms: fraction(1),
    });
    expect(check(waiting({ adjustments: [extension] }), '2028-07-25').objections).toEqual([]);
  });
});

describe('a period that is closed', () => {
  const closed = (
    closedAs: 'pass' | 'fail' | 'release' | 'extend',
    finishedOn = '2027-03-25',
    more: Partial<Career> = {},
  ) => aCareer({ periods: [aPeriod({ closedAs, finishedOn: day(finishedOn) })], ...more });

  test.each(['pass', 'fail'] as const)('as a %s without an outcome is named, with its number', (closedAs) => {
    const found = check(closed(closedAs), '2027-04-20');
    expect(found.objections).toEqual(['ects 0012345 outcome']);
    expect(found.says).toEqual([
      `Period IP-0001 is closed as "${closedAs}", and no outcome is recorded. Enter it with its day, or correct the period.`,
    ]);
  });

  test('2.62 as a release asks for the interim assessment, and not for ever', () => {
    expect(check(closed('release'), '2027-04-20').notes).toEqual(['ects 0012345 outcome']);
    expect(check(closed('release'), '2027-06-23').notes).toHaveLength(1);
    expect(check(closed('release'), '2027-06-24').notes).toEqual([]);
    const interim = aReport({ kind: 'interim assessment', coversUntil: day('2027-03-25') });
    expect(check(closed('release', '2027-03-25', { reports: [interim] }), '2027-04-20')).toMatchObject(CLEAR);
    expect(check(aCareer({ periods: [aPeriod({ closedAs: 'release' })] }), '2027-04-20').notes).toEqual([]);
  });

  test('for an extension is not an end', () => {
    expect(check(closed('extend'), '2027-04-20')).toMatchObject(CLEAR);
  });
});

describe('what was agreed', () => {
  const reduced = (differs: Parameters<typeof anAdjustment>[0], more: Partial<Career> = {}) =>
    check(aCareer({ adjustments: [anAdjustment(differs)], ...more }), NOW);

  test('a reduction that could be agreed has nothing against it', () => {
    expect(reduced({})).toMatchObject(CLEAR);
  });

  test('3.2 3.3 one too long, not agreed to, or without a reason is named in its row', () => {
    expect(reduced({ terms: fraction(11, 2) }).objections).toEqual(['adjustments AD-0001 terms']);
    expect(reduced({ ectAgrees: null }).objections).toEqual(['adjustments AD-0001 ectAgrees']);
    const found = reduced({ reason: ' ' });
    expect(found.objections).toEqual(['adjustments AD-0001 reason']);
    expect(found.flags.objections[0]?.cites.map(({ para }) => para)).toEqual(['3.2', '3.3']);
  });

  test('it is not held against itself, but against what was agreed besides', () => {
    const two = [
      anAdjustment(),
      anAdjustment({ id: 'AD-0002', terms: fraction(3), agreedOn: day('2026-09-11') }),
    ];
    expect(check(aCareer({ adjustments: two }), NOW).objections).toEqual(['adjustments AD-0002 terms']);
  });

  test('2.38 of a part-time ECT what the other ground asks besides is noted', () => {
    const found = reduced({}, { periods: [aPeriod({ fte: fraction(1, 2) })] });
    expect(found.objections).toEqual([]);
    expect(found.notes).toEqual(['adjustments AD-0001 agreedOn']);
    expect(found.says[0]).toMatch(/^If it rests on part-time service: Wait until/);
    expect(found.flags.notes[0]?.cites.map(({ para }) => para)).toEqual(['2.38', '3.5']);
    const refused = reduced({ ectAgrees: 'no' }, { periods: [aPeriod({ fte: fraction(1, 2) })] });
    expect([refused.objections.length, refused.notes.length]).toEqual([1, 1]);
  });

  test('3.8 an extension before completion is named', () => {
    const found = reduced({ kind: 'extension after completion', terms: fraction(1) });
    expect(found.objections).toEqual(['adjustments AD-0001 agreedOn']);
    expect(found.flags.objections[0]?.cites.map(({ para }) => para)).toEqual(['3.8']);
    const late = anAdjustment({
      kind: 'extension after completion',
      terms: fraction(1),
      agreedOn: day('2028-07-24'),
    });
    const soon = { ...late, agreedOn: day('2028-07-14') };
    expect(check(aCareer({ adjustments: [soon], reports: [final()] }), '2028-07-20').objections).toContain(
      'adjustments AD-0001 agreedOn',
    );
    expect(check(aCareer({ adjustments: [soon], reports: [final()] }), '2028-07-21')).toMatchObject({
      objections: [],
      notes: ['adjustments AD-0001 agreedOn'],
    });
    expect(check(aCareer({ adjustments: [late], reports: [final()] }), '2028-07-25').objections).toEqual([]);
  });
});

describe('2.47: whoever observes a lesson holds QTS', () => {
  const seen = (
    observer: string | null,
    kind: 'lesson observation' | 'half-termly review' | null = null,
  ) => ({
    id: 'OB-0001',
    trn: '0012345',
    observedOn: day('2026-10-05'),
    kind,
    observer,
    feedbackGiven: 'yes' as const,
  });
  const third = (holdsQts: Post['holdsQts']) => ({
    ...aPost('P-0003', 'mentor'),
    name: 'Third Person',
    holdsQts,
  });
  const found = (observer: string | null, holdsQts: Post['holdsQts'], kind?: 'half-termly review') => {
    const { objections, unknown } = check(aCareer({ observations: [seen(observer, kind)] }), NOW, {
      posts: [...POSTS, third(holdsQts)],
    });
    return [objections, unknown];
  };

  test('who is known to hold none is objected to', () => {
    expect(found('third person', 'no')).toEqual([['observations OB-0001 observer'], []]);
    expect(found('P-0003', null)).toEqual([[], []]);
    expect(found('P-0003', 'yes')).toEqual([[], []]);
  });

  test('the office reads what to do, and where the guidance says so', () => {
    const career = aCareer({ periods: [aPeriod({ urn: null }), aPeriod()], observations: [seen('P-0003')] });
    const { flags } = check(career, NOW, { posts: [...POSTS, third('no')] });
    expect(flags.objections.filter(({ about }) => about === 'observations')).toMatchObject([
      {
        says: 'Ask for an observation by somebody who holds QTS: this observer does not.',
        cites: [{ para: '2.47' }],
        row: 'OB-0001',
      },
    ]);
  });

  test('who is entered twice, once as holding it, holds it', () => {
    const twice = [...POSTS, third('no'), { ...third('yes'), role: 'tutor' as const }];
    const career = aCareer({ observations: [seen('P-0003')] });
    expect(check(career, NOW, { posts: twice }).objections).toEqual([]);
  });

  test('a half-term looked back on is no lesson, and of somebody from outside no more is known than the name', () => {
    expect(found('P-0003', 'no', 'half-termly review')).toEqual([[], []]);
    expect(found('Somebody Else', 'no')).toEqual([[], []]);
    expect(found(null, 'no')).toEqual([[], []]);
  });

  test('of who passed nothing is asked any more', () => {
    const ect = anEct({ outcome: 'pass', outcomeOn: day('2026-01-10') });
    const career = aCareer({ ect, observations: [seen('P-0003')] });
    expect(check(career, NOW, { posts: [...POSTS, third('no')] }).objections).toEqual([]);
  });
});
