import { cite } from '../citations';
import { fraction } from '../fraction';
import { choice, exactNumber, settingGroup, wholeNumber } from './setting';

/** How much induction there is to serve, and what counts towards it. */
export const SERVICE = settingGroup('Induction served', () => ({
  termsRequired: exactNumber(
    fraction(6),
    'Full-time terms of induction to serve when nothing reduces or extends it.',
    [cite('2.30'), cite('2.36')],
    { most: 6 },
  ),
  termsInFirstPart: exactNumber(
    fraction(3),
    'Full-time terms in the first part of induction; the first formal assessment falls where they are served.',
    [cite('2.30'), cite('2.55')],
    { most: 6 },
  ),
  shortestPost: exactNumber(
    fraction(1),
    'Calendar terms a post must last, whatever its hours, before any of it counts.',
    [cite('2.33'), cite('2.35')],
    { most: 6 },
  ),
  shortestPostAppliesTo: choice(
    ['each post', 'the first post only'],
    'each post',
    'Whether every post must last that long, or whether shorter posts count once one has.',
    [cite('2.33'), cite('2.34'), cite('3.16')],
  ),
  startGraceDays: wholeNumber(
    5,
    'A post that starts within this many school days of a term’s start counts from its start, so that training days do not push the end into another term; 0 counts from the very day.',
    [cite('2.12'), cite('2.31')],
    { most: 30 },
  ),
  shortestInduction: exactNumber(
    fraction(1),
    'Terms that remain to be served at least, however far induction is reduced.',
    [cite('3.2'), cite('3.4')],
    { most: 6 },
  ),
  yearsBeforePartTimeReduction: wholeNumber(
    2,
    'School years a part-time ECT must have been in induction before it may be reduced for meeting the standards.',
    [cite('2.38'), cite('3.5')],
    { most: 10 },
  ),
}));
