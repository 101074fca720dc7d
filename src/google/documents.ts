/** The report as a document: a copy of the AB's template, filled, and kept as a PDF that stays the same file for good. */
import type { DriveFile } from './drive';
import {
  FOLDER_TYPE,
  drive,
  folderIn,
  forgetFolder,
  idIn,
  idOf,
  idSought,
  isForbidden,
  isGone,
  letIn,
  notShared,
  otherInstaller,
  searched,
  shutOut,
} from './drive';
import { fillDocument } from './fill-document';
import type { Documents, Memory, PdfJob, TemplateKey } from './ports';

/** Where the register remembers each template. */
export const TEMPLATES: { readonly [which in TemplateKey]: string } = {
  report: 'report template',
  visit: 'visit report template',
};

/** Tags of ours on files, which only this script sees: they outlive renaming and moving. */
const JOB_TAG = 'inductionRegisterJob';
const FOLDER_TAG = 'inductionRegisterFolder';
const TAGGED_FOLDERS = 'inductionRegisterFolders';
const WORK_TAG = 'inductionRegisterWork';

const PDF = 'application/pdf';
const FILED = 'id,webViewLink,trashed';

const tagged = (tag: string, value: string): string =>
  `appProperties has { key='${tag}' and value='${value}' } and trashed=false`;

export function googleDocuments(memory: Memory): Documents {
  const template = ({ template: which = 'report' }: PdfJob) => {
    const known = memory.get(TEMPLATES[which]);
    if (known === null)
      throw new Error('There is no report template yet. Choose Induction > Set up register to make it.');
    return known;
  };
  let work: string | null = null;
  let folders: Map<string, string> | null = null;
  const shared = new Map<string, DriveFile>();
  return {
    writePdf: (job) =>
      writePdf(memory, job, template(job), (work ??= makeWork(inRoot(memory), job.template ?? 'report'))),
    folder: ({ key, name, inside }) => {
      folders ??= foldersThere();
      const known = folders.get(key);
      if (known !== undefined) return known;
      const made = makeFolder(key, name, inside === null ? inRoot(memory) : (parent) => parent(idIn(inside)));
      folders.set(key, made);
      return made;
    },
    clearUp: (which, afterDeath) => {
      const left = afterDeath
        ? searched(tagged(WORK_TAG, which), 'id').map(idOf)
        : work === null
          ? []
          : [work];
      for (const id of left) toBin(id);
      work = null;
    },
    share: (url, email, of) => {
      const id = idIn(url);
      const file = shared.get(id) ?? fileThere(id);
      if (file === null) return false;
      shared.set(id, file);
      if (of !== undefined && file.appProperties?.[JOB_TAG] !== of)
        throw new Error('The address of its PDF is of another file, or of none. Have it written again.');
      letIn(id, email);
      return true;
    },
    close: (url, addresses, of) => {
      const id = url === null ? searched(tagged(JOB_TAG, of), 'id')[0]?.id : idIn(url);
      if (id !== undefined) shutOut(id, addresses);
    },
  };
}

/** Makes something in the register's folder; where that is gone or in the bin, in a new one. */
type Placed = (make: (parent: string) => DriveFile) => DriveFile;

export const inRoot =
  (memory: Memory): Placed =>
  (make) => {
    try {
      const made = make(folderIn(memory));
      if (made.trashed !== true) return made;
    } catch (fault) {
      if (!isGone(fault)) throw fault;
    }
    forgetFolder(memory);
    return make(folderIn(memory));
  };

/** Copies stand here while they are filled, and go to the bin with their folder. */
const makeWork = (place: Placed, which: TemplateKey): string =>
  idOf(
    place((parent) =>
      drive().create(
        {
          name: 'Being written',
          mimeType: FOLDER_TYPE,
          parents: [parent],
          appProperties: { [WORK_TAG]: which },
        },
        null,
        { fields: FILED },
      ),
    ),
  );

/** The folders of schools and ECTs that are there, wherever people have put them: address by key. */
const foldersThere = (): Map<string, string> =>
  new Map(
    searched(tagged(TAGGED_FOLDERS, 'yes'), 'webViewLink,appProperties').map((file) => [
      file.appProperties?.[FOLDER_TAG] ?? '',
      file.webViewLink ?? '',
    ]),
  );

const makeFolder = (key: string, name: string, place: Placed): string => {
  const appProperties = { [TAGGED_FOLDERS]: 'yes', [FOLDER_TAG]: key };
  const made = place((parent) =>
    drive().create({ name, mimeType: FOLDER_TYPE, parents: [parent], appProperties }, null, {
      fields: FILED,
    }),
  );
  return made.webViewLink ?? '';
};

/** Only its owner may throw a folder away; that of an officer who pressed a button is theirs. */
function toBin(id: string): void {
  try {
    drive().update({ trashed: true }, id);
  } catch (fault) {
    if (!isForbidden(fault) && !isGone(fault)) throw fault;
  }
}

function copyOf(memory: Memory, template: string, file: DriveFile): DriveFile {
  try {
    return drive().copy(file, template);
  } catch (fault) {
    if (!isGone(fault)) throw fault;
    const other = otherInstaller(memory);
    if (other !== null) throw notShared(other);
    throw new Error('The report template is gone. Choose Induction > Set up register to make it again.');
  }
}

function writePdf(memory: Memory, job: PdfJob, template: string, work: string): { readonly url: string } {
  const { fileName } = job;
  const copy = copyOf(memory, template, { name: fileName, parents: [work] });
  const document = DocumentApp.openById(idOf(copy));
  fillDocument(document, job);
  document.saveAndClose();
  const name = `${fileName}.pdf`;
  const blob = document.getAs(PDF).setName(name);
  // The new text goes into the file people have their links to.
  const own = ownFile(job);
  const filed =
    own === undefined ? file(job, name, blob) : drive().update({ name }, own, blob, { fields: FILED });
  if (own === undefined && job.known !== null) closeBinned(idSought(job.known), job.ref);
  return { url: filed.webViewLink ?? '' };
}

/** The file of a document: the one at its address or, since people copy cells, the one that bears its tag. */
function ownFile({ ref, known, mayHave }: PdfJob): string | undefined {
  const id = known === null ? undefined : idSought(known);
  if (id !== undefined && isFileOf(id, ref)) return id;
  return known !== null || mayHave ? searched(tagged(JOB_TAG, ref), 'id')[0]?.id : undefined;
}

/** A file that was thrown away stays readable for those it was open to, and the register would forget them with it. */
function closeBinned(id: string | undefined, ref: string): void {
  if (id !== undefined && taggedAs(id) === ref) shutOut(id, null);
}

/** Whose document a file is, in the bin or not; undefined where it is gone. */
function taggedAs(id: string): string | undefined {
  try {
    return drive().get(id, { fields: 'appProperties' }).appProperties?.[JOB_TAG];
  } catch (fault) {
    if (!isGone(fault)) throw fault;
    return undefined;
  }
}

const isFileOf = (id: string, ref: string): boolean => fileThere(id)?.appProperties?.[JOB_TAG] === ref;

/** Null where the file is gone, or in the bin. */
function fileThere(id: string): DriveFile | null {
  try {
    const file = drive().get(id, { fields: 'trashed,appProperties' });
    return file.trashed === true ? null : file;
  } catch (fault) {
    if (!isGone(fault)) throw fault;
    return null;
  }
}

/** Files a PDF for the first time. People may have thrown its folder away since. */
function file({ ref, folder }: PdfJob, name: string, blob: GoogleAppsScript.Base.Blob): DriveFile {
  const appProperties = { [JOB_TAG]: ref };
  const put = (parent: string) =>
    drive().create({ name, parents: [parent], mimeType: PDF, appProperties }, blob, { fields: FILED });
  try {
    const filed = put(idIn(folder(false)));
    return filed.trashed === true
      ? drive().update({}, idOf(filed), null, { addParents: idIn(folder(true)), fields: FILED })
      : filed;
  } catch (fault) {
    if (!isGone(fault)) throw fault;
    return put(idIn(folder(true)));
  }
}
