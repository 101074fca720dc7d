import { run, tiny } from './tiny';

test('a function of the bundle runs and its answer comes back', () => {
  expect(tiny('function add(a, b) { return { sum: a + b }; }').call('add', [1, 2])).toEqual({ sum: 3 });
});

test('a Date anywhere in a reply makes the whole reply null (§14)', () => {
  expect(run('return { a: 1, when: [new Date()] }')).toBeNull();
});

test('no process can be reached through any constructor', () => {
  const tries = ['Logger.log', 'Logger.getLog', 'console.log', 'main', 'Date', 'globalThis.toString'];
  const code = `return [${tries.map((name) => `(function () { try { return typeof ${name}.constructor('return process')(); } catch (e) { return e.name; } })()`).join(',')}]`;
  expect(run(code)).toEqual(tries.map(() => 'ReferenceError'));
});

test('the clock of the bundle is virtual', () => {
  expect(run('return [new Date().toISOString(), Date.now()]', { now: '2027-01-05T09:30:00.000Z' })).toEqual([
    '2027-01-05T09:30:00.000Z',
    Date.parse('2027-01-05T09:30:00.000Z'),
  ]);
});

test("the bundle's Date reads in the manifest's zone", () => {
  const code = 'function main() { return new Date(2026, 6, 1, 9).toISOString(); }';
  expect(tiny(code, {}, { timeZone: 'Europe/London' }).call('main')).toBe('2026-07-01T08:00:00.000Z');
  expect(tiny(code, {}, { timeZone: 'Pacific/Auckland' }).call('main')).toBe('2026-06-30T21:00:00.000Z');
});
