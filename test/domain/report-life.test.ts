import * as fc from 'fast-check';
import { REPORT_KINDS, REPORT_STATES, type ReportKind, type ReportState } from '../../src/domain/facts';
import { REPORT_ACTIONS, after, mayDo, onceSigned, type ReportAction } from '../../src/domain/report-life';
import {
  ACTOR_ROLES,
  signatoriesOf,
  signatoryName,
  signaturesMissing,
  type Actor,
  type ActorRole,
  type LifePolicy,
  type ReportLife,
} from '../../src/domain/report-signatures';

const policy: LifePolicy = { reviewSignedBy: 'tutor and ECT' };

const openTo = (report: ReportLife, actor: Actor, how: LifePolicy): readonly ReportAction[] =>
  REPORT_ACTIONS.filter((action) => mayDo(report, actor, action, how).length === 0);
const AT = '2026-12-07T09:00:00+00:00';
const LATER = '2026-12-08T09:00:00+00:00';

const aReport = (difference: Partial<ReportLife> = {}): ReportLife => ({
  kind: 'progress review',
  state: 'draft',
  ectSignedAt: null,
  tutorSignedAt: null,
  headSignedAt: null,
  submittedAt: null,
  reviewedAt: null,
  timesReturned: 0,
  ...difference,
});

const as = (...roles: ActorRole[]): Actor => ({ roles });
const says = (report: ReportLife, actor: Actor, action: ReportAction) =>
  mayDo(report, actor, action, policy).map((problem) => problem.says);

/** Who may do it, and in which states, when nothing else stands in the way. */
const RULES: Record<ReportAction, { who: ActorRole[]; when: ReportState[] }> = {
  save: { who: ['tutor', 'head', 'officer'], when: ['due', 'draft', 'returned'] },
  release: { who: ['tutor', 'head', 'officer'], when: ['draft', 'returned'] },
  comment: { who: ['ECT'], when: ['with ECT', 'signing'] },
  sign: { who: ['tutor', 'ECT', 'head'], when: ['signing'] },
  submit: { who: ['officer'], when: ['with ECT', 'signing'] },
  return: { who: ['officer'], when: ['with ECT', 'signing', 'submitted', 'reviewed'] },
  ask: { who: ['officer'], when: ['submitted'] },
  accept: { who: ['officer'], when: ['submitted'] },
};

/** Cases where a rule of its own says no although role and state fit. */
const unsignedAssessment = (kind: ReportKind, action: ReportAction) =>
  action === 'submit' && kind !== 'progress review';
const headOnReview = (kind: ReportKind, role: ActorRole, action: ReportAction) =>
  action === 'sign' && role === 'head' && kind === 'progress review';

describe.each(REPORT_ACTIONS.map((action) => [action]))('to %s', (action) => {
  test.each(REPORT_STATES.map((state) => [state]))(
    'a report that is %s is open to the right people alone',
    (state) => {
      for (const kind of REPORT_KINDS) {
        for (const role of ACTOR_ROLES) {
          const expected =
            RULES[action].who.includes(role) &&
            RULES[action].when.includes(state) &&
            !unsignedAssessment(kind, action) &&
            !headOnReview(kind, role, action);
          const problems = mayDo(aReport({ kind, state }), as(role), action, policy);
          expect({ kind, role, allowed: problems.length === 0 }).toEqual({ kind, role, allowed: expected });
          problems.forEach((problem) =>
            expect(problem).toEqual({ field: 'report', says: expect.stringMatching(/^[A-Z“].+\.$/) }),
          );
        }
      }
    },
  );
});

describe('writing', () => {
  test('2.55 the headteacher may assess', () => {
    expect(says(aReport({ kind: 'formal assessment' }), as('head'), 'save')).toEqual([]);
  });

  test('the ECT does not write the report', () => {
    expect(says(aReport(), as('ECT'), 'save')).toEqual([
      'The induction tutor or the headteacher writes this report.',
    ]);
    expect(says(aReport(), as('ECT'), 'release')).toEqual([
      'The induction tutor or the headteacher releases this report to the ECT.',
    ]);
  });

  test('saving starts a draft, and leaves a returned report returned', () => {
    expect(after(aReport({ state: 'due' }), as('tutor'), 'save', AT, policy).state).toBe('draft');
    expect(after(aReport({ state: 'returned' }), as('tutor'), 'save', AT, policy).state).toBe('returned');
  });

  test('what has not been written cannot be released', () => {
    expect(says(aReport({ state: 'due' }), as('tutor'), 'release')).toEqual([
      'Nothing has been written yet. Fill in the report first.',
    ]);
  });

  test('a report that is with the ECT is not changed under their eyes', () => {
    expect(says(aReport({ state: 'with ECT' }), as('tutor'), 'save')).toEqual([
      'This report is with the ECT. To change it, have it sent back first.',
    ]);
    expect(says(aReport({ state: 'with ECT' }), as('tutor'), 'release')).toEqual([
      'This report is with the ECT. To change it, have it sent back first.',
    ]);
  });
});

describe('the ECT’s comment', () => {
  test('opens the signatures', () => {
    expect(after(aReport({ state: 'with ECT' }), as('ECT'), 'comment', AT, policy).state).toBe('signing');
  });

  test('is the ECT’s own', () => {
    expect(says(aReport({ state: 'with ECT' }), as('tutor'), 'comment')).toEqual([
      'These comments are the ECT’s own.',
    ]);
  });

  test('waits until the report is released', () => {
    for (const state of ['due', 'draft', 'returned'] as const) {
      expect(says(aReport({ state }), as('ECT'), 'comment')).toEqual([
        'The tutor is still writing this report. The ECT is asked to comment once it is released.',
      ]);
    }
  });

  test('may be changed until the first signature, and not after it', () => {
    expect(says(aReport({ state: 'signing' }), as('ECT'), 'comment')).toEqual([]);
    for (const signature of ['tutorSignedAt', 'ectSignedAt', 'headSignedAt'] as const) {
      expect(says(aReport({ state: 'signing', [signature]: AT }), as('ECT'), 'comment')).toEqual([
        'Someone has signed this report with the ECT’s comments as they stand. To change them, have it sent back first.',
      ]);
    }
  });

  test('is too late once the report is with the appropriate body', () => {
    expect(says(aReport({ state: 'submitted' }), as('ECT'), 'comment')).toEqual([
      'This report is with the appropriate body. To add a comment, have it sent back first.',
    ]);
  });

  test('sends a review on where the AB asks for no signatures', () => {
    const none: LifePolicy = { reviewSignedBy: 'nobody' };
    expect(after(aReport({ state: 'with ECT' }), as('ECT'), 'comment', AT, none)).toEqual(
      aReport({ state: 'submitted', submittedAt: AT }),
    );
  });
});

describe('signing', () => {
  const assessment = (difference: Partial<ReportLife> = {}) =>
    aReport({ kind: 'formal assessment', state: 'signing', ...difference });

  test('2.61 an assessment is signed by tutor, ECT and headteacher', () => {
    expect(signatoriesOf('formal assessment', policy)).toEqual(['tutor', 'ECT', 'head']);
    expect(signatoriesOf('interim assessment', policy)).toEqual(['tutor', 'ECT', 'head']);
  });

  test('who signs a progress review is the AB’s to settle', () => {
    expect(signatoriesOf('progress review', policy)).toEqual(['tutor', 'ECT']);
    expect(signatoriesOf('progress review', { reviewSignedBy: 'nobody' })).toEqual([]);
    expect(signatoriesOf('progress review', { reviewSignedBy: 'tutor' })).toEqual(['tutor']);
    expect(signatoriesOf('progress review', { reviewSignedBy: 'tutor, ECT and headteacher' })).toEqual([
      'tutor',
      'ECT',
      'head',
    ]);
  });

  test('2.61 nobody signs before the ECT has commented', () => {
    expect(says(assessment({ state: 'with ECT' }), as('tutor'), 'sign')).toEqual([
      'It can be signed once the ECT has commented.',
    ]);
    for (const state of ['due', 'draft', 'returned'] as const) {
      expect(says(assessment({ state }), as('ECT'), 'sign')).toEqual([
        'This report is still being written. It can be signed once the ECT has commented.',
      ]);
    }
  });

  test('a signature bears its moment and leaves the others open', () => {
    const report = after(assessment(), as('tutor'), 'sign', AT, policy);
    expect(report).toEqual(assessment({ tutorSignedAt: AT }));
    expect(signaturesMissing(report, policy)).toEqual(['ECT', 'head']);
  });

  test('each signature goes in its own place', () => {
    expect(after(assessment(), as('ECT'), 'sign', AT, policy)).toEqual(assessment({ ectSignedAt: AT }));
    expect(after(assessment(), as('head'), 'sign', AT, policy)).toEqual(assessment({ headSignedAt: AT }));
  });

  test('L03 signing twice is harmless: it is allowed and the first moment stays', () => {
    const once = after(assessment(), as('ECT'), 'sign', AT, policy);
    expect(mayDo(once, as('ECT'), 'sign', policy)).toEqual([]);
    expect(after(once, as('ECT'), 'sign', LATER, policy)).toEqual(once);
  });

  test.each(['submitted', 'reviewed'] as const)('L03 signing again once it is %s is harmless', (state) => {
    const done = assessment({ state, ectSignedAt: AT, tutorSignedAt: AT, headSignedAt: AT, submittedAt: AT });
    expect(says(done, as('ECT'), 'sign')).toEqual([]);
    expect(after(done, as('ECT'), 'sign', LATER, policy)).toEqual(done);
  });

  test('the last signature sends the report to the appropriate body', () => {
    const report = after(
      assessment({ tutorSignedAt: AT, ectSignedAt: AT }),
      as('head'),
      'sign',
      LATER,
      policy,
    );
    expect(report).toEqual(
      assessment({
        state: 'submitted',
        tutorSignedAt: AT,
        ectSignedAt: AT,
        headSignedAt: LATER,
        submittedAt: LATER,
      }),
    );
  });

  test('a headteacher who is the tutor signs once for both', () => {
    const report = after(assessment(), as('head', 'tutor'), 'sign', AT, policy);
    expect(report).toEqual(assessment({ tutorSignedAt: AT, headSignedAt: AT }));
  });

  test('someone with one of two signatures in still signs the other', () => {
    const report = assessment({ tutorSignedAt: AT });
    expect(openTo(report, as('head', 'tutor'), policy)).toContain('sign');
    expect(after(report, as('head', 'tutor'), 'sign', LATER, policy)).toEqual(
      assessment({ tutorSignedAt: AT, headSignedAt: LATER }),
    );
  });

  test('an officer’s signature is not asked for', () => {
    expect(says(assessment(), as('officer'), 'sign')).toEqual([
      'This report is signed by the people it names.',
    ]);
  });

  test('a headteacher is told that a review does not need them', () => {
    expect(says(aReport({ state: 'signing' }), as('head'), 'sign')).toEqual([
      'A progress review does not need the headteacher’s signature.',
    ]);
  });

  test('a review submitted without signatures takes no more of them', () => {
    expect(says(aReport({ state: 'submitted' }), as('tutor'), 'sign')).toEqual([
      'This report is with the appropriate body. It takes no more signatures.',
    ]);
  });
});

describe('when nobody has still to sign', () => {
  const signed = (difference: Partial<ReportLife> = {}) =>
    aReport({ state: 'signing', ectSignedAt: AT, tutorSignedAt: AT, ...difference });

  test('a report that waited for signatures is with the appropriate body', () => {
    expect(onceSigned(signed(), LATER, policy)).toEqual(signed({ state: 'submitted', submittedAt: LATER }));
  });

  test('2.61 an assessment waits for the headteacher, whoever signs reviews', () => {
    const assessment = signed({ kind: 'formal assessment' });
    expect(onceSigned(assessment, LATER, { reviewSignedBy: 'nobody' })).toBe(assessment);
  });

  test.each(REPORT_STATES.filter((state) => state !== 'signing'))(
    'one that is %s stays as it is',
    (state) => {
      const report = signed({ state });
      expect(onceSigned(report, LATER, policy)).toBe(report);
    },
  );
});

describe('recording a report as submitted', () => {
  test('a review may come another way, unsigned', () => {
    const report = aReport({ state: 'with ECT' });
    expect(says(report, as('officer'), 'submit')).toEqual([]);
    expect(after(report, as('officer'), 'submit', AT, policy)).toEqual(
      aReport({ state: 'submitted', submittedAt: AT }),
    );
  });

  test('2.61 a formal assessment needs its three signatures', () => {
    const report = aReport({ kind: 'formal assessment', state: 'signing', tutorSignedAt: AT });
    expect(says(report, as('officer'), 'submit')).toEqual(['Still to sign: the ECT, the headteacher.']);
  });

  test('2.61 or a signed copy that the officer holds', () => {
    const report = aReport({ kind: 'formal assessment', state: 'with ECT' });
    const officer: Actor = { roles: ['officer'], holdsSignedCopy: true };
    expect(says(report, officer, 'submit')).toEqual([]);
    expect(says(report, { ...officer, holdsSignedCopy: false }, 'submit')).toHaveLength(1);
    expect(says({ ...report, state: 'draft' }, officer, 'submit')).toHaveLength(1);
    expect(says(report, { ...officer, roles: ['tutor'] }, 'submit')).toHaveLength(1);
  });

  test('2.63 an interim may come without an ECT who has left', () => {
    const report = aReport({ kind: 'interim assessment', state: 'signing', tutorSignedAt: AT });
    expect(says(report, as('officer'), 'submit')).toEqual(['Still to sign: the headteacher.']);
    expect(mayDo({ ...report, headSignedAt: AT }, as('officer'), 'submit', policy)).toEqual([]);
  });

  test('a school is told that the last signature sends it', () => {
    expect(says(aReport({ state: 'signing' }), as('tutor'), 'submit')).toEqual([
      'The appropriate body records a report as submitted; for a school, the last signature sends it.',
    ]);
  });
});

describe('sending back', () => {
  const signed = { tutorSignedAt: AT, ectSignedAt: AT, headSignedAt: AT };

  test('the AB’s return is counted and takes the signatures off', () => {
    const report = aReport({ state: 'submitted', submittedAt: AT, timesReturned: 1, ...signed });
    expect(after(report, as('officer'), 'return', LATER, policy)).toEqual(
      aReport({ state: 'returned', firstReceivedAt: AT, timesReturned: 2 }),
    );
  });

  test.each(['with ECT', 'signing'] as const)(
    'a report that is %s is returned too, for the school is told by that; nothing has been received by it',
    (state) => {
      expect(after(aReport({ state, tutorSignedAt: AT }), as('officer'), 'return', LATER, policy)).toEqual(
        aReport({ state: 'returned', timesReturned: 1 }),
      );
    },
  );

  test('a returned report goes round again and is signed again', () => {
    const returned = aReport({ state: 'returned', timesReturned: 1 });
    expect(after(returned, as('tutor'), 'release', AT, policy)).toEqual(
      aReport({ state: 'with ECT', timesReturned: 1 }),
    );
  });

  test('L06 releasing a changed text takes old signatures off', () => {
    expect(after(aReport({ ...signed }), as('tutor'), 'release', AT, policy)).toEqual(
      aReport({ state: 'with ECT' }),
    );
    expect(after(aReport({ ...signed }), as('tutor'), 'save', AT, policy)).toEqual(aReport());
    expect(after(aReport({ state: 'returned', ...signed }), as('tutor'), 'save', AT, policy)).toEqual(
      aReport({ state: 'returned' }),
    );
  });
});

describe('the appropriate body', () => {
  test('reviews what was submitted', () => {
    const report = aReport({ state: 'submitted', submittedAt: AT });
    expect(after(report, as('officer'), 'accept', LATER, policy)).toEqual({
      ...report,
      state: 'reviewed',
      reviewedAt: LATER,
    });
  });

  test('a school cannot review', () => {
    expect(says(aReport({ state: 'submitted' }), as('head'), 'accept')).toEqual([
      'The appropriate body reviews this report.',
    ]);
  });

  test('a report that was reviewed is amended by going back: it is signed and reviewed again', () => {
    const report = aReport({ state: 'reviewed', tutorSignedAt: AT, submittedAt: AT, reviewedAt: AT });
    expect(after(report, as('officer'), 'return', LATER, policy)).toEqual(
      aReport({ state: 'returned', firstReceivedAt: AT, timesReturned: 1 }),
    );
  });

  test('nothing more is done with a cancelled report', () => {
    const report = aReport({ state: 'cancelled' });
    for (const action of REPORT_ACTIONS) {
      expect(says(report, as('tutor', 'ECT', 'head', 'officer'), action)).toContain(
        'This report was cancelled. Nothing more can be done with it.',
      );
    }
  });

  test('there is nothing to send back, review or record where nothing was sent', () => {
    expect(says(aReport(), as('officer'), 'return')).toEqual([
      'This report is a draft. There is nothing to send back.',
    ]);
    expect(says(aReport({ state: 'due' }), as('officer'), 'accept')).toEqual([
      'This report is not begun. It can be reviewed once it has been submitted.',
    ]);
    expect(says(aReport({ state: 'returned' }), as('officer'), 'submit')).toEqual([
      'This report is returned to the school. Only a report released to the ECT can be recorded as submitted.',
    ]);
    expect(says(aReport({ state: 'signing' }), as('officer'), 'accept')).toEqual([
      'This report is open for signatures. It can be reviewed once it has been submitted.',
    ]);
    expect(says(aReport({ state: 'reviewed' }), as('tutor'), 'save')).toEqual([
      'This report is reviewed. To change it, have it sent back first.',
    ]);
  });

  test('someone with no part in it is told whom to ask', () => {
    expect(says(aReport({ state: 'signing' }), as('ECT'), 'return')).toEqual([
      'Ask the appropriate body to send this report back.',
    ]);
  });
});

describe('what is open to a person', () => {
  test('a tutor with a draft: save and release', () => {
    expect(openTo(aReport(), as('tutor'), policy)).toEqual(['save', 'release']);
  });

  test('an ECT who has read: comment and sign; after signing only to sign again, which changes nothing', () => {
    expect(openTo(aReport({ state: 'signing' }), as('ECT'), policy)).toEqual(['comment', 'sign']);
    expect(openTo(aReport({ state: 'signing', ectSignedAt: AT }), as('ECT'), policy)).toEqual(['sign']);
    const both = aReport({ state: 'signing', ectSignedAt: AT });
    expect(openTo(both, as('ECT', 'officer'), policy)).toEqual(['sign', 'submit', 'return']);
  });

  test('an officer with a submitted report: return, ask for evidence, accept', () => {
    expect(openTo(aReport({ state: 'submitted' }), as('officer'), policy)).toEqual([
      'return',
      'ask',
      'accept',
    ]);
  });
});

test('signatories are named as people are', () => {
  expect((['tutor', 'ECT', 'head'] as const).map(signatoryName)).toEqual([
    'the induction tutor',
    'the ECT',
    'the headteacher',
  ]);
});

test('whatever people try, a submitted assessment bears every signature, and signatures only come with one text', () => {
  const step = fc.record({
    roles: fc.uniqueArray(fc.constantFrom(...ACTOR_ROLES), { minLength: 1, maxLength: 3 }),
    action: fc.constantFrom(...REPORT_ACTIONS),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let report = aReport({ kind: 'formal assessment', state: 'due' });
      for (const { roles, action } of steps) {
        if (mayDo(report, { roles }, action, policy).length > 0) continue;
        const changed = after(report, { roles }, action, AT, policy);
        expect(
          after(changed, { roles }, action, LATER, policy).timesReturned - changed.timesReturned,
        ).toBeLessThanOrEqual(1);
        if (changed.state === 'submitted' || changed.state === 'reviewed') {
          expect(signaturesMissing(changed, policy)).toEqual([]);
        }
        if (action === 'save' || action === 'release') {
          expect(signaturesMissing(changed, policy)).toEqual(['tutor', 'ECT', 'head']);
        }
        report = changed;
      }
    }),
  );
});
