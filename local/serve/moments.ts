import { isoOf, serialAt } from '../world/serial';
import type { World } from '../world/world';
import { BOUND_ID, spreadsheet } from '../world/workbook';
import type { WallTime } from '../api';

/** Instants as wall time of the workbook's zone. */
export function wallClock(world: World): (instant: number) => WallTime {
  const { zone } = spreadsheet(world.store, BOUND_ID);
  return (instant) => {
    const text = isoOf(serialAt(instant, zone));
    return text.length === 10 ? `${text}T00:00:00` : text.slice(0, 19);
  };
}
