/** What Google puts into a page of a container-bound script, as far as these pages use it. */
export interface ServerFunctions {
  withSuccessHandler(handler: (reply: unknown) => void): ServerFunctions;
  withFailureHandler(handler: (error: unknown) => void): ServerFunctions;
  /** One question and one answer, both JSON text. */
  ask(request: string): void;
  /** Opens a report in a wide dialog over the Sheet. */
  openWide(reportId: string): void;
  /** The menu's own commands; each opens its wide dialog. */
  importSchools(): void;
  importEcts(): void;
}

declare global {
  const google: {
    readonly script: {
      readonly run: ServerFunctions;
      readonly host: { close(): void; readonly editor: { focus(): void } };
    };
  };
}
