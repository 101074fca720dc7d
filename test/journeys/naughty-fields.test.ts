import { readFileSync } from 'node:fs';
import type { Workspace } from '../../local/workspace';
import type { Card } from '../../src/tasks/wire';
import { REVIEW, answer, byDay, click, reviewOf, row, rows, save, smallRegister } from './register';

/** Strings that have broken other programs, through the fields in words that people and officers fill in. */
const NAUGHTY = (
  JSON.parse(readFileSync(require.resolve('big-list-of-naughty-strings/blns.json'), 'utf8')) as string[]
).filter((text) => text.replace(/[\s\u200b\ufeff]/g, '') !== '');

/** What the sheet can keep of a text. */
const seen = (text: string): string => text.trim();

/** What reading a cell tidies: a mark of byte order becomes a space, and of two apostrophes alone one is left. */
const isTidied = (text: string): boolean => /\ufeff|^''$/.test(text);

/** All of them, some to each round, in turn. */
const inRounds = (size: number): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(NAUGHTY.length / size) }, (_, round) =>
    Array.from({ length: size }, (__, at) => NAUGHTY[(round * size + at) % NAUGHTY.length] ?? ''),
  );

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;
let review = '';

beforeAll(async () => {
  workspace = await smallRegister();
  byDay(workspace);
  review = reviewOf(workspace, '0012345');
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

const pass = (seconds: number) => workspace.world.setNow(workspace.world.now() + seconds * 1000);

test('saved in the sidebar, each stands in the sheet and comes back as it was typed', () => {
  const wrong: unknown[] = [];
  let kept = 0;
  for (const [one = '', other = ''] of inRounds(2)) {
    const reply = save(workspace, review, 'save', { ...REVIEW, evidence: one, targets: other });
    if (reply.kind === 'refused') continue;
    const stands = row(workspace, 'Reports', 'Report', review);
    const { answers } = answer(workspace, { ask: 'report', id: review });
    const same = [
      [stands['Evidence'], seen(one)],
      [stands['Targets'], seen(other)],
      [answers['evidence'], seen(one)],
      [answers['targets'], seen(other)],
    ].every(([has, wants]) => has === wants);
    if (!same && !isTidied(one) && !isTidied(other)) wrong.push({ one, other, reply, answers });
    kept += 2;
  }
  expect(wrong).toEqual([]);
  expect(kept).toBeGreaterThan(NAUGHTY.length / 2);
}, 600_000);

test('in every field of an observation, each is kept, and shown on the ECT’s card as it is', () => {
  const { links } = answer(workspace, { ask: 'ect', trn: '0012345' }) as Card;
  const url = links.find(({ label }) => label === 'Log an observation')?.url ?? '';
  const wrong: unknown[] = [];
  let taken = 0;
  for (const [focus = '', strengths = '', development = ''] of inRounds(3)) {
    pass(60);
    workspace.submitForm(url, {
      'What are you logging?': 'A lesson observation',
      'When was the lesson or the review?': '2026-12-02',
      'What was the focus?': focus,
      'What went well?': strengths,
      'What should the ECT work on next?': development,
      'The ECT has seen these notes, or will': 'Yes',
    });
    const { Verdict } = rows(workspace, 'Intake').pop() ?? {};
    if (Verdict === 'needs mending') continue;
    taken++;
    const stands = rows(workspace, 'Observations').pop() ?? {};
    const has = [stands['Focus'], stands['Strengths'], stands['To develop']];
    const tidied = [focus, strengths, development].some(isTidied);
    if (!tidied && JSON.stringify(has) !== JSON.stringify([focus, strengths, development].map(seen)))
      wrong.push({ focus, strengths, development, has });
    workspace.restore(fresh);
  }
  expect(wrong).toEqual([]);
  expect(taken).toBeGreaterThan(NAUGHTY.length / 3 - 25);
}, 600_000);

test('why a report goes back, each is in the tutor’s mail as it is, and nothing in its HTML is a tag', () => {
  const wrong: unknown[] = [];
  // A mail takes a second or two, so one in ten: the mail has one way of spelling all of them.
  for (const text of NAUGHTY.filter((_, at) => at % 10 === 0)) {
    workspace.restore(fresh);
    save(workspace, review, 'submit');
    if (save(workspace, review, 'return', { returnedWhy: text }).kind !== 'answer') continue;
    click(workspace, 'doWhatWaits');
    const mail = workspace.inbox('tom@example.org').slice(-1)[0];
    const bare = (one: string) => one.replace(/\s+/g, ' ').trim();
    if (!bare(mail?.text ?? '').includes(bare(seen(text)))) wrong.push({ text, mail: mail?.text });
    const tags = ((mail?.html ?? '').match(/<\s*[a-z]+/gi) ?? []).map((tag) => tag.toLowerCase());
    if (tags.some((tag) => /script|img|iframe|svg|object|form|input|video|audio|style/.test(tag)))
      wrong.push({ text, tags });
  }
  expect(wrong).toEqual([]);
}, 600_000);
