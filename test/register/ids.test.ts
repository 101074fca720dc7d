import { forgetful, nextIds, rememberHighest } from '../../src/register/ids';
import type { Memory } from '../../src/google/ports';

function aMemory(): Memory & { readonly sets: () => number } {
  const kept = new Map<string, string>();
  let sets = 0;
  return {
    all: () => Object.fromEntries(kept),
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => {
      sets += 1;
      kept.set(key, value);
    },
    remove: (key) => void kept.delete(key),
    sets: () => sets,
  };
}

test('the next key is one above the highest there, whatever gaps and strangers there are', () => {
  const next = nextIds(aMemory(), 'IP', 4, ['IP-0003', 'IP-0010', 'P-0099', 'IP-x', '', 'IP-0007b']);
  expect([next(), next()]).toEqual(['IP-0011', 'IP-0012']);
});

test('the key of a row that is gone is not given again: a link may still mean it', () => {
  const memory = aMemory();
  expect(nextIds(memory, 'V', 4, ['V-0001'])()).toBe('V-0002');
  expect(nextIds(memory, 'V', 4, ['V-0001'])()).toBe('V-0003');
});

test('nor that of a row people entered, once it was seen', () => {
  const memory = aMemory();
  rememberHighest(memory, 'V', ['V-0007', 'V-0002']);
  rememberHighest(memory, 'V', ['V-0002']);
  expect(nextIds(memory, 'V', 4, ['V-0002'])()).toBe('V-0008');
});

test('each prefix is counted by itself', () => {
  const memory = aMemory();
  nextIds(memory, 'P', 4, ['P-0041'])();
  expect(nextIds(memory, 'PO', 4, [])()).toBe('PO-0001');
});

test('a look ahead gives the keys that would come, and takes none', () => {
  const memory = aMemory();
  expect(nextIds(forgetful(memory), 'V', 4, [])()).toBe('V-0001');
  expect(nextIds(memory, 'V', 4, [])()).toBe('V-0001');
});

test('many keys of one run are remembered in few calls, and come without a gap', () => {
  const memory = aMemory();
  const next = nextIds(memory, 'IP', 4, []);
  const given = Array.from({ length: 600 }, next);
  expect(given).toEqual(given.map((_, at) => `IP-${String(at + 1).padStart(4, '0')}`));
  expect(memory.sets()).toBeLessThan(20);
  const after = Number(nextIds(memory, 'IP', 4, [])().slice(3));
  expect(after).toBeGreaterThan(600);
});
