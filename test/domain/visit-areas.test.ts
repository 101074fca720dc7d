import { readAreas } from '../../src/domain/visit-areas';

const KNOWN = ['Northshire', 'Bristol, City of', 'Kingston upon Hull, City of', 'Bristol'];

test.each([
  ['Northshire', ['Northshire']],
  ['Northshire, Bristol, City of', ['Northshire', 'Bristol, City of']],
  ['bristol ,  city of; NORTHSHIRE', ['Bristol, City of', 'Northshire']],
  ['Bristol', ['Bristol']],
  ['Bristol, Northshire', ['Bristol', 'Northshire']],
  ['', []],
])('"%s" is read as the schools’ areas are spelt', (typed, areas) => {
  expect(readAreas(typed, KNOWN)).toEqual({ areas, strangers: [] });
});

test('what names no area of a school is told apart, and stays a limit', () => {
  expect(readAreas('Northshir, Bristol, City of', KNOWN)).toEqual({
    areas: ['Northshir', 'Bristol, City of'],
    strangers: ['Northshir'],
  });
});

test.each(['Bristol ,City of', 'Bristol,City of', 'Bristol  ,  City of'])(
  'however the school’s own area spaces its commas: "%s"',
  (known) => {
    expect(readAreas('Bristol, City of', [known])).toEqual({ areas: [known], strangers: [] });
  },
);

test('areas that would run into one without their comma are two', () => {
  expect(readAreas('North, shire', ['Northshire'])).toEqual({
    areas: ['North', 'shire'],
    strangers: ['North', 'shire'],
  });
  expect(readAreas('Northshire', ['North, shire']).strangers).toEqual(['Northshire']);
});
