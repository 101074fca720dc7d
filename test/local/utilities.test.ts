import { createHmac } from 'node:crypto';
import { tiny } from './tiny';

const run = (body: string, options = {}, manifest = {}) =>
  tiny(`function main() { ${body} }`, options, manifest).call('main');
const format = (iso: string, pattern: string, zone = 'Europe/London') =>
  run(
    `return Utilities.formatDate(new Date(${JSON.stringify(iso)}), ${JSON.stringify(zone)}, ${JSON.stringify(pattern)})`,
  );

test.each([
  ['2026-07-01T23:30:00Z', 'yyyy-MM-dd HH:mm', '2026-07-02 00:30'],
  ['2026-12-28T12:00:00Z', 'YYYY w', '2027 1'],
  ['2027-01-01T12:00:00Z', 'w', '1'],
  ['2026-02-03T12:00:00Z', 'DD', '34'],
  ['2026-02-03T00:05:00Z', 'k h K a', '24 12 0 AM'],
  ['2026-11-22T12:00:00Z', 'u EEE EEEE', '7 Sun Sunday'],
  ['2026-07-01T12:00:00Z', "Z XXX z 'o''clock' ''", "+0100 +01:00 BST o'clock '"],
  ['2026-12-11T12:00:00Z', 'EEEE d MMMM yyyy', 'Friday 11 December 2026'],
])('formatDate(%s, "%s") is "%s" (§22)', (iso, pattern, text) => {
  expect(format(iso, pattern)).toBe(text);
});

test('an unquoted letter that means nothing is refused', () => {
  expect(() => format('2026-07-01T12:00:00Z', 'yyyy-MM-ddTHH:mm')).toThrow("Illegal pattern character 'T'");
});

test('unknown zones are silently GMT; BST is Bangladesh', () => {
  expect([
    format('2026-07-01T12:00:00Z', 'HH', 'Europe/Londn'),
    format('2026-07-01T12:00:00Z', 'HH', 'UTC+1'),
    format('2026-07-01T12:00:00Z', 'HH', 'BST'),
  ]).toEqual(['12', '12', '18']);
});

test('formatDate of what is no Date names the types', () => {
  expect(() => run("Utilities.formatDate('2026-07-01', 'GMT', 'yyyy')")).toThrow(
    "The parameters (String,String,String) don't match the method signature for Utilities.formatDate.",
  );
});

test('a signature is of signed bytes; without UTF_8 é and ŵ sign alike', () => {
  const expected = [...new Int8Array(createHmac('sha256', 'key').update('café').digest())];
  expect(run("return Utilities.computeHmacSha256Signature('café', 'key', Utilities.Charset.UTF_8)")).toEqual(
    expected,
  );
  expect(
    run("const s = (t) => Utilities.computeHmacSha256Signature(t, 'key').join(); return s('é') === s('ŵ');"),
  ).toBe(true);
});

test('base64 both ways, web-safe with its padding, bad input refused', () => {
  expect(
    run(
      "return [Utilities.base64Encode('ŵ?'), Utilities.base64EncodeWebSafe([-1, -2, -3, -4]), Utilities.newBlob(Utilities.base64Decode('xbU=')).getDataAsString()]",
    ),
  ).toEqual(['xbU/', '__79_A==', 'ŵ']);
  expect(() => run("Utilities.base64Decode('?')")).toThrow('Could not decode string.');
});

test('the active user is hidden between consumer accounts, in formulas and without the scope', () => {
  const who = 'return [Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail()]';
  expect(run(who)).toEqual(['officer@example.org', 'officer@example.org']);
  expect(run(who, { hidesActiveUser: true })).toEqual(['', 'officer@example.org']);
  expect(run('return Session.getActiveUser().getEmail()', {}, { oauthScopes: [] })).toBe('');
});

test('a scope the manifest lacks is refused by name', () => {
  expect(() => run('SpreadsheetApp.getActive()', {}, { oauthScopes: [] })).toThrow(
    'You do not have permission to call SpreadsheetApp.getActive. Required permissions: (https://www.googleapis.com/auth/spreadsheets.currentonly || https://www.googleapis.com/auth/spreadsheets)',
  );
});

test('openById needs more than the current file', () => {
  expect(() =>
    run(
      "SpreadsheetApp.openById('x')",
      {},
      { oauthScopes: ['https://www.googleapis.com/auth/spreadsheets.currentonly'] },
    ),
  ).toThrow('You do not have permission to call SpreadsheetApp.openById.');
});

test('a seed makes UUIDs repeat', () => {
  expect(run('return Utilities.getUuid()', { seed: 'a' })).toBe(
    run('return Utilities.getUuid()', { seed: 'a' }),
  );
});

test('formatString prints numbers as Java does', () => {
  expect(run("return Utilities.formatString('%s|%d|%.2f|%05d|%%', 'a', 3.7, 1 / 3, 42)")).toBe(
    'a|3|0.33|00042|%',
  );
});

test('Logger prints whole numbers as doubles', () => {
  const w = tiny(
    "function main() { Logger.log('row %s of %s', 2, 'x'); console.log('plain', { a: 1 }); return Logger.getLog(); }",
  );
  w.call('main');
  expect(w.lastExecution().log).toEqual(['row 2.0 of x', 'plain {"a":1}']);
});
