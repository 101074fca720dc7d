/** The functions a register uses, by name. What is missing here is asked of `fallback`. */
import { dateFunctions } from './dates';
import type { BuiltIn } from './evaluate';
import { logicFunctions } from './logic';
import { lookupFunctions } from './lookups';
import { sumFunctions } from './sums';
import { textFunctions } from './text';

export const builtIns: Readonly<Record<string, BuiltIn>> = Object.assign(
  Object.create(null) as Record<string, BuiltIn>,
  logicFunctions,
  sumFunctions,
  lookupFunctions,
  textFunctions,
  dateFunctions,
);
