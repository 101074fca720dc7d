import type { DoorForm } from './door';
import { CONCERN } from './door-concern';
import { NOTICE } from './door-notice';
import { OBSERVATION } from './door-observation';
import { SELF_EVALUATION } from './door-self-evaluation';
import { VISIT_FORM } from './door-visit';
import type { AnyDoor } from './doors';

/** The forms that are open all year, as declared. */
export const DOOR_FORMS: { readonly [key in AnyDoor]: DoorForm } = {
  'lesson observation': OBSERVATION,
  'absence or change': NOTICE,
  'school self-evaluation': SELF_EVALUATION,
  'visit findings': VISIT_FORM,
  concern: CONCERN,
};
