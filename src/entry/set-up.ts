import { setUpPorts } from '../google/maker';
import { setUpRegister } from '../tasks/set-up-register';

/**
 * Set up, as a program of its own: it is wanted once or twice a year and would be an eighth of what every click, trigger
 * and formula has to load. The build puts it in `set-up.html`; the menu runs it from there.
 */
export function run(): readonly string[] {
  const ports = setUpPorts();
  const did = setUpRegister(ports);
  ports.lock.release();
  return did;
}
