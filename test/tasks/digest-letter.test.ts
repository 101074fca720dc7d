import { noticeSubject } from '../../src/documents/digest-letter';

const owing = (...owed: readonly ('hear' | 'read' | 'sign' | 'mend' | 'comment')[]): string =>
  noticeSubject(owed.map((one) => ({ owed: one })));

describe('The subject of a notice', () => {
  test('counts only what is asked: what was accepted beside it asks for nothing', () => {
    expect(owing('hear', 'mend')).toBe('An induction report has come back to you');
    expect(owing('hear', 'mend', 'sign')).toBe('2 induction reports need you');
  });

  test('says that nothing is asked, where nothing is', () => {
    expect(owing('hear', 'hear')).toBe('2 induction reports have been accepted');
    expect(owing('read', 'read')).toBe('2 progress reviews have been received');
    expect(owing('hear', 'read')).toBe('2 induction reports have been received');
  });
});
