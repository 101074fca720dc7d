import type { Kind, Method } from './dispatch';
import { GoogleError } from './errors';
import type { ValidationState } from './forms';
import { said } from './forms-session';
import { compile } from './regex';

type Draft = { rule: string | null; args: readonly (string | number)[]; help: string };

/** A validation's builder: the last rule wins. */
function builder(
  type: string,
  rules: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, Kind>> {
  const requires = Object.entries(rules).map(([rule, takes]): [string, Method] => [
    rule,
    {
      takes,
      run: (x, self, args) => {
        if (rule.endsWith('Pattern')) said(() => compile(String(args[0])));
        Object.assign(x.kept<Draft>(self), { rule, args });
        return self;
      },
    },
  ]);
  const setHelpText: Method = {
    takes: ['String'],
    run: (x, self, [help]) => {
      x.kept<Draft>(self).help = String(help);
      return self;
    },
  };
  const build: Method = {
    takes: [''],
    run: (x, self) => {
      const { rule, args, help } = x.kept<Draft>(self);
      if (rule === null)
        throw new GoogleError('The validation must have a rule, for example requireNumber().');
      return x.keep(type, { rule, args, help } satisfies ValidationState);
    },
  };
  return { [`${type}Builder`]: { ...Object.fromEntries(requires), setHelpText, build }, [type]: {} };
}

const patterns = {
  requireTextContainsPattern: ['String'],
  requireTextDoesNotContainPattern: ['String'],
  requireTextMatchesPattern: ['String'],
  requireTextDoesNotMatchPattern: ['String'],
  requireTextLengthLessThanOrEqualTo: ['Integer'],
  requireTextLengthGreaterThanOrEqualTo: ['Integer'],
};

const numbers = {
  requireNumber: [''],
  requireWholeNumber: [''],
  requireNumberBetween: ['Number, Number'],
  requireNumberNotBetween: ['Number, Number'],
  requireNumberEqualTo: ['Number'],
  requireNumberNotEqualTo: ['Number'],
  requireNumberGreaterThan: ['Number'],
  requireNumberGreaterThanOrEqualTo: ['Number'],
  requireNumberLessThan: ['Number'],
  requireNumberLessThanOrEqualTo: ['Number'],
};

/** `FormApp.create…Validation`. */
export const newValidation = (type: string): Method => ({
  takes: [''],
  run: (x) => x.keep(`${type}Builder`, { rule: null, args: [], help: '' } satisfies Draft),
});

/** The validations of text, paragraph and checkbox items, with their builders. */
export const validationKinds: Readonly<Record<string, Kind>> = {
  ...builder('FormApp.TextValidation', {
    ...numbers,
    ...patterns,
    requireTextIsEmail: [''],
    requireTextIsUrl: [''],
  }),
  ...builder('FormApp.ParagraphTextValidation', patterns),
  ...builder('FormApp.CheckboxValidation', {
    requireSelectAtLeast: ['Integer'],
    requireSelectAtMost: ['Integer'],
    requireSelectExactly: ['Integer'],
  }),
};
