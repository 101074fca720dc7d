import type { MailSummary, MailView } from '../api';
import { bytesOf, weightOf } from '../world/blobs';
import { mails, type MailState } from '../world/mail';
import type { World } from '../world/world';
import type { FileContent } from './face';
import { bytesIn } from './file-views';
import { wallClock } from './moments';

const SNIPPET = 140;

function summaryOf(mail: MailState, at: string): MailSummary {
  const { to, cc, from, fromName, subject, text, attachments } = mail;
  const snippet = text.replace(/\s+/g, ' ').trim().slice(0, SNIPPET);
  return {
    id: String(mail.id),
    to,
    cc,
    from,
    fromName,
    subject,
    snippet,
    at,
    attachments: attachments.length,
  };
}

/** Every mail, newest first. */
export function mailList(world: World): MailSummary[] {
  const wall = wallClock(world);
  return mails(world.store)
    .map((mail) => summaryOf(mail, wall(mail.at)))
    .reverse();
}

function stateOf({ store }: World, id: string): MailState | null {
  return store.get<MailState>('mail', Number(id)) ?? null;
}

/** Inline images travel in the html itself: the page loads nothing else. */
function withImages({ html, inlineImages }: MailState): string {
  return Object.entries(inlineImages).reduce(
    (text, [key, { type, content }]) =>
      text.replaceAll(`cid:${key}`, `data:${type};base64,${bytesOf(content).toString('base64')}`),
    html ?? '',
  );
}

export function mailView(world: World, id: string): (MailView & { htmlBody: string }) | null {
  const mail = stateOf(world, id);
  if (!mail) return null;
  const { replyTo, bcc, text, html, attachments } = mail;
  const files = attachments.map(({ name, type, content }, index) => ({
    name,
    type,
    bytes: weightOf(content),
    path: `/mail/${id}/attachment/${index}`,
  }));
  return {
    ...summaryOf(mail, wallClock(world)(mail.at)),
    replyTo,
    bcc,
    text,
    html: html !== null,
    files,
    htmlBody: withImages(mail),
  };
}

export async function mailAttachment(world: World, id: string, index: number): Promise<FileContent | null> {
  const file = stateOf(world, id)?.attachments[index];
  return file ? { name: file.name, type: file.type, bytes: await bytesIn(file.content) } : null;
}
