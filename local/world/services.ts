/** Every service the bundle may name. A service that isn't in this list doesn't exist for it. */
import { cacheService } from './cache';
import type { Service } from './dispatch';
import { lockService } from './lock';
import { documents } from './documents-service';
import { drive } from './drive';
import { formsService } from './forms-service';
import { htmlService } from './html';
import { logger } from './logger';
import { mail } from './mail';
import { ui } from './ui';
import { propertiesService } from './properties';
import { scriptApp } from './script-app';
import { session } from './session';
import { spreadsheets } from './spreadsheet-app';
import { utilitiesService } from './utilities';

export const services: readonly Service[] = [
  spreadsheets,
  propertiesService,
  cacheService,
  lockService,
  session,
  utilitiesService,
  logger,
  documents,
  drive,
  formsService,
  scriptApp,
  htmlService,
  mail,
  ui,
];
