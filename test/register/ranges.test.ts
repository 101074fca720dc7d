import { qaFactsFrom } from '../../src/register/ranges';
import { TABLES } from '../../src/register/tables';

const headingsOf = (table: 'schools' | 'qaFacts' | 'people' | 'visits' | 'decisions') => [
  Object.values(TABLES[table].columns).map(({ heading }) => heading),
];
const whole = {
  schools: headingsOf('schools'),
  facts: headingsOf('qaFacts'),
  people: headingsOf('people'),
  visits: headingsOf('visits'),
  decisions: headingsOf('decisions'),
  ofsted: undefined,
};

describe('the ranges a person gives a formula', () => {
  test('may leave out what Ofsted said', () => {
    expect(qaFactsFrom(whole).ofsted).toEqual([]);
  });

  test('one that was not given is asked for by name', () => {
    expect(() => qaFactsFrom({ ...whole, visits: undefined })).toThrow(
      'The range of the sheet "Visits" was not given. Add Visits!A1:AZ to the formula.',
    );
  });

  test('one that lacks a column, or its headings, is named, not the sheet', () => {
    const cut = [headingsOf('people')[0]?.filter((heading) => heading !== 'Role') ?? []];
    expect(() => qaFactsFrom({ ...whole, people: cut })).toThrow(
      'The range given for "People" has no column headed "Role". Give the sheet with its headings, like People!A1:AZ.',
    );
    expect(() => qaFactsFrom({ ...whole, facts: [['990001']] })).toThrow(
      /^The range given for "QA facts" has no column.* like 'QA facts'!A1:AZ\.$/,
    );
  });
});
