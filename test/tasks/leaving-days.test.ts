import { leavingNeeds } from '../../src/tasks/leaving-days';
import { aPeriod, day } from '../domain/examples';

const interim = {
  id: 'R-00004',
  trn: '0012345',
  urn: '900001',
  ect: 'Zoë Example',
  state: 'signing',
  kind: 'interim assessment',
  leavingOn: day('2027-01-15'),
} as const;
const periods = [aPeriod({ finishedOn: day('2026-12-18') })];

test('2.62 an interim assessment with another last day than the register has is for an officer to see', () => {
  expect(leavingNeeds([interim], periods)).toEqual([
    {
      sheet: 'reports',
      row: 'R-00004',
      says: 'Zoë Example: by this interim assessment the last day in post is 15 Jan 2027, and Induction periods has another. Correct Finished there, or return the report.',
    },
  ]);
});

test.each([
  ['with the register’s day', { leavingOn: day('2026-12-18') }],
  ['with no day', { leavingOn: null }],
  ['still with the tutor', { state: 'draft' }],
  ['back with the tutor', { state: 'returned' }],
  ['accepted', { state: 'reviewed' }],
  ['of another kind', { kind: 'progress review' }],
] as const)('one %s is not', (_name, differs) => {
  expect(leavingNeeds([{ ...interim, ...differs }], periods)).toEqual([]);
});

test('the day of another post does not count', () => {
  const elsewhere = aPeriod({ id: 'IP-0002', urn: '900002', finishedOn: interim.leavingOn });
  expect(leavingNeeds([interim], [...periods, elsewhere])).toHaveLength(1);
});
