import type { Post, School } from './facts';
import type { Who } from './who';

/** Where posts are: the schools of the register, who does what there, and who a cell names. */
export interface Places {
  readonly school: (urn: string) => School | null;
  readonly posts: (urn: string) => readonly Post[];
  readonly who: Who;
}
