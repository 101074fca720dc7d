import { postPorts } from '../google/post';
import { googlePorts } from '../google';
import { drawModeration } from '../tasks/draw-moderation';
import { sendFeedback } from '../tasks/send-feedback';
import { askForEvidence, takeFurther, type Agrees } from '../tasks/visit-menu';

/** Takes the selected visits one step further; says what was done, or null while somebody else is saving. */
export const further = (agrees: Agrees): readonly string[] | null => takeFurther(postPorts(), agrees);

/** Asks the schools of the selected visits for further evidence. */
export const evidence = (agrees: Agrees): readonly string[] | null => askForEvidence(postPorts(), agrees);

/** Draws reports to be read again. */
export const moderation = (): readonly string[] | null => drawModeration(googlePorts());

/** Mails tutors the feedback entered in Moderation. */
export const feedback = (agrees: Agrees): readonly string[] | null => sendFeedback(googlePorts(), agrees);
