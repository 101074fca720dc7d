import type { Execution } from '../run/execution';
import type { Kind, Method } from './dispatch';
import { GoogleError } from './errors';
import { addItem, deleteItem, editUrl, moveItem, publishedUrl, setAccepting, setPublished } from './forms';
import type { FormState, ItemKind } from './forms';
import { itemHandle, itemIn } from './forms-items';
import { link, unlink } from './forms-link';
import { newResponse, response, responseHandle } from './forms-responses';
import { changeForm, formOf, said } from './forms-session';
import { responsesOf } from './forms-submit';
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
  addEditor: set(
    ['String'],
    (form, [email]) => void (form.editors = [...new Set([...form.editors, String(email)])]),
  ),
  removeEditor: set(
    ['String'],
    (form, [email]) => void (form.editors = form.editors.filter((one) => one !== email)),
  ),
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

/** What a form can do. */
export const formKind: Kind = {
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
