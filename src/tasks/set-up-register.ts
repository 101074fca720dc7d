import { counted } from '../domain/counted';
import { TEMPLATE, TEMPLATE_NAME } from '../documents/report-document';
import { VISIT_TEMPLATE, VISIT_TEMPLATE_NAME } from '../documents/visit-report';
import { shortDay, spellDay } from '../domain/day';
import { declaredSettings, settingName, settingSought } from '../domain/policy';
import { PROCLAIMED_YEARS, standardBankHolidays } from '../domain/standard-bank-holidays';
import { STANDARD_SCHOOL_YEARS, standardTerms } from '../domain/standard-terms';
import type { SetUpPorts } from '../google/ports';
import { recall } from '../register/remembered';
import { applyOrThrow } from '../register/apply-or-throw';
import type { Change } from '../register/change';
import { add, update } from '../register/change';
import { open } from '../register/open';
import { replaceRows } from '../register/replace';
import { SHEET_ORDER, specOf } from '../register/set-up';
import { visitMends } from './mend-visits';
import { noteNight } from './last-night';

/**
 * Makes the register in this file, or mends what people broke; the forms come after. Running it again changes only what
 * needs it. Null while somebody else is saving.
 * @param sheetsAlone forms, documents and mail are another account's, and stay it.
 */
export function setUpRegister(ports: SetUpPorts, sheetsAlone: boolean): readonly string[] | null {
  if (!ports.lock.take(30_000)) return null;
  // Kept until it is done with: a run that ends between must not pass for the first of a register that is known.
  if (recall(ports.memory) === null) ports.memory.set(HOLD, 'yes');
  const did: string[] = [...ports.maker.localise()];
  // Formulas last: a sheet that is given columns later would move the ends of their ranges.
  const sheets = SHEET_ORDER.map((key, position) => ({ spec: specOf(key), position }));
  for (const isFormula of [false, true])
    for (const { spec, position } of sheets)
      if ((spec.formula !== null) === isFormula) did.push(...ports.maker.ensure(spec, position));
  ports.maker.remember();
  did.push(...seed(ports), ...(ports.memory.get(HOLD) === null ? [] : holdMail(ports)));
  beginDesk(ports);
  if (!sheetsAlone) {
    did.push(
      ...ports.maker.ensureTemplate('report', TEMPLATE_NAME, TEMPLATE),
      ...ports.maker.ensureTemplate('visit', VISIT_TEMPLATE_NAME, VISIT_TEMPLATE),
      ...ports.maker.shareFolder(),
      ...ports.maker.ensureTriggers(),
    );
    noteNight(ports);
  }
  ports.sheets.flush();
  ports.memory.remove(HOLD);
  return did;
}

/** Settings, terms and bank holidays that are not there yet. What people entered stays. */
function seed(ports: SetUpPorts): string[] {
  const { tables } = open(ports.sheets, ['settings', 'terms', 'bankHolidays']);
  // Also of rows that cannot be read: a mistyped day is mended where it stands, not by a second row.
  const settings = new Map([...tables.settings.rowOf.keys()].map((name) => [settingSought(name), name]));
  const terms = tables.terms.rowOf;
  const holidays = tables.bankHolidays.rowOf;
  const changes: Change[] = [];
  // A row that was deleted comes back as it was read last.
  const last = recall(ports.memory)?.settings ?? {};
  for (const setting of declaredSettings()) {
    const { key, group, says, cites } = setting;
    const stands = settings.get(settingSought(key));
    const about = {
      key: settingName(key),
      says: setting.choices.length > 0 ? `${says} One of: ${setting.choices.join('; ')}.` : String(says),
      usual: setting.write(setting.default) || null,
      source: cites.map(({ para, version }) => `${para} (${version})`).join('; ') || null,
      group,
    };
    changes.push(
      stands === undefined
        ? add('settings', { ...about, value: last[key] ?? null }, 'Set up register')
        : update('settings', stands, about, 'Set up register'),
    );
  }
  for (const term of STANDARD_SCHOOL_YEARS.flatMap((year) => standardTerms(year))) {
    const id = `${term.area} ${term.name}`;
    if (!terms.has(id)) changes.push(add('terms', { id, ...term }, 'Set up register'));
  }
  for (const holiday of PROCLAIMED_YEARS.flatMap((year) => standardBankHolidays(year))) {
    const id = `${holiday.nation} ${holiday.day}`;
    if (!holidays.has(id)) changes.push(add('bankHolidays', { id, ...holiday }, 'Set up register'));
  }
  changes.push(...visitMends(ports.sheets));
  applyOrThrow(ports.sheets, changes, { who: 'Set up register', at: ports.clock.now() });
  const added = changes.filter((change) => change.kind === 'add').length;
  return added === 0 ? [] : [`Filled in ${counted(added, 'row')} of Settings, Terms and Bank holidays.`];
}

/** Set while it is not known whether mail from this file has to be held. */
const HOLD = 'mail to be held';

/**
 * A script that knows nothing of the register in its file is a copy's: mail from it would go to people who have it from the
 * register itself (F22).
 */
function holdMail({ sheets, clock }: SetUpPorts): readonly string[] {
  const { tables } = open(sheets, ['settings', 'ects', 'outbox', 'reports']);
  if (tables.ects.rowOf.size + tables.outbox.rowOf.size + tables.reports.rowOf.size === 0) return [];
  const name = settingName('mailIsOn');
  const key = [...tables.settings.rowOf.keys()].find((one) => settingSought(one) === settingSought(name));
  if (key === undefined) return [];
  applyOrThrow(sheets, [update('settings', key, { value: 'no' }, 'Set up register')], {
    who: 'Set up register',
    at: clock.now(),
  });
  return [
    `This file was a register before, and may be a copy of one that goes on: so mail is off, and waits in Outbox. If it is the only one, enter "yes" for "${name}" in Settings.`,
  ];
}

/** Formulas take their day from the Desk, which stays empty until the views are first worked out. */
function beginDesk({ sheets, clock }: SetUpPorts): void {
  if (open(sheets, ['desk']).tables.desk.entries.length > 0) return;
  const today = clock.today();
  replaceRows(sheets, 'desk', [{ what: 'As at', figure: shortDay(today), where: spellDay(today) }]);
}
