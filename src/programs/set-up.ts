import { setUpPorts } from '../google/maker';
import { setUpRegister } from '../tasks/set-up-register';

/** Makes or mends the register; says what it did, in sentences. */
export function setUp(): readonly string[] {
  const ports = setUpPorts();
  const did = setUpRegister(ports);
  ports.lock.release();
  return did;
}
