import type { Day, Problem, ReportKind } from '../domain/facts';
import type { Policy } from '../domain/policy';
import type { Directory } from '../domain/report-people';
import type { Signer } from '../google/ports';
import type { Change } from '../register/change';
import type { ReportRow } from '../register/report-row';
import type { ClaimedLink } from './report-code';
import { readDoorCode } from './door-code';
import { readCode } from './report-code';
import type { ExtraAsked } from './take-extras';

/** What a submission is held against. */
export interface Held {
  /** Brought up to date as each submission is decided on. */
  readonly reports: Map<string, ReportRow>;
  /** Rows that can't be read, by what a link names: a report, an ECT, a period, a person, a visit, a school. */
  readonly unread: ReadonlyMap<string, string>;
  readonly directory: Directory;
  /** Everybody who ever had a part, by number: a link of somebody who left is still theirs. */
  readonly names: ReadonlyMap<string, string>;
  /** The addresses each of them, and each ECT, has now: a link is good where it was sent to one of these. */
  readonly addresses: ReadonlyMap<string, readonly string[]>;
  readonly extras: (form: ReportKind) => readonly ExtraAsked[];
  readonly signer: Signer;
  readonly policy: Policy;
  /** ISO instant. */
  readonly now: string;
  readonly today: Day;
}

/** What becomes of a submission: changes, none because all of it stands already, or what is wrong. */
export interface Decision {
  readonly problems: readonly Problem[];
  readonly changes: readonly Change[];
  /** For Intake, where nothing is wrong. */
  readonly note?: string;
  /** What somebody here has to agree to before the changes are made. */
  readonly asks?: string;
  /** For the sender, where something is wrong that they can mend: nothing in it was typed into a form. */
  readonly tells?: string;
  /** What it is about, for Intake: where that is no report. */
  readonly about?: { readonly reference: string; readonly ect: string | null };
}

export const refusedFor = (...says: readonly string[]): Decision => ({
  problems: says.map((one) => ({ field: 'reference', says: one })),
  changes: [],
});

export interface Holder {
  readonly row: ReportRow;
  readonly link: ClaimedLink;
  readonly personId: string;
  readonly name: string;
}

/** Whose link a code is, and on which report; or why it is nobody's. Every wrong code is answered alike. */
export function holderOf(code: string | undefined, held: Held): Holder | Problem {
  const link = readCode(code ?? '');
  const row = link === null ? undefined : held.reports.get(link.reportId);
  const unread = held.unread.get(link?.reportId ?? '') ?? held.unread.get(row?.trn ?? '');
  if (unread !== undefined) return rowUnread(unread);
  if (link === null || row === undefined) return unknownCode(code);
  const claimed = link.among(held.signer, [row.trn, ...held.names.keys()]);
  const personId = claimed.find((candidate) =>
    (held.addresses.get(candidate) ?? []).some((address) => link.proves(held.signer, candidate, address)),
  );
  const theirs = (personId === undefined ? claimed : [personId]).flatMap((one) => held.unread.get(one) ?? []);
  if (theirs[0] !== undefined) return rowUnread(theirs[0]);
  if (personId === undefined && !held.directory.ects.has(row.trn)) return noEct(row);
  if (personId === undefined) return unknownCode(code);
  const name = held.names.get(personId) ?? held.directory.ects.get(personId)?.name ?? personId;
  return { row, link, personId, name };
}

/** Whose link came, whatever becomes of what they sent; undefined where it is nobody's. */
export function whoseLink(code: string | undefined, held: Held): string | undefined {
  const door = readDoorCode(code ?? '');
  if (door !== null) return door.holder(held.signer, [...held.names.keys(), ...held.directory.ects.keys()]);
  const holder = holderOf(code, held);
  return 'personId' in holder ? holder.personId : undefined;
}

/** What the link names stands in a row that can't be read. */
export const rowUnread = (says: string): Problem => ({
  field: 'reference',
  says: `The link is one of ours, and a row it needs can’t be read. ${says} Mend that cell, then choose the verdict "mended".`,
});

const noEct = ({ id, trn }: ReportRow): Problem => ({
  field: 'reference',
  says: `Report ${id} is about TRN ${trn}, and no ECT has that TRN. Correct it in ECTs or in Reports, so that both have the same, then choose the verdict "mended".`,
});

export const unknownCode = (code: string | undefined): Problem => ({
  field: 'reference',
  says: whyUnknown((code ?? '').trim()),
});

function whyUnknown(code: string): string {
  if (code === '')
    return 'It has no code. If the form still asks for the "Report code", ask whoever sent it to use the link in their mail. If not, choose Induction > Set up register, which puts the question back, then remind them in the sidebar: the links sent before do not fill it in.';
  if (/^R-\d+$/.test(code))
    return `"${code}" is the number of a report, not the code of a link. Ask whoever sent it to use the link in their mail; or, if you know which report they mean, enter it under Report and choose the verdict "mended".`;
  return `The code "${code.slice(0, 60)}" is of nothing in this register. Ask whoever sent it to use the link in their newest mail: one sent to an address that was changed since counts no more. If they did, its row was deleted: put it back (File > Version history), then choose the verdict "mended".`;
}
