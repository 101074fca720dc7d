import type { Effect, Json, QuestionAnswer, RunRequest } from '../api';
import { answerNext, openQuestion, shownBy, type Shown } from '../world/ui';
import { setActiveRange } from '../world/view';
import { BOUND_ID } from '../world/workbook';
import type { Workspace } from '../workspace';
import type { RunResult } from './face';

/** What an execution showed, without its html: the page asks for that by id. */
export function effectOf(shown: Shown): Effect {
  if (!('html' in shown)) return shown;
  const { html: _, ...page } = shown;
  return page;
}

/**
 * Runs a function as the person at the page. Where it asks and nobody has answered yet, everything it did is undone and
 * the question comes back; the next run, with the answer, goes the same way further. (A script cannot wait in a server
 * that must go on answering.)
 */
export function runFor(
  workspace: Workspace,
  user: string,
  { fn, from, args, selection }: RunRequest,
  answers: readonly QuestionAnswer[],
): RunResult {
  const { world } = workspace;
  if (selection) setActiveRange(world.store, BOUND_ID, user, selection.sheet, selection);
  const last = world.store.get<number>('counters', 'execution') ?? 0;
  const before = workspace.snapshot();
  answerNext(world, answers, true);
  const result = from === 'menu' ? workspace.menu(fn, { user }) : workspace.tryCall(fn, args ?? [], { user });
  const { id, simulatedSeconds: seconds } = result.record;
  const effects = shownBy(world, id).map(effectOf);
  const question = result.outcome === 'killed' ? openQuestion(world, id) : null;
  if (question) {
    workspace.restore(before);
    // With it go the formulas it made the sheet work out.
    world.records.splice(0, Infinity, ...world.records.filter((record) => record.id <= last));
    // An execution's number is never given twice: what it showed is known by it.
    world.store.put('counters', 'execution', id);
    world.store.commit();
    const buttons = question.buttons as ('OK' | 'CANCEL' | 'YES' | 'NO')[];
    return { outcome: 'asks', question: { ...question, buttons }, effects, seconds, execution: null };
  }
  const execution = String(id);
  if (result.outcome === 'completed')
    return { outcome: 'finished', value: result.value as Json, effects, seconds, execution };
  const { name, message } = result.error ?? { name: 'Exception', message: 'The execution was ended.' };
  return { outcome: 'failed', error: { name, message }, effects, seconds, execution };
}
