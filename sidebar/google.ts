/** What Google puts into a page of a container-bound script, as far as these pages use it. */
export interface ServerFunctions {
  withSuccessHandler(handler: (reply: unknown) => void): ServerFunctions;
  withFailureHandler(handler: (error: unknown) => void): ServerFunctions;
  /** One question and one answer, both JSON text. */
  ask(request: string): void;
  /** Opens the wide dialog over the Sheet with a report, by its id, or with the import of "schools" or "ects". */
  openWide(what: string): void;
}

declare global {
  const google: {
    readonly script: {
      readonly run: ServerFunctions;
      readonly host: { close(): void; readonly editor: { focus(): void } };
    };
  };
}
