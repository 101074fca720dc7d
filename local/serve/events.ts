import { streamSSE } from 'hono/streaming';
import type { Handler } from 'hono';
import type { Face } from './face';

/** Pushes the workspace's version to a page after every change; several changes in one turn are one message. */
export function changes(face: Face): Handler {
  return (c) =>
    streamSSE(c, async (stream) => {
      let wake: () => void = () => undefined;
      let dirty = true;
      const stop = face.watch(() => {
        dirty = true;
        wake();
      });
      stream.onAbort(() => {
        stop();
        wake();
      });
      while (!stream.aborted) {
        if (dirty) {
          dirty = false;
          await stream.writeSSE({ event: 'changed', data: String(face.version()) });
        }
        if (!dirty && !stream.aborted) {
          const beat = setTimeout(() => wake(), 20_000);
          await new Promise<void>((resolve) => (wake = resolve));
          clearTimeout(beat);
          if (!dirty && !stream.aborted) await stream.write(': still here\n\n');
        }
      }
    });
}
