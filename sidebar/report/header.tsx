import type { ReportForm } from '../../src/entry/wire';
import { Title } from '../parts/nav';
import { webAddress } from '../words';
import { kindTitle } from './words';

/** Whose report, which one, for when, how far. */
export function Header({ form }: { readonly form: ReportForm }) {
  const pdf = webAddress(form.pdf);
  return (
    <>
      <Title>
        {kindTitle(form)}: {form.name}
      </Title>
      <p class="under-title">
        TRN {form.trn} · {form.school}
      </p>
      <dl class="facts">
        <div>
          <dt>Term</dt>
          <dd>{form.term}</dd>
        </div>
        <div>
          <dt>Covers</dt>
          <dd>{form.covers}</dd>
        </div>
        <div>
          <dt>Due</dt>
          <dd>
            {form.due}
            {form.late && <span class="tag late">Late</span>}
          </dd>
        </div>
        <div>
          <dt>State</dt>
          <dd>{form.stands}</dd>
        </div>
        {form.said.map(({ label, text }) => (
          <div>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {form.returnedWhy !== null && (
        <p class="returned">
          <strong>{form.state === 'returned' ? 'Returned to the school' : 'Returned before'}:</strong>{' '}
          {form.returnedWhy}
        </p>
      )}
      {form.why !== '' && (
        <details>
          <summary>Why this date?</summary>
          <p class="why">{form.why}</p>
        </details>
      )}
      {pdf !== null && (
        <p>
          <a href={pdf} target="_blank" rel="noopener">
            PDF of this report<span class="unseen"> (opens in a new tab)</span>
          </a>
        </p>
      )}
    </>
  );
}
