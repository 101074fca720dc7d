/** What the build puts in reach of every file for its JSX. */
export { Fragment, h } from 'preact';
