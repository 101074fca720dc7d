/** The report as a document: a copy of the AB's template, filled without patterns, filed as a PDF. */
import type { Documents, Memory, PdfJob, TemplateKey, TemplateParagraph } from './ports';

type Body = GoogleAppsScript.Document.Body;
type Section = Body | GoogleAppsScript.Document.HeaderSection | GoogleAppsScript.Document.FooterSection;

const FOLDER = 'folder';
/** Where the register remembers each template. */
export const TEMPLATES: { readonly [which in TemplateKey]: string } = {
  report: 'report template',
  visit: 'visit report template',
};
const JOB_TAG = 'inductionRegisterJob';
const BODY_TAG = '{{body}}';

/** What the register uses of the Drive v3 advanced service; the type package still describes v2 under this name. */
interface DriveFile {
  id?: string;
  name?: string;
  mimeType?: string;
  webViewLink?: string;
  parents?: string[];
  trashed?: boolean;
  appProperties?: Record<string, string>;
}
interface DriveFiles {
  create(
    file: DriveFile,
    content?: GoogleAppsScript.Base.Blob | null,
    options?: { fields: string },
  ): DriveFile;
  copy(file: DriveFile, id: string): DriveFile;
  get(id: string, options: { fields: string }): DriveFile;
  list(options: { q: string; fields: string }): { files?: DriveFile[] };
  update(
    file: DriveFile,
    id: string,
    content?: GoogleAppsScript.Base.Blob | null,
    options?: { addParents: string },
  ): DriveFile;
}

export function drive(): DriveFiles {
  if (typeof Drive === 'undefined' || !Drive.Files) {
    throw new Error(
      'The Drive service is not switched on for this script. Add "Drive API v3" under Services in the script editor.',
    );
  }
  return Drive.Files as unknown as DriveFiles;
}

interface DrivePermissions {
  create(
    permission: { role: 'reader'; type: 'user'; emailAddress: string },
    id: string,
    options: { sendNotificationEmail: boolean },
  ): unknown;
}

const permissions = (): DrivePermissions => {
  drive();
  return (Drive as unknown as { Permissions: DrivePermissions }).Permissions;
};

export function googleDocuments(memory: Memory): Documents {
  return {
    writePdf: (job) => {
      const template = memory.get(TEMPLATES[job.template ?? 'report']);
      if (template === null)
        throw new Error('There is no report template yet. Choose Induction > Set up register to make it.');
      return writePdf(job, template, folderIn(memory));
    },
    share: (url, emailAddress) => {
      const [, id] = /\/d\/([\w-]+)|[?&]id=([\w-]+)/.exec(url)?.filter((part) => part !== undefined) ?? [];
      if (id === undefined) throw new Error(`This address names no file in Drive: ${url}`);
      const reader = { role: 'reader', type: 'user', emailAddress } as const;
      try {
        permissions().create(reader, id, { sendNotificationEmail: false });
      } catch {
        // An address without a Google account is let in only by a mail of Google's own, with a code to enter.
        permissions().create(reader, id, { sendNotificationEmail: true });
      }
    },
  };
}

/** The register's own folder, made when first needed. */
export function folderIn(memory: Memory): string {
  const known = memory.get(FOLDER);
  if (known !== null) return known;
  const made = drive().create({ name: 'Induction Register', mimeType: 'application/vnd.google-apps.folder' });
  memory.set(FOLDER, idOf(made));
  return idOf(made);
}

export const idOf = (file: { id?: string | undefined }): string => {
  if (!file.id) throw new Error('Drive made a file but did not say which. Try again in a minute.');
  return file.id;
};

function copyOf(template: string, file: DriveFile): DriveFile {
  try {
    return drive().copy(file, template);
  } catch (fault) {
    if (!isGone(fault)) throw fault;
    throw new Error('The report template is gone. Choose Induction > Set up register to make it again.');
  }
}

/** Drive says that a file is not there, or not to be seen, only by throwing. */
export const isGone = (fault: unknown): boolean =>
  (fault as { details?: { code?: number } }).details?.code === 404;

/** A copy left behind by a killed run carries the job's tag, and is used again: one job leaves one document. */
function writePdf(job: PdfJob, template: string, folder: string): { id: string; url: string } {
  const left =
    drive().list({
      q: `appProperties has { key='${JOB_TAG}' and value='${job.ref}' } and trashed=false`,
      fields: 'files(id,mimeType,webViewLink)',
    }).files ?? [];
  const finished = left.find((file) => file.mimeType === 'application/pdf');
  for (const file of left) if (file !== finished) drive().update({ trashed: true }, idOf(file));
  if (finished) return { id: idOf(finished), url: finished.webViewLink ?? '' };

  const copy = copyOf(template, {
    name: job.fileName,
    parents: [folder],
    appProperties: { [JOB_TAG]: job.ref },
  });
  const document = DocumentApp.openById(idOf(copy));
  for (const section of [document.getBody(), document.getHeader(), document.getFooter()])
    if (section) fill(section, job.values);
  fillBody(document.getBody(), job.body);
  document.saveAndClose();
  const blob = document.getAs('application/pdf').setName(`${job.fileName}.pdf`);
  const pdf = drive().create(
    {
      name: `${job.fileName}.pdf`,
      parents: [folder],
      mimeType: 'application/pdf',
      appProperties: { [JOB_TAG]: job.ref },
    },
    blob,
    { fields: 'id,webViewLink' },
  );
  drive().update({ trashed: true }, idOf(copy));
  return { id: idOf(pdf), url: pdf.webViewLink ?? '' };
}

/** Finds each tag and puts the value in its place: `replaceText` would read "$" and "\\" in a value as instructions. */
function fill(section: Section, values: Readonly<Record<string, string>>): void {
  for (const [tag, value] of Object.entries(values)) {
    const pattern = `\\{\\{${tag}\\}\\}`;
    let found = section.findText(pattern);
    while (found) {
      const text = found.getElement().asText();
      // Both offsets are -1 where the tag is the whole text of its element.
      const whole = found.getStartOffset() === -1;
      const start = whole ? 0 : found.getStartOffset();
      const end = whole ? text.getText().length - 1 : found.getEndOffsetInclusive();
      const shown = harmless(value);
      // What is put in takes the style of the letter before it: the tag's own.
      if (shown !== '') text.insertText(end + 1, shown);
      text.deleteText(start, end);
      found = section.findText(pattern);
    }
  }
}

/** Braces in a value would be taken for a tag by the next search; a soft hyphen breaks copying from the PDF. */
const harmless = (value: string): string => value.replace(/\{\{/g, '{ {').replace(/\u00ad/g, '');

function fillBody(body: Body, paragraphs: readonly TemplateParagraph[]): void {
  const found = body.findText('\\{\\{body\\}\\}');
  if (!found)
    throw new Error(
      `The report template has no ${BODY_TAG}. Put it where the report should stand, on a line of its own.`,
    );
  const holder = found.getElement().getParent() as unknown as GoogleAppsScript.Document.Paragraph;
  const at = body.getChildIndex(holder);
  writeParagraphs(body, paragraphs, at);
  const left = body.getChild(at + paragraphs.length).asParagraph();
  // The last paragraph of a document cannot be removed.
  if (at + paragraphs.length === body.getNumChildren() - 1) left.clear();
  else left.removeFromParent();
}

export function writeParagraphs(body: Body, paragraphs: readonly TemplateParagraph[], at: number): void {
  const { TITLE, HEADING3, NORMAL } = DocumentApp.ParagraphHeading;
  const { FONT_SIZE, BOLD } = DocumentApp.Attribute;
  paragraphs.forEach(({ style, lead = '', text }, index) => {
    const paragraph = body.insertParagraph(
      at + index,
      harmlessLines(lead === '' ? text : `${lead}  ${text}`),
    );
    paragraph.setHeading(style === 'title' ? TITLE : style === 'heading' ? HEADING3 : NORMAL);
    // A new paragraph takes over the letters of the one before it; null gives them back to the heading.
    const letters = paragraph
      .editAsText()
      .setAttributes({ [FONT_SIZE]: style === 'small' ? 8 : null, [BOLD]: null });
    if (lead !== '') letters.setBold(0, lead.length - 1, true);
  });
}

/** A line break inside a paragraph's text is undefined ground: callers give one paragraph a line. */
const harmlessLines = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ').replace(/\u00ad/g, '');
