import { tiny } from './tiny';

const run = (body: string, options = {}) =>
  tiny(
    `function main() { const p = PropertiesService.getScriptProperties(); const c = CacheService.getScriptCache(); ${body} }`,
    options,
  ).call('main');

test('properties hold text; other things are turned into it (§20)', () => {
  expect(
    run("p.setProperties({ n: 1, o: {}, t: true }); return [p.getProperties(), p.getProperty('none')];"),
  ).toEqual([{ n: '1.0', o: '[object Object]', t: 'true' }, null]);
});

test('a null value is a mistake here', () => {
  expect(() => run("p.setProperty('k', null)")).toThrow('Delete the property instead');
});

test.each([["p.getProperty('')"], ['p.setProperty(null, "v")']])('%s: a key must be something', (body) => {
  expect(() => run(body)).toThrow(
    'When setting or getting a property value, the property name must not be null or empty',
  );
});

test('a value over 9 KB, and a store over 500 KB, are refused', () => {
  expect(() => run("p.setProperty('k', 'x'.repeat(9217))")).toThrow('Argument too large: value');
  expect(() => run("for (let i = 0; i < 60; i += 1) p.setProperty('k' + i, 'x'.repeat(9000));")).toThrow(
    'You have exceeded the property storage quota. Please remove some properties and try again.',
  );
});

test('each person has user properties; a formula gets the owner’s', () => {
  const w = tiny(
    `function set(v) { PropertiesService.getUserProperties().setProperty('k', v); } function GET() { return PropertiesService.getUserProperties().getProperty('k'); }`,
  );
  w.call('set', ['owner']);
  w.call('set', ['other'], { user: 'other@example.org' });
  w.edit('Sheet1', 'A1', '=GET()');
  expect([w.call('GET', [], { user: 'other@example.org' }), w.read('Sheet1')]).toEqual([
    'other',
    [['owner']],
  ]);
});

test('deleteAllOthers leaves what is set', () => {
  expect(run("p.setProperty('a', '1'); p.setProperties({ b: '2' }, true); return p.getKeys();")).toEqual([
    'b',
  ]);
});

test('the cache keeps text for its time and no longer', () => {
  expect(
    run(
      "c.put('k', 'v', 60); c.put('n', null); const a = [c.get('k'), c.get('n'), c.getAll(['k', 'z'])]; Utilities.sleep(61000); return a.concat(c.get('k'));",
    ),
  ).toEqual(['v', 'null', { k: 'v' }, null]);
});

test('the cache drops a tenth at item 1,001, oldest first', () => {
  expect(
    run(
      "const all = {}; for (let i = 0; i < 1001; i += 1) all['k' + i] = 'v'; c.putAll(all); return [c.get('k100'), c.get('k101')];",
    ),
  ).toEqual([null, 'v']);
});

test('the cache may forget everything', () => {
  expect(run("c.put('k', 'v'); return c.get('k');", { cacheForgets: true })).toBeNull();
});

test('limits of keys and values', () => {
  expect(() => run("c.put('k', 'x'.repeat(102401))")).toThrow('Argument too large: value');
  expect(() => run("c.put('k'.repeat(251), 'x')")).toThrow('Argument too large: key');
  expect(() => run("c.put('', 'x')")).toThrow('Invalid argument: key');
});
