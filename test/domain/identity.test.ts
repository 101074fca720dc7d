import * as fc from 'fast-check';
import type { Day } from '../../src/domain/facts';
import { ageOn, dateOfBirthProblems } from '../../src/domain/age';
import { readEmail, readTrn, readUrn, withZeros } from '../../src/domain/identity';

const day = (text: string) => text as Day;

describe('TRN', () => {
  test.each(['  1234567  ', '1234567', '\u00a01234567\u200b'])(
    'V01 %j is read without the spaces around it',
    (typed) => {
      expect(readTrn(typed)).toEqual({ value: '1234567' });
    },
  );

  test('V02 zeros at the front are kept', () => {
    expect(readTrn('0012345')).toEqual({ value: '0012345' });
  });

  test.each([
    ['123456', 6],
    ['12345678', 8],
    ['0004', 4],
  ])('V01 %s is refused, saying how many digits it has', (typed, digits) => {
    expect(readTrn(typed)).toEqual({ says: `Enter a TRN of 7 digits. This one has ${digits}.` });
  });

  test.each(['1234567L', 'L1234567', '1 2 3 4 5 6 7', 'RP99/12345', '１２３４５６７'])(
    'V01 %s is refused, saying that a TRN is digits alone',
    (typed) => {
      expect(readTrn(typed)).toEqual({
        says: 'Enter a TRN of 7 digits, with no letters, spaces or marks between them.',
      });
    },
  );

  test('an empty TRN is asked for', () => {
    expect(readTrn('   ')).toEqual({ says: 'Enter a TRN of 7 digits.' });
  });

  test('any seven digits are a TRN, and nothing else is', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect('value' in readTrn(typed)).toBe(
          /^\d{7}$/.test(
            typed.trim().replace(/^[\u200b-\u200d\u2060\ufeff]+|[\u200b-\u200d\u2060\ufeff]+$/g, ''),
          ),
        );
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (n) => {
        const trn = String(n).padStart(7, '0');
        expect(readTrn(trn)).toEqual({ value: trn });
      }),
    );
  });
});

test.each([
  ['12345', '0012345'],
  ['123456', '0123456'],
  ['1234567', '1234567'],
  ['1234', '1234'],
  ['12345678', '12345678'],
  ['12345 ', '12345 '],
  ['x12345', 'x12345'],
  ['', ''],
])('V02 a TRN of which a number was made is found with its zeros: %j is %j', (typed, trn) => {
  expect(withZeros(typed)).toBe(trn);
});

describe('URN', () => {
  test('V04 a URN is 6 digits, read as text', () => {
    expect(readUrn(' 100001 ')).toEqual({ value: '100001' });
  });

  test('V04 a URN of 5 digits is refused', () => {
    expect(readUrn('10001')).toEqual({ says: 'Enter a URN of 6 digits. This one has 5.' });
  });
});

describe('email', () => {
  const fine = [
    'head@example.org',
    'head@example.ORG',
    'first.last@example.org',
    "first.o'last@example.org",
    'head@office.example.org',
    'first+last@example.org',
    '0123456789@example.org',
    'head@example-one.org',
    '_____@example.org',
    'head@example.name',
    'head@example.averylongending',
    'head@example.co.uk',
    'first-last@example.org',
    'head@schule-am-see.vermögen',
    `head@schule-am-see.${'longending'.repeat(6)}`,
    'head@例え.テスト',
    'head@double--hyphen.org',
  ];
  test.each(fine)('V05 %s is an address', (typed) => {
    expect(readEmail(typed)).toEqual({ value: typed });
  });

  const wrong = [
    'head@10.20.30.40',
    'head@[10.20.30.40]',
    'head',
    '@example.org',
    'The Head <head@example.org>',
    'head.example.org',
    'head@example',
    ';head@example.org',
    'head@example;org',
    'head@example.org;',
    '"head@example.org',
    'he"ad@example.org',
    '"head"@example.org',
    '"head@example.org"',
    'head@example..org',
    'he..ad@example.org',
    'head@school@example.org',
    'the head@example.org',
    'head@exam ple.org',
    'head@exam_ple.org',
    'head@example.org|uk',
    'he,ad@example.org',
    'head@example,org',
    'head£@example.org',
    'head’s@example.org',
    'head”s@example.org',
    'head@.example.org',
    'he(a)d@example.org',
    `head${'a'.repeat(320)}@example.org`,
    'head@xn---something.org',
    `head@${'a'.repeat(64)}.org`,
    `head@${'a.'.repeat(126)}org`,
    'head@example.o',
    'head@example.org@school',
    'head@example.or1',
    'head@example.1org',
    'head@example.xn--',
    '@',
    'head@',
  ];
  test.each(wrong)('V05 %s is no address', (typed) => {
    expect(readEmail(typed)).toHaveProperty('says');
  });

  test.each([
    ' head@example.org',
    'head@example.org\t',
    '\nhead@example.org ',
    '\u200bhead@example.org\u00a0',
  ])('V05 the space around %j is dropped', (typed) => {
    expect(readEmail(typed)).toEqual({ value: 'head@example.org' });
  });

  test.each([
    'one@example.org, two@example.org',
    'one@example.org two@example.org',
    'one@example.org;two@example.org',
  ])('V06 %s is refused as two addresses', (typed) => {
    expect(readEmail(typed)).toEqual({ says: 'Enter one email address, not several.' });
  });

  test('a name beside the address is asked to be left out', () => {
    expect(readEmail('The Head <head@example.org>')).toEqual({
      says: 'Enter the email address alone, without the name beside it.',
    });
  });

  test('an empty address is asked for', () => {
    expect(readEmail('')).toEqual({ says: 'Enter an email address, like name@example.org.' });
  });

  test('an address of 320 characters passes the length, one of 321 does not', () => {
    const host = `${'a'.repeat(60)}.${'b'.repeat(60)}.org`;
    const ofLength = (length: number) => `${'x'.repeat(length - host.length - 1)}@${host}`;
    expect(readEmail(ofLength(320))).toHaveProperty('value');
    expect(readEmail(ofLength(321))).toEqual({
      says: 'Enter a shorter email address. This one has 321 characters; 320 is the most.',
    });
  });

  test('a host name of 253 characters is the longest', () => {
    const host = (last: number) =>
      `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(last)}.org`;
    expect(host(57)).toHaveLength(253);
    expect(readEmail(`x@${host(57)}`)).toHaveProperty('value');
    expect(readEmail(`x@${host(58)}`)).toHaveProperty('says');
  });

  test('an address in the "xn--" form of another script is read', () => {
    for (const address of ['head@example.xn--p1ai', 'head@example.xn--abc-def', 'head@example.XN--P1AI']) {
      expect(readEmail(address)).toEqual({ value: address });
    }
  });
});

describe('date of birth', () => {
  const today = day('2026-12-07');

  test.each([
    ['2008-12-07', 'eighteen today'],
    ['1927-12-07', '99 years'],
    ['1926-12-07', 'a hundred today'],
    ['1925-12-08', 'a hundred and one tomorrow'],
  ])('V13 %s is taken: %s', (born) => {
    expect(dateOfBirthProblems(day(born), today)).toEqual([]);
  });

  test.each([
    ['2026-12-07', 'This one makes them 0.'],
    ['2009-12-06', 'This one makes them 17.'],
    ['2008-12-08', 'This one makes them 17.'],
    ['1925-12-07', 'This one makes them 101.'],
    ['2030-01-01', 'This one is in the future.'],
  ])('V13 %s is refused: %s', (born, found) => {
    expect(dateOfBirthProblems(day(born), today)).toEqual([
      { field: 'dateOfBirth', says: `Enter the date of birth of someone aged 18 to 100. ${found}` },
    ]);
  });

  test('V08 someone born on 29 February is a year older on 1 March of a common year', () => {
    expect(ageOn(day('2008-02-29'), day('2026-02-28'))).toBe(17);
    expect(ageOn(day('2008-02-29'), day('2026-03-01'))).toBe(18);
  });
});
