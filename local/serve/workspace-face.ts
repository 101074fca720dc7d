import type { Overview, Person } from '../api';
import { menusOf, shownPage } from '../world/ui';
import { BOUND_ID, spreadsheet } from '../world/workbook';
import type { Workspace } from '../workspace';
import { rowsOf } from './cell-views';
import { clockView, executionList, executionView, ranToday } from './clock-views';
import { doDeed } from './deeds';
import { documentView, setParagraph } from './document-views';
import type { Face } from './face';
import { fileContent, fileList } from './file-views';
import { formList, formView, formWith, sectionRefusals, submitAnswers } from './form-views';
import { mailAttachment, mailList, mailView } from './mail-views';
import { wallClock } from './moments';
import { clockOf } from './passing';
import { runFor } from './runs';
import { columnValues, frameOf, sheetTabs } from './sheet-views';

export interface FaceOptions {
  readonly workspace: Workspace;
  /** Who may be signed in as, the officer first. */
  readonly people: readonly Person[];
  /** The function that opens the sidebar for a newcomer; null for none. */
  readonly opensWith: string | null;
  /** Fills a workspace that was reset. */
  readonly furnish: (workspace: Workspace) => void;
}

const missingForm = (): never => {
  throw new Error('There is no such form. It may have been deleted, or the workspace reset.');
};

/** A workspace as the pages see it. */
export function faceOf({ workspace, people, opensWith, furnish }: FaceOptions): Face {
  const { world } = workspace;
  const listeners = new Set<() => void>();
  // From the time of day, so that a page which outlives the server sees another number.
  let version = Date.now();
  const changing = <T>(act: () => T): T => {
    try {
      return act();
    } finally {
      world.store.forgetSnapshots();
      version += 1;
      listeners.forEach((listener) => listener());
    }
  };
  const lastExecution = () => world.store.get<number>('counters', 'execution') ?? 0;

  const overview = (user: string): Overview => ({
    title: spreadsheet(world.store, BOUND_ID).name,
    now: wallClock(world)(world.now()),
    zone: spreadsheet(world.store, BOUND_ID).zone,
    workspace: String(world.store.get<number>('world', 'born') ?? ''),
    version,
    people,
    sheets: sheetTabs(world),
    menus: menusOf(world, user),
    mails: world.store.all('mail').size,
    failedToday: ranToday(world).filter(({ outcome }) => outcome !== 'completed').length,
    opensWith,
  });

  return {
    overview,
    version: () => version,
    open: (user) => changing(() => void workspace.openFile({ user })),
    frame: (user, sheet) => {
      const frame = frameOf(world, sheet, user);
      return frame && { ...frame, version };
    },
    rows: (sheet, from, to) => ({ ...rowsOf(world, sheet, from, to), version }),
    columnValues: (sheet, column) => columnValues(world, sheet, column),
    deed: (user, sheet, deed) => changing(() => doDeed(workspace, user, sheet, deed)),
    run: (user, request, answers) => changing(() => runFor(workspace, user, request, answers)),
    callable: () => [...world.scripts.functions].filter((name) => !name.endsWith('_')),
    shown: (id) => shownPage(world, id)?.html ?? null,
    advance: clockOf(workspace, changing),
    clock: (user) => clockView(world, user),
    executions: () => executionList(world),
    execution: (id) => executionView(world, id),
    forms: () => formList(world),
    form: (publicId) => {
      const form = formWith(world, publicId);
      return form && formView(form);
    },
    check: (publicId, section, answers) =>
      sectionRefusals(formWith(world, publicId) ?? missingForm(), section, answers),
    submit: (publicId, answers, sections) =>
      changing(() => submitAnswers(world, formWith(world, publicId) ?? missingForm(), answers, sections)),
    mails: () => mailList(world),
    mail: (id) => mailView(world, id),
    attachment: (mail, index) => mailAttachment(world, mail, index),
    files: () => fileList(world),
    content: (file) => fileContent(world, file),
    document: (file) => documentView(world, file),
    setParagraph: (user, file, path, text) => changing(() => setParagraph(world, user, file, path, text)),
    reset: () =>
      changing(() => {
        const executions = lastExecution();
        workspace.reset();
        world.records.length = 0;
        furnish(workspace);
        // Pages know what was shown by an execution's number: it goes on counting.
        world.store.put('counters', 'execution', Math.max(executions, lastExecution()));
        world.store.put('world', 'born', Date.now());
        world.store.commit();
      }),
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
