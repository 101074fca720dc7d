import { defaultPolicy } from '../../src/domain/policy';
import { signatureLines, spellSignature, withSignatures } from '../../src/domain/signature-lines';
import { aReport } from './examples';

const TUTOR = { signatory: 'tutor', print: '0k3f', name: 'Tom Tutor' } as const;
const ECT = { signatory: 'ECT', print: '0k3f', name: 'Zoë Example' } as const;

describe('The signatures a report keeps', () => {
  test('are read as they are kept, each with the text it stands on', () => {
    const kept = withSignatures(null, [TUTOR, ECT]);
    expect(kept).toBe('tutor 0k3f Tom Tutor\nECT 0k3f Zoë Example');
    expect(signatureLines(kept)).toEqual([TUTOR, ECT]);
  });

  test('are none where nothing is kept', () => {
    expect(signatureLines(null)).toEqual([]);
    expect(signatureLines('')).toEqual([]);
    expect(withSignatures(null, [])).toBeNull();
    expect(withSignatures('', [])).toBeNull();
  });

  test('one signed again takes the place of the one before, and leaves the others', () => {
    const kept = withSignatures(null, [TUTOR, ECT]);
    const again = { ...TUTOR, print: '9zzz' };
    expect(signatureLines(withSignatures(kept, [again]))).toEqual([ECT, again]);
  });

  test('a name typed over several lines, or with blanks around it, stays on its own line', () => {
    const kept = withSignatures(null, [{ ...TUTOR, name: '  Tom\n  ECT 0k3f Forged ' }, ECT]);
    expect(signatureLines(kept)).toEqual([{ ...TUTOR, name: 'Tom ECT 0k3f Forged' }, ECT]);
  });

  test.each(['mentor 0k3f Mo Mentor', 'tutor 0k3f', ' tutor 0k3f Tom', 'seen by tutor 0k3f Tom', 'x'])(
    'a line that is none is passed over: %s',
    (line) => expect(signatureLines(`${line}\nECT 0k3f Zoë Example`)).toEqual([ECT]),
  );

  test('two signed again at once take the places of both', () => {
    const kept = withSignatures(null, [TUTOR, ECT]);
    const again = [
      { ...TUTOR, print: '9zzz' },
      { ...ECT, print: '9zzz' },
    ];
    expect(signatureLines(withSignatures(kept, again))).toEqual(again);
  });
});

describe('What is said of a signature', () => {
  const NAMES = { signatures: 'tutor 0k3f Tom Tutor', tutor: 'Tom Tutor', signedOtherText: [] };
  const review = aReport({ kind: 'progress review', state: 'signing', tutorSignedAt: '2026-12-07T14:05' });
  const assessment = aReport({ kind: 'formal assessment', state: 'signing' });
  const policy = { ...defaultPolicy(), reviewSignedBy: 'tutor and ECT' } as const;

  test('given: by whom and when', () => {
    expect(spellSignature(review, 'tutor', NAMES, policy)).toBe(
      'Tom Tutor, signed Monday 7 December 2026, 14:05',
    );
  });

  test('given on another text: that too', () => {
    expect(spellSignature(review, 'tutor', { ...NAMES, signedOtherText: ['tutor'] }, policy)).toBe(
      'Tom Tutor, signed Monday 7 December 2026, 14:05, another text',
    );
  });

  test('2.61 still to come on an assessment, from all three', () => {
    expect(spellSignature(assessment, 'head', NAMES, policy)).toBe('not yet signed');
    expect(spellSignature(assessment, 'tutor', NAMES, policy)).toBe('Tom Tutor, not yet signed');
  });

  test('on a review of nobody who is not asked for one', () => {
    expect(spellSignature(review, 'head', NAMES, policy)).toBe('not needed');
    expect(spellSignature(review, 'ECT', NAMES, policy)).toBe('not yet signed');
  });

  test.each(['submitted', 'reviewed'] as const)(
    'missing on one that is with the AB (%s): where it is',
    (state) => {
      expect(spellSignature({ ...assessment, state }, 'ECT', NAMES, policy)).toBe(
        'not signed here; recorded by the appropriate body',
      );
    },
  );
});
