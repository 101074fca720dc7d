import { useState } from 'preact/hooks';
import type { Card } from '../../src/entry/wire';
import { Answered, useAnswer } from '../parts/answer';
import { Back, Title } from '../parts/nav';
import { Notice } from '../parts/notice';
import { Timeline } from './timeline';

/** All the sidebar knows of one ECT. */
export function EctView({ trn }: { readonly trn: string }) {
  const card = useAnswer<'ect'>({ ask: 'ect', trn });
  return (
    <main aria-busy={card.outcome === null}>
      <Back />
      <Answered of={card} waiting="Fetching the ECT’s record">
        {(value) => <Shown card={value} />}
      </Answered>
    </main>
  );
}

function Shown({ card }: { readonly card: Card }) {
  return (
    <>
      <Title>{card.name}</Title>
      <p class="under-title">
        TRN {card.trn} · {card.status}
      </p>
      {card.problems.length > 0 && (
        <Notice tone="warn" title="The record needs mending">
          {card.problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Notice>
      )}
      <Terms card={card} />
      {card.chips.length > 0 && <Chips chips={card.chips} />}
      <dl class="facts">
        <Fact label="School" value={card.school} />
        <Fact label="Tutor" value={card.tutor} />
        {card.facts
          .filter(({ value }) => value !== card.trn)
          .map((fact) => (
            <Fact key={fact.label} label={fact.label} value={fact.value} />
          ))}
      </dl>
      <h2>Reports</h2>
      <Timeline items={card.timeline} />
    </>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value === '' ? <span class="quiet">not known</span> : value}</dd>
    </div>
  );
}

function Terms({ card }: { readonly card: Card }) {
  const share = Math.max(0, Math.min(1, card.share));
  return (
    <div class="terms">
      <p>
        <strong>{card.terms}</strong>
      </p>
      <div class="terms-bar" aria-hidden="true">
        <div style={{ width: `${share * 100}%` }} />
      </div>
      {card.expectedEnd !== '' && <p class="quiet">Expected end: {card.expectedEnd}</p>}
    </div>
  );
}

/** Each chip says why when pressed. */
function Chips({ chips }: { readonly chips: Card['chips'] }) {
  const [open, setOpen] = useState<number | null>(null);
  const shown = open === null ? undefined : chips[open];
  return (
    <section class="chips" aria-label="Needs attention">
      {chips.map((chip, at) => (
        <button
          key={at}
          type="button"
          class={`chip ${chip.tone}`}
          aria-expanded={open === at}
          aria-controls="chip-why"
          onClick={() => setOpen(open === at ? null : at)}
        >
          {chip.label}
        </button>
      ))}
      <p id="chip-why" class="chip-why" hidden={shown === undefined}>
        {shown?.why}
      </p>
    </section>
  );
}
