import { googlePorts } from '../google';
import { ectsPlan, importEcts } from '../tasks/import-ects';
import { importOfsted, ofstedPlan } from '../tasks/import-ofsted';
import { importSchools, schoolsPlan } from '../tasks/import-schools';
import type { ImportKind, ImportPlan, ImportRequest, ImportResult, Reply } from '../tasks/wire';

export function planFor(kind: ImportKind): ImportPlan {
  switch (kind) {
    case 'schools':
      return schoolsPlan(googlePorts());
    case 'ects':
      return ectsPlan();
    case 'ofsted':
      return ofstedPlan();
  }
}

/** Checks, or takes in, one part of a file. */
export function importPart(request: ImportRequest): Reply<ImportResult> {
  switch (request.kind) {
    case 'schools':
      return importSchools(googlePorts(), request);
    case 'ects':
      return importEcts(googlePorts(), request);
    case 'ofsted':
      return importOfsted(googlePorts(), request);
  }
}
