import { createHmac } from 'node:crypto';
import { DOORS } from '../../src/documents/doors';
import { looksLikeCode } from '../../src/domain/link-shape';
import { doorCode, readDoorCode, type DoorLink } from '../../src/tasks/door-code';

const signer = {
  sign: (text: string) =>
    createHmac('sha256', 'this register').update(text).digest().subarray(0, 16).toString('base64url'),
};

test.each(Object.keys(DOORS) as DoorLink['door'][])(
  'a code for the form "%s" is known by its look in an answers sheet, and read',
  (door) => {
    const code = doorCode(signer, { door, about: 'V-0001', personId: 'P-0012', year: 2026 });
    expect(looksLikeCode(` ${code}`)).toBe(true);
    expect(readDoorCode(code)).toMatchObject({ door, about: 'V-0001', year: 2026 });
  },
);

test('what people write is not taken for a code', () => {
  expect(looksLikeCode('Seen with Year 7.observed again in 2026.')).toBe(false);
});
