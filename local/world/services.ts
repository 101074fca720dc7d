/** Every service the bundle may name. A service that isn't in this list doesn't exist for it. */
import type { Service } from './dispatch';
import { logger } from './logger';

export const services: readonly Service[] = [logger];
