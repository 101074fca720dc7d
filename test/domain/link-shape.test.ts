import { DOOR_CODE, looksLikeCode } from '../../src/domain/link-shape';

const CODE = 'IP-0001.o0a1b2c32026.abcdefghijklmnop';

describe('The code of a link', () => {
  test('of a form that is open all year is known whole', () => {
    expect(DOOR_CODE.test(CODE)).toBe(true);
    for (const wrong of [
      `x${CODE}`.padStart(200, 'x'),
      `${CODE}!`,
      CODE.slice(0, -1),
      CODE.replace('.o', '.z'),
    ])
      expect(DOOR_CODE.test(wrong)).toBe(false);
  });

  test('of a report or of such a form is known by how it begins, whatever stands before or after', () => {
    for (const cell of ['R-00012.s1v2', '  R-1.', CODE, `\t${CODE} and more`])
      expect(looksLikeCode(cell)).toBe(true);
  });

  test.each(['', 'R-00012', 'see R-00012.s1v2', 'Yes', 'IP-0001', '7 December 2026'])('is not %j', (cell) =>
    expect(looksLikeCode(cell)).toBe(false),
  );
});
