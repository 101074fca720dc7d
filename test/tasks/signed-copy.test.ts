import { defaultPolicy } from '../../src/domain/policy';
import { officerWith, signedCopyAsked, spellCopy } from '../../src/tasks/signed-copy';
import { aReport } from '../domain/examples';

const paper = aReport({ kind: 'interim assessment', state: 'signing' });
const values = (asked: ReturnType<typeof signedCopyAsked>) => asked?.choices?.map(({ value }) => value);

test('2.63 an interim on paper may lack the ECT who has left, and that is what is kept of it', () => {
  const asked = signedCopyAsked(paper, defaultPolicy());
  expect(values(asked)).toEqual(['yes', 'but ECT']);
  expect(officerWith({ signedCopy: 'but ECT' }).holdsSignedCopy).toBe(true);
  expect(spellCopy(asked, { signedCopy: 'but ECT' })).toBe(
    ', copy held that the ECT, who has left, did not sign',
  );
});

test('2.61 an assessment at the end of a part of induction may lack nobody', () => {
  expect(values(signedCopyAsked({ ...paper, kind: 'formal assessment' }, defaultPolicy()))).toEqual(['yes']);
});
