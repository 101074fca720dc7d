import type { Execution } from '../run/execution';
import type { Kind, Method, Service } from './dispatch';
import { GoogleError } from './errors';
import { FORM, addForm, openable } from './files';
import { addItem, deleteItem, editUrl, moveItem, publishedUrl, setAccepting, setPublished } from './forms';
import type { FormState, ItemKind, ValidationState } from './forms';
import { itemHandle, itemIn, itemKinds } from './forms-items';
import { link, unlink } from './forms-link';
import { formResponseKind, itemResponseKind, newResponse, response, responseHandle } from './forms-responses';
import { changeForm, formOf } from './forms-session';
import { responsesOf } from './forms-submit';
import { compile } from './regex';
import { EnumValue, Handle, Instant, type Value } from './values';
import { spreadsheet } from './workbook';

const id = (self: Handle) => String(self.ref);

const get = (answer: (form: FormState, x: Execution) => unknown): Method => ({
  takes: [''],
  price: 'editForm',
  run: (x, self) => answer(formOf(x, id(self)), x),
});

const free = ({ price: _, ...method }: Method): Method => method;

/** A setter of the form itself; it gives the form back. */
const set = (
  takes: readonly string[],
  change: (form: FormState, args: readonly Value[], x: Execution) => void,
): Method => ({
  takes,
  price: 'editForm',
  run: (x, self, args) => {
    said(() => changeForm(x, id(self), (draft) => change(draft, args, x)));
    return self;
  },
});

/** The model's refusals in Google's voice. */
function said<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof GoogleError || (error as Error).constructor !== Error) throw error;
    throw new GoogleError((error as Error).message);
  }
}

const text = (name: 'title' | 'description' | 'confirmation' | 'closedMessage') =>
  set(['String'], (form, [value]) => void (form[name] = String(value)));

type Flag =
  | 'collectEmail'
  | 'allowEdits'
  | 'limitOne'
  | 'requireLogin'
  | 'progressBar'
  | 'respondAgain'
  | 'summary'
  | 'shuffle';

const flag = (name: Flag, getter: string, setter: string): Kind => ({
  [getter]: get((form) => form[name]),
  [setter]: set(['Boolean'], (form, [on]) => void (form[name] = on === true)),
});

const settings: Kind = {
  getTitle: get((form) => form.title),
  setTitle: text('title'),
  getDescription: get((form) => form.description),
  setDescription: text('description'),
  getConfirmationMessage: get((form) => form.confirmation),
  setConfirmationMessage: text('confirmation'),
  getCustomClosedFormMessage: get((form) => form.closedMessage),
  setCustomClosedFormMessage: text('closedMessage'),
  ...flag('collectEmail', 'collectsEmail', 'setCollectEmail'),
  ...flag('allowEdits', 'canEditResponse', 'setAllowResponseEdits'),
  ...flag('limitOne', 'hasLimitOneResponsePerUser', 'setLimitOneResponsePerUser'),
  ...flag('requireLogin', 'requiresLogin', 'setRequireLogin'),
  ...flag('progressBar', 'hasProgressBar', 'setProgressBar'),
  ...flag('respondAgain', 'hasRespondAgainLink', 'setShowLinkToRespondAgain'),
  ...flag('summary', 'isPublishingSummary', 'setPublishingSummary'),
  ...flag('shuffle', 'getShuffleQuestions', 'setShuffleQuestions'),
};

const users = (emails: readonly string[]) => emails.map((email) => new Handle('User', email));

const publishing: Kind = {
  isPublished: get((form) => form.published),
  setPublished: set(['Boolean'], (form, [on]) => setPublished(form, on === true)),
  isAcceptingResponses: get((form) => form.accepting),
  setAcceptingResponses: set(['Boolean'], (form, [on]) => setAccepting(form, on === true)),
  supportsAdvancedResponderPermissions: get(() => true),
  getPublishedReaders: get((form) => users(form.readers)),
  addPublishedReader: set(
    ['String'],
    (form, [email]) => void (form.readers = [...new Set([...form.readers, String(email)])]),
  ),
  addPublishedReaders: set(['String[]'], (form, [emails]) => {
    form.readers = [...new Set([...form.readers, ...(emails as readonly string[])])];
  }),
  removePublishedReader: set(
    ['String'],
    (form, [email]) => void (form.readers = form.readers.filter((one) => one !== email)),
  ),
  getEditors: get((form) => users(form.editors)),
};

const destination: Kind = {
  setDestination: {
    takes: ['FormApp.DestinationType, String'],
    price: 'editForm',
    run: (x, self, [, file]) => {
      const before = formOf(x, id(self)).destination;
      spreadsheet(x.store, String(file));
      if (before) unlink(x.store, id(self), before.spreadsheetId);
      changeForm(x, id(self), (form) => void (form.destination = { spreadsheetId: String(file) }));
      link(x.store, formOf(x, id(self)), String(file), responsesOf(x.store, id(self)));
      return self;
    },
  },
  removeDestination: {
    takes: [''],
    price: 'editForm',
    run: (x, self) => {
      const before = formOf(x, id(self)).destination;
      if (before) unlink(x.store, id(self), before.spreadsheetId);
      changeForm(x, id(self), (form) => void (form.destination = null));
      return self;
    },
  },
  getDestinationId: get((form) => {
    if (!form.destination) throw new GoogleError('The form currently has no response destination.');
    return form.destination.spreadsheetId;
  }),
  getDestinationType: get((form) =>
    form.destination ? new EnumValue('FormApp.DestinationType', 'SPREADSHEET') : null,
  ),
};

const add = (kind: ItemKind): Method => ({
  takes: [''],
  price: 'editForm',
  run: (x, self) =>
    itemHandle(
      id(self),
      changeForm(x, id(self), (form) => addItem(form, kind)),
    ),
});

const indexOf = (form: FormState, value: Value, method: string): number => {
  if (typeof value === 'number') return value;
  const [, item] = itemIn(value, method);
  return form.items.findIndex((one) => one.id === item);
};

const items: Kind = {
  addTextItem: add('TEXT'),
  addParagraphTextItem: add('PARAGRAPH_TEXT'),
  addMultipleChoiceItem: add('MULTIPLE_CHOICE'),
  addCheckboxItem: add('CHECKBOX'),
  addListItem: add('LIST'),
  addDateItem: add('DATE'),
  addTimeItem: add('TIME'),
  addScaleItem: add('SCALE'),
  addGridItem: add('GRID'),
  addSectionHeaderItem: add('SECTION_HEADER'),
  addPageBreakItem: add('PAGE_BREAK'),
  getItems: {
    takes: ['', 'FormApp.ItemType'],
    price: 'editForm',
    run: (x, self, [type]) =>
      formOf(x, id(self))
        .items.filter((item) => !type || item.kind === (type as EnumValue).name)
        .map((item) => itemHandle(id(self), item, true)),
  },
  getItemById: {
    takes: ['Number'],
    price: 'editForm',
    run: (x, self, [wanted]) => {
      const item = formOf(x, id(self)).items.find((one) => one.id === wanted);
      return item ? itemHandle(id(self), item, true) : null;
    },
  },
  moveItem: {
    takes: ['Any, Integer'],
    price: 'editForm',
    run: (x, self, [what, to]) => {
      const move = (form: FormState) =>
        moveItem(form, indexOf(form, what, 'FormApp.Form.moveItem'), Number(to));
      return itemHandle(
        id(self),
        said(() => changeForm(x, id(self), move)),
        true,
      );
    },
  },
  deleteItem: {
    takes: ['Any'],
    price: 'editForm',
    run: (x, self, [what]) =>
      said(() =>
        changeForm(x, id(self), (form) => {
          const item = form.items[indexOf(form, what, 'FormApp.Form.deleteItem')];
          if (!item) throw new GoogleError('Invalid argument: index');
          deleteItem(form, item.id);
        }),
      ),
  },
};

const responses: Kind = {
  createResponse: { takes: [''], run: (x, self) => newResponse(x, formOf(x, id(self)).id) },
  getResponses: {
    takes: ['', 'Date'],
    price: 'readResponses',
    run: (x, self, [since]) => {
      const after = since instanceof Instant ? since.at : -Infinity;
      const found = responsesOf(x.store, formOf(x, id(self)).id).filter((one) => one.at > after);
      x.moves(found.reduce((sum, one) => sum + Object.keys(one.answers).length, 0));
      return found.map(responseHandle);
    },
  },
  getResponse: {
    takes: ['String'],
    price: 'readResponses',
    run: (x, self, [wanted]) => responseHandle(response(x, formOf(x, id(self)).id, String(wanted))),
  },
  deleteResponse: {
    takes: ['String'],
    price: 'editForm',
    run: (x, self, [wanted]) => {
      x.store.delete(`responses:${id(self)}`, response(x, formOf(x, id(self)).id, String(wanted)).id);
      return self;
    },
  },
  deleteAllResponses: {
    takes: [''],
    price: 'editForm',
    run: (x, self) => {
      for (const one of responsesOf(x.store, formOf(x, id(self)).id))
        x.store.delete(`responses:${id(self)}`, one.id);
      return self;
    },
  },
};

const Form: Kind = {
  getId: free(get((form) => form.id)),
  getPublishedUrl: free(get(publishedUrl)),
  getEditUrl: free(get(editUrl)),
  getSummaryUrl: free(get((form) => publishedUrl(form).replace(/viewform$/, 'viewanalytics'))),
  shortenFormUrl: { takes: ['String'], price: 'editForm', run: (_, __, [url]) => url },
  isQuiz: get(() => false),
  ...settings,
  ...publishing,
  ...destination,
  ...items,
  ...responses,
};

type Draft = { rule: string | null; args: readonly (string | number)[]; help: string };

/** A validation's builder: the last rule wins. */
function builder(
  type: string,
  rules: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, Kind>> {
  const requires = Object.entries(rules).map(([rule, takes]): [string, Method] => [
    rule,
    {
      takes,
      run: (x, self, args) => {
        if (rule.endsWith('Pattern')) said(() => compile(String(args[0])));
        Object.assign(x.kept<Draft>(self), { rule, args });
        return self;
      },
    },
  ]);
  const setHelpText: Method = {
    takes: ['String'],
    run: (x, self, [help]) => {
      x.kept<Draft>(self).help = String(help);
      return self;
    },
  };
  const build: Method = {
    takes: [''],
    run: (x, self) => {
      const { rule, args, help } = x.kept<Draft>(self);
      if (rule === null)
        throw new GoogleError('The validation must have a rule, for example requireNumber().');
      return x.keep(type, { rule, args, help } satisfies ValidationState);
    },
  };
  return { [`${type}Builder`]: { ...Object.fromEntries(requires), setHelpText, build }, [type]: {} };
}

const patterns = {
  requireTextContainsPattern: ['String'],
  requireTextDoesNotContainPattern: ['String'],
  requireTextMatchesPattern: ['String'],
  requireTextDoesNotMatchPattern: ['String'],
  requireTextLengthLessThanOrEqualTo: ['Integer'],
  requireTextLengthGreaterThanOrEqualTo: ['Integer'],
};

const numbers = {
  requireNumber: [''],
  requireWholeNumber: [''],
  requireNumberBetween: ['Number, Number'],
  requireNumberNotBetween: ['Number, Number'],
  requireNumberEqualTo: ['Number'],
  requireNumberNotEqualTo: ['Number'],
  requireNumberGreaterThan: ['Number'],
  requireNumberGreaterThanOrEqualTo: ['Number'],
  requireNumberLessThan: ['Number'],
  requireNumberLessThanOrEqualTo: ['Number'],
};

const newValidation = (type: string): Method => ({
  takes: [''],
  run: (x) => x.keep(`${type}Builder`, { rule: null, args: [], help: '' } satisfies Draft),
});

const opened = (x: Execution, form: string): Handle => new Handle('FormApp.Form', formOf(x, form).id);

const FormApp: Kind = {
  create: {
    takes: ['String', 'String, Boolean'],
    price: 'openForm',
    run: (x, _, [title, published]) =>
      said(() => new Handle('FormApp.Form', addForm(x.world, String(title), x.user, published === true).id)),
  },
  openById: {
    takes: ['String'],
    price: 'openForm',
    run: (x, _, [form]) => opened(x, openable(x.store, String(form), FORM, x.user).id),
  },
  openByUrl: {
    takes: ['String'],
    price: 'openForm',
    run: (x, _, [url]) => {
      const form = /\/forms\/d\/([\w-]{10,})/.exec(String(url))?.[1];
      if (!form) throw new GoogleError('Invalid argument: url');
      return opened(x, form);
    },
  },
  getActiveForm: { takes: [''], run: () => null },
  createTextValidation: newValidation('FormApp.TextValidation'),
  createParagraphTextValidation: newValidation('FormApp.ParagraphTextValidation'),
  createCheckboxValidation: newValidation('FormApp.CheckboxValidation'),
};

export const formsService: Service = {
  name: 'FormApp',
  globals: { FormApp: { kind: 'FormApp' } },
  enums: {
    'FormApp.DestinationType': ['SPREADSHEET'],
    'FormApp.PageNavigationType': ['CONTINUE', 'GO_TO_PAGE', 'RESTART', 'SUBMIT'],
    'FormApp.ItemType': [
      'CHECKBOX',
      'CHECKBOX_GRID',
      'DATE',
      'DATETIME',
      'DURATION',
      'GRID',
      'IMAGE',
      'LIST',
      'MULTIPLE_CHOICE',
      'PAGE_BREAK',
      'PARAGRAPH_TEXT',
      'RATING',
      'SCALE',
      'SECTION_HEADER',
      'TEXT',
      'TIME',
      'VIDEO',
      'FILE_UPLOAD',
      'UNSUPPORTED',
    ],
  },
  scopes: ['https://www.googleapis.com/auth/forms'],
  kinds: {
    FormApp,
    'FormApp.Form': Form,
    'FormApp.FormResponse': formResponseKind,
    'FormApp.ItemResponse': itemResponseKind,
    ...itemKinds,
    ...builder('FormApp.TextValidation', {
      ...numbers,
      ...patterns,
      requireTextIsEmail: [''],
      requireTextIsUrl: [''],
    }),
    ...builder('FormApp.ParagraphTextValidation', patterns),
    ...builder('FormApp.CheckboxValidation', {
      requireSelectAtLeast: ['Integer'],
      requireSelectAtMost: ['Integer'],
      requireSelectExactly: ['Integer'],
    }),
  },
};
