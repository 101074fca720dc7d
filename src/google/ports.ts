/**
 * What tasks may ask of Google, in the fewest words. `google/` implements these and holds no rule; nothing else names a
 * Google service.
 */
import type { Day } from '../domain/facts';
import type { Block } from '../register/change';
import type { Cell } from '../register/column';
import type { SheetSpec } from '../register/set-up';
import type { TableKey } from '../register/tables';

/** One sheet of the register, found by its id: people rename and move sheets. */
export interface Grid {
  /** Every cell, headings first. One service call. */
  values(): unknown[][];
  /** Every cell of some neighbouring columns, from 0, headings first. One service call. */
  columns(from: number, count: number): unknown[][];
  /** The cells of one row, 1 being the headings. One service call however deep the row lies; beyond the grid, blank. */
  row(at: number): unknown[];
  /** Row numbers whose cell in this column (from 0) shows exactly this text. */
  find(column: number, text: string): number[];
  write(block: Block): void;
  /** Makes sure the sheet has at least this many rows. */
  extendTo(rows: number): void;
  /** Adds rows below everything. */
  append(rows: readonly (readonly Cell[])[]): void;
}

export interface Sheets {
  /** @throws MissingSheetFault naming the sheet and the cure. */
  open(table: TableKey): Grid;
  /** Sends what is buffered; errors of earlier writes surface here. */
  flush(): void;
  /** The rows the person has selected, if they are on one of our sheets. */
  selected(): Selected | null;
  /** Address of the register in a browser. */
  url(): string;
}

/** A selection reaches across the rows a filter hides: the first row, and how many, hidden ones too. */
export interface Selected {
  readonly table: TableKey;
  readonly at: number;
  readonly rows: number;
  /** Whether a row is hidden by the sheet's filter or by hand; what a filter view hides, Google does not tell. Two calls. */
  readonly isHidden: (at: number) => boolean;
}

export interface Lock {
  /** False when somebody else is still saving after `ms` milliseconds. Held until `release` or the execution's end. */
  take(ms: number): boolean;
  /** For tasks that go on working: others may save meanwhile. Flush first, or they read old cells. */
  release(): void;
}

/** What the register remembers outside its sheets. */
export interface Memory {
  /** Everything at once, in one call, as it stands this moment; what is asked for by `get` later is read anew. */
  all(): Readonly<Record<string, string>>;
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

export interface Clock {
  today(): Day;
  /** ISO instant with offset. */
  now(): string;
  /** Seconds since this execution began. */
  elapsed(): number;
}

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly fromName: string;
  readonly replyTo: string | null;
}

export interface Mail {
  /** Recipients the account may still write to today. */
  remaining(): number;
  send(letter: Letter): void;
}

/** Documents made from the template, and the folders they are kept in. */
export interface Documents {
  /** Fills a copy of the template and keeps it as a PDF: in the file it has already, or in a new one. Gives its address. */
  writePdf(job: PdfJob): { readonly url: string };
  /** The address of a folder: found by its key wherever people have put it, or made. */
  folder(wanted: FolderWanted): string;
  /** Throws away what the run worked with; after a run that died, what others left of such documents too. */
  clearUp(which: TemplateKey, afterDeath: boolean): void;
  /**
   * Lets somebody read the file at this address; once or often comes to the same. False where it is gone, or in the bin.
   * @param of whose document it has to be, where nothing but Drive tells.
   */
  share(url: string, email: string, of?: string): boolean;
  /**
   * Takes that away again from these addresses, which are in small letters.
   * @param url null where nobody knows the address of the document any more.
   * @param of whose document it is, by which it is then found.
   */
  close(url: string | null, emails: readonly string[], of: string): void;
}

export interface FolderWanted {
  /** Tells folders apart for good, whatever they are called. */
  readonly key: string;
  readonly name: string;
  /** The address of the folder to make it in; null for the register's own. */
  readonly inside: string | null;
}

export interface TemplateParagraph {
  readonly style: 'title' | 'heading' | 'normal' | 'small';
  /** Words in bold in front of the text. */
  readonly lead?: string;
  readonly text: string;
}

/** Which of the AB's templates: that of reports on ECTs, or that of reports on visits. */
export type TemplateKey = 'report' | 'visit';

export interface PdfJob {
  /** The reports' own, where none is named. */
  readonly template?: TemplateKey;
  /** Tells documents apart: one file each. */
  readonly ref: string;
  /** The address of the file it has, or null. */
  readonly known: string | null;
  /** Where a new file goes; `again` where the folder given before is not there any more. */
  readonly folder: (again: boolean) => string;
  /** Whether there may be a file of it that `known` does not name: one of a run that died, or of a cell that was changed. */
  readonly mayHave: boolean;
  readonly fileName: string;
  /** The value of each {{tag}} of the template. */
  readonly values: Readonly<Record<string, string>>;
  /** Where the tag {{body}} stands: the report's paragraphs. */
  readonly body: readonly TemplateParagraph[];
  /** Stands at the head of every page; null for nothing. */
  readonly mark: string | null;
}

export interface FormSpec {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly confirmation: string;
  readonly pages: readonly FormPage[];
  /** Set where the answers stay in the form and never come into the register: who alone is asked to open it. */
  readonly readBy?: string;
  /** What people asked for that it cannot ask, and why, in sentences. */
  readonly leftOut?: readonly string[];
}

export interface FormPage {
  readonly title: string;
  readonly help: string;
  readonly items: readonly FormItem[];
  /** Which page follows; null sends the form. */
  readonly next: number | null;
}

export interface FormItem {
  readonly name: string;
  readonly title: string;
  readonly help: string;
  readonly kind: 'short' | 'long' | 'choice' | 'choices' | 'number' | 'day';
  readonly choices: readonly string[];
  /** For a choice that decides what comes next: page index by choice, in the order of `choices`. */
  readonly goTo: readonly (number | null)[] | null;
  readonly required: boolean;
}

/** What the register remembers of a form it made. */
export interface FormMemory {
  readonly id: string;
  /** Its answers sheet; -1 where its answers stay in the form. */
  readonly sheetId: number;
  /** A prefilled address with the marker texts REFERENCE, WHO and, where the form asks for it, CAPACITY to replace. */
  readonly prefilled: string;
  /** Its address with nothing filled in. */
  readonly address?: string;
  /** A print of each question as it was made, by field: one that is declared otherwise since is made anew in its place. */
  readonly made?: Readonly<Record<string, string>>;
  /** Who was let in to read it. */
  readonly readBy?: string;
  /** Field name by the heading of the responses sheet. */
  readonly headings: Readonly<Record<string, string>>;
}

export interface Forms {
  /**
   * The responses sheet as shown, headings first, with when each came in front, wherever those stand; null where nobody can
   * tell which row and which column they are.
   */
  responses(form: FormMemory): string[][] | null;
  /**
   * When something came by a form that keeps its answers to itself, after an ISO instant, oldest first; with the link's
   * code, and nothing else of it.
   */
  keptApart(form: FormMemory, after: string): readonly { readonly at: string; readonly code: string }[];
  /** Whether whoever has a link can send it: not where somebody closed it, or put it in the bin. */
  takesAnswers(form: FormMemory): boolean;
  /** How many rows the responses sheet has. */
  count(form: FormMemory): number;
  /**
   * The same rows as people wrote them: Sheets takes an answer such as 0012345, 1E5 or 3/4 for a number or a date.
   * @param isText whether the question under a heading is answered in words.
   */
  exactly(
    form: FormMemory,
    headings: readonly string[],
    lines: readonly (readonly string[])[],
    isText: (heading: string) => boolean,
  ): readonly (readonly string[])[];
}

export interface Signer {
  /** A short print of the text that only this register can make. */
  sign(text: string): string;
}

export interface User {
  /** The account at the keyboard, or '' where Google does not say. */
  email(): string;
}

export interface Ports {
  readonly sheets: Sheets;
  readonly lock: Lock;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly signer: Signer;
  readonly user: User;
}

/** What comes in by forms. */
export interface IntakePorts extends Ports {
  readonly forms: Forms;
}

/** What goes out of the register as well. */
export interface PostPorts extends IntakePorts {
  readonly mail: Mail;
  readonly documents: Documents;
}

/** What Set up alone may do: it makes things. */
export interface Maker {
  /** Sets the file's zone and locale to those the register counts in; says what it changed. */
  localise(): readonly string[];
  /** Makes or mends one sheet; says what it did, in sentences. */
  ensure(spec: SheetSpec, position: number): readonly string[];
  /** Remembers where the sheets are, after `ensure`. */
  remember(): void;
  /** Makes the folder and the template if they are not there; says what it did. */
  ensureTemplate(
    which: TemplateKey,
    name: string,
    paragraphs: readonly TemplateParagraph[],
  ): readonly string[];
  /** Exactly one trigger per handler; says what it did. */
  ensureTriggers(): readonly string[];
  /** The account that forms, documents and mail run under, where it is not the one at work. */
  otherInstaller(): string | null;
  /** From now on they run under the account at work. */
  takeOver(): void;
  /** Shares the folder with whoever may edit the file; says with whom, and with whom a person has to. */
  shareFolder(): readonly string[];
}

/** What makes and mends forms. */
export interface FormMaker {
  /** Makes the form once; later it sees that it is open and linked and has every question. Says what it did. */
  ensureForm(
    spec: FormSpec,
    known: FormMemory | null,
  ): { readonly form: FormMemory; readonly did: readonly string[] };
  /** Takes no more answers by a form, and the right to read it from whom Set up let in; what was answered stays in it. */
  closeForm(form: FormMemory): void;
}

export type FormPorts = Pick<Ports, 'sheets' | 'lock' | 'memory'> & { readonly maker: FormMaker };

export type SetUpPorts = Pick<Ports, 'sheets' | 'lock' | 'memory' | 'clock'> & { readonly maker: Maker };
