import { program } from '../google/apart';
import type * as Forms from '../programs/forms';
import type * as Imports from '../programs/imports';
import type * as Night from '../programs/night';
import type * as Post from '../programs/post';
import type * as SetUp from '../programs/set-up';

export const setUpProgram = (): typeof SetUp => program('set-up');

/** Makes and mends forms. */
export const forms = (): typeof Forms => program('forms');

/** Takes schools and ECTs from files. */
export const imports = (): typeof Imports => program('imports');

/** Works a day out. */
export const night = (): typeof Night => program('night');

/** What forms bring; documents and mail. */
export const post = (): typeof Post => program('post');
