import { program } from '../google/apart';
import type * as Card from '../programs/card';
import type * as Desk from '../programs/desk';
import type * as Forms from '../programs/forms';
import type * as Imports from '../programs/imports';
import type * as Intake from '../programs/intake';
import type * as Night from '../programs/night';
import type * as Plan from '../programs/plan';
import type * as Post from '../programs/post';
import type * as SetUp from '../programs/set-up';
import type * as Visits from '../programs/visits';

export const setUpProgram = (): typeof SetUp => program('set-up');

/** One ECT with dates, clocks and what contradicts the law: the longest of the sidebar's answers. */
export const card = (): typeof Card => program('card');

/** Today's lists, whole, and what is done to several reports at once. */
export const desk = (): typeof Desk => program('desk');

/** Makes and mends forms. */
export const forms = (): typeof Forms => program('forms');

/** Takes schools and ECTs from files. */
export const imports = (): typeof Imports => program('imports');

/** What forms bring. */
export const intake = (): typeof Intake => program('intake');

/** Works a day out. */
export const night = (): typeof Night => program('night');

/** Documents and mail. */
export const post = (): typeof Post => program('post');

/** Carries visits from letter to report. */
export const visits = (): typeof Visits => program('visits');

/** Plans the year's visits. */
export const plan = (): typeof Plan => program('plan');
