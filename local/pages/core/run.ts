import type { Effect, Question, QuestionAnswer, RunAnswer, RunRequest } from '../../api';
import { post } from './client';
import { session, toast } from './session';

function ask(asked: Question): Promise<QuestionAnswer> {
  return new Promise((resolve) => {
    const answer = (given: QuestionAnswer) => {
      session.set({ question: null });
      resolve(given);
    };
    session.set({ question: { asked, answer } });
  });
}

let goes = 0;

/** Shows what a run or an edit brought: alerts one by one, toasts, pages, a move of the selection. */
export async function showEffects(effects: readonly Effect[]): Promise<void> {
  for (const effect of effects) {
    switch (effect.kind) {
      case 'notice':
        await ask({ kind: 'alert', title: effect.title, text: effect.text, buttons: ['OK'] });
        break;
      case 'toast':
        toast(effect.message, { title: effect.title, seconds: effect.seconds });
        break;
      case 'sidebar':
        session.set({ sidebar: effect });
        break;
      case 'dialog':
        session.set({ dialog: effect });
        break;
      case 'select':
        goes += 1;
        session.set({ goTo: { sheet: effect.sheet, block: effect.block, key: goes } });
        break;
      default:
        effect satisfies never;
    }
  }
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Runs a function of the bundle to its end, with the person's answers to whatever it asks. */
export async function run(
  request: Omit<RunRequest, 'selection'>,
): Promise<RunAnswer & { outcome: 'finished' | 'failed' }> {
  const { selection } = session.get();
  let answer = await post<RunAnswer>('/run', selection ? { ...request, selection } : request);
  for (;;) {
    if (session.get().realTime) await pause(answer.seconds);
    await showEffects(answer.effects);
    if (answer.outcome !== 'asks') return answer;
    answer = await post<RunAnswer>(`/run/${answer.ticket}`, await ask(answer.question));
  }
}

/** A menu entry: the busy line while it runs, and its error where it failed. */
export async function runMenu(label: string, fn: string): Promise<void> {
  session.set({ busy: `Running ${label}` });
  try {
    const answer = await run({ fn, from: 'menu' });
    if (answer.outcome === 'failed')
      toast(answer.error.message, { title: `${label} did not finish`, tone: 'bad', seconds: -1 });
  } finally {
    session.set({ busy: null });
  }
}

/** A yes-or-no question of the pages themselves, shown like the bundle's own. */
export async function confirmed(title: string, text: string): Promise<boolean> {
  const { button } = await ask({ kind: 'alert', title, text, buttons: ['OK', 'CANCEL'] });
  return button === 'OK';
}
