import { googleForms } from './forms';
import { googlePorts } from '.';
import type { IntakePorts } from './ports';

/** Google as the tasks see it that take in what forms brought: they send and write nothing. */
export function intakePorts(): IntakePorts {
  const ports = googlePorts();
  return { ...ports, forms: googleForms(ports.memory) };
}
