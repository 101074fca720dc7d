import type { Json } from '../../api';

/** From a shown page to the workspace around it. */
export type FromPage =
  | { readonly kind: 'call'; readonly id: number; readonly fn: string; readonly args: readonly Json[] }
  | { readonly kind: 'close' }
  | { readonly kind: 'focus' }
  | { readonly kind: 'size'; readonly width?: number; readonly height?: number }
  | { readonly kind: 'open'; readonly address: string };

/** The answer to a call. */
export type ToPage =
  | { readonly id: number; readonly ok: true; readonly value: Json }
  | { readonly id: number; readonly ok: false; readonly name: string; readonly message: string };
