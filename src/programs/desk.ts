import type { Work } from '../domain/todays-work';
import { googlePorts } from '../google';
import { judgeReport } from '../tasks/judge-report';
import { openReport, recordReport } from '../tasks/record-report';
import type { Chosen, Done, Reply, ReportForm, Saved, SaveRequest, WorkPage } from '../tasks/wire';
import { acceptSeveral, workPage } from '../tasks/work-page';

/** One list of today's work, whole. */
export const list = (work: Work): WorkPage => workPage(googlePorts(), work);

/** One report, to write, to read or to judge; null where the register has none of this number. */
export const report = (id: string): ReportForm | null => openReport(googlePorts(), id);

/** What is done with one that was opened. */
export function save(request: SaveRequest): Reply<Saved> {
  const { action } = request;
  return action === 'accept' || action === 'ask' || action === 'return'
    ? judgeReport(googlePorts(), request, action)
    : recordReport(googlePorts(), request);
}

/** Accepts several reports at once. */
export const accept = (chosen: readonly Chosen[]): Reply<Done> => acceptSeveral(googlePorts(), chosen);
