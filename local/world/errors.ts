/** An error as Google's services throw it: in the bundle `e.name` is 'Exception' and `e.message` has no prefix. */
export class GoogleError extends Error {
  constructor(
    message: string,
    override readonly name: string = 'Exception',
    /** Advanced services only: what `e.details` holds. */
    readonly details?: { readonly code: number; readonly message: string },
  ) {
    super(message);
  }
}

/** Ends an execution at once: the time limit, or a fault a test asked for. The bundle can't outlive it. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** Something the local workspace doesn't do. It names the method, so that a person can add it. */
export class NotImplemented extends Error {
  override readonly name = 'NotImplemented';
  constructor(method: string) {
    super(
      `${method}: the local workspace does not implement this method. Add it under local/world, or don't call it.`,
    );
  }
}
