import { formPorts } from '../google/make-forms';
import { setUpForms } from '../tasks/set-up-forms';

/** Makes or mends the forms; says what it did, in sentences. Null while somebody else is saving. */
export const makeForms = (): readonly string[] | null => setUpForms(formPorts());
