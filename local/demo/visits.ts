import type { Row } from './hands';
import { ASSESSORS, LEAD } from './people';
import { VISIT_NOTES } from './prose';
import type { DemoSchool } from './schools';
import { addDays, addWorkdays } from './days';

/** School, why, day planned, day visited, satisfied, which note. */
const VISITS = [
  ['Brindlecombe', 'general', '2024-11-13', '2024-11-13', 'yes', 3],
  ['Quillbury', 'general', '2025-02-05', '2025-02-05', 'yes', 0],
  ['Thistleford', 'causing concern', '2025-11-26', '2025-12-03', 'no', 4],
  ['Sallowby', 'general', '2025-03-19', '2025-03-19', 'yes', 1],
  ['Harbour Reach', 'general', '2025-06-11', '2025-06-11', 'yes', 5],
  ['Elderholm', 'fidelity check', '2025-11-12', '2025-11-12', 'yes', 5],
  ['Ivelsham', 'general', '2026-01-28', '2026-01-28', 'yes', 0],
  ['Jettyside', 'causing concern', '2026-03-11', '2026-03-11', 'no', 2],
  ['Juniper Bank', 'general', '2026-03-18', '2026-03-18', 'yes', 1],
  ['Granary Hill', 'general', '2026-05-13', '2026-05-13', 'yes', 3],
  ['Kestrel Down', 'general', '2026-06-17', '2026-06-17', 'yes', 0],
  ['Yarrowby', 'monitoring', '2026-10-07', '2026-10-07', 'yes', 1],
  ['Pinfold Lane', 'general', '2026-10-14', '2026-10-14', 'yes', 5],
  ['Thistleford', 'causing concern', '2026-11-18', '', '', -1],
  ['Lanternhouse', 'general', '2026-11-25', '', '', -1],
  ['Dovemoor', 'general', '2027-01-20', '', '', -1],
  ['Wetherlow', 'general', '2027-01-27', '', '', -1],
  ['Orrery Park', 'fidelity check', '2027-02-03', '', '', -1],
] as const;

const stepsBefore = (planned: string): Row => ({
  Consulted: addDays(planned, -42),
  Agreed: addDays(planned, -36),
  'Documents asked': addDays(planned, -28),
  'Documents in': addDays(planned, -9),
});

export const visitRows = (schools: readonly DemoSchool[]): Row[] =>
  VISITS.map(([school, kind, planned, visited, satisfied, note], at) => ({
    URN: urnOf(schools, school),
    Kind: kind,
    // As registers are: one was typed as it was agreed.
    'Planned for': school === 'Orrery Park' ? 'week of 1 February' : planned,
    Visited: visited === '' ? '' : visited,
    Visitor: ASSESSORS[at % 2] ?? '',
    Satisfied: satisfied,
    // The documents of the visits of January and February are still to be asked for.
    ...(planned < '2027' ? stepsBefore(planned) : {}),
    'Follow up by': satisfied === 'no' ? addWorkdays(visited, 60) : '',
    'Followed up': satisfied === 'no' ? addWorkdays(visited, 58) : '',
    'Report sent': visited === '' ? '' : addWorkdays(visited, 8),
    Note: VISIT_NOTES[note] ?? '',
  }));

/** The visit to Pinfold Lane, the thirteenth of them all. */
const PINFOLD_LANE = { Visit: 'V-0013', School: 'Pinfold Lane' };

export const VISIT_DOCUMENTS: readonly Row[] = [
  ['Induction policy', 'yes', 'Of this year, and known to the mentors.'],
  ['Timetables of the ECTs', 'yes', 'Both are at 90% or below.'],
  ['Observations of lessons, with notes and feedback', 'no', 'Notes of the second half-term are missing.'],
].map(([document = '', enough = '', shows = ''], at) => ({
  'Document id': `VD-000${at + 1}`,
  ...PINFOLD_LANE,
  Document: document,
  Asked: '2026-09-16',
  'Came in': '2026-10-05',
  Enough: enough,
  'What it showed': shows,
}));

export const VISIT_FINDINGS: readonly Row[] = [
  ['criterion2', 'Hosting criteria', 'Induction is led well', 'met', 'One lead, known to everybody.'],
  [
    'criterion7',
    'Hosting criteria',
    'There are records enough',
    'partly met',
    'Some notes of observations are missing.',
  ],
  ['goodPractice', 'Conclusion', 'Good practice', '', 'Mentor and ECT meet in the same hour each week.'],
].map(([name = '', part = '', question = '', judgement = '', finding = '']) => ({
  'Finding id': `${PINFOLD_LANE.Visit} ${name}`,
  ...PINFOLD_LANE,
  Part: part,
  Question: question,
  Judgement: judgement,
  Finding: finding,
  By: ASSESSORS[0] ?? '',
  On: '2026-10-14',
}));

export const decisionRows = (schools: readonly DemoSchool[]): Row[] => [
  {
    URN: urnOf(schools, 'Beacon Tarn'),
    Lane: 'special circumstances',
    'Decided by': LEAD.name,
    Reason:
      'The school moves to another site in February. A visit beforehand will make sure that mentor time is kept.',
    'Decided on': '2026-11-17',
  },
];

/** School, day, kind, then areas with what was said of each: both worlds, and a category of concern. */
const JUDGED = [
  ['Lanternhouse', '2026-02-03', 'report card', 'Inclusion: Needs attention; Achievement: Expected standard'],
  [
    'Kestrel Down',
    '2026-03-17',
    'report card',
    'Leadership and governance: Strong standard; Achievement: Exceptional',
  ],
  ['Orrery Park', '2025-03-11', 'graded inspection', 'Quality of education: 2; Leadership and management: 2'],
  ['Yarrowby', '2026-05-12', 'monitoring visit', 'Category of concern: SM'],
] as const;

export const ofstedRows = (schools: readonly DemoSchool[]): Row[] =>
  JUDGED.flatMap(([school, on, kind, said]) =>
    said.split('; ').map((one) => ({
      URN: urnOf(schools, school),
      Inspected: on,
      Kind: kind,
      Area: one.split(': ')[0] ?? '',
      Judgement: one.split(': ')[1] ?? '',
    })),
  );

export function urnOf(schools: readonly DemoSchool[], start: string): string {
  const found = schools.find(({ name }) => name.startsWith(start));
  if (!found) throw new Error(`There is no school whose name begins "${start}".`);
  return found.urn;
}

/** What the AB keeps of schools beside GIAS. */
export function keptOf(school: DemoSchool, at: number): Row {
  const is = (...starts: string[]) => starts.some((start) => school.name.startsWith(start));
  const yes = (holds: boolean) => (holds ? 'yes' : 'no');
  return {
    'Ofsted permits': is('Yarrowby') ? 'yes' : '',
    'High support': is('Fallowgate', 'Gorsewick') ? '' : yes(is('Thistleford', 'Jettyside', 'Yarrowby')),
    'Capacity issue': is('Fallowgate') ? '' : yes(is('Zeal Cross')),
    'Serious issues': is('Jettyside') ? '2026-03-18' : '',
    'Asked for a visit': is('Wetherlow') ? '2026-11-12' : '',
    'Good practice': is('Brindlecombe', 'Granary Hill', 'Northquay') ? 'yes' : '',
    'With us since': is('Amblesford', 'Inkerwell') ? '2026-09-01' : `${2014 + (at % 9)}-09-01`,
    Teachers: String(school.teachers),
    Contact: is('Fallowgate') ? '' : `induction@${school.host}.example.org`,
  };
}
