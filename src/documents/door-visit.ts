import { capital } from '../domain/capital';
import { VISIT_JUDGEMENTS } from '../domain/door-facts';
import { visitQuestions, type VisitQuestion } from '../domain/visit-questions';
import type { DoorForm, DoorQuestion } from './door';
import { YES_OR_NO } from './door';

/** What an assessor fills in at a school, in one go or part by part: what is left empty stays as it was. */
export const VISIT_FORM: DoorForm = {
  writes: 'Visit findings, one row for each question, and the visit’s own row.',
  opening:
    'For the visitor. Fill in what you have; send it again from the same link for the next part. An empty answer leaves what was sent before. Write no names of ECTs or pupils.',
  confirmation: 'Thank you. It stands in Visit findings. Open your link again for the next part.',
  confirms: 'These are my findings',
  confirmsHelp: 'Criteria, entitlements and the conclusion go into the report. Notes of talks stay with us.',
  questions: () => [...visitQuestions().flatMap(itemsOf), ...ABOUT_THE_VISIT],
};

/** The name of what a judgement rests on, beside the judgement's own. */
export const wordsOf = ({ name, judged }: Pick<VisitQuestion, 'name' | 'judged'>): string =>
  judged ? `${name}Words` : name;

function itemsOf(question: VisitQuestion): readonly DoorQuestion[] {
  const { name, title, part, judged } = question;
  const words: DoorQuestion = {
    name: wordsOf(question),
    label: judged ? `${title}: what it rests on` : title,
    help: '',
    kind: 'long',
    needed: false,
    section: part,
  };
  if (!judged) return [words];
  const choices = VISIT_JUDGEMENTS.map((value) => ({ value, label: capital(value) }));
  return [{ name, label: title, help: '', kind: 'choice', choices, needed: false, section: part }, words];
}

const ABOUT_THE_VISIT: readonly DoorQuestion[] = [
  {
    name: 'visitedOn',
    label: 'When did you visit?',
    help: 'Leave this empty until you have been there.',
    kind: 'day',
    needed: false,
    section: 'The visit',
  },
  {
    name: 'satisfied',
    label: 'Are we satisfied with the evidence?',
    help: 'Leave this empty until all is seen.',
    kind: 'choice',
    choices: YES_OR_NO,
    needed: false,
    section: 'The visit',
  },
  {
    name: 'sharePractice',
    label: 'Is there practice that other schools should hear of?',
    help: '',
    kind: 'choice',
    choices: YES_OR_NO,
    needed: false,
    section: 'The visit',
  },
];
