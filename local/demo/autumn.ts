/** The last weeks of November and the first of December: reports come in, are signed, read and sent back. */
import type { Workspace } from '../workspace';
import { answersTo, commentOn, type Answers } from './answers';
import { bringEcts, isNextTerm, observationRows, planRow } from './beginning';
import { instant } from './days';
import { fatesOf, type Fate, type Step } from './fates';
import type { DemoFacts } from './facts';
import { append, ask, change, Finder, leapTo, passNight, rowsOf, type Row } from './hands';
import { OFFICER, SECOND_OFFICER } from './people';
import { askedOf } from './past-reports';
import { RETURNED } from './prose';

export function liveThroughAutumn(workspace: Workspace, facts: DemoFacts): void {
  passNight(workspace, '2026-11-23');
  leapTo(workspace, '2026-11-23', '10:00');
  bringEcts(workspace, facts, facts.ects.filter(isNextTerm));
  append(workspace, 'Support plans', newPlans(facts));
  passNight(workspace, '2026-11-30');
  const desk = new Desk(workspace, facts);
  for (const [day, time] of DAYS) {
    leapTo(workspace, day, time);
    desk.workOn(day, time);
    if (day === '2026-12-04') append(workspace, 'Observations', observationRows(facts, ['2026-11-09']));
    workspace.advance({ minutes: 11 });
    signByLink(workspace, SIGNERS_A_DAY);
  }
  passNight(workspace, '2026-12-07');
  leapTo(workspace, '2026-12-07', '07:48');
  workspace.advance({ to: instant('2026-12-07', '08:00') });
  workspace.openFile();
}

const DAYS = [
  ['2026-11-30', '16:20'],
  ['2026-12-01', '11:05'],
  ['2026-12-02', '15:50'],
  ['2026-12-03', '10:30'],
  ['2026-12-04', '14:10'],
] as const;

const newPlans = ({ circumstances, byTrn, byPerson }: DemoFacts): Row[] =>
  [...circumstances.troubles]
    .filter(([, { plan, planOpened }]) => plan !== 'none' && planOpened > '2026-11-02')
    .map(([trn, { plan, planOpened }]) => planRow(trn, plan, planOpened, byTrn, byPerson));

interface Question {
  readonly name: string;
  readonly label: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

/** The desk on which this term's reports are worked, each by its own fate. */
class Desk {
  private readonly fates: readonly Fate[];
  private readonly finder: Finder;
  private readonly links: ReadonlyMap<string, string>;
  private readonly questions = new Map<string, readonly Question[]>();

  constructor(
    private readonly workspace: Workspace,
    private readonly facts: DemoFacts,
  ) {
    this.fates = fatesOf(rowsOf(workspace, 'Reports'), facts);
    this.finder = new Finder(workspace, 'Reports');
    this.links = linksIn(workspace);
  }

  workOn(day: string, time: string): void {
    const today = this.fates.flatMap(({ id, steps }) =>
      steps.filter((step) => step.on === day).map((step) => ({ id, step })),
    );
    for (const { id, step } of today) if (step.does === 'form') this.byForm(id, step.slip ?? null);
    this.sign(
      today.filter(({ step }) => step.does === 'sign'),
      day,
      time,
    );
    const saved = today
      .filter(({ step }) => step.does !== 'form' && step.does !== 'sign')
      .map(({ id, step }, at) => this.save(id, step, at % 3 === 2 ? SECOND_OFFICER.email : OFFICER.email));
    if (saved.length > 0) ask(this.workspace, { ask: 'settle', saved });
  }

  /** The tutor opens the link in their mail; whoever has none is sent to the sidebar instead. */
  private byForm(id: string, slip: Slip | null): void {
    const link = this.links.get(id);
    const found = this.finder.row(id);
    const answers = answersTo(askedOf(found.row, this.facts));
    if (link === undefined) {
      ask(this.workspace, saveOf(found, answers, 'release'));
      return;
    }
    const known = this.questionsOf(found.row['Kind'] ?? '');
    // The form branches on this question, so it asks it of the last assessment too.
    const told = { onTrack: 'yes', ...answers };
    this.workspace.submitForm(link, { ...asShown(told, known), [CONFIRM]: 'Yes', ...slipped(slip, id) });
  }

  /** The questions of a kind of report; the last assessment has some that the first has not. */
  private questionsOf(kind: string): readonly Question[] {
    const known = this.questions.get(kind);
    if (known) return known;
    const rows = rowsOf(this.workspace, 'Reports').filter(({ Kind }) => Kind === kind);
    const samples = ['yes', 'no', ''].flatMap(
      (final) => rows.find(({ Final }) => Final === final)?.['Report'] ?? [],
    );
    const asked = samples.flatMap(
      (id) => ask<{ questions: readonly Question[] }>(this.workspace, { ask: 'report', id }).questions,
    );
    this.questions.set(kind, asked);
    return asked;
  }

  private save(id: string, { does, reason }: Step, user: string): { at: number; key: string } {
    const found = this.finder.row(id);
    const asked = askedOf(found.row, this.facts);
    const answers: Answers =
      does === 'return'
        ? { returnedWhy: RETURNED[(reason ?? 0) % RETURNED.length] ?? '' }
        : does === 'accept'
          ? {}
          : { ...this.draftOf(answersTo(asked), does), ...(does === 'submit' ? { signedCopy: 'yes' } : {}) };
    const { at } = ask<{ at: number }>(this.workspace, saveOf(found, answers, does), user);
    return { at, key: id };
  }

  /** A draft breaks off somewhere. */
  private draftOf(answers: Answers, does: Step['does']): Answers {
    if (does !== 'save') return answers;
    return Object.fromEntries(Object.entries(answers).slice(0, 3));
  }

  /** Comments and signatures that came by post or mail, entered by an officer. */
  private sign(signed: readonly { id: string; step: Step }[], day: string, time: string): void {
    if (signed.length === 0) return;
    const wanted = new Map(signed.map(({ id, step }) => [id, step]));
    change(this.workspace, 'Reports', (row) => {
      const step = wanted.get(row['Report'] ?? '');
      // Who signed by their link stands: what comes by post says nothing new of them.
      if (!step || (row['ECT signed'] ?? '') !== '') return null;
      const isReview = row['Kind'] === 'progress review';
      return {
        State: 'signing',
        'ECT comment': commentOn(askedOf(row, this.facts)),
        'ECT signed': step.by === 'tutor' ? '' : instant(day, time),
        'Tutor signed': instant(day, '09:10'),
        'Head signed': step.by === 'everybody' && !isReview ? instant(day, '09:45') : '',
      };
    });
  }
}

const saveOf = ({ at, row }: { at: number; row: Row }, answers: Answers, action: string): object => ({
  ask: 'save',
  id: row['Report'],
  at,
  version: Number(row['Version']),
  answers,
  action,
});

type Slip = NonNullable<Step['slip']>;

/** A code typed from memory; more days of absence than there were days. */
function slipped(slip: Slip | null, id: string): Answers {
  if (slip === null) return {};
  return slip === 'code' ? { 'Report code': id } : { [DAYS_ABSENT]: '210' };
}

const DAYS_ABSENT = 'How many days has the ECT been absent since the last report?';

const CONFIRM = 'I am the induction tutor, and I have talked this through with the ECT';

/** Answers as the form takes them: by the words of the question, choices by their label. */
function asShown(answers: Answers, questions: readonly Question[]): Record<string, string | string[]> {
  const shown: Record<string, string | string[]> = {};
  for (const { name, label, choices } of questions) {
    const answer = answers[name];
    if (answer === undefined) continue;
    const labelOf = (value: string) => choices?.find((choice) => choice.value === value)?.label ?? value;
    shown[label] = name === 'standardsOfConcern' ? answer.split(', ').map(labelOf) : labelOf(answer);
  }
  return shown;
}

/** So many ECTs open the link in the mail that has just come, agree with what they read, and sign. */
function signByLink(workspace: Workspace, most: number): void {
  const waiting = workspace
    .inbox()
    .filter(({ subject }) => subject === 'An induction report is ready for you to read and sign');
  for (const { text } of waiting.slice(-most)) {
    const [, link = ''] = /Comment and sign: (https:\S+)/.exec(text) ?? [];
    const [, name = ''] = /^Dear (.*),$/m.exec(text) ?? [];
    workspace.submitForm(link, {
      'I am': 'The early career teacher',
      'Your comment on this report': 'This is how I see it too. Thank you for the time you take.',
      'Your signature': 'I have read this report and sign it',
      'Your full name': name,
    });
  }
}

const SIGNERS_A_DAY = 2;

/** The prefilled link of each report, from the mails that tutors were sent. */
function linksIn(workspace: Workspace): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  for (const { text } of workspace.inbox())
    for (const [link] of text.matchAll(/https:\S+/g)) {
      const id = /R-\d+/.exec(decodeURIComponent(link))?.[0];
      if (id !== undefined) links.set(id, link);
    }
  return links;
}
