import { setUpPorts } from '../google/maker';
import { setUpRegister } from '../tasks/set-up-register';

/** Makes or mends the register; says what it did, in sentences. Null while somebody else is saving. */
export function setUp(): readonly string[] | null {
  const ports = setUpPorts();
  const did = setUpRegister(ports);
  ports.lock.release();
  return did;
}
