import type { PostPorts } from '../google/ports';
import type { Change } from '../register/change';
import { update } from '../register/change';
import type { Row } from '../register/open';
import type { ReportRow } from '../register/report-row';

/**
 * Where documents are kept: a folder for each school, and in it one for each ECT. A folder is made once and known by its
 * address, which stands in the row of its school or ECT: people may rename and move it as they like.
 */
export interface Folders {
  /** The folder of a report's ECT; `again` where the one given before is not there any more. */
  readonly of: (row: ReportRow, again: boolean) => string;
  /** What the rows do not say yet. */
  readonly changes: () => readonly Change[];
}

type Known = { readonly folder: string | null };

export function foldersFor(
  { documents }: Pick<PostPorts, 'documents'>,
  ects: ReadonlyMap<string, Row<'ects'>>,
  schools: ReadonlyMap<string, Row<'schools'>>,
): Folders {
  const found = { ects: new Map<string, string>(), schools: new Map<string, string>() };
  const address = (
    table: 'ects' | 'schools',
    key: string,
    known: Known | undefined,
    again: boolean,
    make: () => string,
  ): string => {
    const stands = found[table].get(key) ?? (again ? null : (known?.folder ?? null));
    if (stands !== null) return stands;
    const made = make();
    if (known !== undefined) found[table].set(key, made);
    return made;
  };
  const ofSchool = ({ urn, school }: ReportRow, again: boolean): string | null =>
    urn === null
      ? null
      : address('schools', urn, schools.get(urn), again, () =>
          documents.folder({
            key: schoolFolder(urn),
            name: schoolFolderName(urn, school),
            inside: null,
          }),
        );
  return {
    of: (row, again) =>
      address('ects', row.trn, ects.get(row.trn), again, () =>
        documents.folder({
          key: `ect ${row.trn}`,
          name: nameOf(row.ect ?? 'ECT'),
          inside: ofSchool(row, again),
        }),
      ),
    changes: () =>
      (['ects', 'schools'] as const).flatMap((table) =>
        [...found[table]].map(([key, folder]) => update(table, key, { folder }, 'Make a folder')),
      ),
  };
}

export const schoolFolder = (urn: string): string => `school ${urn}`;

export const schoolFolderName = (urn: string, name: string | null): string =>
  nameOf(`${name ?? 'School'} (${urn})`);

/** It holds no TRN and no date of birth: people see the names of folders they may not open. */
const nameOf = (text: string): string => text.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ').slice(0, 120);
