import { googlePorts } from '../google';
import { ectsPlan, importEcts } from '../tasks/import-ects';
import { importSchools, schoolsPlan } from '../tasks/import-schools';
import type { ImportKind, ImportPlan, ImportRequest, ImportResult, Reply } from '../tasks/wire';

export const planFor = (kind: ImportKind): ImportPlan =>
  kind === 'schools' ? schoolsPlan(googlePorts()) : ectsPlan();

/** Checks, or takes in, one part of a file. */
export const importPart = (request: ImportRequest): Reply<ImportResult> =>
  request.kind === 'schools' ? importSchools(googlePorts(), request) : importEcts(googlePorts(), request);
