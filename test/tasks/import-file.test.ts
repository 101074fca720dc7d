import { add } from '../../src/register/change';
import { TABLES } from '../../src/register/tables';
import { clashesIn } from '../../src/tasks/import-file';

const PEOPLE = [Object.values(TABLES.people.columns).map(({ heading }) => heading), ['P-0001-100001-tutor']];
const post = (id: string) => add('people', { id, personId: 'P-0001', name: 'Tom Tutor' }, 'Import ECTs');

test('a key that a sheet has already is said before anything is written', () => {
  expect(clashesIn([post('P-0001-100001-tutor')], { people: PEOPLE })).toEqual([
    { field: 'file', says: 'People already has a row for P-0001-100001-tutor.' },
  ]);
  expect(clashesIn([post('P-0001-100001-tutor-2')], { people: PEOPLE })).toEqual([]);
});
