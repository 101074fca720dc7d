import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Hit } from '../../src/entry/wire';
import { announce } from '../parts/announce';
import { troubleWith } from '../parts/trouble';
import { ask } from '../server';
import { counted } from '../words';
import { searchIn, searchable } from './search-in';

const SHOWN = 8;
const PAUSE_MS = 250;

/** What is found for a text, or what is going on instead. */
interface Found {
  readonly for: string;
  readonly hits: readonly Hit[];
  readonly says: string | null;
}

const NOTHING: Found = { for: '', hits: [], says: null };

interface Props {
  /** Every ECT, or null when there are too many: then the register is asked. Undefined while it is not here yet. */
  readonly index: readonly Hit[] | null | undefined;
  readonly choose: (hit: Hit) => void;
}

/** Finds an ECT by name, TRN or school. Arrow keys move, Enter chooses, Escape closes, then clears. */
export function Search({ index, choose }: Props) {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = useFound(index, text.trim());
  const shown = found.hits.slice(0, SHOWN);
  const list = useRef<HTMLUListElement>(null);
  const showing = open && text.trim() !== '';

  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active]);

  const pick = (hit: Hit | undefined) => {
    if (hit === undefined) return;
    setOpen(false);
    choose(hit);
  };
  const move = (step: number) => {
    setOpen(true);
    if (shown.length > 0)
      setActive((at) => (at < 0 && step < 0 ? shown.length - 1 : (at + step + shown.length) % shown.length));
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter')
      pick(showing && found.for === text.trim() ? (shown[active] ?? shown[0]) : undefined);
    else if (event.key === 'Escape') {
      if (!showing) setText('');
      setOpen(false);
    } else return;
    event.preventDefault();
  };

  return (
    <div class="search" role="search">
      <label class="unseen" for="search">
        Find an ECT by name, TRN or school
      </label>
      <input
        id="search"
        class="input"
        type="text"
        role="combobox"
        placeholder="Name, TRN or school"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={showing && shown.length > 0}
        aria-controls="found"
        aria-activedescendant={showing && shown[active] ? `found-${active}` : undefined}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setActive(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={pressed}
      />
      {/* The list is there before it has anything in it: aria-controls has to lead somewhere. */}
      <div class="found" hidden={!showing}>
        <ul id="found" role="listbox" aria-label="ECTs found" ref={list} hidden={shown.length === 0}>
          {shown.map((hit, at) => (
            <li
              key={hit.trn}
              id={`found-${at}`}
              role="option"
              aria-selected={at === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(hit)}
            >
              <span class="hit-name">
                <span class="hit-trn">{hit.trn}</span>
                {hit.name}
              </span>
              <span class="hit-line">
                {[hit.school || 'no school', hit.status].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
        <p class="found-says">{saysOf(found, shown.length)}</p>
      </div>
    </div>
  );
}

function saysOf(found: Found, shown: number): string {
  if (found.says !== null) return found.says;
  if (found.hits.length === 0) return 'No ECT found. Try part of the name, the TRN or the school.';
  if (found.hits.length > shown)
    return `${shown} of ${found.hits.length} shown. Type more to narrow it down.`;
  return counted(found.hits.length, 'ECT');
}

/** Searches on this page where it can, else asks the register once typing pauses. An older answer is dropped. */
function useFound(index: readonly Hit[] | null | undefined, text: string): Found {
  const ready = useMemo(() => (index ? searchable(index) : null), [index]);
  const here = useMemo(
    (): Found => (ready && text !== '' ? { for: text, hits: searchIn(ready, text), says: null } : NOTHING),
    [ready, text],
  );
  const [there, setThere] = useState<Found>(NOTHING);

  useEffect(() => {
    if (index !== null || text.length < 2) return undefined;
    let wanted = true;
    const timer = setTimeout(() => {
      void ask<'search'>({ ask: 'search', text }).then((outcome) => {
        if (!wanted) return;
        const failed = outcome.kind === 'answer' ? null : troubleWith(outcome).says.join(' ');
        setThere({ for: text, hits: outcome.kind === 'answer' ? outcome.value : [], says: failed });
      });
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [index, text]);

  const found = index === null ? waitingFor(there, text) : index === undefined ? UNREAD : here;
  useAnnounced(found, text);
  return found;
}

const UNREAD: Found = { for: '', hits: [], says: 'Fetching the list of ECTs …' };
const TYPE_MORE: Found = { for: '', hits: [], says: 'Type at least 2 characters.' };

/** What was found for a shorter text stands until the new answer is here, so that the list does not flicker. */
function waitingFor(there: Found, text: string): Found {
  if (text.length < 2) return TYPE_MORE;
  if (there.for === text || there.hits.length > 0) return there;
  return { for: text, hits: [], says: 'Searching …' };
}

function useAnnounced(found: Found, text: string): void {
  useEffect(() => {
    if (text === '') return undefined;
    const timer = setTimeout(() => announce(saysOf(found, Math.min(found.hits.length, SHOWN))), 700);
    return () => clearTimeout(timer);
  }, [found, text]);
}
