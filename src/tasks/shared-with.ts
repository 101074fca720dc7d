import type { Change } from '../register/change';
import { update } from '../register/change';
import type { ReportRow } from '../register/report-row';
import type { Draft } from './draft';

/** To whom the PDF of each report was opened, as its row keeps it: Drive is not asked about files with nothing to withdraw. */

export const addressesIn = (openTo: string | null): readonly string[] =>
  (openTo ?? '').split('\n').filter((line) => line !== '');

export const asOpenTo = (addresses: readonly string[]): string | null =>
  addresses.length === 0 ? null : addresses.join('\n');

/** The addresses these mails are about to let in, written down before it is done: nobody is let in unnoticed. */
export function openedTo(
  reports: readonly ReportRow[],
  drafts: readonly Pick<Draft, 'to' | 'documents'>[],
): readonly Change[] {
  const wanted = new Map<string, Set<string>>();
  for (const { to, documents } of drafts)
    for (const { reportId } of documents) {
      const addresses = wanted.get(reportId) ?? new Set<string>();
      wanted.set(reportId, addresses.add(to.toLowerCase()));
    }
  return reports.flatMap(({ id, openTo }) => {
    const before = addressesIn(openTo);
    const added = [...(wanted.get(id) ?? [])].filter((address) => !before.includes(address));
    if (added.length === 0) return [];
    return [update('reports', id, { openTo: asOpenTo([...before, ...added]) }, 'Open a PDF to its reader')];
  });
}
