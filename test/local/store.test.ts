import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Store } from '../../local/world/store';

const folder = () => mkdtempSync(join(tmpdir(), 'store-'));

test('what was committed is there again', () => {
  const at = folder();
  const store = new Store(at);
  store.put('a', 1, { x: 1 });
  store.put('a', 'k', 'text');
  store.commit();
  store.delete('a', 1);
  store.commit();
  const again = new Store(at);
  expect([...again.all('a')]).toEqual([['k', 'text']]);
});

test('what was not committed is not', () => {
  const at = folder();
  new Store(at).put('a', 1, 'lost');
  expect(new Store(at).all('a').size).toBe(0);
});

test('a line torn by a crash is dropped, and the next one is written after what is whole', () => {
  const at = folder();
  const store = new Store(at);
  store.put('a', 1, 'whole');
  store.commit();
  appendFileSync(join(at, 'journal.jsonl'), '{"n":2,"put":[["a",2,"to');
  const again = new Store(at);
  expect([...again.all('a')]).toEqual([[1, 'whole']]);
  again.put('a', 3, 'later');
  again.commit();
  expect([...new Store(at).all('a').keys()]).toEqual([1, 3]);
});

test('a snapshot written just before a crash does not count the journal twice', () => {
  const at = folder();
  const store = new Store(at);
  store.put('a', 1, 'old');
  store.commit();
  const journal = readFileSync(join(at, 'journal.jsonl'));
  store.put('a', 1, 'new');
  store.commit();
  store.reset();
  store.put('b', 1, 'after');
  store.commit();
  writeFileSync(join(at, 'journal.jsonl'), Buffer.concat([journal, readFileSync(join(at, 'journal.jsonl'))]));
  const again = new Store(at);
  expect([again.get('a', 1), again.get('b', 1)]).toEqual([undefined, 'after']);
});

test('restore undoes everything since the snapshot, as often as wanted', () => {
  const store = new Store();
  store.put('a', 1, 'one');
  const snapshot = store.snapshot();
  for (let i = 0; i < 2; i += 1) {
    store.put('a', 1, 'two');
    store.put('a', 2, 'new');
    store.delete('a', 1);
    store.restore(snapshot);
    expect([...store.all('a')]).toEqual([[1, 'one']]);
  }
});

test('kill -9 at any moment loses no acknowledged change', async () => {
  const at = folder();
  for (let round = 0; round < 3; round += 1) {
    const acknowledged = await killedAfter(at, 150 + round * 90);
    const docs = new Store(at).all<number>('counts');
    expect(acknowledged).toBeGreaterThan(0);
    expect(docs.get('last') ?? 0).toBeGreaterThanOrEqual(acknowledged);
    // Both documents of a transaction, or neither.
    expect(docs.get('twin')).toBe(docs.get('last'));
  }
}, 60_000);

/** Runs a writer that prints a number once it is committed, kills it, and gives the last number it printed. */
async function killedAfter(at: string, ms: number): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(process.cwd(), 'test/local/kill-child.ts'), at],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let printed = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      if (printed === '') setTimeout(() => child.kill('SIGKILL'), ms);
      printed += data.toString();
    });
    child.on('exit', () => resolve());
  });
  return Number(printed.slice(0, printed.lastIndexOf('\n')).split('\n').pop());
}
