/** The folder an execution loads: the services' script first by name, then the bundle as it was shipped. */
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, type Program } from 'acorn';
import { servicesScript } from './services-script';

export interface Manifest {
  readonly timeZone: string;
  readonly oauthScopes: readonly string[];
  /** Names of advanced services switched on, such as 'drive'. */
  readonly advancedServices: readonly string[];
}

const open = new Map<string, ScriptFolder>();
process.once('exit', () => open.forEach((folder) => folder.dispose()));

/** Workspaces of the same dist share one: parsing the bundle takes longer than running it. */
export function scriptFolder(dist: string): ScriptFolder {
  let folder = open.get(dist);
  if (!folder) open.set(dist, (folder = new ScriptFolder(dist)));
  return folder;
}

export type { ScriptFolder };

class ScriptFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'induction-register-'));
  private stamp = '';
  /** Names of the functions declared at top level: what Google can call. */
  functions: ReadonlySet<string> = new Set();
  manifest: Manifest = { timeZone: 'Europe/London', oauthScopes: [], advancedServices: [] };

  constructor(readonly dist: string) {
    this.refresh();
  }

  /** Takes over what was built since last time; checks its syntax. Cheap when nothing changed. */
  refresh(): void {
    const names = existsSync(this.dist) ? readdirSync(this.dist).sort() : [];
    if (!names.includes('appsscript.json')) {
      // A build empties the folder first; what was taken over before goes on serving.
      if (this.stamp !== '') return;
      throw new Error(`${this.dist} holds no build. Run "npm run build" first.`);
    }
    const stamp = names.map((name) => `${name}:${statSync(join(this.dist, name)).mtimeMs}`).join();
    if (stamp === this.stamp) return;
    for (const name of readdirSync(this.path)) rmSync(join(this.path, name));
    writeFileSync(join(this.path, '00-services.js'), servicesScript());
    const scripts = names.filter((name) => name.endsWith('.js'));
    const functions = new Set<string>();
    for (const name of scripts) {
      const program = parsed(name, readFileSync(join(this.dist, name), 'utf8'));
      for (const statement of program.body)
        if (statement.type === 'FunctionDeclaration' && statement.id) functions.add(statement.id.name);
      copyFileSync(join(this.dist, name), join(this.path, name));
    }
    this.functions = functions;
    this.manifest = readManifest(this.dist);
    this.stamp = stamp;
  }

  /** What a page or a menu may call. */
  get publicFunctions(): string[] {
    return [...this.functions].filter((name) => !name.endsWith('_'));
  }

  /** The text of `name.html`, or null: a page is asked for by its name without an extension, and none lies outside. */
  html(name: string): string | null {
    const file = `${name}.html`;
    return readdirSync(this.dist).includes(file) ? readFileSync(join(this.dist, file), 'utf8') : null;
  }

  dispose(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Apps Script's parser stops at this level: `#private` and static fields are parse errors there. */
function parsed(name: string, code: string): Program {
  try {
    return parse(code, { ecmaVersion: 2021, sourceType: 'script' });
  } catch (error) {
    throw new SyntaxError(`${name} does not parse as Apps Script would: ${(error as Error).message}`);
  }
}

interface ManifestFile {
  readonly timeZone?: string;
  readonly oauthScopes?: readonly string[];
  readonly dependencies?: { readonly enabledAdvancedServices?: readonly { readonly serviceId: string }[] };
}

function readManifest(dist: string): Manifest {
  const path = join(dist, 'appsscript.json');
  if (!existsSync(path)) throw new Error(`${path} is missing: Apps Script needs a manifest.`);
  const file = JSON.parse(readFileSync(path, 'utf8')) as ManifestFile;
  return {
    timeZone: file.timeZone ?? 'America/New_York',
    oauthScopes: file.oauthScopes ?? [],
    advancedServices: (file.dependencies?.enabledAdvancedServices ?? []).map((s) => s.serviceId),
  };
}
