import type { Role } from '../domain/facts';

/** Doors whose answers the register takes in. */
export const DOOR_KEYS = [
  'lesson observation',
  'absence or change',
  'school self-evaluation',
  'visit findings',
] as const;
export type DoorKey = (typeof DOOR_KEYS)[number];

/** The one whose answers never come into the register. */
export const CONCERN_KEY = 'concern';

export type AnyDoor = DoorKey | typeof CONCERN_KEY;

/** A form that is open all year, by links that may be used again: what mails, cards and Intake say of it. */
export interface Door {
  /** What a mail or a card calls the link. */
  readonly invites: string;
  /** Who comes in by it; an ECT by a link of their own. */
  readonly from: readonly Role[] | 'ECT';
  readonly about: 'an ECT' | 'a school' | 'a visit';
}

/** What each is called by those who fill it in. */
export const DOOR_TITLES: { readonly [key in AnyDoor]: string } = {
  'lesson observation': 'Lesson observation and half-termly review',
  'absence or change': 'Absence or change of an ECT',
  'school self-evaluation': 'How your school runs induction: self-evaluation',
  'visit findings': 'Visit to a school',
  concern: 'Raise a concern about your induction',
};

export const DOORS: { readonly [key in AnyDoor]: Door } = {
  'lesson observation': {
    invites: 'Log an observation',
    from: ['tutor', 'mentor', 'induction lead', 'head'],
    about: 'an ECT',
  },
  'absence or change': {
    invites: 'Tell us of an absence or a change',
    from: ['tutor', 'induction lead', 'head'],
    about: 'an ECT',
  },
  'school self-evaluation': {
    invites: 'Say how your school runs induction',
    from: ['head', 'induction lead'],
    about: 'a school',
  },
  'visit findings': {
    invites: 'Open the visit form',
    from: ['assessor', 'officer'],
    about: 'a visit',
  },
  concern: {
    invites: 'Raise a concern with your named contact',
    from: 'ECT',
    about: 'an ECT',
  },
};

export const isDoor = (form: string): form is DoorKey => (DOOR_KEYS as readonly string[]).includes(form);
