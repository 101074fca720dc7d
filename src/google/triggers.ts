import { ZONE } from '../domain/zone';
import { INSTALLED_BY } from './drive';
import type { Memory } from './ports';

/** Every trigger the register has: three of the twenty an account may have. */
const WANTED = [
  { handler: 'onRegisterFormSubmit', says: 'takes in form submissions' },
  { handler: 'everyTenMinutes', says: 'writes documents and sends queued mail' },
  { handler: 'everyNight', says: 'works out what is due and who is at risk' },
] as const;

/** Exactly one trigger per handler; says what it did. */
export function ensureTriggers(memory: Memory): readonly string[] {
  const did: string[] = [];
  const mine = ScriptApp.getProjectTriggers();
  for (const { handler, says } of WANTED) {
    const [first, ...more] = mine.filter((trigger) => trigger.getHandlerFunction() === handler);
    more.forEach((trigger) => ScriptApp.deleteTrigger(trigger));
    if (more.length > 0) did.push(`Removed ${more.length} doubled trigger for ${handler}.`);
    if (!first) {
      create(handler);
      did.push(`Installed the trigger that ${says}.`);
    }
  }
  memory.set(INSTALLED_BY, Session.getEffectiveUser().getEmail());
  return did;
}

/** What the triggers do that are gone, in the account they run under; nobody else sees them. */
export function lostTriggers(): readonly string[] {
  const mine = new Set(ScriptApp.getProjectTriggers().map((trigger) => trigger.getHandlerFunction()));
  return WANTED.flatMap(({ handler, says }) => (mine.has(handler) ? [] : [says]));
}

function create(handler: (typeof WANTED)[number]['handler']): void {
  const trigger = ScriptApp.newTrigger(handler);
  if (handler === 'onRegisterFormSubmit')
    trigger.forSpreadsheet(SpreadsheetApp.getActive()).onFormSubmit().create();
  else if (handler === 'everyTenMinutes') trigger.timeBased().everyMinutes(10).create();
  else trigger.timeBased().everyDays(1).atHour(5).inTimezone(ZONE).create();
}
