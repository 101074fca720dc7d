/** What leaves the register, beside the least it could cost: a week's mails, and a term's PDFs. */
import { day, isoWeekOf } from '../src/domain/day';
import { costOf, prices } from '../local/run/costs';
import type { Workspace } from '../local/workspace';
import { TODAY, fill, registerOf, setUpWorkspace } from './furnish';
import { clock } from './tasks';

export interface PostFigure {
  readonly row: string;
  readonly leaves: number;
  /** Ticks it took: none lasts longer than Google lets it. */
  readonly runs: number;
  readonly calls: number;
  /** Calls without which nothing could leave. */
  readonly floor: number;
  /** Calls above the floor, in % of it. */
  readonly overheadPercent: number;
  readonly simulatedSeconds: number;
  /** Simulated seconds of the calls of the floor. */
  readonly floorSeconds: number;
  /** Simulated seconds above their floor, in % of it. */
  readonly overheadSecondsPercent: number;
}

interface PostRow {
  readonly name: string;
  run(dist: string): Omit<PostFigure, 'row' | 'overheadPercent' | 'overheadSecondsPercent'>;
}

/** Copy the template, open the copy, put the text in, save it, turn it into a PDF, file that. */
const OF_ONE_PDF = [
  'copyFile',
  'openDocument',
  'editDocument',
  'saveDocument',
  'toPdf',
  'driveCall',
] as const;

export const POST_ROWS: readonly PostRow[] = [
  { name: 'weekly digest of 600 ECTs', run: (dist) => weeklyDigest(dist, 600) },
  { name: '200 PDFs', run: (dist) => pdfs(dist, 200) },
];

export const postFigures = (dist: string, rows: readonly PostRow[] = POST_ROWS): readonly PostFigure[] =>
  rows.map(({ name, run }) => {
    const figure = run(dist);
    const { calls, floor, simulatedSeconds, floorSeconds } = figure;
    const above = (all: number, least: number) => (100 * (all - least)) / least;
    return {
      row: name,
      ...figure,
      overheadPercent: above(calls, floor),
      overheadSecondsPercent: above(simulatedSeconds, floorSeconds),
    };
  });

/** Ticks, a quarter of an hour apart, until all is done. */
function untilDone(workspace: Workspace, isDone: () => boolean) {
  const MOST_RUNS = 20;
  let [runs, calls, simulatedSeconds] = [0, 0, 0];
  for (; runs < MOST_RUNS && !isDone(); runs++) {
    const { record, error } = clock(workspace, 'everyTenMinutes');
    if (error) throw new Error(`everyTenMinutes: ${error.message}`);
    calls += record.serviceCalls;
    simulatedSeconds += record.simulatedSeconds;
    workspace.world.setNow(workspace.world.now() + 15 * 60_000);
  }
  if (!isDone()) throw new Error(`Not all had left after ${MOST_RUNS} runs.`);
  return { runs, calls, simulatedSeconds, sendSeconds: sendSecondsIn(workspace) };
}

/** What sending alone cost of all that lies in the inboxes. */
const sendSecondsIn = (workspace: Workspace): number =>
  workspace
    .inbox()
    .reduce(
      (sum, { text, html }) => sum + costOf('mail', 0, Buffer.byteLength(text + (html ?? ''))) / 1000,
      0,
    );

function weeklyDigest(dist: string, ects: number) {
  const workspace = setUpWorkspace(dist);
  const { tutors } = registerOf(workspace, ects);
  const week = isoWeekOf(day(TODAY));
  const rows = tutors.map(({ personId, email }) => ({
    id: `digest:${week}:${personId}`,
    to: email,
    personId,
    subject: '1 induction report needs you this week',
    state: 'queued' as const,
    queuedAt: `${TODAY}T05:00:00Z`,
  }));
  fill(workspace, 'outbox', rows);
  const { sendSeconds, ...done } = untilDone(workspace, () => workspace.inbox().length >= rows.length);
  workspace.close();
  return { leaves: rows.length, floor: rows.length, floorSeconds: sendSeconds, ...done };
}

/** The first so many reports that are in and have no PDF yet; the mails that go meanwhile are no part of it. */
function pdfs(dist: string, count: number) {
  const workspace = setUpWorkspace(dist);
  registerOf(workspace, count);
  const [headings = [], ...lines] = workspace.read('Reports');
  const column = (heading: string, cells: readonly string[]) =>
    workspace.edit(
      'Reports',
      `${letters(headings.indexOf(heading))}2`,
      cells.map((cell) => [cell]),
    );
  const stateAt = headings.indexOf('State');
  let left = count;
  column(
    'State',
    lines.map((line) => (line[stateAt] === 'reviewed' && left-- > 0 ? 'reviewed' : 'cancelled')),
  );
  for (const heading of ['PDF', 'PDF of version'])
    column(
      heading,
      lines.map(() => ''),
    );
  const made = () =>
    workspace.files().filter(({ mimeType, trashed }) => mimeType === 'application/pdf' && !trashed).length;
  const { calls, simulatedSeconds, sendSeconds, runs } = untilDone(workspace, () => made() >= count);
  const mails = workspace.inbox().length;
  workspace.close();
  return {
    leaves: count,
    runs,
    calls: calls - mails,
    floor: count * OF_ONE_PDF.length,
    simulatedSeconds: simulatedSeconds - sendSeconds,
    floorSeconds: count * OF_ONE_PDF.reduce((sum, name) => sum + prices[name].ms / 1000, 0),
  };
}

const letters = (at: number): string =>
  (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
