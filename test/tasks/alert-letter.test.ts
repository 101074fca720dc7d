import { alertLetter } from '../../src/documents/alert-letter';
import type { Report } from '../../src/domain/facts';
import { aReport, anEct } from '../domain/examples';

const saysOf = (differs: Partial<Report>): string =>
  alertLetter(
    {
      key: 'alert:R-0001:AB',
      personId: 'AB',
      name: 'colleague',
      email: 'ab@example.org',
      report: aReport({ onTrack: 'no', ...differs }),
      ect: anEct(),
      schoolName: 'Larkspur Primary School',
    },
    { abName: 'Northshire', askName: 'the induction team', replyTo: '' },
    { pdf: null, register: 'https://example.org' },
  ).text;

test('4.1 of a review, the appropriate body reads whether a support plan is in place', () => {
  expect(saysOf({ supportPlan: 'yes' })).toContain('a support plan is in place');
  expect(saysOf({ supportPlan: 'no' })).toContain('It names no support plan.');
});

test('2.60 of a final assessment, it reads what is recommended, and nothing of a plan nobody was asked for', () => {
  const final = { kind: 'formal assessment', final: 'yes' } as const;
  for (const recommendation of ['unsatisfactory', 'extension'] as const) {
    const said = saysOf({ ...final, recommendation });
    expect(said).toContain(`The headteacher recommends “${recommendation}”.`);
    expect(said).toContain('not on track to complete');
    expect(saysOf({ ...final, recommendation, onTrack: 'yes' })).not.toContain('not on track to complete');
    expect(said).not.toContain('plan');
  }
});

test('of "not on track" beside "satisfactory", it is told to ask which is meant', () => {
  expect(saysOf({ kind: 'formal assessment', recommendation: 'satisfactory' })).toContain('which of the two');
});
