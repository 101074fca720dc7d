import { useEffect, useState } from 'preact/hooks';
import type { Deed, SheetTab } from '../../api';
import { openWorkbook } from '../core/live';
import { go, usePlace } from '../core/route';
import { runMenu } from '../core/run';
import { session, tellFault, toast } from '../core/session';
import { useStore } from '../core/store';
import { Try } from '../parts/try';
import { Sidebar } from '../shell/panels';
import { doDeed } from './deeds';
import { parseA1 } from './geometry';
import { SheetView } from './sheet-view';
import { Tabs } from './tabs';

/** The place in "#gid=12&range=B3". */
function placeIn(hash: string): { sheet: number | null; range: string } {
  const parts = new URLSearchParams(hash.slice(1));
  const gid = parts.get('gid');
  return { sheet: gid === null ? null : Number(gid), range: parts.get('range') ?? '' };
}

/** Runs onOpen, which makes the menus; then opens the sidebar for a newcomer. Once closed it stays closed in this tab. */
function useOpening(fn: string | null): void {
  useEffect(() => {
    const newcomer = fn && !sessionStorage.getItem('arrived');
    sessionStorage.setItem('arrived', 'yes');
    openWorkbook()
      .then(() => (newcomer ? runMenu('the sidebar', fn) : undefined))
      .catch(tellFault);
  }, []);
}

/** Where a visit begins: Forms puts its answers first, but nobody comes for those. */
function firstOf(sheets: readonly SheetTab[]): SheetTab | undefined {
  const visible = sheets.filter(({ hidden }) => !hidden);
  return visible.find(({ answers }) => !answers) ?? visible[0];
}

export function WorkbookPage() {
  const overview = useStore(session, (now) => now.overview);
  const goTo = useStore(session, (now) => now.goTo);
  const { hash } = usePlace();
  const named = placeIn(hash);
  const [left, leave] = useState<number | null>(null);
  useOpening(overview?.opensWith ?? null);
  const sheets = overview?.sheets ?? [];
  const wanted = left ?? named.sheet;
  const shown = sheets.find(({ id }) => id === wanted) ?? firstOf(sheets);

  useEffect(() => leave(null), [hash]);
  useEffect(() => {
    if (goTo) leave(goTo.sheet);
  }, [goTo?.key]);

  const show = (sheet: number) => {
    leave(null);
    go(`/workbook#gid=${sheet}`);
  };
  const deed = (sheet: number, asked: Deed) =>
    void doDeed(sheet, asked).then((result) => {
      if (result.says) toast(result.says, { tone: 'bad', seconds: 12 });
      if (result.sheet !== undefined) show(result.sheet);
    });
  if (!overview || !shown) return null;
  const target = goTo?.sheet === shown.id && left !== null ? goTo.block : parseA1(named.range);
  return (
    <>
      <Try>
        Edit a cell, run something from the <b>{overview.menus.at(-1)?.caption ?? 'Induction'}</b> menu, then
        press <b>Next Monday</b> and look in the Inbox.
      </Try>
      <div class="workbook-space">
        <SheetView
          key={shown.id}
          tab={shown}
          menus={overview.menus}
          target={target}
          targetKey={`${hash} ${goTo?.key ?? ''}`}
          onDeed={(asked) => deed(shown.id, asked)}
        />
        <Sidebar />
      </div>
      <Tabs sheets={sheets} shown={shown.id} onShow={show} onDeed={deed} />
    </>
  );
}
