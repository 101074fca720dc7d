import type { OfstedFact } from '../domain/qa-ofsted';
import type { Ports } from '../google/ports';
import { applyUnderLock } from '../register/apply-all';
import type { Change } from '../register/change';
import { add, update } from '../register/change';
import { openWithKeys } from '../register/fill-keys';
import { forgetful, nextIds } from '../register/ids';
import type { Row } from '../register/open';
import { rowsOf } from '../register/open';
import { ofsted } from '../register/tables';
import type { Line, Outcome } from './import-file';
import { changesOf, headingsMissing, linesOf, resultOf, valueFrom } from './import-file';
import { judgementsIn, ofstedHeadings } from './ofsted-file';
import type { ImportPlan, ImportRequest, ImportResult, Reply } from './wire';

const NEEDED = ['URN', 'Inspection start date'];
const WHAT = 'Import Ofsted';

/** What the page should take from Ofsted's monthly file of latest inspections, before report cards or since. */
export const ofstedPlan = (): ImportPlan => ({
  kind: 'ofsted',
  needed: NEEDED,
  used: ofstedHeadings(),
  only: null,
  chunk: 2000,
});

/**
 * Checks rows of Ofsted's file against the register, or commits them. Schools the register does not have are left out;
 * judgements it has stay, and a judgement that Ofsted put right is put right here.
 */
export function importOfsted(ports: Ports, request: ImportRequest): Reply<ImportResult> {
  const missing = headingsMissing(NEEDED, request);
  if (missing.length > 0)
    return {
      kind: 'refused',
      problems: [
        {
          field: 'file',
          says: `This file has no column headed ${missing.map((h) => `"${h}"`).join(', ')}. Download "State-funded schools inspections and outcomes: management information" and save its latest inspections as CSV, headings in the first row.`,
        },
      ],
    };
  if (request.step === 'commit' && !ports.lock.take(20_000))
    return {
      kind: 'busy',
      says: 'Somebody else is saving. Nothing of this part was imported; try again in a moment.',
    };
  const isWritten = request.step === 'commit';
  const memory = isWritten ? ports.memory : forgetful(ports.memory);
  const { tables } = openWithKeys(ports, ['schools', 'ofsted'], isWritten);
  const names = new Map(rowsOf(tables.schools).map(({ urn, name }) => [urn, name]));
  const known = new Map(rowsOf(tables.ofsted).map((row) => [identity(row), row]));
  const nextId = nextIds(memory, 'OF', 4, tables.ofsted.rowOf.keys());
  const outcomes = linesOf(request).map(({ line, cells }) => ({
    line,
    outcome: outcomeOf(cells, names, known, nextId),
  }));
  if (request.step === 'commit') {
    const author = { who: ports.user.email() || 'an officer', at: ports.clock.now() };
    const applied = applyUnderLock(ports.sheets, changesOf(outcomes), author);
    if (applied.kind === 'conflict')
      return { kind: 'refused', problems: applied.conflicts.map(({ says }) => ({ field: 'file', says })) };
  }
  return { kind: 'answer', value: resultOf(request.step, outcomes) };
}

/** One area is judged once at one inspection. */
const identity = ({ urn, on, kind, area }: OfstedFact): string =>
  [urn, on, kind, area.toLowerCase()].join('|');

function outcomeOf(
  cells: Line,
  names: ReadonlyMap<string, string>,
  known: Map<string, Row<'ofsted'>>,
  nextId: () => string,
): Outcome {
  const key = cells['URN'] ?? '';
  const name = names.get(key);
  if (name === undefined) return { kind: 'left out', key, name: '' };
  const says: string[] = [];
  const facts = judgementsIn(cells).flatMap(({ on, heading, ...fact }) => {
    const date = valueFrom(ofsted.columns.on, on, heading, says);
    return date === null ? [] : [{ urn: key, on: date, ...fact }];
  });
  if (says.length > 0) return { kind: 'refused', key, name, says: [...new Set(says)] };

  const changes: Change[] = [];
  const fields: { heading: string; before: string; after: string }[] = [];
  let isNew = true;
  for (const fact of facts) {
    const stands = known.get(identity(fact));
    if (stands) isNew = false;
    if (stands?.judgement === fact.judgement) continue;
    const id = stands?.id ?? nextId();
    changes.push(
      stands
        ? update('ofsted', id, { judgement: fact.judgement }, WHAT)
        : add('ofsted', { id, school: name, ...fact }, WHAT),
    );
    // A school that stands twice in the file is taken in once.
    known.set(identity(fact), { id, school: name, ...fact, version: null, pending: null });
    fields.push({
      heading: `${fact.area}, ${fact.on}`,
      before: stands?.judgement ?? '',
      after: fact.judgement,
    });
  }
  if (changes.length === 0) return { kind: 'same', key, name };
  return { kind: isNew ? 'new' : 'changed', key, name, fields, changes };
}
