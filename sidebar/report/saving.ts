import { useRef, useState } from 'preact/hooks';
import type { Answers, FieldProblem, ReportForm, SaveAction, Saved } from '../../src/entry/wire';
import { dropDraft, keepDraft } from '../drafts';
import { ask, type Failure } from '../server';
import { answersGiven, differing, questionsOf, textOf } from './asked';
import { settle } from './settle';
import { asksBesides } from './words';

interface Given {
  readonly form: ReportForm;
  /** The answers as they are when asked, which may be later than the last rendering. */
  readonly answers: () => Answers;
  readonly saved: (action: SaveAction, saved: Saved, sent: Answers) => void;
  readonly conflict: (says: string, mine: Answers, stands: ReportForm) => void;
}

export interface Saving {
  /** What is under way, or null. */
  readonly doing: SaveAction | null;
  readonly problems: readonly FieldProblem[];
  readonly failure: { readonly of: Failure<unknown>; readonly again: () => void } | null;
  /** True when the register has taken it. */
  readonly perform: (action: SaveAction) => Promise<boolean>;
  readonly fail: (of: Failure<unknown>, again: () => void) => void;
}

/** Sends the answers to the register, and sorts what comes back. One at a time. */
export function useSaving({ form, answers, saved, conflict }: Given): Saving {
  const [doing, setDoing] = useState<SaveAction | null>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [failure, setFailure] = useState<Saving['failure']>(null);
  const busy = useRef(false);

  const perform = async (action: SaveAction): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setDoing(action);
    setProblems([]);
    setFailure(null);
    const sent = sentWith(action, form, answers());
    const { id, at, version } = form;
    const outcome = await ask<'save'>({ ask: 'save', id, at, version, answers: sent, action });
    busy.current = false;
    setDoing(null);
    switch (outcome.kind) {
      case 'answer':
        taken(action, outcome.value, sent);
        return true;
      case 'refused':
        setProblems(outcome.problems);
        return false;
      case 'conflict':
        if (outcome.stands !== null) {
          conflict(outcome.says, answers(), outcome.stands);
          return false;
        }
    }
    setFailure({ of: outcome, again: () => void perform(action) });
    return false;
  };

  const taken = (action: SaveAction, value: Saved, sent: Answers) => {
    void settle({ at: value.at, key: form.id });
    // Whoever went on typing while it was saved keeps what came after.
    if (differing(questionsOf(form), answers(), sent).length === 0) dropDraft(form.id);
    else keepDraft(form.id, { version: value.version, answers: answers(), at: Date.now() });
    saved(action, value, sent);
  };

  return { doing, problems, failure, perform, fail: (of, again) => setFailure({ of, again }) };
}

/** The answers of the questions put; a button that asks something carries its answer besides. */
function sentWith(action: SaveAction, form: ReportForm, answers: Answers): Answers {
  const given = answersGiven(form.questions, answers);
  const name = asksBesides(form, action)?.name;
  return name === undefined ? given : { ...given, [name]: textOf(answers, name) };
}
