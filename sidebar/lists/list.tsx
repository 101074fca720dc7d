import { useState } from 'preact/hooks';
import type { Chosen, Done, Work, WorkChoice, WorkPage } from '../../src/entry/wire';
import { Answered, useAnswer } from '../parts/answer';
import { Back, Title, useNav } from '../parts/nav';
import { Notice } from '../parts/notice';
import { Trouble } from '../parts/trouble';
import { ask, type Failure } from '../server';
import { counted } from '../words';

/** One list of today's work, whole: choose some, and accept or remind of them together. */
export function WorkView({ work }: { readonly work: Work }) {
  const list = useAnswer<'work'>({ ask: 'work', work });
  const [done, setDone] = useState<Done | null>(null);
  return (
    <main aria-busy={list.outcome === null}>
      <Back />
      {done && (
        <Notice tone={done.says.length > 0 ? 'warn' : 'good'} title={done.title} takesFocus>
          {done.says.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      <Answered of={list} waiting="Fetching the list">
        {(page) => (
          <List
            page={page}
            title={done === null}
            settled={(value) => {
              setDone(value);
              list.again();
            }}
          />
        )}
      </Answered>
    </main>
  );
}

const DEED: { readonly [may in WorkPage['may']]: { readonly now: string; readonly going: string } } = {
  accept: { now: 'Accept', going: 'Accepting …' },
  remind: { now: 'Remind whoever has', going: 'Queuing mail …' },
};

interface ListProps {
  readonly page: WorkPage;
  /** Whether the heading takes the focus: what was done has it otherwise. */
  readonly title: boolean;
  readonly settled: (done: Done) => void;
}

function List({ page, title, settled }: ListProps) {
  const { items, may, total } = page;
  const open = items.filter(({ alone }) => alone === null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure<unknown> | null>(null);
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const perform = async () => {
    if (busy || chosen.length === 0) return;
    setBusy(true);
    setFailure(null);
    const picked: readonly Chosen[] = items.flatMap(({ id, version }) =>
      chosen.includes(id) ? [{ id, version }] : [],
    );
    const outcome = await ask<'accept' | 'remind'>({ ask: may, chosen: picked });
    setBusy(false);
    if (outcome.kind === 'answer') settled(outcome.value);
    else setFailure(outcome);
  };
  return (
    <>
      <Title first={!title}>
        {page.title} <span class="count">{total.toLocaleString('en-GB')}</span>
      </Title>
      {failure && <Trouble failure={failure} again={() => void perform()} />}
      {items.length === 0 && <p class="quiet">Nothing is left on this list.</p>}
      {open.length > 1 && (
        <label class="pick all">
          <input
            type="checkbox"
            checked={chosen.length === open.length}
            onChange={() => setChosen(chosen.length === open.length ? [] : open.map(({ id }) => id))}
          />
          Choose all {open.length}
        </label>
      )}
      <ul class="work">
        {items.map((item) => (
          <Choice
            key={item.id}
            item={item}
            chosen={chosen.includes(item.id)}
            toggle={() => toggle(item.id)}
          />
        ))}
      </ul>
      {total > items.length && (
        <p class="quiet">The first {items.length} are shown. The rest come up when these are done.</p>
      )}
      {open.length > 0 && (
        <div class="bar">
          <button
            type="button"
            class="button main"
            aria-disabled={busy || chosen.length === 0}
            onClick={() => void perform()}
          >
            {busy
              ? DEED[may].going
              : chosen.length === 0
                ? 'Choose reports first'
                : `${DEED[may].now} ${counted(chosen.length, 'report')}`}
          </button>
        </div>
      )}
    </>
  );
}

function Choice({
  item,
  chosen,
  toggle,
}: {
  readonly item: WorkChoice;
  readonly chosen: boolean;
  readonly toggle: () => void;
}) {
  const { go } = useNav();
  return (
    <li class={`work-item ${item.tone}`}>
      <label class="pick work-who">
        {item.alone === null && <input type="checkbox" checked={chosen} onChange={toggle} />}
        <span>
          <span class="hit-name">{item.name}</span>
          <span class="hit-line">{item.line}</span>
          {item.alone !== null && <span class="hit-line">{item.alone}</span>}
        </span>
      </label>
      <button type="button" class="button small" onClick={() => go({ name: 'report', id: item.id })}>
        Report<span class="unseen"> of {item.name}</span>
      </button>
    </li>
  );
}
