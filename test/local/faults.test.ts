import { tiny } from './tiny';
import type { CallOptions } from '../../local/workspace';

const code = `
function work() {
  const s = SpreadsheetApp.getActive().getSheets()[0];
  const p = PropertiesService.getScriptProperties();
  p.setProperty('step', 'one');
  s.getRange('A1:A4').setValues([['a'], ['b'], ['c'], ['d']]);
  s.getRange('B1').setValue('x');
  SpreadsheetApp.flush();
  s.getRange('C1').setValue('y');
  p.setProperty('step', 'two');
}
function throwAfterWriting() { SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue('kept'); throw new Error('on purpose'); }
function swallow() { try { PropertiesService.getScriptProperties().getProperty('x'); } catch (e) { return 'caught ' + e.name + ': ' + e.message; } return 'none'; }
function survive() { try { Utilities.sleep(10); PropertiesService.getScriptProperties().setProperty('a', '1'); } catch (e) {} PropertiesService.getScriptProperties().setProperty('b', '2'); return 'alive'; }
function sleepLong() { Utilities.sleep(200000); Utilities.sleep(200000); }
function forever() { while (true); }
`;
const state = (options: CallOptions) => {
  const w = tiny(code);
  const result = w.tryCall('work', [], options);
  return { outcome: result.outcome, cells: w.read('Sheet1'), step: w.properties()['step'] };
};

test('without faults everything lands', () => {
  expect(state({})).toEqual({
    outcome: 'completed',
    cells: [
      ['a', 'x', 'y'],
      ['b', '', ''],
      ['c', '', ''],
      ['d', '', ''],
    ],
    step: 'two',
  });
});

test('a kill before a call has no effect of it, after it has', () => {
  const call = { match: /setProperty/, nth: 1, kind: 'kill' } as const;
  expect(state({ faults: [{ ...call, phase: 'before' }] }).step).toBeUndefined();
  expect(state({ faults: [{ ...call, phase: 'after' }] })).toEqual({
    outcome: 'killed',
    cells: [['']],
    step: 'one',
  });
});

test('buffered writes of a killed run are lost, kept, or kept in part, as asked', () => {
  const faults = [{ match: /flush/, kind: 'kill', phase: 'before' }] as const;
  expect(state({ faults }).cells).toEqual([['']]);
  expect(state({ faults, onKill: 'kept' }).cells[0]).toEqual(['a', 'x']);
  expect(state({ faults, onKill: 'prefix' }).cells).toEqual([['a'], ['b'], ['c'], ['d']]);
});

test('what was flushed stays whatever happens later', () => {
  expect(
    state({ faults: [{ match: /setProperty/, nth: 2, kind: 'kill', phase: 'before' }] }).cells[0],
  ).toEqual(['a', 'x']);
});

test('a run that throws keeps what it wrote', () => {
  const w = tiny(code);
  expect(() => w.call('throwAfterWriting')).toThrow('on purpose');
  expect(w.read('Sheet1')).toEqual([['kept']]);
});

test('a fault that throws is an Exception the script may catch', () => {
  expect(
    tiny(code).call('swallow', [], {
      faults: [{ match: /getProperty/, kind: 'throw', message: 'Service unavailable' }],
    }),
  ).toBe('caught Exception: Service unavailable');
});

test('a killed run can do nothing more, even if it catches everything', () => {
  const w = tiny(code);
  const result = w.tryCall('survive', [], { faults: [{ call: 1, kind: 'kill' }] });
  expect([result.outcome, result.value, w.properties()]).toEqual(['killed', null, {}]);
});

test('any call can be struck: at each number the run ends there', () => {
  const calls = (() => {
    const w = tiny(code);
    w.call('work');
    return w.lastExecution().serviceCalls;
  })();
  expect(calls).toBeGreaterThan(5);
  for (let call = 1; call <= calls; call += 1)
    expect(state({ faults: [{ call, kind: 'kill' }] }).outcome).toBe('killed');
  expect(state({ faults: [{ call: calls + 1, kind: 'kill' }] }).outcome).toBe('completed');
});

test('after 360 simulated seconds a run is stopped', () => {
  const w = tiny(code);
  expect(() => w.call('sleepLong')).toThrow('Exceeded maximum execution time');
  expect(w.lastExecution().outcome).toBe('killed');
});

test('runaway JavaScript is stopped', () => {
  const w = tiny(code);
  const result = w.world.run({
    fn: 'forever',
    args: [],
    door: 'menu',
    mode: 'FULL',
    user: 'a@example.org',
    patience: 200,
  });
  expect(result.outcome).toBe('failed');
});

test('every call is in the log with its cells and simulated milliseconds; calls that only make a handle are free', () => {
  const w = tiny(code);
  w.call('work');
  const { calls, serviceCalls, cellsMoved, simulatedSeconds } = w.lastExecution();
  expect(
    calls
      .filter((c) => /setValues|getRange|flush/.test(c.method))
      .map(({ method, cells, ms, free }) => ({ method, cells, ms, free })),
  ).toEqual([
    { method: 'SpreadsheetApp.Sheet.getRange', cells: 0, ms: 0, free: true },
    { method: 'SpreadsheetApp.Range.setValues', cells: 4, ms: 80.24, free: false },
    { method: 'SpreadsheetApp.Sheet.getRange', cells: 0, ms: 0, free: true },
    { method: 'SpreadsheetApp.flush', cells: 0, ms: 30, free: false },
    { method: 'SpreadsheetApp.Sheet.getRange', cells: 0, ms: 0, free: true },
  ]);
  expect(serviceCalls).toBe(calls.filter((c) => !c.free).length);
  expect(cellsMoved).toBe(4);
  expect(simulatedSeconds).toBeCloseTo(calls.reduce((sum, c) => sum + c.ms, 0) / 1000);
});

test('virtual time moves with the calls', () => {
  const w = tiny('function t() { const a = Date.now(); Utilities.sleep(5000); return Date.now() - a; }');
  expect(w.call('t')).toBe(5000);
});

test('between any two calls a person may act', () => {
  const w = tiny(
    'function t() { const s = SpreadsheetApp.getActive().getSheets()[0]; s.getLastRow(); return s.getRange("A1").getValue(); }',
  );
  expect(w.call('t', [], { onCall: (n) => n === 2 && w.edit('Sheet1', 'A1', 'theirs') })).toBe('theirs');
});

test('snapshot and restore bring back cells, properties and the clock, again and again', () => {
  const w = tiny(code);
  const start = w.now();
  const snapshot = w.snapshot();
  for (let i = 0; i < 3; i += 1) {
    w.call('work');
    expect(w.properties()['step']).toBe('two');
    w.restore(snapshot);
    expect([w.read('Sheet1'), w.properties(), w.now()]).toEqual([[['']], {}, start]);
  }
});
