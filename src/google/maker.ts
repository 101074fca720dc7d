/** What Set up makes: sheets, forms, the template, triggers. No part of the server file: Set up runs from its own page. */
import { LOCALE, ZONE } from '../domain/zone';
import type { Remembered } from '../register/remembered';
import { recall, remember } from '../register/remembered';
import { inRoot, TEMPLATES } from './documents';
import { drive, FOLDER_NAME, folderIn, INSTALLED_BY, isGone, otherInstaller, permissions } from './drive';
import { writeNew } from './fill-document';
import { googleMemory } from './memory';
import type { Maker, Memory, SetUpPorts, TemplateParagraph } from './ports';
import { ensureSheet } from './set-up-sheet';
import { googleSheets } from './sheets';
import { googleClock, googleLock } from './small';
import { ensureTriggers } from './triggers';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

export function setUpPorts(): SetUpPorts {
  const memory = googleMemory();
  return {
    memory,
    sheets: googleSheets(memory),
    lock: googleLock(),
    clock: googleClock(),
    maker: googleMaker(memory),
  };
}

function googleMaker(memory: Memory): Maker {
  const file = SpreadsheetApp.getActive();
  let places: Remembered = recall(memory) ?? { spreadsheet: file.getId(), sheets: {}, settings: {} };
  return {
    localise: () => localise(file),
    ensure: (spec, position) => {
      const { id, did } = ensureSheet(file, spec, places.sheets[spec.key] ?? null, position);
      places = { ...places, spreadsheet: file.getId(), sheets: { ...places.sheets, [spec.key]: id } };
      return did;
    },
    remember: () => {
      removeBlankSheet(file, Object.values(places.sheets));
      remember(memory, places);
    },
    ensureTemplate: (which, name, paragraphs) => {
      const known = memory.get(TEMPLATES[which]);
      return known !== null && isThere(known) ? [] : makeTemplate(memory, TEMPLATES[which], name, paragraphs);
    },
    ensureTriggers: () => ensureTriggers(memory),
    otherInstaller: () => otherInstaller(memory),
    takeOver: () => memory.set(INSTALLED_BY, Session.getEffectiveUser().getEmail()),
    shareFolder: () => shareFolder(memory, file),
  };
}

/** A file in another zone shifts dates by a day; in another locale it reads "3/4" as March. */
function localise(file: Spreadsheet): string[] {
  const did: string[] = [];
  if (file.getSpreadsheetTimeZone() !== ZONE) {
    file.setSpreadsheetTimeZone(ZONE);
    did.push('Set the time zone of this file to London.');
  }
  if (file.getSpreadsheetLocale() !== LOCALE) {
    file.setSpreadsheetLocale(LOCALE);
    did.push('Set the locale of this file to the United Kingdom.');
  }
  return did;
}

function isThere(file: string): boolean {
  try {
    return drive().get(file, { fields: 'trashed' }).trashed !== true;
  } catch (fault) {
    if (isGone(fault)) return false;
    throw fault;
  }
}

function makeTemplate(
  memory: Memory,
  key: string,
  name: string,
  paragraphs: readonly TemplateParagraph[],
): readonly string[] {
  const document = DocumentApp.create(name);
  writeNew(document.getBody(), paragraphs);
  document.saveAndClose();
  inRoot(memory)((parent) =>
    drive().update({}, document.getId(), null, { addParents: parent, fields: 'id,trashed' }),
  );
  memory.set(key, document.getId());
  return [`Made the template "${name}".`];
}

/** Whoever may edit the file reads all of it anyway; PDFs and templates are opened and written by them too. */
function shareFolder(memory: Memory, file: Spreadsheet): readonly string[] {
  const folder = folderIn(memory);
  const editors = file.getEditors().map((one) => one.getEmail());
  const { added, refused } = letWork(
    folder,
    [...new Set(editors)].filter((one) => one !== ''),
  );
  const named = `the Drive folder "${FOLDER_NAME}"`;
  return [
    ...(added.length === 0 ? [] : [`Shared ${named} with ${added.join(', ')}, who may edit this file.`]),
    ...(refused.length === 0
      ? []
      : [
          `Google did not let the register share ${named} with ${refused.join(', ')}. Share it with them yourself, as editors: https://drive.google.com/drive/folders/${folder}`,
        ]),
  ];
}

/** Lets these people change a folder and all in it; gives those who had no part in it before, and those Drive refused. */
function letWork(
  folder: string,
  addresses: readonly string[],
): { readonly added: readonly string[]; readonly refused: readonly string[] } {
  const stand = permissions().list(folder, { fields: 'permissions(id,role,emailAddress)' }).permissions ?? [];
  const work = new Set(
    stand
      .filter(({ role }) => role === 'owner' || role === 'writer')
      .map(({ emailAddress = '' }) => emailAddress.toLowerCase()),
  );
  const added: string[] = [];
  const refused: string[] = [];
  for (const emailAddress of addresses.filter((one) => !work.has(one.toLowerCase())))
    try {
      permissions().create({ role: 'writer', type: 'user', emailAddress }, folder, {
        sendNotificationEmail: false,
      });
      added.push(emailAddress);
    } catch {
      // Whatever the reason, a person has to share it, and is told so.
      refused.push(emailAddress);
    }
  return { added, refused };
}

/** The blank sheet every new file comes with, once ours are there. A sheet with anything in it stays. */
function removeBlankSheet(file: Spreadsheet, ours: readonly number[]): void {
  const [only, ...more] = file
    .getSheets()
    .filter((sheet) => !ours.includes(sheet.getSheetId()) && !sheet.getFormUrl());
  if (only && more.length === 0 && only.getLastRow() === 0) file.deleteSheet(only);
}
