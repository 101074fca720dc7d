import { setAllowance } from '../../local/world/quotas';
import type { Workspace } from '../../local/workspace';
import { FORMS } from '../../src/tasks/forms-known';
import {
  EARLY_MONDAY,
  REVIEW,
  TUTOR_SAYS,
  byDay,
  cell,
  click,
  onlyNights,
  pastMonday,
  reviewOf,
  row,
  rows,
  save,
  signLinkOf,
  smallRegister,
  trigger,
  typeRows,
  typeSetting,
  HANA,
} from './register';

/** What people hear between two weekly mails, and what the weekly mail itself brings. */
let workspace: Workspace;
let start: ReturnType<Workspace['snapshot']>;
let review = '';

const ZOE = 'zoe@example.org';
const HEAD = 'hana@example.org';
const OFFICER = 'ola@example.org';
const mailsTo = (address: string) => workspace.inbox(address).map(({ subject }) => subject);
const pass = (minutes: number) => workspace.advance({ minutes });

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  const ola = { Person: 'P-0901', Name: 'Ola Officer', Email: OFFICER, Role: 'officer' };
  typeRows(workspace, 'People', HANA, ola);
  review = reviewOf(workspace, '0012345');
  pastMonday(workspace);
  byDay(workspace);
  start = workspace.snapshot();
});
beforeEach(() => workspace.restore(start));
afterAll(() => workspace.close());

test('most ticks bring nothing, and cost ten calls and two for each form', () => {
  pass(31);
  const { serviceCalls } = trigger(workspace, 'everyTenMinutes');
  expect(serviceCalls).toBeLessThanOrEqual(10 + 2 * FORMS.length);
});

test('a notice that waited, and went to an address put right meanwhile, does not go there again the next day', () => {
  const right = 'zoe.example@example.org';
  typeSetting(workspace, 'Mail is on', 'no');
  save(workspace, review, 'release');
  pass(31);
  const notices = () =>
    rows(workspace, 'Outbox').filter(({ To, Mail }) => To !== OFFICER && Mail?.startsWith('notice:'));
  expect(notices().map(({ To, State }) => [To, State])).toContainEqual([ZOE, 'queued']);
  workspace.edit('ECTs', cell(workspace, 'ECTs', ['TRN', '0012345'], 'Email'), right);
  typeSetting(workspace, 'Mail is on', 'yes');
  pass(75);
  expect(mailsTo(right)).toHaveLength(1);
  expect(notices().map(({ To }) => To)).toContain(right);
  pass(24 * 60);
  expect(mailsTo(right)).toHaveLength(1);
});

test('the head is told of a progress review the day it is received, once (2.53)', () => {
  save(workspace, review, 'submit');
  pass(31);
  const [mail, ...more] = workspace.inbox(HEAD);
  expect([mail?.subject, more]).toEqual(['A progress review has been received', []]);
  expect(mail?.text).toContain('Zoë Example: progress review, Autumn 2026');
  expect(mail?.text).toMatch(/Read the report: https/);
  expect(mail?.text).not.toMatch(/viewform|on track/i);
  workspace.advance({ days: 2 });
  expect(mailsTo(HEAD)).toHaveLength(1);
}, 60_000);

test('2.28 an ECT finds the link to raise a concern in a notice too; nobody else finds one in theirs', () => {
  const set = (name: string, value: string) => typeSetting(workspace, name, value);
  set('Concerns to', 'nina@example.org');
  click(workspace, 'setUp');
  save(workspace, review, 'release', REVIEW);
  pass(31);
  const [mail] = workspace.inbox(ZOE);
  expect(mail?.subject).toBe('An induction report is ready for you to read and sign');
  expect(mail?.text).toMatch(/Raise a concern with your named contact: My induction: https:\S+viewform/);
  save(workspace, review, 'return', { ...REVIEW, returnedWhy: 'Name the lessons you saw.' });
  workspace.advance({ days: 1 });
  const others = workspace.inbox().filter(({ to }) => !to.includes(ZOE));
  expect(others.map(({ subject }) => subject)).toContain('An induction report has come back to you');
  expect(others.filter(({ text, html }) => /Raise a concern/.test(`${text} ${html}`))).toEqual([]);
  const notices = others.filter(({ subject }) => !subject.endsWith('this week'));
  expect(notices.filter(({ text }) => text.includes('Log an observation'))).toEqual([]);
}, 60_000);

describe('not on track (2.54)', () => {
  const worry = {
    ...REVIEW,
    onTrack: 'no',
    onTrackReasons: 'Behaviour.',
    standardsOfConcern: 'TS7',
    ectToldOfConcern: 'yes',
    supportPlan: 'no',
  };

  test('the appropriate body hears the same day, once, and nobody else reads it in a mail', () => {
    save(workspace, review, 'release', worry);
    pass(31);
    expect(mailsTo(OFFICER)).toEqual(['An ECT is reported not on track']);
    expect(workspace.inbox(OFFICER)[0]?.text).toContain('It names no support plan.');
    onlyNights(workspace);
    workspace.advance({ days: 2 });
    expect(mailsTo(OFFICER)).toHaveLength(1);
    const others = workspace.inbox().filter(({ to }) => !to.includes(OFFICER));
    expect(others.filter(({ text, html }) => /not on track/i.test(`${text} ${html}`))).toEqual([]);
  }, 60_000);

  test('taken back before it went, and said again, it is told after all', () => {
    setAllowance(workspace.world, 'mailRecipients', 0);
    save(workspace, review, 'release', worry);
    pass(31);
    save(workspace, review, 'return', { ...worry, returnedWhy: 'Name the lessons you saw.' });
    setAllowance(workspace.world, 'mailRecipients', null);
    pass(31);
    expect(mailsTo(OFFICER)).toEqual([]);
    save(workspace, review, 'release', worry);
    pass(31);
    expect(mailsTo(OFFICER)).toEqual(['An ECT is reported not on track']);
  }, 60_000);

  test('one address may stand in Settings for all', () => {
    typeSetting(workspace, 'Alerts to', 'alerts@example.org');
    trigger(workspace, 'everyNight');
    save(workspace, review, 'release', worry);
    pass(31);
    expect([mailsTo(OFFICER).length, mailsTo('alerts@example.org').length]).toEqual([0, 1]);
  });
});

test('a report sent back reaches its tutor, with what is asked for and a link that works', () => {
  save(workspace, review, 'submit');
  workspace.advance({ to: '2026-12-08T09:00:00' });
  save(workspace, review, 'return', { returnedWhy: 'Name the lessons you saw.' });
  pass(31);
  const mail = workspace.inbox('tom@example.org').slice(-1)[0];
  expect(mail?.subject).toBe('An induction report has come back to you');
  expect(mail?.text).toContain('What the appropriate body asks for: Name the lessons you saw.');
  expect(mail?.text).toContain('The form opens empty');
  const { PDF = '-', 'PDF open to': opened } = row(workspace, 'Reports', 'Report', review);
  expect([mail?.text.includes(`Read the report: ${PDF}`), opened]).toEqual([
    true,
    expect.stringContaining('tom@example.org'),
  ]);
  const link = /Answer it again: (\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  workspace.submitForm(link, {
    ...TUTOR_SAYS,
    'What evidence have you drawn on?': 'Lessons of 3 and 5 December.',
  });
  expect(row(workspace, 'Reports', 'Report', review)).toMatchObject({
    State: 'with ECT',
    Evidence: 'Lessons of 3 and 5 December.',
  });
}, 60_000);

test('sent back before there was a PDF of it, a report is not said to be linked', () => {
  save(workspace, review, 'submit');
  save(workspace, review, 'return', { returnedWhy: 'Name the lessons you saw.' });
  pass(31);
  const { text = '' } = workspace.inbox('tom@example.org').slice(-1)[0] ?? {};
  expect(text).not.toContain('Read the report');
  expect(text).toContain('There is no PDF of what it said to link to here: answer this mail');
  expect(text).toContain('What the appropriate body asks for: Name the lessons you saw.');
}, 60_000);

test('a mail that waits for a cell to be mended costs few calls, and goes within the hour after', () => {
  const line = (sheet: string, facts: Readonly<Record<string, string>>): void => {
    const [headings = [], ...lines] = workspace.read(sheet);
    workspace.edit(sheet, `A${lines.length + 2}`, [headings.map((heading) => facts[heading] ?? '')]);
  };
  line('Visits', { Visit: 'V-0001', URN: '100001', Kind: 'no kind', Visitor: 'Ola Officer' });
  line('Outbox', {
    Mail: 'visit:V-0001:consultation:P-0900:2026-12-07',
    To: HEAD,
    Person: 'P-0900',
    Subject: 'A visit',
    State: 'queued',
    Queued: '2026-12-07T09:00:00+00:00',
  });
  const tick = () => trigger(workspace, 'everyTenMinutes').serviceCalls;
  expect(tick()).toBeGreaterThan(20);
  const waiting = rows(workspace, 'Outbox').slice(-1)[0];
  expect([waiting?.['State'], waiting?.['Note']]).toEqual([
    'queued',
    expect.stringContaining('Mend that cell'),
  ]);
  tick();
  expect(tick()).toBeLessThanOrEqual(10 + 2 * FORMS.length);
  workspace.edit('Visits', cell(workspace, 'Visits', ['Visit', 'V-0001'], 'Kind'), 'general');
  pass(71);
  expect(rows(workspace, 'Outbox').slice(-1)[0]?.['State']).toBe('sent');
}, 60_000);

describe('with a report that is in, the appropriate body', () => {
  const TUTOR = 'tom@example.org';
  beforeEach(() => {
    save(workspace, review, 'submit');
    workspace.advance({ to: '2026-12-08T09:00:00' });
  });

  test('asks for further evidence: the tutor hears once, the signatures stand, and it may be accepted', () => {
    const before = row(workspace, 'Reports', 'Report', review);
    save(workspace, review, 'ask', { evidenceAsked: '=IMPORTXML("x") and the plan of 3 December.' });
    pass(31);
    const mail = workspace.inbox(TUTOR).slice(-1)[0];
    expect(mail?.subject).toBe('Further evidence is asked for');
    expect(mail?.text).toContain('What they ask for: =IMPORTXML("x") and the plan of 3 December.');
    expect(mail?.text).not.toMatch(/viewform|Was due/);
    workspace.advance({ days: 2 });
    expect(mailsTo(TUTOR).filter((subject) => subject === mail?.subject)).toHaveLength(1);
    const asked = row(workspace, 'Reports', 'Report', review);
    expect([asked['State'], asked['Received']]).toEqual(['submitted', before['Received']]);
    expect(save(workspace, review, 'accept', {}).kind).toBe('answer');
    workspace.advance({ to: '2026-12-14T07:00:00' });
    expect(mailsTo(TUTOR).slice(-1)).toEqual([mail?.subject]);
  }, 60_000);

  test('has to say what it would like to see', () => {
    expect(save(workspace, review, 'ask', { evidenceAsked: '  ' })).toEqual({
      kind: 'refused',
      problems: [{ field: 'evidenceAsked', says: 'Say what you would like to see.' }],
    });
  });

  test('is told that the same words would bring no second mail; of a report that came again they do', () => {
    const words = { evidenceAsked: 'The plan of 3 December.' };
    const told = () => mailsTo(TUTOR).filter((subject) => subject === 'Further evidence is asked for');
    save(workspace, review, 'ask', words);
    pass(31);
    expect(save(workspace, review, 'ask', words)).toEqual({
      kind: 'refused',
      problems: [
        {
          field: 'evidenceAsked',
          says: 'The tutor was asked this already, and gets no second mail of it. Say what is new.',
        },
      ],
    });
    save(workspace, review, 'return', { returnedWhy: 'Name the lessons you saw.' });
    save(workspace, review, 'submit');
    workspace.advance({ to: '2026-12-09T09:00:00' });
    expect(save(workspace, review, 'ask', words).kind).toBe('answer');
    pass(31);
    expect(told()).toHaveLength(2);
  }, 60_000);

  test('amends one it has accepted: it goes back, and what stood before is in History', () => {
    save(workspace, review, 'accept', { feedback: 'A model of its kind.' });
    const { 'Reviewed by': reviewer } = row(workspace, 'Reports', 'Report', review);
    expect(save(workspace, review, 'return', { returnedWhy: 'The wrong term.' }).kind).toBe('answer');
    expect(row(workspace, 'Reports', 'Report', review)).toMatchObject({
      State: 'returned',
      Reviewed: '',
      'Reviewed by': '',
      Feedback: '',
      'Times returned': '1',
    });
    click(workspace, 'refreshViews');
    const told = rows(workspace, 'History').filter(({ Row }) => Row === review);
    expect(told).toContainEqual(
      expect.objectContaining({ Column: 'Reviewed by', Before: reviewer, After: '' }),
    );
    pass(31);
    expect(workspace.inbox(TUTOR).slice(-1)[0]?.text).toContain('The wrong term.');
  }, 60_000);

  test('accepts with a word for the tutor, who alone gets it, once', () => {
    expect(save(workspace, review, 'accept', { feedback: 'A model of its kind.' })).toMatchObject({
      value: { says: 'Accepted. The tutor gets your feedback by mail.' },
    });
    pass(31);
    workspace.advance({ days: 2 });
    const told = workspace.inbox().filter(({ text }) => text.includes('A model of its kind.'));
    expect(told.map(({ to, subject }) => [to, subject])).toEqual([
      [[TUTOR], 'An induction report has been accepted'],
    ]);
    expect(row(workspace, 'Reports', 'Report', review)).toMatchObject({
      State: 'reviewed',
      Feedback: 'A model of its kind.',
    });
  }, 60_000);
});

test('feedback that goes to no one is said to the officer at once', () => {
  save(workspace, review, 'submit');
  const people = workspace.read('People');
  const [urnAt, mailAt] = ['URN', 'Email'].map((heading) => people[0]?.indexOf(heading) ?? -1);
  people.forEach((cells, at) => {
    if (cells[urnAt ?? -1] !== '100001') return;
    workspace.edit('People', `${String.fromCharCode(65 + (mailAt ?? 0))}${at + 1}`, '');
  });
  const reply = save(workspace, review, 'accept', { feedback: 'A model of its kind.' });
  expect(reply).toMatchObject({
    kind: 'answer',
    value: { says: expect.stringContaining('your feedback goes to no one') as string },
  });
  expect(row(workspace, 'Reports', 'Report', review)['State']).toBe('reviewed');
  expect(save(workspace, review, 'return', { returnedWhy: 'The wrong term.' })).toMatchObject({
    value: { says: expect.stringMatching(/^Returned\. Nobody at the school has an email address/) as string },
  });
});

test('once there is an outcome no report is returned: nobody would be asked to sign it again', () => {
  save(workspace, review, 'submit');
  workspace.edit('ECTs', cell(workspace, 'ECTs', ['TRN', '0012345'], 'Outcome'), 'pass');
  const before = row(workspace, 'Reports', 'Report', review);
  expect(save(workspace, review, 'return', { returnedWhy: 'The wrong term.' })).toMatchObject({
    kind: 'refused',
    problems: [{ field: '', says: expect.stringContaining('clear it in ECTs first') as string }],
  });
  expect(row(workspace, 'Reports', 'Report', review)).toEqual(before);
  expect(save(workspace, review, 'accept', {}).kind).toBe('answer');
});

test('the weekly mail has the link to sign and the PDF, while it is owed', () => {
  save(workspace, review, 'release');
  onlyNights(workspace);
  trigger(workspace, 'everyTenMinutes');
  workspace.advance({ to: '2026-12-14T06:30:00' });
  const mail = workspace.inbox(ZOE).slice(-1)[0];
  expect(mail?.subject).toBe('1 induction report needs you this week');
  expect(mail?.text).toMatch(/Read the report: https:\S+\nComment and sign: https:\S+viewform/);
  expect(mail?.html).toContain('>Comment and sign</a>');
  expect(signLinkOf(workspace, ZOE)).toContain(review);
}, 60_000);

test('people hear nothing twice, however often the ticks come', () => {
  save(workspace, review, 'release');
  for (let nth = 0; nth < 8; nth++) trigger(workspace, nth % 2 ? 'everyTenMinutes' : 'onRegisterFormSubmit');
  expect(mailsTo(ZOE)).toHaveLength(1);
  const keys = rows(workspace, 'Outbox').map(({ Mail }) => Mail);
  expect(new Set(keys).size).toBe(keys.length);
});

describe('in a week that lies wholly in the holidays', () => {
  const weekly = (to: string) => {
    onlyNights(workspace);
    workspace.advance({ to });
    return rows(workspace, 'Outbox').filter(
      ({ Mail, State }) => Mail?.startsWith('digest:2026-W53') && State === 'sent',
    );
  };

  test('no weekly mail goes; the next goes when lessons begin', () => {
    expect(weekly('2026-12-29T07:00:00')).toEqual([]);
    workspace.advance({ to: '2027-01-05T07:00:00' });
    expect(
      rows(workspace, 'Outbox').filter(({ Mail }) => Mail?.startsWith('digest:2027-W01')).length,
    ).toBeGreaterThan(0);
  }, 60_000);

  test('unless Settings ask for it', () => {
    typeSetting(workspace, 'Remind in holidays', 'yes');
    expect(weekly('2026-12-29T07:00:00').length).toBeGreaterThan(0);
  }, 60_000);
});
