/** What the pages may post, checked before anything acts on it: another program on this machine could post as well. */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as z from 'zod/mini';
import type { ClockRequest, RunRequest } from '../api';

const whole = z.int();

const run = z.object({
  fn: z.string().check(z.regex(/^[A-Za-z]\w{0,99}$/)),
  from: z.enum(['menu', 'page']),
  args: z.optional(z.array(z.json())),
  selection: z.optional(z.object({ sheet: whole, row: whole, column: whole, rows: whole, columns: whole })),
});

const clock = z.object({
  days: z.optional(whole.check(z.gte(0), z.lte(400))),
  minutes: z.optional(whole.check(z.gte(0), z.lte(600_000))),
  to: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/))),
});

const paragraph = z.object({ path: z.string(), text: z.string() });

async function read<T>(c: Context, schema: z.ZodMiniType<T>): Promise<T> {
  const parsed = schema.safeParse(await c.req.json<unknown>().catch(() => null));
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') || 'the whole';
  throw new HTTPException(400, {
    message: `The workspace does not understand this request (${where}). Reload the page.`,
  });
}

export const runRequest = async (c: Context): Promise<RunRequest> => (await read(c, run)) as RunRequest;
export const clockRequest = async (c: Context): Promise<ClockRequest> =>
  (await read(c, clock)) as ClockRequest;
export const paragraphRequest = (c: Context): Promise<{ path: string; text: string }> => read(c, paragraph);
