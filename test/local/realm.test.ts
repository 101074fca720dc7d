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

const reach =
  "(o) => { try { return typeof o.constructor.constructor('return process')(); } catch (e) { return e.name; } }";

test('an error that a service throws belongs to the realm', () => {
  expect(
    run(
      `try { SpreadsheetApp.getActive().getSheetByName(7); } catch (e) { return [e instanceof Error, e.name, String(e), (${reach})(e)]; }`,
    ),
  ).toEqual([
    true,
    'Exception',
    "Exception: The parameters (number) don't match the method signature for SpreadsheetApp.Spreadsheet.getSheetByName.",
    'ReferenceError',
  ]);
});

test('a stack overflow inside a service call belongs to the realm', () => {
  const code = `function deep() { Logger.log('x'); deep(); } function main() { try { deep(); } catch (e) { return [e instanceof RangeError, (${reach})(e)]; } }`;
  expect(tiny(code).call('main')).toEqual([true, 'ReferenceError']);
});

test('the frames of a stack lead nowhere', () => {
  const code = `function main() { const old = Error.prepareStackTrace; const found = [];
    Error.prepareStackTrace = (e, frames) => { for (const f of frames) for (const o of [f.getThis(), f.getFunction()]) if (o) found.push((${reach})(o)); return ''; };
    void new Error('x').stack; try { SpreadsheetApp.openById('none'); } catch (e) { void e.stack; } Error.prepareStackTrace = old; return found.filter((x) => x !== 'ReferenceError'); }`;
  expect(tiny(code).call('main')).toEqual([]);
});

test('what Apps Script lacks is not there; what it has is', () => {
  const missing = [
    'setTimeout',
    'URL',
    'TextEncoder',
    'fetch',
    'crypto',
    'structuredClone',
    'process',
    'require',
    'Buffer',
    'performance',
    'SharedArrayBuffer',
    'Atomics',
    'atob',
    'queueMicrotask',
    '__host',
    '__enter',
  ];
  expect(run(`return ${JSON.stringify(missing)}.filter((name) => name in globalThis)`)).toEqual([]);
  expect(run('return [typeof Intl, typeof Map, typeof console.log, typeof Promise]')).toEqual([
    'object',
    'function',
    'function',
    'function',
  ]);
});

test('syntax beyond what Apps Script parses is refused before anything runs', () => {
  expect(() => tiny('class A { #x = 1; }')).toThrow('Code.js does not parse as Apps Script would');
});

test('no state is kept between executions', () => {
  const w = tiny('var n = 0; function count() { n += 1; return n; }');
  expect([w.call('count'), w.call('count')]).toEqual([1, 1]);
});

test('a method that Google or the workspace lacks is named', () => {
  expect(() => run('SpreadsheetApp.getActive().getSheets()[0].foo()')).toThrow(
    'Sheet.foo: the local workspace does not implement this method, or Google has none of this name.',
  );
});

test('an advanced service that the manifest does not switch on does not exist', () => {
  expect(() => tiny('function main() { return Drive; }', {}, { dependencies: {} }).call('main')).toThrow(
    'Drive is not defined',
  );
});

test('instances of the virtual Date are Dates in every way', () => {
  expect(
    run(
      'const d = new Date(2026, 0, 31); class My extends Date {} return [d instanceof Date, d.constructor === Date, Object.prototype.toString.call(d), new My(0) instanceof My, typeof Date(), Date.UTC(2026, 0, 1), Date.parse("2026-01-01") === Date.UTC(2026, 0, 1)]',
    ),
  ).toEqual([true, true, '[object Date]', true, 'string', Date.UTC(2026, 0, 1), true]);
});
