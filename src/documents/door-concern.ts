import type { DoorForm } from './door';

/**
 * A concern an ECT cannot settle at school, to somebody who takes no part in judging them (2.28). What they write stays in
 * this form and never comes into the register, which anybody may read who may open it.
 */
export const CONCERN: DoorForm = {
  writes: 'Nothing. The answers stay in the form, which the named contact alone is asked to open.',
  opening:
    'For early career teachers: something about your induction that you could not settle at school. Your named contact reads it; those who assess you, your tutor and your school do not, unless you say so.',
  confirmation: 'Thank you. Your named contact is told that there is something to read, and gets in touch.',
  confirms: 'I am writing about my own induction',
  confirmsHelp: 'Your named contact speaks with you before speaking with anybody else.',
  questions: () => [
    {
      name: 'name',
      label: 'What is your name?',
      help: '',
      kind: 'short',
      needed: true,
      section: 'Your concern',
    },
    {
      name: 'concern',
      label: 'What is your concern?',
      help: 'In your own words.',
      kind: 'long',
      needed: true,
      section: 'Your concern',
    },
    {
      name: 'tried',
      label: 'What have you tried at school, if anything?',
      help: '',
      kind: 'long',
      needed: false,
      section: 'Your concern',
    },
    {
      name: 'wanted',
      label: 'What would help?',
      help: '',
      kind: 'long',
      needed: false,
      section: 'Your concern',
    },
    {
      name: 'reach',
      label: 'How may we reach you?',
      help: 'A private address or number is best, and when it suits you.',
      kind: 'short',
      needed: true,
      section: 'Your concern',
    },
    {
      name: 'mayAsk',
      label: 'May we speak with your school about it?',
      help: 'You can change your mind at any time.',
      kind: 'choice',
      choices: [
        { value: 'no', label: 'No' },
        { value: 'first', label: 'Not before we have spoken' },
        { value: 'yes', label: 'Yes' },
      ],
      needed: true,
      section: 'Your concern',
    },
  ],
};
