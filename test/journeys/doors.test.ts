import type { Workspace } from '../../local/workspace';
import type { Card } from '../../src/tasks/wire';
import { EARLY_MONDAY, answer, rows, smallRegister } from './register';

/** The forms that are open all year, each by a link of the person's own. */
let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

/** A link as a mail would carry it, made by the register itself: the sidebar's card of the ECT lists them. */
const linkOf = (trn: string, label: string, who: string): string => {
  const { links } = answer(workspace, { ask: 'ect', trn }) as Card;
  const found = links.find((one) => one.label === label && one.who === who);
  if (!found) throw new Error(`${who} has no link "${label}": ${JSON.stringify(links)}`);
  return found.url;
};

const OBSERVED = {
  'What are you logging?': 'A lesson observation',
  'When was the lesson or the review?': '2026-12-02',
  'What went well?': 'Clear routines (TS7).',
  'What should the ECT work on next?': 'Questions that more pupils answer (TS2).',
  'When did the ECT have your feedback?': '2026-12-03',
  'The ECT has seen these notes, or will': 'Yes',
};

const send = (link: string, answers: Readonly<Record<string, string>>) => {
  const { executions } = workspace.submitForm(link, answers);
  expect(executions.map(({ error }) => error)).toEqual([null]);
};
const observations = () => rows(workspace, 'Observations');
const lastIntake = () => rows(workspace, 'Intake').pop() ?? {};

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

describe('a lesson observation', () => {
  const link = () => linkOf('0012345', 'Log an observation', 'Tom Tutor');

  test('comes with the ECT filled in, and is a row of Observations', () => {
    expect(decodeURIComponent(link())).toContain('Zoë Example');
    send(link(), OBSERVED);
    expect(lastIntake()).toMatchObject({
      Verdict: 'accepted',
      ECT: 'Zoë Example',
      Reasons: 'In Observations as OB-0001.',
    });
    expect(observations()).toEqual([
      expect.objectContaining({
        TRN: '0012345',
        ECT: 'Zoë Example',
        Observed: '2026-12-02',
        Observer: 'Tom Tutor',
        Kind: 'lesson observation',
        Strengths: 'Clear routines (TS7).',
        Feedback: 'yes',
        'Feedback on': '2026-12-03',
      }),
    ]);
  });
});
