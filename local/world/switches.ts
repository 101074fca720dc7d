import type { Timed } from './quotas';

/** Bad days a test or a curious person may order. Each number is how many of the next ones are struck. */
export interface Switches {
  /** MailApp.sendEmail throws although the mail has gone. */
  readonly mailThrowsAfterSending: number;
  /** Form-submit events that arrive twice, never, a second time with nothing in them, or late. */
  readonly formEventsTwice: number;
  readonly formEventsLost: number;
  readonly formEventsBlankAgain: number;
  readonly formEventsLate: number;
  /** The event is there before its row can be read. */
  readonly formRowsLate: number;
  /** How late, in ms. */
  readonly formEventDelay: number;
  /** Clock triggers that miss their turn, or have it twice. */
  readonly clockTicksLost: number;
  readonly clockTicksTwice: number;
  /** How long a new file is not found by a search of Drive, in ms; getting it by id finds it at once. */
  readonly searchLag: number;
  /** Sheets that forms are linked to refuse formats and rules on the form's columns. */
  readonly linkedSheetsAreTables: boolean;
}

const calm: Switches = {
  mailThrowsAfterSending: 0,
  formEventsTwice: 0,
  formEventsLost: 0,
  formEventsBlankAgain: 0,
  formEventsLate: 0,
  formRowsLate: 0,
  formEventDelay: 10 * 60_000,
  clockTicksLost: 0,
  clockTicksTwice: 0,
  searchLag: 5_000,
  linkedSheetsAreTables: true,
};

export const switchesOf = ({ store }: Pick<Timed, 'store'>): Switches => ({
  ...calm,
  ...store.get<Partial<Switches>>('world', 'switches'),
});

export function setSwitches({ store }: Pick<Timed, 'store'>, changes: Partial<Switches>): void {
  store.put('world', 'switches', { ...switchesOf({ store }), ...changes });
  store.commit();
}

/** Whether this one is struck; counts it off. */
export function strikes(
  world: Pick<Timed, 'store'>,
  name: Exclude<keyof Switches, 'formEventDelay' | 'searchLag' | 'linkedSheetsAreTables'>,
): boolean {
  const left = switchesOf(world)[name];
  if (left <= 0) return false;
  world.store.put('world', 'switches', { ...switchesOf(world), [name]: left - 1 });
  return true;
}
