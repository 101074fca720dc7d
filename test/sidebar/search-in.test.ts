import { folded, searchIn, searchable } from '../../sidebar/home/search-in';

const hit = (name: string, trn = '3000001', school = 'Alderbrook Primary School') => ({
  trn,
  name,
  school,
  status: '',
});
const found = (text: string, ...hits: readonly ReturnType<typeof hit>[]) =>
  searchIn(searchable(hits), text).map(({ name }) => name);

test.each([
  ['lukasz', 'Łukasz Nowak'],
  ['zoe hartley brook', 'Zoë Hartley-Brook'],
  ['oconnell', 'Seán O’Connell'],
  ["o'connell", 'Seán O’Connell'],
  ['iniguez', 'Beatriz Fernández Íñiguez'],
  ['NOWAK łuk', 'Łukasz Nowak'],
])('%s finds %s', (text, name) => {
  expect(found(text, hit(name), hit('Somebody Else'))).toEqual([name]);
});

test('a TRN is found by how it begins', () => {
  expect(found('30012', hit('A', '3001234'), hit('B', '3000012'))).toEqual(['A']);
});

test('a TRN is found without the zeros that a spreadsheet drops', () => {
  expect(found('990710', hit('A', '0990710'), hit('B', '3000012'))).toEqual(['A']);
});

test('a school brings its ECTs', () => {
  expect(found('whitcombe', hit('A', '1', 'Whitcombe High School'), hit('B'))).toEqual(['A']);
});

test('whose name it is comes before whose school it is', () => {
  expect(found('alder', hit('Ann Other'), hit('Joan Alder', '2', 'Whitcombe'))).toEqual([
    'Joan Alder',
    'Ann Other',
  ]);
});

test('every word has to be somewhere', () => {
  expect(found('amina whitcombe', hit('Amina Yusuf'))).toEqual([]);
});

test('nothing but signs finds nothing', () => {
  expect(folded(' -- ’ ')).toBe('');
  expect(found(' -- ', hit('A'))).toEqual([]);
});
