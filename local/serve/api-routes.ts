import { Hono } from 'hono';
import type { Context } from 'hono';
import type { ApiError, Deed, QuestionAnswer, RunAnswer, RunRequest } from '../api';
import { changes } from './events';
import type { Face } from './face';
import { signedIn } from './guard';
import { clockRequest, paragraphRequest, runRequest } from './requests';

interface Waiting {
  readonly user: string;
  readonly request: RunRequest;
  readonly answers: readonly QuestionAnswer[];
  /** How much the person has been shown already: a run that goes on shows it again. */
  readonly shown: number;
}

/** Runs that wait for a person's answer, by ticket. A ticket is used once. */
function questions(face: Face) {
  const waiting = new Map<string, Waiting>();
  let last = 0;
  const run = (
    user: string,
    request: RunRequest,
    answers: readonly QuestionAnswer[],
    shown: number,
  ): RunAnswer => {
    const result = face.run(user, request, answers);
    const fresh = { ...result, effects: result.effects.slice(shown) };
    if (fresh.outcome !== 'asks') return fresh;
    last += 1;
    waiting.set(String(last), { user, request, answers, shown: result.effects.length });
    return { ...fresh, ticket: String(last) };
  };
  const answer = (ticket: string, given: QuestionAnswer): RunAnswer | null => {
    const asked = waiting.get(ticket);
    if (!asked) return null;
    waiting.delete(ticket);
    return run(asked.user, asked.request, [...asked.answers, given], asked.shown);
  };
  return { run, answer };
}

const missing = (c: Context, what: string) =>
  c.json<ApiError>(
    { says: `There is no such ${what}. It may have been deleted, or the workspace reset.` },
    404,
  );

/** Everything the pages ask and do. */
export function apiRoutes(face: Face): Hono {
  const app = new Hono();
  const asked = questions(face);

  app.get('/events', changes(face));
  app.get('/overview', (c) => c.json(face.overview(signedIn(c))));
  app.post('/open', (c) => {
    face.open(signedIn(c));
    return c.json(face.overview(signedIn(c)));
  });

  app.get('/sheets/:id', (c) => {
    const frame = face.frame(signedIn(c), Number(c.req.param('id')));
    return frame ? c.json(frame) : missing(c, 'sheet');
  });
  app.get('/sheets/:id/rows', (c) =>
    c.json(face.rows(Number(c.req.param('id')), Number(c.req.query('from')), Number(c.req.query('to')))),
  );
  app.get('/sheets/:id/values', (c) =>
    c.json(face.columnValues(Number(c.req.param('id')), Number(c.req.query('column')))),
  );
  app.post('/sheets/:id', async (c) =>
    c.json(face.deed(signedIn(c), Number(c.req.param('id')), await c.req.json<Deed>())),
  );

  app.post('/run', async (c) => c.json(asked.run(signedIn(c), await runRequest(c), [], 0)));
  app.post('/run/:ticket', async (c) => {
    const answer = asked.answer(c.req.param('ticket'), await c.req.json<QuestionAnswer>());
    return answer ? c.json(answer) : missing(c, 'question');
  });

  app.post('/clock', async (c) => c.json(await face.advance(await clockRequest(c))));
  app.get('/clock', (c) => c.json(face.clock(signedIn(c))));
  app.get('/executions', (c) => c.json(face.executions()));
  app.get('/executions/:id', (c) => {
    const found = face.execution(c.req.param('id'));
    return found ? c.json(found) : missing(c, 'execution');
  });

  app.get('/forms', (c) => c.json(face.forms()));
  app.get('/mails', (c) => c.json(face.mails()));
  app.get('/mails/:id', (c) => {
    const mail = face.mail(c.req.param('id'));
    if (!mail) return missing(c, 'mail');
    const { htmlBody: _, ...view } = mail;
    return c.json(view);
  });

  app.get('/files', (c) => c.json(face.files()));
  app.get('/files/:id/document', (c) => {
    const document = face.document(c.req.param('id'));
    return document ? c.json(document) : missing(c, 'document');
  });
  app.post('/files/:id/document', async (c) => {
    const { path, text } = await paragraphRequest(c);
    face.setParagraph(signedIn(c), c.req.param('id'), path, text);
    return c.json({});
  });

  app.post('/reset', (c) => {
    face.reset();
    return c.json(face.overview(signedIn(c)));
  });
  return app;
}
