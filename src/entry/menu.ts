import { googlePorts } from '../google';
import { setUpRegister } from '../tasks/set-up-register';
import { spellFault } from './guard';

/** Adds the Induction menu when the file opens. Runs with little authority, so it does nothing else. */
export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createMenu('Induction')
    .addItem('Open sidebar', 'openSidebar')
    .addSeparator()
    .addItem('Import schools', 'importSchools')
    .addItem('Import ECTs', 'importEcts')
    .addSeparator()
    .addItem('Refresh views', 'refreshViews')
    .addItem('Send and write what waits', 'everyTenMinutes')
    .addSeparator()
    .addItem('Set up register', 'setUp')
    .addToUi();
}

/** Menu: makes or mends every sheet, form, template and trigger, and says what it did. */
export function setUp(): void {
  told('Set up register', () => {
    const did = setUpRegister(googlePorts());
    return did.length === 0 ? 'All was well. Nothing had to be changed.' : did.join('\n');
  });
}

/** Shows the outcome of a menu command; a fault is a message too. */
function told(title: string, run: () => string): void {
  let says: string;
  try {
    says = run();
  } catch (fault) {
    says = spellFault(fault);
  }
  const ui = SpreadsheetApp.getUi();
  ui.alert(title, says, ui.ButtonSet.OK);
}
