import type { Policy } from '../domain/policy';
import type { Asked } from '../domain/questions';
import type { FormItem, FormSpec } from '../google/ports';
import type { AnyDoor, Door } from './doors';
import { DOORS, DOOR_TITLES } from './doors';
import { filledByLink, formPages, itemFor } from './form-pages';
import { ABOUT_TITLE, DOOR_CODE_TITLE } from './form-titles';

/** A form that is open all year: one declaration, from which Set up makes and mends it. */

export interface DoorQuestion extends Asked {
  readonly needed: boolean;
}

export interface DoorForm {
  /** For officers: what becomes of the answers. */
  readonly writes: string;
  /** What its people read first, after whose form it is. */
  readonly opening: string;
  readonly confirmation: string;
  readonly questions: (policy: Policy) => readonly DoorQuestion[];
  /** What a person says before sending. */
  readonly confirms: string;
  readonly confirmsHelp: string;
}

const identity = (door: Door): readonly FormItem[] => [
  filledByLink(
    'reference',
    DOOR_CODE_TITLE,
    'Filled in by your link. Leave it as it is: it tells us that it is yours, and what it is for.',
  ),
  filledByLink(
    'who',
    ABOUT_TITLE,
    door.about === 'a school'
      ? 'Check that this is your school.'
      : door.about === 'a visit'
        ? 'Check that this is the school you visit.'
        : door.from === 'ECT'
          ? 'Filled in by your link.'
          : 'Check that this is the ECT you mean.',
  ),
];

/** The Google Form of a door. */
export function doorForm(key: AnyDoor, form: DoorForm, policy: Policy): FormSpec {
  const door = DOORS[key];
  const questions = form.questions(policy);
  const needed = new Map(questions.map(({ name, needed: must }) => [name, must]));
  return {
    key,
    title: DOOR_TITLES[key],
    description: `From ${policy.abName}. ${form.opening} Open it with your own link; you may use it again ${untilWhen(door)}. Questions marked with a star need an answer.`,
    confirmation: form.confirmation,
    pages: formPages({
      title: DOOR_TITLES[key],
      opening: identity(door),
      questions,
      itemOf: (question) => itemFor(question, needed.get(question.name) === true),
      closing: [
        {
          name: 'confirmed',
          title: form.confirms,
          help: form.confirmsHelp,
          kind: 'choice',
          choices: ['Yes'],
          goTo: null,
          required: true,
        },
      ],
    }),
  };
}

/** How long a link is good for, as its holder reads it. */
const untilWhen = ({ about, from }: Door): string =>
  from === 'ECT'
    ? 'as long as your induction lasts'
    : about === 'a visit'
      ? 'until the report on the visit is sent'
      : 'this school year, and until the end of October after it';

export const YES_OR_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;
