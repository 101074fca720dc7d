import { useState } from 'preact/hooks';
import type { CallLine, ExecutionSummary, ExecutionView } from '../../api';
import { useLive } from '../core/live';
import { go, usePlace } from '../core/route';
import { session } from '../core/session';
import { useStore } from '../core/store';
import { count, duration } from '../core/words';
import { Icon } from '../parts/icon';
import { Empty, Try } from '../parts/try';
import { ExecutionTable } from './table';

function CallTable({ calls }: { readonly calls: readonly CallLine[] }) {
  const [all, showAll] = useState(false);
  const free = calls.filter((call) => call.free).length;
  const listed = all ? calls : calls.filter((call) => !call.free);
  return (
    <>
      {free > 0 && (
        <label class="speed">
          <input type="checkbox" checked={all} onChange={(event) => showAll(event.currentTarget.checked)} />
          Also the {count(free, 'call')} that cost nothing
        </label>
      )}
      <div class="call-log" tabIndex={0} role="region" aria-label="Calls of this execution">
        <table class="listing">
          <thead>
            <tr>
              <th scope="col" class="number">
                No.
              </th>
              <th scope="col">Call</th>
              <th scope="col" class="number">
                Cells
              </th>
              <th scope="col" class="number">
                ms
              </th>
            </tr>
          </thead>
          <tbody>
            {listed.slice(0, 2000).map((call, index) => (
              <tr key={index}>
                <td class="number">{index + 1}</td>
                <td>
                  <code>{call.method}</code>
                </td>
                <td class="number">{call.cells || ''}</td>
                <td class="number">{call.ms ? Math.round(call.ms) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Details({ run }: { readonly run: ExecutionView }) {
  return (
    <section class="details" aria-label={`Execution of ${run.fn}`}>
      <header>
        <h2>{run.fn}</h2>
        <button type="button" class="quiet" aria-label="Close" onClick={() => go('/executions')}>
          <Icon name="close" />
        </button>
      </header>
      <p class="facts">
        <span>{run.from}</span>
        <span>as {run.who}</span>
        <span>{duration(run.seconds)} simulated</span>
        <span>{count(run.calls, 'service call')}</span>
      </p>
      {run.error && <p class="error">{run.error}</p>}
      {run.console.length > 0 && (
        <>
          <h3>Console</h3>
          <pre class="console" tabIndex={0}>
            {run.console.map(({ level, text }, index) => (
              <span key={index} class={level}>{`${text}\n`}</span>
            ))}
          </pre>
        </>
      )}
      <h3>Calls to Google's services</h3>
      {run.log.length === 0 ? <p>It made none.</p> : <CallTable calls={run.log} />}
    </section>
  );
}

/** What ran, for whom, and every call it made. */
export function ExecutionsPage() {
  const { path } = usePlace();
  const now = useStore(session, ({ overview }) => overview?.now ?? '');
  const { value: executions, fault } = useLive<ExecutionSummary[]>('/executions');
  const id = path.split('/')[2] ?? null;
  const { value: opened, fault: gone } = useLive<ExecutionView>(id ? `/executions/${id}` : null);
  return (
    <>
      <Try>
        Run something from the menu, then open it here: every call it would have made to Google, and the
        seconds it would have taken.
      </Try>
      <div class={`content wide split ${opened ? 'has-details' : ''}`}>
        <div class="split-list">
          {fault && <Empty bad>{fault}</Empty>}
          {gone && <Empty bad>{gone}</Empty>}
          {executions?.length === 0 && <Empty>Nothing has run yet.</Empty>}
          {executions && executions.length > 0 && (
            <ExecutionTable executions={executions} now={now} opened={id} />
          )}
        </div>
        {opened && <Details key={opened.id} run={opened} />}
      </div>
    </>
  );
}
