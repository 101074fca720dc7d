import { Hono } from 'hono';
import type { Context } from 'hono';
import type { FormAnswers, FormRefusal, FormView } from '../api';
import type { Face } from './face';
import {
  closedPage,
  EMAIL,
  formPage,
  missingFormPage,
  stepAfter,
  thanksPage,
  type Progress,
} from './form-page';

const pathOf = (id: string, page: string) => `/forms/d/e/${id}/${page}`;

/** The answers in a submitted page, and where the respondent is. */
async function submitted(c: Context): Promise<{ answers: FormAnswers; history: number[]; back: boolean }> {
  const answers: Record<string, string[]> = {};
  const data = await c.req.formData();
  data.forEach((value, name) => {
    if (typeof value === 'string') (answers[name] ??= []).push(value.replace(/\r\n/g, '\n'));
  });
  const { pageHistory = ['0'], go = ['on'], ...rest } = answers;
  const history = (pageHistory[0] ?? '0').split(',').map(Number).filter(Number.isInteger);
  return { answers: rest, history: history.length > 0 ? history : [0], back: go[0] === 'back' };
}

function prefilled(c: Context): FormAnswers {
  return Object.fromEntries(
    Object.entries(c.req.queries()).filter(([name]) => name.startsWith('entry.') || name === EMAIL.entry),
  );
}

function refusalsOf(
  face: Face,
  id: string,
  form: FormView,
  index: number,
  answers: FormAnswers,
): FormRefusal[] {
  const missing =
    index === 0 &&
    form.collectsEmail &&
    !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(answers[EMAIL.entry]?.[0]?.trim() ?? '');
  const email = missing
    ? [{ field: EMAIL.entry, says: 'Enter a whole email address, for example name@example.org.' }]
    : [];
  return [...email, ...face.check(id, index, answers)];
}

/** The forms as their respondents meet them, at the paths Google gives them. Works without script. */
export function formRoutes(face: Face): Hono {
  const app = new Hono();

  const show = async (c: Context, form: FormView, id: string, progress: Progress) =>
    c.html(await formPage(form, pathOf(id, 'formResponse'), progress));

  app.get('/forms/d/e/:id/viewform', async (c) => {
    const id = c.req.param('id');
    const form = face.form(id);
    if (!form) return c.html(await missingFormPage(), 404);
    if (!form.accepting) return c.html(await closedPage(form));
    return show(c, form, id, { history: [0], answers: prefilled(c), refusals: [] });
  });

  app.get('/forms/d/e/:id/closedform', (c) => c.redirect(pathOf(c.req.param('id'), 'viewform')));
  app.get('/forms/d/e/:id/formResponse', async (c) => {
    const id = c.req.param('id');
    const form = face.form(id);
    if (!form) return c.html(await missingFormPage(), 404);
    return c.html(await thanksPage(form, pathOf(id, 'viewform')));
  });

  app.post('/forms/d/e/:id/formResponse', async (c) => {
    const id = c.req.param('id');
    const form = face.form(id);
    if (!form) return c.html(await missingFormPage(), 404);
    if (!form.accepting) return c.html(await closedPage(form));
    const { answers, history, back } = await submitted(c);
    const index = history.at(-1) ?? 0;
    if (back) return show(c, form, id, { history: history.slice(0, -1), answers, refusals: [] });

    const refusals = refusalsOf(face, id, form, index, answers);
    if (refusals.length > 0) return show(c, form, id, { history, answers, refusals });
    const next = stepAfter(form, index, answers);
    if (next !== null)
      return show(c, form, id, { history: next === 0 ? [0] : [...history, next], answers, refusals: [] });

    const refused = face.submit(id, answers, history);
    if (refused.length > 0) return show(c, form, id, { history, answers, refusals: refused });
    return c.redirect(pathOf(id, 'formResponse'), 303);
  });

  return app;
}
