import { OBSERVATION_KINDS } from '../domain/facts';
import type { DoorForm } from './door';

/** A lesson that was observed, or the review of a half-term (2.46, 2.47). */
export const OBSERVATION: DoorForm = {
  writes: 'A row in Observations.',
  opening:
    'For induction tutors and mentors: a lesson you observed, or how a half-term went. Write what will help the ECT; a few sentences are enough.',
  confirmation: 'Thank you. Your notes have reached us. If they cannot be used as they are, we write to you.',
  confirms: 'The ECT has seen these notes, or will',
  confirmsHelp: 'The ECT, the school and the appropriate body may read them.',
  questions: () => [
    {
      name: 'kind',
      label: 'What are you logging?',
      help: '',
      kind: 'choice',
      choices: [
        { value: OBSERVATION_KINDS[0], label: 'A lesson observation' },
        { value: OBSERVATION_KINDS[1], label: 'A half-termly review' },
      ],
      needed: true,
      section: 'What was seen',
    },
    {
      name: 'observedOn',
      label: 'When was the lesson or the review?',
      help: '',
      kind: 'day',
      needed: true,
      section: 'What was seen',
    },
    {
      name: 'observer',
      label: 'Who observed?',
      help: 'Leave this empty if it was you. Whoever observes is expected to hold QTS.',
      kind: 'short',
      needed: false,
      section: 'What was seen',
    },
    {
      name: 'focus',
      label: 'What was the focus?',
      help: 'The class and subject, and what you had agreed to look at.',
      kind: 'short',
      needed: false,
      section: 'What was seen',
    },
    {
      name: 'strengths',
      label: 'What went well?',
      help: 'Name the standards you have in mind: TS4, TS7 …',
      kind: 'long',
      needed: true,
      section: 'What was seen',
    },
    {
      name: 'development',
      label: 'What should the ECT work on next?',
      help: 'One or two steps that can be tried soon.',
      kind: 'long',
      needed: true,
      section: 'What was seen',
    },
    {
      name: 'feedbackOn',
      label: 'When did the ECT have your feedback?',
      help: 'Leave this empty if it is still to come. It should follow promptly.',
      kind: 'day',
      needed: false,
      section: 'What was seen',
    },
    {
      name: 'notes',
      label: 'Where are your full notes, if you keep any?',
      help: 'An address that begins with https:// and that the appropriate body may open.',
      kind: 'short',
      needed: false,
      section: 'What was seen',
    },
  ],
};
