/** What passes between the sidebar and the register, as the sidebar imports it: types only. Declared in tasks/wire. */
export type * from '../tasks/wire';
