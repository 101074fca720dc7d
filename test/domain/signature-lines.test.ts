import { signatureLines, withSignatures } from '../../src/domain/signature-lines';

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
