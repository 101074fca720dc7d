import type { ComponentChildren } from 'preact';
import type { Failure } from '../server';
import { Notice } from './notice';

interface Words {
  readonly title: string;
  readonly says: readonly string[];
}

/** What stood in the way, and what to do about it, in words. */
export function troubleWith(failure: Failure<unknown>): Words {
  switch (failure.kind) {
    case 'refused':
      return { title: 'This could not be done', says: failure.problems.map((problem) => problem.says) };
    case 'conflict':
      return { title: 'Somebody else saved first', says: [failure.says] };
    case 'busy':
      return { title: 'Somebody else is saving', says: [failure.says] };
    case 'fault':
      return { title: 'The register could not do this', says: [failure.says] };
    case 'unreached':
      return UNREACHED[failure.why](failure.says);
  }
}

const UNREACHED: {
  readonly [why in Extract<Failure<unknown>, { kind: 'unreached' }>['why']]: (says: string) => Words;
} = {
  account: () => ({
    title: 'Google answered for another account',
    says: [
      'Several Google accounts seem to be signed in in this browser, and Google took the wrong one.',
      'Open this Sheet in a browser profile or private window with your work account only. If you use one account, ask for access to the register.',
    ],
  }),
  'signed out': () => ({
    title: 'Google asks you to sign in again',
    says: ['Sign in to Google in another tab, come back to this page, and try again.'],
  }),
  network: () => ({
    title: 'No connection',
    says: ['Google could not be reached. Check the connection, then try again.'],
  }),
  silence: () => ({
    title: 'No answer came',
    says: ['Google did not answer in time. It may have done the work all the same: trying again is safe.'],
  }),
  unknown: (says) => ({
    title: 'Google could not do this',
    says: [says === '' ? 'It gave no reason.' : `It said: ${says}`, 'Try again in a minute.'],
  }),
};

interface Props {
  readonly failure: Failure<unknown>;
  /** Said first where text could be lost: "Your text is kept." */
  readonly kept?: string | undefined;
  readonly again?: () => void;
  readonly children?: ComponentChildren;
}

export function Trouble({ failure, kept, again, children }: Props) {
  const { title, says } = troubleWith(failure);
  const lines = kept === undefined || says.some((line) => line.includes(kept)) ? says : [kept, ...says];
  return (
    <Notice tone={failure.kind === 'busy' ? 'warn' : 'bad'} title={title} takesFocus>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div class="buttons">
        {again && (
          <button type="button" class="button" onClick={again}>
            Try again
          </button>
        )}
        {children}
      </div>
    </Notice>
  );
}
