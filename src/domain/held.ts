import type { Day, Post } from './facts';

/** Whether a post is held on a day, its first and last included. Whose start or end is not known has it already, or still. */
export const isHeld = ({ from, until }: Pick<Post, 'from' | 'until'>, on: Day): boolean =>
  (from ?? on) <= on && (until ?? on) >= on;
