import type { Block } from '../../api';
import { fromText, toText } from './clipboard';
import type { SheetData } from './sheet-data';
import type { EditingState } from './use-editing';

/** Copying what the selection shows, and pasting over it; one pasted cell fills the whole selection. */
export function useClipboard(data: SheetData, { row, column, rows, columns }: Block, editing: EditingState) {
  const onCopy = (event: ClipboardEvent) => {
    const texts = Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (__, c) => data.cell(row + r, column + c)?.text ?? ''),
    );
    event.clipboardData?.setData('text/plain', toText(texts));
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = fromText(event.clipboardData?.getData('text/plain') ?? '');
    event.preventDefault();
    const only = pasted.length === 1 && pasted[0]?.length === 1 ? pasted[0][0] : undefined;
    const filled = Array.from({ length: rows }, () => Array<string>(columns).fill(only ?? ''));
    editing.type(row, column, only === undefined ? pasted : filled);
  };
  return { onCopy, onPaste };
}
