import { formPorts } from '../google/make-forms';
import { setUpForms } from '../tasks/set-up-forms';

/** Makes or mends the forms; says what it did, in sentences. Null while somebody else is saving. */
export function makeForms(): readonly string[] | null {
  const ports = formPorts();
  try {
    return setUpForms(ports);
  } finally {
    ports.lock.release();
  }
}
