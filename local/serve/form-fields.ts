import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { FormAnswers, FormItem, FormRefusal } from '../api';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

const OTHER = '__other_option__';

export interface FieldState {
  readonly answers: FormAnswers;
  readonly refusal: FormRefusal | undefined;
  /** The first field at fault takes the focus. */
  readonly first: boolean;
}

interface Wiring {
  readonly id: string;
  readonly given: readonly string[];
  readonly describedBy: string;
  readonly faulty: boolean;
  readonly state: FieldState;
}

function wiringOf(item: FormItem, state: FieldState): Wiring {
  const id = item.entry.replace('.', '-');
  const describedBy = [item.help ? `${id}-help` : '', state.refusal ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ');
  return {
    id,
    given: state.answers[item.entry] ?? [],
    describedBy,
    faulty: state.refusal !== undefined,
    state,
  };
}

function about({ describedBy, faulty, state }: Wiring, item: FormItem): Markup {
  return html`${describedBy ? html`aria-describedby="${describedBy}"` : ''}
  ${faulty ? html`aria-invalid="true"` : ''} ${item.required ? html`aria-required="true"` : ''}
  ${state.first ? html`autofocus` : ''}`;
}

function input(item: FormItem, wiring: Wiring, type: string): Markup {
  return html`<input
    class="field"
    type="${type}"
    id="${wiring.id}"
    name="${item.entry}"
    value="${wiring.given[0] ?? ''}"
    autocomplete="off"
    ${about(wiring, item)}
  />`;
}

function paragraph(item: FormItem, wiring: Wiring): Markup {
  return html`<textarea class="field" id="${wiring.id}" name="${item.entry}" rows="4" ${about(wiring, item)}>
${wiring.given[0] ?? ''}</textarea>`;
}

function list(item: FormItem, wiring: Wiring): Markup {
  return html`<select class="field" id="${wiring.id}" name="${item.entry}" ${about(wiring, item)}>
    <option value="">Choose</option>
    ${item.choices.map(
      ({ value }) => html`<option ${wiring.given.includes(value) ? html`selected` : ''}>${value}</option>`,
    )}
  </select>`;
}

function options(item: FormItem, wiring: Wiring, type: 'radio' | 'checkbox'): Markup {
  const checked = (value: string) => (wiring.given.includes(value) ? html`checked` : '');
  const focus = (index: number) => (wiring.state.first && index === 0 ? html`autofocus` : '');
  const other = wiring.state.answers[`${item.entry}.other_option_response`]?.[0] ?? '';
  return html`<div class="options">
    ${item.choices.map(
      ({ value, goTo }, index) =>
        html`<label class="option">
          <input
            type="${type}"
            name="${item.entry}"
            value="${value}"
            ${checked(value)}
            ${focus(index)}
            ${goTo === undefined ? '' : html`data-goes="${String(goTo)}"`}
          /><span>${value}</span></label
        >`,
    )}
    ${
      item.other
        ? html`<div class="option">
            <label
              ><input type="${type}" name="${item.entry}" value="${OTHER}" ${checked(OTHER)} /><span
                >Other:</span
              ></label
            >
            <input
              class="field other"
              aria-label="Other, in your own words"
              name="${item.entry}.other_option_response"
              value="${other}"
            />
          </div>`
        : ''
    }
  </div>`;
}

function scale(item: FormItem, wiring: Wiring): Markup {
  const { low, high, lowLabel, highLabel } = item.scale ?? { low: 1, high: 5, lowLabel: '', highLabel: '' };
  const steps = Array.from({ length: high - low + 1 }, (_, index) => String(low + index));
  return html`<div class="scale">
    <span>${lowLabel}</span>
    ${steps.map(
      (step, index) =>
        html`<label
          ><span>${step}</span
          ><input
            type="radio"
            name="${item.entry}"
            value="${step}"
            ${wiring.given.includes(step) ? html`checked` : ''}
            ${wiring.state.first && index === 0 ? html`autofocus` : ''}
        /></label>`,
    )}
    <span>${highLabel}</span>
  </div>`;
}

function grid(item: FormItem, wiring: Wiring): Markup {
  return html`<table class="answers">
    <thead>
      <tr>
        <td></td>
        ${item.choices.map(({ value }) => html`<th scope="col">${value}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${item.rows.map(
        (row, index) =>
          html`<tr>
            <th scope="row">${row}</th>
            ${item.choices.map(
              ({ value }, column) =>
                html`<td>
                  <input
                    type="radio"
                    aria-label="${row}: ${value}"
                    name="${item.entry}.${index}"
                    value="${value}"
                    ${wiring.state.answers[`${item.entry}.${index}`]?.includes(value) ? html`checked` : ''}
                    ${wiring.state.first && index === 0 && column === 0 ? html`autofocus` : ''}
                  />
                </td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

const CONTROLS: Record<Exclude<FormItem['kind'], 'heading'>, (item: FormItem, wiring: Wiring) => Markup> = {
  text: (item, wiring) => input(item, wiring, 'text'),
  paragraph,
  choice: (item, wiring) => options(item, wiring, 'radio'),
  checkbox: (item, wiring) => options(item, wiring, 'checkbox'),
  list,
  grid,
  date: (item, wiring) => input(item, wiring, 'date'),
  time: (item, wiring) => input(item, wiring, 'time'),
  datetime: (item, wiring) => input(item, wiring, 'datetime-local'),
  scale,
};

/** Long text keeps its line breaks. */
export function lines(text: string): Markup {
  return html`${text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br />${line}`))}`;
}

/** One question with its help, control and, where it was refused, the reason beside it. */
export function question(item: FormItem, state: FieldState): Markup {
  if (item.kind === 'heading') {
    return html`<div class="card heading">
      <h2>${item.title}</h2>
      <p>${lines(item.help)}</p>
    </div>`;
  }
  const wiring = wiringOf(item, state);
  const star = item.required ? html` <span class="star" title="Required">*</span>` : '';
  const grouped =
    item.kind === 'choice' || item.kind === 'checkbox' || item.kind === 'scale' || item.kind === 'grid';
  const help = item.help ? html`<p class="help" id="${wiring.id}-help">${lines(item.help)}</p>` : '';
  const refusal = state.refusal
    ? html`<p class="error" id="${wiring.id}-error">
        <span aria-hidden="true">!</span> ${state.refusal.says}
      </p>`
    : '';
  const control = CONTROLS[item.kind](item, wiring);
  const body = grouped
    ? html`<fieldset ${wiring.describedBy ? html`aria-describedby="${wiring.describedBy}"` : ''}>
        <legend>${item.title}${star}</legend>
        ${help}${control}${refusal}
      </fieldset>`
    : html`<label class="title" for="${wiring.id}">${item.title}${star}</label>${help}${control}${refusal}`;
  return html`<div class="card ${state.refusal ? 'faulty' : ''}">${body}</div>`;
}
