import type {
  ClockAnswer,
  ClockRequest,
  ClockView,
  ColumnValue,
  Deed,
  DeedAnswer,
  DocumentView,
  ExecutionSummary,
  ExecutionView,
  FileEntry,
  FormAnswers,
  FormRefusal,
  FormSummary,
  FormView,
  MailSummary,
  MailView,
  Overview,
  QuestionAnswer,
  RowsView,
  RunAnswer,
  RunRequest,
  SheetFrame,
} from '../api';

/** A run's answer before the server has given a waiting question its ticket. */
export type RunResult = RunAnswer extends infer A ? (A extends unknown ? Omit<A, 'ticket'> : never) : never;

export interface FileContent {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The workspace as the pages see it: everything the routes may ask, synchronous, in the pages' own words. */
export interface Face {
  overview(user: string): Overview;
  /** Goes up with every change. */
  version(): number;
  /** A person opens the workbook: the bundle's onOpen makes its menus. */
  open(user: string): void;
  frame(user: string, sheet: number): SheetFrame | null;
  rows(sheet: number, from: number, to: number): RowsView;
  columnValues(sheet: number, column: number): ColumnValue[];
  deed(user: string, sheet: number, deed: Deed): DeedAnswer;
  /** `answers` are those given so far to the run's questions, in order. */
  run(user: string, request: RunRequest, answers: readonly QuestionAnswer[]): RunResult;
  /** Names a page may call through google.script.run. */
  callable(): string[];
  /** The html of an HtmlOutput that was shown, or null where it is no longer known. */
  shown(id: string): string | null;
  advance(request: ClockRequest): Promise<ClockAnswer>;
  clock(user: string): ClockView;
  executions(): ExecutionSummary[];
  execution(id: string): ExecutionView | null;
  forms(): FormSummary[];
  form(publicId: string): FormView | null;
  /** Refusals leave nothing behind. `sections` are those the respondent went through. */
  submit(publicId: string, answers: FormAnswers, sections: readonly number[]): FormRefusal[];
  /** What is wrong with the answers of one section. */
  check(publicId: string, section: number, answers: FormAnswers): FormRefusal[];
  mails(): MailSummary[];
  mail(id: string): (MailView & { readonly htmlBody: string }) | null;
  attachment(mail: string, index: number): Promise<FileContent | null>;
  files(): FileEntry[];
  content(file: string): Promise<FileContent | null>;
  document(file: string): DocumentView | null;
  setParagraph(user: string, file: string, path: string, text: string): void;
  reset(): void;
  /** Calls back after every change; returns how to stop. */
  watch(changed: () => void): () => void;
}
