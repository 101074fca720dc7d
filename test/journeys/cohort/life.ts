/** Two years in the life of a cohort: the clock goes day by day, and people do what their mails ask of them. */
import { addDays, addWorkdays, instant } from '../../../local/demo/days';
import { diceFor } from '../../../local/demo/dice';
import { rowsOf, type Row } from '../../../local/demo/hands';
import { setSwitches } from '../../../local/world/switches';
import type { Workspace } from '../../../local/workspace';
import { trigger } from '../register';
import { signature, tutorAnswers, type Asked, type Capacity } from './forms';
import { Office } from './office';
import { emailOf, type Cohort, type CohortEct } from './stories';

/** One thing a person did by a link in their mail. */
export interface Deed {
  readonly day: string;
  readonly email: string;
  readonly report: string;
  /** w(rite), c(omment) or s(ign), as the link says. */
  readonly purpose: string;
  readonly as: Capacity;
  readonly signed: boolean;
  /** The end of the link's code, by which History names it. */
  readonly link: string;
}

/** A mail as somebody got it, held against how the reports stood at that moment. */
export interface Got {
  readonly day: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** What it asked for though it was done already. */
  readonly tooLate: readonly string[];
  /** What it asks for: purpose and report. */
  readonly asks: readonly string[];
}

interface ToDo {
  link: string;
  readonly email: string;
  readonly report: string;
  readonly purpose: string;
  /** The day on which they will do it; null while they wait to be chased. */
  on: string | null;
}

export interface Told {
  readonly deeds: readonly Deed[];
  readonly mails: readonly Got[];
  readonly days: number;
  readonly nights: number;
  readonly ticks: number;
  readonly sent: number;
}

const CODE = /(R-\d+)\.([wcs])[\w-]+/;
/** Nights in which nothing can happen are lived through too: half as many again. */
const EVERY_NIGHT = process.env['COHORT_EVERY_NIGHT'] === '1';
/** A tick that only looks round makes no more service calls than this. */
const QUIET = 30;
/** Tells how far it has come, once a month. */
const PROGRESS = process.env['COHORT'] !== undefined;
const MOST_TICKS = 40;

export class Life {
  private readonly deeds: Deed[] = [];
  private readonly mails: Got[] = [];
  private readonly toDo = new Map<string, ToDo>();
  private seen = 0;
  private ticks = 0;
  private nights = 0;
  private days = 0;
  private readonly dice = diceFor('lives');
  private readonly ectOf: ReadonlyMap<string, CohortEct>;
  private readonly names: ReadonlyMap<string, string>;
  private readonly office: Office;
  private readonly terms: readonly (readonly [from: string, until: string])[];

  constructor(
    private readonly workspace: Workspace,
    { ects, schools }: Cohort,
  ) {
    this.ectOf = new Map(ects.map((ect) => [ect.trn, ect]));
    const people = schools.flatMap(({ head, lead, tutors, successor }) => [head, lead, ...tutors, successor]);
    this.names = new Map(
      [...people, ...ects.map(({ name }) => name)].map((name) => [emailOf(name), name.full]),
    );
    this.office = new Office(workspace, { ects, schools });
    this.terms = rowsOf(workspace, 'Terms').map((row) => [row['Starts'] ?? '', row['Ends'] ?? '']);
  }

  /** From one day to another, both included. */
  live(from: string, until: string): Told {
    const { store } = this.workspace.world;
    for (const { id, rule } of this.workspace.triggers()) if (rule) store.delete('trigger', id);
    for (let day = from; day <= until; day = addDays(day, 1)) {
      this.days += 1;
      // Nobody goes back: what has been is let go.
      store.forgetSnapshots();
      this.workspace.world.records.length = 0;
      if (PROGRESS && day.endsWith('-01'))
        process.stderr.write(`${day} ${this.deeds.length} forms, ${this.seen} mails\n`);
      if (!EVERY_NIGHT && this.isIdle(day)) continue;
      this.night(day);
      this.readMail(day);
      if (isWorkday(day)) this.work(day, day >= addDays(until, -60));
    }
    const { deeds, mails, days, nights, ticks } = this;
    return { deeds, mails, days, nights, ticks, sent: this.workspace.inbox().length };
  }

  /** The nightly run, and on Mondays a tick for what it could not send. */
  private night(day: string): void {
    this.setClock(day, '05:20');
    const { error } = trigger(this.workspace, 'everyNight');
    if (error !== null) throw new Error(`The night before ${day} failed: ${error}`);
    this.nights += 1;
    this.pass(30);
    if (isMonday(day)) this.tick();
  }

  /** Weekends and holidays, Mondays apart, while nobody has anything to do: the night would find nothing either. */
  private isIdle(day: string): boolean {
    if (isMonday(day) || this.office.expects(day)) return false;
    const hasWork = [...this.toDo.values()].some(({ on }) => on !== null && on <= day);
    return !isWorkday(day) || (!hasWork && !this.terms.some(([from, until]) => from <= day && day <= until));
  }

  private setClock(day: string, time: string): void {
    this.workspace.world.setNow(Date.parse(instant(day, time)));
  }

  private work(day: string, isLate: boolean): void {
    this.setClock(day, '09:00');
    const worked = this.office.work(day);
    const due = [...this.toDo].filter(([, { on }]) => on !== null && (on <= day || isLate));
    if (due.length === 0 && !worked) return;
    const reports = new Map(rowsOf(this.workspace, 'Reports').map((row) => [row['Report'] ?? '', row]));
    for (const [key, todo] of due) {
      this.toDo.delete(key);
      this.act(day, todo, reports.get(todo.report) ?? {});
    }
    for (let nth = 0; nth < MOST_TICKS && this.tick() > QUIET; nth += 1);
    this.readMail(day);
  }

  private tick(): number {
    this.ticks += 1;
    const { error, serviceCalls } = trigger(this.workspace, 'everyTenMinutes');
    if (error !== null) throw new Error(`A tick failed: ${error}`);
    this.pass(10);
    return serviceCalls;
  }

  private pass(minutes: number): void {
    const { world } = this.workspace;
    world.setNow(world.now() + minutes * 60_000);
  }

  /** Everybody opens what has come since; each link is one thing to do. */
  private readMail(day: string): void {
    const fresh = this.workspace.inbox().slice(this.seen);
    this.seen += fresh.length;
    if (fresh.length === 0) return;
    const reports = new Map(rowsOf(this.workspace, 'Reports').map((row) => [row['Report'] ?? '', row]));
    for (const { to, subject, text } of fresh) {
      const email = to[0] ?? '';
      const links = (text.match(/https:\/\/\S+viewform\S*/g) ?? []).flatMap((link) => {
        const [, report = '', purpose = ''] = CODE.exec(decodeURIComponent(link)) ?? [];
        return report === '' ? [] : [{ link, report, purpose }];
      });
      const tooLate = links
        .filter(({ report, purpose }) => !isOwed(purpose, email, reports.get(report) ?? {}, this.ectOf))
        .map(({ report, purpose }) => `${purpose} ${report}`);
      const asks = links.map(({ report, purpose }) => `${purpose} ${report}`);
      this.mails.push({ day, to: email, subject, text, tooLate, asks });
      for (const one of links) this.take(day, email, one, reports.get(one.report) ?? {});
    }
  }

  private take(
    day: string,
    email: string,
    { link, report, purpose }: { link: string; report: string; purpose: string },
    row: Row,
  ): void {
    const key = `${email} ${report} ${purpose}`;
    const known = this.toDo.get(key);
    if (!known) {
      this.toDo.set(key, { link, email, report, purpose, on: this.whenFor(day, purpose) });
      return;
    }
    known.link = link;
    const isChased = purpose !== 'w' || (row['Due'] ?? '') < day;
    if (known.on === null && isChased) known.on = addWorkdays(day, this.dice.between(0, 2));
  }

  /** Most within the week, some late, some never until they are chased. */
  private whenFor(day: string, purpose: string): string | null {
    const roll = this.dice.between(1, 100);
    if (roll > (purpose === 'w' ? 88 : 90)) return null;
    if (purpose === 'w' && roll > 65) return addWorkdays(day, this.dice.between(5, 12));
    return addWorkdays(day, this.dice.between(0, 4));
  }

  private act(day: string, { link, email, report, purpose }: ToDo, row: Row): void {
    const ect = this.ectOf.get(row['TRN'] ?? '');
    if (!ect) throw new Error(`${report} is about nobody of the cohort.`);
    this.events();
    const as = capacityOf(email, ect);
    const signs = purpose !== 'w' && !(purpose === 'c' && this.dice.inHundred(10));
    const comment = purpose === 'c' && this.dice.inHundred(60) ? `I agree. ${ect.name.first}` : '';
    const answers =
      purpose === 'w'
        ? tutorAnswers(ect, askedIn(row))
        : signature(as, this.names.get(email) ?? '', signs, comment);
    this.workspace.submitForm(link, answers as Record<string, string | string[]>);
    const code = CODE.exec(decodeURIComponent(link))?.[0] ?? '';
    this.deeds.push({ day, email, report, purpose, as, signed: signs, link: code.slice(-6) });
    this.pass(1);
  }

  /** Of Google's events, few come here: the tick has to find what they told of. Some come twice, or blank. */
  private events(): void {
    const roll = this.dice.between(1, 100);
    setSwitches(this.workspace.world, {
      formEventsLost: roll > 6 ? 1 : 0,
      formEventsTwice: roll === 1 ? 1 : 0,
      formEventsBlankAgain: roll === 2 ? 1 : 0,
    });
  }
}

export const isWorkday = (day: string): boolean => addWorkdays(addDays(day, -1), 1) === day;
const isMonday = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 1;

export const askedIn = (row: Row): Asked => ({
  kind: row['Kind'] as Asked['kind'],
  term: row['Term'] ?? '',
  final: row['Final'] === 'yes',
  timesReturned: Number(row['Times returned'] ?? 0),
});

const capacityOf = (email: string, { name, school, next }: CohortEct): Capacity => {
  if (email === emailOf(name)) return 'ECT';
  const heads = [school.head, ...(next ? [next.school.head] : [])].map(emailOf);
  return heads.includes(email) ? 'head' : 'tutor';
};

const SIGNED = { ECT: 'ECT signed', tutor: 'Tutor signed', head: 'Head signed' } as const;

/** Whether a report still waits for what a link asks of this person. */
function isOwed(purpose: string, email: string, row: Row, ects: ReadonlyMap<string, CohortEct>): boolean {
  const state = row['State'] ?? '';
  if (purpose === 'w') return ['due', 'draft', 'returned'].includes(state);
  if (purpose === 'c') return state === 'with ECT';
  const ect = ects.get(row['TRN'] ?? '');
  return ect !== undefined && state === 'signing' && row[SIGNED[capacityOf(email, ect)]] === '';
}
