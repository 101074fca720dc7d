import { VISIT_DOCUMENTS, VISIT_PARTS, visitQuestions } from '../../src/domain/visit-questions';

const sources = [...VISIT_DOCUMENTS, ...visitQuestions()].map(({ source }) => source).join('; ');
const cites = (source: string) => new RegExp(`${source}(?!\\d)`).test(sources);

/** How many points each list of the two documents has. */
const LISTS = [
  ['C lead', 14],
  ['C mentors', 6],
  ['C ECTs', 6],
  ['C records', 6],
  ['C criteria', 8],
  ['E documents', 9],
] as const;

test.each(LISTS)('every point of "%s" is asked about', (list, count) => {
  for (let nth = 1; nth <= count; nth += 1)
    expect([`${list} ${nth}`, cites(`${list} ${nth}`)]).toEqual([`${list} ${nth}`, true]);
});

test('the learning walk, the governors and what a visit concludes are asked about too', () => {
  for (const source of [
    'E visit 1',
    'E visit 4',
    'E conclusion',
    'E special circumstances',
    'paragraph 2.20',
  ])
    expect([source, cites(source)]).toEqual([source, true]);
});

test('no two questions share a name or a title, and each belongs to a part', () => {
  const questions = visitQuestions();
  expect(new Set(questions.map(({ name }) => name)).size).toBe(questions.length);
  expect(new Set(questions.map(({ title }) => title.toLowerCase())).size).toBe(questions.length);
  expect([...new Set(questions.map(({ part }) => part))]).toEqual([...VISIT_PARTS]);
});

test('the eight hosting criteria and the entitlements are judged, and nothing else is', () => {
  const judged = visitQuestions().filter((one) => one.judged);
  expect(judged.filter(({ part }) => part === 'Hosting criteria')).toHaveLength(8);
  expect(new Set(judged.map(({ part }) => part))).toEqual(new Set(['Hosting criteria', 'Entitlements']));
});
