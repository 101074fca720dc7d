/**
 * What the pages and the server of the local workspace say to each other: JSON over HTTP on 127.0.0.1.
 * Rows and columns count from 1, as in the sheet. Moments are wall time in the workbook's zone, "2026-12-07T08:00:00".
 */

/** Wall time in the workbook's zone, to the second. */
export type WallTime = string;

export interface Person {
  readonly email: string;
  readonly name: string;
  /** What the person is to the register, in a few words: "AB officer". */
  readonly role: string;
}

/** What every page needs; fetched again after each change. */
export interface Overview {
  readonly title: string;
  readonly now: WallTime;
  readonly zone: string;
  /** Told apart after a reset, so that "read" marks of an older workspace are forgotten. */
  readonly workspace: string;
  /** Goes up by one with every change. */
  readonly version: number;
  readonly people: readonly Person[];
  readonly sheets: readonly SheetTab[];
  readonly menus: readonly Menu[];
  readonly mails: number;
  readonly failedToday: number;
  /** A function of the bundle that the pages run once, so that the sidebar is open when a newcomer arrives. */
  readonly opensWith: string | null;
}

export interface SheetTab {
  readonly id: number;
  readonly name: string;
  readonly color: string | null;
  readonly hidden: boolean;
  readonly guarded: boolean;
  /** The answers of a form arrive here. */
  readonly answers: boolean;
}

export interface Menu {
  readonly caption: string;
  readonly items: readonly MenuItem[];
}

export type MenuItem =
  | { readonly kind: 'item'; readonly label: string; readonly fn: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'menu'; readonly caption: string; readonly items: readonly MenuItem[] };

/** A block of cells, edges included. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A sheet without its cells. Widths and heights in pixels. */
export interface SheetFrame {
  readonly id: number;
  readonly name: string;
  readonly version: number;
  readonly rows: number;
  readonly columns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly gridlines: boolean;
  /** One width per column. */
  readonly widths: readonly number[];
  /** Only the rows whose height was set: [row, pixels]. */
  readonly heights: readonly (readonly [number, number])[];
  readonly hiddenColumns: readonly number[];
  /** Hidden by a person or by the filter: [first, last]. */
  readonly hiddenRows: readonly (readonly [number, number])[];
  readonly merges: readonly Block[];
  readonly filter: (Block & { readonly filtered: readonly number[] }) | null;
  readonly guards: readonly Guard[];
  readonly rules: readonly CellRule[];
  readonly charts: readonly ChartView[];
}

/** A chart that floats over the cells, its corner in the cell named. */
export interface ChartView {
  readonly id: number;
  readonly title: string;
  readonly kind: 'columns' | 'stacked' | 'bars' | 'line';
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly height: number;
}

/** A protection: cells that warn, or refuse, before they are changed. */
export interface Guard {
  readonly block: Block;
  readonly description: string;
  readonly warningOnly: boolean;
  readonly mayEdit: boolean;
  readonly open: readonly Block[];
}

/** What a validation rule offers to the person at a cell. */
export interface CellRule {
  readonly kind: 'list' | 'checkbox' | 'other';
  readonly choices: readonly string[];
  readonly help: string | null;
  readonly strict: boolean;
}

export interface CellStyle {
  readonly background?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  /** Points. */
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'middle' | 'bottom';
  readonly wrap?: 'wrap' | 'clip';
}

export interface Cell {
  /** As displayed. */
  readonly text: string;
  readonly kind?: 'number' | 'boolean' | 'date' | 'error';
  /** As the formula bar shows it, where that differs from `text`. */
  readonly input?: string;
  /** Index into `RowsView.styles`, conditional formats applied. */
  readonly style?: number;
  readonly note?: string;
  /** Index into `SheetFrame.rules`. */
  readonly rule?: number;
  /** Why Sheets marks the cell with a red corner: an error's message, or a value its rule does not allow. */
  readonly wrong?: string;
  readonly link?: string;
  /** True where a formula elsewhere spilled this value. */
  readonly spilled?: boolean;
}

/** Some rows of a sheet; trailing empty cells are left out, an empty cell within is null. */
export interface RowsView {
  readonly version: number;
  readonly from: number;
  readonly rows: readonly (readonly (Cell | null)[])[];
  readonly styles: readonly CellStyle[];
}

/** The values of a filtered column, as displayed. */
export interface ColumnValue {
  readonly text: string;
  readonly count: number;
  readonly hidden: boolean;
}

/** What a person does to a sheet by hand. */
export type Deed =
  | {
      readonly do: 'type';
      readonly row: number;
      readonly column: number;
      readonly values: readonly (readonly string[])[];
      /** The person has read the warning of a guarded range. */
      readonly confirmed?: boolean;
    }
  | ({ readonly do: 'clear'; readonly confirmed?: boolean } & Block)
  | {
      readonly do: 'insert-rows' | 'delete-rows' | 'insert-columns' | 'delete-columns';
      readonly at: number;
      readonly count: number;
    }
  | { readonly do: 'sort'; readonly column: number; readonly ascending: boolean }
  | { readonly do: 'create-filter'; readonly block: Block }
  | { readonly do: 'remove-filter' }
  | { readonly do: 'filter'; readonly column: number; readonly hidden: readonly string[] }
  | { readonly do: 'rename'; readonly name: string }
  | { readonly do: 'hide-sheet' | 'show-sheet' | 'delete-sheet' }
  | { readonly do: 'add-sheet'; readonly name: string }
  | { readonly do: 'column-width'; readonly column: number; readonly width: number }
  | { readonly do: 'hide-columns' | 'show-columns'; readonly at: number; readonly count: number };

export type DeedAnswer =
  | { readonly outcome: 'done'; readonly effects: readonly Effect[]; readonly sheet?: number }
  | { readonly outcome: 'confirm'; readonly says: string }
  | { readonly outcome: 'refused'; readonly says: string };

/** Asks the bundle to run one of its functions. */
export interface RunRequest {
  readonly fn: string;
  readonly from: 'menu' | 'page';
  readonly args?: readonly Json[];
  /** Where the person is in the workbook: scripts ask for the active range. */
  readonly selection?: { readonly sheet: number } & Block;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type RunAnswer = {
  readonly effects: readonly Effect[];
  /** Simulated seconds. */
  readonly seconds: number;
  readonly execution: string | null;
} & (
  | { readonly outcome: 'finished'; readonly value: Json }
  | { readonly outcome: 'failed'; readonly error: { readonly name: string; readonly message: string } }
  /** The script waits for a person: answer to `/api/run/<ticket>`. */
  | { readonly outcome: 'asks'; readonly question: Question; readonly ticket: string }
);

/** `Ui.alert` or `Ui.prompt`. */
export interface Question {
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly Button[];
}

export type Button = 'OK' | 'CANCEL' | 'YES' | 'NO';

export interface QuestionAnswer {
  readonly button: Button | 'CLOSE';
  readonly text: string;
}

/** What a run shows to the person who started it. */
export type Effect =
  /** An alert with nothing to decide; the run has gone on. */
  | { readonly kind: 'notice'; readonly title: string; readonly text: string }
  | { readonly kind: 'toast'; readonly title: string; readonly message: string; readonly seconds: number }
  | ({ readonly kind: 'sidebar' } & ShownPage)
  | ({ readonly kind: 'dialog'; readonly modal: boolean } & ShownPage)
  | { readonly kind: 'select'; readonly sheet: number; readonly block: Block | null };

/** An HtmlOutput on show; its html is at `/shown/<id>`. Sizes in pixels. */
export interface ShownPage {
  readonly id: string;
  readonly title: string;
  readonly width: number | null;
  readonly height: number | null;
}

export interface ClockRequest {
  readonly days?: number;
  readonly minutes?: number;
  /** Wall time to go forward to. */
  readonly to?: WallTime;
}

/** What the passing of time brought. */
export interface ClockAnswer {
  readonly now: WallTime;
  readonly runs: number;
  readonly failed: number;
  readonly mails: number;
}

export interface FormSummary {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly responses: number;
  readonly accepting: boolean;
  readonly questions: number;
  /** Path of the respondent's page on this machine. */
  readonly path: string;
  /** The sheet its answers arrive in. */
  readonly sheet: { readonly id: number; readonly name: string } | null;
}

/** A form as its respondent meets it. */
export interface FormView {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly collectsEmail: boolean;
  readonly accepting: boolean;
  readonly closedMessage: string;
  readonly confirmation: string;
  readonly progressBar: boolean;
  readonly another: boolean;
  readonly sections: readonly FormSection[];
}

export interface FormSection {
  readonly title: string;
  readonly help: string;
  readonly items: readonly FormItem[];
  /** Where the section leads unless an answer says otherwise. */
  readonly next: FormStep;
}

/** The next section, the form's end, its start, or a section by index from 0. */
export type FormStep = 'next' | 'submit' | 'restart' | number;

export interface FormItem {
  /** The name of its field, "entry.123"; empty for a heading. */
  readonly entry: string;
  readonly kind:
    | 'text'
    | 'paragraph'
    | 'choice'
    | 'checkbox'
    | 'list'
    | 'date'
    | 'time'
    | 'datetime'
    | 'scale'
    | 'grid'
    | 'heading';
  readonly title: string;
  readonly help: string;
  readonly required: boolean;
  readonly choices: readonly { readonly value: string; readonly goTo?: FormStep }[];
  readonly other: boolean;
  /** Of a grid: one answer a row, `entry.1.0`, from `choices`. */
  readonly rows: readonly string[];
  readonly scale: {
    readonly low: number;
    readonly high: number;
    readonly lowLabel: string;
    readonly highLabel: string;
  } | null;
}

/** Answers by field name; `emailAddress` where the form collects it. */
export type FormAnswers = Readonly<Record<string, readonly string[]>>;

export interface FormRefusal {
  /** A field name, or '' for the form as a whole. */
  readonly field: string;
  readonly says: string;
}

export interface MailSummary {
  readonly id: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly from: string;
  readonly fromName: string;
  readonly subject: string;
  readonly snippet: string;
  readonly at: WallTime;
  readonly attachments: number;
}

export interface MailView extends MailSummary {
  readonly replyTo: string | null;
  readonly bcc: readonly string[];
  readonly text: string;
  /** Whether there is html, at `/mail/<id>/html`. */
  readonly html: boolean;
  readonly files: readonly {
    readonly name: string;
    readonly type: string;
    readonly bytes: number;
    readonly path: string;
  }[];
}

export interface FileEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: 'folder' | 'document' | 'spreadsheet' | 'form' | 'pdf' | 'other';
  readonly type: string;
  readonly parent: string | null;
  readonly bytes: number | null;
  readonly changed: WallTime;
  readonly owner: string;
  readonly sharedWith: readonly string[];
}

export interface DocumentView {
  readonly id: string;
  readonly name: string;
  readonly header: readonly DocumentPart[];
  readonly body: readonly DocumentPart[];
  readonly footer: readonly DocumentPart[];
}

/** Addressed by `path`: section, then child indexes. */
export type DocumentPart =
  | {
      readonly kind: 'paragraph' | 'list';
      readonly path: string;
      readonly heading: 'title' | 'subtitle' | 1 | 2 | 3 | 4 | 5 | 6 | null;
      readonly align: 'left' | 'center' | 'right' | 'justify' | null;
      readonly runs: readonly TextRun[];
      readonly level?: number;
      readonly ordered?: boolean;
    }
  | {
      readonly kind: 'table';
      readonly path: string;
      readonly rows: readonly (readonly (readonly DocumentPart[])[])[];
    }
  | { readonly kind: 'rule' | 'page-break' | 'other'; readonly path: string };

export interface TextRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly color?: string;
  /** Points. */
  readonly size?: number;
  readonly link?: string;
}

export interface ClockView {
  readonly triggers: readonly TriggerView[];
  readonly quotas: readonly QuotaView[];
  readonly today: readonly ExecutionSummary[];
}

export interface TriggerView {
  readonly id: string;
  readonly fn: string;
  readonly owner: string;
  /** "Every day between 6:00 and 7:00", "When a form is submitted". */
  readonly when: string;
  readonly next: WallTime | null;
  readonly last: { readonly at: WallTime; readonly outcome: Outcome; readonly execution: string } | null;
}

export interface QuotaView {
  readonly name: string;
  readonly used: number;
  readonly of: number;
  readonly unit: string;
}

export type Outcome = 'completed' | 'failed' | 'killed' | 'refused';

export interface ExecutionSummary {
  readonly id: string;
  readonly at: WallTime;
  readonly fn: string;
  readonly who: string;
  /** "Menu", "Sidebar", "Form submission", "Clock", "Cell formula", "Opening the file". */
  readonly from: string;
  /** "Full", "Limited", "Custom function". */
  readonly mode: string;
  readonly seconds: number;
  /** Priced calls only. */
  readonly calls: number;
  readonly outcome: Outcome;
  readonly error: string | null;
}

export interface ExecutionView extends ExecutionSummary {
  readonly log: readonly CallLine[];
  readonly console: readonly { readonly level: string; readonly text: string }[];
}

export interface CallLine {
  readonly method: string;
  /** Cells read or written; 0 where the call is about none. */
  readonly cells: number;
  /** Simulated. */
  readonly ms: number;
  /** Makes a handle only: no round trip in the cost model. */
  readonly free: boolean;
}

/** Any refusal of the server itself. */
export interface ApiError {
  readonly says: string;
}
