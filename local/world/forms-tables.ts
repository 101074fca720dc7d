import type { Kind, Method } from './dispatch';
import { GoogleError } from './errors';
import type { LinkState } from './forms-link';
import { switchesOf } from './switches';
import type { Handle } from './values';
import { rangeRect } from './workbook';
import type { Execution } from '../run/execution';

/**
 * A sheet a form is linked to may be a "table" with typed columns, which refuse formats and rules (services.md §1, §15).
 * It is one here, unless a switch says otherwise. Values may be written.
 */
export function guardTables(kind: Kind): Kind {
  return Object.fromEntries(
    Object.entries(kind).map(([name, method]) => [name, changes(name) ? guarded(method) : method]),
  );
}

const changes = (name: string) => /^(set|insertCheckboxes|clearDataValidations|clearFormat)/.test(name);

const guarded = (method: Method): Method => ({
  ...method,
  run: (x, self, args) => {
    if (switchesOf(x.world).linkedSheetsAreTables && isTyped(x, self))
      throw new GoogleError('This operation is not allowed on cells in typed columns.');
    return method.run(x, self, args);
  },
});

function isTyped(x: Execution, self: Handle): boolean {
  const [file, sheet] = self.ref as [string, number];
  const { column, columns } = rangeRect(self);
  return [...x.store.all<LinkState>(`formLinks:${file}`).values()].some(
    (link) =>
      link.sheet === sheet &&
      link.columns.some(({ rect }) => rect.column >= column && rect.column < column + columns),
  );
}
