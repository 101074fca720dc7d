import { setSwitches } from '../../local/world/switches';
import type { BufferOnKill, Workspace } from '../../local/workspace';
import type { Card } from '../../src/tasks/wire';
import {
  EARLY_MONDAY,
  answer,
  linksIn,
  pastMonday,
  reviewOf,
  row,
  rows,
  smallRegister,
  trigger,
} from './register';

/** A report and a lesson observation taken in by one run that is killed: they go to different sheets (F01). */
let workspace: Workspace;
let sent: ReturnType<Workspace['snapshot']>;
let review = '';

const tick = (options: Parameters<typeof trigger>[2] = {}) => trigger(workspace, 'everyTenMinutes', options);

/** Every needed question answered in the plainest way; those that come up only after a "No" are left out. */
function plainAnswers(): Readonly<Record<string, string>> {
  const form = workspace.forms().find(({ title }) => title.endsWith('progress review'));
  const asked = (form?.items ?? []).filter(
    (item) =>
      'required' in item &&
      item.required &&
      !/^(Which standards|Has the ECT been told|Is a support plan|Why|Report code|Early career)/.test(
        item.title,
      ),
  );
  const first = (item: object) => (item as { choices?: readonly { value: string }[] }).choices?.[0]?.value;
  return Object.fromEntries(
    asked.map((item) => [item.title, first(item) ?? (/days/i.test(item.title) ? '1.5' : 'Plain words.')]),
  );
}

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  pastMonday(workspace);
  review = reviewOf(workspace, '0012345');
  const { links } = answer(workspace, { ask: 'ect', trn: '0012345' }) as Card;
  const observe = links.find(({ label, who }) => label === 'Log an observation' && who === 'Tom Tutor');
  setSwitches(workspace.world, { formEventsLost: 2 });
  workspace.submitForm(linksIn(workspace, 'tom@example.org')[0] ?? '', plainAnswers());
  workspace.submitForm(observe?.url ?? '', {
    'What are you logging?': 'A lesson observation',
    'When was the lesson or the review?': '2026-12-02',
    'What went well?': 'Clear routines (TS7).',
    'What should the ECT work on next?': 'Questions that more pupils answer (TS2).',
    'The ECT has seen these notes, or will': 'Yes',
  });
  expect(rows(workspace, 'Intake')).toEqual([]);
  sent = workspace.snapshot();
});
afterAll(() => workspace.close());

const stands = () => ({
  state: row(workspace, 'Reports', 'Report', review)['State'],
  observations: rows(workspace, 'Observations').length,
  intake: rows(workspace, 'Intake').map(({ Verdict }) => Verdict),
});
const WHOLE = { state: 'with ECT', observations: 1, intake: ['accepted', 'accepted'] };

test.each(['kept', 'prefix'] as readonly BufferOnKill[])(
  'killed anywhere, buffered writes %s, the next run has both: Intake never says accepted of what is lost',
  (onKill) => {
    workspace.restore(sent);
    const { serviceCalls } = tick();
    expect(stands()).toEqual(WHOLE);
    const broken: unknown[] = [];
    const step = Number(process.env['KILL_EVERY'] ?? 3);
    for (let call = 1; call <= serviceCalls; call += step) {
      workspace.restore(sent);
      tick({ faults: [{ call, kind: 'kill', phase: 'after' }], onKill });
      workspace.world.setNow(workspace.world.now() + 15 * 60_000);
      tick();
      if (JSON.stringify(stands()) !== JSON.stringify(WHOLE)) broken.push([call, stands()]);
    }
    expect(broken).toEqual([]);
    expect(serviceCalls).toBeGreaterThan(30);
  },
  300_000,
);
