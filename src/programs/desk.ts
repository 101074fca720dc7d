import type { Work } from '../domain/todays-work';
import { googlePorts } from '../google';
import { recordReport } from '../tasks/record-report';
import { saysOtherText } from '../tasks/signed-text';
import type { Chosen, Done, Reply, Saved, SaveRequest, WorkPage } from '../tasks/wire';
import { acceptSeveral, workPage } from '../tasks/work-page';

/** One list of today's work, whole. */
export const list = (work: Work): WorkPage => workPage(googlePorts(), work);

/** Accepts one that was opened, unless its text is another than was signed. */
export const acceptOne = (request: SaveRequest): Reply<Saved> =>
  recordReport(googlePorts(), request, saysOtherText);

/** Accepts several reports at once. */
export const accept = (chosen: readonly Chosen[]): Reply<Done> => acceptSeveral(googlePorts(), chosen);
