import { keyOf, whoIn } from '../../src/domain/who';

const asha = { personId: 'P-0007', name: 'Asha Assessor', email: 'asha@example.org' };
const ben = { personId: 'P-0008', name: 'Ben Other', email: null };

describe('whom a cell names', () => {
  const who = whoIn([asha, ben, { ...asha, email: 'asha@school.example.org' }]);

  test.each(['P-0007', 'p-0007 ', 'asha assessor', 'ASHA@example.org', 'asha@school.example.org'])(
    '%s is Asha',
    (text) => {
      expect(who(text)).toEqual({ personId: 'P-0007', name: 'Asha Assessor' });
      expect(keyOf(who, text)).toBe('P-0007');
    },
  );

  test('who is not in People is told apart by the words themselves', () => {
    expect(who('Cara Else')).toBeNull();
    expect(who('')).toBeNull();
    expect(keyOf(who, ' Cara Else')).toBe(keyOf(who, 'cara else'));
  });

  test('a name that two people have names neither; their Person does', () => {
    const twice = whoIn([
      asha,
      { ...ben, name: 'Asha Assessor' },
      { ...ben, personId: 'P-0009', name: 'Asha Assessor' },
    ]);
    expect(twice('Asha Assessor')).toBeNull();
    expect(twice('P-0008')?.personId).toBe('P-0008');
    expect(twice('asha@example.org')?.personId).toBe('P-0007');
  });
});
