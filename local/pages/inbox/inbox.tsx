import { useEffect, useState } from 'preact/hooks';
import type { MailSummary, MailView } from '../../api';
import { useLive } from '../core/live';
import { follow, go, usePlace } from '../core/route';
import { session } from '../core/session';
import { useStore } from '../core/store';
import { briefTime } from '../core/words';
import { Empty, Try } from '../parts/try';
import { MailPane } from './mail';
import { isRead, markRead, read } from './read';

const EVERYONE = '';

interface Address {
  readonly email: string;
  readonly mails: number;
  readonly unread: number;
}

function recipients({ to, cc }: MailSummary): readonly string[] {
  return [...to, ...cc];
}

function addressesIn(mails: readonly MailSummary[], unread: (mail: MailSummary) => boolean): Address[] {
  const found = new Map<string, Address>();
  for (const mail of mails) {
    for (const email of recipients(mail)) {
      const before = found.get(email) ?? { email, mails: 0, unread: 0 };
      found.set(email, { email, mails: before.mails + 1, unread: before.unread + (unread(mail) ? 1 : 0) });
    }
  }
  return [...found.values()].sort((a, b) => a.email.localeCompare(b.email));
}

function MailLine({
  mail,
  shown,
  seen,
  now,
}: {
  readonly mail: MailSummary;
  readonly shown: boolean;
  readonly seen: boolean;
  readonly now: string;
}) {
  return (
    <li>
      <a
        class={seen ? 'mail-line' : 'mail-line unread'}
        href={`/inbox/${mail.id}${location.hash}`}
        aria-current={shown ? 'true' : undefined}
        onClick={follow}
      >
        <span class="to">{recipients(mail).join(', ')}</span>
        <time dateTime={mail.at}>{briefTime(mail.at, now)}</time>
        <span class="subject">
          {!seen && <span class="unseen">Unread. </span>}
          {mail.subject || '(no subject)'}
        </span>
        <span class="snippet">{mail.snippet}</span>
      </a>
    </li>
  );
}

function Addresses({
  addresses,
  chosen,
  total,
}: {
  readonly addresses: readonly Address[];
  readonly chosen: string;
  readonly total: number;
}) {
  const choose = (email: string) => go(`/inbox${email ? `#to=${encodeURIComponent(email)}` : ''}`);
  return (
    <>
      <nav class="addresses" aria-label="Mail by address">
        <a href="/inbox" aria-current={chosen === EVERYONE ? 'true' : undefined} onClick={follow}>
          <span>Everyone</span> <small>{total}</small>
        </a>
        {addresses.map(({ email, mails, unread }) => (
          <a
            key={email}
            href={`/inbox#to=${encodeURIComponent(email)}`}
            aria-current={chosen === email ? 'true' : undefined}
            onClick={follow}
          >
            <span class={unread > 0 ? 'unread' : ''}>{email}</span>
            <small>{unread > 0 ? `${unread} new` : mails}</small>
          </a>
        ))}
      </nav>
      <label class="address-choice">
        <span>Mail to</span>
        <select value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          <option value={EVERYONE}>Everyone ({total})</option>
          {addresses.map(({ email, mails }) => (
            <option key={email} value={email}>
              {email} ({mails})
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** Every mail the bundle sent, by the person it went to. Nothing leaves the machine. */
export function InboxPage() {
  const { path, hash } = usePlace();
  const now = useStore(session, ({ overview }) => overview?.now ?? '');
  const workspace = useStore(session, ({ overview }) => overview?.workspace ?? '');
  useStore(read, ({ ids }) => ids);
  const { value: mails, fault } = useLive<MailSummary[]>('/mails');
  const [limit, setLimit] = useState(100);
  const id = path.split('/')[2] ?? null;
  const { value: mail } = useLive<MailView>(id ? `/mails/${id}` : null);
  const chosen = new URLSearchParams(hash.slice(1)).get('to') ?? EVERYONE;
  useEffect(() => {
    if (mail) markRead(workspace, mail.id);
  }, [mail?.id, workspace]);

  const all = mails ?? [];
  const addresses = addressesIn(all, (one) => !isRead(workspace, one.id));
  const listed = chosen === EVERYONE ? all : all.filter((one) => recipients(one).includes(chosen));
  return (
    <>
      <Try>
        Press <b>Next Monday</b> above: each tutor who owes a report gets one mail. Open it as a phone would
        show it, and follow its button.
      </Try>
      <div class={`inbox-space ${id ? 'reading' : ''}`}>
        <Addresses addresses={addresses} chosen={chosen} total={all.length} />
        <div class="mail-list">
          {fault && <Empty bad>{fault}</Empty>}
          {mails && listed.length === 0 && <Empty>No mail has been sent yet.</Empty>}
          <ul>
            {listed.slice(0, limit).map((one) => (
              <MailLine
                key={one.id}
                mail={one}
                shown={one.id === id}
                seen={isRead(workspace, one.id)}
                now={now}
              />
            ))}
          </ul>
          {listed.length > limit && (
            <button type="button" onClick={() => setLimit(limit + 200)}>
              Show older mail
            </button>
          )}
        </div>
        <div class="mail-pane">
          {mail ? <MailPane key={mail.id} mail={mail} /> : <Empty>Choose a mail to read it.</Empty>}
        </div>
      </div>
    </>
  );
}
