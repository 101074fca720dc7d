import type { Work } from '../domain/todays-work';
import { googlePorts } from '../google';
import { acceptReport } from '../tasks/accept-report';
import type { Chosen, Done, Reply, Saved, SaveRequest, WorkPage } from '../tasks/wire';
import { acceptSeveral, workPage } from '../tasks/work-page';

/** One list of today's work, whole. */
export const list = (work: Work): WorkPage => workPage(googlePorts(), work);

/** Accepts one that was opened. */
export const acceptOne = (request: SaveRequest): Reply<Saved> => acceptReport(googlePorts(), request);

/** Accepts several reports at once. */
export const accept = (chosen: readonly Chosen[]): Reply<Done> => acceptSeveral(googlePorts(), chosen);
