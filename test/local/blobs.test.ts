import { run } from './tiny';

const text = (bytes: string, charset: string) =>
  run(`return Utilities.newBlob([${bytes}]).getDataAsString('${charset}');`);

test.each([
  ['-128,-110,-127,-23', 'windows-1252', '€’\ufffdé'],
  ['-128,-23', 'ISO-8859-1', '\u0080é'],
  ['65,-23', 'US-ASCII', 'A\ufffd'],
  ['-17,-69,-65,65', 'UTF-8', '\ufeffA'],
  ['-23,65', 'UTF-8', '\ufffdA'],
  ['-1,-2,65,0', 'UTF-16', 'A'],
  ['-2,-1,0,65', 'UTF-16', 'A'],
  ['0,65', 'UTF-16', 'A'],
])('the bytes %s in %s read as Java reads them (§22)', (bytes, charset, expected) => {
  expect(text(bytes, charset)).toBe(expected);
});

test('a letter the charset lacks becomes a question mark (§22)', () => {
  expect(run("return Utilities.newBlob('').setDataFromString('é€ŵ', 'windows-1252').getBytes();")).toEqual([
    -23, -128, 63,
  ]);
});

test('bytes beyond a signed byte are refused (§22)', () => {
  expect(run('try { Utilities.newBlob([200]); } catch (e) { return e.name; }')).toBe('Exception');
});

test('a blob has no name by default, and its setters chain (§22)', () => {
  expect(
    run(
      "const b = Utilities.newBlob('a'); return [b.getName(), b.setName('x').setContentType('text/csv').getContentType(), b.copyBlob().getName()];",
    ),
  ).toEqual([null, 'text/csv', 'x']);
});
