import { setImmediate } from 'node:timers/promises';
import type { ClockAnswer, ClockRequest } from '../api';
import type { ExecutionRecord } from '../run/execution';
import { laterBy, momentOf } from '../world/moments';
import { BOUND_ID, spreadsheet } from '../world/workbook';
import { MINUTE } from '../world/zone';
import type { Workspace } from '../workspace';
import { wallClock } from './moments';

/** Real milliseconds of one stretch: between stretches the server answers its pages. */
const STRETCH = 150;
const SHORTEST = 10 * MINUTE;

/**
 * Lets time pass in stretches, so that the pages can watch a week of triggers go by. `changing` runs a stretch and tells
 * the pages.
 */
export function clockOf(workspace: Workspace, changing: <T>(act: () => T) => T) {
  const { world } = workspace;
  const mailCount = () => world.store.all('mail').size;
  let moving = false;

  const untilOf = (request: ClockRequest): number => {
    const { zone } = spreadsheet(world.store, BOUND_ID);
    return request.to === undefined ? laterBy(world.now(), zone, request) : momentOf(request.to, zone);
  };
  const passed = async (until: number): Promise<ExecutionRecord[]> => {
    const ran: ExecutionRecord[] = [];
    // Simulated calls take fractions of a millisecond; the clock is moved by whole ones.
    for (let step = 6 * SHORTEST; world.now() < until;) {
      const to = Math.min(until, Math.ceil(world.now() + step));
      const began = Date.now();
      ran.push(...changing(() => workspace.advance({ to: new Date(to).toISOString() })));
      step = Date.now() - began < STRETCH ? step * 2 : Math.max(SHORTEST, step / 2);
      await setImmediate();
    }
    return ran;
  };

  return async (request: ClockRequest): Promise<ClockAnswer> => {
    if (moving) throw new Error('The clock is moving already. Wait until it stands still.');
    const until = Math.ceil(untilOf(request));
    if (until <= world.now())
      throw new Error('Time only goes forward here. Choose a later day, or reset the workspace.');
    moving = true;
    try {
      const mails = mailCount();
      const ran = await passed(until);
      const failed = ran.filter(({ outcome }) => outcome !== 'completed').length;
      return { now: wallClock(world)(world.now()), runs: ran.length, failed, mails: mailCount() - mails };
    } finally {
      moving = false;
    }
  };
}
