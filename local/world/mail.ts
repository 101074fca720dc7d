import type { Execution } from '../run/execution';
import { blobFrom, weightOf, type Content } from './blobs';
import type { Service } from './dispatch';
import { GoogleError } from './errors';
import { allowances, remaining, take } from './quotas';
import type { Store } from './store';
import { strikes } from './switches';
import { isPlain, type Value } from './values';
import type { World } from './world';

export interface MailFile {
  readonly name: string;
  readonly type: string;
  readonly content: Content;
}

/** A mail that was sent, as it lies in the inboxes of those it went to. */
export interface MailState {
  readonly id: number;
  /** In ms. */
  readonly at: number;
  readonly from: string;
  readonly fromName: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly MailFile[];
  /** By the key that `cid:` names. */
  readonly inlineImages: Readonly<Record<string, MailFile>>;
}

const most = {
  recipients: 50,
  bodyBytes: 200 * 1024,
  attachments: 250,
  attachmentBytes: 25 * 2 ** 20,
  subject: 250,
};

/** Every mail sent, oldest first. */
export const mails = (store: Store): MailState[] => [...store.all<MailState>('mail').values()];

/** What lies in the inbox of an address, oldest first. */
export const inboxOf = (store: Store, address: string): MailState[] =>
  mails(store).filter((mail) => receives(mail, address.toLowerCase()));

const receives = ({ to, cc, bcc }: MailState, address: string) =>
  [...to, ...cc, ...bcc].some((one) => one.toLowerCase() === address);

/** Puts a mail that Google itself sends into the inboxes: it costs nobody's allowance. */
export function newMail(
  world: Pick<World, 'store' | 'now'>,
  from: string,
  mail: Pick<MailState, 'to' | 'subject' | 'text'>,
): void {
  const id = world.store.next('mail');
  const rest = { cc: [], bcc: [], replyTo: null, html: null, attachments: [], inlineImages: {} };
  world.store.put('mail', id, {
    id,
    at: world.now(),
    from,
    fromName: from.split('@')[0] ?? '',
    ...rest,
    ...mail,
  } satisfies MailState);
}

export const mail: Service = {
  name: 'MailApp',
  globals: { MailApp: { kind: 'MailApp' } },
  scopes: ['https://www.googleapis.com/auth/script.send_mail'],
  kinds: {
    MailApp: {
      sendEmail: {
        takes: [
          'Object',
          'String, String, String',
          'String, String, String, Object',
          'String, String, String, String',
        ],
        price: 'mail',
        run: (x, _, args) => send(x, messageOf(args)),
      },
      getRemainingDailyQuota: {
        takes: [''],
        price: 'mailQuota',
        run: (x) => remaining(x.world, x.user, 'mailRecipients'),
      },
    },
  },
};

type Message = Readonly<Record<string, Value>>;

function messageOf(args: readonly Value[]): Message {
  const [first, second, third, fourth] = args;
  if (args.length === 1) return first as Message;
  if (typeof fourth === 'string') return { to: first, replyTo: second, subject: third, body: fourth };
  return { ...(isPlain(fourth) ? fourth : {}), to: first, subject: second, body: third };
}

/** Checks everything, then sends: one address Google won't take fails the whole mail. */
function send(x: Execution, message: Message): void {
  const [to, cc, bcc] = [addresses(message['to']), addresses(message['cc']), addresses(message['bcc'])];
  const all = [...to, ...cc, ...bcc];
  if (all.length === 0) throw new GoogleError('Failed to send email: no recipient');
  for (const address of all) if (!isAddress(address)) throw new GoogleError(`Invalid email: ${address}`);
  if (all.length > most.recipients) throw new GoogleError('Limit Exceeded: Email Recipients Per Message.');
  const sent = composed(x, message, { to, cc, bcc });
  if (all.length > remaining(x.world, x.user, 'mailRecipients'))
    throw new GoogleError(allowances.mailRecipients.says);
  take(x.world, x.user, 'mailRecipients', all.length);
  x.store.put('mail', sent.id, sent);
  x.carries(bytesIn(sent));
  if (strikes(x.world, 'mailThrowsAfterSending'))
    throw new GoogleError("We're sorry, a server error occurred. Please wait a bit and try again.");
}

function composed(x: Execution, message: Message, whom: Pick<MailState, 'to' | 'cc' | 'bcc'>): MailState {
  const text = textIn(message, 'body') ?? '';
  const html = textIn(message, 'htmlBody');
  const subject = line(message, 'subject') ?? '';
  if (subject.length > most.subject) throw new GoogleError('Argument too large: subject');
  for (const body of [text, html ?? ''])
    if (Buffer.byteLength(body) > most.bodyBytes) throw new GoogleError('Limit Exceeded: Email Body Size.');
  const replyTo = line(message, 'replyTo');
  for (const address of addresses(replyTo))
    if (!isAddress(address)) throw new GoogleError(`Invalid email: ${address}`);
  const attachments = list(message['attachments']).map((value) => fileOf(x, value));
  const images = isPlain(message['inlineImages']) ? message['inlineImages'] : {};
  const inlineImages = Object.fromEntries(
    Object.entries(images).map(([key, value]) => [key, fileOf(x, value)]),
  );
  guardFiles([...attachments, ...Object.values(inlineImages)]);
  return {
    id: x.store.next('mail'),
    at: x.now(),
    from: message['noReply'] === true ? `noreply@${x.user.split('@')[1] ?? ''}` : x.user,
    fromName: line(message, 'name') ?? x.user.split('@')[0] ?? '',
    ...whom,
    replyTo,
    subject,
    text,
    html,
    attachments,
    inlineImages,
  };
}

function guardFiles(files: readonly MailFile[]): void {
  if (files.length > most.attachments)
    throw new GoogleError('Limit Exceeded: Email Attachments Per Message.');
  const bytes = files.reduce((sum, file) => sum + weightOf(file.content), 0);
  if (bytes > most.attachmentBytes) throw new GoogleError('Limit Exceeded: Email Total Attachments Size.');
}

const bytesIn = ({ text, html, attachments }: MailState) =>
  Buffer.byteLength(text + (html ?? '')) + attachments.reduce((sum, file) => sum + weightOf(file.content), 0);

const list = (value: Value): readonly Value[] => (Array.isArray(value) ? (value as readonly Value[]) : []);

function fileOf(x: Execution, value: Value): MailFile {
  const { name, type, content } = blobFrom(x, value, 'MailApp.sendEmail');
  return { name: name ?? 'attachment', type: type ?? 'application/octet-stream', content };
}

function textIn(message: Message, key: string): string | null {
  const value = message[key];
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new GoogleError(`Invalid argument: ${key}`);
}

/** A header's text. Google's own handling of line breaks is unknown, so one stops the mail. */
function line(message: Message, key: string): string | null {
  const text = textIn(message, key);
  if (text !== null && /[\r\n]/.test(text)) throw new GoogleError(`Invalid argument: ${key}`);
  return text;
}

function addresses(value: Value): string[] {
  if (typeof value !== 'string') return [];
  return value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

const isAddress = (text: string) =>
  /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\.]+(\.[^\s@,;:<>()[\]"\\.]+)+$/.test(text);
