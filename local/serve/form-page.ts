import { html } from 'hono/html';
import type { FormAnswers, FormItem, FormRefusal, FormSection, FormStep, FormView } from '../api';
import { lines, question, type Markup } from './form-fields';

/** Where a respondent is: the sections gone through, the present one last. */
export interface Progress {
  readonly history: readonly number[];
  readonly answers: FormAnswers;
  readonly refusals: readonly FormRefusal[];
}

export const EMAIL: FormItem = {
  entry: 'emailAddress',
  kind: 'text',
  title: 'Email',
  help: '',
  required: true,
  choices: [],
  rows: [],
  other: false,
  scale: null,
};

function shell(title: string, body: Markup): Markup {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/form.css" />
        <script src="/assets/form.js" defer></script>
      </head>
      <body>
        <header class="local">
          <a href="/forms">Back to the workspace</a><span>This form is on your machine only</span>
        </header>
        <main>${body}</main>
      </body>
    </html>`;
}

/** The answers of other sections travel with the page, so that nothing is kept for a respondent who leaves. */
function carried(items: readonly FormItem[], answers: FormAnswers): Markup {
  const here = new Set(
    items.flatMap(({ entry, rows }) => [
      entry,
      `${entry}.other_option_response`,
      ...rows.map((_, index) => `${entry}.${index}`),
    ]),
  );
  return html`${Object.entries(answers)
    .filter(([name]) => !here.has(name))
    .flatMap(([name, values]) =>
      values.map((value) => html`<input type="hidden" name="${name}" value="${value}" />`),
    )}`;
}

function itemsOf(form: FormView, index: number): readonly FormItem[] {
  const items = form.sections[index]?.items ?? [];
  return index === 0 && form.collectsEmail ? [EMAIL, ...items] : items;
}

function ends(form: FormView, index: number): boolean {
  return index === form.sections.length - 1 || form.sections[index]?.next === 'submit';
}

/** One section of the form, to fill in. */
export function formPage(form: FormView, action: string, { history, answers, refusals }: Progress): Markup {
  const index = history.at(-1) ?? 0;
  const section: FormSection = form.sections[index] ?? { title: '', help: '', items: [], next: 'submit' };
  const items = itemsOf(form, index);
  const firstFault = items.find(({ entry }) => refusals.some(({ field }) => field === entry))?.entry;
  const whole = refusals.filter(({ field }) => !items.some(({ entry }) => entry === field));
  const required = items.some((item) => item.required);
  const done = Math.round((100 * (index + 1)) / form.sections.length);
  return shell(
    `${refusals.length > 0 ? 'Error: ' : ''}${form.title}`,
    html`<form method="post" action="${action}" novalidate>
      <div class="card title-card">
        <h1>${form.title}</h1>
        ${index === 0 && form.description ? html`<p>${lines(form.description)}</p>` : ''}
        ${required ? html`<p class="required"><span class="star">*</span> Indicates a required question</p>` : ''}
      </div>
      ${whole.map(({ says }) => html`<p class="card error" role="alert">${says}</p>`)}
      ${
        section.title
          ? html`<div class="card heading">
              <h2>${section.title}</h2>
              ${section.help ? html`<p>${lines(section.help)}</p>` : ''}
            </div>`
          : ''
      }
      ${items.map((item) =>
        question(item, {
          answers,
          refusal: refusals.find(({ field }) => field === item.entry),
          first: item.entry === firstFault,
        }),
      )}
      ${carried(items, answers)}
      <input type="hidden" name="pageHistory" value="${history.join(',')}" />
      <div class="buttons">
        <button class="primary" name="go" value="on" data-last="${String(ends(form, index))}">
          ${ends(form, index) ? 'Submit' : 'Next'}
        </button>
        ${history.length > 1 ? html`<button name="go" value="back">Back</button>` : ''}
        ${
          form.sections.length > 1 && form.progressBar
            ? html`<span class="progress"
                ><progress max="100" value="${done}" aria-label="How far through the form">${done}%</progress>
                Page ${index + 1} of ${form.sections.length}</span
              >`
            : ''
        }
      </div>
    </form>`,
  );
}

export function thanksPage(form: FormView, again: string): Markup {
  return shell(
    form.title,
    html`<div class="card title-card">
        <h1>${form.title}</h1>
        <p role="status">${lines(form.confirmation || 'Your response has been recorded.')}</p>
        ${form.another ? html`<p><a href="${again}">Submit another response</a></p>` : ''}
      </div>
      <p class="next">
        The register has taken it in. See the row in <a href="/workbook">the workbook</a>, what ran in
        <a href="/executions">Executions</a>, and any mail in <a href="/inbox">the inbox</a>.
      </p>`,
  );
}

export function closedPage(form: FormView): Markup {
  return shell(
    form.title,
    html`<div class="card title-card">
      <h1>${form.title}</h1>
      <p>${lines(form.closedMessage || `The form ${form.title} is no longer accepting responses.`)}</p>
    </div>`,
  );
}

export function missingFormPage(): Markup {
  return shell(
    'Form not found',
    html`<div class="card title-card">
      <h1>There is no form at this address</h1>
      <p>
        It may belong to a workspace that was reset. Open the form from
        <a href="/forms">the list of forms</a>.
      </p>
    </div>`,
  );
}

/** The section an answered page leads to, by index; null ends the form. Of several navigating answers the last counts. */
export function stepAfter(form: FormView, index: number, answers: FormAnswers): number | null {
  const section = form.sections[index];
  const chosen = (section?.items ?? []).flatMap(({ entry, choices }) =>
    choices
      .filter(({ value, goTo }) => goTo !== undefined && answers[entry]?.includes(value))
      .map(({ goTo }) => goTo),
  );
  const step: FormStep = chosen.at(-1) ?? section?.next ?? 'next';
  if (step === 'submit') return null;
  if (step === 'restart') return 0;
  if (step === 'next') return index + 1 < form.sections.length ? index + 1 : null;
  return step;
}
