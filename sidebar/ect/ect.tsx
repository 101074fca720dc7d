import { useState } from 'preact/hooks';
import type { Card, FirstThing } from '../../src/entry/wire';
import { Answered, useAnswer } from '../parts/answer';
import { Back, Title, useNav } from '../parts/nav';
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
      {card.first && <First first={card.first} />}
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
      <Said title="The end of induction" says={card.atTheEnd} />
      <Said title="Gaps in the record" says={card.problems} />
      <h2>Reports</h2>
      <Timeline items={card.timeline} />
      {card.observed.length > 0 && <Observed observed={card.observed} />}
      {card.links.length > 0 && <Links links={card.links} />}
    </>
  );
}

function Said({ title, says }: { readonly title: string; readonly says: readonly string[] }) {
  if (says.length === 0) return null;
  return (
    <Notice tone="plain" title={title}>
      {says.map((one) => (
        <p key={one}>{one}</p>
      ))}
    </Notice>
  );
}

function Observed({ observed }: Pick<Card, 'observed'>) {
  return (
    <>
      <h2>Observations</h2>
      {observed.map(({ when, title, says, notes }) => (
        <details key={when + title} class="more">
          <summary>
            {when}: {title}
          </summary>
          {says.map((one) => (
            <p key={one}>{one}</p>
          ))}
          {notes !== null && (
            <a href={notes} target="_blank" rel="noopener">
              Full notes
            </a>
          )}
        </details>
      ))}
    </>
  );
}

/** An officer sends one on; each is bound to the person it is named for. */
function Links({ links }: Pick<Card, 'links'>) {
  const [copied, setCopied] = useState('');
  return (
    <details class="more">
      <summary>Links to send on</summary>
      <ul>
        {links.map(({ label, who, url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noopener">
              {label}
            </a>
            , for {who} alone{' '}
            <button
              type="button"
              class="button small"
              onClick={({ currentTarget }) => {
                setCopied(copy(url) ? url : '');
                currentTarget.focus();
              }}
            >
              {copied === url ? 'Copied' : 'Copy'}
              <span class="unseen">
                {label}, {who}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Google's frame lets no page at the clipboard by itself, but lets a person copy what is selected. */
function copy(text: string): boolean {
  const box = document.createElement('textarea');
  box.value = text;
  document.body.append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  return copied;
}

function First({ first }: { readonly first: FirstThing }) {
  const { go } = useNav();
  const { says, tone, reportId } = first;
  return (
    <Notice tone={tone} title={says}>
      {reportId !== null && (
        <button type="button" class="button small main" onClick={() => go({ name: 'report', id: reportId })}>
          Open report
        </button>
      )}
    </Notice>
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

/** Each chip says why when pressed; what has the same name shares a chip. */
function Chips({ chips }: { readonly chips: Card['chips'] }) {
  const [open, setOpen] = useState<string | null>(null);
  const labels = [...new Set(chips.map(({ label }) => label))];
  const named = (label: string) => chips.filter((chip) => chip.label === label);
  return (
    <section class="chips" aria-label="Needs attention">
      {labels.map((label) => (
        <button
          key={label}
          type="button"
          class={`chip ${named(label)[0]?.tone ?? 'plain'}`}
          aria-expanded={open === label}
          aria-controls="chip-why"
          onClick={() => setOpen(open === label ? null : label)}
        >
          {label}
          {named(label).length > 1 && ` (${named(label).length})`}
        </button>
      ))}
      <ul id="chip-why" class="chip-why" hidden={open === null}>
        {named(open ?? '').map(({ why }) => (
          <li key={why}>{why}</li>
        ))}
      </ul>
    </section>
  );
}
