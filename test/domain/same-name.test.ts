import { mayBeSameName, namesake } from '../../src/domain/same-name';

test.each([
  ['Zoë Example', 'zoe example'],
  ['Siân O’Hara-Smith', "SIAN O'HARA SMITH"],
  ['Tom Tutor', 'T. Tutor'],
  ['Tom Tutor', 'Tutor, Tom'],
  ['Mary Ann Jones', 'Mary Jones'],
  ['Tom Tutor', 'Tom  -  Tutor'],
  ['Tom', 'T Tom'],
  ['Łucja Nowak', 'Łucja  Nowak '],
  ['ليلى حداد', 'ليلى حداد'],
  ['李 明', '李 明'],
  ['J B', 'j  b'],
  ['J B', ' J B '],
  ['ﬁ', 'FI'],
  ['👩🏽‍🏫', '👩🏽‍🏫'],
  ['Mary Jones', 'Mary Ann Grace Jones'],
  ['T Tutor', 'Tutor T'],
])('%s and %s may be one person', (one, other) => {
  expect(mayBeSameName(one, other)).toBe(true);
  expect(mayBeSameName(other, one)).toBe(true);
});

test.each([
  ['Tom Tutor', 'Una Tutor'],
  ['Hana Head', 'H Other'],
  ['Tom Tutor', 'Thomas T'],
  ['Zoë Example', 'Tom Tutor'],
  ['Zoë Example', ''],
  ['Zoë Example', 'Zoë Example (signed by Tom Tutor)'],
  ['J B', 'J'],
  ['Zoë Example', 'Z'],
  ['Zoë Example', '...'],
  ['Tom Tutor', 'Tomas Tutor'],
  ['Tomas Tutor', 'Tom Tutor Smith'],
  ['', ''],
  ['', ' '],
  ['J B', 'J X'],
  ['Z', 'Zoë Z'],
])('%s and %s are not taken for one', (one, other) => {
  expect(mayBeSameName(one, other)).toBe(false);
});

describe('of several, the one who bears a name', () => {
  const tom = { name: 'Tom Tutor' };
  const t = { name: 'T Tutor' };

  test('has it as it is written, or else in another spelling', () => {
    expect(namesake([t, tom], 'tom  tutor')).toBe(tom);
    expect(namesake([tom, t], 'Tom J Tutor')).toBe(tom);
    expect(namesake([t], 'Tom Tutor')).toBe(t);
  });

  test('may be nobody', () => {
    expect(namesake([t, tom], 'Nia New')).toBeNull();
    expect(namesake([], 'Tom Tutor')).toBeNull();
  });
});
