import type { Execution } from '../run/execution';
import type { Kind, Method } from './dispatch';
import { GoogleError } from './errors';
import {
  isQuestion,
  publishedUrl,
  type Answer,
  type FormState,
  type ItemState,
  type ResponseState,
} from './forms';
import { itemHandle, itemIn, type ItemResponseRef } from './forms-items';
import { formOf } from './forms-session';
import { record } from './forms-submit';
import { Handle, Instant } from './values';

/** A response a script is building. */
interface Draft {
  readonly form: string;
  readonly answers: Record<string, Answer>;
  submitted: string | null;
}

/** A stored response's handle names it; one being built is kept by the execution. */
interface ResponseRef {
  readonly form: string;
  readonly id: string;
}

export const responseHandle = ({ formId, id }: ResponseState) =>
  new Handle('FormApp.FormResponse', { form: formId, id });

export const newResponse = (x: Execution, form: string) =>
  x.keep('FormApp.FormResponse', { form, answers: {}, submitted: null } satisfies Draft);

interface Seen {
  readonly form: FormState;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly stored: ResponseState | null;
}

function seen(x: Execution, self: Handle): Seen {
  if (typeof self.ref === 'number') {
    const draft = x.kept<Draft>(self);
    const stored = draft.submitted === null ? null : response(x, draft.form, draft.submitted);
    return { form: formOf(x, draft.form), answers: draft.answers, stored };
  }
  const { form, id } = self.ref as unknown as ResponseRef;
  const stored = response(x, form, id);
  return { form: formOf(x, form), answers: stored.answers, stored };
}

export function response(x: Execution, form: string, id: string): ResponseState {
  const found = x.store.get<ResponseState>(`responses:${form}`, id);
  if (!found) throw new GoogleError(`No response with the ID ${id} could be found.`);
  return found;
}

function draftOf(x: Execution, self: Handle): Draft {
  const draft = typeof self.ref === 'number' ? x.kept<Draft>(self) : null;
  if (!draft || draft.submitted !== null) throw new GoogleError('This response has already been submitted.');
  return draft;
}

/** Unanswered questions that take text come back as '', the others are left out. */
const emptyText = ['TEXT', 'PARAGRAPH_TEXT', 'DATE', 'TIME'];

function itemResponses(x: Execution, { form, answers }: Seen): Handle[] {
  return form.items.filter(isQuestion).flatMap((item) => {
    const answer = answers[item.id] ?? (emptyText.includes(item.kind) ? '' : undefined);
    return answer === undefined
      ? []
      : [x.keep('FormApp.ItemResponse', { form: form.id, item: item.id, answer } satisfies ItemResponseRef)];
  });
}

const read = (run: (seen: Seen, x: Execution, self: Handle) => unknown): Method => ({
  takes: [''],
  run: (x, self) => run(seen(x, self), x, self),
});

export const formResponseKind: Kind = {
  getId: read(({ stored }) => stored?.id ?? null),
  getTimestamp: read(({ stored }) => (stored ? new Instant(stored.at) : null)),
  getRespondentEmail: read(({ stored }) => stored?.email ?? ''),
  getEditResponseUrl: read(({ form, stored }) =>
    stored ? `${publishedUrl(form)}?edit2=${stored.editId}` : null,
  ),
  getItemResponses: { ...read((all, x) => itemResponses(x, all)), price: 'readResponses' },
  getResponseForItem: {
    takes: ['Any'],
    price: 'readResponses',
    run: (x, self, [item]) => {
      const [, id] = itemIn(item, 'FormApp.FormResponse.getResponseForItem');
      const { form, answers } = seen(x, self);
      const answer = answers[id];
      return answer === undefined
        ? null
        : x.keep('FormApp.ItemResponse', { form: form.id, item: id, answer } satisfies ItemResponseRef);
    },
  },
  withItemResponse: {
    takes: ['FormApp.ItemResponse'],
    run: (x, self, [one]) => {
      const { item, answer } = x.kept<ItemResponseRef>(one as Handle);
      draftOf(x, self).answers[item] = answer;
      return self;
    },
  },
  submit: {
    takes: [''],
    price: 'editForm',
    run: (x, self) => {
      const draft = draftOf(x, self);
      const form = formOf(x, draft.form);
      if (!form.accepting) throw new GoogleError('This form is not accepting responses.');
      draft.submitted = record(x.world, form, { ...draft.answers }, '', null).response.id;
      return self;
    },
  },
  toPrefilledUrl: read(({ form, answers }) => prefilledUrl(form, answers)),
};

export const itemResponseKind: Kind = {
  getItem: {
    takes: [''],
    run: (x, self) => {
      const { form, item } = x.kept<ItemResponseRef>(self);
      const found = formOf(x, form).items.find(({ id }) => id === item);
      if (!found) throw new GoogleError('The item no longer exists in the form.');
      return itemHandle(form, found, true);
    },
  },
  getResponse: { takes: [''], run: (x, self) => x.kept<ItemResponseRef>(self).answer },
};

const OTHER = '__other_option__';

/** The respondents' address with answers filled in. Its numbers are those of the page's fields, not of items. */
export function prefilledUrl(form: FormState, answers: Readonly<Record<string, Answer>>): string {
  const fields = form.items.flatMap((item) => {
    const answer = answers[item.id];
    return answer === undefined ? [] : fieldsOf(item, answer);
  });
  return [
    `${publishedUrl(form)}?usp=pp_url`,
    ...fields.map(([name, value]) => `${name}=${encode(value)}`),
  ].join('&');
}

const encode = (text: string) => encodeURIComponent(text).replace(/%20/g, '+');

function fieldsOf(item: ItemState, answer: Answer): [string, string][] {
  const name = `entry.${item.entry}`;
  if (item.kind === 'GRID' && typeof answer !== 'string')
    return answer.flatMap((cell, row): [string, string][] => (cell ? [[`${name}.${row}`, cell]] : []));
  const list = typeof answer === 'string' ? [answer] : answer.map(String);
  const own = (value: string) =>
    item.choices.length === 0 || item.choices.some((choice) => choice.value === value);
  return list.flatMap((value): [string, string][] =>
    own(value)
      ? [[name, value]]
      : [
          [name, OTHER],
          [`${name}.other_option_response`, value],
        ],
  );
}

/** What a prefilled address, or a page that was sent, says: answers by item id. Fields of no question are left out. */
export function answersFromFields(
  form: FormState,
  fields: Readonly<Record<string, readonly string[]>>,
): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  for (const item of form.items.filter(isQuestion)) {
    const name = `entry.${item.entry}`;
    const other = fields[`${name}.other_option_response`]?.[0] ?? '';
    const given = (fields[name] ?? []).map((value) => (value === OTHER ? other : value));
    if (item.kind === 'GRID') {
      const rows = item.rows.map((_, row) => fields[`${name}.${row}`]?.[0] ?? null);
      if (rows.some((cell) => cell !== null)) answers[item.id] = rows;
    } else if (item.kind === 'CHECKBOX') {
      const chosen = given.filter((value) => value !== '');
      if (chosen.length > 0) answers[item.id] = chosen;
    } else if (given[0] !== undefined && given[0] !== '') answers[item.id] = given[0];
  }
  return answers;
}
