/** What leaves the register, beside the least it could cost: a week's mails, and a term's PDFs. */
import { day, isoWeekOf } from '../src/domain/day';
import { TEMPLATE } from '../src/documents/report-document';
import { costOf, prices, type PriceName } from '../local/run/costs';
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

/**
 * Copy the template, open the copy, fill each tag, put in each paragraph of the report (no call of Google's puts in two),
 * save it, turn it into a PDF, file that. A folder of a school or an ECT that is not there yet is one more.
 */
const OF_ONE_PDF = ['copyFile', 'openDocument', 'saveDocument', 'toPdf', 'driveCall'] as const;
const TAGS = new Set(TEMPLATE.flatMap(({ text }) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([tag]) => tag)))
  .size;

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
  let [runs, calls, simulatedSeconds, paragraphs] = [0, 0, 0, 0];
  for (; runs < MOST_RUNS && !isDone(); runs++) {
    const { record, error } = clock(workspace, 'everyTenMinutes');
    if (error) throw new Error(`everyTenMinutes: ${error.message}`);
    calls += record.serviceCalls;
    simulatedSeconds += record.simulatedSeconds;
    paragraphs += record.calls.filter(({ method }) => method.endsWith('.insertParagraph')).length;
    workspace.world.setNow(workspace.world.now() + 15 * 60_000);
  }
  if (!isDone()) throw new Error(`Not all had left after ${MOST_RUNS} runs.`);
  return { runs, calls, simulatedSeconds, paragraphs, sendSeconds: sendSecondsIn(workspace) };
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
  const { sendSeconds, runs, calls, simulatedSeconds } = untilDone(
    workspace,
    () => workspace.inbox().length >= rows.length,
  );
  workspace.close();
  return {
    leaves: rows.length,
    runs,
    calls,
    floor: rows.length,
    simulatedSeconds,
    floorSeconds: sendSeconds,
  };
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
  const folders = () =>
    workspace.files().filter(({ mimeType }) => mimeType === 'application/vnd.google-apps.folder').length;
  const before = folders();
  const { calls, simulatedSeconds, sendSeconds, runs, paragraphs } = untilDone(
    workspace,
    () => made() >= count,
  );
  const needed: readonly (readonly [PriceName, number])[] = [
    ...OF_ONE_PDF.map((name) => [name, count] as const),
    ['editDocument', count * TAGS + paragraphs],
    // Each run has one folder to work in, which no reader ever sees.
    ['driveCall', folders() - before - runs],
  ];
  const mails = workspace.inbox().length;
  workspace.close();
  return {
    leaves: count,
    runs,
    calls: calls - mails,
    floor: needed.reduce((sum, [, times]) => sum + times, 0),
    simulatedSeconds: simulatedSeconds - sendSeconds,
    floorSeconds: needed.reduce((sum, [name, times]) => sum + (times * prices[name].ms) / 1000, 0),
  };
}

const letters = (at: number): string =>
  (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
