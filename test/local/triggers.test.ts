import { nextDue, type ClockRule } from '../../local/world/clock';
import { setAllowance } from '../../local/world/quotas';
import { setSwitches } from '../../local/world/switches';
import { wallTime } from '../../local/world/zone';
import type { Workspace } from '../../local/workspace';
import { run, tiny } from './tiny';

const note = `
  function note(e) {
    const p = PropertiesService.getScriptProperties();
    p.setProperty('ran', (p.getProperty('ran') || '') + new Date().toISOString() + ' ' + Session.getEffectiveUser().getEmail() + ' [' + Session.getActiveUser().getEmail() + ']\\n');
    return e;
  }
  function fails() { throw new Error('No.'); }
  function ran() { return (PropertiesService.getScriptProperties().getProperty('ran') || '').trim().split('\\n').filter(Boolean); }`;

const open = (install: string, now = '2026-11-23T08:00:00.000Z'): Workspace => {
  const workspace = tiny(`${note} function main() { ${install} }`, { now });
  workspace.call('main');
  return workspace;
};
const ran = (workspace: Workspace) => workspace.call('ran') as string[];

const daily: ClockRule = { every: 'days', n: 1, hour: 5, minute: null, zone: 'Europe/London' };
const dueDays = (rule: ClockRule, from: string, count: number) => {
  const created = Date.parse(from);
  const due: number[] = [];
  for (let at = created; due.length < count;) due.push((at = nextDue(rule, 'a', created, at) ?? NaN));
  return due.map((at) => wallTime(at, rule.zone));
};

test('a daily trigger keeps to one minute within its hour, clocks changing or not', () => {
  const walls = dueDays(daily, '2026-10-22T12:00:00Z', 6);
  expect(walls.map(({ day }) => day)).toEqual([23, 24, 25, 26, 27, 28]);
  expect(new Set(walls.map(({ hour, minute }) => `${hour} ${minute}`)).size).toBe(1);
  expect(walls[0]?.hour).toBe(5);
});

test('a trigger in the hour that spring leaves out still runs that day, once', () => {
  expect(
    dueDays({ ...daily, hour: 1 }, '2027-03-26T12:00:00Z', 3).map(({ day, hour }) => [day, hour]),
  ).toEqual([
    [27, 1],
    [28, 2],
    [29, 1],
  ]);
});

test('a monthly trigger on the 31st skips the months without one', () => {
  const rule: ClockRule = { every: 'month', day: 31, hour: 9, minute: null, zone: 'Europe/London' };
  expect(dueDays(rule, '2027-01-01T00:00:00Z', 3).map(({ month }) => month)).toEqual([1, 3, 5]);
});

test('every ten minutes, in an order, as the one who installed it, with nobody at the keyboard (§21)', () => {
  const workspace = open("ScriptApp.newTrigger('note').timeBased().everyMinutes(10).create();");
  workspace.advance({ minutes: 30 });
  expect(ran(workspace)).toHaveLength(3);
  expect(ran(workspace)[0]).toMatch(/^2026-11-23T08:\d\d:\d\d\.\d{3}Z officer@example.org \[\]$/);
});

test('where idle ticks are passed over, what waits for eight o’clock is done in the ten minutes after it', () => {
  const workspace = tiny(
    `function main() { ScriptApp.newTrigger('post').timeBased().everyMinutes(10).create(); }
     function post() {
       const p = PropertiesService.getScriptProperties();
       if (new Date().toISOString() >= '2026-11-24T08' && !p.getProperty('sent')) p.setProperty('sent', new Date().toISOString());
     }
     function sent() { return PropertiesService.getScriptProperties().getProperty('sent'); }`,
    { now: '2026-11-23T21:00:00.000Z', passesIdleTicks: true },
  );
  workspace.call('main');
  workspace.advance({ days: 1 });
  expect(workspace.call('sent')).toMatch(/^2026-11-24T08:0/);
});

test('a week of days passes in calendar days', () => {
  const workspace = open(
    "ScriptApp.newTrigger('note').timeBased().everyDays(1).atHour(5).inTimezone('Europe/London').create();",
  );
  workspace.advance({ days: 7 });
  expect([ran(workspace).length, workspace.now()]).toEqual([7, expect.stringContaining('2026-11-30T08:00')]);
});

test('onWeekDay alone means every week (§19)', () => {
  const workspace = open(
    "ScriptApp.newTrigger('note').timeBased().onWeekDay(ScriptApp.WeekDay.MONDAY).atHour(7).create();",
  );
  workspace.advance({ days: 15 });
  expect(ran(workspace).map((line) => line.slice(0, 10))).toEqual(['2026-11-30', '2026-12-07']);
});

test.each([
  [
    'everyMinutes(7)',
    'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15, 30.',
  ],
  [
    'everyHours(1).everyDays(1).create()',
    'The trigger must have exactly one schedule: minutes, hours, days, weeks, a day of the month, or a moment.',
  ],
  [
    'atHour(5).create()',
    'The trigger must have exactly one schedule: minutes, hours, days, weeks, a day of the month, or a moment.',
  ],
  ['everyHours(1).atHour(5).create()', 'atHour() needs everyDays(), everyWeeks() or onMonthDay().'],
  ["inTimezone('Mars/North')", 'Invalid argument: timezone (Mars/North)'],
])('the schedule %s is refused (§19)', (schedule, says) => {
  expect(
    run(`try { ScriptApp.newTrigger('x').timeBased().${schedule}; } catch (e) { return e.message; }`),
  ).toBe(says);
});

test('the 21st trigger is refused (§19)', () => {
  const code =
    "for (let i = 0; i < 21; i++) try { ScriptApp.newTrigger('x').timeBased().everyDays(1).create(); } catch (e) { return [i, e.message.slice(0, 35)]; }";
  expect(run(code)).toEqual([20, 'This script has too many triggers. ']);
});

test('a person sees only the triggers they installed (§19)', () => {
  const workspace = open(
    "ScriptApp.newTrigger('note').timeBased().everyDays(1).create(); return ScriptApp.getProjectTriggers().length;",
  );
  expect([workspace.call('main', [], { user: 'lead@example.org' }), workspace.triggers().length]).toEqual([
    1, 2,
  ]);
});

test('a trigger says what it is, and can be deleted (§19)', () => {
  const code = `const t = ScriptApp.newTrigger('note').timeBased().everyDays(1).create();
    const [one] = ScriptApp.getProjectTriggers(); const told = [one.getUniqueId() === t.getUniqueId(), one.getHandlerFunction(), one.getEventType() === ScriptApp.EventType.CLOCK, String(one.getTriggerSource()), one.getTriggerSourceId()];
    ScriptApp.deleteTrigger(one); return [...told, ScriptApp.getProjectTriggers().length];`;
  expect(run(code)).toEqual([true, 'note', true, 'CLOCK', null, 0]);
});

test('a function that is not there is found out when the trigger fires, and a failure is kept (§19)', () => {
  const workspace = open(
    "ScriptApp.newTrigger('gone').timeBased().everyMinutes(30).create(); ScriptApp.newTrigger('fails').timeBased().everyMinutes(30).create();",
  );
  workspace.advance({ minutes: 30 });
  expect(workspace.triggers().map(({ last }) => [last?.outcome, last?.error])).toEqual([
    ['failed', 'Exception: Script function not found: gone'],
    ['failed', 'Error: No.'],
  ]);
});

test("a day's running time used up, triggers stop until the next day", () => {
  const workspace = open("ScriptApp.newTrigger('note').timeBased().everyMinutes(30).create();");
  setAllowance(workspace.world, 'triggerRuntime', 1);
  workspace.advance({ minutes: 60 });
  expect(workspace.triggers()[0]?.last?.error).toBe(
    'Exception: Service using too much computer time for one day',
  );
  expect(ran(workspace)).toHaveLength(1);
});

test('a tick can be lost, or come twice (F09)', () => {
  const workspace = open("ScriptApp.newTrigger('note').timeBased().everyMinutes(30).create();");
  setSwitches(workspace.world, { clockTicksLost: 1 });
  workspace.advance({ minutes: 30 });
  const afterLost = ran(workspace).length;
  setSwitches(workspace.world, { clockTicksTwice: 1 });
  workspace.advance({ minutes: 30 });
  expect([afterLost, ran(workspace).length]).toEqual([0, 2]);
});

test('a delay is never cut short, and runs once (§19)', () => {
  const workspace = open("ScriptApp.newTrigger('note').timeBased().after(60000).create();");
  workspace.advance({ minutes: 1 });
  const early = ran(workspace).length;
  workspace.advance({ minutes: 600 });
  expect([early, ran(workspace).length, workspace.triggers().length]).toEqual([0, 1, 1]);
});

test('the clock event counts Monday as 1 and is in UTC (§19)', () => {
  const workspace = tiny(
    `${note} function tick(e) { PropertiesService.getScriptProperties().setProperty('ran', [e['day-of-week'], e.month, e.timezone, String(e.authMode), e.triggerUid.length > 5].join()); }
    function main() { ScriptApp.newTrigger('tick').timeBased().onWeekDay(ScriptApp.WeekDay.MONDAY).atHour(9).create(); }`,
    { now: '2026-11-24T08:00:00.000Z' },
  );
  workspace.call('main');
  workspace.advance({ days: 7 });
  expect(ran(workspace)).toEqual(['1,11,UTC,FULL,true']);
});

test('there is no active spreadsheet in a clock trigger (§26.6)', () => {
  const workspace = tiny(
    `function tick() { console.log(String(SpreadsheetApp.getActive())); } function main() { ScriptApp.newTrigger('tick').timeBased().everyMinutes(1).create(); }`,
  );
  workspace.call('main');
  expect(workspace.advance({ minutes: 1 }).map(({ log }) => log)).toEqual([['null']]);
});

test('a handler whose name ends in "_" is never found (§26.30)', () => {
  const workspace = tiny(
    "function tick_() {} function main() { ScriptApp.newTrigger('tick_').timeBased().everyMinutes(1).create(); }",
  );
  workspace.call('main');
  expect(workspace.advance({ minutes: 1 })[0]?.error).toBe('Exception: Script function not found: tick_');
});
