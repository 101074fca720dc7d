import fc from 'fast-check';
import { retyped } from '../../local/serve/document-views';

const bold = { BOLD: true };

test('text put into a paragraph keeps the look of what stays', () => {
  expect(
    retyped(
      [
        { text: 'Term ', style: bold },
        { text: '{{term}}', style: {} },
      ],
      'Term of {{term}}',
    ),
  ).toEqual([
    { text: 'Term of ', style: bold },
    { text: '{{term}}', style: {} },
  ]);
});

test('a paragraph written anew has the look of its first letter', () => {
  expect(retyped([{ text: 'old', style: bold }], 'NEW')).toEqual([{ text: 'NEW', style: bold }]);
});

test('whatever is typed is what the paragraph then says', () => {
  const run = fc.record({ text: fc.string(), style: fc.constantFrom({}, bold) });
  fc.assert(
    fc.property(fc.array(run), fc.string(), (runs, text) => {
      expect(
        retyped(runs, text)
          .map((one) => one.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
