import * as z from 'zod/mini';
import type { FieldProblem, Request } from '../tasks/wire';

/** What may come through the sidebar's door. Built when first asked: a schema made at load would cost every execution. */
const schema = () => {
  const text = z.string().check(z.maxLength(50_000));
  const key = z.string().check(z.maxLength(200));
  const row = z.int().check(z.gte(0));
  const kind = z.enum(['schools', 'ects']);
  return z.discriminatedUnion('ask', [
    z.object({ ask: z.literal('home') }),
    z.object({ ask: z.literal('search'), text: z.string().check(z.maxLength(200)) }),
    z.object({ ask: z.literal('selected') }),
    z.object({ ask: z.literal('ect'), trn: key }),
    z.object({ ask: z.literal('report'), id: key }),
    z.object({
      ask: z.literal('save'),
      id: key,
      at: row,
      version: row,
      answers: z.record(key, text),
      action: z.enum(['save', 'release', 'submit', 'accept', 'return']),
    }),
    z.object({ ask: z.literal('settle'), saved: z.array(z.object({ at: row, key })) }),
    z.object({ ask: z.literal('pdf'), id: key }),
    z.object({ ask: z.literal('importPlan'), kind }),
    z.object({
      ask: z.literal('import'),
      kind,
      step: z.enum(['check', 'commit']),
      headings: z.array(text),
      rows: z.array(z.object({ line: row, cells: z.array(text) })),
    }),
  ]);
};

/** Reads a question. One that makes no sense is refused in words, and named no further than that. */
export function requestIn(
  question: string,
): { readonly request: Request } | { readonly problems: readonly FieldProblem[] } {
  const parsed = schema().safeParse(parse(question));
  if (parsed.success) return { request: parsed.data };
  const path = parsed.error.issues[0]?.path.join('.') ?? '';
  return {
    problems: [
      {
        field: '',
        says: `This page and the register do not understand each other${path === '' ? '' : ` (${path})`}. Close the sidebar and open it again.`,
      },
    ],
  };
}

function parse(question: string): unknown {
  try {
    return JSON.parse(question);
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
