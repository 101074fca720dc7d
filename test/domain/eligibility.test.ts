import * as fc from 'fast-check';
import { claiming } from '../../src/domain/claim';
import { addDays } from '../../src/domain/day';
import { registering } from '../../src/domain/eligibility';
import type { Proposed } from '../../src/domain/proposed';
import { overlap } from '../../src/domain/period-facts';
import type { Ect, InductionPeriod, Post, School } from '../../src/domain/facts';
import { defaultPolicy, type Policy } from '../../src/domain/policy';
import { ELIGIBILITY } from '../../src/domain/policy/eligibility';
import type { Verdict } from '../../src/domain/verdict';
import { aCareer, aPeriod, aSchool, anEct, day, fraction, theCalendar } from './examples';

const policy = defaultPolicy();
const TODAY = day('2026-07-14');

const aPost = (differs: Partial<Post> = {}): Post => ({
  personId: 'P-0001',
  name: 'Toni Tutor',
  email: 'tutor@example.org',
  role: 'tutor',
  urn: '900001',
  from: null,
  until: null,
  holdsQts: 'yes',
  trainedOn: null,
  ...differs,
});
const tutor = aPost();
const mentor = aPost({ personId: 'P-0002', name: 'Mika Mentor', role: 'mentor' });

interface Differs {
  ect?: Partial<Ect>;
  period?: Partial<InductionPeriod>;
  school?: Partial<School> | null;
  others?: readonly InductionPeriod[];
  posts?: readonly Post[];
}

/** A full-time start in September 2026 with everything in order. */
const proposed = (differs: Differs = {}): Proposed => ({
  career: aCareer({ ect: anEct(differs.ect), periods: differs.others ?? [] }),
  period: aPeriod(differs.period),
  school: differs.school === null ? null : aSchool(differs.school),
  posts: differs.posts ?? [tutor, mentor],
});

const verdict = (differs: Differs, how: Partial<Policy> = {}, today = TODAY): Verdict =>
  registering(proposed(differs), theCalendar, { ...policy, ...how }, today);
const short = ({ objections, unknown, notes }: Verdict) => ({
  ...(objections.length > 0 && { objections: objections.map(({ field, says }) => `${field}: ${says}`) }),
  ...(unknown.length > 0 && { unknown: unknown.map(({ field, says }) => `${field}: ${says}`) }),
  ...(notes.length > 0 && { notes: notes.map(({ field, says }) => `${field}: ${says}`) }),
});
const found = (differs: Differs, how: Partial<Policy> = {}) => short(verdict(differs, how));
const cited = (differs: Differs, how: Partial<Policy> = {}) => {
  const { objections, unknown, notes } = verdict(differs, how);
  return [...objections, ...unknown, ...notes].flatMap(({ cites }) => cites.map(({ para }) => para));
};

test('with everything in order nothing stands in the way', () => {
  expect(found({})).toEqual({});
});

describe('the teacher', () => {
  test('2.10 holds QTS before the start, the same day at the latest', () => {
    expect(found({ ect: { qtsOn: day('2026-09-01') } })).toEqual({});
    expect(found({ ect: { qtsOn: day('2026-09-02') } })).toEqual({
      objections: ['startedOn: QTS was awarded on 2 September 2026. Choose a start no earlier than that.'],
    });
    expect(cited({ ect: { qtsOn: day('2026-09-02') } })).toEqual(['2.10']);
  });

  test('1.12 Sch 1 para 1: who was qualified on 7 May 1999 is exempt, who qualified the day after is not', () => {
    expect(found({ ect: { qtsOn: day('1999-05-08') } }).objections).toBeUndefined();
    for (const qtsOn of ['1999-05-07', '1998-07-10']) {
      expect(found({ ect: { qtsOn: day(qtsOn) } }).objections).toEqual([
        'qtsOn: Check the date of QTS. Whoever was qualified on 7 May 1999 is exempt from induction.',
      ]);
    }
    expect(cited({ ect: { qtsOn: day('1999-05-07') } })).toEqual(
      expect.arrayContaining(['1.12', 'Sch 1 para 1']),
    );
  });

  test('2.10 with no date of QTS is asked about', () => {
    expect(found({ ect: { qtsOn: null } })).toEqual({
      unknown: ['qtsOn: Check the date of QTS before induction starts.'],
    });
  });

  test('1.12 may not be exempt, prohibited or otherwise barred', () => {
    expect(found({ ect: { barredBy: 'prohibited from teaching' } })).toEqual({
      objections: [
        'barredBy: This teacher cannot serve induction: prohibited from teaching. Check the teaching record; clear this if it is wrong.',
      ],
    });
    expect(found({ ect: { barredBy: ' ' } })).toEqual({});
  });

  test('1.13 reg 9 has only one induction', () => {
    expect(found({ ect: { outcome: 'fail' } })).toEqual({
      objections: ['outcome: This ECT has already failed induction, and nobody serves it twice.'],
    });
    expect(found({ ect: { outcome: 'pass' } }).objections?.[0]).toContain('already passed');
    expect(cited({ ect: { outcome: 'pass' } })).toEqual(['1.13', 'reg 9']);
  });

  test('2.11 is registered first; where not, that is noted', () => {
    expect(found({ ect: { registeredOn: day('2026-09-01') } })).toEqual({});
    expect(found({ ect: { registeredOn: day('2026-09-02') } })).toEqual({
      notes: [
        'startedOn: Registered on 2 September 2026, after this start. Registration comes first; settle the start with the headteacher and the ECT.',
      ],
    });
    expect(short(verdict({ ect: { registeredOn: null } }, {}, day('2026-09-02'))).notes).toHaveLength(1);
    expect(short(verdict({ ect: { registeredOn: null } }, {}, day('2026-09-01')))).toEqual({});
  });

  test('2.14 1.10 may start induction five years after QTS, supply work apart', () => {
    expect(found({ ect: { qtsOn: day('2021-09-02') } })).toEqual({});
    expect(found({ ect: { qtsOn: day('2021-09-01') } })).toEqual({
      notes: [
        'qtsOn: QTS is more than 5 years old. Induction may start; supply work of less than a term is no longer open to this teacher, except part-time beside induction.',
      ],
    });
    expect(cited({ ect: { qtsOn: day('2021-09-01') } })).toEqual(['2.14', '2.17']);
  });
});

describe('the dates', () => {
  test('V12 an end comes after the start', () => {
    const objections = ['finishedOn: Enter an end later than the start.'];
    expect(found({ period: { finishedOn: day('2026-09-01') } })).toEqual({ objections });
    expect(found({ period: { finishedOn: day('2026-08-31') } })).toEqual({ objections });
    expect(found({ period: { finishedOn: day('2027-07-21') } })).toEqual({});
  });

  const june = { startedOn: day('2026-06-01'), finishedOn: day('2026-06-30') };
  test.each([
    ['before it', '2026-05-01', '2026-05-31', false],
    ['up to its first day', '2026-05-01', '2026-06-01', false],
    ['into it', '2026-05-01', '2026-06-02', true],
    ['within it', '2026-06-10', '2026-06-20', true],
    ['the same', '2026-06-01', '2026-06-30', true],
    ['around it', '2026-05-01', '2026-07-31', true],
    ['out of it', '2026-06-29', '2026-07-31', true],
    ['from its last day', '2026-06-30', '2026-07-31', false],
    ['after it', '2026-07-01', '2026-07-31', false],
    ['open from within it', '2026-06-10', null, true],
    ['open from after it', '2026-06-30', null, false],
  ])('V12 a period %s', (_name, from, until, expected) => {
    const other = { startedOn: day(from), finishedOn: until === null ? null : day(until) };
    expect(overlap(june, other)).toBe(expected);
    expect(overlap(other, june)).toBe(expected);
  });

  test('V12 two open periods always share days', () => {
    expect(overlap({ ...june, finishedOn: null }, { startedOn: day('2030-01-01'), finishedOn: null })).toBe(
      true,
    );
  });

  test('3.15 another appropriate body’s period stands in the way', () => {
    const theirs = aPeriod({
      id: 'IP-9',
      urn: '900009',
      startedOn: day('2026-04-13'),
      otherAb: 'Example Hub',
    });
    expect(found({ others: [theirs] })).toEqual({
      objections: [
        'startedOn: Example Hub has this ECT from 13 April 2026. Ask them to release the ECT, or choose other dates.',
      ],
    });
    expect(found({ others: [{ ...theirs, finishedOn: day('2026-12-18') }] }).objections?.[0]).toContain(
      'from 13 April 2026 to 18 December 2026.',
    );
    expect(found({ others: [{ ...theirs, finishedOn: day('2026-09-01') }] })).toEqual({});
  });

  test('two periods at one school may not share days', () => {
    expect(
      found({
        others: [aPeriod({ id: 'IP-8', finishedOn: day('2026-09-02'), startedOn: day('2026-04-13') })],
      }),
    ).toEqual({
      objections: [
        'startedOn: Period IP-8 at the same school has some of these days. End it first, or choose other dates.',
      ],
    });
  });

  test('a period may be proposed again as it stands', () => {
    expect(found({ others: [aPeriod()] })).toEqual({});
  });

  test('3.14 3.16 several schools at once are added up, to full time', () => {
    const other = aPeriod({ id: 'IP-8', urn: '900002', fte: fraction(1, 2) });
    expect(found({ others: [other], period: { fte: fraction(1, 2) } })).toEqual({
      notes: [
        'urn: The ECT serves at several schools at once: agree which headteacher leads, and which appropriate body.',
      ],
    });
    expect(found({ others: [other], period: { fte: fraction(3, 5) } })).toEqual({
      objections: [
        'fte: With the other schools at the same time this makes an FTE of 1.1. Enter at most 1 in all.',
      ],
    });
    expect(
      found({
        others: [{ ...other, startedOn: day('2026-04-13'), finishedOn: day('2026-08-31') }],
        period: { fte: fraction(3, 5) },
      }),
    ).toEqual({});
  });
});

describe('the school', () => {
  test('2.1 is chosen, and in the register', () => {
    expect(found({ period: { urn: null } })).toEqual({ unknown: ['urn: Choose the school.'] });
    expect(found({ school: null })).toEqual({
      objections: ['urn: School 900001 is not in the register. Import it from GIAS, or check the URN.'],
    });
  });

  test('V04 is open on the day', () => {
    const closed = (closedOn: string) => ({ school: { status: 'closed' as const, closedOn: day(closedOn) } });
    expect(found(closed('2026-09-01'))).toEqual({
      objections: [
        'urn: Larkspur Primary School closed on 1 September 2026. Choose the school that followed it.',
      ],
    });
    expect(found(closed('2026-09-02'))).toEqual({});
    expect(found({ school: { status: 'closed' } })).toEqual({
      objections: ['urn: Larkspur Primary School has closed. Choose the school that followed it.'],
    });
    expect(found({ school: { status: 'proposed to open', openedOn: day('2026-09-02') } })).toEqual({
      objections: [
        'startedOn: Larkspur Primary School opens on 2 September 2026. Choose a start no earlier than that.',
      ],
    });
    expect(found({ school: { openedOn: day('2026-09-01') } })).toEqual({});
  });

  test('2.1 is of a kind where induction is served', () => {
    expect(found({ school: { type: 'higher education institutions ' } })).toEqual({
      objections: [
        'urn: Induction is not served in this kind of institution: higher education institutions .',
      ],
    });
    expect(found({ school: { type: null } })).toEqual({
      unknown: ['type: Find out what kind of institution the school is.'],
    });
    expect(found({ school: { type: 'Academy converter' } })).toEqual({});
  });

  test('2.3 a college, a school overseas or in Wales on its conditions', () => {
    for (const type of ['Further education', 'British schools overseas', 'Welsh establishment']) {
      expect(found({ school: { type } })).toEqual({
        notes: [`urn: ${type}: check that it meets the conditions for this kind of institution.`],
      });
    }
  });

  describe('2.4 in special measures', () => {
    const measures = { specialMeasures: 'yes' as const, ofstedOn: day('2026-03-12') };

    test('takes no new ECT', () => {
      expect(found({ school: measures })).toEqual({
        objections: [
          'urn: Larkspur Primary School is in special measures. It may take this ECT only if Ofsted has permitted it in writing, or if the ECT began induction, or trained in employment, there before. Record which, if either is so.',
        ],
      });
      expect(cited({ school: measures })).toEqual(['2.4', '2.5', '2.6', 'reg 6(3)']);
    });

    const noted = {
      notes: [
        'urn: Larkspur Primary School is in special measures: make sure that this does not stand in the ECT’s way.',
      ],
    };

    test('2.6 may where Ofsted permits it', () => {
      expect(found({ school: { ...measures, permittedByOfsted: 'yes' } })).toEqual(noted);
      expect(found({ school: { ...measures, permittedByOfsted: 'no' } }).objections).toHaveLength(1);
    });

    test('2.5 asks of an ECT who was there before the last inspection: measures may have begun at an earlier one', () => {
      const before = aPeriod({ id: 'IP-8', startedOn: day('2026-01-05'), finishedOn: day('2026-07-21') });
      expect(found({ school: measures, others: [before] })).toEqual({
        unknown: [
          'linkBefore: Larkspur Primary School is in special measures, and has had this ECT for some time. Find out whether the ECT began induction, or trained in employment, there before that was so: it may be older than the last inspection. Record it.',
        ],
      });
      expect(
        found({ school: measures, others: [{ ...before, startedOn: day('2026-03-12') }] }).objections,
      ).toHaveLength(1);
      expect(found({ school: measures, others: [{ ...before, urn: '900002' }] }).objections).toHaveLength(1);
      expect(found({ school: { ...measures, ofstedOn: null }, others: [before] }).objections).toHaveLength(1);
      expect(found({ school: { ...measures, ofstedOn: day('2026-09-02') } }).unknown).toHaveLength(1);
    });

    test('2.5 a start in special measures does not become fine with the next inspection', () => {
      const then = { ...measures, permittedByOfsted: 'no' as const, ofstedOn: day('2026-05-20') };
      const period = { startedOn: day('2026-01-05') };
      const ect = { qtsOn: day('2025-07-10'), registeredOn: day('2025-12-01') };
      expect(found({ ect, school: then, period }).notes).toBeUndefined();
      expect(found({ ect, school: then, period }).unknown?.[0]).toContain('linkBefore');
      expect(found({ ect, school: then, period: { ...period, linkBefore: 'none' } }).objections).toHaveLength(
        1,
      );
      expect(found({ ect, school: then, period: { ...period, linkBefore: 'began induction' } })).toEqual(
        noted,
      );
    });

    test('2.5 keeps an ECT who trained there, or is said to have begun there', () => {
      expect(found({ school: measures, period: { linkBefore: 'trained there' } })).toEqual(noted);
      expect(found({ school: measures, period: { linkBefore: 'began induction' } })).toEqual(noted);
      expect(found({ school: measures, period: { linkBefore: 'none' } }).objections).toHaveLength(1);
    });

    test('2.5 and reg 6(3) part on who first taught there: the AB settles it, the narrower by default', () => {
      expect(found({ school: measures, period: { linkBefore: 'taught there' } }).objections).toHaveLength(1);
      const wider = { specialMeasuresStarts: 'also who first taught there before' as const };
      expect(found({ school: measures, period: { linkBefore: 'taught there' } }, wider)).toEqual(noted);
      expect(found({ school: measures }, wider).objections?.[0]).toContain(
        'the ECT began induction, trained in employment, or first taught, there before.',
      );
    });

    test('not known is asked', () => {
      expect(found({ school: { specialMeasures: null } })).toEqual({
        unknown: ['specialMeasures: Find out whether the school is in special measures.'],
      });
    });

    test('"requires improvement" is no bar, nor is "inadequate" alone in a school', () => {
      expect(found({ school: { ofsted: 'Requires improvement' } })).toEqual({});
      expect(found({ school: { ofsted: 'Inadequate' } })).toEqual({});
    });
  });

  describe('2.4 2.7 reg 6(3)(b) a college judged inadequate', () => {
    const college = { type: 'Further education', ofsted: 'Inadequate' };
    const conditions =
      'urn: Further education: check that it meets the conditions for this kind of institution.';

    test.each(['Further education', 'Sixth form centres', 'Academy 16-19 converter'])(
      'takes no new ECT: %s',
      (type) => {
        expect(found({ school: { ...college, type } }).objections).toEqual([
          'urn: Larkspur Primary School was judged inadequate. It may take this ECT only if Ofsted has permitted it in writing, or if the ECT began induction there before. Record which, if either is so.',
        ]);
        expect(cited({ school: { ...college, type } })).toEqual(
          expect.arrayContaining(['2.4', '2.7', 'reg 6(3)(b)']),
        );
      },
    );

    const noted = {
      notes: [
        conditions,
        'urn: Larkspur Primary School was judged inadequate: make sure that this does not stand in the ECT’s way.',
      ],
    };

    test('2.7 may where the Chief Inspector certifies it', () => {
      expect(found({ school: { ...college, permittedByOfsted: 'yes' } })).toEqual(noted);
      expect(found({ school: { ...college, permittedByOfsted: 'no' } }).objections).toHaveLength(1);
    });

    test('2.7 keeps an ECT already serving there, not one who trained there', () => {
      const link = (
        linkBefore: 'began induction' | 'trained there' | 'taught there',
        how: Partial<Policy> = {},
      ) => found({ school: college, period: { linkBefore } }, how);
      expect(link('began induction')).toEqual(noted);
      expect(link('trained there').objections).toHaveLength(1);
      expect(link('taught there').objections).toHaveLength(1);
      expect(link('taught there', { specialMeasuresStarts: 'also who first taught there before' })).toEqual(
        noted,
      );
      expect(found({ school: { ...college, ofstedOn: day('2026-09-02') } }).unknown).toHaveLength(1);
    });

    test('its last judgement not known is asked', () => {
      expect(found({ school: { ...college, ofsted: null } })).toEqual({
        unknown: [
          'ofsted: Find out whether Ofsted’s last report judged Larkspur Primary School, or part of it, inadequate. Enter its judgement.',
        ],
        notes: [conditions],
      });
      expect(found({ school: { ...college, ofsted: 'Good' } })).toEqual({ notes: [conditions] });
    });
  });

  test('2.2 a nursery school on its conditions', () => {
    expect(found({ school: { type: 'Local authority nursery school' } }).notes).toHaveLength(1);
    expect(cited({ school: { type: 'Local authority nursery school' } })).toContain('2.2');
  });
});

describe('2.25 a hub', () => {
  test('is not the appropriate body of those it trained', () => {
    const ours = { ourTrainingProviders: ['Example SCITT', 'EXAMPLE university'] };
    expect(found({}, ours)).toEqual({
      objections: [
        'ittProvider: Example University is this hub’s own training. Another appropriate body has to take this ECT.',
      ],
    });
    expect(cited({}, ours)).toEqual(['2.25', 'reg 4(3)']);
    expect(found({ ect: { ittProvider: 'Elsewhere' } }, ours)).toEqual({});
    expect(found({ ect: { ittProvider: null } }, ours)).toEqual({
      unknown: ['ittProvider: Ask who recommended this ECT for QTS: a hub may not judge those it trained.'],
    });
    expect(found({ ect: { ittProvider: null } })).toEqual({});
  });

  test('nor at its own school', () => {
    expect(found({}, { ourSchools: ['900001'] })).toEqual({
      objections: ['urn: This school is the hub’s own. Another appropriate body has to take this ECT.'],
    });
  });

  test('nor of those who have served any induction there', () => {
    const before = aPeriod({
      id: 'IP-8',
      urn: '900002',
      startedOn: day('2026-01-05'),
      finishedOn: day('2026-07-21'),
    });
    expect(found({ others: [before] }, { ourSchools: ['900002'] })).toEqual({
      objections: [
        'urn: This ECT has served induction at the hub’s own school (period IP-8). Another appropriate body has to take them.',
      ],
    });
    expect(found({ others: [before] }, { ourSchools: ['900003'] })).toEqual({});
    expect(found({ others: [{ ...before, urn: null }] }, { ourSchools: ['900003'] })).toEqual({});
  });
});

describe('the post', () => {
  test('2.18 is agreed to be suitable', () => {
    expect(found({ period: { postSuitable: 'no' } })).toEqual({
      objections: [
        'postSuitable: The post is not suitable for induction. Agree with the headteacher what has to change.',
      ],
    });
    expect(found({ period: { postSuitable: null } })).toEqual({
      unknown: ['postSuitable: Agree with the headteacher that the post is suitable for induction.'],
    });
    expect(cited({ period: { postSuitable: null } })).toEqual(['2.18', '2.19', 'reg 10(3)']);
  });

  test('2.42 2.43 has a tutor and a mentor', () => {
    expect(found({ period: { tutorId: null, mentorId: null } })).toEqual({
      unknown: [
        'tutorId: Ask the school who the induction tutor is.',
        'mentorId: Ask the school who the mentor is.',
      ],
    });
    expect(cited({ period: { tutorId: null } })).toEqual(['2.18', '2.42']);
    expect(cited({ period: { mentorId: null } })).toEqual(['2.18', '2.43']);
    expect(found({ posts: [mentor] })).toEqual({
      unknown: ['tutorId: Add the induction tutor to the People sheet, with this school.'],
    });
  });

  test('2.18 2.42 2.43 who are there still: one who has left is named, with the day', () => {
    const until = (on: string) => [aPost({ until: day(on) }), mentor];
    expect(found({ posts: until('2026-09-01') })).toEqual({});
    expect(found({ posts: until('2026-08-31') })).toEqual({
      unknown: [
        'tutorId: Toni Tutor, the induction tutor recorded, left on 31 August 2026. Name the new one in Induction periods.',
      ],
    });
    const underWay = (on: string, posts = until('2027-05-31')) =>
      short(registering(proposed({ posts }), theCalendar, policy, day(on)));
    expect(underWay('2027-05-31')).toEqual({});
    expect(underWay('2027-06-01').unknown).toHaveLength(1);
    expect(underWay('2027-06-01', [...until('2027-05-31'), aPost({ role: 'head' })])).toEqual({});
    expect(
      underWay('2027-06-01', [...until('2027-05-31'), aPost({ role: 'head', until: day('2027-05-30') })])
        .unknown,
    ).toEqual([expect.stringContaining('left on 31 May 2027')]);
    const alone = [tutor, { ...mentor, until: day('2027-05-31') }];
    expect(underWay('2027-06-01', alone).unknown).toEqual([
      'mentorId: Mika Mentor, the mentor recorded, left on 31 May 2027. Name the new one in Induction periods.',
    ]);
  });

  test('2.42 2.43 who hold QTS', () => {
    expect(found({ posts: [aPost({ holdsQts: 'no' }), { ...mentor, holdsQts: 'no' }] })).toEqual({
      objections: [
        'tutorId: Toni Tutor does not hold QTS. Choose an induction tutor who does.',
        'mentorId: Mika Mentor does not hold QTS. Choose a mentor who does.',
      ],
    });
    expect(found({ posts: [aPost({ holdsQts: null }), mentor] })).toEqual({
      unknown: ['tutorId: Find out whether the induction tutor holds QTS.'],
    });
    expect(found({ posts: [aPost({ holdsQts: null }), aPost({ role: 'head' }), mentor] })).toEqual({});
  });

  test('2.45 who are two people, save for an exceptional reason', () => {
    expect(found({ period: { mentorId: 'P-0001' } })).toEqual({
      objections: [
        'mentorId: Choose a mentor who is not the induction tutor, or give the exceptional reason why one person is both.',
      ],
    });
    expect(found({ period: { mentorId: 'P-0001', oneForBothBecause: '  ' } }).objections).toHaveLength(1);
    expect(found({ period: { mentorId: 'P-0001', oneForBothBecause: 'Two teachers in all.' } })).toEqual({
      notes: ['mentorId: One person is tutor and mentor: agree how mentoring is kept apart from assessment.'],
    });
  });

  test('2.20 and at most 90% of a timetable in the first part of induction', () => {
    expect(found({ period: { timetablePercent: 91 } })).toEqual({
      objections: ['timetablePercent: Agree a timetable of at most 90%. This one is 91%.'],
    });
    expect(cited({ period: { timetablePercent: 91 } })).toEqual(['2.20', 'reg 10(4)']);
    expect(found({ period: { timetablePercent: null } })).toEqual({
      unknown: ['timetablePercent: Ask how much of a full timetable the ECT teaches.'],
    });
  });

  test('2.20 and 95% in the second', () => {
    const second = { ect: { priorTerms: fraction(3) } };
    expect(found({ ...second, period: { timetablePercent: 95 } })).toEqual({});
    expect(found({ ...second, period: { timetablePercent: 96 } }).objections).toEqual([
      'timetablePercent: Agree a timetable of at most 95%. This one is 96%.',
    ]);
    expect(
      found({ ect: { priorTerms: fraction(2) }, period: { timetablePercent: 95 } }).objections,
    ).toHaveLength(1);
  });

  test('2.20 the period proposed again takes the place of the one recorded', () => {
    expect(
      found({ others: [aPeriod({ timetablePercent: 90 })], period: { timetablePercent: 91 } }).objections,
    ).toHaveLength(1);
  });

  test('2.20 where service before is not known the limit is not either', () => {
    const before = aPeriod({
      id: 'IP-8',
      startedOn: day('2026-01-05'),
      finishedOn: day('2026-07-21'),
      urn: '900002',
    });
    const nowhere = registering(
      proposed({ others: [before], period: { timetablePercent: 92 } }),
      { ...theCalendar, terms: [] },
      policy,
      TODAY,
    );
    expect(nowhere.unknown.map(({ field }) => field)).toEqual(['timetablePercent']);
  });
});

describe('the paragraph behind each', () => {
  const theirs = aPeriod({ id: 'IP-9', urn: '900009', startedOn: day('2026-04-13'), otherAb: 'Example Hub' });
  const half = aPeriod({ id: 'IP-8', urn: '900002', fte: fraction(1, 2) });
  const measures = { specialMeasures: 'yes' as const };

  test.each<[string, Differs, readonly string[]]>([
    ['QTS not known', { ect: { qtsOn: null } }, ['2.9', '2.10']],
    ['barred', { ect: { barredBy: 'exempt' } }, ['1.12', '1.13']],
    ['registered late', { ect: { registeredOn: day('2026-09-02') } }, ['2.11', '2.12', '2.27']],
    ['with another appropriate body', { others: [theirs] }, ['3.15']],
    ['more than full time', { others: [half], period: { fte: fraction(3, 5) } }, ['3.16']],
    ['at several schools', { others: [half], period: { fte: fraction(1, 2) } }, ['3.14', '3.15']],
    ['no school', { period: { urn: null } }, ['2.1']],
    ['a school not in the register', { school: null }, ['2.1']],
    ['a kind not known', { school: { type: null } }, ['2.1']],
    ['a kind without induction', { school: { type: 'Miscellaneous' } }, ['2.1', 'reg 6(1)']],
    ['a kind on conditions', { school: { type: 'Further education' } }, ['2.1', '2.2', '2.3', 'reg 6(1)']],
    ['special measures not known', { school: { specialMeasures: null } }, ['2.4']],
    ['special measures, permitted', { school: { ...measures, permittedByOfsted: 'yes' } }, ['2.8']],
    ['a post not suitable', { period: { postSuitable: 'no' } }, ['2.18', '2.19', 'reg 10(3)']],
    ['a tutor not in the register', { posts: [mentor] }, ['2.42']],
    ['a tutor without QTS', { posts: [aPost({ holdsQts: 'no' }), mentor] }, ['2.18', '2.42']],
    ['a mentor whose QTS is not known', { posts: [tutor, { ...mentor, holdsQts: null }] }, ['2.18', '2.43']],
    ['one for both', { period: { mentorId: 'P-0001' } }, ['2.45']],
    [
      'one for both with a reason',
      { period: { mentorId: 'P-0001', oneForBothBecause: 'Two teachers.' } },
      ['2.45'],
    ],
    ['a timetable not known', { period: { timetablePercent: null } }, ['2.20']],
  ])('%s', (_name, differs, expected) => {
    expect(cited(differs)).toEqual(expected);
  });

  test('a hub and its own', () => {
    expect(cited({}, { ourSchools: ['900001'] })).toEqual(['2.25', 'reg 4(3)']);
    expect(cited({ ect: { ittProvider: null } }, { ourTrainingProviders: ['Example SCITT'] })).toEqual([
      '2.25',
      'reg 4(3)',
    ]);
  });

  test('a claim', () => {
    const paragraphs = (differs: Differs) =>
      claiming(proposed(differs), theCalendar, policy, day('2026-09-30')).unknown.flatMap(({ cites }) =>
        cites.map(({ para }) => para),
      );
    expect(paragraphs({ period: { programme: null } })).toEqual(['5.11']);
    const early = claiming(
      proposed({
        ect: { qtsOn: day('2020-07-10'), registeredOn: day('2020-07-10') },
        period: { startedOn: day('2021-08-31') },
      }),
      theCalendar,
      policy,
      day('2026-09-30'),
    );
    expect(early.objections.flatMap(({ cites }) => cites.map(({ para }) => para))).toEqual(['1.4']);
  });
});

describe('claiming in the DfE’s service', () => {
  const claim = (differs: Differs, today = day('2026-09-30'), how: Partial<Policy> = {}) =>
    short(claiming(proposed(differs), theCalendar, { ...policy, ...how }, today));

  test('asks for all that registering asks for', () => {
    expect(claim({})).toEqual({});
    expect(claim({ ect: { outcome: 'pass' } }).objections).toHaveLength(1);
  });

  test('waits for the start', () => {
    expect(claim({}, day('2026-09-01'))).toEqual({});
    expect(claim({}, day('2026-08-31'))).toEqual({
      objections: [
        'startedOn: The DfE’s service takes no start in the future. Claim this ECT from 1 September 2026.',
      ],
    });
  });

  test('1.4 takes no start before 1 September 2021, and that day only by hand', () => {
    const early = (startedOn: string) => ({
      ect: { qtsOn: day('2020-07-10'), registeredOn: day('2020-07-10') },
      period: { startedOn: day(startedOn) },
    });
    expect(claim(early('2021-08-31')).objections).toEqual([
      'startedOn: The DfE’s service takes no start before 1 September 2021. Ask the DfE to record this one.',
    ]);
    expect(claim(early('2021-09-01'))).toEqual({
      notes: ['startedOn: A file with a start on 1 September 2021 is refused. Claim this ECT by hand.'],
    });
    expect(claim(early('2021-09-02'))).toEqual({});
  });

  test('V13 needs a date of birth that can be', () => {
    expect(claim({ ect: { dateOfBirth: null } })).toEqual({
      unknown: ['dateOfBirth: Enter the date of birth: the DfE’s service finds a teacher by it and the TRN.'],
    });
    expect(claim({ ect: { dateOfBirth: day('2020-01-01') } }).objections).toEqual([
      'dateOfBirth: Enter the date of birth of someone aged 18 to 100. This one makes them 6.',
    ]);
  });

  test('5.11 needs the programme', () => {
    expect(claim({ period: { programme: null } })).toEqual({
      unknown: ['programme: Ask which training programme the school uses: provider-led or school-led.'],
    });
  });

  test('the first day it takes is a setting, read as any day is', () => {
    expect(claim({}, undefined, { earliestStart: day('2026-09-02') }).objections).toHaveLength(1);
    const { read, write } = ELIGIBILITY.settings.earliestStart;
    expect(read('1 September 2022')).toEqual({ read: true, value: '2022-09-01' });
    expect(read('soon')).toMatchObject({ read: false });
    expect(write(day('2022-09-01'))).toBe('2022-09-01');
  });
});

test('whatever is proposed, each thing found has a field, a sentence and, if it stops, a reason that can be acted on', () => {
  const yesNo = fc.constantFrom('yes' as const, 'no' as const, null);
  const differs = fc.record({
    ect: fc.record({
      qtsOn: fc.constantFrom(null, day('2026-07-10'), day('2027-01-01')),
      outcome: fc.constantFrom(null, 'pass' as const),
      ittProvider: fc.constantFrom(null, 'Example University'),
    }),
    period: fc.record({
      startedOn: fc.nat(700).map((n) => addDays(day('2026-01-01'), n)),
      postSuitable: yesNo,
      tutorId: fc.constantFrom(null, 'P-0001', 'P-0002'),
      timetablePercent: fc.constantFrom(null, 80, 100),
    }),
    school: fc.option(
      fc.record({
        specialMeasures: yesNo,
        permittedByOfsted: yesNo,
        type: fc.constantFrom(null, 'Further education', 'Community school'),
      }),
    ),
  });
  fc.assert(
    fc.property(differs, (given) => {
      const { objections, unknown, notes } = verdict(given, { ourTrainingProviders: ['Example University'] });
      for (const { field, says } of [...objections, ...unknown, ...notes]) {
        expect(field).not.toBe('');
        expect(says).toMatch(/^[A-Z].*\.$/);
        expect(says).not.toMatch(/null|undefined|!|invalid/i);
      }
    }),
  );
});
