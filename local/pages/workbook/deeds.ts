import type { Deed, DeedAnswer } from '../../api';
import { post } from '../core/client';
import { refresh } from '../core/live';
import { confirmed, showEffects } from '../core/run';

export interface Done {
  readonly done: boolean;
  /** Why not, in words; empty where the person chose not to. */
  readonly says: string;
  readonly sheet?: number;
}

/** Does something to a sheet as the person at the page, asking first where a guarded range warns. */
export async function doDeed(sheet: number, deed: Deed): Promise<Done> {
  try {
    const answer = await post<DeedAnswer>(`/sheets/${sheet}`, deed);
    if (answer.outcome === 'refused') return { done: false, says: answer.says };
    if (answer.outcome === 'confirm') {
      const sure = await confirmed('Heads up', answer.says);
      return sure ? await doDeed(sheet, { ...deed, confirmed: true } as Deed) : { done: false, says: '' };
    }
    await refresh();
    void showEffects(answer.effects);
    return { done: true, says: '', ...(answer.sheet === undefined ? {} : { sheet: answer.sheet }) };
  } catch (fault) {
    return { done: false, says: fault instanceof Error ? fault.message : String(fault) };
  }
}
