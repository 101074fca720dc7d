import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import { counted } from '../words';
import { refusedCsv, saveFile } from './refused-csv';
import type { Detail, Sending } from './send';
import type { RefusedRow, Taken } from './take';

const FEW = 20;
const CHECKED = ['New', 'Different', 'Same', 'Refused'] as const;
const COMMITTED = ['Added', 'Changed', 'Same', 'Refused'] as const;

/** What the register would do or has done with the file: counts, refusals with reasons, changes field by field. */
export function Result({ sending: { step, taken, totals, checked } }: { readonly sending: Sending }) {
  const committed = step === 'commit';
  const sentBack = [...(checked?.refused ?? []), ...totals.refused];
  const { leftOut } = checked ?? totals;
  const refused = [...taken.refused, ...sentBack].sort((a, b) => a.line - b.line);
  const words = committed ? COMMITTED : CHECKED;
  const same = taken.rows - totals.added - totals.changed - sentBack.length - leftOut;
  const counts = [totals.added, totals.changed, same, refused.length];
  return (
    <>
      <dl class="totals">
        {words.map((word, at) => (
          <div key={word} class={at === 3 && refused.length > 0 ? 'bad' : ''}>
            <dt>{word}</dt>
            <dd>{(counts[at] ?? 0).toLocaleString('en-GB')}</dd>
          </div>
        ))}
      </dl>
      {taken.passedOver > 0 && (
        <p class="quiet">
          {counted(taken.passedOver, 'row')} of the file passed over: not yours by Settings.
        </p>
      )}
      {leftOut > 0 && (
        <p class="quiet">{counted(leftOut, 'row')} left out: closed before the register knew of them.</p>
      )}
      {refused.length > 0 && <Refused refused={refused} taken={taken} />}
      <Changes
        title={words[1]}
        open
        details={totals.details.filter(({ kind }) => kind === 'changed')}
        of={totals.changed}
      />
      <Changes
        title={words[0]}
        open={false}
        details={totals.details.filter(({ kind }) => kind === 'new')}
        of={totals.added}
      />
    </>
  );
}

function Refused({ refused, taken }: { readonly refused: readonly RefusedRow[]; readonly taken: Taken }) {
  return (
    <section aria-labelledby="refused">
      <h2 id="refused">
        Refused <span class="count">{refused.length}</span>
      </h2>
      <button
        type="button"
        class="button small"
        onClick={() => saveFile('refused-rows.csv', refusedCsv(taken, refused))}
      >
        Download refused rows
      </button>
      <Few items={refused}>
        {(row) => (
          <li key={row.line} class="refused-row">
            <p class="row-name">
              Row {row.line}
              {row.name !== '' && ` · ${row.name}`}
              {row.key !== '' && ` · ${row.key}`}
            </p>
            {row.says.map((says) => (
              <p key={says}>{says}</p>
            ))}
          </li>
        )}
      </Few>
    </section>
  );
}

interface ChangesProps {
  readonly title: string;
  readonly open: boolean;
  readonly details: readonly Detail[];
  /** How many there are in all; only so many are listed. */
  readonly of: number;
}

function Changes({ title, open, details, of }: ChangesProps) {
  if (details.length === 0) return null;
  return (
    <details open={open}>
      <summary>
        {title}: {of.toLocaleString('en-GB')}
        {of > details.length && `, the first ${details.length} listed`}
      </summary>
      <Few items={details}>
        {(detail) => (
          <li key={detail.line}>
            <p class="row-name">
              {detail.name} · {detail.key}
            </p>
            <Fields detail={detail} />
          </li>
        )}
      </Few>
    </details>
  );
}

function Fields({ detail }: { readonly detail: Detail }) {
  const before = detail.kind === 'changed';
  return (
    <dl class="fields">
      {detail.fields.map((field) => (
        <div key={field.heading}>
          <dt>{field.heading}</dt>
          <dd>
            {before && (
              <>
                <span class="unseen">was </span>
                <del>{field.before === '' ? 'blank' : field.before}</del> <span aria-hidden="true">→</span>
                <span class="unseen">, becomes </span>{' '}
              </>
            )}
            <ins>{field.after === '' ? 'blank' : field.after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface FewProps<T> {
  readonly items: readonly T[];
  readonly children: (item: T) => ComponentChild;
}

/** A list that shows its first items, and the rest when asked. */
function Few<T>({ items, children }: FewProps<T>) {
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, FEW);
  return (
    <>
      <ul class="rows">{shown.map(children)}</ul>
      {shown.length < items.length && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          Show all {items.length.toLocaleString('en-GB')}
        </button>
      )}
    </>
  );
}
