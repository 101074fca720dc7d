/**
 * What the register knows, as the rules see it. Values only: no rows, no cells, no clock.
 * Rows of the register's tables satisfy these shapes. `null` always means "not known" (or, where said, "not yet");
 * a rule never takes it for "fine".
 */

/** A calendar day as the register writes it, "2026-09-01". It has no hour and no time zone. */
export type Day = string & { readonly calendarDay: true };

/** An exact number: `n / d` in lowest terms, `d > 0`. FTE and terms are held so; decimals appear only on the way out. */
export interface Fraction {
  readonly n: number;
  readonly d: number;
}

export const YES_NO = ['yes', 'no'] as const;
export type YesNo = (typeof YES_NO)[number];

/** A term of the school year in one area. Inset days and half-term are left to the AB's calendar. */
export interface Term {
  /** The area whose calendar this is; "England" when the AB keeps one calendar. */
  readonly area: string;
  /** "Autumn 2026". */
  readonly name: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly halfTermFrom: Day | null;
  readonly halfTermUntil: Day | null;
  /** The AB's own dates for this term; null leaves them to the settings (days before the term ends). */
  readonly reviewsOpenOn: Day | null;
  readonly reviewsDueOn: Day | null;
  readonly assessmentsDueOn: Day | null;
}

export const NATIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export interface BankHoliday {
  readonly nation: (typeof NATIONS)[number];
  readonly day: Day;
  readonly title: string;
}

export const SCHOOL_STATUSES = ['open', 'proposed to close', 'proposed to open', 'closed'] as const;
export interface School {
  readonly urn: string;
  readonly name: string;
  /** GIAS "TypeOfEstablishment (name)". */
  readonly type: string | null;
  readonly phase: string | null;
  /** Local authority, the unit of "geographic equity" and of term dates. */
  readonly area: string | null;
  readonly status: (typeof SCHOOL_STATUSES)[number];
  readonly openedOn: Day | null;
  readonly closedOn: Day | null;
  /** Eligible for intervention under s62 Education and Inspections Act 2006. */
  readonly specialMeasures: YesNo | null;
  /** Ofsted's written word that the school is suitable to host induction all the same (2.6). */
  readonly permittedByOfsted: YesNo | null;
  /** Legacy headline grade or report-card category, in Ofsted's words. */
  readonly ofsted: string | null;
  readonly ofstedOn: Day | null;
  readonly highSupport: YesNo | null;
  readonly capacityIssue: YesNo | null;
  readonly seriousIssuesOn: Day | null;
  readonly visitRequestedOn: Day | null;
  readonly goodPractice: YesNo | null;
  /** First registered an ECT with this AB. */
  readonly withUsSince: Day | null;
  /** Teachers on the roll, to judge "unusually many ECTs" by size. */
  readonly teachers: number | null;
}

export const ROLES = [
  'head',
  'induction lead',
  'tutor',
  'mentor',
  'assessor',
  'officer',
  'named contact',
] as const;
export type Role = (typeof ROLES)[number];

/** One person in one role at one place over some time. The same person has one row per role. */
export interface Post {
  /** "P-0001": the person; an address may change, the person does not. */
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  /** Null for the AB's own people. */
  readonly urn: string | null;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly holdsQts: YesNo | null;
  /** Last trained by the AB for the role. */
  readonly trainedOn: Day | null;
}

export const PROGRAMMES = ['provider-led', 'school-led'] as const;
export const LINKS_BEFORE = ['began induction', 'trained there', 'taught there', 'none'] as const;
export const OUTCOMES = ['pass', 'fail', 'extend'] as const;
/** What became of an appeal; "changed": another extension in place of what was decided (reg 14(3), 14(4)). */
export const APPEAL_RESULTS = ['dismissed', 'withdrawn', 'allowed', 'changed'] as const;
/** Experience before induction (3.2 to 3.4), or part-time service long enough to show the standards (2.38, 3.5). */
export const REDUCTION_GROUNDS = ['experience', 'part-time service'] as const;

export interface Ect {
  readonly trn: string;
  readonly name: string;
  readonly dateOfBirth: Day | null;
  readonly email: string | null;
  readonly qtsOn: Day | null;
  /** As DfE lists routes ("School Direct", "Assessment Only", ...). */
  readonly ittRoute: string | null;
  readonly ittProvider: string | null;
  /** Exempt, prohibited, already passed or failed elsewhere: the words that stop a claim, or null. */
  readonly barredBy: string | null;
  readonly registeredOn: Day | null;
  readonly namedContact: string | null;
  readonly assessor: string | null;
  /** FTE terms served before this register knew the ECT, beyond what Induction periods lists. */
  readonly priorTerms: Fraction | null;
  readonly outcome: 'pass' | 'fail' | null;
  readonly outcomeOn: Day | null;
  /** The meeting that ends the final assessment: the signed report is due with us 10 working days later (2.61). */
  readonly finalMeetingOn?: Day | null;
  /** What the ECT wrote about the recommendation: when it came, and when we considered it (2.68, reg 11(4), 11(6)). */
  readonly representationsOn?: Day | null;
  readonly consideredOn?: Day | null;
  /** The written notice of the decision (2.69), and a copy of the ECT's appeal against it, if one came. */
  readonly noticeSentOn?: Day | null;
  /** When the Teaching Regulation Agency was told of a failure or an extension (2.69, reg 11(7)). */
  readonly traToldOn?: Day | null;
  readonly appealOn?: Day | null;
  /** The ECT's word in writing that there will be no appeal (2.72, reg 12(3)). */
  readonly noAppealOn?: Day | null;
  /** Our reply to the appeal (Sch 3 para 6), and how it ended. */
  readonly repliedOn?: Day | null;
  readonly appealSettledOn?: Day | null;
  readonly appealResult?: (typeof APPEAL_RESULTS)[number] | null;
  /** Of one who failed: the end of the employment at a relevant school (2.72). */
  readonly employmentEndedOn?: Day | null;
  /** Is an appeal, a complaint or a request about data open? "no": somebody asked, and there is none. */
  readonly held?: YesNo | null;
  /** A concern the AB holds, and whether the ECT has raised one: that there is one, never its content (2.28). */
  readonly abConcernOn: Day | null;
  readonly ectConcernOn: Day | null;
}

/** Service at one school on one contract pattern. A change of FTE closes one and opens the next. */
export interface InductionPeriod {
  readonly id: string;
  readonly trn: string;
  readonly urn: string | null;
  readonly startedOn: Day;
  readonly finishedOn: Day | null;
  /** Share of full time, 0 < fte <= 1. */
  readonly fte: Fraction;
  readonly programme: (typeof PROGRAMMES)[number] | null;
  /** Set where another AB counted the terms (service elsewhere): taken as they counted it. */
  readonly countedTerms: Fraction | null;
  /** The AB that assured this service, when it was not us. */
  readonly otherAb: string | null;
  readonly tutorId: string | null;
  readonly mentorId: string | null;
  /** Teaching load as a percentage of a main-range teacher's timetable at this school (2.20). */
  readonly timetablePercent: number | null;
  readonly postSuitable: YesNo | null;
  /** How it ended; null while it is open, or where nobody said. */
  readonly closedAs?: 'release' | (typeof OUTCOMES)[number] | null;
  /** The exceptional reason why one person is both tutor and mentor (2.45). */
  readonly oneForBothBecause?: string | null;
  /** How the ECT was at the school before it went into special measures (2.5). */
  readonly linkBefore?: (typeof LINKS_BEFORE)[number] | null;
  /** Is it the employment of the period before, under another URN, as when a school becomes an academy (2.33)? */
  readonly samePost?: YesNo | null;
}

export interface Absence {
  readonly id: string;
  readonly trn: string;
  readonly from: Day;
  readonly until: Day | null;
  /** Contracted days missed, half-days allowed. Null while the absence is open or uncounted: unknown, not zero. */
  readonly days: Fraction | null;
  /** One of the absence kinds in Settings; which are exempt (3.7) is data. */
  readonly kind: string;
  /** For exempt leave: does the ECT choose to extend by it? Null = not yet asked. */
  readonly ectChoosesExtension: YesNo | null;
}

/** A reduction (3.2-3.5) or an extension (3.8-3.10) the AB agreed. */
export interface Adjustment {
  readonly id: string;
  readonly trn: string;
  readonly kind: 'reduction' | 'extension after completion';
  /** FTE terms taken off, or added. */
  readonly terms: Fraction;
  readonly agreedOn: Day;
  readonly ectAgrees: YesNo | null;
  readonly reason: string | null;
  /** Of a reduction: what it rests on. */
  readonly ground?: (typeof REDUCTION_GROUNDS)[number] | null;
}

export const REPORT_KINDS = ['progress review', 'formal assessment', 'interim assessment'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/**
 * The life of a report, in order. "due" = expected, nothing entered; "with ECT" = released for the ECT's comment;
 * "signing" = comments in, signatures open; "submitted" = with the AB; "returned" = the AB asked for more.
 */
export const REPORT_STATES = [
  'due',
  'draft',
  'with ECT',
  'signing',
  'submitted',
  'returned',
  'reviewed',
  'cancelled',
] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** Teachers' Standards 1-8 and Part Two (personal and professional conduct). */
export const STANDARDS = ['TS1', 'TS2', 'TS3', 'TS4', 'TS5', 'TS6', 'TS7', 'TS8', 'Part 2'] as const;
export type Standard = (typeof STANDARDS)[number];

export interface Report {
  readonly id: string;
  readonly trn: string;
  readonly urn: string | null;
  readonly kind: ReportKind;
  /** Whether the headteacher recommends an outcome in this assessment; null for reviews and interim assessments. */
  readonly final?: YesNo | null;
  /** The calendar term it belongs to, "Autumn 2026". */
  readonly term: string;
  /** First and last day it reports on. */
  readonly coversFrom: Day;
  readonly coversUntil: Day;
  readonly opensOn: Day;
  readonly dueOn: Day;
  readonly state: ReportState;
  readonly onTrack: YesNo | null;
  readonly standardsOfConcern: readonly Standard[];
  readonly entitlementsMet: YesNo | null;
  readonly supportPlan: YesNo | null;
  readonly recommendation: 'satisfactory' | 'unsatisfactory' | 'extension' | null;
  readonly daysAbsent: Fraction | null;
  /** Instants, ISO with offset; null = not signed. */
  readonly ectSignedAt: string | null;
  readonly tutorSignedAt: string | null;
  readonly headSignedAt: string | null;
  readonly submittedAt: string | null;
  /** Of a report that went back: when it first came. The time to decide runs from then (2.67, reg 11(5)). */
  readonly firstReceivedAt?: string | null;
  readonly reviewedAt: string | null;
  readonly timesReturned: number;
  /** What more the AB asked to see before it accepts the report; null = nothing. */
  readonly evidenceAsked?: string | null;
  /** What the AB said of the report when it accepted it; null = nothing. */
  readonly feedback?: string | null;
  /** The AB chose these dates itself: the schedule leaves them as they are. */
  readonly datesSetByHand?: YesNo | null;
}

export interface SupportPlan {
  readonly id: string;
  readonly trn: string;
  readonly openedOn: Day;
  readonly reviewBy: Day | null;
  readonly lastReviewedOn: Day | null;
  readonly closedOn: Day | null;
  readonly owner: string | null;
}

export const OBSERVATION_KINDS = ['lesson observation', 'half-termly review'] as const;
export interface Observation {
  readonly id?: string;
  readonly trn: string;
  readonly observedOn: Day;
  /** Blank is a lesson. */
  readonly kind?: (typeof OBSERVATION_KINDS)[number] | null;
  readonly observer: string | null;
  readonly feedbackGiven: YesNo | null;
}

export const VISIT_KINDS = [
  'general',
  'causing concern',
  'monitoring',
  'third-party observation',
  'paired observation',
  'moderation',
  'audit',
  'fidelity check',
] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

/** Words registers used before, and what each is called now. */
export const FORMER_VISIT_KINDS: Readonly<Record<string, VisitKind>> = {
  routine: 'general',
  requested: 'general',
  'good practice': 'general',
  concern: 'causing concern',
  'special circumstances': 'monitoring',
};
export interface Visit {
  readonly id: string;
  readonly urn: string;
  readonly kind: VisitKind;
  readonly plannedFor: Day | null;
  readonly visitedOn: Day | null;
  readonly satisfied: YesNo | null;
  readonly followUpBy: Day | null;
  readonly reportSentOn: Day | null;
}

/** Everything known of one ECT. */
export interface Career {
  readonly ect: Ect;
  readonly periods: readonly InductionPeriod[];
  readonly absences: readonly Absence[];
  readonly adjustments: readonly Adjustment[];
  readonly reports: readonly Report[];
  readonly supportPlans: readonly SupportPlan[];
  readonly observations: readonly Observation[];
  /** Which row about the ECT can't be read, and the cure; null or left out where all can. With it, nothing is worked out. */
  readonly unread?: string | null;
  /** Which cell of the ECT's own row can't be read, though the rest goes on without: it may hold a day that keeps records. */
  readonly gap?: string | null;
  /** Which row can't be read and may be about this ECT or any other: what is worked out leaves it out. */
  readonly astray?: string | null;
}

/** The calendars a rule may need: terms by area, bank holidays by nation, and the last day each reaches. */
export interface Calendar {
  readonly terms: readonly Term[];
  readonly bankHolidays: readonly BankHoliday[];
  /** The area of a school by URN, where an area keeps terms of its own. A school not named here follows "England". */
  readonly areas?: ReadonlyMap<string, string>;
}

/** A paragraph of the guidance or regulations, with the version it was read in. */
export interface Citation {
  /** "2.49" or "reg 11(5)". */
  readonly para: string;
  /** "April 2024", or "SI 2012/1115 as amended". */
  readonly version: string;
}

/** Why an answer is what it is: one sentence, the facts it used, the paragraph it rests on. */
export interface Reason {
  readonly says: string;
  readonly facts: readonly string[];
  readonly cites: readonly Citation[];
}

/** A refusal: what stands in the way, beside the field that causes it, in words a person can act on. */
export interface Problem {
  readonly field: string;
  readonly says: string;
}

/** An answer that may be unknown. `unknown` says which fact is missing. Never an exception, never a guess. */
export type Answer<T> =
  | { readonly known: true; readonly value: T; readonly because: readonly Reason[] }
  | { readonly known: false; readonly unknown: string; readonly because: readonly Reason[] };
