import { useEffect } from 'preact/hooks';
import type { ImportKind, ImportPlan, ImportResult } from '../../src/entry/wire';
import { announce } from '../parts/announce';
import { useNav } from '../parts/nav';
import { Notice } from '../parts/notice';
import { Trouble } from '../parts/trouble';
import { usePatience } from '../parts/waiting';
import type { Failure } from '../server';
import { counted } from '../words';
import { Result } from './result';
import type { Sending } from './send';

const THINGS: { readonly [kind in ImportKind]: string } = {
  schools: 'school',
  ects: 'ECT',
  ofsted: 'school',
};

/** How far it is, in words and as a bar. Read out now and then, not at every step. */
export function Progressing({
  says,
  share,
  note,
}: {
  readonly says: string;
  readonly share: number;
  readonly note?: string;
}) {
  const percent = Math.round(share * 100);
  const patience = usePatience(true);
  const quarter = Math.floor(share * 4) * 25;
  useEffect(() => {
    if (patience !== 'at once') announce(`${says}: ${percent} percent`);
  }, [patience, quarter]);
  return (
    <div class="progressing">
      <label for="progress">{says}</label>
      <progress id="progress" max={100} value={percent}>
        {percent}%
      </progress>
      {note !== undefined && <p class="quiet">{note}</p>}
      {patience === 'long' && <p class="quiet">You can leave this open and go on working in the Sheet.</p>}
    </div>
  );
}

interface Props {
  readonly plan: ImportPlan;
  readonly sending: Sending;
}

const rowsThrough = ({ plan, sending }: Props): string =>
  `${Math.min(sending.taken.rows, sending.through * plan.chunk).toLocaleString('en-GB')} of ${counted(sending.taken.rows, 'row')}`;

export function SendingNow({ plan, sending, stop }: Props & { readonly stop: () => void }) {
  const says = sending.step === 'check' ? 'Checking against the register' : `Importing ${THINGS[plan.kind]}s`;
  return (
    <>
      <Progressing
        says={says}
        share={sending.chunks.length === 0 ? 1 : sending.through / sending.chunks.length}
        note={
          sending.step === 'check'
            ? rowsThrough({ plan, sending })
            : `${sending.totals.added} added, ${sending.totals.changed} changed`
        }
      />
      <button type="button" class="button" onClick={stop}>
        Stop after this part
      </button>
    </>
  );
}

interface StoppedProps {
  readonly stage: { readonly sending: Sending; readonly failure: Failure<ImportResult> | null };
  readonly plan: ImportPlan;
  readonly goOn: () => void;
  readonly startAgain: () => void;
}

/** What is through is through; the rest goes on from where it stopped. */
export function Stopped({ stage: { sending, failure }, plan, goOn, startAgain }: StoppedProps) {
  const far =
    sending.step === 'check'
      ? `Checked so far: ${rowsThrough({ plan, sending })}. Nothing has been changed.`
      : `So far ${sending.totals.added} added and ${sending.totals.changed} changed. The rest is as it was.`;
  const other = (
    <button type="button" class="button" onClick={startAgain}>
      Choose another file
    </button>
  );
  if (failure !== null) {
    return (
      <Trouble failure={failure} kept={far} again={goOn}>
        {other}
      </Trouble>
    );
  }
  return (
    <Notice tone="plain" title="Stopped" takesFocus>
      <p>{far}</p>
      <div class="buttons">
        <button type="button" class="button main" onClick={goOn}>
          Go on
        </button>
        {other}
      </div>
    </Notice>
  );
}

interface CheckedProps extends Props {
  readonly commit: () => void;
  readonly startAgain: () => void;
}

export function Checked({ plan, sending, commit, startAgain }: CheckedProps) {
  const count = sending.totals.added + sending.totals.changed;
  const title = count === 0 ? 'There is nothing to import' : 'Checked. Nothing has been changed yet.';
  return (
    <>
      <Notice tone="plain" title={title} takesFocus>
        <p>{sending.taken.fileName}</p>
      </Notice>
      <Result sending={sending} />
      <div class="buttons bar">
        {count > 0 && (
          <button type="button" class="button main" onClick={commit}>
            Import {counted(count, THINGS[plan.kind])}
          </button>
        )}
        <button type="button" class="button" onClick={startAgain}>
          Choose another file
        </button>
      </div>
    </>
  );
}

export function Committed({ plan, sending, startAgain }: Omit<CheckedProps, 'commit'>) {
  const { back, wide } = useNav();
  const count = sending.totals.added + sending.totals.changed;
  return (
    <>
      <Notice tone="good" title={`Imported ${counted(count, THINGS[plan.kind])}`} takesFocus>
        <p>Importing the same file again changes nothing more.</p>
      </Notice>
      <Result sending={sending} />
      <div class="buttons bar">
        <button type="button" class="button main" onClick={wide ? () => google.script.host.close() : back}>
          {wide ? 'Close' : 'Done'}
        </button>
        <button type="button" class="button" onClick={startAgain}>
          Import another file
        </button>
      </div>
    </>
  );
}
