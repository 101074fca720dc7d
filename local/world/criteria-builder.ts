/** The `whenX` methods that both builders of conditions have (services.md §8, §9). */
import type { Execution } from '../run/execution';
import type { Condition } from './criteria';
import type { Kind, Method } from './dispatch';
import { serialAt } from './serial';
import { EnumValue, Instant, type Value } from './values';
import { BOUND_ID, spreadsheet } from './workbook';

const RELATIVE = 'SpreadsheetApp.RelativeDate';

function plain(x: Execution, value: Value): string | number {
  if (value instanceof Instant) return serialAt(value.at, spreadsheet(x.store, BOUND_ID).zone);
  return value instanceof EnumValue ? value.name : (value as string | number);
}

const conditions: Readonly<Record<string, readonly [type: string, takes: readonly string[]]>> = {
  whenCellEmpty: ['CELL_EMPTY', ['']],
  whenCellNotEmpty: ['CELL_NOT_EMPTY', ['']],
  whenTextContains: ['TEXT_CONTAINS', ['String']],
  whenTextDoesNotContain: ['TEXT_DOES_NOT_CONTAIN', ['String']],
  whenTextEqualTo: ['TEXT_EQUAL_TO', ['String']],
  whenTextStartsWith: ['TEXT_STARTS_WITH', ['String']],
  whenTextEndsWith: ['TEXT_ENDS_WITH', ['String']],
  whenDateAfter: ['DATE_AFTER', ['Date', RELATIVE]],
  whenDateBefore: ['DATE_BEFORE', ['Date', RELATIVE]],
  whenDateEqualTo: ['DATE_EQUAL_TO', ['Date', RELATIVE]],
  whenNumberBetween: ['NUMBER_BETWEEN', ['Number, Number']],
  whenNumberNotBetween: ['NUMBER_NOT_BETWEEN', ['Number, Number']],
  whenNumberEqualTo: ['NUMBER_EQUAL_TO', ['Number']],
  whenNumberNotEqualTo: ['NUMBER_NOT_EQUAL_TO', ['Number']],
  whenNumberGreaterThan: ['NUMBER_GREATER_THAN', ['Number']],
  whenNumberGreaterThanOrEqualTo: ['NUMBER_GREATER_THAN_OR_EQUAL_TO', ['Number']],
  whenNumberLessThan: ['NUMBER_LESS_THAN', ['Number']],
  whenNumberLessThanOrEqualTo: ['NUMBER_LESS_THAN_OR_EQUAL_TO', ['Number']],
  whenFormulaSatisfied: ['CUSTOM_FORMULA', ['String']],
};

/** Each sets the condition of the draft behind the handle and returns the builder. */
export function conditionMethods(extra: Kind = {}): Kind {
  const kind: Record<string, Method> = {};
  for (const [name, [type, takes]] of Object.entries(conditions)) {
    kind[name] = {
      takes,
      run: (x, self, args) => {
        x.kept<{ condition: Condition | null }>(self).condition = {
          type,
          args: args.map((arg) => plain(x, arg)),
        };
        return self;
      },
    };
  }
  return { ...kind, ...extra };
}

export const conditionEnums: Readonly<Record<string, readonly string[]>> = {
  [RELATIVE]: ['TODAY', 'TOMORROW', 'YESTERDAY', 'PAST_WEEK', 'PAST_MONTH', 'PAST_YEAR'],
};
