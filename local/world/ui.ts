import type { Execution } from '../run/execution';
import type { Kind, Service } from './dispatch';
import { GoogleError } from './errors';
import type { Page } from './html';
import { EnumValue, Handle, type Value } from './values';
import type { World } from './world';

export type MenuItem =
  | { readonly kind: 'item'; readonly label: string; readonly fn: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly caption: string; readonly items: readonly MenuItem[] };

/** A menu as the bundle made it: data for the pages. */
export interface Menu {
  readonly caption: string;
  readonly items: readonly MenuItem[];
}

/** What an execution showed to its person. */
export type Shown =
  /** An alert that was shown and not waited for. */
  | { readonly kind: 'notice'; readonly title: string; readonly text: string }
  | { readonly kind: 'toast'; readonly title: string; readonly message: string; readonly seconds: number }
  | ({ readonly kind: 'sidebar' } & ShownPage)
  | ({ readonly kind: 'dialog'; readonly modal: boolean } & ShownPage);

export interface ShownPage {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  /** Pixels; null for Google's default. */
  readonly width: number | null;
  readonly height: number | null;
}

/** What `alert` and `prompt` ask. */
export interface Question {
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly string[];
}

/** A person's answer: CLOSE for the cross; the text of a prompt also comes with Cancel. */
export interface QuestionAnswer {
  readonly button: 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';
  readonly text?: string;
  /** How long the person thought; the script's time runs on. Default 0. */
  readonly seconds?: number;
}

interface Showing {
  readonly byExecution: Map<number, Shown[]>;
  readonly pages: Map<string, ShownPage>;
  readonly unanswered: Map<number, Question>;
  readonly asked: Map<number, Question[]>;
  answers: QuestionAnswer[];
  goesOn: boolean;
}

/** What is on show lives as long as the workspace is open, like a browser tab. */
const showings = new WeakMap<World, Showing>();
const remembered = 100;

function showing(world: World): Showing {
  let found = showings.get(world);
  if (!found) {
    found = {
      byExecution: new Map(),
      pages: new Map(),
      unanswered: new Map(),
      asked: new Map(),
      answers: [],
      goesOn: false,
    };
    showings.set(world, found);
  }
  return found;
}

/** Notes what an execution shows; `Spreadsheet.toast` calls it too. */
export function show(x: Execution, what: Shown): void {
  const { byExecution, pages } = showing(x.world);
  byExecution.set(x.id, [...(byExecution.get(x.id) ?? []), what]);
  if ('html' in what) pages.set(what.id, what);
  forget(byExecution);
  forget(pages);
}

function forget(map: Map<unknown, unknown>): void {
  const oldest = map.keys().next();
  if (map.size > remembered && !oldest.done) map.delete(oldest.value);
}

/** What an execution showed, in order. */
export const shownBy = (world: World, execution: number): readonly Shown[] =>
  showing(world).byExecution.get(execution) ?? [];

/** A sidebar or dialog that was shown, or null when it is no longer known. */
export const shownPage = (world: World, id: string): ShownPage | null => showing(world).pages.get(id) ?? null;

/**
 * The answers to the questions of the next executions, in order. Where `goesOn`, an alert that offers only OK is no
 * question: it is shown, and the run goes on as after OK.
 */
export function answerNext(world: World, answers: readonly QuestionAnswer[], goesOn = false): void {
  Object.assign(showing(world), { answers: [...answers], goesOn });
}

/** Every question an execution put to its person, in order. */
export const questionsOf = (world: World, execution: number): readonly Question[] =>
  showing(world).asked.get(execution) ?? [];

/** The question that ended an execution because nobody had answered it yet, or null. */
export const openQuestion = (world: World, execution: number): Question | null =>
  showing(world).unanswered.get(execution) ?? null;

/** The menus of a person's open file. */
export const menusOf = ({ store }: Pick<World, 'store'>, user: string): readonly Menu[] =>
  store.get<readonly Menu[]>('menus', user) ?? [];

/** A file that is opened anew has no menus yet. */
export const clearMenus = ({ store }: Pick<World, 'store'>, user: string): void =>
  store.delete('menus', user);

/** The Ui of the open file; only there is one. */
export function getUi(x: Execution, service = 'SpreadsheetApp'): Handle {
  if (!['menu', 'sidebar', 'open', 'edit'].includes(x.door) || x.mode === 'CUSTOM_FUNCTION')
    throw new GoogleError(`Cannot call ${service}.getUi() from this context.`);
  return new Handle('Ui', null);
}

const FULL = { modes: ['FULL'] as const, scopes: ['https://www.googleapis.com/auth/script.container.ui'] };

function ask(x: Execution, args: readonly Value[], kind: Question['kind']): QuestionAnswer {
  const texts = args.filter((arg) => !(arg instanceof EnumValue)).map(String);
  const set = args.find((arg): arg is EnumValue => arg instanceof EnumValue)?.name ?? 'OK';
  const [title, text] = texts.length > 1 ? texts : ['', texts[0]];
  const question: Question = { kind, title: title ?? '', text: text ?? '', buttons: set.split('_') };
  const { asked } = showing(x.world);
  asked.set(x.id, [...(asked.get(x.id) ?? []), question]);
  forget(asked);
  // The script is suspended; a script lock does not outlive that (the Ui page says so).
  for (const service of x.world.registry.services) service.atSuspend?.(x);
  const { answers, goesOn } = showing(x.world);
  if (goesOn && kind === 'alert' && set === 'OK') {
    show(x, { kind: 'notice', title: question.title, text: question.text });
    return { button: 'OK' };
  }
  const answer = answers.shift();
  if (answer) {
    x.spend((answer.seconds ?? 0) * 1000);
    return answer;
  }
  showing(x.world).unanswered.set(x.id, question);
  return x.kill(`Waiting for an answer to "${question.text}".`);
}

const showPage = (x: Execution, html: Value, title: Value, kind: 'sidebar' | 'modal' | 'modeless'): void => {
  const page = x.kept<Page>(html as Handle);
  const shown = {
    id: `${x.id}-${shownBy(x.world, x.id).length + 1}`,
    title: typeof title === 'string' ? title : (page.title ?? ''),
    html: page.html,
    // A sidebar is 300 pixels wide, whatever it asks for.
    width: kind === 'sidebar' ? 300 : page.width,
    height: kind === 'sidebar' ? null : page.height,
  };
  show(x, kind === 'sidebar' ? { kind, ...shown } : { kind: 'dialog', modal: kind === 'modal', ...shown });
};

const Ui: Kind = {
  createMenu: {
    takes: ['String'],
    run: (x, _, [caption]) => x.keep('Menu', { caption: String(caption), items: [] }),
  },
  createAddonMenu: { takes: [''], run: (x) => x.keep('Menu', { caption: 'Extensions', items: [] }) },
  alert: {
    ...FULL,
    takes: ['String', 'String, Ui.ButtonSet', 'String, String, Ui.ButtonSet'],
    price: 'ui',
    run: (x, _, args) => new EnumValue('Ui.Button', ask(x, args, 'alert').button),
  },
  prompt: {
    ...FULL,
    takes: ['String', 'String, Ui.ButtonSet', 'String, String, Ui.ButtonSet'],
    price: 'ui',
    run: (x, _, args) => x.keep('PromptResponse', ask(x, args, 'prompt')),
  },
  showSidebar: {
    ...FULL,
    takes: ['HtmlOutput'],
    price: 'ui',
    run: (x, _, [html]) => showPage(x, html, null, 'sidebar'),
  },
  showModalDialog: {
    ...FULL,
    takes: ['HtmlOutput, String'],
    price: 'ui',
    run: (x, _, [html, title]) => showPage(x, html, title, 'modal'),
  },
  showModelessDialog: {
    ...FULL,
    takes: ['HtmlOutput, String'],
    price: 'ui',
    run: (x, _, [html, title]) => showPage(x, html, title, 'modeless'),
  },
};

interface MenuDraft {
  readonly caption: string;
  readonly items: MenuItem[];
}

const Menu: Kind = {
  addItem: {
    takes: ['String, String'],
    run: (x, self, [label, fn]) => added(x, self, { kind: 'item', label: String(label), fn: String(fn) }),
  },
  addSeparator: { takes: [''], run: (x, self) => added(x, self, { kind: 'separator' }) },
  addSubMenu: {
    takes: ['Menu'],
    run: (x, self, [menu]) => added(x, self, { kind: 'menu', ...x.kept<MenuDraft>(menu as Handle) }),
  },
  addToUi: { takes: [''], price: 'ui', run: (x, self) => addToUi(x, x.kept<MenuDraft>(self)) },
};

function added(x: Execution, self: Handle, item: MenuItem): Handle {
  x.kept<MenuDraft>(self).items.push(item);
  return self;
}

/** Adds the menu to the open file, or takes the place of one of the same name. */
export function addToUi(x: Execution, { caption, items }: Menu): void {
  const others = menusOf(x, x.activeUser).filter((menu) => menu.caption !== caption);
  x.store.put('menus', x.activeUser, [...others, { caption, items: structuredClone([...items]) }]);
}

const PromptResponse: Kind = {
  getSelectedButton: {
    takes: [''],
    run: (x, self) => new EnumValue('Ui.Button', x.kept<QuestionAnswer>(self).button),
  },
  getResponseText: { takes: [''], run: (x, self) => x.kept<QuestionAnswer>(self).text ?? '' },
};

/** `Ui` and what hangs on it. The handle itself comes from `getUi` of an application. */
export const ui: Service = {
  name: 'Ui',
  globals: {},
  enums: {
    'Ui.Button': ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO'],
    'Ui.ButtonSet': ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL'],
  },
  modes: ['NONE', 'LIMITED', 'FULL'],
  kinds: { Ui, Menu, PromptResponse },
};
