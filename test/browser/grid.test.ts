import { desk } from './tools/desk';

const { page, sheet, cell, press, workspace } = desk();
const holds = async (a1: string, text: string) => {
  await cell(a1).filter({ hasText: text }).waitFor();
};
const shown = async (a1: string) => (await cell(a1).locator('.text').first().textContent()) ?? '';

describe('moving', () => {
  test('arrows, Tab, Home, End and Ctrl with an arrow move the active cell', async () => {
    await sheet('ECTs');
    await cell('A2').click();
    await press('ArrowDown', 'ArrowRight', 'Tab');
    expect(await page().getByLabel('Cell, or a range to go to').inputValue()).toBe('C3');
    await press('Home', 'Control+ArrowDown');
    expect(await page().getByLabel('Cell, or a range to go to').inputValue()).toBe('A5');
    await press('Control+Home');
    expect(await page().getByLabel('Cell, or a range to go to').inputValue()).toBe('A1');
  });

  test('the grid names its active cell to assistive technology', async () => {
    await sheet('ECTs');
    await cell('B3').click();
    await press('ArrowRight');
    expect(await page().getByRole('grid').getAttribute('aria-activedescendant')).toBe('cell-3-3');
    expect(await cell('C3').getAttribute('aria-selected')).toBe('true');
  });

  test('Shift and the arrows select a block', async () => {
    await sheet('ECTs');
    await cell('A2').click();
    await press('Shift+ArrowDown', 'Shift+ArrowRight');
    expect(await page().getByLabel('Cell, or a range to go to').inputValue()).toBe('A2:B3');
  });

  test('the name box goes to a cell far away', async () => {
    await sheet('ECTs');
    await page().getByLabel('Cell, or a range to go to').fill('B900');
    await press('Enter');
    await page().locator('tr[data-r="900"]').waitFor();
    expect(await cell('B900').getAttribute('aria-selected')).toBe('true');
  });
});

describe('typing', () => {
  test('typing replaces a cell, Enter stores it and moves down', async () => {
    await sheet('ECTs');
    await cell('C2').click();
    await page().keyboard.type('New school');
    await press('Enter');
    await holds('C2', 'New school');
    expect(await page().getByLabel('Cell, or a range to go to').inputValue()).toBe('C3');
  });

  test('Escape leaves the cell as it was', async () => {
    await sheet('ECTs');
    await cell('C2').click();
    await page().keyboard.type('Nonsense');
    await press('Escape');
    expect(await shown('C2')).toBe('Millbrook Primary');
  });

  test('F2 edits what is there; the formula bar shows the same text', async () => {
    await sheet('ECTs');
    await cell('A2').click();
    await press('F2');
    await page().keyboard.type(' the second');
    expect(await page().getByLabel('What the cell holds').inputValue()).toBe('Avery Quill the second');
    await press('Enter');
    await holds('A2', 'Avery Quill the second');
  });

  test('what is typed is read as Sheets reads it', async () => {
    await sheet('Sheet1');
    await cell('A1').click();
    await page().keyboard.type('0012');
    await press('Enter');
    await holds('A1', '12');
    await cell('A2').click();
    await page().keyboard.type('1/9/2026');
    await press('Enter');
    await holds('A2', '01/09/2026');
  });

  test('Ctrl and Z takes the last typing back', async () => {
    await sheet('ECTs');
    await cell('A2').click();
    await page().keyboard.type('Wrong');
    await press('Enter');
    await holds('A2', 'Wrong');
    await press('Control+z');
    await holds('A2', 'Avery Quill');
  });

  test('Delete clears the selection', async () => {
    await sheet('ECTs');
    await cell('A2').click();
    await holds('A3', 'Blessing Okonkwo');
    await press('Shift+ArrowDown', 'Delete');
    await page().waitForFunction(() =>
      ['#cell-2-1', '#cell-3-1'].every((id) => !document.querySelector(`${id} .text`)?.textContent),
    );
    // The page clears the cells before the workspace has; what is kept is asked for again until it agrees.
    const names = async () => {
      const { rows } = await workspace().api<{ rows: ({ text?: string } | null)[][] }>(
        '/sheets/100003/rows?from=2&to=3',
      );
      return rows.map(([name]) => name?.text ?? '');
    };
    for (let tries = 0; tries < 50 && (await names()).some(Boolean); tries++)
      await page().waitForTimeout(100);
    expect(await names()).toEqual(['', '']);
  });

  test('pasted rows fill a block', async () => {
    await sheet('Sheet1');
    await cell('B2').click();
    await page().evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'one\ttwo\n"with ""quotes"""\t4');
      document
        .querySelector('[role=grid]')
        ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await holds('C3', '4');
    expect(await shown('B3')).toBe('with "quotes"');
  });
});

describe('what a cell says', () => {
  test('a note shows on hover, and beside the active cell for the keyboard', async () => {
    await sheet('ECTs');
    await cell('B1').hover();
    await page().locator('.cell-card', { hasText: 'What belongs in TRN.' }).waitFor();
    await cell('A2').click();
    await press('ArrowUp', 'ArrowRight', 'ArrowRight');
    await page().locator('.cell-card', { hasText: 'What belongs in School.' }).waitFor();
    await press('Escape');
    await page().locator('.cell-card').waitFor({ state: 'detached' });
  });

  test('a guarded cell asks before it is changed', async () => {
    await sheet('ECTs');
    await cell('D2').click();
    await page().getByText('The register works this out').waitFor();
    await page().keyboard.type('2');
    await press('Enter');
    const question = page().getByRole('dialog', { name: 'Heads up' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    expect(await shown('D2')).toBe('1.25');
    await cell('D2').click();
    await page().keyboard.type('2');
    await press('Enter');
    await question.getByRole('button', { name: 'OK' }).click();
    await page().waitForFunction(() => document.querySelector('#cell-2-4 .text')?.textContent === '2');
  });

  test('a drop-down offers its choices and marks another value', async () => {
    await sheet('ECTs');
    await cell('E2').click();
    await press('Enter');
    await page().getByRole('option', { name: 'Completed' }).click();
    await holds('E2', 'Completed');
    await cell('E3').click();
    await page().keyboard.type('exte');
    expect(
      await page().getByRole('listbox', { name: 'Choices' }).getByRole('option').allTextContents(),
    ).toEqual(['Extended']);
    await press('Escape');
    await page().keyboard.type('Somewhere');
    await press('Enter');
    await holds('E3', 'Somewhere');
    await holds('E3', 'Choose a status from the list.');
  });

  test('Space ticks a checkbox', async () => {
    await sheet('ECTs');
    // By the arrow: a click on the box itself would tick it.
    await cell('E2').click();
    await press('ArrowRight', ' ');
    await page().locator('#cell-2-6 .check.on').waitFor();
  });

  test('a conditional format colours the cell', async () => {
    await sheet('ECTs');
    expect(await cell('G4').evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
      'rgb(251, 224, 221)',
    );
  });
});

describe('formulas and scripts', () => {
  test('a custom function spills its results, and works them out again when what it reads changes', async () => {
    await sheet('Sums');
    await holds('B3', '6');
    await cell('A3').click();
    await page().keyboard.type('50');
    await press('Enter');
    await holds('B3', '100');
    await holds('D1', '53');
  });

  test('a formula that fails says why beside its cell', async () => {
    await sheet('Sums');
    await holds('C1', '#ERROR!');
    await cell('C1').hover();
    await page().locator('.cell-card', { hasText: 'Give the as-at day in the second argument.' }).waitFor();
  });

  test('a value in the way of a spill turns it into #REF!, and says where', async () => {
    await sheet('Sums');
    await cell('B2').click();
    await page().keyboard.type('in the way');
    await press('Enter');
    await holds('B1', '#REF!');
    await cell('B1').hover();
    await page().locator('.cell-card', { hasText: 'would overwrite data in B2' }).waitFor();
  });

  test("the script's onEdit runs after a person typed", async () => {
    await sheet('ECTs');
    await cell('A2').click();
    await page().keyboard.type('hello');
    await press('Enter');
    await page().getByRole('status').filter({ hasText: 'The script saw it' }).waitFor();
  });
});

describe('rows, columns and sheets', () => {
  test('a column is widened at the edge of its letter', async () => {
    await sheet('ECTs');
    const letter = await page().getByRole('columnheader', { name: 'C', exact: true }).boundingBox();
    if (!letter) throw new Error('There is no column C.');
    await page().mouse.move(letter.x + letter.width - 2, letter.y + 8);
    await page().mouse.down();
    await page().mouse.move(letter.x + letter.width + 58, letter.y + 8);
    await page().mouse.up();
    await page().waitForFunction(
      () => document.querySelector('#cell-2-3')?.getBoundingClientRect().width === 160,
    );
  });

  test('the filter hides rows by value, and shows them again', async () => {
    await sheet('ECTs');
    await cell('E1').getByRole('button', { name: 'Filter by Status' }).click();
    const menu = page().getByRole('dialog', { name: 'Filter by Status' });
    await menu.getByLabel('In progress').uncheck();
    await menu.getByRole('button', { name: 'OK' }).click();
    await page().locator('tr[data-r="2"]').waitFor({ state: 'detached' });
    expect(await page().locator('tr[data-r="3"]').count()).toBe(1);
    await cell('E1').click();
    await press('Alt+ArrowDown');
    await menu.getByRole('button', { name: 'Select all' }).click();
    await menu.getByRole('button', { name: 'OK' }).click();
    await page().locator('tr[data-r="2"]').waitFor();
  });

  test('sorting by a column moves whole rows', async () => {
    await sheet('ECTs');
    await cell('A1').getByRole('button', { name: 'Filter by ECT' }).click();
    await page().getByRole('button', { name: 'Sort Z to A' }).click();
    await holds('A2', 'Dev Marsh');
    expect(await shown('B2')).toBe('2345678');
  });

  test('rows come and go by the menu of the selection', async () => {
    await sheet('ECTs');
    await cell('A3').click();
    await press('Shift+F10');
    await page().getByRole('menuitem', { name: 'Insert row above' }).click();
    await holds('A4', 'Blessing Okonkwo');
    await cell('A3').click({ button: 'right' });
    await page().getByRole('menuitem', { name: 'Delete row 3' }).click();
    await holds('A3', 'Blessing Okonkwo');
  });

  test('a column is inserted left of the selection', async () => {
    await sheet('ECTs');
    await cell('B2').click({ button: 'right' });
    await page().getByRole('menuitem', { name: 'Insert column left' }).click();
    await holds('C2', '0012345');
  });

  test('a sheet is renamed on its tab', async () => {
    await sheet('ECTs');
    await page().getByRole('tab', { name: 'ECTs' }).dblclick();
    await page().getByLabel('New name of ECTs').fill('Teachers');
    await press('Enter');
    await page().getByRole('tab', { name: 'Teachers' }).waitFor();
  });

  test('a hidden sheet is reached by the list of all sheets', async () => {
    await sheet('ECTs');
    expect(await page().getByRole('tab', { name: 'History' }).count()).toBe(0);
    await page().getByRole('button', { name: 'All sheets' }).click();
    await page().getByRole('menuitem', { name: 'History (hidden)' }).click();
    await page().getByRole('grid', { name: 'History' }).waitFor();
  });

  test('a change elsewhere reaches the open page', async () => {
    await sheet('ECTs');
    const { sheets } = await workspace().api<{ sheets: { id: number; name: string }[] }>('/overview');
    const id = sheets.find(({ name }) => name === 'ECTs')?.id;
    await workspace().api(`/sheets/${id}`, {
      do: 'type',
      row: 2,
      column: 1,
      values: [['From another page']],
    });
    await holds('A2', 'From another page');
  });
});
