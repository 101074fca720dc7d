/**
 * What a visit looks at: the documents asked for, the questions to each role, the hosting criteria, the entitlements, and
 * what is concluded. Every point of both documents is here once, in the register's words; `source` says where it comes from.
 *
 * C = Cambridgeshire and Peterborough Teaching School Hub, "Quality Assurance of ECT Induction": "criteria", "lead",
 * "mentors", "ECTs" and "records" are its lists, counted from 1. E = London Borough of Ealing, "ECT quality assurance":
 * "documents", "visit" and "conclusion". Paragraphs are the statutory guidance's.
 */

export interface VisitPoint {
  readonly name: string;
  /** As the checklist, the form and Visit findings show it. */
  readonly title: string;
  readonly source: string;
}

/** The one document that comes in by a form. */
export const OWN_VIEW: VisitPoint = {
  name: 'selfEvaluation',
  title: 'Self-evaluation by the headteacher',
  source: 'E documents 9',
};

/** Documents a school is asked for before the visit. */
export const VISIT_DOCUMENTS: readonly VisitPoint[] = [
  { name: 'policy', title: 'Induction policy', source: 'C records 6; E documents 1' },
  { name: 'programme', title: 'Evidence of the training programme', source: 'E documents 2' },
  { name: 'timetables', title: 'Timetables of the ECTs', source: 'E documents 3' },
  {
    name: 'mentorSupport',
    title: 'What mentors are given: training, time and guidance',
    source: 'E documents 4',
  },
  { name: 'plans', title: 'Action plan or own programme of each ECT', source: 'E documents 5' },
  { name: 'targets', title: 'Targets, and how they were reviewed', source: 'C records 1' },
  { name: 'reviews', title: 'Notes of review meetings', source: 'C records 2; E documents 6' },
  {
    name: 'reports',
    title: 'Progress reviews and formal assessments not yet sent to us',
    source: 'C records 4; E documents 6',
  },
  { name: 'meetings', title: 'Dates of the weekly meetings with mentors', source: 'E documents 7' },
  {
    name: 'observations',
    title: 'Observations of lessons, with notes and feedback',
    source: 'C records 3; E documents 8',
  },
  { name: 'development', title: 'Other professional development of the ECTs', source: 'C records 5' },
  OWN_VIEW,
];

export const VISIT_PARTS = [
  'Headteacher and induction lead',
  'Mentors and tutors',
  'ECTs',
  'Learning walk',
  'Hosting criteria',
  'Entitlements',
  'Conclusion',
] as const;
export type VisitPart = (typeof VISIT_PARTS)[number];

export interface VisitQuestion extends VisitPoint {
  readonly part: VisitPart;
  /** Answered by a judgement, and by what it rests on. */
  readonly judged: boolean;
}

const asked =
  (part: VisitPart, judged = false) =>
  (name: string, title: string, source: string): VisitQuestion => ({ part, judged, name, title, source });

const lead = asked('Headteacher and induction lead');
const mentor = asked('Mentors and tutors');
const ect = asked('ECTs');
const walk = asked('Learning walk');
const criterion = asked('Hosting criteria', true);
const entitled = asked('Entitlements', true);
const concluded = asked('Conclusion');

/** Every question of the visit form, in the order of a day at the school. */
export const visitQuestions = (): readonly VisitQuestion[] => [
  lead('leadApproach', 'Why induction is done as it is here, and how it follows the guidance', 'C lead 1'),
  lead('leadRoles', 'Who does what in induction, and whether all know it', 'C lead 2'),
  lead('leadTime', 'Time off timetable for ECTs, lead, tutors and mentors, and its use', 'C lead 3'),
  lead('leadFunds', 'Money and other means spent on the ECTs’ development', 'C lead 4'),
  lead(
    'leadProgress',
    'How progress against the Teachers’ Standards is followed, targets included',
    'C lead 5',
  ),
  lead('leadConsistency', 'How those who assess ECTs come to the same judgement', 'C lead 6'),
  lead('leadExpectations', 'What is expected of ECTs, and whether it is fitting', 'C lead 7'),
  lead('leadItt', 'Use of the targets set at the end of initial training', 'C lead 8'),
  lead('leadMeetings', 'How often support meetings are held, and how', 'C lead 9'),
  lead('leadObservations', 'How lessons are observed and feedback is given', 'C lead 10'),
  lead('leadDevelopment', 'Professional development, the training programme included', 'C lead 11'),
  lead('leadSupport', 'What senior leaders do for lead, tutors and mentors', 'C lead 12'),
  lead('leadTraining', 'Training of the lead or tutor for the role', 'C lead 13'),
  lead('leadConcerns', 'What is done when an ECT’s progress gives concern', 'C lead 14'),
  lead('governors', 'What governors know of induction; the chair, where they could come', 'E visit 1'),
  mentor('mentorRole', 'How mentors see their role, and its place in induction', 'C mentors 1'),
  mentor('mentorTraining', 'Training for mentors', 'C mentors 2'),
  mentor('mentorSupport', 'Support from senior leaders, and time for the role', 'C mentors 3'),
  mentor('mentorMeetings', 'How often mentor and ECT meet, and how', 'C mentors 4'),
  mentor('mentorDevelopment', 'How meetings help the ECT to develop', 'C mentors 5'),
  mentor('mentorConcerns', 'What a mentor would do if progress gave concern', 'C mentors 6'),
  ect('ectExpectations', 'Whether ECTs know what is expected of them, and their own part', 'C ECTs 1'),
  ect('ectTime', 'Their time off timetable, and its use', 'C ECTs 2'),
  ect('ectDevelopment', 'Professional development inside and outside the school', 'C ECTs 3'),
  ect('ectSupport', 'Support they have in school', 'C ECTs 4'),
  ect('ectObserving', 'Chances to observe other teachers', 'C ECTs 5'),
  ect(
    'ectConcerns',
    'Whether they know how to raise a concern, in school and then with us',
    'C ECTs 6; paragraph 2.28',
  ),
  walk('walk', 'What was seen in the ECTs’ classrooms', 'E visit 4'),
  criterion('criterion1', 'A clear, consistent approach that meets the guidance', 'C criteria 1'),
  criterion('criterion2', 'Induction is led well', 'C criteria 2'),
  criterion(
    'criterion3',
    'Progress against the Teachers’ Standards is followed and assessed well',
    'C criteria 3',
  ),
  criterion(
    'criterion4',
    'ECTs take part in fitting professional development and the training programme',
    'C criteria 4',
  ),
  criterion('criterion5', 'Observations have a focus, help to develop, and feedback follows', 'C criteria 5'),
  criterion('criterion6', 'Governors know how induction is done', 'C criteria 6'),
  criterion('criterion7', 'There are records enough', 'C criteria 7'),
  criterion('criterion8', 'Coaching and mentoring go with the training programme', 'C criteria 8'),
  entitled(
    'timetable',
    'Timetable: at most 90% of a main-range teacher’s in terms 1 to 3, 95% in terms 4 to 6',
    'paragraph 2.20',
  ),
  entitled('observed', 'Lessons are observed, and feedback is prompt', 'paragraphs 2.46 and 2.47'),
  entitled('observing', 'ECTs observe experienced colleagues', 'C ECTs 5'),
  entitled('programmeHad', 'ECTs have the training programme, and time for it', 'E documents 2'),
  concluded('met', 'Whom we met, by role', 'E visit 1 to 3'),
  concluded('goodPractice', 'Good practice', 'E conclusion'),
  concluded('suggestions', 'Suggestions', 'E conclusion'),
  concluded('recommendations', 'Recommendations', 'E conclusion'),
  concluded('support', 'Support we offer', 'C paragraph 9; E conclusion'),
  concluded('agreed', 'What was agreed in the meeting', 'E special circumstances'),
];
