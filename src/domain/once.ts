/**
 * A value made when it is first asked for. The shipped file is evaluated anew at every click, trigger and formula, and most
 * of them need few of the declarations.
 */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
