import type { Post } from '../../src/domain/facts';
import { notWrittenTo, sharedAddresses, sharedNumbers } from '../../src/domain/shared-number';
import { anEct, day } from './examples';

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
    expect(shared(toni, { ...nia, name: 'Toni New', email: 'TONI@example.org ' })).toEqual([]);
    expect(shared(toni, { ...nia, name: 'toni  tutor' })).toEqual([]);
    expect(shared(toni, { ...nia, personId: 'P-0002' })).toEqual([]);
  });

  test('is one at one address too, where the names have no word in common', () => {
    expect(shared(toni, { ...nia, email: 'TONI@example.org ' })).toEqual(['P-0001']);
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

describe('an address of an ECT that is somebody else’s too', () => {
  const ada = anEct({ trn: '0012345', name: 'Ada Example', email: 'ada@example.org', outcome: null });
  const bea = { ...ada, trn: '0012346', name: 'Bea Other' };
  const facts = (ects: readonly (typeof ada)[], ...posts: readonly Post[]) => ({ ects, posts });
  const reached = (...all: Parameters<typeof facts>) =>
    [...sharedAddresses(facts(...all), TODAY)].map(([address, both]) => [address, both.map(({ id }) => id)]);

  test('is that of two ECTs', () => {
    expect(reached([ada, { ...bea, email: 'ADA@example.org' }])).toEqual([
      ['ada@example.org', ['0012345', '0012346']],
    ]);
    expect(reached([ada, { ...bea, email: 'bea@example.org' }])).toEqual([]);
  });

  test('is that of one ECT entered under two TRNs', () => {
    expect(reached([ada, { ...bea, name: 'Ada Example' }])).toHaveLength(1);
  });

  test('is that of an ECT and of a post that is held or to come, unless it is their own', () => {
    const theirs = { ...toni, email: 'ada@example.org' };
    expect(reached([ada], theirs)).toEqual([['ada@example.org', ['0012345', 'P-0001']]]);
    expect(reached([ada], { ...theirs, until: day('2026-12-01') })).toEqual([]);
    expect(reached([ada], { ...theirs, name: 'ada example' })).toEqual([]);
  });

  test('is none where there is no address, or the other ECT has an outcome', () => {
    expect(
      reached(
        [
          { ...ada, email: null },
          { ...bea, email: null },
        ],
        { ...toni, email: null },
      ),
    ).toEqual([]);
    expect(reached([ada, { ...bea, outcome: 'pass' }])).toEqual([]);
  });

  test('keeps mail from the ECT, not from whoever holds the post', () => {
    expect([...notWrittenTo(facts([ada], { ...toni, email: 'ada@example.org' }), TODAY)]).toEqual([
      '0012345',
    ]);
    expect([...notWrittenTo(facts([ada], toni, nia), TODAY)]).toEqual(['P-0001']);
    expect([...notWrittenTo(facts([ada], toni), TODAY)]).toEqual([]);
  });
});
