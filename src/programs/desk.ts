import type { Work } from '../domain/todays-work';
import { googlePorts } from '../google';
import { type Judgement, judgeReport } from '../tasks/judge-report';
import type { Chosen, Done, Reply, Saved, SaveRequest, WorkPage } from '../tasks/wire';
import { acceptSeveral, workPage } from '../tasks/work-page';

/** One list of today's work, whole. */
export const list = (work: Work): WorkPage => workPage(googlePorts(), work);

/** Accepts, returns or asks more of one that was opened. */
export const judge = (request: SaveRequest, action: Judgement): Reply<Saved> =>
  judgeReport(googlePorts(), request, action);

/** Accepts several reports at once. */
export const accept = (chosen: readonly Chosen[]): Reply<Done> => acceptSeveral(googlePorts(), chosen);
