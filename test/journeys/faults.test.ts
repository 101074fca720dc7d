import { setSwitches } from '../../local/world/switches';
import type { CallOptions, Workspace } from '../../local/workspace';
import {
  REVIEW,
  TUTOR_SAYS,
  answer,
  cell,
  click,
  columnOf,
  linksIn,
  reviewOf,
  row,
  rows,
  save,
  smallRegister,
  trigger,
} from './register';

/** What killed, doubled and crossing runs, people and odd values once did to the register, and must not do again. */
let workspace: Workspace;
let fresh: ReturnType<Workspace['snapshot']>;
let review = '';

beforeAll(async () => {
  workspace = await smallRegister();
  review = reviewOf(workspace, '0012345');
  fresh = workspace.snapshot();
});
beforeEach(() => workspace.restore(fresh));
afterAll(() => workspace.close());

const send = (address: string, answers: Readonly<Record<string, string>> = {}) =>
  workspace.submitForm(linksIn(workspace, address)[0] ?? '', { ...TUTOR_SAYS, ...answers });

/** The night on which digests go. */
function monday(options: CallOptions = {}): void {
  workspace.world.setNow(Date.parse('2026-12-07T05:10:00Z'));
  trigger(workspace, 'everyNight', options);
}

const later = (minutes: number) => workspace.world.setNow(workspace.world.now() + minutes * 60_000);

const pdfs = () =>
  workspace.files().filter(({ mimeType, trashed }) => mimeType === 'application/pdf' && !trashed).length;

const intake = () => rows(workspace, 'Intake').map(({ Verdict }) => Verdict);

const states = () => rows(workspace, 'Outbox').map(({ State }) => State);

describe('F01, killed', () => {
  test('between copying a change to History and clearing it, the change is still there only once', () => {
    save(workspace, review, 'save');
    const settle = { ask: 'settle', saved: [{ at: 2, key: review }] } as const;
    const faults = [{ match: /SpreadsheetApp.flush/, kind: 'kill', phase: 'before' }] as const;
    workspace.tryCall('ask', [JSON.stringify(settle)], { faults, onKill: 'prefix' });
    answer(workspace, settle);
    const entries = rows(workspace, 'History').map(({ Change }) => Change);
    expect(new Set(entries).size).toBe(entries.length);
    expect(row(workspace, 'Reports', 'Report', review)['Not yet in History']).toBe('');
  });
});

describe('F01, killed once more', () => {
  test('between the report and its line in Intake, what was sent counts as accepted, and changes nothing again', () => {
    monday();
    setSwitches(workspace.world, { formEventsLost: 1 });
    send('tom@example.org');
    const faults = [{ match: /Range.setValues/, nth: 1, kind: 'kill', phase: 'after' }] as const;
    trigger(workspace, 'everyTenMinutes', { faults, onKill: 'kept' });
    expect([row(workspace, 'Reports', 'Report', review)['State'], intake()]).toEqual(['with ECT', []]);
    const { Version } = row(workspace, 'Reports', 'Report', review);
    trigger(workspace, 'everyTenMinutes');
    expect([row(workspace, 'Reports', 'Report', review)['Version'], intake()]).toEqual([
      Version,
      ['accepted'],
    ]);
  });
});

describe('F01, six minutes for all parts of a run', () => {
  test('where mail took most of them, documents wait for the next run', () => {
    monday({
      faults: [{ match: /sendEmail/, kind: 'throw', message: 'Service invoked too many times: email.' }],
    });
    save(workspace, review, 'submit');
    const { outcome } = trigger(workspace, 'everyTenMinutes', {
      onCall: (_, method) => {
        if (/sendEmail/.test(method)) workspace.world.pass(320_000);
      },
    });
    expect([outcome, workspace.inbox().length, pdfs()]).toEqual(['completed', 1, 0]);
    trigger(workspace, 'everyTenMinutes');
    expect(pdfs()).toBe(1);
  });
});

describe('F04', () => {
  test('a quota used up before Google says so leaves the mail queued, with no doubt about it', () => {
    const message = 'Service invoked too many times for one day: email.';
    monday({ faults: [{ match: /sendEmail/, kind: 'throw', message }] });
    expect(states()).toEqual(['queued', 'queued']);
  });
});

describe('F08', () => {
  test('two runs at once write one document, wherever the one stands when the other begins', () => {
    save(workspace, review, 'submit');
    const waiting = workspace.snapshot();
    const { serviceCalls } = trigger(workspace, 'everyTenMinutes');
    const most: number[] = [];
    for (let at = 1; at <= serviceCalls; at += 5) {
      workspace.restore(waiting);
      trigger(workspace, 'everyTenMinutes', {
        onCall: (call) => {
          if (call === at) trigger(workspace, 'onRegisterFormSubmit');
        },
      });
      most.push(pdfs());
    }
    expect(most.filter((count) => count !== 1)).toEqual([]);
  });

  test('a run that died while writing holds the next one up for minutes, not for ever', () => {
    save(workspace, review, 'submit');
    trigger(workspace, 'everyTenMinutes', { faults: [{ match: /saveAndClose/, kind: 'kill' }] });
    trigger(workspace, 'everyTenMinutes');
    expect(pdfs()).toBe(0);
    later(10);
    trigger(workspace, 'everyTenMinutes');
    expect(pdfs()).toBe(1);
  });
});

describe('F13', () => {
  test('a column people add to the answers makes no old submission new', () => {
    monday();
    send('tom@example.org');
    const sheet = workspace
      .sheetNames()
      .find((name) => workspace.read(name).length === 2 && /^Form/.test(name));
    workspace.edit(sheet ?? '', 'R1', [['Our note'], ['Rang them.']]);
    workspace.insertColumn(sheet ?? '', 3);
    trigger(workspace, 'everyTenMinutes');
    expect(intake()).toEqual(['accepted']);
  });
});

describe('F16', () => {
  test('a document Google will not write does not keep the others back', () => {
    const reviews = ['0012345', '0012346'].map((trn) => reviewOf(workspace, trn));
    reviews.forEach((id) => save(workspace, id, 'submit'));
    const faults = [{ match: /Files.copy/, nth: 1, kind: 'throw' }] as const;
    expect(trigger(workspace, 'everyTenMinutes', { faults }).outcome).toBe('failed');
    expect(reviews.map((id) => row(workspace, 'Reports', 'Report', id)['PDF'] !== '')).toEqual([false, true]);
  });

  test('answers that cannot be taken in hold back neither mail nor documents', () => {
    monday();
    save(workspace, review, 'submit');
    workspace.deleteSheet('Intake');
    expect(trigger(workspace, 'everyTenMinutes').error).toMatch('The sheet "Intake" is missing');
    expect(pdfs()).toBe(1);
  });

  test('nor when a person asks for all of it now: each part has its line', () => {
    monday();
    save(workspace, review, 'submit');
    workspace.deleteSheet('Intake');
    const [taken, written, mail] = click(workspace, 'doWhatWaits').split('\n');
    expect(taken).toMatch('The sheet "Intake" is missing');
    expect(written).toBe('1 document written, 0 left.');
    expect(mail).toMatch(/^\d+ mails sent, 0 left/);
  });
});

describe('F16, in a mail', () => {
  test('one that cannot be written waits and says why, and the others go', () => {
    monday({ faults: [{ match: /sendEmail/, kind: 'throw', message: 'Service invoked too many times.' }] });
    const visit = { Mail: 'visit:V-0001:notice:P-0001:2026-12-07', To: 'tom@example.org', State: 'queued' };
    const line = { ...visit, Subject: 'Our visit', Queued: '2026-12-07T05:10:06Z' } as Readonly<
      Record<string, string>
    >;
    const headings = workspace.read('Outbox')[0] ?? [];
    workspace.edit('Outbox', 'A4', [headings.map((heading) => line[heading] ?? '')]);
    const planned = `${String.fromCharCode(64 + columnOf(workspace, 'Visits', 'Planned for'))}1`;
    workspace.edit('Visits', planned, 'Our day');
    expect(trigger(workspace, 'everyTenMinutes').outcome).toBe('completed');
    expect(states()).toEqual(['sent', 'sent', 'queued']);
    const says = 'It waits until it can be written: The sheet "Visits" has no column headed "Planned for".';
    expect(row(workspace, 'Outbox', 'Mail', visit.Mail)['Note']).toContain(says);
    expect(click(workspace, 'doWhatWaits')).toContain('0 mails sent, 1 left');

    workspace.edit('Visits', planned, 'Planned for');
    click(workspace, 'refreshViews');
    expect(workspace.read('Desk').flat().join('\n')).toContain(`tom@example.org: ${says}`);
    trigger(workspace, 'everyTenMinutes');
    expect(states()).toEqual(['sent', 'sent', 'not needed']);
  });
});

describe('F16, while it held the lock', () => {
  test('mail that stumbles keeps neither documents nor notices waiting', () => {
    monday();
    later(6 * 60);
    setSwitches(workspace.world, { formEventsLost: 1 });
    send('tom@example.org');
    const una = cell(workspace, 'Outbox', ['To', 'una@example.org'], 'State');
    workspace.edit('Outbox', una, 'queued');
    const faults = [{ match: /getRemainingDailyQuota/, nth: 1, kind: 'throw' }] as const;
    expect(trigger(workspace, 'everyTenMinutes', { faults }).outcome).toBe('failed');
    expect(pdfs()).toBe(1);
    const notices = rows(workspace, 'Outbox').filter(({ Mail }) => Mail?.startsWith('notice:'));
    expect(notices.map(({ To, State }) => [To, State])).toEqual([['zoe@example.org', 'sent']]);
  });

  test('a night that cannot be worked out keeps no mail waiting', () => {
    monday({ faults: [{ match: /sendEmail/, kind: 'throw', message: 'Service invoked too many times.' }] });
    const faults = [{ match: /clearContent|setValues/, nth: 1, kind: 'throw' }] as const;
    expect(trigger(workspace, 'everyNight', { faults }).outcome).toBe('failed');
    expect(states()).toEqual(['sent', 'sent']);
  });

  test('answers of a form that stumble keep no document waiting', () => {
    monday();
    save(workspace, review, 'submit');
    setSwitches(workspace.world, { formEventsLost: 1 });
    send('una@example.org');
    const faults = [{ match: /setValues/, nth: 1, kind: 'throw' }] as const;
    expect(trigger(workspace, 'onRegisterFormSubmit', { faults }).outcome).toBe('failed');
    expect([pdfs(), intake()]).toEqual([1, []]);
  });
});

describe('S07', () => {
  test('a row deleted from Outbox while mail goes out sends no other mail again', () => {
    monday({
      onCall: (_, method) => {
        if (/sendEmail/.test(method) && workspace.inbox().length === 1) workspace.deleteRow('Outbox', 2);
      },
    });
    expect(states()).toEqual(['sent']);
    later(15);
    trigger(workspace, 'everyTenMinutes');
    later(15);
    trigger(workspace, 'everyTenMinutes');
    expect(workspace.inbox()).toHaveLength(2);
  });
});

describe('S09', () => {
  test('an answer that reads like a failed formula is refused in the sidebar, and not dropped', () => {
    const reply = save(workspace, review, 'submit', { ...REVIEW, evidence: '#N/A' });
    expect(reply).toMatchObject({ kind: 'refused', problems: [{ field: 'evidence' }] });
  });

  test('from the form it needs mending', () => {
    monday();
    send('tom@example.org', { 'What evidence have you drawn on?': '#N/A' });
    expect(intake()).toEqual(['needs mending']);
    expect(row(workspace, 'Reports', 'Report', review)['State']).toBe('due');
  });

  test('a submission whose verdict somebody mistyped stops no other', () => {
    monday();
    send('tom@example.org');
    const at = (workspace.read('Intake')[0] ?? []).indexOf('Verdict');
    workspace.edit('Intake', `${String.fromCharCode(65 + at)}2`, 'dealt with');
    send('una@example.org');
    expect(intake()).toEqual(['dealt with', 'accepted']);
  });
});

describe('S10', () => {
  test('anything else in the cell for what is not yet in History stops neither a save nor the night', () => {
    const at = (workspace.read('Reports')[0] ?? []).indexOf('Not yet in History');
    const column = String.fromCharCode(64 + Math.floor(at / 26)) + String.fromCharCode(65 + (at % 26));
    workspace.edit('Reports', `${column}2`, '[1,null,{"version":1}]');
    expect(save(workspace, review, 'save').kind).toBe('answer');
    expect(trigger(workspace, 'everyNight').error).toBeNull();
  });
});

describe('S11', () => {
  test('answers too long for a cell need mending, and stop no other submission', () => {
    monday();
    send('tom@example.org', {
      'What evidence have you drawn on?': 'x'.repeat(30_000),
      'Which targets have you agreed for the next term?': 'y'.repeat(30_000),
    });
    send('una@example.org');
    expect(intake()).toEqual(['needs mending', 'accepted']);
  });

  test('long texts saved again and again before they are copied to History still fit their cell', () => {
    const kinds = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((letter) => {
      const long = letter.repeat(19_000);
      return save(workspace, review, 'save', { ...REVIEW, evidence: long, targets: long }).kind;
    });
    expect(new Set(kinds)).toEqual(new Set(['answer']));
  });
});

test('a look that fails before anything is done is no quiet one: all is done, and the run says what it stumbled over', () => {
  save(workspace, review, 'release');
  const faults = [{ match: /getLastRow|getRange/, nth: 1, kind: 'throw', message: 'No such luck.' }] as const;
  expect(trigger(workspace, 'everyTenMinutes', { faults })).toMatchObject({
    outcome: 'failed',
    error: expect.stringContaining('No such luck.'),
  });
  expect(row(workspace, 'Reports', 'Report', review)['PDF']).toMatch(/^https:/);
});

test('the night waits for whoever is saving: two minutes, of the six a run has', () => {
  let night: ReturnType<typeof trigger> | null = null;
  trigger(workspace, 'everyNight', {
    onCall: (_, method) => {
      if (night === null && /getSheetValues$/.test(method)) night = trigger(workspace, 'everyNight');
    },
  });
  expect(night).toMatchObject({ outcome: 'completed' });
  expect((night as { simulatedSeconds: number } | null)?.simulatedSeconds).toBeGreaterThanOrEqual(120);
});
