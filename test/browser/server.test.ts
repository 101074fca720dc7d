import { request } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OFFICER, startWorkspace, type RunningWorkspace } from './tools/workspace';

jest.setTimeout(60_000);

let workspace: RunningWorkspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.stop());

/** A request with headers of one's own: a browser's fetch would set Host and Origin itself. */
function ask(
  path: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(workspace.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (answer) => {
      let body = '';
      answer.on('data', (data: Buffer) => (body += data.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    sent.once('error', reject);
    sent.end(method === 'POST' ? '{}' : undefined);
  });
}

const host = () => new URL(workspace.url).host;

test('another host name is refused, so that no page reaches the workspace by renaming itself', async () => {
  expect(await ask('/api/overview', { host: 'workspace.example.org' })).toMatchObject({ status: 403 });
});

test("another page's origin is refused, for reading and for changing", async () => {
  const headers = { host: host(), origin: 'https://example.org' };
  expect(await ask('/api/reset', headers, 'POST')).toMatchObject({ status: 403 });
  expect(await ask('/api/overview', { ...headers, origin: 'null' })).toMatchObject({ status: 403 });
});

test('its own origin is answered, by number and by name', async () => {
  const port = new URL(workspace.url).port;
  for (const own of [host(), `localhost:${port}`])
    expect(await ask('/api/overview', { host: own, origin: `http://${own}` })).toMatchObject({ status: 200 });
});

test('it listens on this machine only', () => {
  expect(new URL(workspace.url).hostname).toBe('127.0.0.1');
});

test('an address of nothing says so in words', async () => {
  expect(await ask('/api/sheets/77', { host: host() })).toEqual({
    status: 404,
    body: JSON.stringify({
      says: 'There is no such sheet. It may have been deleted, or the workspace reset.',
    }),
  });
});

test('a change reaches other pages without their asking', async () => {
  const events = await fetch(`${workspace.url}api/events`);
  const reader = events.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  await workspace.api('/sheets/0', { do: 'type', row: 1, column: 1, values: [['x']] });
  const second = new TextDecoder().decode((await reader?.read())?.value);
  await reader?.cancel();
  expect([first, second]).toEqual([
    expect.stringContaining('event: changed'),
    expect.stringContaining('event: changed'),
  ]);
  expect(second).not.toBe(first);
});

test('what was acknowledged is there again after the process was killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-killed-'));
  const first = await startWorkspace({ folder });
  await first.api('/sheets/0', { do: 'type', row: 3, column: 2, values: [['kept']] }, OFFICER);
  await first.stop('SIGKILL');
  const second = await startWorkspace({ folder });
  expect(await second.api('/sheets/0/rows?from=3&to=3')).toMatchObject({ rows: [[null, { text: 'kept' }]] });
  await second.stop();
  rmSync(folder, { recursive: true });
});
