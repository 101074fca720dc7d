import { createHmac } from 'node:crypto';
import { setSwitches } from '../../local/world/switches';
import { BOUND_ID, updateSpreadsheet } from '../../local/world/workbook';
import type { Workspace } from '../../local/workspace';
import type { Day } from '../../src/domain/facts';
import { standingLinks, type LinkFacts } from '../../src/tasks/standing-links';
import type { Card } from '../../src/tasks/wire';
import {
  EARLY_MONDAY,
  answer,
  cell,
  click,
  row,
  rows,
  smallRegister,
  trigger,
  typeRows,
  typeSetting,
} from './register';

/** The forms that are open all year, each by a link of the person's own. */
let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;

/** A link as an officer finds it on the ECT's card. */
function linkOf(trn: string, label: string, who: string): string {
  const { links } = answer(workspace, { ask: 'ect', trn }) as Card;
  const found = links.find((one) => one.label === label && one.who === who);
  if (!found) throw new Error(`${who} has no link "${label}": ${JSON.stringify(links)}`);
  return found.url;
}

const OBSERVED = {
  'What are you logging?': 'A lesson observation',
  'When was the lesson or the review?': '2026-12-02',
  'What went well?': 'Clear routines (TS7).',
  'What should the ECT work on next?': 'Questions that more pupils answer (TS2).',
  'When did the ECT have your feedback?': '2026-12-03',
  'The ECT has seen these notes, or will': 'Yes',
};

type Answers = Readonly<Record<string, string>>;

const send = (link: string, answers: Answers) => {
  const { executions } = workspace.submitForm(link, answers);
  expect(executions.map(({ error }) => error)).toEqual([null]);
};
/** Sent at a moment, with nobody told of it: the next sweep finds it. */
function sendUnheard(link: string, at: string, answers: Answers = OBSERVED): void {
  workspace.world.setNow(Date.parse(at));
  setSwitches(workspace.world, { formEventsLost: 1 });
  workspace.submitForm(link, answers);
  setSwitches(workspace.world, { formEventsLost: 0 });
}
const observations = () => rows(workspace, 'Observations');
const lastIntake = () => rows(workspace, 'Intake').pop() ?? {};
const pass = (minutes: number) => workspace.advance({ minutes });
const set = (heading: string, value: string) => {
  const { Submission = '' } = lastIntake();
  workspace.edit('Intake', cell(workspace, 'Intake', ['Submission', Submission], heading), value);
};
const setting = (name: string, value: string) => typeSetting(workspace, name, value);
const addPost = (differs: Answers): void => typeRows(workspace, 'People', differs);

/** The print the register makes under its own key. */
function signed({ world }: Workspace, text: string): string {
  const key = world.store.get<string>('properties:script', 'signing key') ?? '';
  return createHmac('sha256', key).update(text).digest().subarray(0, 16).toString('base64url');
}

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  addPost({
    Post: 'PO-0900',
    Person: 'P-0900',
    Name: 'Hana Head',
    Email: 'hana@example.org',
    Role: 'head',
    URN: '100001',
  });
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

describe('a lesson observation', () => {
  const link = () => linkOf('0012345', 'Log an observation', 'Tom Tutor');

  test('comes with the ECT filled in, is a row of Observations, and is seen on the ECT’s card', () => {
    expect(decodeURIComponent(link())).toContain('Zoë Example');
    send(link(), OBSERVED);
    expect(lastIntake()).toMatchObject({
      Verdict: 'accepted',
      ECT: 'Zoë Example',
      Reasons: 'In Observations as OB-0001.',
    });
    expect(observations()).toEqual([
      expect.objectContaining({
        TRN: '0012345',
        ECT: 'Zoë Example',
        Observed: '2026-12-02',
        Observer: 'Tom Tutor',
        Kind: 'lesson observation',
        Strengths: 'Clear routines (TS7).',
        Feedback: 'yes',
        'Feedback on': '2026-12-03',
      }),
    ]);
    const { observed } = answer(workspace, { ask: 'ect', trn: '0012345' }) as Card;
    expect(observed).toMatchObject([
      { when: 'Wednesday 2 December 2026', title: 'lesson observation · Tom Tutor' },
    ]);
  });

  test('the link may be used again, and the same sent twice is one row', () => {
    send(link(), OBSERVED);
    pass(1);
    send(link(), OBSERVED);
    expect(lastIntake()).toMatchObject({
      Verdict: 'accepted',
      Reasons: 'The same stands in Observations as OB-0001.',
    });
    pass(1);
    send(link(), { ...OBSERVED, 'When was the lesson or the review?': '2026-12-03' });
    expect(observations().map(({ Observation }) => Observation)).toEqual(['OB-0001', 'OB-0002']);
  });

  test('two different ones by one link in the same second are both taken in', () => {
    setSwitches(workspace.world, { formEventsLost: 2 });
    workspace.submitForm(link(), OBSERVED);
    workspace.submitForm(link(), { ...OBSERVED, 'What went well?': 'Calm questions.' });
    trigger(workspace, 'everyTenMinutes');
    const words = () => observations().map(({ Strengths }) => Strengths);
    expect(words().sort()).toEqual(['Calm questions.', 'Clear routines (TS7).']);
    trigger(workspace, 'everyTenMinutes');
    expect(words()).toHaveLength(2);
    expect(rows(workspace, 'Intake').map(({ Verdict }) => Verdict)).toEqual(['accepted', 'accepted']);
  });

  test('the second of one second is taken in also where the first was before it came, and neither twice', () => {
    send(link(), OBSERVED);
    send(link(), { ...OBSERVED, 'What went well?': 'Calm questions.' });
    trigger(workspace, 'everyTenMinutes');
    expect(observations().map(({ Strengths }) => Strengths)).toEqual([
      'Clear routines (TS7).',
      'Calm questions.',
    ]);
  });

  test.each([
    [
      'a day before induction',
      { 'When was the lesson or the review?': '2026-08-20' },
      /Induction began after/,
    ],
    ['a day to come', { 'When was the lesson or the review?': '2026-12-20' }, /Enter a day that has been/],
    [
      'notes at no address',
      { 'Where are your full notes, if you keep any?': 'my desk' },
      /begins with https/,
    ],
    [
      'a text like a failed formula',
      { 'What went well?': '#N/A' },
      /Mend the formula|can’t be read|shows #N\/A/,
    ],
  ])('%s needs mending, and changes nothing', (_, differs, says) => {
    send(link(), { ...OBSERVED, ...differs });
    expect(lastIntake()).toMatchObject({
      Verdict: 'needs mending',
      Reasons: expect.stringMatching(says),
      Report: 'IP-0001',
    });
    expect(observations()).toEqual([]);
  });

  test.each([
    '=IMPORTXML("https://example.org","//a")',
    '<script>alert(1)</script>',
    '{{body}} $& $1',
    '0012345',
    '1E5',
    "'quoted' words",
    '👩🏽‍🏫 ليلى cafe\u0301',
  ])('%s is kept as it was written', (words) => {
    send(link(), { ...OBSERVED, 'What went well?': words });
    expect(observations()[0]?.['Strengths']).toBe(words);
    const { observed } = answer(workspace, { ask: 'ect', trn: '0012345' }) as Card;
    expect(observed[0]?.says[0]).toBe(`Went well: ${words}`);
  });
});

describe('an ECT whose post goes on under another appropriate body (2.78)', () => {
  const typed = (column: string, what: string) =>
    workspace.edit(
      'Induction periods',
      cell(workspace, 'Induction periods', ['Period', 'IP-0001'], column),
      what,
    );
  const released = () => {
    const link = linkOf('0012345', 'Log an observation', 'Tom Tutor');
    const { URN = '', Tutor = '', Mentor = '' } = row(workspace, 'Induction periods', 'Period', 'IP-0001');
    typed('Finished', '2026-12-04');
    const next = { Period: 'IP-0900', TRN: '0012345', URN, Started: '2026-12-05', FTE: '1', Tutor, Mentor };
    typeRows(workspace, 'Induction periods', { ...next, 'Other AB': 'Anytown Hub' });
    return link;
  };

  test('is written of by no link of ours any more, their own for a concern included', () => {
    expect((answer(workspace, { ask: 'ect', trn: '0012345' }) as Card).links).not.toEqual([]);
    released();
    expect((answer(workspace, { ask: 'ect', trn: '0012345' }) as Card).links).toEqual([]);
  });

  test('what was seen with us is taken in by the old link, what came after is not', () => {
    const link = released();
    send(link, OBSERVED);
    expect(observations()).toHaveLength(1);
    send(link, {
      ...OBSERVED,
      'When was the lesson or the review?': '2026-12-05',
      'When did the ECT have your feedback?': '2026-12-06',
    });
    expect(lastIntake()).toMatchObject({
      Verdict: 'needs mending',
      Reasons: expect.stringContaining('The last induction period ended before it, on 4 December 2026.'),
    });
    expect(observations()).toHaveLength(1);
  });
});

describe('a link that is not as it should be', () => {
  const link = () => linkOf('0012345', 'Log an observation', 'Tom Tutor');
  const refused = (address: string, says: RegExp) => {
    send(address, OBSERVED);
    expect(lastIntake()).toMatchObject({ Verdict: 'needs mending', Reasons: expect.stringMatching(says) });
    expect(observations()).toEqual([]);
  };

  test('another ECT’s period in front: nobody’s, and nobody is written to', () => {
    refused(link().replace('IP-0001.', 'IP-0002.'), /of nothing in this register.*put it back/);
    pass(25);
    expect(workspace.inbox()).toEqual([]);
  });

  test('for another form', () => {
    const code = /IP-0001\.n[\w.-]+/.exec(
      linkOf('0012345', 'Tell us of an absence or a change', 'Tom Tutor'),
    );
    refused(link().replace(/IP-0001\.o[\w.-]+/, code?.[0] ?? ''), /is for another form/);
  });

  test('of a tutor who has left: refused, and they are not written to', () => {
    const address = link();
    workspace.edit('People', cell(workspace, 'People', ['Name', 'Tom Tutor'], 'Until'), '2026-12-06');
    refused(address, /Tom Tutor, who has no part in the induction of Zoë Example now/);
    pass(25);
    expect(workspace.inbox('tom@example.org')).toEqual([]);
  });

  test('of last school year it is good until the end of October, and not a day longer', () => {
    const address = link();
    sendUnheard(address, '2027-10-31T23:50:00Z');
    workspace.world.setNow(Date.parse('2027-11-01T00:10:00Z'));
    trigger(workspace, 'everyTenMinutes');
    expect(lastIntake()['Verdict']).toBe('accepted');
    expect(observations()).toHaveLength(1);
    send(address, { ...OBSERVED, 'When was the lesson or the review?': '2027-10-04' });
    expect(lastIntake()).toMatchObject({
      Verdict: 'needs mending',
      Reasons: expect.stringMatching(
        /school year 2026\/27, and good until Sunday 31 October 2027\. .*next weekly mail/,
      ),
    });
  });

  test('of a tutor who left the day after they sent it: taken in, however late it is found', () => {
    workspace.edit('People', cell(workspace, 'People', ['Name', 'Tom Tutor'], 'Until'), '2026-12-07');
    sendUnheard(link(), '2026-12-07T22:00:00Z');
    workspace.world.setNow(Date.parse('2026-12-09T09:00:00Z'));
    trigger(workspace, 'everyTenMinutes');
    expect(lastIntake()['Verdict']).toBe('accepted');
  });

  const refusals = () =>
    workspace
      .inbox('tom@example.org')
      .filter(({ subject }) => subject === 'We could not use the form you sent');
  const WHEN = 'When was the lesson or the review?';

  test('the form has thanked them, so they hear of each that could not be used, and once of one sent twice', () => {
    send(link(), { ...OBSERVED, [WHEN]: '2026-12-20' });
    pass(15);
    send(link(), { ...OBSERVED, [WHEN]: '2026-12-20' });
    pass(15);
    expect(refusals()).toHaveLength(1);
    send(link(), { ...OBSERVED, [WHEN]: '2026-12-21' });
    pass(15);
    expect(refusals()).toHaveLength(2);
  });

  test('they read which form, about whom, when they sent it, and where to look; nothing of what was typed', () => {
    send(link(), { ...OBSERVED, [WHEN]: '2026-12-20', 'What went well?': 'STRANGE WORDS' });
    pass(15);
    const text = refusals()[0]?.text ?? '';
    expect(text).toMatch(
      /Lesson observation and half-termly review\nAbout Zoë Example\.\nSent Monday 7 December 2026, \d\d?:\d\d\./,
    );
    expect(text).toContain(`Please look again at your answer to “${WHEN}”`);
    expect(text).not.toMatch(/STRANGE|2026-12-20|20 December/);
  });

  test('of an ECT they have no part in now, no name is in it', () => {
    const address = link();
    workspace.edit(
      'Induction periods',
      cell(workspace, 'Induction periods', ['Period', 'IP-0001'], 'Tutor'),
      'P-0900',
    );
    send(address, OBSERVED);
    pass(15);
    expect(lastIntake()['Reasons']).toMatch(/no part in the induction/);
    expect(refusals()).toHaveLength(1);
    expect(refusals()[0]?.text).not.toContain('Zoë');
  });

  test('who sends form after form in a day gets ten such mails, and the others still get theirs', () => {
    for (let nth = 1; nth <= 12; nth++)
      send(link(), { ...OBSERVED, [WHEN]: '2026-12-20', 'What went well?': `${nth}` });
    pass(15);
    expect(refusals()).toHaveLength(10);
  });
});

describe('what a school tells of an ECT', () => {
  const link = () => linkOf('0012345', 'Tell us of an absence or a change', 'Hana Head');
  const sure = { 'What I have written is right as far as I know': 'Yes' };
  const ABSENCE = {
    'What do you want to tell us?': 'The ECT is or was absent',
    'What kind of absence is it?': 'Sickness',
    'What is or was the first day away?': '2026-11-02',
    'What was the last day away?': '2026-11-06',
    'How many contracted days is that?': '4.5',
    ...sure,
  };

  test('an absence waits for somebody here, who says "confirmed" and has it in Absences', () => {
    send(link(), ABSENCE);
    expect(lastIntake()).toMatchObject({
      Verdict: 'to confirm',
      Reasons: expect.stringContaining(
        'Hana Head tells of Zoë Example: absent from Monday 2 November 2026 until Friday 6 November 2026 (sickness, 4.5 contracted days).',
      ),
    });
    expect(rows(workspace, 'Absences')).toEqual([]);
    set('Verdict', 'confirmed');
    pass(11);
    expect(lastIntake()).toMatchObject({ Verdict: 'accepted', Answers: '' });
    expect(rows(workspace, 'Absences')).toEqual([
      expect.objectContaining({
        Absence: 'AB-0001',
        TRN: '0012345',
        From: '2026-11-02',
        Until: '2026-11-06',
        Days: '4.5',
        Kind: 'sickness',
      }),
    ]);
  });

  test('in a file whose locale shows the month first, the days are those that were answered', () => {
    const to = link();
    updateSpreadsheet(workspace.world.store, BOUND_ID, { locale: 'en_US' });
    workspace.world.store.commit();
    send(to, {
      ...ABSENCE,
      'What is or was the first day away?': '2026-11-03',
      'How many contracted days is that?': '4',
    });
    expect(workspace.sheetNames().flatMap((name) => workspace.read(name).flat())).toContain('11/3/2026');
    expect(lastIntake()).toMatchObject({
      Verdict: 'to confirm',
      Reasons: expect.stringContaining('from Tuesday 3 November 2026 until Friday 6 November 2026'),
    });
  });

  test('confirmed once more, what was entered stays accepted and is entered no second time', () => {
    send(link(), ABSENCE);
    set('Verdict', 'confirmed');
    pass(11);
    for (const night of [false, true]) {
      if (night) trigger(workspace, 'everyNight');
      const { Version: _, ...before } = lastIntake();
      set('Verdict', 'confirmed');
      pass(11);
      expect(lastIntake()).toMatchObject(before);
    }
    expect(rows(workspace, 'Absences')).toHaveLength(1);
    expect(workspace.inbox('hana@example.org')).toEqual([]);
  });

  test('outside the induction period, it says when that was, as a person writes it', () => {
    send(link(), { ...ABSENCE, 'What is or was the first day away?': '2026-08-03' });
    expect(lastIntake()['Reasons']).toMatch(
      /induction period began, on Tuesday 1 September 2026\. Check both\./,
    );
  });

  test('confirmed with its answers taken out, it says so', () => {
    send(link(), ABSENCE);
    set('Answers', '');
    set('Verdict', 'confirmed');
    pass(11);
    expect(lastIntake()).toMatchObject({
      Verdict: 'needs mending',
      Reasons: expect.stringContaining('The answers can’t be read'),
    });
  });

  test('the return is told of by the same form, and ends the absence that stands', () => {
    send(link(), {
      ...ABSENCE,
      'What was the last day away?': '',
      'How many contracted days is that?': '',
    });
    set('Verdict', 'confirmed');
    pass(11);
    send(link(), ABSENCE);
    set('Verdict', 'confirmed');
    pass(11);
    expect(rows(workspace, 'Absences').map(({ Until, Days }) => [Until, Days])).toEqual([
      ['2026-11-06', '4.5'],
    ]);
  });

  test('another share of full time closes the period and opens the next; the old link still works', () => {
    const observe = linkOf('0012345', 'Log an observation', 'Tom Tutor');
    send(link(), {
      'What do you want to tell us?': 'The contract, the hours, the tutor or the mentor changes',
      'From which day does the change hold?': '2026-11-02',
      'What is the new share of full time?': '0.6',
      'Who is the new mentor?': 'Mia Mentor',
      'What is the new mentor’s email address?': 'mia@example.org',
      ...sure,
    });
    expect(lastIntake()['Reasons']).toContain('FTE 0.6, new mentor Mia Mentor, from Monday 2 November 2026');
    set('Verdict', 'confirmed');
    pass(11);
    const periods = rows(workspace, 'Induction periods').filter(({ TRN }) => TRN === '0012345');
    const { Person } = row(workspace, 'People', 'Name', 'Mia Mentor');
    expect(periods.map(({ Started, Finished, FTE, Mentor }) => [Started, Finished, FTE, Mentor])).toEqual([
      ['2026-09-01', '2026-11-01', '1', ''],
      ['2026-11-02', '', '0.6', Person],
    ]);
    send(observe, OBSERVED);
    expect(lastIntake()['Verdict']).toBe('accepted');
    expect(linkOf('0012345', 'Log an observation', 'Mia Mentor')).toContain('viewform');
  });

  test('a tutor to come is named from their day on; the one of now stays until then', () => {
    const tells = (on: string) => {
      send(link(), {
        'What do you want to tell us?': 'The contract, the hours, the tutor or the mentor changes',
        'From which day does the change hold?': on,
        'Who is the new induction tutor?': 'Nia Next',
        'What is the new tutor’s email address?': 'nia@example.org',
        ...sure,
      });
      set('Verdict', 'confirmed');
      pass(11);
      const { Person } = row(workspace, 'People', 'Name', 'Nia Next');
      return rows(workspace, 'Induction periods')
        .filter(({ TRN }) => TRN === '0012345')
        .map(({ Started, Finished, Tutor }) => [Started, Finished, Tutor === Person]);
    };
    expect(tells('2027-01-04')).toEqual([
      ['2026-09-01', '2027-01-03', false],
      ['2027-01-04', '', true],
    ]);
    workspace.restore(fresh);
    expect(tells('2026-12-07')).toEqual([['2026-09-01', '', true]]);
  });

  test('a new tutor at the head’s address is not taken for the head, who would sign for both', () => {
    send(link(), {
      'What do you want to tell us?': 'The contract, the hours, the tutor or the mentor changes',
      'From which day does the change hold?': '2026-11-02',
      'Who is the new induction tutor?': 'Nia Next',
      'What is the new tutor’s email address?': 'Hana@example.org',
      ...sure,
    });
    expect(lastIntake()).toMatchObject({
      Verdict: 'needs mending',
      Reasons: expect.stringContaining('The new tutor’s address is another person’s in People.'),
    });
    const answers = lastIntake()['Answers'] ?? '';
    set('Answers', answers.replace('Hana@example.org', 'nia@example.org'));
    set('Verdict', 'confirmed');
    pass(11);
    expect(row(workspace, 'People', 'Name', 'Nia Next')['Email']).toBe('nia@example.org');
    expect(row(workspace, 'Induction periods', 'TRN', '0012345')['Tutor']).toBe(
      row(workspace, 'People', 'Name', 'Nia Next')['Person'],
    );
  });

  describe('several changes, in whatever order they are told of', () => {
    const change = (on: string, fte: string) => ({
      'What do you want to tell us?': 'The contract, the hours, the tutor or the mentor changes',
      'From which day does the change hold?': on,
      'What is the new share of full time?': fte,
      ...sure,
    });
    const leaves = (on: string) => ({
      'What do you want to tell us?': 'The ECT is leaving',
      'What is the last day of employment?': on,
      ...sure,
    });
    const confirm = (answers: Record<string, string>) => {
      send(link(), answers);
      set('Verdict', 'confirmed');
      pass(11);
    };
    const periods = () =>
      rows(workspace, 'Induction periods')
        .filter(({ TRN }) => TRN === '0012345')
        .map(({ Started, Finished, FTE }) => [Started, Finished, FTE]);

    test('a second change to come takes over from the first, and no days count twice', () => {
      confirm(change('2027-01-04', '0.6'));
      confirm(change('2027-02-22', '0.8'));
      expect(periods()).toEqual([
        ['2026-09-01', '2027-01-03', '1'],
        ['2027-01-04', '2027-02-21', '0.6'],
        ['2027-02-22', '', '0.8'],
      ]);
    });

    test('a change between two keeps the end of the one it divides', () => {
      confirm(change('2027-02-22', '0.8'));
      confirm(change('2027-01-04', '0.6'));
      expect(periods().sort()).toEqual([
        ['2026-09-01', '2027-01-03', '1'],
        ['2027-01-04', '2027-02-21', '0.6'],
        ['2027-02-22', '', '0.8'],
      ]);
    });

    test('killed while it is entered, the next run finishes it (F01)', () => {
      send(link(), change('2026-11-02', '0.6'));
      set('Verdict', 'confirmed');
      const confirmed = workspace.snapshot();
      const { serviceCalls } = trigger(workspace, 'everyTenMinutes');
      const wanted = periods();
      const broken: unknown[] = [];
      const fates = ['kept', 'prefix', 'lost'] as const;
      const step = Number(process.env['KILL_EVERY'] ?? 4);
      for (let call = 1; call <= serviceCalls; call += step) {
        const onKill = fates[call % 3] ?? 'kept';
        workspace.restore(confirmed);
        trigger(workspace, 'everyTenMinutes', { faults: [{ call, kind: 'kill', phase: 'after' }], onKill });
        workspace.world.setNow(workspace.world.now() + 15 * 60_000);
        trigger(workspace, 'everyTenMinutes');
        if (JSON.stringify(periods()) !== JSON.stringify(wanted)) broken.push([call, onKill, periods()]);
      }
      expect(wanted).toHaveLength(2);
      expect(broken).toEqual([]);
    });

    test('nobody leaves with a period still to come, and nothing changes after the last day', () => {
      confirm(change('2027-01-04', '0.6'));
      send(link(), leaves('2026-12-18'));
      expect(lastIntake()).toMatchObject({
        Verdict: 'needs mending',
        Reasons: expect.stringContaining('begins after that last day, on Monday 4 January 2027'),
      });
      workspace.restore(fresh);
      confirm(leaves('2026-12-18'));
      send(link(), change('2027-01-04', '0.6'));
      expect(lastIntake()).toMatchObject({
        Verdict: 'needs mending',
        Reasons: expect.stringContaining('after the induction period ends'),
      });
    });
  });

  test('a leaver’s last day ends the period', () => {
    send(link(), {
      'What do you want to tell us?': 'The ECT is leaving',
      'What is the last day of employment?': '2026-12-31',
      ...sure,
    });
    set('Verdict', 'confirmed');
    pass(11);
    expect(row(workspace, 'Induction periods', 'TRN', '0012345')['Finished']).toBe('2026-12-31');
  });

  test('"ignored" leaves things as they are', () => {
    send(link(), ABSENCE);
    set('Verdict', 'ignored');
    pass(11);
    expect(rows(workspace, 'Absences')).toEqual([]);
  });

  test('what cannot be meant needs mending', () => {
    send(link(), { ...ABSENCE, 'How many contracted days is that?': '9' });
    expect(lastIntake()).toMatchObject({
      Verdict: 'needs mending',
      Reasons: expect.stringContaining('5 weekdays'),
    });
  });
});

describe('a concern of an ECT (2.28)', () => {
  const SECRET = 'My mentor shouts at me.';
  beforeEach(() => {
    setting('Concerns to', 'nina@example.org');
    click(workspace, 'setUp');
  });

  test('reaches the named contact alone, and not a word of it the register', () => {
    const form = workspace.forms().find(({ title }) => title.startsWith('Raise a concern'));
    const address = form?.id ?? '';
    send(address, {
      'Link code': 'x',
      'This is about': 'My induction',
      'What is your name?': 'Zoë Example',
      'What is your concern?': SECRET,
      'How may we reach you?': '07700 900000',
      'May we speak with your school about it?': 'No',
      'I am writing about my own induction': 'Yes',
    });
    const mails = workspace.inbox('nina@example.org');
    expect(mails.map(({ subject }) => subject)).toEqual(['There is something for you to read']);
    expect(mails[0]?.text).toMatch(/forms\/d\/\S+\/edit#responses/);
    expect(mails[0]?.text).toContain('did not come by an ECT’s own link');
    expect(mails[0]?.text).not.toMatch(/Zoë|shouts/);
    trigger(workspace, 'everyNight');
    trigger(workspace, 'everyTenMinutes');
    expect(workspace.inbox('nina@example.org')).toHaveLength(1);
    const cells = workspace.sheetNames().flatMap((name) => workspace.read(name).flat());
    expect(cells.filter((one) => /shouts|07700/.test(one))).toEqual([]);
  });

  test('once nobody is named, who was reads it no more, it takes no answers, and no link leads to it', () => {
    const form = () => workspace.forms().find(({ title }) => title.startsWith('Raise a concern'));
    expect(form()).toMatchObject({ accepting: true, editors: expect.arrayContaining(['nina@example.org']) });
    setting('Concerns to', '');
    click(workspace, 'setUp');
    expect(form()).toMatchObject({
      accepting: false,
      editors: expect.not.arrayContaining(['nina@example.org']),
    });
    expect(workspace.world.store.get('properties:script', 'form: concern')).toBeUndefined();
    click(workspace, 'setUp');
    setting('Concerns to', 'otto@example.org');
    click(workspace, 'setUp');
    const made = workspace.forms().filter(({ title }) => title.startsWith('Raise a concern'));
    expect(made.filter(({ accepting }) => accepting).map(({ editors }) => editors)).toEqual([
      expect.arrayContaining(['otto@example.org']),
    ]);
  });
});

describe('a school’s view of its own induction', () => {
  const formOf = () => workspace.forms().find(({ title }) => title.startsWith('How your school runs'));
  /** As the link in a head's mail has it. */
  const code = (): string => {
    // The first link makes the key.
    linkOf('0012345', 'Log an observation', 'Tom Tutor');
    const { memory, signer } = {
      memory: { get: () => JSON.stringify({ prefilled: '?entry.1=REFERENCE&entry.2=WHO' }) },
      signer: { sign: (text: string) => signed(workspace, text) },
    };
    const post = {
      personId: 'P-0900',
      name: 'Hana Head',
      email: 'hana@example.org',
      role: 'head' as const,
      urn: '100001',
      from: null,
      until: null,
      holdsQts: null,
      trainedOn: null,
    };
    const ect = rows(workspace, 'ECTs').find(({ TRN }) => TRN === '0012345');
    const facts = {
      ects: [{ trn: ect?.['TRN'], outcome: null, name: '' }],
      periods: [
        {
          id: 'IP-0001',
          trn: '0012345',
          urn: '100001',
          startedOn: '2026-09-01',
          finishedOn: null,
          otherAb: null,
          countedTerms: null,
        },
      ],
      schools: [{ urn: '100001', name: 'Alder Primary School' }],
      posts: [post],
    } as unknown as LinkFacts;
    const [link] = standingLinks(
      { memory, signer },
      facts,
      '2026-12-07' as Day,
    )('P-0900').filter(({ door }) => door === 'school self-evaluation');
    return new URLSearchParams(link?.url).get('entry.1') ?? '';
  };
  const answers = (differs: Answers = {}): Answers => ({
    ...Object.fromEntries(
      (formOf()?.items ?? []).flatMap((item) => {
        const { title, choices = [] } = item as { title: string; choices?: readonly { value: string }[] };
        return choices[0] === undefined ? [] : [[title, choices[0].value]];
      }),
    ),
    'Link code': code(),
    'This is about': 'Alder Primary School',
    ...differs,
  });
  const points = () => rows(workspace, 'School answers');

  test('is in School answers, a row for each point, the newest in place of the older', () => {
    send(
      formOf()?.id ?? '',
      answers({ 'What works well here that other schools could learn from?': 'Pairs.' }),
    );
    expect(lastIntake()).toMatchObject({ Reasons: 'In School answers for 2026/27.', Report: '100001' });
    expect(points()).toHaveLength(12);
    expect(points()[0]).toMatchObject({
      URN: '100001',
      For: '2026/27',
      Point: 'Approach',
      Judgement: 'in place',
      From: 'Hana Head',
    });
    pass(1);
    const leads = Object.keys(answers()).find((title) => title.startsWith('Induction is led')) ?? '';
    send(formOf()?.id ?? '', answers({ [leads]: 'Not yet' }));
    expect(points()).toHaveLength(12);
    expect(points().find(({ Point }) => Point === 'Leadership')?.['Judgement']).toBe('not yet');
  });

  test('sent on the last evening of a school year, it is of that year, though it is found in the next', () => {
    sendUnheard(formOf()?.id ?? '', '2027-08-31T21:00:00Z', answers());
    workspace.world.setNow(Date.parse('2027-09-01T04:00:00Z'));
    trigger(workspace, 'everyTenMinutes');
    expect(lastIntake()).toMatchObject({ Verdict: 'accepted', Reasons: 'In School answers for 2026/27.' });
    expect(points()[0]).toMatchObject({ For: '2026/27', Answered: '2027-08-31' });
  });

  test('by somebody who heads the school no more, it needs mending', () => {
    const filled = answers();
    workspace.edit('People', cell(workspace, 'People', ['Name', 'Hana Head'], 'Until'), '2026-12-06');
    send(formOf()?.id ?? '', filled);
    expect(lastIntake()).toMatchObject({ Verdict: 'needs mending' });
    expect(points()).toEqual([]);
  });
});

describe('killed at every call of the run that takes an observation in (F01)', () => {
  test.each(['kept', 'lost'] as const)('buffered writes %s: one row, one line of Intake', (onKill) => {
    setSwitches(workspace.world, { formEventsLost: 1 });
    workspace.submitForm(linkOf('0012345', 'Log an observation', 'Tom Tutor'), OBSERVED);
    const sent = workspace.snapshot();
    const { serviceCalls } = trigger(workspace, 'everyTenMinutes');
    const broken: unknown[] = [];
    const step = Number(process.env['KILL_EVERY'] ?? 7);
    for (let call = 1; call <= serviceCalls; call += step)
      for (const phase of ['before', 'after'] as const) {
        workspace.restore(sent);
        trigger(workspace, 'everyTenMinutes', { faults: [{ call, kind: 'kill', phase }], onKill });
        workspace.world.setNow(workspace.world.now() + 15 * 60_000);
        trigger(workspace, 'everyTenMinutes');
        const stands = [observations().length, rows(workspace, 'Intake').map(({ Verdict }) => Verdict)];
        if (JSON.stringify(stands) !== '[1,["accepted"]]') broken.push([call, phase, stands]);
      }
    expect(broken).toEqual([]);
    expect(serviceCalls).toBeGreaterThan(20);
  });
});
