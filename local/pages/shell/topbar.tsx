import { useState } from 'preact/hooks';
import type { ClockAnswer, ClockRequest, Overview } from '../../api';
import { post } from '../core/client';
import { confirmed } from '../core/run';
import { session, signInAs, tellFault, toast } from '../core/session';
import { useStore } from '../core/store';
import { count, hour, longDay } from '../core/words';

function nextMonday(now: string): string {
  const day = new Date(`${now.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7 || 7));
  return `${day.toISOString().slice(0, 10)}T08:00:00`;
}

function brought({ runs, failed, mails }: ClockAnswer): string {
  const parts = [runs > 0 ? `${count(runs, 'trigger run')}` : 'Nothing was due'];
  if (mails > 0) parts.push(count(mails, 'mail'));
  if (failed > 0) parts.push(`${failed} failed`);
  return parts.join(', ');
}

async function pass(request: ClockRequest): Promise<void> {
  session.set({ busy: 'The clock is moving' });
  try {
    const answer = await post<ClockAnswer>('/clock', request);
    toast(brought(answer), {
      title: `${longDay(answer.now)}, ${hour(answer.now)}`,
      tone: answer.failed > 0 ? 'bad' : 'plain',
    });
  } catch (fault) {
    tellFault(fault);
  } finally {
    session.set({ busy: null });
  }
}

function Clock({ now }: { readonly now: string }) {
  const busy = useStore(session, (value) => value.busy !== null);
  const [picked, pick] = useState('');
  const goTo = (event: Event) => {
    event.preventDefault();
    if (picked) void pass({ to: `${picked}T08:00:00` }).then(() => pick(''));
  };
  return (
    <div class="time" role="group" aria-label="The workspace's clock">
      <time dateTime={now}>
        {longDay(now)}, {hour(now)}
      </time>
      <button type="button" disabled={busy} onClick={() => void pass({ minutes: 10 })}>
        +10 minutes
      </button>
      <button type="button" disabled={busy} onClick={() => void pass({ days: 1 })}>
        Next day
      </button>
      <button type="button" disabled={busy} onClick={() => void pass({ to: nextMonday(now) })}>
        Next Monday
      </button>
      <form onSubmit={goTo}>
        <input
          type="date"
          aria-label="Go forward to a day"
          min={now.slice(0, 10)}
          value={picked}
          onInput={(event) => pick(event.currentTarget.value)}
        />
        {picked && (
          <button type="submit" class="primary" disabled={busy}>
            Go
          </button>
        )}
      </form>
    </div>
  );
}

function SignedIn({ overview }: { readonly overview: Overview }) {
  const user = useStore(session, (value) => value.user);
  return (
    <label class="signed-in">
      <span>Signed in as</span>
      <select value={user} onChange={(event) => signInAs(event.currentTarget.value)}>
        {overview.people.map(({ email, name, role }) => (
          <option key={email} value={email}>
            {role ? `${name}, ${role}` : name}
          </option>
        ))}
      </select>
    </label>
  );
}

async function reset(): Promise<void> {
  const sure = await confirmed(
    'Reset the workspace',
    'Everything in the workbook, the forms, the inbox and the files goes back to how it was at the start. This cannot be undone.',
  );
  if (!sure) return;
  try {
    session.set({ sidebar: null, dialog: null, busy: 'Putting everything back' });
    await post('/reset');
    // Everything the page holds is of a workspace that is gone.
    location.reload();
  } catch (fault) {
    tellFault(fault);
  } finally {
    session.set({ busy: null });
  }
}

/** Whose workbook, which day it is there, who is looking. */
export function TopBar({ overview }: { readonly overview: Overview }) {
  return (
    <header class="topbar">
      <div class="whose">
        <h1>{overview.title}</h1>
        <span class="local-mark">On this machine only</span>
      </div>
      <Clock now={overview.now} />
      <SignedIn overview={overview} />
      <button type="button" class="quiet" onClick={() => void reset()}>
        Reset
      </button>
    </header>
  );
}
