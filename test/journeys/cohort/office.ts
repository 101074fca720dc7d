/** What the appropriate body does: moves in, enters what it hears, reads reports, decides. */
import { addDays, addWorkdays } from '../../../local/demo/days';
import { diceFor } from '../../../local/demo/dice';
import { append, ask, change, rowsOf, type Row } from '../../../local/demo/hands';
import type { Workspace } from '../../../local/workspace';
import { click } from '../register';
import { emailOf, type Cohort, type CohortEct, type School } from './stories';

/** Schools whose first tutor leaves, and the day. */
const TUTORS_LEAVE = '2027-02-12';
const leavesTutor = (at: number): boolean => at % 10 === 3;

/** Who left a school as its tutor, by address, with the last day. */
export const tutorsWhoLeft = ({ schools }: Cohort): ReadonlyMap<string, string> =>
  new Map(
    schools.flatMap(({ tutors }, at) =>
      leavesTutor(at) && tutors[0] ? [[emailOf(tutors[0]), TUTORS_LEAVE] as const] : [],
    ),
  );

const JANUARY = '2027-01-04';

export class Office {
  private readonly persons = new Map<string, string>();
  private readonly dice = diceFor('office');
  private readonly returned = new Set<string>();
  /** Reports accepted that end an induction, by the day on which it may be decided. */
  private readonly toDecide: { readonly on: string; readonly row: Row }[] = [];
  private readonly events: readonly { readonly on: string; readonly enter: () => void }[];

  constructor(
    private readonly workspace: Workspace,
    private readonly cohort: Cohort,
  ) {
    const { schools } = cohort;
    schools.forEach(({ head, lead, tutors, successor }) =>
      [head, lead, ...tutors, successor].forEach((name) =>
        this.persons.set(emailOf(name), `P-${String(this.persons.size + 1).padStart(4, '0')}`),
      ),
    );
    const of = (name: string) => cohort.ects.filter(({ story }) => story.name === name);
    this.events = [
      { on: '2026-10-12', enter: () => this.absent(of('a few days ill')) },
      { on: '2026-11-16', enter: () => this.leave(of('moves school at Christmas')) },
      { on: '2026-12-14', enter: () => this.bring(({ story }) => story.starts === JANUARY) },
      { on: '2027-01-13', enter: () => this.absent(of('ill for seven weeks'), { Until: '', Days: '' }) },
      { on: TUTORS_LEAVE, enter: () => this.tutorsLeave() },
      { on: '2027-03-01', enter: () => this.leave(of('leaves at Easter')) },
      { on: '2027-03-08', enter: () => this.back(of('ill for seven weeks')) },
      {
        on: '2027-07-05',
        enter: () => this.leave([...of('leaves after a year'), ...of('moves school between years')]),
      },
      { on: '2027-11-01', enter: () => this.leave(of('leaves in November')) },
    ];
  }

  /** Sets the register up and brings everybody in. */
  moveIn(): void {
    const { workspace, cohort } = this;
    click(workspace, 'setUp');
    change(workspace, 'Settings', ({ Setting }) => SETTINGS[Setting ?? '']);
    click(workspace, 'setUp');
    const schools = cohort.schools.map(({ urn, name }) => [urn, name, 'Open', 'Northshire']);
    this.import('schools', ['URN', 'EstablishmentName', 'EstablishmentStatus (name)', 'LA (name)'], schools);
    append(workspace, 'People', [
      { Person: 'P-9001', Name: 'Ada Officer', Email: 'ada@ab.example.org', Role: 'officer' },
      ...cohort.schools.flatMap((school) => this.postsAt(school)),
    ]);
    this.bring(({ story }) => story.starts !== JANUARY);
    // Nobody plans visits here; schools would be ranked and drawn anew whenever a night writes.
    for (const sheet of ['QA priority', 'QA pictures']) workspace.edit(sheet, 'A1', '');
    append(
      workspace,
      'Induction periods',
      cohort.ects.flatMap(({ trn, story: { counted } }) =>
        counted === undefined
          ? []
          : [
              {
                TRN: trn,
                Started: '2025-09-01',
                Finished: '2026-07-22',
                FTE: '1',
                'Terms counted': counted,
                'Other AB': 'Greenhollow Appropriate Body',
                'Closed as': 'release',
              },
            ],
      ),
    );
  }

  private postsAt({ urn, head, lead, tutors }: School): Row[] {
    const post = (name: typeof head, Role: string): Row => ({
      Person: this.persons.get(emailOf(name)) ?? '',
      Name: name.full,
      Email: emailOf(name),
      Role,
      URN: urn,
    });
    return [post(head, 'head'), post(lead, 'induction lead'), ...tutors.map((one) => post(one, 'tutor'))];
  }

  private bring(wanted: (ect: CohortEct) => boolean): void {
    const lines = this.cohort.ects
      .filter(wanted)
      .map(({ trn, name, story, school, tutor }) => [
        trn,
        name.full,
        '1999-02-03',
        emailOf(name),
        story.counted === undefined ? '2026-07-01' : '2025-07-01',
        school.urn,
        story.starts,
        story.fte,
        'provider-led',
        tutor.full,
        emailOf(tutor),
      ]);
    const headings =
      'TRN,Name,Date of birth,Email,QTS awarded,URN,Started,FTE,Programme,Tutor name,Tutor email'.split(',');
    this.import('ects', headings, lines);
  }

  private import(kind: 'schools' | 'ects', headings: readonly string[], lines: readonly string[][]): void {
    const rows = lines.map((cells, at) => ({ line: at + 2, cells }));
    const question = { ask: 'import', kind, step: 'commit', headings, rows };
    const { refused } = ask<{ refused: readonly object[] }>(this.workspace, question);
    if (refused.length > 0) throw new Error(`Lines were refused: ${JSON.stringify(refused.slice(0, 3))}`);
  }

  /** Whether something is to be entered or decided on a day. */
  expects(day: string): boolean {
    return this.events.some(({ on }) => on === day) || this.toDecide.some(({ on }) => on === day);
  }

  /** A working day; gives whether anything was done. */
  work(day: string): boolean {
    const events = this.events.filter(({ on }) => on === day);
    events.forEach(({ enter }) => enter());
    const decided = this.decide(day);
    return this.read(day) || decided || events.length > 0;
  }

  /** Reads every report that has come in: most are accepted, some go back, once. */
  private read(day: string): boolean {
    const rows = rowsOf(this.workspace, 'Reports');
    const saved = rows.flatMap((row, index) => {
      if (row['State'] !== 'submitted') return [];
      const id = row['Report'] ?? '';
      const sendsBack = !this.returned.has(id) && this.dice.inHundred(8);
      if (sendsBack) this.returned.add(id);
      const answers = sendsBack ? { returnedWhy: 'Please say more of the evidence.' } : {};
      const action = sendsBack ? 'return' : 'accept';
      const at = index + 2;
      ask(this.workspace, { ask: 'save', id, at, version: Number(row['Version']), answers, action });
      if (!sendsBack && row['Kind'] === 'formal assessment')
        this.toDecide.push({ on: decidable(day, row), row });
      return [{ at, key: id }];
    });
    if (saved.length > 0) ask(this.workspace, { ask: 'settle', saved });
    return saved.length > 0;
  }

  /** Passes, fails or extends whoever has finished. */
  private decide(day: string): boolean {
    const due = this.toDecide.filter(({ on }) => on === day);
    for (const { row } of due) this.decideOn(day, row);
    return due.length > 0;
  }

  private decideOn(day: string, row: Row): void {
    const trn = row['TRN'] ?? '';
    const ect = this.cohort.ects.find((one) => one.trn === trn);
    const { outcome, due, recommends } = ect?.story ?? {};
    const isLast = due?.[due.length - 1] === `F ${row['Term']}`;
    if (recommends === 'extension' && row['Final'] === 'yes' && !isLast) {
      append(this.workspace, 'Adjustments', [
        {
          TRN: trn,
          Kind: 'extension after completion',
          Terms: '1',
          Agreed: day,
          Reason: 'One more term to show sustained progress.',
        },
      ]);
      return;
    }
    if (outcome === undefined || !isLast) return;
    change(this.workspace, 'ECTs', ({ TRN }) =>
      TRN === trn ? { Outcome: outcome, Decided: day, 'Notice sent': day } : null,
    );
    this.close(trn, { Finished: row['Until'] ?? '', 'Closed as': outcome });
  }

  private close(trn: string, set: Row): void {
    change(this.workspace, 'Induction periods', (row) =>
      row['TRN'] === trn && row['Finished'] === '' ? set : null,
    );
  }

  private leave(ects: readonly CohortEct[]): void {
    for (const { trn, story, next } of ects) {
      this.close(trn, { Finished: story.leaves ?? '', 'Closed as': 'release' });
      if (!next) continue;
      append(this.workspace, 'Induction periods', [
        {
          TRN: trn,
          URN: next.school.urn,
          Started: story.moves ?? '',
          FTE: story.fte,
          Programme: 'provider-led',
          Tutor: this.persons.get(emailOf(next.tutor)) ?? '',
        },
      ]);
    }
  }

  private absent(ects: readonly CohortEct[], differs: Row = {}): void {
    append(
      this.workspace,
      'Absences',
      ects.map(({ trn, story: { absent } }) => ({
        TRN: trn,
        From: absent?.from ?? '',
        Until: absent?.until ?? '',
        Days: absent?.days ?? '',
        Kind: 'sickness',
        ...differs,
      })),
    );
  }

  private back(ects: readonly CohortEct[]): void {
    change(this.workspace, 'Absences', ({ TRN, Until }) => {
      const absent = ects.find(({ trn }) => trn === TRN)?.story.absent;
      return absent && Until === '' ? { Until: absent.until, Days: absent.days } : null;
    });
  }

  private tutorsLeave(): void {
    const leaving = this.cohort.schools.filter((_, at) => leavesTutor(at));
    for (const { urn, tutors, successor } of leaving) {
      const before = this.persons.get(emailOf(tutors[0] ?? successor)) ?? '';
      const after = this.persons.get(emailOf(successor)) ?? '';
      change(this.workspace, 'People', ({ Person }) => (Person === before ? { Until: TUTORS_LEAVE } : null));
      append(this.workspace, 'People', [
        {
          Person: after,
          Name: successor.full,
          Email: emailOf(successor),
          Role: 'tutor',
          URN: urn,
          From: addDays(TUTORS_LEAVE, 1),
        },
      ]);
      change(this.workspace, 'Induction periods', ({ Tutor, Finished }) =>
        Tutor === before && Finished === '' ? { Tutor: after } : null,
      );
    }
  }
}

/** The working day after an assessment was accepted, or the first after it is over. */
const decidable = (day: string, row: Row): string => {
  const over = row['Until'] ?? day;
  return addWorkdays(over > day ? over : day, 1);
};

const SETTINGS: Readonly<Record<string, Row>> = {
  'AB name': { Value: 'Three Fords Appropriate Body' },
  'Reply to': { Value: 'induction@ab.example.org' },
};
