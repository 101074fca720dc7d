/**
 * The data model of the register, on one screen: each sheet, each column, what belongs in it.
 * The sheets, their notes and drop-downs, the imports, the sidebar and the handbook's tables are all read from here.
 */
import { once } from '../domain/once';
import { QA_LANES } from '../domain/qa-facts';
import { OFSTED_KINDS } from '../domain/qa-ofsted';
import { JUDGEMENTS, VISIT_JUDGEMENTS } from '../domain/door-facts';
import { standardField } from '../domain/questions';
import { RISK_LEVELS } from '../domain/risk';
import { VISIT_STATES } from '../domain/visit-states';
import type { Column } from './column';
import {
  APPEAL_RESULTS,
  FORMER_VISIT_KINDS,
  LINKS_BEFORE,
  NATIONS,
  OBSERVATION_KINDS,
  OUTCOMES,
  PROGRAMMES,
  REDUCTION_GROUNDS,
  REPORT_KINDS,
  REPORT_STATES,
  ROLES,
  SCHOOL_STATUSES,
  STANDARDS,
  VISIT_KINDS,
} from '../domain/facts';
import {
  choice,
  choices,
  computed,
  day,
  elseTaken,
  email,
  formerly,
  fraction,
  hidden,
  id,
  ifKnown,
  instant,
  longText,
  number,
  optional,
  passing,
  text,
  trn,
  urn,
  wide,
  yesNo,
} from './column';
import { ledger, table } from './table';

export const ECT_STATUSES = [
  'registered',
  'in progress',
  'paused',
  'awaiting decision',
  'passed',
  'failed',
] as const;

const anEct = once(() => trn('TRN', 'The ECT: teacher reference number, 7 digits, zeros in front included.'));
const ectName = once(() => computed(ifKnown(text('ECT', "The ECT's name, filled in by the register."))));
const schoolName = once(() =>
  computed(ifKnown(wide(200, text('School', "The school's name, filled in by the register.")))),
);

export const settings = ledger({
  name: 'Settings',
  about: 'What this appropriate body has decided. Each row says what it changes.',
  shelf: 'own',
  key: 'key',
  frozenColumns: 2,
  columns: () => ({
    key: wide(
      190,
      id('Setting', 'The name of this setting. Leave it as it is: the register finds the row by it.'),
    ),
    value: optional(wide(220, text('Value', 'Your choice. Clear the cell to go back to the usual value.'))),
    says: computed(optional(wide(420, longText('What it means', 'What changes when you change the value.')))),
    usual: computed(optional(wide(180, text('Usual value', 'Used while Value is blank.')))),
    source: computed(
      optional(wide(160, text('Rests on', 'The paragraph of the guidance or the regulation behind it.'))),
    ),
    group: computed(optional(text('About', 'What this setting belongs to.'))),
  }),
});

export const schools = table({
  name: 'Schools',
  about: 'Every school that hosts, hosted or asks to host an ECT registered with this appropriate body.',
  shelf: 'keep',
  key: 'urn',
  frozenColumns: 2,
  columns: () => ({
    urn: urn('URN', 'Unique reference number, 6 digits, as GIAS gives it.'),
    name: wide(240, text('Name', 'As GIAS gives it.')),
    type: ifKnown(wide(170, text('Type', 'Type of establishment in GIAS.'))),
    phase: ifKnown(text('Phase', 'Phase of education in GIAS.')),
    area: ifKnown(text('Area', 'Local authority. Term dates and the balance of visits go by area.')),
    status: choice('Status', 'Whether the school is open.', SCHOOL_STATUSES),
    openedOn: ifKnown(day('Opened', 'Date the school opened, where GIAS knows it.')),
    closedOn: ifKnown(day('Closed', 'Date the school closed or will close.')),
    postcode: ifKnown(text('Postcode', 'As GIAS gives it.')),
    specialMeasures: ifKnown(
      yesNo(
        'Special measures',
        'Whether the school is eligible for intervention under section 62. Blank means not known (2.4).',
      ),
    ),
    permittedByOfsted: ifKnown(
      yesNo(
        'Ofsted permits',
        'Ofsted has said in writing that the school may host induction all the same (2.6, 2.7).',
      ),
    ),
    ofsted: ifKnown(
      text(
        'Ofsted',
        "Ofsted's last overall grade or category, in its words. There is no single grade since September 2024.",
      ),
    ),
    ofstedOn: ifKnown(day('Inspected', 'Date of the last inspection.')),
    highSupport: ifKnown(
      yesNo(
        'High support',
        'The school gets a high level of support from the local authority or another partner.',
      ),
    ),
    capacityIssue: ifKnown(yesNo('Capacity issue', 'Something limits how the school can support ECTs now.')),
    seriousIssuesOn: ifKnown(
      day('Serious issues', 'When serious problems with induction procedures were found.'),
    ),
    visitRequestedOn: ifKnown(
      day('Asked for a visit', 'When the school asked for a quality assurance visit.'),
    ),
    goodPractice: ifKnown(yesNo('Good practice', 'Practice worth sharing was seen here.')),
    withUsSince: ifKnown(
      day('With us since', 'When the school first registered an ECT with this appropriate body.'),
    ),
    teachers: ifKnown(
      number('Teachers', 'Teachers on the roll. Lets "unusually many ECTs" be judged by size.'),
    ),
    contactEmail: ifKnown(email('Contact', "The school's address for induction matters.")),
    folder: computed(ifKnown(text('Folder', 'Where the documents about this school are kept.'))),
    ects: computed(
      ifKnown(number('ECTs now', 'ECTs of ours at this school now, as QA priority counts them.')),
    ),
  }),
});

export const people = table({
  name: 'People',
  about: 'Who does what, where, from when until when. One row for each role a person has.',
  shelf: 'keep',
  frozenColumns: 3,
  columns: () => ({
    id: id('Post', 'Tells this row apart. Leave it blank for a new row: the register fills it in.'),
    personId: id(
      'Person',
      'The person, like P-0001. The same person keeps the same number in every row, whatever their address.',
    ),
    name: wide(160, text('Name', 'First name and surname.')),
    email: ifKnown(email('Email', 'Where the register writes to them.')),
    role: choice('Role', 'What they do in this row.', ROLES),
    urn: optional(urn('URN', 'The school. Blank for people of the appropriate body.')),
    school: schoolName(),
    from: optional(day('From', 'First day in this role.')),
    until: optional(
      day('Until', 'Last day in this role. Blank while it goes on. Someone who has left gets no mail.'),
    ),
    holdsQts: ifKnown(yesNo('Holds QTS', 'Induction tutors and mentors are expected to (2.18).')),
    trainedOn: ifKnown(
      day('Trained', 'When they last took the training this appropriate body gives for the role.'),
    ),
    visitDays: ifKnown(
      number(
        'Visits a year',
        'For an assessor: how many visits they can make in a school year. Blank: none are planned for them.',
      ),
    ),
    visitAreas: ifKnown(
      text(
        'Visit areas',
        'For an assessor: areas they go to, as the Schools sheet names them, commas or semicolons between. Blank: all.',
      ),
    ),
  }),
});

export const ects = table({
  name: 'ECTs',
  about: 'Every early career teacher registered with this appropriate body.',
  shelf: 'keep',
  key: 'trn',
  frozenColumns: 2,
  columns: () => ({
    trn: anEct(),
    name: wide(170, text('Name', 'First name and surname, as the DfE holds it.')),
    status: computed(ifKnown(choice('Status', 'Where the induction stands.', ECT_STATUSES))),
    urn: computed(ifKnown(urn('URN', 'School of the open induction period.'))),
    school: schoolName(),
    tutor: computed(ifKnown(text('Induction tutor', 'Tutor of the open induction period.'))),
    terms: computed(
      ifKnown(text('Terms served', 'Full-time-equivalent terms served of those required (2.30).')),
    ),
    expectedEnd: computed(
      ifKnown(day('Expected end', 'When the induction will be complete if nothing changes.')),
    ),
    nextReport: computed(ifKnown(wide(170, text('Next report', 'What is expected next.')))),
    nextDueOn: computed(ifKnown(day('Due', 'When the next report is due.'))),
    latestOnTrack: computed(ifKnown(yesNo('On track', 'As the latest report says.'))),
    lateReports: computed(ifKnown(number('Late reports', 'Reports past their due date and not in.'))),
    toReview: computed(
      ifKnown(number('To review', 'Reports received that the appropriate body has still to read.')),
    ),
    risk: computed(
      ifKnown(choice('At risk', 'How much attention this ECT needs, worked out every night.', RISK_LEVELS)),
    ),
    riskReasons: computed(ifKnown(wide(320, longText('Why', 'The reasons behind At risk.')))),
    dateOfBirth: ifKnown(day('Date of birth', 'The DfE asks for it with the TRN.')),
    email: ifKnown(email('Email', 'Where the register writes to the ECT.')),
    qtsOn: ifKnown(day('QTS awarded', 'Induction cannot start before it (2.10).')),
    ittRoute: ifKnown(text('Route', 'Route into teaching, as the DfE lists them.')),
    ittProvider: ifKnown(text('ITT provider', 'Who recommended the award of QTS.')),
    barredBy: optional(
      text(
        'Barred by',
        'Exempt, prohibited, or already passed or failed: what stops an induction. Blank if nothing does.',
      ),
    ),
    registeredOn: ifKnown(
      day('Registered', 'When the ECT was registered with this appropriate body (2.11).'),
    ),
    namedContact: ifKnown(
      text(
        'Named contact',
        'Someone here for the ECT to turn to, who takes no part in monitoring or deciding (2.28).',
      ),
    ),
    assessor: ifKnown(text('Assessor', 'Who reads the reports of this ECT.')),
    priorTerms: optional(
      fraction(
        'Prior terms',
        'Full-time-equivalent terms served before, that no row of Induction periods lists.',
      ),
    ),
    finalMeetingOn: ifKnown(
      day(
        'Final meeting',
        'The final assessment meeting. The signed report is due here within 10 working days (2.61).',
      ),
    ),
    representationsOn: optional(
      day('ECT wrote', 'When what the ECT wrote about the recommendation came, if they did (reg 11(4)).'),
    ),
    consideredOn: ifKnown(
      day('Considered', 'When you considered what the ECT wrote: before you decide (2.68).'),
    ),
    outcome: optional(choice('Outcome', 'The decision of this appropriate body.', ['pass', 'fail'])),
    outcomeOn: optional(day('Decided', 'Date of the decision.')),
    noticeSentOn: ifKnown(day('Notice sent', 'When the decision was sent in writing (2.69).')),
    traToldOn: ifKnown(
      day('TRA told', 'When the Teaching Regulation Agency was told of a failure or an extension (2.69).'),
    ),
    noAppealOn: ifKnown(
      day('No appeal', 'When the ECT said in writing that they will not appeal, if they did (2.72).'),
    ),
    appealOn: optional(day('Appeal', 'When a copy of the ECT’s appeal came.')),
    repliedOn: ifKnown(day('Replied', 'When you replied to the appeal: within 20 working days.')),
    appealSettledOn: optional(day('Appeal settled', 'When word came of what became of the appeal.')),
    appealResult: optional(choice('Appeal result', 'What became of the appeal.', APPEAL_RESULTS)),
    employmentEndedOn: ifKnown(
      day('Employment ended', 'Of one who failed: when they were dismissed from a relevant school (2.72).'),
    ),
    held: elseTaken(
      'yes',
      optional(
        yesNo(
          'Hold',
          'Yes: an appeal, a complaint or a request about data is open, so keep everything. No: you asked, and there is none.',
        ),
      ),
    ),
    abConcernOn: optional(
      day('AB concern', 'Since when this appropriate body has a concern. Its content is kept elsewhere.'),
    ),
    ectConcernOn: optional(
      day('ECT concern', 'Since when the ECT has raised a concern. Its content is kept elsewhere (2.28).'),
    ),
    folder: computed(ifKnown(text('Folder', "Where the ECT's reports are kept."))),
  }),
});

export const periods = table({
  name: 'Induction periods',
  about:
    'Service at one school on one working pattern. A change of FTE closes one period and opens the next.',
  shelf: 'keep',
  frozenColumns: 3,
  columns: () => ({
    id: id('Period', 'Tells this period apart, like IP-0001.'),
    trn: anEct(),
    ect: ectName(),
    urn: optional(urn('URN', 'The school. Blank only for service with another appropriate body.')),
    school: schoolName(),
    startedOn: day('Started', 'First day of induction in this period (2.13).'),
    finishedOn: optional(day('Finished', 'Last day. Blank while the period is open.')),
    fte: fraction('FTE', 'Share of full time: 1, 0.6, 3/5.'),
    programme: ifKnown(choice('Programme', 'How the school gives the training programme.', PROGRAMMES)),
    tutorId: ifKnown(id('Tutor', 'The induction tutor: a Person of the People sheet.')),
    mentorId: ifKnown(id('Mentor', 'The mentor: a Person of the People sheet, not the tutor (2.45).')),
    timetablePercent: ifKnown(
      number(
        'Timetable %',
        'Teaching as a share of a main-range teacher here: at most 90 in terms 1-3, 95 in terms 4-6 (2.20).',
      ),
    ),
    postSuitable: ifKnown(
      yesNo('Post suitable', 'Headteacher and appropriate body agree the post is suitable (2.18).'),
    ),
    countedTerms: optional(
      fraction('Terms counted', 'Full-time-equivalent terms as another appropriate body counted them.'),
    ),
    otherAb: optional(text('Other AB', 'The appropriate body of that time, when it was not us.')),
    closedAs: ifKnown(choice('Closed as', 'How the period ended.', ['release', ...OUTCOMES])),
    oneForBothBecause: ifKnown(text('One for both', 'Why one person is both tutor and mentor (2.45).')),
    linkBefore: ifKnown(
      choice(
        'Before measures',
        'The ECT here before special measures (2.5), or before a college was judged inadequate (2.7).',
        LINKS_BEFORE,
      ),
    ),
    samePost: optional(
      yesNo(
        'Same post',
        'Yes: the post before goes on, the school having a new URN, as an academy has (2.33).',
      ),
    ),
  }),
});

export const absences = table({
  name: 'Absences',
  about:
    'Days an ECT was away from the contracted work. 30 or more in a part of induction extend it by all of them (3.6).',
  shelf: 'keep',
  frozenColumns: 3,
  columns: () => ({
    id: id('Absence', 'Tells this absence apart, like AB-0001.'),
    trn: anEct(),
    ect: ectName(),
    from: day('From', 'First day away.'),
    until: optional(day('Until', 'Last day away. Blank while it goes on.')),
    days: ifKnown(
      fraction(
        'Days',
        'Contracted days missed; half-days count as 0.5, and a bank holiday in term as a day. Blank means not yet counted, never none.',
      ),
    ),
    kind: text('Kind', 'What kind of leave. Settings lists the kinds that do not count (3.7).'),
    ectChoosesExtension: ifKnown(
      yesNo(
        'ECT wants extension',
        'For leave that does not count: whether the ECT asks to extend by it (3.7).',
      ),
    ),
  }),
});

export const adjustments = table({
  name: 'Adjustments',
  about: 'Reductions (3.2-3.5) and extensions after completion (3.8-3.10) that were agreed.',
  shelf: 'keep',
  frozenColumns: 3,
  columns: () => ({
    id: id('Adjustment', 'Tells this row apart, like AD-0001.'),
    trn: anEct(),
    ect: ectName(),
    kind: choice('Kind', 'What was agreed.', ['reduction', 'extension after completion']),
    terms: fraction('Terms', 'Full-time-equivalent terms taken off or added.'),
    agreedOn: day('Agreed', 'Date of the agreement.'),
    ectAgrees: ifKnown(
      yesNo('ECT agrees', 'A reduction needs it; the ECT may insist on the whole induction (3.3).'),
    ),
    reason: ifKnown(longText('Reason', 'Why.')),
    ground: ifKnown(
      choice(
        'Ground',
        'Of a reduction: experience before induction (3.2), or part-time service of two school years or more (2.38).',
        REDUCTION_GROUNDS,
      ),
    ),
  }),
});

type StandardField = 'ts1' | 'ts2' | 'ts3' | 'ts4' | 'ts5' | 'ts6' | 'ts7' | 'ts8' | 'part2';
type StandardColumns = { readonly [field in StandardField]: Column<'meeting' | 'not yet' | null> } & {
  readonly [field in `${StandardField}Comment`]: Column<string | null>;
};

/** A judgement and a comment for each of the Teachers' Standards and Part Two. */
const standardColumns = () =>
  Object.fromEntries(
    STANDARDS.flatMap((standard) => [
      [
        standardField(standard),
        optional(choice(standard, 'Whether the ECT meets this standard.', ['meeting', 'not yet'])),
      ],
      [
        `${standardField(standard)}Comment`,
        optional(longText(`${standard} comment`, 'Evidence and words on this standard.')),
      ],
    ]),
  ) as StandardColumns;

/**
 * What a report answers is never taken for blank: it would be overwritten, signed around, or accepted unread, so a row with an
 * answer that can't be read waits whole.
 */
export const reports = table({
  name: 'Reports',
  about: 'Progress reviews, formal assessments and interim assessments: expected, in progress, and received.',
  shelf: 'keep',
  frozenColumns: 3,
  // A report is about one person for good: with another TRN its words and marks would be somebody else's.
  odd: ({ trn, begunFor }) =>
    begunFor && trn && begunFor !== trn
      ? {
          field: 'trn',
          says: `This report is about another ECT, TRN ${String(begunFor)}. Put that TRN back.`,
        }
      : null,
  columns: () => ({
    id: id('Report', 'Tells this report apart, like R-00001.'),
    trn: anEct(),
    ect: ectName(),
    urn: optional(urn('URN', 'The school that reports.')),
    school: schoolName(),
    kind: choice('Kind', 'Which report this is (2.48, 2.55, 2.62).', REPORT_KINDS),
    final: hidden(optional(yesNo('Final', 'Whether this assessment ends the induction.'))),
    term: text('Term', 'The school term it belongs to.'),
    coversFrom: day('From', 'First day it reports on.'),
    coversUntil: day('Until', 'Last day it reports on.'),
    opensOn: day('Opens', 'From when it can be filled in.'),
    dueOn: day('Due', 'When it should be here.'),
    datesSetByHand: optional(
      yesNo(
        'Dates by hand',
        'Enter yes when you set these dates yourself: the register then leaves them as they are.',
      ),
    ),
    state: choice('State', 'How far it has come.', REPORT_STATES),
    why: computed(ifKnown(longText('Why these dates', 'The rule behind the dates, with its paragraph.'))),
    onTrack: optional(yesNo('On track', 'Whether the ECT is on track (2.52).')),
    onTrackReasons: optional(longText('Reasons', 'Why.')),
    ectToldOfConcern: optional(yesNo('ECT told', 'Whether the ECT was told (2.54).')),
    supportPlan: optional(yesNo('Support plan', 'Whether there is one (4.1).')),
    standardsOfConcern: choices('Standards of concern', "Teachers' Standards that give concern.", STANDARDS),
    programmeAccessed: optional(yesNo('Programme', 'Whether the ECT had the training programme.')),
    programmeWhyNot: optional(longText('Why no programme', 'What stood in the way.')),
    entitlementsMet: optional(
      yesNo('Entitlements', 'Whether timetable, mentor time and observations were as they should be.'),
    ),
    entitlementsWhyNot: optional(longText('Why not met', 'What was missing.')),
    evidence: optional(longText('Evidence', 'What the judgement rests on.')),
    targets: optional(longText('Targets', 'What comes next.')),
    ...standardColumns(),
    strengths: optional(longText('Strengths', 'What goes well.')),
    improvements: optional(longText('To improve', 'What to work on.')),
    recommendation: optional(
      choice('Recommendation', "The headteacher's recommendation in the final assessment (2.60).", [
        'satisfactory',
        'unsatisfactory',
        'extension',
      ]),
    ),
    leavingOn: optional(day('Leaves on', 'For an interim assessment: last day at this school (2.62).')),
    nextSchool: optional(text('Goes to', 'For an interim assessment: where next, if known.')),
    daysAbsent: optional(
      fraction(
        'Days absent',
        'Contracted days missed since the last report; of an interim assessment, since the last formal one (2.62).',
      ),
    ),
    extraAnswers: computed(
      optional(
        longText('Extra answers', 'What the tutor answered to the Extra questions, as they were put.'),
      ),
    ),
    ectComment: optional(longText('ECT comment', "The ECT's own words.")),
    ectSignedAt: optional(instant('ECT signed', 'When the ECT signed.')),
    tutorSignedAt: optional(instant('Tutor signed', 'When the induction tutor signed.')),
    headSignedAt: optional(instant('Head signed', 'When the headteacher signed.')),
    submittedAt: optional(instant('Received', 'When it reached the appropriate body.')),
    submittedBy: optional(text('Received from', 'Who sent it, and by which way.')),
    reviewedAt: optional(instant('Reviewed', 'When the appropriate body accepted it.')),
    reviewedBy: optional(text('Reviewed by', 'Who accepted it.')),
    returnedWhy: optional(longText('Returned because', 'What the appropriate body asked for.')),
    evidenceAsked: optional(
      longText('Evidence asked', 'What more the appropriate body asked to see before it accepts it.'),
    ),
    feedback: optional(longText('Feedback', 'What the appropriate body said of it; the tutor is told.')),
    timesReturned: optional(number('Times returned', 'How often it went back.')),
    pdf: computed(optional(wide(160, text('PDF', 'The report as a document.')))),
    firstReceivedAt: hidden(
      optional(instant('First received', 'Of a report that went back: when it first came (2.67).')),
    ),
    begunFor: hidden(ifKnown(trn('Begun for', 'The ECT this report was begun for.'))),
    signatures: hidden(
      optional(longText('Signatures', 'Each signature: in which capacity, on which text, whose.')),
    ),
    openTo: hidden(optional(longText('PDF open to', 'Addresses the PDF was opened to.'))),
    pdfOf: hidden(optional(text('PDF of version', 'Which version and text of this row the PDF shows.'))),
  }),
});

export const supportPlans = table({
  name: 'Support plans',
  about: 'Extra support for an ECT who is not on track (4.1-4.2).',
  shelf: 'keep',
  frozenColumns: 3,
  columns: () => ({
    id: id('Plan', 'Tells this plan apart, like SP-0001.'),
    trn: anEct(),
    ect: ectName(),
    openedOn: day('Opened', 'When support began.'),
    reviewBy: ifKnown(day('Review by', 'When it should next be looked at.')),
    lastReviewedOn: ifKnown(day('Last reviewed', 'When it was last looked at.')),
    closedOn: optional(day('Closed', 'When it ended. Blank while it goes on.')),
    owner: ifKnown(text('Owner', 'Who answers for the next step.')),
  }),
});

export const observations = table({
  name: 'Observations',
  about: 'Lessons of an ECT that were observed, and half-terms that were looked back on (2.46-2.47).',
  shelf: 'keep',
  frozenColumns: 3,
  columns: () => ({
    id: id('Observation', 'Tells this row apart, like OB-0001.'),
    trn: anEct(),
    ect: ectName(),
    observedOn: day('Observed', 'Date of the lesson.'),
    observer: ifKnown(text('Observer', 'Who observed; they hold QTS (2.47).')),
    feedbackGiven: ifKnown(yesNo('Feedback', 'Whether prompt feedback was given.')),
    kind: ifKnown(choice('Kind', 'A lesson, or the review of a half-term.', OBSERVATION_KINDS)),
    focus: ifKnown(text('Focus', 'What was looked at.')),
    strengths: ifKnown(longText('Strengths', 'What went well.')),
    development: ifKnown(longText('To develop', 'What to work on next.')),
    feedbackOn: ifKnown(day('Feedback on', 'When the ECT had it.')),
    notes: ifKnown(wide(160, text('Notes', 'Address of the full notes.'))),
    from: ifKnown(text('Logged by', 'Who sent it, by their own link.')),
    cameBy: hidden(optional(text('Came by', 'The submission it came by, so that none is taken in twice.'))),
  }),
});

export const documents = table({
  name: 'Documents',
  about:
    'Observation notes and other papers kept about an ECT or a school, each with its link. Reports list those of their time.',
  shelf: 'keep',
  frozenColumns: 3,
  columns: () => ({
    id: id('Document', 'Tells this row apart. Leave it blank for a new row: the register fills it in.'),
    trn: optional(trn('TRN', 'The ECT it is about. Blank where it is about the school alone.')),
    ect: ectName(),
    urn: ifKnown(urn('URN', 'The school it is about or comes from.')),
    school: schoolName(),
    on: day('Dated', 'The day it speaks of: a report lists the documents of the days it covers.'),
    title: wide(260, text('Title', 'What it is, in the words a report shows: "Observation notes, Year 4".')),
    link: wide(260, text('Link', 'Where it is kept. Whoever should read it has to be let in there.')),
  }),
});

export const visits = table({
  name: 'Visits',
  about: 'Quality assurance visits: planned, made, followed up.',
  shelf: 'keep',
  frozenColumns: 3,
  columns: () => ({
    id: id('Visit', 'Tells this visit apart, like V-0001.'),
    urn: urn('URN', 'The school.'),
    school: schoolName(),
    kind: formerly(
      FORMER_VISIT_KINDS,
      wide(
        150,
        choice(
          'Kind',
          'Monitoring is for special circumstances, and ends with notes; the others with a summary report.',
          VISIT_KINDS,
        ),
      ),
    ),
    state: computed(ifKnown(wide(160, choice('State', 'How far it has come, by its dates.', VISIT_STATES)))),
    duty: computed(ifKnown(wide(260, text('Next', 'What comes next.')))),
    dutyBy: computed(ifKnown(day('Next by', 'By when.'))),
    visitor: optional(text('Visitor', 'Who visits; the ECT adviser where a school causes concern.')),
    companion: ifKnown(
      text(
        'Together with',
        'For an observation: the adviser, or the school leader on the panel, who comes too.',
      ),
    ),
    proposedOn: optional(day('Proposed', 'When the school was chosen.')),
    consultedOn: optional(day('Consulted', 'When the school was asked about the visit.')),
    agreedOn: optional(day('Agreed', 'When the day was agreed with the school.')),
    plannedFor: optional(day('Planned for', 'The day agreed.')),
    toldOf: computed(
      optional(
        day(
          'School told',
          'The day of the visit in the newest mail to the school. It stands here once that mail is in Outbox, where State says whether it went.',
        ),
      ),
    ),
    documentsAskedOn: optional(day('Documents asked', 'When the school was asked for its documents.')),
    documentsInOn: optional(day('Documents in', 'When they were all here.')),
    visitedOn: optional(day('Visited', 'The day of the visit. Blank until it was made.')),
    satisfied: optional(yesNo('Satisfied', 'Whether the appropriate body is satisfied with the evidence.')),
    evidenceAskedOn: optional(
      day('Evidence asked', 'Not satisfied: when the school was asked for further evidence.'),
    ),
    evidenceInOn: optional(day('Evidence in', 'When the further evidence was here.')),
    report: computed(optional(wide(160, text('Report', 'The report, or the notes, as a document.')))),
    reportSentOn: optional(day('Report sent', 'When the report, or the notes, went to the school.')),
    sharePractice: optional(
      yesNo(
        'Share practice',
        'Whether the school has practice to share. Its row in Schools then says so too.',
      ),
    ),
    copyToHmi: optional(yesNo('HMI copy', 'Judged inadequate: whether HMI get a copy of the report.')),
    hmiSentOn: optional(day('Sent to HMI', 'When the copy went.')),
    followUpBy: optional(day('Follow up by', 'When to come back to it.')),
    followedUpOn: optional(day('Followed up', 'When the follow-up was made.')),
    closedOn: optional(
      day('Closed', 'When nothing was left to do; before a visit was made, it is called off.'),
    ),
    plan: computed(ifKnown(text('Plan', 'The school year whose plan proposed it.'))),
    note: ifKnown(longText('Note', 'Anything the next visitor should know.')),
    reportOf: hidden(optional(text('Report of text', 'Which text the document shows.'))),
    planClosedOn: hidden(
      ifKnown(day('Closed by plan', 'When Plan visits called it off, if a person did not.')),
    ),
    planWrote: hidden(
      ifKnown(text('Written by plan', 'Prints of what Plan visits wrote: what differs, a person entered.')),
    ),
  }),
});

export const visitDocuments = table({
  name: 'Visit documents',
  about: 'What each school was asked for before a visit, what came in, and what it showed.',
  shelf: 'keep',
  frozenColumns: 4,
  columns: () => ({
    id: id('Document id', 'Tells this row apart, like VD-0001.'),
    visit: id('Visit', 'The visit, like V-0001.'),
    school: schoolName(),
    document: wide(260, text('Document', 'What was asked for. Add rows of your own.')),
    askedOn: optional(day('Asked', 'When the school was asked for it.')),
    cameInOn: optional(day('Came in', 'When it came. Once all have, the visit’s Documents in is filled in.')),
    enough: optional(
      yesNo(
        'Enough',
        'Whether it is enough; if not, it stands in the letter that asks for further evidence.',
      ),
    ),
    shows: optional(
      wide(360, longText('What it showed', 'For the report. Write nothing about an ECT by name.')),
    ),
  }),
});

export const visitFindings = table({
  name: 'Visit findings',
  about: 'What was found on each visit, question by question: from the visit form, or typed here.',
  shelf: 'keep',
  frozenColumns: 4,
  columns: () => ({
    id: hidden(id('Finding id', 'Tells this row apart: the visit and the question.')),
    visit: id('Visit', 'The visit, like V-0001.'),
    school: schoolName(),
    part: optional(text('Part', 'With whom, or on what.')),
    question: wide(300, longText('Question', 'What is looked at.')),
    judgement: optional(choice('Judgement', 'For hosting criteria and entitlements.', VISIT_JUDGEMENTS)),
    finding: optional(
      wide(
        420,
        longText(
          'Finding',
          'What was said or seen. Criteria, entitlements and the conclusion go into the report; notes of talks stay here.',
        ),
      ),
    ),
    by: optional(text('By', 'Who found it.')),
    on: optional(day('On', 'When it came in.')),
  }),
});

export const moderation = table({
  name: 'Moderation',
  about:
    'Reports drawn to be read again by somebody else: whether they agree, and what the school hears of it.',
  shelf: 'keep',
  frozenColumns: 3,
  columns: () => ({
    id: id('Moderation id', 'Tells this row apart, like MO-0001.'),
    report: id('Report', 'The report, like R-00012.'),
    ect: ectName(),
    school: schoolName(),
    kind: computed(optional(text('Kind', 'Which report it is.'))),
    term: optional(text('Term', 'The term it was drawn for.')),
    tutor: optional(text('Induction tutor', 'Who wrote it.')),
    assessor: optional(text('Judged by', 'Whose judgement is looked at.')),
    drawnOn: optional(day('Drawn', 'When it was drawn.')),
    moderator: optional(text('Moderator', 'Who reads it again: somebody else.')),
    agrees: optional(yesNo('Agrees', 'Whether they come to the same judgement.')),
    feedback: optional(
      choice('Feedback', 'Praise for an outstanding report; what to improve in a poor one.', [
        'praise',
        'improve',
      ]),
    ),
    words: optional(longText('Words', 'What the tutor should hear.')),
    moderatedOn: optional(day('Moderated', 'When it was read again.')),
    tell: optional(
      yesNo('Tell tutor', 'Yes: Visits > Send feedback on reports mails the tutor these words.'),
    ),
    toldOn: computed(optional(day('Told', 'When the mail was queued; it goes once.'))),
  }),
});

export const qaFacts = ledger({
  name: 'QA facts',
  about: 'What the choice of schools to visit knows of each ECT at each school. Made anew with the views.',
  shelf: 'own',
  frozenColumns: 1,
  columns: () => ({
    id: computed(wide(120, id('ECT at school', 'TRN and URN.'))),
    urn: computed(optional(urn('URN', 'The school.'))),
    startedOn: computed(optional(day('Started', 'First day at this school.'))),
    finishedOn: computed(optional(day('Finished', 'Last day at this school.'))),
    outcome: computed(optional(choice('Outcome', 'The decision, if there is one.', ['pass', 'fail']))),
    onTrack: computed(
      optional(
        choice('On track', 'By the latest report; "not yet" before the first was due.', [
          'yes',
          'no',
          'not yet',
        ]),
      ),
    ),
    supportPlan: computed(optional(yesNo('Support plan', 'Whether one is open.'))),
    concern: computed(optional(yesNo('Concern', 'That there is one, never its content.'))),
    extension: computed(optional(yesNo('Extension', 'Extended after completion.'))),
    reduction: computed(optional(yesNo('Reduction', 'A reduction was agreed.'))),
    ittRoute: computed(optional(text('Route', 'Route into teaching.'))),
    programme: computed(optional(choice('Programme', 'How the programme is given.', PROGRAMMES))),
    lateReports: computed(number('Late reports', 'Overdue, or received late.')),
    returnedReports: computed(number('Returned reports', 'Times a report went back.')),
  }),
});

export const schoolAnswers = table({
  name: 'School answers',
  about: 'How schools see their own induction: one row for each point, the newest answer in it.',
  shelf: 'keep',
  frozenColumns: 3,
  columns: () => ({
    id: wide(180, id('Answer', 'School, school year or visit, and point.')),
    urn: urn('URN', 'The school.'),
    school: schoolName(),
    occasion: text('For', 'The school year, or the visit it was asked for.'),
    point: wide(120, text('Point', 'What it is about.')),
    judgement: optional(choice('Judgement', 'As the school sees it.', JUDGEMENTS)),
    words: optional(wide(420, longText('In words', 'Where it can be seen, and what comes next.'))),
    by: optional(text('From', 'Who answered.')),
    on: optional(day('Answered', 'When.')),
  }),
});

export const decisions = table({
  name: 'QA decisions',
  about: 'Where a person decided otherwise than the criteria: theirs is the last word, with name and reason.',
  shelf: 'keep',
  frozenColumns: 2,
  columns: () => ({
    id: id('Decision', 'Tells this decision apart, like QD-0001.'),
    urn: urn('URN', 'The school.'),
    school: schoolName(),
    lane: choice('Lane', 'Where the school stands instead.', QA_LANES),
    by: text('Decided by', 'Who answers for it.'),
    reason: longText('Reason', 'Why.'),
    on: day('Decided on', 'When. It holds for the school year.'),
  }),
});

export const ofsted = table({
  name: 'Ofsted',
  about: 'What Ofsted said of each school, one judgement a row, with its date. Import it, or type it in.',
  shelf: 'keep',
  frozenColumns: 3,
  columns: () => ({
    id: id('Judgement id', 'Tells this row apart. Leave it blank for a new row: the register fills it in.'),
    urn: urn('URN', 'The school.'),
    school: schoolName(),
    on: day('Inspected', 'The day the inspection began.'),
    kind: choice(
      'Kind',
      'Grades came from graded inspections until November 2025, and come in report cards since.',
      OFSTED_KINDS,
    ),
    area: wide(
      220,
      text(
        'Area',
        'What was judged, in Ofsted’s words; Category of concern for the category, if there is one.',
      ),
    ),
    judgement: wide(180, text('Judgement', 'In Ofsted’s words, or as in its files: 1 to 4, SM, SWK, RSI.')),
  }),
});

export const extraQuestions = table({
  name: 'Extra questions',
  about:
    'What you ask in reports beyond the questions of the guidance. Set up register puts them on the forms.',
  shelf: 'own',
  frozenColumns: 1,
  columns: () => ({
    id: id(
      'Extra question',
      'Tells this row apart, like EQ-01. Leave it blank: Set up register fills it in.',
    ),
    form: choice('Form', 'Which report asks it.', REPORT_KINDS),
    question: wide(320, longText('Question', 'As the tutor reads it, in 200 characters at most.')),
    kind: choice('Kind', 'How it is answered.', ['words', 'yes or no', 'one of']),
    choices: optional(wide(220, text('Choices', 'For "one of": the answers, commas between.'))),
    needed: optional(yesNo('Needed', 'Yes: a report without an answer waits in Intake.')),
    term: optional(
      text('Only in', 'A term, like "Autumn 2026" or "Spring". Blank: asked in reports of every term.'),
    ),
  }),
});

export const terms = ledger({
  name: 'Terms',
  about: 'The terms of the school year in each area, and the dates this appropriate body sets for reports.',
  shelf: 'own',
  frozenColumns: 2,
  columns: () => ({
    id: id('Term id', 'Area and term, like "England Autumn 2026".'),
    area: text('Area', 'The local authority whose calendar this is, or England for all.'),
    name: text('Term', 'Like "Autumn 2026".'),
    startsOn: day('Starts', 'First day of term.'),
    endsOn: day('Ends', 'Last day of term.'),
    halfTermFrom: optional(day('Half-term from', 'First day of the half-term break.')),
    halfTermUntil: optional(day('Half-term until', 'Last day of the half-term break.')),
    reviewsOpenOn: optional(
      day('Reports open', 'From when reports can be filled in. Blank leaves it to Settings.'),
    ),
    reviewsDueOn: optional(day('Reviews due', 'When progress reviews are due. Blank leaves it to Settings.')),
    assessmentsDueOn: optional(
      day('Assessments due', 'When formal assessments are due. Blank leaves it to Settings.'),
    ),
  }),
});

export const bankHolidays = ledger({
  name: 'Bank holidays',
  about:
    'Days that are not working days, by nation. Extend the list before it ends: dates beyond it are not guessed.',
  shelf: 'own',
  frozenColumns: 1,
  columns: () => ({
    id: id('Holiday id', 'Nation and day.'),
    nation: choice('Nation', 'Where it is a holiday.', NATIONS),
    day: day('Day', 'The date.'),
    title: wide(240, text('Holiday', 'What it is called.')),
  }),
});

/**
 * "mended" and "confirmed" are an officer's words: take it in, again or at last. It becomes "accepted", or says what still
 * stands in the way.
 */
export const INTAKE_VERDICTS = [
  'accepted',
  'needs mending',
  'ignored',
  'mended',
  'to confirm',
  'confirmed',
] as const;

export const intake = table({
  name: 'Intake',
  about: 'Every submission from a form, and what became of it. One that needs mending changed nothing else.',
  shelf: 'own',
  frozenColumns: 1,
  columns: () => ({
    id: id('Submission', 'Tells this submission apart: the form, the moment, and a print of the answers.'),
    receivedAt: instant('Received', 'When it was sent.'),
    form: text('Form', 'Which form.'),
    reference: optional(
      text(
        'Report',
        'The report it names, or the induction period or school. Enter the right one where the code was wrong.',
      ),
    ),
    ect: ectName(),
    verdict: choice(
      'Verdict',
      'What became of it. Choose "mended" to have it taken in again, "ignored" to be done with it.',
      INTAKE_VERDICTS,
    ),
    reasons: optional(wide(420, longText('Reasons', 'What stands in the way, and what to do about it.'))),
    // No long text: wrapped, all that was sent would make the row higher still.
    answers: passing(optional(wide(320, text('Answers', 'What was sent, kept only while it waits here.')))),
  }),
});

export const OUTBOX_STATES = ['queued', 'sending', 'sent', 'not needed', 'failed', 'unknown'] as const;

export const outbox = ledger({
  name: 'Outbox',
  about: 'Every mail the register sends: once, and never twice.',
  shelf: 'own',
  frozenColumns: 1,
  columns: () => ({
    id: wide(
      200,
      id('Mail', 'Which mail to whom, for which week. A second one with the same name is never sent.'),
    ),
    to: email('To', 'Address.'),
    personId: optional(id('Person', 'Who.')),
    subject: wide(300, text('Subject', 'Its subject.')),
    asksFor: hidden(
      optional(
        longText('Asks for', 'Which texts of which reports it asks for, so that nobody is asked twice.'),
      ),
    ),
    state: choice('State', 'Queued, sent, or what stopped it.', OUTBOX_STATES),
    queuedAt: instant('Queued', 'When it was decided on.'),
    settledAt: optional(instant('Sent', 'When it was sent, or given up.')),
    note: optional(longText('Note', 'What happened, where it did not go smoothly.')),
  }),
});

export const history = ledger({
  name: 'History',
  about: 'Who changed what, when, from what to what. The register only adds to it.',
  shelf: 'own',
  frozenColumns: 0,
  columns: () => ({
    id: hidden(id('Change', 'Tells this change apart.')),
    at: instant('When', 'The moment of the change.'),
    who: wide(200, text('Who', 'Account, or the task of the register that did it.')),
    what: wide(240, text('What', 'What was done.')),
    table: text('Sheet', 'Where.'),
    key: text('Row', 'Which row.'),
    field: optional(text('Column', 'Which column.')),
    before: optional(longText('Before', 'What stood there.')),
    after: optional(longText('After', 'What stands there since.')),
  }),
});

export const atRisk = ledger({
  name: 'At risk',
  about:
    'ECTs who need attention, worst first, with the reasons. Made anew every night and when you choose Refresh views.',
  shelf: 'look',
  key: 'trn',
  frozenColumns: 2,
  columns: () => ({
    trn: anEct(),
    ect: computed(wide(170, text('ECT', 'Who.'))),
    level: computed(choice('Level', 'red, amber or watch.', RISK_LEVELS)),
    why: computed(wide(420, longText('Why', 'The reasons, most serious first.'))),
    since: computed(optional(day('Since', 'Since when.'))),
    school: computed(optional(wide(220, text('School', 'Where.')))),
    area: computed(optional(text('Area', 'Local authority.'))),
    tutor: computed(optional(text('Induction tutor', 'Who supports them at school.'))),
    assessor: computed(optional(text('Assessor', 'Who reads the reports.'))),
    nextStep: computed(optional(wide(260, longText('Next step', 'What should happen, by whom.')))),
    nextBy: computed(optional(day('By', 'By which day.'))),
    unknown: computed(
      optional(wide(260, longText('Not known', 'Facts that are missing. They are not taken for good news.'))),
    ),
  }),
});

export const desk = ledger({
  name: 'Desk',
  about:
    'How things stand, and what needs a person. Made anew every night and when you choose Refresh views.',
  shelf: 'look',
  key: 'what',
  frozenColumns: 1,
  columns: () => ({
    what: computed(
      wide(260, text('What', 'What is counted. The day all of it is counted for stands in the first row.')),
    ),
    figure: computed(optional(wide(120, text('Now', 'How many.')))),
    where: computed(
      optional(
        wide(520, longText('Where to look', 'Which sheet holds the rows behind it, and how to find them.')),
      ),
    ),
    sheet: computed(optional(text('Sheet', 'The sheet to mend it in.'))),
    row: computed(optional(text('Row', 'The row, by its first column.'))),
  }),
});

/** Every sheet with rows. */
export const TABLES = {
  desk,
  atRisk,
  ects,
  periods,
  reports,
  schools,
  people,
  absences,
  adjustments,
  supportPlans,
  observations,
  documents,
  visits,
  visitDocuments,
  visitFindings,
  moderation,
  schoolAnswers,
  decisions,
  ofsted,
  qaFacts,
  intake,
  outbox,
  history,
  settings,
  extraQuestions,
  terms,
  bankHolidays,
} as const;

export type TableKey = keyof typeof TABLES;
