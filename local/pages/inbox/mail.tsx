import { useState } from 'preact/hooks';
import type { MailView } from '../../api';
import { localLink } from '../../serve/links';
import { follow } from '../core/route';
import { hour, longDay, size } from '../core/words';
import { Icon } from '../parts/icon';

type Show = 'mail' | 'phone' | 'plain';

/** Plain text with its addresses as links to this machine. */
function Linked({ text }: { readonly text: string }) {
  return (
    <pre class="plain-text" tabIndex={0} aria-label="The mail as plain text">
      {text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:)])/).map((part, index) =>
        index % 2 === 1 ? (
          <a key={index} href={localLink(part)} target="_blank" rel="noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </pre>
  );
}

function Choice({
  shown,
  onShow,
  html,
}: {
  readonly shown: Show;
  readonly onShow: (show: Show) => void;
  readonly html: boolean;
}) {
  const choices: readonly (readonly [Show, string])[] = html
    ? [
        ['mail', 'Mail'],
        ['phone', 'On a phone'],
        ['plain', 'Plain text'],
      ]
    : [['plain', 'Plain text']];
  return (
    <div class="choice-row" role="group" aria-label="How to show the mail">
      {choices.map(([value, label]) => (
        <button key={value} type="button" aria-pressed={shown === value} onClick={() => onShow(value)}>
          {label}
        </button>
      ))}
    </div>
  );
}

/** One mail as its reader would meet it: html in a sandbox, its width on a phone, or the plain text. */
export function MailPane({ mail }: { readonly mail: MailView }) {
  const [shown, show] = useState<Show>(mail.html ? 'mail' : 'plain');
  return (
    <article class="mail" aria-label={mail.subject}>
      <a class="back" href={`/inbox${location.hash}`} onClick={follow}>
        All mail
      </a>
      <h2>{mail.subject || '(no subject)'}</h2>
      <dl class="mail-facts">
        <dt>From</dt>
        <dd>{mail.fromName ? `${mail.fromName} <${mail.from}>` : mail.from}</dd>
        <dt>To</dt>
        <dd>{mail.to.join(', ')}</dd>
        {mail.cc.length > 0 && [<dt key="cc">Copy</dt>, <dd key="cc-to">{mail.cc.join(', ')}</dd>]}
        {mail.bcc.length > 0 && [<dt key="bcc">Blind copy</dt>, <dd key="bcc-to">{mail.bcc.join(', ')}</dd>]}
        {mail.replyTo && [<dt key="reply">Reply to</dt>, <dd key="reply-to">{mail.replyTo}</dd>]}
        <dt>Sent</dt>
        <dd>
          {longDay(mail.at)}, {hour(mail.at)}
        </dd>
      </dl>
      {mail.files.length > 0 && (
        <ul class="attachments" aria-label="Attachments">
          {mail.files.map((file) => (
            <li key={file.path}>
              <a href={file.path} target="_blank">
                <Icon name={file.type === 'application/pdf' ? 'pdf' : 'document'} size={18} />
                {file.name} <small>{size(file.bytes)}</small>
              </a>
            </li>
          ))}
        </ul>
      )}
      <Choice shown={shown} onShow={show} html={mail.html} />
      {shown === 'plain' ? (
        <Linked text={mail.text} />
      ) : (
        <div class={`mail-body as-${shown}`}>
          <iframe
            title={`The mail "${mail.subject}"`}
            src={`/mail/${mail.id}/html`}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
          />
        </div>
      )}
    </article>
  );
}
