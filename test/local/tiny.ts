/** A workspace running a few lines of script, for tests of the workspace itself. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkspace, type OpenOptions, type Workspace } from '../../local/workspace';

export const allScopes = [
  'spreadsheets',
  'documents',
  'drive.file',
  'forms',
  'script.container.ui',
  'script.scriptapp',
  'script.send_mail',
  'userinfo.email',
].map((name) => `https://www.googleapis.com/auth/${name}`);

/** A dist folder holding `code` and a manifest. */
export function distOf(code: string, manifest: object = {}): string {
  const dist = mkdtempSync(join(tmpdir(), 'tiny-dist-'));
  writeFileSync(join(dist, 'Code.js'), code);
  const whole = {
    timeZone: 'Europe/London',
    oauthScopes: allScopes,
    dependencies: { enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v3' }] },
    runtimeVersion: 'V8',
    ...manifest,
  };
  writeFileSync(join(dist, 'appsscript.json'), JSON.stringify(whole));
  return dist;
}

export function tiny(code: string, options: Partial<OpenOptions> = {}, manifest: object = {}): Workspace {
  return openWorkspace({ dist: distOf(code, manifest), ...options });
}

/** Runs `body` as the body of one function and gives back what it returns. */
export function run(body: string, options: Partial<OpenOptions> = {}): unknown {
  return tiny(`function main() { ${body} }`, options).call('main');
}
