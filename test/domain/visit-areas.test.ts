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
