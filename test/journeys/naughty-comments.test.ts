import { readFileSync } from 'node:fs';
import type { Workspace } from '../../local/workspace';
import {
  EARLY_MONDAY,
  byDay,
  reviewOf,
  row,
  rows,
  save,
  signLinkOf,
  smallRegister,
  trigger,
} from './register';

/** Strings that have broken other programs, each as an ECT's comment. */
const NAUGHTY = (
  JSON.parse(readFileSync(require.resolve('big-list-of-naughty-strings/blns.json'), 'utf8')) as string[]
).filter((text) => text.replace(/[\s\u200b\ufeff]/g, '') !== '');

let workspace: Workspace;
let start: ReturnType<Workspace['snapshot']>;
let review = '';
let link = '';

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  byDay(workspace);
  review = reviewOf(workspace, '0012345');
  save(workspace, review, 'release');
  trigger(workspace, 'everyTenMinutes');
  link = signLinkOf(workspace, 'zoe@example.org');
  start = workspace.snapshot();
});
afterAll(() => workspace.close());

/** What the answers sheet can keep of a text: the register can know no more. */
const seen = (text: string): string => text.trim();

test('each is kept letter by letter, starts no formula, and signs the report it stands in', () => {
  expect(NAUGHTY.length).toBeGreaterThan(400);
  const wrong: unknown[] = [];
  for (const text of NAUGHTY) {
    workspace.restore(start);
    const { executions } = workspace.submitForm(link, {
      'I am': 'The early career teacher',
      'Your comment on this report': text,
      'Your signature': 'I have read this report and sign it',
      'Your full name': 'Zoë Example',
    });
    const report = row(workspace, 'Reports', 'Report', review);
    const [intake] = rows(workspace, 'Intake').slice(-1);
    const at = (workspace.read('Reports')[0] ?? []).indexOf('ECT comment');
    const error = executions.find((one) => one.error !== null)?.error ?? null;
    const kept = report['ECT comment'] === seen(text) && report['ECT signed'] !== '';
    const refused = intake?.['Verdict'] === 'needs mending' && report['ECT signed'] === '';
    if (error !== null || !(kept || refused) || at < 0)
      wrong.push({ text, error, has: report['ECT comment'], intake: intake?.['Reasons'] });
  }
  expect(wrong).toEqual([]);
}, 600_000);
