/** Functions that decide, and that ask what a value is. */
import { lift, type BuiltIn, type Thunk } from './evaluate';
import { matrixOf, scalarOf, type Context } from './context';
import { numbers } from './dates';
import { Area, NA, NUM, isError, isMatrix, toBoolean, type Scalar, type Val } from './values';

const spreads = (value: Val, context: Context): boolean =>
  isMatrix(value) || (context.isArray && value instanceof Area);

function ifThen([test, yes, no = () => false]: readonly Thunk[], context: Context): Val {
  const condition = (test as Thunk)();
  if (spreads(condition, context)) {
    return lift([condition, (yes as Thunk)(), no()], context, ([c, a, b]) => {
      const truth = toBoolean(c as Scalar);
      return typeof truth === 'boolean' ? ((truth ? a : b) as Scalar) : truth;
    });
  }
  const truth = toBoolean(scalarOf(condition, context));
  if (typeof truth !== 'boolean') return truth;
  return truth ? (yes as Thunk)() : no();
}

/** The value, or what stands in for its errors. */
function unless(bad: (value: Scalar) => boolean): BuiltIn {
  return {
    kind: 'lazy',
    least: 1,
    most: 2,
    run: ([value, otherwise = () => null], context) => {
      let result: Val;
      try {
        result = (value as Thunk)();
      } catch (fault) {
        const shows = (fault as { shows?: Scalar }).shows;
        if (shows === undefined || !bad(shows)) throw fault;
        return otherwise();
      }
      if (spreads(result, context))
        return lift([result, otherwise()], context, ([v, o]) =>
          bad(v as Scalar) ? (o as Scalar) : (v as Scalar),
        );
      const scalar = result instanceof Area ? scalarOf(result, context) : (result as Scalar);
      return bad(scalar) ? otherwise() : result;
    },
  };
}

function choose(
  thunks: readonly Thunk[],
  context: Context,
  fits: (test: Scalar) => boolean,
): Val | undefined {
  for (let at = 0; at + 1 < thunks.length; at += 2)
    if (fits(scalarOf((thunks[at] as Thunk)(), context))) return (thunks[at + 1] as Thunk)();
  return undefined;
}

/** What kind of value; errors are asked too, so these see them. */
function asks(test: (value: Scalar) => boolean): BuiltIn {
  return {
    kind: 'lazy',
    least: 1,
    most: 1,
    run: ([value], context) => lift([caught(value as Thunk)], context, ([v]) => test(v as Scalar)),
  };
}

function caught(thunk: Thunk): Val {
  try {
    return thunk();
  } catch (fault) {
    const shows = (fault as { shows?: Scalar }).shows;
    if (shows === undefined) throw fault;
    return shows;
  }
}

const rounded = (value: number, places: number, round: (n: number) => number): number => {
  const factor = 10 ** places;
  return (Math.sign(value) * round(Number((Math.abs(value) * factor).toPrecision(15)))) / factor;
};

export const logicFunctions: Readonly<Record<string, BuiltIn>> = {
  IF: { kind: 'lazy', least: 2, most: 3, run: ifThen },
  IFERROR: unless(isError),
  IFNA: unless((value) => isError(value) && value.e === '#N/A'),
  IFS: {
    kind: 'lazy',
    least: 2,
    most: Infinity,
    run: (thunks, context) => choose(thunks, context, (test) => toBoolean(test) === true) ?? NA,
  },
  SWITCH: {
    kind: 'lazy',
    least: 2,
    most: Infinity,
    run: ([value, ...cases], context) => {
      const wanted = scalarOf((value as Thunk)(), context);
      const found = choose(cases, context, (test) => test === wanted);
      if (found !== undefined) return found;
      return cases.length % 2 === 1 ? (cases[cases.length - 1] as Thunk)() : NA;
    },
  },
  CHOOSE: {
    kind: 'lazy',
    least: 2,
    most: Infinity,
    run: ([index, ...choices], context) =>
      choices[Number(scalarOf((index as Thunk)(), context)) - 1]?.() ?? NUM,
  },
  ARRAYFORMULA: {
    kind: 'lazy',
    least: 1,
    most: 1,
    run: ([body], context) => {
      const inside = { ...context, isArray: true };
      const result = (body as Thunk)(inside);
      return result instanceof Area ? matrixOf(result, inside) : result;
    },
  },
  NOT: {
    kind: 'scalar',
    least: 1,
    most: 1,
    run: ([value]) => {
      const truth = toBoolean(value as Scalar);
      return typeof truth === 'boolean' ? !truth : truth;
    },
  },
  TRUE: { kind: 'scalar', least: 0, most: 0, run: () => true },
  FALSE: { kind: 'scalar', least: 0, most: 0, run: () => false },
  NA: { kind: 'scalar', least: 0, most: 0, run: () => NA },
  ISBLANK: asks((value) => value === null),
  ISERROR: asks(isError),
  ISERR: asks((value) => isError(value) && value.e !== '#N/A'),
  ISNA: asks((value) => isError(value) && value.e === '#N/A'),
  ISNUMBER: asks((value) => typeof value === 'number'),
  ISTEXT: asks((value) => typeof value === 'string'),
  ISNONTEXT: asks((value) => typeof value !== 'string'),
  ISLOGICAL: asks((value) => typeof value === 'boolean'),
  ISEMAIL: asks((value) => typeof value === 'string' && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)),
  N: {
    kind: 'scalar',
    least: 1,
    most: 1,
    run: ([value]) => (typeof value === 'number' ? value : value === true ? 1 : 0),
  },
  ROUND: numbers(1, 2, ([value, places = 0]) => rounded(value as number, places, Math.round)),
  ROUNDUP: numbers(1, 2, ([value, places = 0]) => rounded(value as number, places, Math.ceil)),
  ROUNDDOWN: numbers(1, 2, ([value, places = 0]) => rounded(value as number, places, Math.floor)),
  INT: numbers(1, 1, ([value]) => Math.floor(value as number)),
  ABS: numbers(1, 1, ([value]) => Math.abs(value as number)),
  MOD: numbers(2, 2, ([a, b]) =>
    b === 0 ? { e: '#DIV/0!' } : (a as number) - (b as number) * Math.floor((a as number) / (b as number)),
  ),
  SQRT: numbers(1, 1, ([value]) => ((value as number) < 0 ? NUM : Math.sqrt(value as number))),
  RAND: { kind: 'scalar', least: 0, most: 0, run: () => Math.random() },
};
