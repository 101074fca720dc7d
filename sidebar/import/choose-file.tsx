import type { ImportPlan } from '../../src/entry/wire';
import { Notice } from '../parts/notice';
import { counted, listed } from '../words';
import type { Taken } from './take';

interface Props {
  readonly plan: ImportPlan;
  /** What was wrong with the file before, and what to do. */
  readonly says: string | null;
  readonly chosen: (file: File) => void;
}

const WHERE: { readonly [kind in ImportPlan['kind']]: string } = {
  schools:
    'Download “Establishment fields CSV” from Get Information About Schools and choose it as it is. Nothing is changed before you have seen what would be.',
  ofsted:
    'Save the latest inspections of Ofsted’s monthly management information as CSV and choose it. Nothing is changed before you have seen what would be.',
  ects: 'Choose a CSV file with one ECT a row. Nothing is changed before you have seen what would be.',
};

export function ChooseFile({ plan, says, chosen }: Props) {
  const others = plan.used.filter((heading) => !plan.needed.includes(heading));
  return (
    <>
      {says !== null && (
        <Notice tone="bad" title="This file cannot be taken" takesFocus>
          <p>{says}</p>
        </Notice>
      )}
      <p>{WHERE[plan.kind]}</p>
      <div class="field">
        <label for="file">CSV file</label>
        <input
          id="file"
          class="file"
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          aria-describedby="file-help"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            // Forgotten at once, so that choosing the same file again, mended, counts as a choice.
            event.currentTarget.value = '';
            if (file) chosen(file);
          }}
        />
        <p id="file-help" class="help">
          It is read here in your browser. Only the columns below are sent.
        </p>
      </div>
      {plan.only !== null && <p class="says">{saysOnly(plan.only)}</p>}
      <details>
        <summary>Headings the file needs</summary>
        <p>{listed(plan.needed)}</p>
        {others.length > 0 && <p class="quiet">Used where there: {listed(others)}</p>}
      </details>
    </>
  );
}

const FEW = 3;

function saysOnly(only: NonNullable<ImportPlan['only']>): string {
  const others = only.values.length - FEW;
  const values = others > 0 ? [...only.values.slice(0, FEW), `${others} more`] : only.values;
  if (values.length === 0) return `Settings name no ${only.heading} yet, so no row would be taken.`;
  return `Only rows whose ${only.heading} is ${values.length > 1 ? 'one of ' : ''}${listed(values)} are taken. To take others, change Areas in Settings.`;
}

/** Why nothing was taken from a file that could be read. */
export function noneOurs(plan: ImportPlan, taken: Taken): string {
  if (plan.only === null || taken.passedOver === 0) return 'This file has headings and no rows below them.';
  return `None of its ${counted(taken.passedOver, 'row')} is yours. ${saysOnly(plan.only)}`;
}
