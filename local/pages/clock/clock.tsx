import type { ClockView, QuotaView, TriggerView } from '../../api';
import { useLive } from '../core/live';
import { follow } from '../core/route';
import { session } from '../core/session';
import { useStore } from '../core/store';
import { briefTime, hour, longDay } from '../core/words';
import { ExecutionTable, OutcomeTag } from '../executions/table';
import { Empty, Try } from '../parts/try';

function Triggers({ triggers, now }: { readonly triggers: readonly TriggerView[]; readonly now: string }) {
  if (triggers.length === 0)
    return <Empty>No triggers yet. Set up register, in the Induction menu, installs them.</Empty>;
  return (
    <table class="listing">
      <thead>
        <tr>
          <th scope="col">Function</th>
          <th scope="col">When</th>
          <th scope="col">As</th>
          <th scope="col">Next</th>
          <th scope="col">Last</th>
        </tr>
      </thead>
      <tbody>
        {triggers.map(({ id, fn, when, owner, next, last }) => (
          <tr key={id}>
            <th scope="row">{fn}</th>
            <td>{when}</td>
            <td>{owner}</td>
            <td>{next ? `${longDay(next)}, ${hour(next)}` : 'When it happens'}</td>
            <td>
              {last ? (
                <>
                  <a href={`/executions/${last.execution}`} onClick={follow}>
                    {briefTime(last.at, now)}
                  </a>{' '}
                  <OutcomeTag outcome={last.outcome} />
                </>
              ) : (
                'Not yet'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Quota({ name, used, of, unit }: QuotaView) {
  const share = of === 0 ? 0 : used / of;
  const id = `quota-${name.replace(/\W+/g, '-')}`;
  return (
    <li class={share > 0.9 ? 'quota near' : 'quota'}>
      <span id={id}>{name}</span>
      <meter min={0} max={of} value={used} aria-labelledby={id}>
        {used} of {of}
      </meter>
      <span class="amount">
        {used.toLocaleString('en-GB')} of {of.toLocaleString('en-GB')} {unit}
      </span>
    </li>
  );
}

/** What time will bring, what it has brought today, and how much of Google's daily allowance is gone. */
export function ClockPage() {
  const now = useStore(session, ({ overview }) => overview?.now ?? '');
  const { value, fault } = useLive<ClockView>('/clock');
  return (
    <>
      <Try>
        Press <b>Next day</b> and see which triggers ran. Time here is the workspace's own: nothing happens
        until you move it.
      </Try>
      <div class="content wide">
        {fault && <Empty bad>{fault}</Empty>}
        {value && (
          <>
            <h2>Triggers</h2>
            <Triggers triggers={value.triggers} now={now} />
            <h2>Today's allowance</h2>
            <ul class="quotas">
              {value.quotas.map((quota) => (
                <Quota key={quota.name} {...quota} />
              ))}
            </ul>
            <h2>What happened today</h2>
            {value.today.length === 0 ? (
              <Empty>Nothing has run today.</Empty>
            ) : (
              <ExecutionTable executions={value.today} now={now} />
            )}
          </>
        )}
      </div>
    </>
  );
}
