import type { Execution } from '../run/execution';
import type { Kind, Method } from './dispatch';
import { GoogleError } from './errors';
import { duplicateItem, setChoices } from './forms';
import type {
  Answer,
  ChoiceState,
  FormState,
  ItemKind,
  ItemState,
  Navigation,
  ValidationState,
} from './forms';
import { objectionTo } from './forms-answers';
import { changeForm, formOf } from './forms-session';
import type { Instant } from './values';
import { EnumValue, Handle, type Value } from './values';
import { wallTime } from './zone';

/** Handles of items carry the form's and the item's id; the generic one is of kind FormApp.Item. */
export type ItemRef = readonly [form: string, item: number];

const kinds: Readonly<Record<ItemKind, string>> = {
  CHECKBOX: 'CheckboxItem',
  DATE: 'DateItem',
  GRID: 'GridItem',
  LIST: 'ListItem',
  MULTIPLE_CHOICE: 'MultipleChoiceItem',
  PAGE_BREAK: 'PageBreakItem',
  PARAGRAPH_TEXT: 'ParagraphTextItem',
  SCALE: 'ScaleItem',
  SECTION_HEADER: 'SectionHeaderItem',
  TEXT: 'TextItem',
  TIME: 'TimeItem',
};
export const kindOf = (kind: ItemKind) => `FormApp.${kinds[kind]}`;

export const itemHandle = (form: string, item: ItemState, generic = false) =>
  new Handle(generic ? 'FormApp.Item' : kindOf(item.kind), [form, item.id]);

/** The item behind a handle; it may have been deleted. */
export function itemOf(x: Execution, handle: Handle): ItemState {
  const [form, id] = handle.ref as ItemRef;
  const found = formOf(x, form).items.find((item) => item.id === id);
  if (!found) throw new GoogleError('The item no longer exists in the form.');
  return found;
}

/** An item's id from any kind of item handle; everything else does not fit. */
export function itemIn(value: Value, method: string): ItemRef {
  if (value instanceof Handle && Array.isArray(value.ref) && /^FormApp\.\w*Item$/.test(value.kind))
    return value.ref as unknown as ItemRef;
  throw new GoogleError(`The parameters don't match the method signature for ${method}.`);
}

type Change = (item: ItemState, args: readonly Value[], form: FormState, x: Execution) => void;

/** A setter: changes the item and gives it back. */
function set(takes: readonly string[], change: Change): Method {
  return {
    takes,
    price: 'editForm',
    run: (x, self, args) => {
      const [form, id] = self.ref as ItemRef;
      changeForm(x, form, (draft) => {
        const item = draft.items.find((one) => one.id === id);
        if (!item) throw new GoogleError('The item no longer exists in the form.');
        change(item, args, draft, x);
      });
      return self;
    },
  };
}

const get = (answer: (item: ItemState, x: Execution, self: Handle) => Value): Method => ({
  takes: [''],
  price: 'editForm',
  run: (x, self) => answer(itemOf(x, self), x, self),
});

const free = (method: Method): Method => {
  const { price: _, ...rest } = method;
  return rest;
};

/** What every item can do. */
const anyItem: Kind = {
  getId: { takes: [''], run: (_, self) => (self.ref as ItemRef)[1] },
  getType: free(get((item) => new EnumValue('FormApp.ItemType', item.kind))),
  getIndex: get((item, x, self) => formOf(x, (self.ref as ItemRef)[0]).items.indexOf(item)),
  getTitle: get((item) => item.title),
  setTitle: set(['String'], (item, [title]) => void (item.title = String(title))),
  getHelpText: get((item) => item.help),
  setHelpText: set(['String'], (item, [help]) => void (item.help = String(help))),
  duplicate: {
    takes: [''],
    price: 'editForm',
    run: (x, self) => {
      const [form] = self.ref as ItemRef;
      const item = itemOf(x, self);
      const copy = changeForm(x, form, (draft) => duplicateItem(draft, item));
      return itemHandle(form, copy, self.kind === 'FormApp.Item');
    },
  },
};

const question: Kind = {
  ...anyItem,
  isRequired: get((item) => item.required),
  setRequired: set(['Boolean'], (item, [required]) => void (item.required = required === true)),
};

/** Checks an answer as Google does when a script builds a response. */
function answerFor(item: ItemState, answer: Answer): Answer {
  const says = objectionTo(item, answer);
  if (says !== null) throw new GoogleError(`Invalid response submitted to item "${item.title}": ${says}`);
  return answer;
}

export interface ItemResponseRef {
  readonly form: string;
  readonly item: number;
  readonly answer: Answer;
}

function answers(takes: readonly string[], from: (args: readonly Value[], x: Execution) => Answer): Kind {
  return {
    createResponse: {
      takes,
      run: (x, self, args) => {
        const [form, item] = self.ref as ItemRef;
        const answer = answerFor(itemOf(x, self), from(args, x));
        return x.keep('FormApp.ItemResponse', { form, item, answer } satisfies ItemResponseRef);
      },
    },
  };
}

const validated = (type: string): Kind => ({
  setValidation: set([`${type}?`], (item, [validation], _, x) => {
    item.validation = validation ? x.kept<ValidationState>(validation as Handle) : null;
  }),
  clearValidation: set([''], (item) => void (item.validation = null)),
});

const ways = 'FormApp.PageNavigationType';

function navigation(value: Value): Navigation | null {
  if (value instanceof EnumValue) return { way: value.name as 'CONTINUE' };
  return value instanceof Handle ? { page: (value.ref as ItemRef)[1] } : null;
}

const choiceHandle = (x: Execution, form: string, choice: ChoiceState) =>
  x.keep('FormApp.Choice', { form, ...choice });

function choosing(leads: boolean, other: boolean): Kind {
  const takes = leads
    ? ['String', 'String, Boolean', 'String, FormApp.PageBreakItem', `String, ${ways}`]
    : ['String', 'String, Boolean'];
  const otherOption: Kind = {
    hasOtherOption: get((item) => item.other),
    showOtherOption: set(['Boolean'], (item, [on]) => void (item.other = on === true)),
  };
  return {
    ...question,
    createChoice: {
      takes,
      run: (x, self, [value, to]) =>
        choiceHandle(x, (self.ref as ItemRef)[0], { value: String(value), goTo: navigation(to) }),
    },
    getChoices: {
      ...get(() => null),
      run: (x, self) =>
        itemOf(x, self).choices.map((choice) => choiceHandle(x, (self.ref as ItemRef)[0], choice)),
    },
    setChoices: set(['FormApp.Choice[]'], (item, [choices], _, x) => {
      const list = (choices as readonly Handle[]).map((choice) => x.kept<ChoiceState>(choice));
      choose(
        item,
        list.map(({ value, goTo }) => ({ value, goTo })),
      );
    }),
    setChoiceValues: set(['String[]'], (item, [values]) =>
      choose(
        item,
        (values as readonly string[]).map((value) => ({ value, goTo: null })),
      ),
    ),
    ...(other ? otherOption : {}),
  };
}

function choose(item: ItemState, choices: readonly ChoiceState[]): void {
  try {
    setChoices(item, choices);
  } catch (error) {
    throw new GoogleError((error as Error).message);
  }
}

const text: Kind = { ...question, ...answers(['String'], ([value]) => String(value)) };
const one = answers(['String'], ([value]) => String(value));
const two = (n: number) => String(n).padStart(2, '0');

/** A date a script gives is taken in the script's zone. */
function dayOf(x: Execution, value: Value): string {
  const { year, month, day } = wallTime((value as Instant).at, x.world.manifest.timeZone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function setBounds(item: ItemState, lower: number, upper: number): void {
  if (lower !== 0 && lower !== 1) throw new GoogleError('The lower bound must be 0 or 1.');
  if (upper < 3 || upper > 10) throw new GoogleError('The upper bound must be from 3 to 10.');
  item.bounds = [lower, upper];
}

function refuseEmpty(values: Value): readonly string[] {
  const list = values as readonly string[];
  if (list.length === 0) throw new GoogleError('Invalid argument: values');
  return list;
}

/** The kinds of item, each with what only it can do. */
export const itemKinds: Readonly<Record<string, Kind>> = {
  'FormApp.TextItem': { ...text, ...validated('FormApp.TextValidation') },
  'FormApp.ParagraphTextItem': { ...text, ...validated('FormApp.ParagraphTextValidation') },
  'FormApp.MultipleChoiceItem': { ...choosing(true, true), ...one },
  'FormApp.ListItem': { ...choosing(true, false), ...one },
  'FormApp.CheckboxItem': {
    ...choosing(false, true),
    ...answers(['String[]'], ([values]) => values as readonly string[]),
    ...validated('FormApp.CheckboxValidation'),
  },
  'FormApp.DateItem': {
    ...question,
    ...answers(['Date'], ([date], x) => dayOf(x, date)),
    includesYear: get((item) => item.includesYear),
    setIncludesYear: set(['Boolean'], (item, [on]) => void (item.includesYear = on === true)),
  },
  'FormApp.TimeItem': {
    ...question,
    ...answers(['Integer, Integer'], ([hour, minute]) => `${two(Number(hour))}:${two(Number(minute))}`),
  },
  'FormApp.ScaleItem': {
    ...question,
    ...answers(['Integer'], ([value]) => String(value)),
    setBounds: set(['Integer, Integer'], (item, [lower, upper]) =>
      setBounds(item, Number(lower), Number(upper)),
    ),
    getLowerBound: get((item) => item.bounds[0]),
    getUpperBound: get((item) => item.bounds[1]),
    setLabels: set(
      ['String, String'],
      (item, [lower, upper]) => void (item.labels = [String(lower), String(upper)]),
    ),
    getLeftLabel: get((item) => item.labels[0]),
    getRightLabel: get((item) => item.labels[1]),
  },
  'FormApp.GridItem': {
    ...question,
    ...answers(['String?[]'], ([rows]) => rows as readonly (string | null)[]),
    getRows: get((item) => item.rows),
    setRows: set(['String[]'], (item, [rows]) => void (item.rows = refuseEmpty(rows))),
    getColumns: get((item) => item.columns),
    setColumns: set(['String[]'], (item, [columns]) => void (item.columns = refuseEmpty(columns))),
  },
  'FormApp.SectionHeaderItem': anyItem,
  'FormApp.PageBreakItem': {
    ...anyItem,
    setGoToPage: set(['FormApp.PageBreakItem', ways], (item, [to]) => void (item.goTo = navigation(to))),
    getGoToPage: get((item, x, self) => pageHandle(x, (self.ref as ItemRef)[0], item.goTo)),
    getPageNavigationType: get((item) => wayOf(item.goTo, 'CONTINUE')),
  },
  'FormApp.Item': {
    ...anyItem,
    ...Object.fromEntries(
      Object.entries(kinds).map(([kind, name]): [string, Method] => [
        `as${name}`,
        {
          takes: [''],
          run: (x, self) => {
            const item = itemOf(x, self);
            if (item.kind !== kind) throw new GoogleError(`Invalid conversion for item type: ${item.kind}.`);
            return itemHandle((self.ref as ItemRef)[0], item);
          },
        },
      ]),
    ),
  },
  'FormApp.Choice': {
    getValue: { takes: [''], run: (x, self) => x.kept<ChoiceState>(self).value },
    getGotoPage: {
      takes: [''],
      run: (x, self) => {
        const { form, goTo } = x.kept<ChoiceState & { readonly form: string }>(self);
        return pageHandle(x, form, goTo);
      },
    },
    getPageNavigationType: { takes: [''], run: (x, self) => wayOf(x.kept<ChoiceState>(self).goTo, null) },
  },
};

function pageHandle(x: Execution, form: string, goTo: Navigation | null): Handle | null {
  if (!goTo || !('page' in goTo)) return null;
  const item = formOf(x, form).items.find(({ id }) => id === goTo.page);
  return item ? itemHandle(form, item) : null;
}

function wayOf(goTo: Navigation | null, otherwise: string | null): EnumValue | null {
  if (goTo && 'page' in goTo) return new EnumValue(ways, 'GO_TO_PAGE');
  const name = goTo?.way ?? otherwise;
  return name === null ? null : new EnumValue(ways, name);
}
