import { add } from '../../src/register/change';
import { clashesIn } from '../../src/tasks/import-file';

const PEOPLE = [
  ['Post', 'Person', 'Name'],
  ['P-0001-100001-tutor', 'P-0001', 'Tom Tutor'],
];
const post = (id: string) => add('people', { id, personId: 'P-0001', name: 'Tom Tutor' }, 'Import ECTs');

test('a key that a sheet has already is said before anything is written', () => {
  expect(clashesIn([post('P-0001-100001-tutor')], { people: PEOPLE })).toEqual([
    { field: 'file', says: 'People already has a row for P-0001-100001-tutor.' },
  ]);
  expect(clashesIn([post('P-0001-100001-tutor-2')], { people: PEOPLE })).toEqual([]);
});
