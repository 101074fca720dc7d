import { run, tiny } from './tiny';

const doc = "const doc = DocumentApp.create('Letter'); const body = doc.getBody();";

test('a blank document has one empty paragraph, and what is appended comes after it (§16)', () => {
  expect(
    run(`${doc} body.appendParagraph('Dear tutor'); return [body.getNumChildren(), body.getText()];`),
  ).toEqual([2, '\nDear tutor']);
});

test('the last paragraph of a section cannot be removed (§16)', () => {
  expect(run(`${doc} try { body.getChild(0).removeFromParent(); } catch (e) { return e.message; }`)).toBe(
    "Can't remove the last paragraph in a document section.",
  );
});

test('an attached element must be copied before it is appended again (§16)', () => {
  const code = `${doc} const p = body.appendParagraph('One');
    try { body.appendParagraph(p); } catch (e) { body.appendParagraph(p.copy()); return [e.message, body.getText()]; }`;
  expect(run(code)).toEqual(['Element must be detached', '\nOne\nOne']);
});

test.each([
  ['{{name}}', 'Dear Ada'],
  ['\\\\Q{{name}}\\\\E', 'Dear Ada'],
])('the tag %s is found as it stands (§16)', (pattern, expected) => {
  expect(
    run(
      `${doc} body.appendParagraph('Dear {{name}}'); body.replaceText('${pattern}', 'Ada'); return body.getChild(1).getText();`,
    ),
  ).toBe(expected);
});

test.each(['(?=a)', '(a)\\\\1', '\\\\u00a0', 'a{1001}'])(
  'the pattern %s is refused, as RE2 refuses it (§16)',
  (pattern) => {
    expect(
      run(
        `${doc} try { body.findText('${pattern}'); } catch (e) { return [e.name, e.message.slice(0, 33)]; }`,
      ),
    ).toEqual(['Exception', 'Invalid regular expression patter']);
  },
);

test('a $ in the replacement is an instruction: the worse reading of an open question (§26.22)', () => {
  expect(
    run(
      `${doc} body.appendParagraph('{{pay}}'); try { body.replaceText('{{pay}}', '$500'); } catch (e) { return e.message; }`,
    ),
  ).toBe('Invalid argument: replacement');
});

test('text found in the middle is taken out and put back by offsets, the end included (§16)', () => {
  const code = `${doc} body.appendParagraph('Dear {{name}}, hello');
    const found = body.findText('{{name}}'); const text = found.getElement().asText();
    text.deleteText(found.getStartOffset(), found.getEndOffsetInclusive());
    text.insertText(found.getStartOffset(), '$1 \\\\0'); return body.getChild(1).getText();`;
  expect(run(code)).toBe('Dear $1 \\0, hello');
});

test('a match that is all of its element has no offsets (§16)', () => {
  expect(
    run(
      `${doc} body.appendParagraph('{{name}}'); const f = body.findText('{{name}}'); return [f.isPartial(), f.getStartOffset(), f.getEndOffsetInclusive()];`,
    ),
  ).toEqual([false, -1, -1]);
});

test('no match reaches over the end of a paragraph (§16)', () => {
  expect(
    run(
      `${doc} body.appendParagraph('{{na'); body.appendParagraph('me}}'); return body.findText('{{na.*me}}');`,
    ),
  ).toBeNull();
});

test('one call sees a tag whose letters are styled differently (§26.22)', () => {
  const code = `${doc} const p = body.appendParagraph('{{name}}'); p.editAsText().setBold(3, 4, true);
    body.replaceText('{{name}}', 'Ada'); return [p.getText(), p.editAsText().isBold()];`;
  expect(run(code)).toEqual(['Ada', null]);
});

test('a closed document takes no more edits (§16)', () => {
  expect(
    run(`${doc} doc.saveAndClose(); try { body.appendParagraph('x'); } catch (e) { return e.message; }`),
  ).toBe('Document is closed, its contents cannot be updated.');
});

test('a dot in the name cuts the name of the PDF (§16)', () => {
  expect(run("return DocumentApp.create('Review 1.2').getAs('application/pdf').getName();")).toBe(
    'Review 1.pdf',
  );
});

test('a table takes texts only, and an empty paragraph follows it (§16)', () => {
  const code = `${doc} try { body.appendTable([['Terms', 2]]); } catch (e) { body.appendTable([['Terms', '2']]);
    return [e.message, body.getNumChildren(), body.getTables()[0].getCell(0, 1).getText()]; }`;
  expect(run(code)).toEqual([
    "The parameters (String[][]) don't match the method signature for DocumentApp.Body.appendTable.",
    3,
    '2',
  ]);
});

test('a copied row carries its cells, and the pattern row can go (§16)', () => {
  const code = `${doc} const t = body.appendTable([['h', 'i'], ['{{a}}', '{{b}}']]);
    const row = t.getRow(1).copy(); row.replaceText('{{a}}', 'A'); t.appendTableRow(row); t.removeRow(1);
    return [t.getNumRows(), t.getCell(1, 0).getText(), t.getCell(1, 1).getText()];`;
  expect(run(code)).toEqual([2, 'A', '{{b}}']);
});

test('a line feed in a replacement becomes a soft line break (§16)', () => {
  expect(
    run(
      `${doc} body.appendParagraph('x'); body.replaceText('x', 'a\\nb'); return [body.getNumChildren(), body.getChild(1).getText()];`,
    ),
  ).toEqual([2, 'a\rb']);
});

test('a header can be added once (§16)', () => {
  expect(
    run(
      `${doc} const none = doc.getHeader(); doc.addHeader(); try { doc.addHeader(); } catch (e) { return [none, e.message]; }`,
    ),
  ).toEqual([null, 'Document already contains a header.']);
});

test('a list item copied into another document loses its mark, a paragraph its image (§16)', () => {
  const code = `${doc} const li = body.appendListItem('one').setGlyphType(DocumentApp.GlyphType.NUMBER);
    const png = Utilities.newBlob(Utilities.base64Decode('iVBORw0KGgo='), 'image/png', 'a.png');
    const p = body.appendParagraph('logo'); p.appendInlineImage(png);
    const other = DocumentApp.create('Other').getBody();
    const copied = other.appendListItem(li.copy()); const text = other.appendParagraph(p.copy());
    return [String(li.getGlyphType()), String(copied.getGlyphType()), p.getNumChildren(), text.getNumChildren()];`;
  expect(run(code)).toEqual(['NUMBER', 'BULLET', 2, 1]);
});

test('attributes are null unless they were set (§16)', () => {
  const code = `${doc} const p = body.appendParagraph('x').setHeading(DocumentApp.ParagraphHeading.HEADING1);
    p.setAttributes({ [DocumentApp.Attribute.BOLD]: true, [DocumentApp.Attribute.SPACING_AFTER]: 6 });
    const a = p.getAttributes(); return [String(a.HEADING), a.BOLD, a.SPACING_AFTER, a.ITALIC, a.FONT_SIZE];`;
  expect(run(code)).toEqual(['HEADING1', true, 6, null, null]);
});

test('the end of a stretch of letters is included (§16)', () => {
  const code = `${doc} const t = body.appendParagraph('abcdef').editAsText(); t.setBold(1, 2, true);
    return [0, 1, 2, 3].map((i) => t.isBold(i)).concat([t.getTextAttributeIndices()]);`;
  expect(run(code)).toEqual([null, true, true, null, [0, 1, 3]]);
});

test('what is appended takes the letters of the paragraph before (§16)', () => {
  const code = `${doc} body.appendParagraph('a').editAsText().setBold(true); return body.appendParagraph('b').editAsText().isBold();`;
  expect(run(code)).toBe(true);
});

test('text put in takes the style of the letter before it', () => {
  const code = `${doc} const t = body.appendParagraph('ab').editAsText(); t.setItalic(1, 1, true); t.insertText(2, 'c'); t.insertText(1, 'x');
    return [t.getText(), t.isItalic(1), t.isItalic(3)];`;
  expect(run(code)).toEqual(['axbc', null, true]);
});

test('a document nobody saved is saved at the end of the run, but not when the run is killed (§16)', () => {
  const write =
    "function make() { return DocumentApp.create('D').getId(); } function text(id) { return DocumentApp.openById(id).getBody().getText(); } function add(id, t) { DocumentApp.openById(id).getBody().appendParagraph(t); DocumentApp.openById(id); }";
  const workspace = tiny(write);
  const id = workspace.call('make') as string;
  workspace.call('add', [id, 'one']);
  workspace.tryCall('add', [id, 'two'], { faults: [{ match: /openById/, nth: 2, kind: 'kill' }] });
  expect(workspace.call('text', [id])).toBe('\none');
});

test('another execution sees the old text until the document is saved (§16)', () => {
  const workspace =
    tiny(`function make() { return DocumentApp.create('D').getId(); } function text(id) { return DocumentApp.openById(id).getBody().getText(); }
    function add(id) { const d = DocumentApp.openById(id); d.getBody().appendParagraph('x'); d.saveAndClose(); }`);
  const id = workspace.call('make') as string;
  const seen: unknown[] = [];
  workspace.call('add', [id], {
    onCall: (_, method) => void (method.startsWith('DocumentApp') && seen.push(workspace.call('text', [id]))),
  });
  expect(seen).toEqual(['', '', '\nx']);
});

test('somebody who may not read a document finds it missing', () => {
  const workspace = tiny(
    "function make() { return DocumentApp.create('D').getId(); } function open(id) { DocumentApp.openById(id); }",
  );
  const id = workspace.call('make') as string;
  expect(() => workspace.call('open', [id], { user: 'lead@example.org' })).toThrow(
    `Document ${id} is missing`,
  );
});

test('a method that is not here names itself', () => {
  expect(run(`${doc} try { body.appendNonsense(); } catch (e) { return e.message; }`)).toContain(
    'DocumentApp.Body.appendNonsense',
  );
});
