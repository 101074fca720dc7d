import { useState } from 'preact/hooks';
import type { Figure, Home, ImportKind, Work as WorkName, WorkItem, WorkList } from '../../src/entry/wire';
import { announce } from '../parts/announce';
import { Answered, useAnswer } from '../parts/answer';
import { Title, useNav } from '../parts/nav';
import { Notice } from '../parts/notice';
import { Trouble } from '../parts/trouble';
import { ask, openImport, type Failure } from '../server';
import { Search } from './search';

/** Today's work: find an ECT, see what is pressing, go to it. */
export function HomeView({ first }: { readonly first: boolean }) {
  const home = useAnswer<'home'>({ ask: 'home' });
  const { go } = useNav();
  const index = home.outcome?.kind === 'answer' ? home.outcome.value.index : undefined;
  return (
    <>
      <header class="top">
        <Search index={index} choose={(hit) => go({ name: 'ect', trn: hit.trn })} />
        <SelectedRow />
      </header>
      <main aria-busy={home.outcome === null}>
        <Title first={first}>Today</Title>
        <Answered of={home} waiting="Fetching today’s work">
          {(value) => <Today home={value} again={home.again} />}
        </Answered>
        <Imports />
      </main>
    </>
  );
}

function SelectedRow() {
  const { go } = useNav();
  const [busy, setBusy] = useState(false);
  const [none, setNone] = useState(false);
  const [failure, setFailure] = useState<Failure<unknown> | null>(null);
  const bringUp = async () => {
    if (busy) return;
    setBusy(true);
    setNone(false);
    setFailure(null);
    const outcome = await ask<'selected'>({ ask: 'selected' });
    setBusy(false);
    if (outcome.kind !== 'answer') setFailure(outcome);
    else if (outcome.value.trn === null) setNone(true);
    else go({ name: 'ect', trn: outcome.value.trn });
  };
  return (
    <>
      <button type="button" class="button small" aria-disabled={busy} onClick={() => void bringUp()}>
        {busy ? 'Looking …' : 'Use the selected row'}
      </button>
      {none && (
        <p class="says" role="status">
          Select a row that belongs to an ECT in the Sheet, then press the button again.
        </p>
      )}
      {failure && <Trouble failure={failure} again={() => void bringUp()} />}
    </>
  );
}

function Today({ home, again }: { readonly home: Home; readonly again: () => void }) {
  return (
    <>
      <p class="under-title">
        {home.todaySpelt}
        <br />
        {home.abName} ·{' '}
        <button type="button" class="link" onClick={again}>
          Look again
        </button>
      </p>
      {home.workedOut !== '' && <p class="help">{home.workedOut}</p>}
      {home.notices.length > 0 && (
        <Notice tone="warn" title="Worth knowing">
          {home.notices.map((notice) => (
            <p key={notice}>{notice}</p>
          ))}
        </Notice>
      )}
      <Figures figures={home.figures} lists={home.lists} />
      {home.lists.map((list) => (
        <Work key={list.title} list={list} />
      ))}
      {home.lists.every((list) => list.items.length === 0) && (
        <p class="quiet">Nothing is waiting for you today.</p>
      )}
    </>
  );
}

const anchor = (title: string): string => `list-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;

function Figures({
  figures,
  lists,
}: {
  readonly figures: readonly Figure[];
  readonly lists: readonly WorkList[];
}) {
  return (
    <ul class="figures" aria-label="Figures of today">
      {figures.map((figure) => {
        const list = lists.find((one) => one.title === figure.label && one.items.length > 0);
        const tone = figure.count === 0 ? 'none' : figure.tone;
        const inside = (
          <>
            <strong class={`figure-count ${tone}`}>{figure.count.toLocaleString('en-GB')}</strong>
            <span class="figure-label">{figure.label}</span>
          </>
        );
        return (
          <li key={figure.label}>
            {list ? (
              <button type="button" class="figure" onClick={() => showList(list)}>
                {inside}
              </button>
            ) : (
              <div class="figure">{inside}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function showList(list: WorkList): void {
  const heading = document.getElementById(anchor(list.title));
  heading?.focus();
  heading?.scrollIntoView({ block: 'start' });
  announce(list.title);
}

function Work({ list }: { readonly list: WorkList }) {
  if (list.items.length === 0) return null;
  const left = list.total - list.items.length;
  return (
    <section aria-labelledby={anchor(list.title)}>
      <h2 id={anchor(list.title)} tabIndex={-1}>
        {list.title} <span class="count">{list.total}</span>
      </h2>
      <ul class="work">
        {list.items.map((item) => (
          <Item key={`${item.trn} ${item.reportId ?? ''} ${item.line}`} item={item} />
        ))}
      </ul>
      {left > 0 && list.work === null && (
        <p class="quiet">And {left.toLocaleString('en-GB')} more in the Sheet.</p>
      )}
      {list.work !== null && list.total > 1 && <WholeList list={list} work={list.work} />}
    </section>
  );
}

function WholeList({ list, work }: { readonly list: WorkList; readonly work: WorkName }) {
  const { go } = useNav();
  return (
    <button type="button" class="link" onClick={() => go({ name: 'work', work })}>
      {work === 'toReview' ? 'Accept' : 'Remind'} several of all {list.total.toLocaleString('en-GB')}
      <span class="unseen"> on the list {list.title}</span>
    </button>
  );
}

function Item({ item }: { readonly item: WorkItem }) {
  const { go } = useNav();
  const { reportId } = item;
  const says = (
    <>
      <span class="hit-name">{item.name}</span>
      <span class="hit-line">{item.line}</span>
    </>
  );
  return (
    <li class={`work-item ${item.tone}`}>
      {item.trn === '' ? (
        <div class="work-who">{says}</div>
      ) : (
        <button type="button" class="work-who" onClick={() => go({ name: 'ect', trn: item.trn })}>
          {says}
        </button>
      )}
      {reportId !== null && (
        <button type="button" class="button small" onClick={() => go({ name: 'report', id: reportId })}>
          Report<span class="unseen"> of {item.name}</span>
        </button>
      )}
    </li>
  );
}

/** A file brings long lists with it, so it opens in a wide window. */
function Imports() {
  const [failure, setFailure] = useState<Failure<unknown> | null>(null);
  const openWindow = async (kind: ImportKind) => {
    announce('Opening a wide window');
    setFailure(await openImport(kind));
  };
  return (
    <section aria-labelledby="imports">
      <h2 id="imports">Bring in a file</h2>
      <div class="buttons">
        <button type="button" class="button small" onClick={() => void openWindow('schools')}>
          Import schools
        </button>
        <button type="button" class="button small" onClick={() => void openWindow('ects')}>
          Import ECTs
        </button>
      </div>
      {failure && <Trouble failure={failure} />}
    </section>
  );
}
