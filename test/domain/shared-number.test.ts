import type { Post } from '../../src/domain/facts';
import { sharedNumbers } from '../../src/domain/shared-number';
import { day } from './examples';

const TODAY = day('2026-12-02');
const toni: Post = {
  personId: 'P-0001',
  name: 'Toni Tutor',
  email: 'toni@example.org',
  role: 'tutor',
  urn: '900001',
  from: null,
  until: null,
  holdsQts: 'yes',
  trainedOn: null,
};
const nia: Post = { ...toni, name: 'Nia New', email: 'nia@example.org' };
const shared = (...posts: readonly Post[]) => [...sharedNumbers(posts, TODAY).keys()];

describe('a Person number under which two stand', () => {
  test('is one of another name at another address', () => {
    expect(shared(toni, nia)).toEqual(['P-0001']);
    expect(shared(toni, { ...toni, role: 'mentor' }, nia)).toEqual(['P-0001']);
  });

  test('is none where only the name or only the address is another', () => {
    expect(shared(toni, { ...nia, email: 'TONI@example.org ' })).toEqual([]);
    expect(shared(toni, { ...nia, name: 'toni  tutor' })).toEqual([]);
    expect(shared(toni, { ...nia, personId: 'P-0002' })).toEqual([]);
  });

  test('is one where either has no address, and none where neither has', () => {
    expect(shared({ ...toni, email: null }, nia)).toEqual(['P-0001']);
    expect(shared({ ...toni, email: null }, { ...nia, email: null })).toEqual([]);
  });

  test('counts who is here on the day, or is still to come', () => {
    expect(shared(toni, { ...nia, until: TODAY })).toEqual(['P-0001']);
    expect(shared(toni, { ...nia, until: day('2026-12-01') })).toEqual([]);
    expect(shared(toni, { ...nia, from: day('2027-01-04') })).toEqual(['P-0001']);
  });
});
