import { intakePorts } from '../google/intake';
import { queueConcerns } from '../tasks/concerns';
import { noteLeftInForms } from '../tasks/left-in-form';
import type { TakenIn } from '../tasks/take-submissions';
import { takeSubmissions } from '../tasks/take-submissions';

/** Takes in what forms brought; null while somebody else is saving. */
export const takeIn = (): TakenIn | null => takeSubmissions(intakePorts());

/** Looks for what forms hold and their answers sheets have lost. */
export const lookForLeft = (): void => noteLeftInForms(intakePorts());

/** Queues a mail to the named contact where a concern came in; how many, or null while somebody else is saving. */
export const concerns = (): number | null => queueConcerns(intakePorts());
