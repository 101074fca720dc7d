import * as fc from 'fast-check';
import { REPORT_KINDS, STANDARDS, type Day } from '../../src/domain/facts';
import {
  isAsked,
  isNeeded,
  questionsFor,
  standardField,
  standardTitle,
  type Asking,
  type Question,
} from '../../src/domain/questions';
import {
  MOST_CHARACTERS,
  objectionsToAnswers,
  tidyAnswers,
  type Answering,
} from '../../src/domain/report-answers';
import { factsIn, halfDays, type Answers } from '../../src/domain/report-facts';

const wording = { trainingWordingInFull: 'early career teacher entitlement' };

const aReview = (difference: Partial<Answering> = {}): Answering => ({
  kind: 'progress review',
  final: false,
  coversFrom: '2026-09-01' as Day,
  coversUntil: '2026-12-18' as Day,
  leaving: true,
  ...difference,
});
const firstAssessment = aReview({ kind: 'formal assessment' });
const finalAssessment = aReview({ kind: 'formal assessment', final: true });
const anInterim = aReview({ kind: 'interim assessment' });

const reviewAnswers: Answers = {
  onTrack: 'yes',
  evidence: 'Three observations and the mentor’s notes.',
  programmeAccessed: 'yes',
  entitlementsMet: 'yes',
  targets: 'TS5: plan for two reading ages, by 29 January.',
  daysAbsent: '1.5',
};
const meetingAll: Answers = Object.fromEntries(
  STANDARDS.map((standard) => [standardField(standard), 'meeting']),
);
const assessmentAnswers: Answers = {
  ...meetingAll,
  onTrack: 'yes',
  strengths: 'Clear routines.',
  programmeAccessed: 'yes',
  entitlementsMet: 'yes',
  targets: 'TS6: marking code, by half term.',
  daysAbsent: '0',
};
const finalAnswers: Answers = {
  ...meetingAll,
  strengths: 'Clear routines.',
  recommendation: 'satisfactory',
  programmeAccessed: 'yes',
  entitlementsMet: 'yes',
  daysAbsent: '0',
};

const objections = (answering: Answering, answers: Answers) =>
  objectionsToAnswers(answering, answers, wording);
const without = (answers: Answers, ...names: string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !names.includes(name)));
const notOnTrack: Answers = {
  ...reviewAnswers,
  onTrack: 'no',
  onTrackReasons: 'Lessons lose their thread (TS4).',
  standardsOfConcern: 'TS4, TS7',
  ectToldOfConcern: 'yes',
  supportPlan: 'yes',
};

describe('a progress review', () => {
  test('2.52 is complete with on track, evidence, entitlement, targets and absence', () => {
    expect(objections(aReview(), reviewAnswers)).toEqual([]);
  });

  test.each([
    ['onTrack', 'Choose an answer.'],
    ['evidence', 'Write a sentence or two here.'],
    ['programmeAccessed', 'Choose an answer.'],
    ['entitlementsMet', 'Choose an answer.'],
    ['targets', 'Write a sentence or two here.'],
    ['daysAbsent', 'Enter a number. Write 0 if there were none.'],
  ])('2.52 may not leave the tutor without %s', (field, says) => {
    expect(objections(aReview(), without(reviewAnswers, field))).toEqual([{ field, says }]);
  });

  test('an empty answer is no answer', () => {
    expect(objections(aReview(), { ...reviewAnswers, targets: '' })).toHaveLength(1);
  });

  test('a draft may be empty', () => {
    expect(objections(aReview({ leaving: false }), {})).toEqual([]);
  });

  test('a draft may not hold what cannot be read', () => {
    const draft = { onTrack: 'perhaps', daysAbsent: 'two', standardsOfConcern: 'TS9' };
    expect(objections(aReview({ leaving: false }), { ...draft, onTrack: 'no' })).toEqual([
      { field: 'standardsOfConcern', says: 'Choose from the list. "TS9" is not on it.' },
      { field: 'daysAbsent', says: 'Enter a number of days, in half-days: 0, 3.5 or 12.' },
    ]);
    expect(objections(aReview({ leaving: false }), draft)).toEqual([
      { field: 'onTrack', says: 'Choose one of: Yes; No.' },
      { field: 'daysAbsent', says: 'Enter a number of days, in half-days: 0, 3.5 or 12.' },
    ]);
  });

  test('4.1 not on track is complete with reasons, standards, told and plan', () => {
    expect(objections(aReview(), notOnTrack)).toEqual([]);
  });

  test.each([
    ['onTrackReasons', 'Write a sentence or two here.'],
    ['standardsOfConcern', 'Choose at least one.'],
    ['ectToldOfConcern', 'Choose an answer.'],
    ['supportPlan', 'Choose an answer.'],
  ])('4.1 not on track needs %s', (field, says) => {
    expect(objections(aReview(), without(notOnTrack, field))).toEqual([{ field, says }]);
  });

  test('on track asks for none of them', () => {
    const asked = questionsFor(aReview(), wording).filter((question) => isAsked(question, reviewAnswers));
    expect(asked.map((question) => question.name)).toEqual([
      'onTrack',
      'onTrackReasons',
      'evidence',
      'programmeAccessed',
      'entitlementsMet',
      'targets',
      'daysAbsent',
    ]);
  });

  test('an answer to a question that is not asked is not looked at', () => {
    expect(objections(aReview(), { ...reviewAnswers, standardsOfConcern: 'TS99' })).toEqual([]);
  });

  test('entitlement not met needs to say why', () => {
    expect(
      objections(aReview(), { ...reviewAnswers, entitlementsMet: 'no', programmeAccessed: 'no' }),
    ).toEqual([
      { field: 'programmeWhyNot', says: 'Write a sentence or two here.' },
      { field: 'entitlementsWhyNot', says: 'Write a sentence or two here.' },
    ]);
  });

  test('a list of commas ticks nothing', () => {
    expect(objections(aReview(), { ...notOnTrack, standardsOfConcern: ' , ' })).toEqual([
      { field: 'standardsOfConcern', says: 'Choose at least one.' },
    ]);
  });
});

describe('days absent', () => {
  test.each([
    ['0', { n: 0, d: 1 }],
    ['12', { n: 12, d: 1 }],
    ['12.0', { n: 12, d: 1 }],
    ['0.5', { n: 1, d: 2 }],
    ['12.50', { n: 25, d: 2 }],
    [' 3 ', { n: 3, d: 1 }],
  ])('%s is read exactly', (text, expected) => {
    expect(halfDays(text)).toEqual(expected);
  });

  test.each(['', '-1', '1.25', '1.', '.5', '1e2', '1000', 'none', '1,5', '0.55', '3.50x'])(
    '%s is no number of half-days',
    (text) => {
      expect(halfDays(text)).toBeNull();
    },
  );

  test('are no more than the weekdays the report covers', () => {
    // Tuesday 1 September to Friday 18 December 2026: 79 weekdays.
    expect(objections(aReview(), { ...reviewAnswers, daysAbsent: '79' })).toEqual([]);
    expect(objections(aReview(), { ...reviewAnswers, daysAbsent: '78.5' })).toEqual([]);
    expect(objections(aReview(), { ...reviewAnswers, daysAbsent: '79.5' })).toEqual([
      { field: 'daysAbsent', says: 'Enter 79 days at most: this report covers no more weekdays.' },
    ]);
  });
});

describe('a formal assessment', () => {
  test('2.59 judges every standard and Part Two', () => {
    expect(objections(firstAssessment, assessmentAnswers)).toEqual([]);
    for (const standard of STANDARDS) {
      const field = standardField(standard);
      expect(objections(firstAssessment, without(assessmentAnswers, field))).toEqual([
        { field, says: 'Choose an answer.' },
      ]);
    }
  });

  test('2.57 a standard not yet met needs its evidence', () => {
    expect(objections(firstAssessment, { ...assessmentAnswers, ts5: 'not yet' })).toEqual([
      { field: 'ts5Comment', says: 'Write a sentence or two here.' },
    ]);
    expect(
      objections(firstAssessment, { ...assessmentAnswers, part2: 'not yet', part2Comment: 'Late thrice.' }),
    ).toEqual([]);
  });

  test('needs strengths, and improvements where the ECT is not on track', () => {
    const unsure = {
      ...assessmentAnswers,
      onTrack: 'no',
      onTrackReasons: 'TS4.',
      ectToldOfConcern: 'yes',
      supportPlan: 'yes',
      ts4: 'not yet',
      ts4Comment: 'Two lessons.',
    };
    expect(objections(firstAssessment, without(assessmentAnswers, 'strengths'))).toEqual([
      { field: 'strengths', says: 'Write a sentence or two here.' },
    ]);
    expect(objections(firstAssessment, unsure)).toEqual([
      { field: 'improvements', says: 'Write a sentence or two here.' },
    ]);
    expect(objections(firstAssessment, { ...unsure, improvements: 'TS4: shorter plans.' })).toEqual([]);
  });

  test('4.2 not on track with every standard met is asked about', () => {
    const unsure = {
      ...assessmentAnswers,
      onTrack: 'no',
      onTrackReasons: 'A feeling.',
      ectToldOfConcern: 'yes',
      supportPlan: 'yes',
      improvements: 'All.',
    };
    expect(objections(firstAssessment, unsure)).toEqual([
      {
        field: 'onTrack',
        says: 'The ECT is not on track while every standard is met. Say which standards are not yet met.',
      },
    ]);
    expect(objections({ ...firstAssessment, leaving: false }, unsure)).toEqual([]);
  });

  test('2.60 the first asks for no recommendation', () => {
    expect(questionsFor(firstAssessment, wording).map((question) => question.name)).not.toContain(
      'recommendation',
    );
  });

  test('2.60 the final asks for the headteacher’s recommendation, and not whether the ECT is on track', () => {
    expect(objections(finalAssessment, finalAnswers)).toEqual([]);
    expect(objections(finalAssessment, without(finalAnswers, 'recommendation'))).toEqual([
      { field: 'recommendation', says: 'Choose an answer.' },
    ]);
    const names = questionsFor(finalAssessment, wording).map((question) => question.name);
    for (const name of ['onTrack', 'onTrackReasons', 'ectToldOfConcern', 'supportPlan', 'targets']) {
      expect(names).not.toContain(name);
    }
  });

  test.each(['unsatisfactory', 'extension'])(
    '2.60 an %s recommendation says where to improve',
    (recommendation) => {
      const answers = { ...finalAnswers, recommendation, ts4: 'not yet', ts4Comment: 'Two lessons.' };
      expect(objections(finalAssessment, answers)).toEqual([
        { field: 'improvements', says: 'Write a sentence or two here.' },
      ]);
      expect(objections(finalAssessment, { ...answers, improvements: 'TS4.' })).toEqual([]);
    },
  );

  test('2.60 satisfactory with a standard not yet met is asked about', () => {
    const answers = {
      ...finalAnswers,
      ts4: 'not yet',
      ts4Comment: 'One.',
      ts7: 'not yet',
      ts7Comment: 'Two.',
    };
    expect(objections(finalAssessment, answers)).toEqual([
      {
        field: 'recommendation',
        says: '"Satisfactory" is recommended while not yet met: TS4, TS7. Change one of the two.',
      },
    ]);
  });

  test('2.60 unsatisfactory with every standard met is asked about; an extension is not', () => {
    const answers = { ...finalAnswers, improvements: 'More time.' };
    expect(objections(finalAssessment, { ...answers, recommendation: 'unsatisfactory' })).toEqual([
      {
        field: 'recommendation',
        says: '"Unsatisfactory" is recommended while every standard is met. Change one of the two.',
      },
    ]);
    expect(objections(finalAssessment, { ...answers, recommendation: 'extension' })).toEqual([]);
  });

  test('where nobody knows whether it is the final one, both are asked and neither is insisted on', () => {
    const unknown = aReview({ kind: 'formal assessment', final: null });
    const names = questionsFor(unknown, wording).map((question) => question.name);
    expect(names).toEqual(expect.arrayContaining(['onTrack', 'targets', 'recommendation']));
    expect(objections(unknown, without(assessmentAnswers, 'onTrack', 'targets'))).toEqual([]);
    expect(objections(unknown, finalAnswers)).toEqual([]);
  });
});

describe('an interim assessment', () => {
  const answers = { ...assessmentAnswers, leavingOn: '2026-12-18' };

  test('2.62 says when the ECT leaves, and where to if it is known', () => {
    expect(objections(anInterim, answers)).toEqual([]);
    expect(objections(anInterim, without(answers, 'leavingOn'))).toEqual([
      { field: 'leavingOn', says: 'Enter a date, like 11 December 2026.' },
    ]);
  });

  test('2.62 asks for no recommendation, even where nobody knows which assessment was next', () => {
    expect(
      questionsFor({ kind: 'interim assessment', final: null }, wording).map((question) => question.name),
    ).not.toContain('recommendation');
    expect(objections({ ...anInterim, final: null }, without(answers, 'onTrack'))).toHaveLength(1);
  });

  test('V07 the leaving day is a real one, not before the report begins', () => {
    expect(objections(anInterim, { ...answers, leavingOn: '2026-02-30' })).toHaveLength(1);
    expect(objections(anInterim, { ...answers, leavingOn: '2026-08-31' })).toEqual([
      { field: 'leavingOn', says: 'Enter a day no earlier than the first this report covers.' },
    ]);
    expect(objections(anInterim, { ...answers, leavingOn: '2026-09-01' })).toEqual([]);
  });

  test('the next school is a few words', () => {
    expect(objections(anInterim, { ...answers, nextSchool: 'x'.repeat(200) })).toEqual([]);
    expect(objections(anInterim, { ...answers, nextSchool: 'x'.repeat(201) })).toEqual([
      { field: 'nextSchool', says: 'Shorten this to 200 characters. It has 201.' },
    ]);
  });
});

test('S11 answers too long for the sheet are refused at the longest of them', () => {
  const fits: Answers = { ...reviewAnswers, evidence: 'x'.repeat(30_000) };
  expect(objections(aReview(), fits)).toEqual([]);
  const size = (answers: Answers) => Object.values(answers).reduce((sum, text) => sum + text.length, 0);
  const brim: Answers = { ...fits, onTrackReasons: 'y'.repeat(MOST_CHARACTERS - size(fits)) };
  expect(objections(aReview(), brim)).toEqual([]);
  expect(objections(aReview(), { ...brim, targets: `${brim.targets}z` })).toEqual([
    { field: 'evidence', says: 'Shorten this. A report takes 40000 characters in all; this one has 40001.' },
  ]);
});

describe('tidying', () => {
  test('a form’s labels become the register’s values, in the register’s order', () => {
    expect(
      tidyAnswers(
        aReview(),
        {
          onTrack: ' No ',
          standardsOfConcern: 'ts7 behaviour and environment, TS1,part 2',
          ectToldOfConcern: 'YES',
        },
        wording,
      ),
    ).toEqual({ onTrack: 'no', standardsOfConcern: 'TS1, TS7, Part 2', ectToldOfConcern: 'yes' });
  });

  test('what is not on the list stays as it was given, to be shown', () => {
    expect(tidyAnswers(aReview(), { onTrack: 'perhaps' }, wording)).toEqual({ onTrack: 'perhaps' });
    expect(tidyAnswers(aReview(), { onTrack: 'no', standardsOfConcern: 'TS9,TS2' }, wording)).toEqual({
      onTrack: 'no',
      standardsOfConcern: 'TS2, TS9',
    });
  });

  test('answers to questions that are not asked are dropped', () => {
    expect(
      tidyAnswers(
        aReview(),
        { onTrack: 'yes', standardsOfConcern: 'TS1', leavingOn: '2026-12-18', odd: 'x' },
        wording,
      ),
    ).toEqual({
      onTrack: 'yes',
    });
  });

  test('a day is written as the register writes it', () => {
    expect(tidyAnswers(anInterim, { leavingOn: '18/12/2026' }, wording)).toEqual({ leavingOn: '2026-12-18' });
    expect(tidyAnswers(anInterim, { leavingOn: 'soon' }, wording)).toEqual({ leavingOn: 'soon' });
  });

  test('V20 a field named like an object’s own parts is nothing', () => {
    const given = JSON.parse('{"__proto__": {"onTrack": "yes"}, "constructor": "x"}') as Answers;
    expect(tidyAnswers(aReview(), given, wording)).toEqual({});
  });

  test('tidying twice changes nothing more', () => {
    const names = [
      ...new Set(
        REPORT_KINDS.flatMap((kind) =>
          questionsFor({ kind, final: null }, wording).map((question) => question.name),
        ),
      ),
    ];
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('yes', 'No', 'TS1, TS3', 'not yet', '12/11/2026', '3.5'),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...REPORT_KINDS),
        fc.dictionary(fc.constantFrom(...names), text),
        (kind, given) => {
          const once = tidyAnswers({ kind, final: null }, given, wording);
          expect(tidyAnswers({ kind, final: null }, once, wording)).toEqual(once);
        },
      ),
    );
  });
});

describe('the facts in the answers', () => {
  test('of a review', () => {
    expect(factsIn(aReview(), notOnTrack)).toEqual({
      onTrack: 'no',
      standardsOfConcern: ['TS4', 'TS7'],
      entitlementsMet: 'yes',
      supportPlan: 'yes',
      recommendation: null,
      daysAbsent: { n: 3, d: 2 },
    });
  });

  test('what was not answered is not known', () => {
    expect(factsIn(aReview(), {})).toEqual({
      onTrack: null,
      standardsOfConcern: [],
      entitlementsMet: null,
      supportPlan: null,
      recommendation: null,
      daysAbsent: null,
    });
  });

  test('the programme is part of the entitlement', () => {
    const met = (programmeAccessed: string, entitlementsMet: string) =>
      factsIn(aReview(), { programmeAccessed, entitlementsMet }).entitlementsMet;
    expect(met('yes', 'yes')).toBe('yes');
    expect(met('no', 'yes')).toBe('no');
    expect(met('yes', 'no')).toBe('no');
    expect(met('no', '')).toBe('no');
    expect(met('', 'no')).toBe('no');
    expect(met('yes', '')).toBeNull();
    expect(met('', 'yes')).toBeNull();
  });

  test('of an assessment: the standards not yet met are the concern, where the ECT is not on track', () => {
    const answers = { ...assessmentAnswers, ts4: 'not yet', part2: 'not yet' };
    expect(factsIn(firstAssessment, answers).standardsOfConcern).toEqual([]);
    expect(factsIn(firstAssessment, { ...answers, onTrack: 'no' }).standardsOfConcern).toEqual([
      'TS4',
      'Part 2',
    ]);
  });

  test.each([
    ['satisfactory', 'yes'],
    ['unsatisfactory', 'no'],
    ['extension', null],
  ])('of a final assessment: %s means on track %s', (recommendation, onTrack) => {
    expect(factsIn(finalAssessment, { ...finalAnswers, recommendation })).toMatchObject({
      onTrack,
      recommendation,
    });
  });
});

test('a tutor who says "No" beside "satisfactory" is heard', () => {
  expect(factsIn(finalAssessment, { ...finalAnswers, onTrack: 'no' })).toMatchObject({
    onTrack: 'no',
    recommendation: 'satisfactory',
  });
});

test('3.8 an extension says not on track where a standard is not met; a tutor who says "Yes" beside one that is, is heard', () => {
  const extended = { ...finalAnswers, recommendation: 'extension' };
  expect(factsIn(finalAssessment, { ...extended, ts4: 'not yet' })).toMatchObject({
    onTrack: 'no',
    standardsOfConcern: ['TS4'],
  });
  expect(factsIn(finalAssessment, { ...extended, onTrack: 'yes' }).onTrack).toBe('yes');
  expect(factsIn(finalAssessment, { ...extended, onTrack: 'yes', ts4: 'not yet' }).onTrack).toBe('no');
});

describe('the list of questions', () => {
  const every = (kind: Asking['kind']) => questionsFor({ kind, final: null }, wording);

  test.each(REPORT_KINDS.map((kind) => [kind]))(
    'of a %s names each question once and says what it is for',
    (kind) => {
      const names = every(kind).map((question) => question.name);
      expect(new Set(names).size).toBe(names.length);
      for (const question of every(kind)) {
        expect(question.help).toMatch(/^[A-Z].*\.$/);
        expect(question.label).not.toBe('');
        expect(question.section).not.toBe('');
        expect(question.para ?? '0.0').toMatch(/^\d\.\d+$/);
        expect(question.choices === undefined).toBe(
          question.kind !== 'choice' && question.kind !== 'choices',
        );
        for (const { label } of question.choices ?? []) expect(label).toMatch(/^[A-Z][^,]+$/);
      }
    },
  );

  test.each(REPORT_KINDS.map((kind) => [kind]))(
    'of a %s only looks back: what a question hangs on was asked before it',
    (kind) => {
      const seen = new Set<string>();
      for (const question of every(kind)) {
        const hangsOn = [question.askedWhen, ...(question.needed ?? [])];
        const known = hangsOn.flatMap((condition) => (condition === undefined ? [] : [condition.field]));
        const own = new Set(every(kind).map((one: Question) => one.name));
        known
          .filter((field) => own.has(field) && question.askedWhen?.field === field)
          .forEach((field) => expect(seen).toContain(field));
        seen.add(question.name);
      }
    },
  );

  test('says the programme as this version of the guidance does', () => {
    expect(every('progress review').find((question) => question.name === 'programmeAccessed')?.label).toBe(
      'Has the ECT had their training (early career teacher entitlement)?',
    );
  });

  test('names the standards', () => {
    expect(standardTitle('TS7')).toBe('TS7 Behaviour and environment');
    for (const standard of STANDARDS)
      expect(standardTitle(standard)).toMatch(/^(TS[1-8]|Part 2) [A-Z][a-z]+/);
    expect(standardField('Part 2')).toBe('part2');
    expect(standardField('TS8')).toBe('ts8');
  });

  test('a question that is not asked is not needed', () => {
    const plan = every('progress review').find((question) => question.name === 'supportPlan');
    expect(plan && isNeeded(plan, { onTrack: 'yes' }, aReview())).toBe(false);
    expect(plan && isNeeded(plan, { onTrack: 'no' }, aReview())).toBe(true);
  });

  test('the sections of an assessment come in the order a form shows them', () => {
    const sections = every('interim assessment').map((question) => question.section);
    expect(sections.filter((section, at) => section !== sections[at - 1])).toEqual([
      'Progress',
      'Teachers’ Standards',
      'Overall',
      'Entitlement',
      'Next',
      'Leaving',
    ]);
  });
});
