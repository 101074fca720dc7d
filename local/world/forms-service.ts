import type { Execution } from '../run/execution';
import type { Kind, Service } from './dispatch';
import { GoogleError } from './errors';
import { FORM, addForm, openable } from './files';
import { newValidation, validationKinds } from './forms-builders';
import { formKind } from './forms-form';
import { itemKinds } from './forms-items';
import { formResponseKind, itemResponseKind } from './forms-responses';
import { formOf, said } from './forms-session';
import { Handle } from './values';

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
    'FormApp.Form': formKind,
    'FormApp.FormResponse': formResponseKind,
    'FormApp.ItemResponse': itemResponseKind,
    ...itemKinds,
    ...validationKinds,
  },
};
