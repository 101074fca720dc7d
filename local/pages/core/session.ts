import type { Block, Overview, Question, QuestionAnswer, ShownPage } from '../../api';
import { store } from './store';

export interface Toast {
  readonly key: number;
  readonly title: string;
  readonly message: string;
  readonly tone: 'plain' | 'bad';
}

/** What this browser tab knows and shows, beside the workspace itself. */
export interface Session {
  readonly overview: Overview | null;
  /** The address of the person this tab acts as. */
  readonly user: string;
  /** Answers of the bundle arrive after the seconds Google would have taken. */
  readonly realTime: boolean;
  readonly connected: boolean;
  /** What the bundle is doing for this tab, or null. */
  readonly busy: string | null;
  readonly toasts: readonly Toast[];
  readonly sidebar: ShownPage | null;
  readonly dialog: (ShownPage & { readonly modal: boolean }) | null;
  readonly question: { readonly asked: Question; readonly answer: (given: QuestionAnswer) => void } | null;
  readonly selection: ({ readonly sheet: number } & Block) | null;
  /** Where a link or a script wants the workbook to go. */
  readonly goTo: { readonly sheet: number; readonly block: Block | null; readonly key: number } | null;
}

const kept = (key: string) => sessionStorage.getItem(key) ?? '';

export const session = store<Session>({
  overview: null,
  user: kept('user'),
  realTime: kept('real-time') === 'on',
  connected: true,
  busy: null,
  toasts: [],
  sidebar: null,
  dialog: null,
  question: null,
  selection: null,
  goTo: null,
});

export function signInAs(user: string): void {
  sessionStorage.setItem('user', user);
  session.set({ user });
}

export function setRealTime(realTime: boolean): void {
  sessionStorage.setItem('real-time', realTime ? 'on' : 'off');
  session.set({ realTime });
}

let lastToast = 0;

/** A message in the corner; `seconds` below 0 keeps it until it is closed. */
export function toast(
  message: string,
  { title = '', seconds = 6, tone = 'plain' as Toast['tone'] } = {},
): void {
  lastToast += 1;
  const key = lastToast;
  session.set({ toasts: [...session.get().toasts, { key, title, message, tone }] });
  if (seconds >= 0) setTimeout(() => dropToast(key), seconds * 1000);
}

export function dropToast(key: number): void {
  session.set({ toasts: session.get().toasts.filter((shown) => shown.key !== key) });
}

/** Shows a fault where the person will see it. */
export function tellFault(fault: unknown): void {
  toast(fault instanceof Error ? fault.message : String(fault), { tone: 'bad', seconds: 15 });
}
