/** Starts the local workspace in a browser: `npm start -- --port 4321 --folder .local/workspace --reset`. */
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pageAssets } from './serve/assets';
import { newcomer } from './serve/newcomer';
import { faceOf } from './serve/workspace-face';
import { serveWorkspace } from './server';
import { openWorkspace } from './workspace';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values: asked } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    folder: { type: 'string', default: join(root, '.local/workspace') },
    dist: { type: 'string', default: join(root, 'dist') },
    empty: { type: 'boolean', default: false },
    reset: { type: 'boolean', default: false },
  },
});

const FONTS: Record<string, string> = {
  'regular.ttf': '400Regular/Arimo_400Regular.ttf',
  'bold.ttf': '700Bold/Arimo_700Bold.ttf',
};

function font(name: string): Uint8Array<ArrayBuffer> | null {
  const file = FONTS[name];
  return file
    ? new Uint8Array(readFileSync(join(root, 'node_modules/@expo-google-fonts/arimo', file)))
    : null;
}

async function start(): Promise<void> {
  const port = Number(asked.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port takes a number up to 65535, not "${asked.port}".`);
  const bundled = pageAssets(join(root, 'local/pages'), join(root, '.local/cache'));
  if (asked.reset) rmSync(asked.folder, { recursive: true, force: true });
  const home = newcomer(asked.empty);
  const workspace = openWorkspace({
    dist: asked.dist,
    folder: asked.folder,
    now: home.now,
    user: home.people[0]?.email ?? '',
  });
  home.begin(workspace);
  const face = faceOf({ workspace, ...home, furnish: home.furnish });
  const { url, close } = await serveWorkspace({ face, assets: await bundled, port, font });
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The workspace answered ${answer.status} at ${url}.`);
  console.log(`The workspace is open at ${url}`);
  const stop = () =>
    void close()
      .then(() => workspace.close())
      .then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
