import { recall } from '../register/remembered';
import type { FormMemory, Forms, Memory } from './ports';

/** Answers of our forms, as the linked sheet shows them. */
export function googleForms(memory: Memory): Forms {
  return { responses: (form) => responses(form, memory) };
}

/** As shown: Forms types what people write, and a shown text is what they meant. */
function responses(form: FormMemory, memory: Memory): string[][] {
  const file = SpreadsheetApp.getActive() ?? SpreadsheetApp.openById(recall(memory)?.spreadsheet ?? '');
  const sheet = file.getSheetById(form.sheetId);
  if (!sheet)
    throw new Error(
      'The sheet with the form answers is missing. Choose Induction > Set up register to link the form again.',
    );
  return sheet.getDataRange().getDisplayValues();
}
