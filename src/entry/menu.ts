import { counted } from '../domain/counted';
import { googlePorts } from '../google';
import { inTurn } from '../tasks/in-turn';
import { isNightMissed } from '../tasks/last-night';
import type { Agrees } from '../tasks/visit-menu';
import { spellFault } from './guard';
import { forms, intake, night, plan, post, setUpProgram, visits } from './programs';

/** Adds the Induction menu when the file opens. Runs with little authority, so it does nothing else. */
export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createMenu('Induction')
    .addItem('Open sidebar', 'openSidebar')
    .addSeparator()
    .addItem('Import schools', 'importSchools')
    .addItem('Import ECTs', 'importEcts')
    .addItem('Import Ofsted', 'importOfsted')
    .addSeparator()
    .addItem('Refresh views', 'refreshViews')
    .addSubMenu(
      SpreadsheetApp.getUi()
        .createMenu('Visits')
        .addItem('Plan visits', 'planVisits')
        .addItem('Take visit further', 'takeVisitFurther')
        .addItem('Ask for further evidence', 'askForEvidence')
        .addItem('Draw reports to moderate', 'drawModeration')
        .addItem('Send feedback on reports', 'sendFeedback'),
    )
    .addItem('Preview mail', 'previewMail')
    .addItem('Send and write what waits', 'doWhatWaits')
    .addItem('Write this report’s PDF again', 'writeReportAgain')
    .addItem('Write all PDFs again', 'writeAllAgain')
    .addSeparator()
    .addItem('Set up register', 'setUp')
    .addToUi();
}

/** Menu: makes or mends every sheet, form, template and trigger, and says what it did. */
export function setUp(): void {
  toldUnlessBusy('Set up register', () =>
    setUpProgram().setUp(agreesTo('Set up register'), () => forms().makeForms()),
  );
}

/** Menu: works everything out anew for today. */
export function refreshViews(): void {
  told('Refresh views', () => {
    // Only the account that installed the triggers sees which are gone; that none ran is seen by all.
    const lost = isNightMissed(googlePorts()) ? ['works the night out'] : [];
    const done = night().workOut(false, lost);
    if (done === null) return 'Somebody else is saving. Choose Refresh views again in a moment.';
    const { ects, created, moved, problems } = done;
    const needs =
      problems.length === 0
        ? 'Nothing needs a person.'
        : `${counted(problems.length, 'thing')} for a person: see the Desk.`;
    return `Worked out ${counted(ects, 'ECT')}: ${counted(created, 'report')} newly expected, ${moved} moved. ${needs}`;
  });
}

/** Menu: proposes this school year's visits, and says what was traded for what. */
export function planVisits(): void {
  toldUnlessBusy('Plan visits', () => plan().plan());
}

/** Menu: the next step of the visits selected: a letter, a list, a report, or what is missing for it. */
export function takeVisitFurther(): void {
  toldUnlessBusy('Take visit further', (agrees) => visits().further(agrees));
}

/** Menu: asks the schools of the visits selected for further evidence. */
export function askForEvidence(): void {
  toldUnlessBusy('Ask for further evidence', (agrees) => visits().evidence(agrees));
}

/** Menu: a sample of this term's reports, to be read again by somebody else. */
export function drawModeration(): void {
  toldUnlessBusy('Draw reports to moderate', () => visits().moderation());
}

/** Menu: mails tutors what was found when their reports were read again. */
export function sendFeedback(): void {
  toldUnlessBusy('Send feedback on reports', (agrees) => visits().feedback(agrees));
}

/** Menu: takes in submissions, writes documents and sends queued mail now instead of within ten minutes. */
export function doWhatWaits(): void {
  told('Send and write what waits', () => post().whatWaits(() => intake().takeIn(), outcomeOf));
}

/** Menu: shows what would go to whom. Sends nothing, changes nothing. */
export function previewMail(): void {
  const ui = SpreadsheetApp.getUi();
  let content: string;
  try {
    content = post().preview();
  } catch (fault) {
    ui.alert('Preview mail', spellFault(fault), ui.ButtonSet.OK);
    return;
  }
  ui.showModelessDialog(HtmlService.createHtmlOutput(content).setWidth(760).setHeight(600), 'Preview mail');
}

/** Menu: writes the PDF of the report in the selected row anew. */
export function writeReportAgain(): void {
  told('Write this report’s PDF again', () => {
    const { selectedReport, again, writeOne } = post();
    const report = selectedReport();
    if (report === null) return 'Select a row of the sheet Reports first.';
    if (again([report.id]) === null) return BUSY_WRITING;
    return writeOne(report.id) === null
      ? 'There is nothing to write yet: the report has not been released.'
      : `Written again: ${report.ect}, ${report.id}.`;
  });
}

/** Menu: has every PDF written anew, after a change of the template. It goes on in the background. */
export function writeAllAgain(): void {
  const ui = SpreadsheetApp.getUi();
  const title = 'Write all PDFs again';
  const asks = 'Every report gets its PDF anew from the template, some forty in ten minutes. Go on?';
  if (ui.alert(title, asks, ui.ButtonSet.YES_NO) !== ui.Button.YES) return;
  told(title, () => {
    const count = post().again(null);
    return count === null
      ? BUSY_WRITING
      : `${counted(count, 'PDF')} to be written again, from the next ten minutes on.`;
  });
}

const BUSY_WRITING = 'Somebody else is saving. Choose it again in a moment.';

/** Menu: the sidebar officers work in. */
export function openSidebar(): void {
  SpreadsheetApp.getUi().showSidebar(page('sidebar', {}).setTitle('Induction'));
}

/** Menu: takes schools from the GIAS establishment file. */
export function importSchools(): void {
  openDialog({ import: 'schools' }, 'Import schools');
}

/** Menu: takes ECTs from an officer's CSV. */
export function importEcts(): void {
  openDialog({ import: 'ects' }, 'Import ECTs');
}

/** Menu: takes what Ofsted said of each school from its monthly file. */
export function importOfsted(): void {
  openDialog({ import: 'ofsted' }, 'Import Ofsted');
}

/** Called by the sidebar: opens a report in a wide window. */
export function openWide(reportId: string): void {
  openDialog({ report: String(reportId) }, 'Report');
}

function openDialog(start: Readonly<Record<string, string>>, title: string): void {
  SpreadsheetApp.getUi().showModelessDialog(
    page('dialog', { wide: true, ...start })
      .setWidth(860)
      .setHeight(640),
    title,
  );
}

/** A page told where to start. `<` is spelt out, so that nothing in a value can end the script it stands in. */
function page(name: string, start: object): GoogleAppsScript.HTML.HtmlOutput {
  const output = HtmlService.createHtmlOutputFromFile(name);
  const told = JSON.stringify(start).replace(/</g, '\\u003c');
  return output.setContent(output.getContent().replace('/*START*/', () => `window.START=${told};`));
}

/** Puts a question to the person, who answers yes or no. No lock outlasts it. */
const agreesTo =
  (title: string) =>
  (asks: string): boolean => {
    const ui = SpreadsheetApp.getUi();
    return ui.alert(title, asks, ui.ButtonSet.YES_NO) === ui.Button.YES;
  };

const toldUnlessBusy = (title: string, run: (agrees: Agrees) => readonly string[] | null): void =>
  told(
    title,
    () => run(agreesTo(title))?.join('\n') ?? `Somebody else is saving. Choose ${title} again in a moment.`,
  );

/** Shows the outcome of a menu command. */
function told(title: string, run: () => string): void {
  const says = outcomeOf(run);
  const ui = SpreadsheetApp.getUi();
  ui.alert(title, says, ui.ButtonSet.OK);
}

/** What a command comes to; a fault is a message too. Nobody is kept waiting while a person reads it. */
function outcomeOf(run: () => string): string {
  let says = '';
  try {
    inTurn(googlePorts(), [() => (says = run())]);
  } catch (fault) {
    says = spellFault(fault);
  }
  return says;
}
