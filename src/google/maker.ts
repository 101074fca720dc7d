/** What Set up makes: sheets, forms, the template, triggers. No part of the server file: Set up runs from its own page. */
import type { Remembered } from '../register/remembered';
import { recall, remember } from '../register/remembered';
import { TEMPLATES } from './documents';
import { drive, folderIn, isGone } from './drive';
import { writeParagraphs } from './fill-document';
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
      return known !== null && isThere(known)
        ? known
        : makeTemplate(memory, TEMPLATES[which], name, paragraphs);
    },
    ensureTriggers: () => ensureTriggers(memory),
  };
}

/** A file in another zone shifts dates by a day; in another locale it reads "3/4" as March. */
function localise(file: Spreadsheet): string[] {
  const did: string[] = [];
  if (file.getSpreadsheetTimeZone() !== 'Europe/London') {
    file.setSpreadsheetTimeZone('Europe/London');
    did.push('Set the time zone of this file to London.');
  }
  if (file.getSpreadsheetLocale() !== 'en_GB') {
    file.setSpreadsheetLocale('en_GB');
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
): string {
  const document = DocumentApp.create(name);
  writeParagraphs(document.getBody(), paragraphs, 0);
  document.saveAndClose();
  drive().update({}, document.getId(), null, { addParents: folderIn(memory) });
  memory.set(key, document.getId());
  return document.getId();
}

/** The blank sheet every new file comes with, once ours are there. A sheet with anything in it stays. */
function removeBlankSheet(file: Spreadsheet, ours: readonly number[]): void {
  const [only, ...more] = file
    .getSheets()
    .filter((sheet) => !ours.includes(sheet.getSheetId()) && !sheet.getFormUrl());
  if (only && more.length === 0 && only.getLastRow() === 0) file.deleteSheet(only);
}
