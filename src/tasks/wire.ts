/**
 * What passes between the sidebar and the register: one question, one answer, both as JSON text, since
 * google.script.run turns a whole reply to null for one Date in it. Types only; the sidebar imports nothing else.
 */
import type { Day, ReportKind, ReportState } from '../domain/facts';
import type { Question } from '../domain/questions';
import type { Work } from '../domain/todays-work';

export type { Question, Choice, Condition } from '../domain/questions';
export type { Work } from '../domain/todays-work';

export type Request =
  | { readonly ask: 'home' }
  | { readonly ask: 'search'; readonly text: string }
  | { readonly ask: 'selected' }
  | { readonly ask: 'work'; readonly work: Work }
  | { readonly ask: 'accept'; readonly chosen: readonly Chosen[] }
  | { readonly ask: 'remind'; readonly chosen: readonly Chosen[] }
  | { readonly ask: 'ect'; readonly trn: string }
  | { readonly ask: 'report'; readonly id: string }
  | SaveRequest
  | { readonly ask: 'settle'; readonly saved: readonly SavedRow[] }
  | { readonly ask: 'pdf'; readonly id: string }
  | { readonly ask: 'importPlan'; readonly kind: ImportKind }
  | ImportRequest;

/** Saves a report and, with `action`, moves it on. */
export interface SaveRequest {
  readonly ask: 'save';
  readonly id: string;
  /** The row and version the form was opened with. */
  readonly at: number;
  readonly version: number;
  readonly answers: Answers;
  readonly action: SaveAction;
}

/**
 * save: keep as a draft. release: to the ECT for their comment. submit: it came complete, by another way.
 * accept / ask / return: the appropriate body has read it. Its words come in answers.feedback, which accepting can do without,
 * answers.evidenceAsked and answers.returnedWhy.
 */
export type SaveAction = 'save' | 'release' | 'submit' | 'accept' | 'ask' | 'return';

/** Answers by field name; choices of several as "TS1, TS7"; blank = ''. */
export type Answers = Readonly<Record<string, string>>;

/** A report chosen on a list, as the person saw it. */
export interface Chosen {
  readonly id: string;
  readonly version: number;
}

export interface SavedRow {
  readonly at: number;
  readonly key: string;
}

/** Every reply. A refusal has sentences beside fields; a fault is the register's own trouble. */
export type Reply<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'conflict'; readonly says: string; readonly stands: ReportForm | null }
  | { readonly kind: 'busy'; readonly says: string }
  | { readonly kind: 'fault'; readonly says: string };

export interface FieldProblem {
  /** '' when it concerns the whole. */
  readonly field: string;
  readonly says: string;
}

/** What each question is answered with. */
export interface Replies {
  readonly home: Home;
  readonly search: readonly Hit[];
  readonly selected: { readonly trn: string | null };
  readonly work: WorkPage;
  readonly accept: Done;
  readonly remind: Done;
  readonly ect: Card;
  readonly report: ReportForm;
  readonly save: Saved;
  readonly settle: { readonly copied: number };
  readonly pdf: { readonly url: string };
  readonly importPlan: ImportPlan;
  readonly import: ImportResult;
}

export interface Home {
  readonly abName: string;
  readonly today: Day;
  /** "Monday 7 December 2026". */
  readonly todaySpelt: string;
  /** When the figures and lists were worked out, and how to have them worked out again. */
  readonly workedOut: string;
  readonly user: string;
  readonly figures: readonly Figure[];
  /** Today's work, most pressing first. */
  readonly lists: readonly WorkList[];
  /** Every ECT to search among, or null when there are too many: then ask `search`. */
  readonly index: readonly Hit[] | null;
  readonly notices: readonly string[];
}

export interface Figure {
  readonly label: string;
  readonly count: number;
  readonly tone: 'plain' | 'warn' | 'bad';
}

export interface WorkList {
  readonly title: string;
  readonly total: number;
  /** The list that can be opened whole; null for what is no list of reports. */
  readonly work: Work | null;
  readonly items: readonly WorkItem[];
}

export interface WorkItem {
  readonly trn: string;
  readonly reportId: string | null;
  readonly name: string;
  readonly line: string;
  readonly tone: 'plain' | 'warn' | 'bad';
}

/** One list, whole, and what may be done to several at once. */
export interface WorkPage {
  readonly title: string;
  readonly total: number;
  readonly items: readonly WorkChoice[];
  readonly may: 'accept' | 'remind';
}

export interface WorkChoice extends WorkItem, Chosen {
  /** Why this one is not for doing together with others; null when it may be chosen. */
  readonly alone: string | null;
}

/** What became of several at once. */
export interface Done {
  readonly done: number;
  /** What was done, in words: "2 reports accepted". */
  readonly title: string;
  /** Who or what was left out, and why. */
  readonly says: readonly string[];
}

export interface Hit {
  readonly trn: string;
  readonly name: string;
  readonly school: string;
  readonly status: string;
}

/** All the sidebar shows of one ECT. */
export interface Card {
  readonly trn: string;
  readonly name: string;
  readonly status: string;
  readonly school: string;
  readonly tutor: string;
  /** "3.25 of 6 terms". */
  readonly terms: string;
  /** 0 to 1, for the bar. */
  readonly share: number;
  readonly expectedEnd: string;
  /** What should be done first; null when nothing waits. */
  readonly first: FirstThing | null;
  readonly chips: readonly {
    readonly label: string;
    readonly tone: 'plain' | 'warn' | 'bad';
    readonly why: string;
  }[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly timeline: readonly TimelineItem[];
  /** What to bear in mind at the end of induction: when to decide, whom to ask first. */
  readonly atTheEnd: readonly string[];
  /** What is missing or wrong in the record. */
  readonly problems: readonly string[];
  /** Lessons observed and half-terms looked back on, newest first. */
  readonly observed: readonly {
    readonly when: string;
    readonly title: string;
    readonly says: readonly string[];
    readonly notes: string | null;
  }[];
  /** Links people of the school may use all year, each their own, for an officer to send on. */
  readonly links: readonly { readonly label: string; readonly who: string; readonly url: string }[];
}

export interface FirstThing {
  readonly says: string;
  readonly tone: 'plain' | 'warn' | 'bad';
  /** The report to open for it. */
  readonly reportId: string | null;
}

export interface TimelineItem {
  /** "Friday 12 December 2026". */
  readonly when: string;
  readonly day: Day | null;
  readonly title: string;
  readonly detail: string;
  readonly tone: 'past' | 'now' | 'late' | 'coming';
  /** "Why this date?" */
  readonly why: readonly Why[];
  readonly reportId: string | null;
  readonly actions: readonly ('record' | 'open' | 'pdf')[];
  readonly pdf: string | null;
}

export interface Why {
  readonly says: string;
  readonly facts: readonly string[];
  /** "Statutory guidance 2.49 (April 2024)". */
  readonly cites: readonly string[];
}

export interface ReportForm {
  readonly id: string;
  readonly at: number;
  readonly version: number;
  readonly trn: string;
  readonly name: string;
  readonly school: string;
  readonly kind: ReportKind;
  readonly term: string;
  readonly covers: string;
  readonly due: string;
  readonly late: boolean;
  readonly state: ReportState;
  /** How far it has come: "Open for signatures". */
  readonly stands: string;
  readonly why: string;
  /** What the appropriate body asked for when it last returned the report. */
  readonly returnedWhy: string | null;
  /** What the ECT said of it, who has signed and who has not, for whoever judges it. */
  readonly said: readonly { readonly label: string; readonly text: string }[];
  readonly questions: readonly Question[];
  readonly answers: Answers;
  /** Asked before the report is recorded as received, where signatures are missing; the answer goes with the others. */
  readonly signedCopy: Question | null;
  readonly mayDo: readonly SaveAction[];
  readonly pdf: string | null;
}

export interface Saved {
  readonly state: ReportState;
  /** "Reviewed": the state in words. */
  readonly stands: string;
  readonly said: ReportForm['said'];
  readonly version: number;
  readonly at: number;
  readonly says: string;
}

export type ImportKind = 'schools' | 'ects' | 'ofsted';

/** What the page should take from the file and send. */
export interface ImportPlan {
  readonly kind: ImportKind;
  /** Headings the file must have. */
  readonly needed: readonly string[];
  /** Headings used where the file has them. */
  readonly used: readonly string[];
  /** Only rows whose cell under `heading` is one of `values` are sent; null sends all. */
  readonly only: { readonly heading: string; readonly values: readonly string[] } | null;
  /** Rows per call. */
  readonly chunk: number;
}

export interface ImportRequest {
  readonly ask: 'import';
  readonly kind: ImportKind;
  readonly step: 'check' | 'commit';
  readonly headings: readonly string[];
  /** Each row with the line of the file it came from. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

export interface ImportResult {
  readonly step: 'check' | 'commit';
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Rows with nothing wrong that the register does not want: schools closed before it knew them. */
  readonly leftOut: number;
  readonly refused: readonly {
    readonly line: number;
    readonly key: string;
    readonly name: string;
    readonly says: readonly string[];
  }[];
  /** What is or would be new or different, row by row; at most 200. */
  readonly details: readonly {
    readonly line: number;
    readonly key: string;
    readonly name: string;
    readonly kind: 'new' | 'changed';
    readonly fields: readonly { readonly heading: string; readonly before: string; readonly after: string }[];
  }[];
}
