import { inTurn } from '../../src/tasks/in-turn';

test('what one part of a run stumbles over keeps no other back, and is thrown in the end', () => {
  const done: string[] = [];
  const part = (name: string, fault?: Error) => () => {
    if (fault) throw fault;
    done.push(name);
  };
  const first = new Error('The form is gone.');
  const ports = {
    sheets: { flush: part('flush') },
    lock: { release: part('release') },
  } as unknown as Parameters<typeof inTurn>[0];
  expect(() =>
    inTurn(ports, [part('day'), part('forms', first), part('mail', new Error('Later.')), part('PDFs')]),
  ).toThrow(first);
  expect(done.join()).toBe('day,release,flush,release,flush,release,PDFs,release');
});
