import type { ExecutionSummary, Outcome } from '../../api';
import { follow } from '../core/route';
import { briefTime, duration } from '../core/words';

const OUTCOMES: Record<Outcome, readonly [string, string]> = {
  completed: ['Completed', 'good'],
  failed: ['Failed', 'bad'],
  killed: ['Ended by the platform', 'bad'],
  refused: ['Not allowed', 'bad'],
};

export function OutcomeTag({ outcome }: { readonly outcome: Outcome }) {
  const [label, tone] = OUTCOMES[outcome];
  return <span class={`tag ${tone}`}>{label}</span>;
}

interface Props {
  readonly executions: readonly ExecutionSummary[];
  readonly now: string;
  readonly opened?: string | null;
}

/** What ran, newest first; each name opens its calls. */
export function ExecutionTable({ executions, now, opened = null }: Props) {
  return (
    <table class="listing executions-table">
      <thead>
        <tr>
          <th scope="col">Function</th>
          <th scope="col">From</th>
          <th scope="col">As</th>
          <th scope="col">Authority</th>
          <th scope="col">At</th>
          <th scope="col" class="number">
            Took
          </th>
          <th scope="col" class="number">
            Calls
          </th>
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <tbody>
        {executions.map((run) => (
          <tr key={run.id} class={run.id === opened ? 'opened-row' : ''}>
            <th scope="row">
              <a
                href={`/executions/${run.id}`}
                aria-current={run.id === opened ? 'true' : undefined}
                onClick={follow}
              >
                {run.fn}
              </a>
            </th>
            <td>{run.from}</td>
            <td>{run.who}</td>
            <td>{run.mode}</td>
            <td>{briefTime(run.at, now)}</td>
            <td class="number">{duration(run.seconds)}</td>
            <td class="number">{run.calls}</td>
            <td>
              <OutcomeTag outcome={run.outcome} />
              {run.error && <p class="error">{run.error}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
