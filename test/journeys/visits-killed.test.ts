/** Letters, report and form of a visit, killed at any service call, then pressed again as a person would (F01). */
import { setSwitches } from '../../local/world/switches';
import { answerNext } from '../../local/world/ui';
import type { BufferOnKill, Workspace } from '../../local/workspace';
import { cell, click, row, rows, smallRegister, trigger } from './register';

let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

const READERS = ['hana@example.org', 'leo@example.org'];
const VISIT = ['URN', '100002'] as const;

const birch = () => row(workspace, 'Visits', ...VISIT);
const enter = (facts: Readonly<Record<string, string>>) => {
  for (const [heading, value] of Object.entries(facts))
    workspace.edit('Visits', cell(workspace, 'Visits', VISIT, heading), value);
};
const later = (minutes: number) => workspace.world.setNow(workspace.world.now() + minutes * 60_000);

type Press = 'takeVisitFurther' | 'askForEvidence';
const select = () => workspace.select('Visits', cell(workspace, 'Visits', VISIT, 'School'));
const press = (command: Press = 'takeVisitFurther') => {
  select();
  return click(workspace, command);
};

function addPerson(post: string, name: string, role: string, more: Readonly<Record<string, string>>): void {
  const [headings = [], ...lines] = workspace.read('People');
  const facts: Readonly<Record<string, string>> = {
    Post: post,
    Person: post.replace('PO', 'P'),
    Name: name,
    Role: role,
    ...more,
  };
  const next = lines.filter((cells) => cells.some((one) => one !== '')).length + 2;
  workspace.edit('People', `A${next}`, [headings.map((heading) => facts[heading] ?? '')]);
}

beforeAll(async () => {
  workspace = await smallRegister();
  const [head = '', lead = ''] = READERS;
  addPerson('PO-9001', 'Asha Assessor', 'assessor', { 'Visits a year': '5', Email: 'asha@example.org' });
  addPerson('PO-9002', 'Hana Head', 'head', { URN: '100002', From: '2024-09-01', Email: head });
  addPerson('PO-9003', 'Leo Lead', 'induction lead', { URN: '100002', From: '2024-09-01', Email: lead });
  click(workspace, 'planVisits');
  fresh = workspace.snapshot();
}, 60_000);
afterAll(() => workspace.close());

const FATES: readonly BufferOnKill[] = ['lost', 'kept', 'prefix'];

/** Every sixth call, in every fate and phase in turn; with KILL_EVERY=1 each. */
const EVERY = Number(process.env['KILL_EVERY'] ?? 6);

/** Kills a run at one call after the other, each time from the same state; `sound` puts things right and looks. */
function sweep(
  run: (options: Parameters<Workspace['menu']>[1]) => number,
  sound: (where: unknown) => void,
): void {
  const before = workspace.snapshot();
  const calls = run({});
  sound('left alone');
  expect(calls).toBeGreaterThan(20);
  for (let call = 1; call <= calls; call += EVERY) {
    const onKill = FATES[call % FATES.length] ?? 'lost';
    const phase = call % 2 === 0 ? 'before' : 'after';
    workspace.restore(before);
    run({ faults: [{ call, phase, kind: 'kill' }], onKill });
    sound([call, phase, onKill]);
  }
}

const pressing =
  (command: Press) =>
  (options: Parameters<Workspace['menu']>[1]): number => {
    select();
    answerNext(workspace.world, [{ button: 'OK' }]);
    return workspace.menu(command, options).record.serviceCalls;
  };

/** Sends what waits; what a killed run left in doubt is a person's to look up, so it counts as sent. */
function post(): void {
  for (let nth = 0; nth < 3; nth += 1) {
    later(15);
    trigger(workspace, 'everyTenMinutes');
  }
}

const mailsAbout = (subject: RegExp) =>
  READERS.map((who) => workspace.inbox(who).filter((mail) => subject.test(mail.subject)).length);
const unsettled = () =>
  rows(workspace, 'Outbox').filter(({ State }) => ['queued', 'sending', 'unknown'].includes(State ?? ''))
    .length;

const noneTwice = (sheet: string, headings: readonly string[]) => {
  const all = rows(workspace, sheet).map((one) => headings.map((heading) => one[heading]).join(' | '));
  return { rows: all.length, different: new Set(all).size };
};

/** What stands after a letter: the date, one mail each, the lists once. */
function afterLetter(state: string, subject: RegExp, command: Press = 'takeVisitFurther') {
  return (where: unknown): void => {
    later(10);
    // A person reads in Visits how it stands, and chooses the command again where the step is not done.
    if (birch()['State'] !== state) press(command);
    post();
    const documents = noneTwice('Visit documents', ['Visit', 'Document']);
    const findings = noneTwice('Visit findings', ['Visit', 'Question']);
    expect({ where, state: birch()['State'], mails: mailsAbout(subject), left: unsettled() }).toEqual({
      where,
      state,
      mails: [1, 1],
      left: 0,
    });
    expect([where, documents.rows, findings.rows]).toEqual([where, documents.different, findings.different]);
    expect([where, documents.rows]).toEqual([where, state === 'consulted' ? 0 : 12]);
  };
}

describe('killed at a service call, then chosen again, each reader gets the mail once:', () => {
  beforeEach(() => workspace.restore(fresh));

  test('the consultation', () => {
    sweep(pressing('takeVisitFurther'), afterLetter('consulted', /^A visit about induction/));
  }, 600_000);

  test('the notice, with its list of documents and questions', () => {
    enter({ 'Planned for': '2027-01-20' });
    sweep(pressing('takeVisitFurther'), afterLetter('documents asked for', /^Our visit on/));
  }, 600_000);

  test('the notice that goes before the command is chosen again has its list of documents', () => {
    enter({ 'Planned for': '2027-01-20' });
    sweep(pressing('takeVisitFurther'), (where) => {
      post();
      const [mail] = workspace.inbox(READERS[0] ?? '').filter(({ subject }) => /^Our visit on/.test(subject));
      if (mail !== undefined) expect([where, mail.text.split('• ').length - 1]).toEqual([where, 12]);
    });
  }, 600_000);

  test('the request for further evidence', () => {
    enter({ 'Planned for': '2027-01-20' });
    press();
    post();
    sweep(
      pressing('askForEvidence'),
      afterLetter('further evidence asked', /^Further evidence/, 'askForEvidence'),
    );
  }, 600_000);

  test('another day', () => {
    enter({ 'Planned for': '2027-01-20' });
    press();
    post();
    enter({ 'Planned for': '2027-01-27' });
    const told = (where: unknown) => {
      if (birch()['School told'] !== '2027-01-27') press();
      afterLetter('documents asked for', /^Our visit is now on Wednesday 27/)(where);
      expect([where, birch()['School told']]).toEqual([where, '2027-01-27']);
    };
    sweep(pressing('takeVisitFurther'), told);
  }, 600_000);
});

describe('a step taken again the same day, killed between Outbox and Visits, then chosen again:', () => {
  beforeEach(() => {
    workspace.restore(fresh);
    enter({ 'Planned for': '2027-01-20' });
    press();
  });
  const subjects = (who: string) => workspace.inbox(who).map(({ subject }) => subject);
  const NOTICE = 'Our visit on Wednesday 20 January 2027';

  /** What was queued may have gone before the person chooses the command again. */
  const told =
    (state: string, on: string, expected: readonly string[]) =>
    (where: unknown): void => {
      post();
      if (birch()['State'] !== state || birch()['School told'] !== on) press();
      post();
      expect({ where, state: birch()['State'], on: birch()['School told'], left: unsettled() }).toEqual({
        where,
        state,
        on,
        left: 0,
      });
      for (const who of READERS) expect([where, subjects(who)]).toEqual([where, expected]);
    };

  test('the notice of a visit called off, told, and opened again', () => {
    post();
    enter({ Closed: '2026-12-06' });
    press();
    post();
    enter({ Closed: '' });
    sweep(
      pressing('takeVisitFurther'),
      told('documents asked for', '2027-01-20', [NOTICE, 'Our visit is called off', NOTICE]),
    );
  }, 600_000);

  test('the notice that was not needed, and is again', () => {
    enter({ Closed: '2026-12-06' });
    press();
    post();
    enter({ Closed: '' });
    sweep(pressing('takeVisitFurther'), told('documents asked for', '2027-01-20', [NOTICE]));
  }, 600_000);

  test('the notice with another day', () => {
    post();
    enter({ 'Planned for': '2027-01-27', 'Documents asked': '' });
    sweep(
      pressing('takeVisitFurther'),
      told('documents asked for', '2027-01-27', [NOTICE, 'Our visit on Wednesday 27 January 2027']),
    );
  }, 600_000);
});

describe('a visit that was made', () => {
  beforeEach(() => {
    workspace.restore(fresh);
    enter({ 'Planned for': '2027-01-20' });
    press();
    post();
    enter({ Visited: '2026-12-06', Satisfied: 'yes' });
    workspace.edit(
      'Visit findings',
      cell(workspace, 'Visit findings', ['Question', 'Recommendations'], 'Finding'),
      'Write targets down.',
    );
  });

  const pdfs = () =>
    workspace.files().filter(({ mimeType, trashed }) => mimeType === 'application/pdf' && !trashed);

  /** Chosen again until the report has gone: first it is written, then sent. */
  const reportSent = (where: unknown): void => {
    for (let nth = 0; nth < 3 && birch()['State'] !== 'report sent'; nth += 1) {
      later(10);
      press();
    }
    post();
    const [pdf] = pdfs();
    expect({
      where,
      state: birch()['State'],
      pdfs: pdfs().length,
      linked: pdf !== undefined && (birch()['Report'] ?? '').includes(pdf.id),
      mails: mailsAbout(/^Our report/),
      left: unsettled(),
    }).toEqual({ where, state: 'report sent', pdfs: 1, linked: true, mails: [1, 1], left: 0 });
  };

  test('killed while its report is written, there is one PDF, and it goes once', () => {
    sweep(pressing('takeVisitFurther'), reportSent);
  }, 900_000);

  test('killed while its report is queued, it goes once', () => {
    press();
    sweep(pressing('takeVisitFurther'), reportSent);
  }, 600_000);

  test('killed while the visit form is taken in, each answer stands once', () => {
    const link = /https:\S+viewform\S*/.exec(press())?.[0] ?? '';
    setSwitches(workspace.world, { formEventsLost: 1 });
    workspace.submitForm(link, {
      'Support they have in school': 'A mentor each week.',
      'Induction is led well': 'Partly met',
      'Are we satisfied with the evidence?': 'No',
      'These are my findings': 'Yes',
    });
    later(10);
    const tick = (options: Parameters<Workspace['menu']>[1]) =>
      trigger(workspace, 'everyTenMinutes', options).serviceCalls;
    sweep(tick, (where) => {
      post();
      const found = rows(workspace, 'Visit findings').filter(({ By }) => By === 'Asha Assessor');
      expect({
        where,
        intake: rows(workspace, 'Intake').map(({ Verdict }) => Verdict),
        found: found.map(({ Question, Judgement, Finding }) => [Question, Judgement, Finding]),
        satisfied: birch()['Satisfied'],
        all: noneTwice('Visit findings', ['Visit', 'Question']).rows,
      }).toEqual({
        where,
        intake: ['accepted'],
        found: [
          ['Support they have in school', '', 'A mentor each week.'],
          ['Induction is led well', 'partly met', ''],
        ],
        satisfied: 'no',
        all: noneTwice('Visit findings', ['Visit', 'Question']).different,
      });
    });
  }, 600_000);
});
