import type { Service } from './dispatch';
import type { Value } from './values';

const anywhere = ['NONE', 'LIMITED', 'FULL', 'CUSTOM_FUNCTION'] as const;

/** Logger knows only %s, and prints whole numbers as doubles: 2.0 (services.md §23). */
export const logger: Service = {
  name: 'Logger',
  globals: { Logger: { kind: 'Logger' } },
  modes: anywhere,
  kinds: {
    Logger: {
      log: {
        run: (x, self, args) => {
          x.log.push(formatted(args));
          return self;
        },
      },
      getLog: { takes: [''], run: (x) => x.log.join('\n') },
      clear: { takes: [''], run: (x) => void x.log.splice(0) },
    },
  },
};

function formatted([first, ...rest]: readonly Value[]): string {
  if (typeof first !== 'string' || rest.length === 0) return printed(first);
  let next = 0;
  return first.replace(/%s/g, () => printed(rest[next++]));
}

function printed(value: Value): string {
  if (typeof value === 'number') return Number.isInteger(value) ? `${value}.0` : String(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return JSON.stringify(value);
}
