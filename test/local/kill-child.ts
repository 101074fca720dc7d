/** Commits for ever, and says so after each commit. */
import { writeSync } from 'node:fs';
import { Store } from '../../local/world/store';

const store = new Store(process.argv[2] ?? null);
for (let n = (store.get<number>('counts', 'last') ?? 0) + 1; ; n += 1) {
  store.put('counts', 'last', n);
  store.put('counts', 'twin', n);
  store.commit();
  writeSync(1, `${n}\n`);
}
