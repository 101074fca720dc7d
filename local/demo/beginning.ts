/** Half-term: the appropriate body sets its register up, and brings what it kept elsewhere into it. */
import type { Workspace } from '../workspace';
import type { DemoEct, DemoPeriod } from './careers';
import { diceFor } from './dice';
import { addDays, workday } from './days';
import type { DemoFacts } from './facts';
import { append, ask, change, choose, type Row } from './hands';
import { ectsTable, schoolsTable, type Table } from './imports';
import { nameOf } from './names';
import { pastReports } from './past-reports';
import { NAMED_CONTACT, SECOND_OFFICER } from './people';
import { AREAS } from './schools';
import { VISIT_DOCUMENTS, VISIT_FINDINGS, decisionRows, keptOf, ofstedRows, visitRows } from './visits';

export const AB_NAME = 'Three Fords Appropriate Body (demonstration)';

export function setUpAndMoveIn(workspace: Workspace, facts: DemoFacts): void {
  workspace.openFile();
  choose(workspace, 'setUp');
  change(workspace, 'Settings', ({ Setting }) => SETTINGS[Setting ?? '']);
  // Once more, so that the forms bear the name just entered.
  choose(workspace, 'setUp');
  bring(workspace, 'schools', schoolsTable(facts.schools));
  change(workspace, 'Schools', ({ URN }) => {
    const at = facts.schools.findIndex(({ urn }) => urn === URN);
    const school = facts.schools[at];
    return school && keptOf(school, at);
  });
  append(workspace, 'People', peopleRows(facts));
  bringEcts(
    workspace,
    facts,
    facts.ects.filter((ect) => !isNextTerm(ect)),
  );
  append(workspace, 'Absences', absenceRows(facts));
  append(workspace, 'Adjustments', adjustmentRows(facts.ects));
  append(workspace, 'Support plans', planRows(facts));
  append(workspace, 'Observations', observationRows(facts, ['2026-03-02', '2026-06-15', '2026-09-28']));
  append(workspace, 'Visits', visitRows(facts.schools));
  append(workspace, 'Visit documents', VISIT_DOCUMENTS);
  append(workspace, 'Visit findings', VISIT_FINDINGS);
  append(workspace, 'QA decisions', decisionRows(facts.schools));
  append(workspace, 'Ofsted', ofstedRows(facts.schools));
  choose(workspace, 'refreshViews');
  pastReports(workspace, facts);
  choose(workspace, 'drawModeration');
}

const SETTINGS: Readonly<Record<string, Row>> = {
  'AB name': { Value: AB_NAME },
  'Reply to': { Value: 'induction@example.org' },
  'Ask name': { Value: 'Morgan Reed or Priya Nair' },
  'Concerns to': { Value: `${nameOf(NAMED_CONTACT).address}@example.org` },
  Areas: { Value: AREAS.join('; ') },
  'Remind days before': { Value: '14' },
};

export const isNextTerm = ({ periods }: DemoEct): boolean => (periods[0]?.from ?? '') >= '2027';

function bring(workspace: Workspace, kind: 'schools' | 'ects', { headings, lines }: Table): void {
  const rows = lines.map((cells, at) => ({ line: at + 2, cells }));
  const user = kind === 'ects' ? SECOND_OFFICER.email : undefined;
  const question = { ask: 'import', kind, step: 'commit', headings, rows };
  const { refused } = ask<{ refused: readonly object[] }>(workspace, question, user);
  if (refused.length > 0) throw new Error(`Lines were refused: ${JSON.stringify(refused.slice(0, 5))}`);
}

/** The CSV import, then what an officer adds by hand: who mentors, later working patterns, decisions. */
export function bringEcts(workspace: Workspace, facts: DemoFacts, ects: readonly DemoEct[]): void {
  bring(workspace, 'ects', ectsTable(ects, facts));
  const trns = new Set(ects.map(({ trn }) => trn));
  const of = (trn: string | undefined): DemoEct | undefined =>
    trn !== undefined && trns.has(trn) ? facts.byTrn.get(trn) : undefined;
  change(workspace, 'ECTs', ({ TRN }) => {
    const ect = of(TRN);
    return ect && ectRow(ect, facts);
  });
  change(workspace, 'Induction periods', ({ TRN }) => {
    const period = of(TRN)?.periods.find(({ otherAb }) => otherAb === '');
    return period && closingOf(period, TRN ?? '', facts);
  });
  const further = ects.flatMap((ect) => {
    const imported = ect.periods.find(({ otherAb }) => otherAb === '');
    return ect.periods
      .filter((period) => period !== imported)
      .map((period): Row => ({
        TRN: ect.trn,
        URN: period.urn,
        Started: period.from,
        FTE: period.fte,
        Programme: period.programme,
        'Terms counted': period.counted,
        'Other AB': period.otherAb,
        ...closingOf(period, ect.trn, facts),
      }));
  });
  append(workspace, 'Induction periods', further);
}

function closingOf(period: DemoPeriod, trn: string, { circumstances }: DemoFacts): Row {
  return {
    Finished: period.until,
    Tutor: period.tutorId,
    Mentor: period.mentorId,
    'Timetable %': circumstances.tooMuchTimetable === trn ? '97' : period.timetable,
    'Post suitable': period.otherAb === '' ? 'yes' : '',
    'Closed as': period.closedAs,
  };
}

function ectRow(ect: DemoEct, { circumstances }: DemoFacts): Row {
  return {
    Registered: ect.registeredOn,
    Assessor: ect.assessor,
    Outcome: ect.story === 'passed' ? 'pass' : ect.story === 'failed' ? 'fail' : '',
    Decided: decidedOn(ect),
    'AB concern': circumstances.abConcern === ect.trn ? '2026-10-12' : '',
    'ECT concern': circumstances.ectConcern === ect.trn ? '2026-10-19' : '',
  };
}

function decidedOn({ story, periods }: DemoEct): string {
  if (story !== 'passed' && story !== 'failed') return '';
  const last = periods[periods.length - 1]?.until ?? '';
  if (last === '2026-04-10') return '2026-04-02';
  return `${last.slice(0, 4)}-07-${story === 'failed' ? '24' : '20'}`;
}

const peopleRows = ({ people }: DemoFacts): Row[] =>
  people.posts.map((post) => ({
    Person: post.personId,
    Name: post.name,
    Email: post.email,
    Role: post.role,
    URN: post.urn,
    From: post.from,
    Until: post.until,
    'Holds QTS': post.holdsQts,
    Trained: post.trainedOn,
    'Visits a year': post.role === 'assessor' ? '9' : '',
  }));

function absenceRows({ ects }: DemoFacts): Row[] {
  const dice = diceFor('absences');
  const row = (
    trn: string,
    from: string,
    until: string,
    days: string,
    kind: string,
    more: Row = {},
  ): Row => ({
    TRN: trn,
    From: from,
    Until: until,
    Days: days,
    Kind: kind,
    ...more,
  });
  const told = ects.flatMap((ect, at): Row[] => {
    switch (ect.story) {
      case 'maternity':
        return [
          row(ect.trn, at % 2 ? '2026-10-12' : '2026-06-08', '', '', 'maternity leave', {
            'ECT wants extension': 'yes',
          }),
        ];
      case 'long absence':
        return [row(ect.trn, '2026-09-07', '2026-10-23', '35', 'sickness')];
      case 'near the limit':
        return [row(ect.trn, '2026-09-14', '2026-10-13', '22', 'sickness')];
      default:
        return [];
    }
  });
  const few = ects
    .filter(
      (ect) => ect.story === 'plain' && ect.periods.length === 1 && (ect.periods[0]?.from ?? '') < '2026-10',
    )
    .filter(() => dice.inHundred(22))
    .map((ect) => {
      const from = workday(addDays('2026-09-14', dice.between(0, 30)));
      const days = dice.between(1, 2);
      const kind = dice.pick(['sickness', 'sickness', 'sickness', 'compassionate leave', 'jury service']);
      return row(ect.trn, from, from, kind === 'sickness' && days === 2 ? '0.5' : '1', kind);
    });
  // As registers are: the first of these was typed with a day that no calendar has.
  return [...told, ...few.map((one, at) => (at === 0 ? { ...one, From: '31/02/2026', Until: '' } : one))];
}

function adjustmentRows(ects: readonly DemoEct[]): Row[] {
  const of = (story: DemoEct['story'], row: Row): Row[] =>
    ects.filter((ect) => ect.story === story).map(({ trn }) => ({ TRN: trn, ...row }));
  return [
    ...of('reduction', {
      Kind: 'reduction',
      Terms: '1',
      Agreed: '2026-06-24',
      'ECT agrees': 'yes',
      Reason:
        'Three years as a teacher in an independent school before QTS, with evidence against every standard.',
    }),
    ...of('extension', {
      Kind: 'extension after completion',
      Terms: '1',
      Agreed: '2026-07-17',
      'ECT agrees': '',
      Reason:
        'Illness in the spring left too little evidence of sustained progress. One further term, with support, to show it.',
    }),
  ];
}

function planRows({ circumstances, byTrn, byPerson }: DemoFacts): Row[] {
  return [...circumstances.troubles].flatMap(([trn, { plan, planOpened }]): Row[] => {
    if (plan === 'none' || planOpened > '2026-11-02') return [];
    return [planRow(trn, plan, planOpened, byTrn, byPerson)];
  });
}

export function planRow(
  trn: string,
  plan: string,
  opened: string,
  byTrn: DemoFacts['byTrn'],
  byPerson: DemoFacts['byPerson'],
): Row {
  const periods = byTrn.get(trn)?.periods ?? [];
  const tutor = byPerson.get(periods[periods.length - 1]?.tutorId ?? '');
  const stale = plan === 'to be reviewed';
  return {
    TRN: trn,
    Opened: opened,
    'Review by': plan === 'closed' ? '' : stale ? '2026-11-20' : '2027-01-15',
    'Last reviewed':
      plan === 'closed' ? '' : stale ? '2026-09-25' : opened > '2026-10-16' ? opened : '2026-10-16',
    Closed: plan === 'closed' ? addDays(opened, 130) : '',
    Owner: tutor?.name ?? '',
  };
}

/** One lesson of each ECT in post in the weeks from each day. */
export function observationRows(facts: DemoFacts, weeks: readonly string[]): Row[] {
  const { circumstances, byPerson } = facts;
  const isSpared = (trn: string, from: string) =>
    circumstances.neverObserved.has(trn) || (from > '2026-11' && circumstances.notObserved.has(trn));
  return weeks.flatMap((from) => {
    const dice = diceFor(`observations from ${from}`);
    return facts.ects.flatMap((ect): Row[] => {
      const on = workday(addDays(from, dice.between(0, 18)));
      const period = ect.periods.find(
        (one) => one.urn !== '' && one.from <= on && (one.until === '' || one.until >= on),
      );
      if (
        !period ||
        ect.story === 'maternity' ||
        (ect.story === 'long absence' && on < '2026-11') ||
        isSpared(ect.trn, from)
      )
        return [];
      const observer = byPerson.get(dice.inHundred(60) ? period.tutorId : period.mentorId);
      return [
        {
          TRN: ect.trn,
          Observed: on,
          Observer: observer?.name ?? '',
          Feedback: dice.inHundred(96) ? 'yes' : 'no',
        },
      ];
    });
  });
}
