import { readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pageAssets } from './serve/assets';
import { newcomer } from './serve/newcomer';
import { faceOf } from './serve/workspace-face';
import { serveWorkspace } from './server';
import { openWorkspace } from './workspace';

const FONTS: Record<string, string> = {
  'regular.ttf': '400Regular/Arimo_400Regular.ttf',
  'bold.ttf': '700Bold/Arimo_700Bold.ttf',
};

/** Arial's metrics for machines without Arial. */
function fontsIn(root: string): (name: string) => Uint8Array<ArrayBuffer> | null {
  return (name) => {
    const file = FONTS[name];
    return file
      ? new Uint8Array(readFileSync(join(root, 'node_modules/@expo-google-fonts/arimo', file)))
      : null;
  };
}

interface Asked {
  readonly port: number;
  readonly folder: string;
  readonly dist: string;
  readonly empty: boolean;
  readonly reset: boolean;
}

function readArguments(root: string, given: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...given],
    options: {
      port: { type: 'string', default: '0' },
      folder: { type: 'string', default: join(root, '.local/workspace') },
      dist: { type: 'string', default: join(root, 'dist') },
      empty: { type: 'boolean', default: false },
      reset: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port takes a number up to 65535. This one is "${values.port}".`);
  return { ...values, port, folder: resolve(values.folder), dist: resolve(values.dist) };
}

/** Settles when the page is really there: the link is printed for people to press at once. */
function answersAt(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, (answer) => {
      answer.resume();
      if (answer.statusCode === 200) resolve();
      else reject(new Error(`The workspace answered ${answer.statusCode} at ${url}.`));
    }).once('error', reject);
  });
}

/** Opens the workspace, serves it, and prints its link once it answers. `root` is the project's folder. */
export async function start(root: string, given: readonly string[]): Promise<void> {
  const { port, folder, dist, empty, reset } = readArguments(root, given);
  const assets = pageAssets(join(root, 'local'), join(root, '.local/cache'));
  if (reset) rmSync(folder, { recursive: true, force: true });
  const kept = {
    dist,
    sources: join(root, 'local'),
    folder: join(root, '.local/cache'),
    onMaking: () => console.log('Making the demonstration. It is kept, so that this happens once.'),
  };
  const home = newcomer(empty, kept);
  const user = home.people[0]?.email ?? '';
  const workspace = openWorkspace({ dist, folder, now: home.now, user, passesIdleTicks: true });
  home.begin(workspace);
  const face = faceOf({ workspace, ...home });
  const { url, close } = await serveWorkspace({ face, assets: await assets, port, font: fontsIn(root) });
  await answersAt(url);
  console.log(`The workspace is open at ${url}`);
  const stop = () =>
    void close()
      .then(() => workspace.close())
      .then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
