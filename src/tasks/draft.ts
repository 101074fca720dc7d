import type { Letter } from '../google/ports';
import type { Row } from '../register/open';

/** A document a mail links: its reader has to be let in before the mail goes. */
export interface Shared {
  readonly reportId: string;
  readonly url: string;
  /** Whether its row does not tell that the file is its own, so that Drive has to. */
  readonly unmarked?: true;
}

/** A mail as it is to go, but for the documents, which may turn out not to open to its reader. */
export interface Draft {
  readonly to: string;
  /** What Outbox keeps of it: which texts it asks for. */
  readonly asksFor: string | null;
  readonly documents: readonly Shared[];
  /** @param closed addresses of the documents that could not be opened to the reader. */
  readonly letter: (closed: ReadonlySet<string>) => Letter;
}

/** What is known of a mail before it is written. */
export type Mail = Pick<Row<'outbox'>, 'id' | 'to' | 'personId' | 'asksFor'>;
