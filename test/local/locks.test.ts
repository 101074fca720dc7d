import { tiny } from './tiny';
import { isLocked } from '../../local/world/lock';

const code = `
function take(ms) { return LockService.getScriptLock().tryLock(ms); }
function hold() { const l = LockService.getScriptLock(); l.waitLock(1000); PropertiesService.getScriptProperties().getProperty('x'); l.releaseLock(); PropertiesService.getScriptProperties().getProperty('x'); }
function twice() { const l = LockService.getScriptLock(); return [l.tryLock(10), l.tryLock(10), LockService.getScriptLock().tryLock(10), l.hasLock()]; }
function wait() { const a = Date.now(); try { LockService.getScriptLock().waitLock(2000); } catch (e) { return [e.message, Date.now() - a]; } }
function keep() { LockService.getScriptLock().waitLock(10); PropertiesService.getScriptProperties().getProperty('x'); }
`;

test('another execution finds the lock taken until it is released', () => {
  const w = tiny(code);
  const got: unknown[] = [];
  w.call('hold', [], {
    onCall: (_, method) => method.endsWith('getProperty') && got.push(w.call('take', [100])),
  });
  expect(got).toEqual([false, true]);
});

test('the same Lock may be taken again; another one of the same run is another (§26.26)', () => {
  expect(tiny(code).call('twice')).toEqual([true, true, false, true]);
});

test('waiting in vain takes its time and throws', () => {
  const w = tiny(code);
  let waited: unknown;
  w.call('keep', [], { onCall: (_, method) => method.endsWith('getProperty') && (waited = w.call('wait')) });
  expect(waited).toEqual(['Lock timeout: another process was holding the lock for too long.', 2050]);
});

test('the end of a run, killed or not, frees the lock', () => {
  const w = tiny(code);
  w.call('keep');
  w.tryCall('keep', [], { faults: [{ match: /getProperty/, kind: 'kill' }] });
  expect(isLocked(w.world)).toBe(false);
});
