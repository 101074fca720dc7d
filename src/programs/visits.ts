import { postPorts } from '../google/post';
import { googlePorts } from '../google';
import { drawModeration } from '../tasks/draw-moderation';
import { askForEvidence, takeFurther } from '../tasks/visit-menu';

/** Takes the selected visits one step further; says what was done, or null while somebody else is saving. */
export const further = (): readonly string[] | null => takeFurther(postPorts());

/** Asks the schools of the selected visits for further evidence. */
export const evidence = (): readonly string[] | null => askForEvidence(postPorts());

/** Draws reports to be read again. */
export const moderation = (): readonly string[] | null => drawModeration(googlePorts());
