import { visitedIn } from '../../src/domain/visited-school';

const visited = visitedIn([
  { urn: '900001', name: 'Larkspur Primary School' },
  { urn: '900002', name: 'St Example’s School' },
  { urn: '900003', name: 'ST EXAMPLE’S SCHOOL' },
]);

describe('the school a visit is to', () => {
  test('is the one with its URN, whatever name stands beside it', () => {
    expect(visited({ urn: '900001', school: 'St Example’s School' })).toBe('900001');
  });

  test('is the one school of its name where its URN is nobody’s any more', () => {
    expect(visited({ urn: '900009', school: ' larkspur primary school' })).toBe('900001');
  });

  test('is not guessed where two schools have the name, or there is none', () => {
    expect(visited({ urn: '900009', school: 'St Example’s School' })).toBe('900009');
    expect(visited({ urn: '900009', school: 'Another School' })).toBe('900009');
    expect(visited({ urn: '900009', school: null })).toBe('900009');
  });
});
