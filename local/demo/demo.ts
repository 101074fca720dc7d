/** The demonstration: a fictional appropriate body on Monday 7 December 2026, made through the product as people would. */
import type { Workspace } from '../workspace';
import { liveThroughAutumn } from './autumn';
import { setUpAndMoveIn } from './beginning';
import { demoFacts } from './facts';
import { leapTo } from './hands';

/** When a workspace for the demonstration begins: the day the register is set up. */
export const DEMO_BEGINS = '2026-11-02T08:00:00.000Z';

/** Fills an empty workspace that begins at `DEMO_BEGINS`. The same every time. */
export function seedDemo(workspace: Workspace): void {
  const facts = demoFacts();
  leapTo(workspace, '2026-11-02', '09:00');
  setUpAndMoveIn(workspace, facts);
  liveThroughAutumn(workspace, facts);
}
