import { File } from 'node:buffer';
import type { ImportPlan } from '../../src/entry/wire';
import { rowsIn } from '../../sidebar/import/send';
import { takeFrom, type Taken } from '../../sidebar/import/take';

const PLAN: ImportPlan = {
  kind: 'schools',
  needed: ['URN', 'EstablishmentName'],
  used: ['EstablishmentName', 'CloseDate'],
  only: null,
  chunk: 2,
};

type Content = ConstructorParameters<typeof File>[0][number];

function take(content: Content, differs: Partial<ImportPlan> = {}, name = 'schools.csv'): Promise<Taken> {
  const file = new File([content], name) as unknown as globalThis.File;
  return takeFrom(file, { ...PLAN, ...differs }, () => undefined);
}

const rowsOf = (taken: Taken) => taken.chunks.flatMap(rowsIn);

test('only the columns the plan asks for are taken, in its order, with the row they came from', async () => {
  const taken = await take('Town,CloseDate,URN,EstablishmentName\r\nBath,,100001,Oak School\r\n');
  expect(taken.headings).toEqual(['URN', 'EstablishmentName', 'CloseDate']);
  expect(rowsOf(taken)).toEqual([{ line: 2, cells: ['100001', 'Oak School', ''] }]);
});

test('a column that is used but not there is left out', async () => {
  expect((await take('URN,EstablishmentName\n1,a\n')).headings).toEqual(['URN', 'EstablishmentName']);
});

test('rows are packed as many as one call takes', async () => {
  const taken = await take('URN,EstablishmentName\n1,a\n2,b\n3,c\n');
  expect(taken.chunks.map((chunk) => rowsIn(chunk).length)).toEqual([2, 1]);
});

test('of two rows with one key the first is taken, however far apart they stand', async () => {
  const taken = await take('URN,EstablishmentName\n1,a\n2,b\n3,c\n1,d\n');
  expect(taken.chunks.flatMap(rowsIn).map(({ line }) => line)).toEqual([2, 3, 4]);
  expect(taken.refused.map(({ line, says }) => [line, says])).toEqual([
    [5, ['URN: line 2 of the file has the same one. The first is taken.']],
  ]);
});

test('rows that are not ours by the plan are passed over and counted', async () => {
  const only = { heading: 'LA (name)', values: ['Meadowshire'] };
  const taken = await take('URN,EstablishmentName,LA (name)\n1,a,Meadowshire\n2,b,Otherplace\n', { only });
  expect([taken.rows, taken.passedOver]).toEqual([1, 1]);
});

test('headings are known by their words, whatever their capitals and spaces', async () => {
  expect((await take(' urn ,establishmentname\n1,a\n')).headings).toEqual(['URN', 'EstablishmentName']);
});

test('a missing heading is named beside what the file has instead', async () => {
  await expect(take('Urn code,EstablishmentName\n1,a\n')).rejects.toThrow(
    'The first row of the file needs the heading "URN". It begins "Urn code" and "EstablishmentName".',
  );
});

test('the heading that tells our rows is needed too', async () => {
  const only = { heading: 'LA (name)', values: ['Meadowshire'] };
  await expect(take('URN,EstablishmentName\n1,a\n', { only })).rejects.toThrow('"LA (name)"');
});

test('a heading that is there twice is asked about, not guessed', async () => {
  await expect(take('URN,URN,EstablishmentName\n1,2,a\n')).rejects.toThrow('"URN" more than once');
});

test('a row with more cells than headings is refused: its cells have moved', async () => {
  const taken = await take('URN,EstablishmentName\n1,Oak, Lower School\n2,b\n');
  expect(taken.rows).toBe(1);
  expect(taken.refused.map(({ line, says }) => [line, says[0]])).toEqual([
    [2, 'This row has 3 cells under 2 headings. Put quotation marks around a cell that holds a comma.'],
  ]);
});

test('empty cells after the last heading are no reason to refuse a row', async () => {
  expect((await take('URN,EstablishmentName\n1,a,,,\n')).refused).toEqual([]);
});

test('the apostrophe that kept a formula as text is taken off again', async () => {
  expect(rowsOf(await take("URN,EstablishmentName\n1,'=1+1\n"))[0]?.cells[1]).toBe('=1+1');
});

describe('encodings', () => {
  const text = 'URN,EstablishmentName\n1,École St Brannoc’s\n';
  const nameIn = async (bytes: Buffer) => rowsOf(await take(bytes))[0]?.cells[1];
  const windows1252 = Buffer.from(text.replace('’', '\x92'), 'latin1');
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
    ['windows-1252', windows1252],
    ['UTF-16 little end first', utf16],
    ['UTF-16 big end first', Buffer.from(utf16).swap16()],
  ])('%s is read as it was written', async (_, bytes) => {
    expect(await nameIn(bytes)).toBe('École St Brannoc’s');
  });

  test('a letter of several bytes may lie across two parts of a file', async () => {
    const head = 'URN,EstablishmentName\n1,';
    const name = `${'é'.repeat(1024 * 1024)}x`;
    expect(await nameIn(Buffer.from(`${head}${name}\n`))).toBe(name);
  });

  test('windows-1252 is known even where its first accent comes late', async () => {
    const early = ',a\n'.repeat(400_000);
    const taken = await take(Buffer.from(`URN,EstablishmentName\n${early}2,Caf\xe9\n`, 'latin1'), {
      chunk: 1_000_000,
    });
    expect(rowsOf(taken)[400_000]?.cells[1]).toBe('Café');
  });
});

describe('other files', () => {
  test.each([
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 0]), 'workbook or a zip'],
    ['an older workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'older Excel workbook'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'This is a PDF'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'does not hold text'],
    ['a web page', Buffer.from('\r\n<!DOCTYPE html><html>'), 'web page'],
    ['an empty file', Buffer.from(''), 'empty'],
    ['a file of blank lines', Buffer.from('\n\n,,\n'), 'no rows'],
  ])('%s is refused with what to do', async (_, bytes, says) => {
    await expect(take(bytes)).rejects.toThrow(says);
  });
});
