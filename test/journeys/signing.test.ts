import type { Workspace } from '../../local/workspace';
import type { ReportForm } from '../../src/tasks/wire';
import {
  EARLY_MONDAY,
  TUTOR_SAYS,
  byDay,
  answer,
  cell,
  click,
  linksIn,
  pastMonday,
  reviewOf,
  row,
  rows,
  save,
  signLinkOf,
  smallRegister,
  trigger,
  typeSetting,
} from './register';

/** From the tutor's form to the last signature, by nothing but the links in three people's mail. */
let workspace: Workspace;
let monday: ReturnType<Workspace['snapshot']>;
let released: ReturnType<Workspace['snapshot']>;
/** Where each test begins. The last ones go back to Monday, from where there is no way forward again. */
let start: ReturnType<Workspace['snapshot']>;
let review = '';

const TOM = 'tom@example.org';
const ZOE = 'zoe@example.org';
const HEAD = 'hana@example.org';

const SIGNS = 'I have read this report and sign it';
const asEct = {
  'I am': 'The early career teacher',
  'Your signature': SIGNS,
  'Your full name': 'Zoë Example',
};
const asTutor = { 'I am': 'The induction tutor', 'Your signature': SIGNS, 'Your full name': 'Tom Tutor' };
const asHead = { 'I am': 'The headteacher', 'Your signature': SIGNS, 'Your full name': 'Hana Head' };

const stands = () => row(workspace, 'Reports', 'Report', review);
const lastIntake = () => rows(workspace, 'Intake').pop() ?? {};
const pass = (minutes: number) => workspace.advance({ minutes });
const signBy = (link: string, answers: Readonly<Record<string, string>>) => {
  const { executions } = workspace.submitForm(link, answers);
  expect(executions.map(({ error }) => error)).toEqual([null]);
};

/** The report but for its document, which follows the text. */
const said = () => ({ ...stands(), PDF: '', 'PDF of version': '' });

const refused = (link: string, answers: Readonly<Record<string, string>>, says: RegExp) => {
  const before = said();
  signBy(link, answers);
  expect(lastIntake()).toMatchObject({ Verdict: 'needs mending', Reasons: expect.stringMatching(says) });
  expect(said()).toEqual(before);
};

/** The latest mail that says a form could not be used. */
const refusalTo = (address: string): string => {
  pass(30);
  return (
    workspace
      .inbox(address)
      .filter(({ subject }) => /could not use/.test(subject))
      .pop()?.text ?? ''
  );
};
const set = (heading: string, value: string) => {
  const { Submission = '' } = lastIntake();
  workspace.edit('Intake', cell(workspace, 'Intake', ['Submission', Submission], heading), value);
};

beforeAll(async () => {
  workspace = await smallRegister({ now: EARLY_MONDAY });
  typeSetting(workspace, 'Review signed by', 'tutor, ECT and headteacher');
  const people = workspace.read('People');
  const headings = people[0] ?? [];
  const line = headings.map(
    (heading) =>
      ({ Person: 'P-0900', Name: 'Hana Head', Email: HEAD, Role: 'head', URN: '100001' })[heading] ?? '',
  );
  workspace.edit('People', `A${people.length + 1}`, [line]);
  review = reviewOf(workspace, '0012345');
  pastMonday(workspace);
  byDay(workspace);
  monday = workspace.snapshot();
  workspace.submitForm(linksIn(workspace, TOM)[0] ?? '', TUTOR_SAYS);
  pass(25);
  released = workspace.snapshot();
  start = released;
});
beforeEach(() => workspace.restore(start));
afterAll(() => workspace.close());

describe('given a report the tutor has let go by the form', () => {
  describe.each([
    ['Your signature', 'I have read this report, and I sign it', SIGNS],
    ['I am', 'The ECT', 'The early career teacher'],
  ])('given a choice of "%s" that somebody has reworded', (question, given, declared) => {
    const choices = () =>
      workspace
        .forms()
        .find(({ title }) => title.endsWith('sign it'))
        ?.items.find(({ title }) => title === question)?.choices ?? [];
    const reworded = (): void => {
      const form = structuredClone(workspace.forms().find(({ title }) => title.endsWith('sign it')));
      const choice = form?.items.find(({ title }) => title === question)?.choices[0];
      if (!form || !choice) throw new Error('There is no such choice.');
      Object.assign(choice, { value: given });
      workspace.world.store.put('form', form.id, form);
      workspace.world.store.commit();
    };

    test('the words given are kept, and count once an officer says what they mean', () => {
      reworded();
      refused(signLinkOf(workspace, ZOE), { ...asEct, [question]: given }, /Choose Induction > Set up/);
      expect(lastIntake()['Reasons']).toContain(`To "${question}" the answer is "${given}".`);
      set('Answers', (lastIntake()['Answers'] ?? '').replace(given, declared));
      set('Verdict', 'mended');
      trigger(workspace, 'everyTenMinutes');
      expect(stands()['ECT signed']).not.toBe('');
    });

    test('Set up puts it back, with the page it leads to', () => {
      const before = choices();
      reworded();
      expect(click(workspace, 'setUp')).toContain(`Put the choices back in the form`);
      expect(choices()).toEqual(before);
      signBy(signLinkOf(workspace, ZOE), asEct);
      expect(stands()['ECT signed']).not.toBe('');
    });
  });

  test('the ECT has one mail that day, with the PDF, which they may open, and a link of their own', () => {
    const mails = workspace.inbox(ZOE);
    expect(mails.map(({ subject }) => subject)).toEqual([
      'An induction report is ready for you to read and sign',
    ]);
    expect(mails[0]?.text).toMatch(/Read the report: https:\/\/\S+/);
    expect(signLinkOf(workspace, ZOE)).toContain(review);
    const pdf = workspace.files().find(({ mimeType, trashed }) => mimeType === 'application/pdf' && !trashed);
    expect(JSON.stringify(pdf)).toContain(ZOE);
  });

  test('a signature for a report whose row was deleted waits, and Intake says to put the row back', () => {
    const link = signLinkOf(workspace, ZOE);
    workspace.deleteRow(
      'Reports',
      Number(/\d+$/.exec(cell(workspace, 'Reports', ['Report', review], 'TRN'))),
    );
    signBy(link, asEct);
    expect(lastIntake()).toMatchObject({
      Verdict: 'needs mending',
      Reasons: expect.stringContaining('put it back (File > Version history)'),
    });
  });

  test('2.61 who judges the report sees what the ECT said of it, who has signed, and who has not', () => {
    signBy(signLinkOf(workspace, ZOE), { ...asEct, 'Your comment on this report': 'A fair picture.' });
    const { said }: ReportForm = answer(workspace, { ask: 'report', id: review });
    expect(said).toEqual([
      { label: 'ECT’s comment', text: 'A fair picture.' },
      { label: 'Induction tutor', text: 'Not yet signed' },
      {
        label: 'Early career teacher',
        text: expect.stringMatching(/^Zoë Example, signed Monday 7 December 2026, \d\d:\d\d$/),
      },
      { label: 'Headteacher', text: 'Not yet signed' },
    ]);
  });

  test('comment, then three signatures by three links, send it to the appropriate body', () => {
    signBy(signLinkOf(workspace, ZOE), { ...asEct, 'Your comment on this report': 'A fair picture.' });
    expect(stands()).toMatchObject({ State: 'signing', 'ECT comment': 'A fair picture.' });
    expect(stands()['ECT signed']).not.toBe('');
    pass(25);
    expect(workspace.inbox(HEAD).map(({ subject }) => subject)).toEqual([
      'An induction report is ready for your signature',
    ]);
    signBy(signLinkOf(workspace, HEAD), asHead);
    expect(stands()['State']).toBe('signing');
    // Tom had his weekly mail this morning; a signature is asked for the same day all the same.
    expect(workspace.inbox(TOM).map(({ subject }) => subject)).toEqual([
      '1 induction report needs you this week',
      'An induction report is ready for your signature',
    ]);
    signBy(signLinkOf(workspace, TOM), asTutor);
    expect(stands()).toMatchObject({ State: 'submitted' });
    expect(rows(workspace, 'Intake').map(({ Verdict }) => Verdict)).toEqual(Array(4).fill('accepted'));
    const said = rows(workspace, 'History')
      .filter(({ Row, What }) => Row === review && /sign/.test(What ?? ''))
      .map(({ What }) => What);
    expect([...new Set(said)]).toEqual([
      expect.stringMatching(/^Zoë Example comments and signs as the ECT, link …\S{6}$/),
      expect.stringMatching(/^Hana Head signs as the headteacher, link …\S{6}$/),
      expect.stringMatching(/^Tom Tutor signs as the induction tutor, link …\S{6}$/),
    ]);
  });

  test('an ECT may comment now and sign later', () => {
    signBy(signLinkOf(workspace, ZOE), {
      ...asEct,
      'Your signature': 'I have read this report and do not sign it now',
      'Your comment on this report': 'Not yet.',
    });
    expect(stands()).toMatchObject({ State: 'signing', 'ECT comment': 'Not yet.', 'ECT signed': '' });
    expect(lastIntake()).toMatchObject({ Verdict: 'accepted' });
    workspace.advance({ to: '2026-12-08T07:25:00' });
    signBy(signLinkOf(workspace, ZOE), asEct);
    expect(stands()['ECT signed']).not.toBe('');
  });

  test('a name that is corrected in ECTs stands beside the report, and its signature is of the same text still', () => {
    signBy(signLinkOf(workspace, ZOE), asEct);
    const { Version, Signatures } = stands();
    workspace.edit('ECTs', cell(workspace, 'ECTs', ['TRN', '0012345'], 'Name'), 'Zoë Married');
    click(workspace, 'refreshViews');
    expect(stands()).toMatchObject({ ECT: 'Zoë Married', Version, Signatures, State: 'signing' });
    expect(
      workspace
        .read('Desk')
        .flat()
        .filter((one) => /text was changed/.test(one)),
    ).toEqual([]);
  });

  test('nobody has two mails in a day beside the weekly one', () => {
    signBy(signLinkOf(workspace, ZOE), asEct);
    pass(120);
    expect([ZOE, TOM, HEAD].map((address) => workspace.inbox(address).length)).toEqual([1, 2, 1]);
  });
});

describe('when Settings ask for fewer signatures on a review', () => {
  const signedBy = (who: string) => {
    typeSetting(workspace, 'Review signed by', who);
  };
  const ectSigns = () => {
    signBy(signLinkOf(workspace, ZOE), asEct);
    pass(25);
  };
  const historyOf = () =>
    rows(workspace, 'History').flatMap(({ Row, Column, Who, What }) =>
      Row === review && Column === 'State' ? [[Who, What]] : [],
    );
  const SENT_IN = 'Record as received: Settings ask nobody else to sign it';

  test('one that all of those have signed is received that night, and History says why', () => {
    ectSigns();
    signBy(signLinkOf(workspace, TOM), asTutor);
    expect(stands()['State']).toBe('signing');
    signedBy('tutor and ECT');
    workspace.advance({ to: '2026-12-08T07:25:00' });
    expect(stands()).toMatchObject({ State: 'submitted', Received: expect.stringMatching(/^2026-12-08/) });
    expect(historyOf().pop()).toEqual(['Nightly run', SENT_IN]);
    expect(answer(workspace, { ask: 'ect', trn: '0012345' }).first?.says).not.toContain('signatures');
  });

  test('it is received when somebody refreshes the views, and counts as such at once; refreshed again, it stands', () => {
    ectSigns();
    signedBy('nobody');
    click(workspace, 'refreshViews');
    expect(stands()['State']).toBe('submitted');
    expect(row(workspace, 'ECTs', 'TRN', '0012345')['To review']).toBe('1');
    expect(row(workspace, 'Desk', 'What', 'Reports to review')['Now']).toBe('1');
    const before = stands();
    click(workspace, 'refreshViews');
    expect(stands()).toEqual(before);
  });

  test('one that somebody has still to sign waits for them', () => {
    ectSigns();
    signedBy('tutor and ECT');
    click(workspace, 'refreshViews');
    expect(stands()['State']).toBe('signing');
  });

  test.each(['tutor and the ECT', '#N/A'])(
    'one waits on while Settings say "%s", which can’t be read',
    (typed) => {
      ectSigns();
      signBy(signLinkOf(workspace, TOM), asTutor);
      signedBy(typed);
      click(workspace, 'refreshViews');
      expect(stands()['State']).toBe('signing');
    },
  );

  test('a signature nobody asks for any more needs no mending', () => {
    ectSigns();
    const link = signLinkOf(workspace, HEAD);
    signedBy('tutor and ECT');
    click(workspace, 'refreshViews');
    const before = said();
    signBy(link, asHead);
    expect(lastIntake()).toMatchObject({
      Verdict: 'accepted',
      Reasons: 'The signature of Hana Head is not asked for any more.',
    });
    expect(said()).toEqual(before);
  });

  test('the ECT’s comment is taken in where their signature is not asked for', () => {
    signedBy('tutor');
    click(workspace, 'refreshViews');
    signBy(signLinkOf(workspace, ZOE), { ...asEct, 'Your comment on this report': 'A fair picture.' });
    expect(lastIntake()['Verdict']).toBe('accepted');
    expect(stands()).toMatchObject({
      State: 'signing',
      'ECT comment': 'A fair picture.',
      'ECT signed': '',
    });
  });
});

describe('a link that is not as it should be changes nothing, and Intake says what to do', () => {
  test('wrong: a letter of the code is another', () => {
    refused(
      signLinkOf(workspace, ZOE).replace(
        /(R-\d+\.\w{30})(\w)/,
        (_, front: string, one: string) => front + (one === 'x' ? 'y' : 'x'),
      ),
      asEct,
      /of nothing in this register.*put it back/,
    );
  });

  test('the link to write, on the form to sign (L04)', () => {
    const code = /R-\d+\.[\w-]+/.exec(linksIn(workspace, TOM)[0] ?? '')?.[0] ?? '';
    refused(
      signLinkOf(workspace, ZOE).replace(/R-\d+\.[\w-]+/, code),
      asTutor,
      /is to write the report, not to sign it/,
    );
  });

  test('the link to sign, on the form to write (L04)', () => {
    const code = /R-\d+\.[\w-]+/.exec(signLinkOf(workspace, ZOE))?.[0] ?? '';
    refused((linksIn(workspace, TOM)[0] ?? '').replace(/R-\d+\.[\w-]+/, code), TUTOR_SAYS, /not to write it/);
  });

  test("someone else's: the tutor signs as tutor by the ECT's link", () => {
    refused(
      signLinkOf(workspace, ZOE),
      asTutor,
      /The link is Zoë Example’s, and it was filled in as the induction tutor/,
    );
    expect(refusalTo(ZOE)).toContain('leave “I am” as it is filled in');
  });

  test("someone else's name under the ECT's link (L09)", () => {
    refused(
      signLinkOf(workspace, ZOE),
      { ...asEct, 'Your full name': 'Tom Tutor' },
      /the name under it is "Tom Tutor"/,
    );
    expect(refusalTo(ZOE)).toContain('not the one we know you by');
  });

  test('that was mended days later was given on the day it was sent, and received on the day it was mended', () => {
    signBy(signLinkOf(workspace, ZOE), asEct);
    pass(25);
    signBy(signLinkOf(workspace, TOM), { ...asTutor, 'Your full name': 'Una Tutor' });
    signBy(signLinkOf(workspace, HEAD), asHead);
    workspace.advance({ to: '2026-12-10T09:00:00' });
    const { Submission = '' } =
      rows(workspace, 'Intake').find(({ Verdict }) => Verdict === 'needs mending') ?? {};
    workspace.edit('Intake', cell(workspace, 'Intake', ['Submission', Submission], 'Verdict'), 'mended');
    trigger(workspace, 'everyTenMinutes');
    expect(stands()).toMatchObject({
      State: 'submitted',
      'Tutor signed': expect.stringContaining('2026-12-07'),
      Received: expect.stringContaining('2026-12-10'),
    });
  });

  test('used again (L03): the first stands, and nothing is signed twice', () => {
    const link = signLinkOf(workspace, ZOE);
    signBy(link, asEct);
    const before = stands();
    pass(2);
    signBy(link, asEct);
    expect(lastIntake()).toMatchObject({
      Verdict: 'accepted',
      Reasons: expect.stringMatching(/signed already/),
    });
    expect(stands()).toEqual(before);
    refused(
      link,
      { ...asEct, 'Your comment on this report': 'Other words.' },
      /Zoë Example has signed already, on .* sends another comment.*choose the verdict "mended"/,
    );
  });

  test('the text changed since (L06): the signer is asked to read again, by a new link that works', () => {
    const old = signLinkOf(workspace, ZOE);
    workspace.edit(
      'Reports',
      cell(workspace, 'Reports', ['Report', review], 'Evidence'),
      'Five observed lessons.',
    );
    refused(old, asEct, /text of this report has changed since Zoë Example was sent this link/);
  });

  test('the ECT’s address corrected since: the new one hears by the next day, and the link sent to the old one signs nothing', () => {
    const old = signLinkOf(workspace, ZOE);
    workspace.edit('ECTs', cell(workspace, 'ECTs', ['TRN', '0012345'], 'Email'), 'zoe.example@example.org');
    refused(old, asEct, /one sent to an address that was changed since counts no more/);
    workspace.advance({ to: '2026-12-08T07:25:00' });
    signBy(signLinkOf(workspace, 'zoe.example@example.org'), asEct);
    expect(stands()['ECT signed']).not.toBe('');
    expect(workspace.inbox(ZOE)).toHaveLength(1);
  });

  test('the school has another URN since: the Desk says where to write it, and with it the report is signed by all', () => {
    const asks = () =>
      workspace
        .read('Desk')
        .map((line) => line.join(' '))
        .filter((line) => line.includes('no induction period in the days it covers'));
    signBy(signLinkOf(workspace, ZOE), asEct);
    for (const [sheet, key, value] of [
      ['Schools', 'URN', '100001'],
      ...rows(workspace, 'People').map(({ Post = '' }) => ['People', 'Post', Post] as const),
      ...rows(workspace, 'Induction periods').map(
        ({ Period = '' }) => ['Induction periods', 'Period', Period] as const,
      ),
    ] as const)
      if (row(workspace, sheet, key, value)['URN'] === '100001')
        workspace.edit(sheet, cell(workspace, sheet, [key, value], 'URN'), '100009');
    trigger(workspace, 'everyNight');
    expect(asks()).toEqual([
      expect.stringContaining('If the school has another URN now, write that into URN in Reports'),
    ]);
    workspace.edit('Reports', cell(workspace, 'Reports', ['Report', review], 'URN'), '100009');
    trigger(workspace, 'everyNight');
    expect(asks()).toEqual([]);
    workspace.advance({ to: '2026-12-08T07:25:00' });
    signBy(signLinkOf(workspace, TOM), asTutor);
    signBy(signLinkOf(workspace, HEAD), asHead);
    expect(stands()).toMatchObject({ State: 'submitted', URN: '100009' });
  });

  test('returned and released again with other words, the ECT reads them in a mail of its own', () => {
    const old = signLinkOf(workspace, ZOE);
    save(workspace, review, 'return', { returnedWhy: 'Say more.' });
    save(workspace, review, 'release', {
      onTrack: 'yes',
      evidence: 'Six.',
      programmeAccessed: 'yes',
      entitlementsMet: 'yes',
      targets: 'More.',
      daysAbsent: '0',
    });
    workspace.advance({ to: '2026-12-08T07:25:00' });
    const mails = workspace.inbox(ZOE);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.text).toContain(
      'It went back to the school and has come in again. Please read it again. A comment you made before does not stand in this one: if it should, write it again.',
    );
    expect(signLinkOf(workspace, ZOE)).not.toBe(old);
    refused(old, asEct, /text of this report has changed/);
    signBy(signLinkOf(workspace, ZOE), asEct);
    expect(stands()['ECT signed']).not.toBe('');
  });

  test('returned and released again in the same words, the ECT hears of it, and is not told of other words', () => {
    signBy(signLinkOf(workspace, ZOE), asEct);
    pass(25);
    signBy(signLinkOf(workspace, TOM), asTutor);
    const words = answer(workspace, { ask: 'report', id: review }).answers;
    save(workspace, review, 'return', { returnedWhy: 'Talk this through with Zoë again.' });
    workspace.advance({ to: '2026-12-08T07:25:00' });
    const before = workspace.inbox(ZOE).length;
    save(workspace, review, 'release', words);
    workspace.advance({ to: '2026-12-09T07:25:00' });
    const mails = workspace.inbox(ZOE).slice(before);
    expect(mails.map(({ subject }) => subject)).toEqual([
      'An induction report is ready for you to read and sign',
    ]);
    expect(mails[0]?.text).not.toContain('The text has changed');
    const tutors = () => workspace.inbox(TOM).filter(({ subject }) => /signature/.test(subject)).length;
    const asked = tutors();
    signBy(signLinkOf(workspace, ZOE), asEct);
    workspace.advance({ to: '2026-12-10T07:25:00' });
    expect(tutors()).toBe(asked + 1);
  });

  test('sent back while the ECT reads it, its tutor hears why, each time', () => {
    const sentBack = (day: string, words: string) => {
      save(workspace, review, 'return', { returnedWhy: words });
      workspace.world.setNow(Date.parse(`${day}T09:00:00Z`));
      trigger(workspace, 'everyTenMinutes');
      return workspace.inbox(TOM).filter(({ text }) => text.includes(`asks for: ${words}`)).length;
    };
    expect(sentBack('2026-12-08', 'Name the lessons you saw.')).toBe(1);
    expect(stands()).toMatchObject({ State: 'returned', 'Returned because': 'Name the lessons you saw.' });
    save(workspace, review, 'release');
    expect(sentBack('2026-12-09', 'Name the term.')).toBe(1);
  });
});

describe('given a submission that needs mending', () => {
  test('an officer who knows the person says "mended", and the next tick counts the signature', () => {
    signBy(signLinkOf(workspace, ZOE), { ...asEct, 'Your full name': 'Mrs Married' });
    set('Verdict', 'mended');
    pass(11);
    expect(lastIntake()).toMatchObject({ Verdict: 'accepted', Answers: '' });
    expect(stands()['ECT signed']).not.toBe('');
  });

  test('"mended" vouches for nobody: a wrong code still signs nothing', () => {
    signBy(signLinkOf(workspace, ZOE).replace(/R-\d+\.[\w-]+/, review), asEct);
    set('Verdict', 'mended');
    pass(11);
    expect(lastIntake()).toMatchObject({ Verdict: 'needs mending' });
    expect(stands()['ECT signed']).toBe('');
  });

  test('answers that are no longer readable say so', () => {
    signBy(signLinkOf(workspace, ZOE), { ...asEct, 'Your full name': 'Mrs Married' });
    set('Answers', 'all fine');
    set('Verdict', 'mended');
    pass(11);
    expect(lastIntake()).toMatchObject({
      Verdict: 'needs mending',
      Answers: 'all fine',
      Reasons: expect.stringContaining('Put the cell Answers back'),
    });
  });

  test('"ignored" is left alone', () => {
    signBy(signLinkOf(workspace, ZOE), { ...asEct, 'Your full name': 'Mrs Married' });
    set('Verdict', 'ignored');
    pass(11);
    expect([lastIntake()['Verdict'], stands()['ECT signed']]).toEqual(['ignored', '']);
  });
});

describe('given the Monday mail, and nothing sent yet', () => {
  beforeAll(() => {
    start = monday;
  });

  test('a tutor who was replaced (L05)', () => {
    workspace.edit('People', cell(workspace, 'People', ['Email', TOM], 'Until'), '2026-12-06');
    refused(linksIn(workspace, TOM)[0] ?? '', TUTOR_SAYS, /Tom Tutor, who is not the induction tutor now/);
  });

  test('answers corrected in the cell, and the report named, are taken in', () => {
    const days = 'How many days has the ECT been absent since the last report?';
    const link = (linksIn(workspace, TOM)[0] ?? '').replace(/R-\d+\.[\w-]+/, 'lost');
    signBy(link, { ...TUTOR_SAYS, [days]: '390' });
    set('Answers', (lastIntake()['Answers'] ?? '').replace('"390"', '"3.9"'));
    set('Report', review);
    set('Verdict', 'mended');
    pass(11);
    expect(lastIntake()).toMatchObject({
      Verdict: 'needs mending',
      Reasons: expect.stringContaining('half-days'),
    });
    set('Answers', (lastIntake()['Answers'] ?? '').replace('"3.9"', '"3.5"'));
    set('Verdict', 'mended');
    pass(11);
    expect(lastIntake()).toMatchObject({ Verdict: 'accepted' });
    expect(stands()).toMatchObject({ State: 'with ECT', 'Days absent': '3.5' });
  });

  test.each(['0012345', '1E5', '3/4', '50%', 'TRUE', '10:30'])(
    '%s, which Sheets takes for a number or a date, is kept as it was written',
    (words) => {
      workspace.submitForm(linksIn(workspace, TOM)[0] ?? '', {
        ...TUTOR_SAYS,
        'What evidence have you drawn on?': words,
      });
      expect(stands()['Evidence']).toBe(words);
    },
  );
});
