import type { Report } from '../domain/facts';
import type { Policy } from '../domain/policy';
import type { Question } from '../domain/questions';
import { mayDo } from '../domain/report-life';
import { type Actor, signatoryName, signaturesMissing } from '../domain/report-signatures';

/** Whoever may edit the register acts for the appropriate body in it: History has their name. */
export const OFFICER: Actor = { roles: ['officer'] };

const HOLDS_COPY: Actor = { ...OFFICER, holdsSignedCopy: true };

/** Under which name the answer comes with the others; it is kept in no column of its own. */
export const SIGNED_COPY = 'signedCopy';

/** What an officer is asked who records a report as received that not all have signed here; null where nothing is missing. */
export function signedCopyAsked(report: Report, policy: Policy): Question | null {
  const missing = signaturesMissing(report, policy);
  if (missing.length === 0) return null;
  const mayLack = mayDo({ ...report, state: 'signing' }, OFFICER, 'submit', policy).length === 0;
  // Of those who have to sign an interim only an ECT who has left may be missing, on paper as here (2.63).
  const besidesEct = missing.filter((one) => one !== 'ECT');
  const mayLackEct = !mayLack && report.kind === 'interim assessment' && besidesEct.length < missing.length;
  return {
    name: SIGNED_COPY,
    label: `Do you hold a copy signed by ${listed(missing.map(signatoryName))}?`,
    help: mayLack
      ? 'Nobody has signed here for them. This report may be recorded without (2.61, 2.63).'
      : 'Nobody has signed here for them, and an assessment needs their names (2.61).',
    kind: 'choice',
    choices: [
      { value: 'yes', label: 'Yes, I hold it' },
      ...(mayLackEct
        ? [
            {
              value: 'but ECT',
              label: `Yes, signed by ${listed(besidesEct.map(signatoryName))}; the ECT has left (2.63)`,
            },
          ]
        : []),
      ...(mayLack ? [{ value: 'no', label: 'No, record it without' }] : []),
    ],
    section: 'Signatures',
    para: null,
  };
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`;

/** Who acts, by what they answered: an officer, with or without the signed copy in hand. */
export const officerWith = (answers: Readonly<Record<string, string>>): Actor =>
  answers[SIGNED_COPY] === 'yes' || answers[SIGNED_COPY] === 'but ECT' ? HOLDS_COPY : OFFICER;

/** What is kept of the answer, in words: part of who sent the report in. */
export const spellCopy = (asked: Question | null, answers: Readonly<Record<string, string>>): string =>
  asked === null ? '' : (KEPT[answers[SIGNED_COPY] ?? ''] ?? ', not signed by all');

const KEPT: { readonly [answer: string]: string } = {
  yes: ', signed copy held',
  'but ECT': ', copy held that the ECT, who has left, did not sign',
};
