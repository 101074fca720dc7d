/**
 * A cohort day by day, with everybody acting by the links in their mail; every rule is held against the same run. Always two
 * terms of one ECT of each story; COHORT=1 lives through two years of 120 ECTs at 30 schools, COHORT=0.1 of a few of each.
 */
import { openWorkspace, type Workspace } from '../../local/workspace';
import { Life } from './cohort/life';
import { Office } from './cohort/office';
import * as reckoning from './cohort/reckoning';
import type { Left } from './cohort/reckoning';
import { cohort, shareOf, twoTerms } from './cohort/stories';
import { DIST, rows } from './register';

const SHARE = Number(process.env['COHORT'] ?? 0);
const UNTIL = SHARE > 0 ? '2028-09-15' : '2027-04-30';

let workspace: Workspace;
let left: Left;

describe(`a cohort until ${UNTIL}`, () => {
  beforeAll(() => {
    const all = cohort(SHARE > 0 ? shareOf(SHARE) : twoTerms());
    workspace = openWorkspace({ dist: DIST, now: '2026-08-24T08:00:00Z', seed: 'cohort' });
    new Office(workspace, all).moveIn();
    const told = new Life(workspace, all).live('2026-08-25', UNTIL);
    left = {
      cohort: all,
      until: UNTIL,
      told,
      reports: rows(workspace, 'Reports'),
      history: rows(workspace, 'History'),
      intake: rows(workspace, 'Intake'),
      outbox: rows(workspace, 'Outbox'),
      ects: rows(workspace, 'ECTs'),
      files: workspace.files(),
    };
  }, 14_400_000);
  afterAll(() => {
    const { told, cohort: all, reports, intake, outbox } = left;
    const states = (list: readonly Record<string, string>[], heading: string) =>
      JSON.stringify(reckoning.countBy(list, heading));
    process.stdout.write(
      `Cohort: ${all.ects.length} ECTs, ${all.schools.length} schools, ${told.days} days (${told.nights} nights, ${told.ticks} ticks), ` +
        `${told.deeds.length} forms sent, ${told.sent} mails; reports ${states(reports, 'State')}, intake ${states(intake, 'Verdict')}, ` +
        `Outbox ${states(outbox, 'State')}, ${reckoning.unaccounted(left).counted} signatures, ${reckoning.pdfsAmiss(left).counted} PDFs\n`,
    );
    workspace.close();
  });

  test('every report that is due exists, and no other', () =>
    expect(reckoning.reportsAmiss(left)).toEqual([]));

  test('each has been written, signed, received and reviewed', () =>
    expect(reckoning.notReviewed(left)).toEqual([]));

  test('every signature is accounted for: who, as what, when, by which link', () =>
    expect(reckoning.unaccounted(left).wrong).toEqual([]));

  test('nothing anybody sent by a form is lost', () => expect(reckoning.signedForNothing(left)).toEqual([]));

  test('nobody got two digests in one week', () => expect(reckoning.twoDigestsAWeek(left)).toEqual([]));

  test('nobody got two mails between the weekly ones in one day', () =>
    expect(reckoning.twoNoticesADay(left)).toEqual([]));

  test('nobody was asked for the same thing twice in one day', () =>
    expect(reckoning.saidTwiceADay(left)).toEqual([]));

  test('no mail asked for what was done already', () => expect(reckoning.afterTheWork(left)).toEqual([]));

  test('no mail went to somebody who had left', () => expect(reckoning.toLeavers(left)).toEqual([]));

  test("nobody's mail names another's ECT", () => expect(reckoning.namesOfOthers(left)).toEqual([]));

  test('each report has a PDF, which names its own ECT and no other', () =>
    expect(reckoning.pdfsAmiss(left).wrong).toEqual([]));

  test('every outcome is recorded, and no other', () => expect(reckoning.outcomesAmiss(left)).toEqual([]));
});
