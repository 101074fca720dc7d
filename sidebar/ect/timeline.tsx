import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TimelineItem, Why } from '../../src/entry/wire';
import { announce } from '../parts/announce';
import { useNav } from '../parts/nav';
import { Trouble } from '../parts/trouble';
import { usePatience } from '../parts/waiting';
import { ask, type Failure } from '../server';
import { webAddress } from '../words';

/** Reports past and coming, in the order they come. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  if (items.length === 0) return <p class="quiet">No report is expected yet.</p>;
  return (
    <ol class="timeline">
      {items.map((item, at) => (
        <Entry key={item.reportId ?? at} item={item} />
      ))}
    </ol>
  );
}

const TONES: { readonly [tone in TimelineItem['tone']]: string } = {
  past: '',
  now: 'Now',
  late: 'Late',
  coming: '',
};

function Entry({ item }: { readonly item: TimelineItem }) {
  return (
    <li class={`entry ${item.tone}`}>
      <p class="entry-when">
        {item.when}
        {TONES[item.tone] !== '' && <span class="tag">{TONES[item.tone]}</span>}
      </p>
      <h3>{item.title}</h3>
      {item.detail !== '' && <p class="entry-detail">{item.detail}</p>}
      <Actions item={item} />
      {item.why.length > 0 && <WhyThisDate why={item.why} title={item.title} />}
    </li>
  );
}

function Actions({ item }: { readonly item: TimelineItem }) {
  const { go } = useNav();
  const { reportId } = item;
  const [pdf, setPdf] = useState(webAddress(item.pdf));
  const link = useRef<HTMLAnchorElement>(null);
  // The button that had the focus is gone once the PDF is there.
  useLayoutEffect(() => {
    if (pdf !== item.pdf) link.current?.focus();
  }, [pdf]);
  const about = <span class="unseen"> {item.title}</span>;
  if (reportId === null && pdf === null) return null;
  const open = () => reportId !== null && go({ name: 'report', id: reportId });
  return (
    <div class="buttons">
      {item.actions.includes('record') && (
        <button type="button" class="button small main" onClick={open}>
          Record{about}
        </button>
      )}
      {item.actions.includes('open') && (
        <button type="button" class="button small" onClick={open}>
          Open{about}
        </button>
      )}
      {pdf !== null && (
        <a ref={link} class="button small" href={pdf} target="_blank" rel="noopener">
          PDF{about}
          <span class="unseen"> (opens in a new tab)</span>
        </a>
      )}
      {item.actions.includes('pdf') && pdf === null && reportId !== null && (
        <WritePdf reportId={reportId} title={item.title} written={setPdf} />
      )}
    </div>
  );
}

interface WritePdfProps {
  readonly reportId: string;
  readonly title: string;
  readonly written: (url: string | null) => void;
}

function WritePdf({ reportId, title, written }: WritePdfProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure<unknown> | null>(null);
  const patience = usePatience(busy);
  const write = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    const outcome = await ask<'pdf'>({ ask: 'pdf', id: reportId });
    setBusy(false);
    if (outcome.kind !== 'answer') return setFailure(outcome);
    written(webAddress(outcome.value.url));
    announce('The PDF is written.');
  };
  return (
    <>
      <button type="button" class="button small" aria-disabled={busy} onClick={() => void write()}>
        {busy && patience !== 'at once' ? 'Writing the PDF …' : 'Write PDF'}
        <span class="unseen"> of {title}</span>
      </button>
      {failure && <Trouble failure={failure} again={() => void write()} />}
    </>
  );
}

function WhyThisDate({ why, title }: { readonly why: readonly Why[]; readonly title: string }) {
  return (
    <details>
      <summary>
        Why this date?<span class="unseen"> {title}</span>
      </summary>
      {why.map((one) => (
        <div key={one.says} class="why">
          <p>{one.says}</p>
          {one.facts.length > 0 && (
            <ul>
              {one.facts.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
          )}
          {one.cites.length > 0 && <p class="cites">{one.cites.join('; ')}</p>}
        </div>
      ))}
    </details>
  );
}
