import { useState } from 'preact/hooks';

interface Props {
  readonly id: string;
  readonly value: string;
  readonly describedBy: string | undefined;
  readonly faulty: boolean;
  readonly change: (value: string) => void;
}

interface Parts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

const FIELDS: readonly { readonly part: keyof Parts; readonly label: string; readonly length: number }[] = [
  { part: 'day', label: 'Day', length: 2 },
  { part: 'month', label: 'Month', length: 2 },
  { part: 'year', label: 'Year', length: 4 },
];

/** A day in three fields. What is typed is kept as typed; only three plausible numbers become "2026-12-11". */
export function DayField({ id, value, describedBy, faulty, change }: Props) {
  const [parts, setParts] = useState<Parts>(partsOf(value));
  const now = joined(parts) === value ? parts : partsOf(value);
  const typed = (part: keyof Parts, text: string) => {
    const next = { ...now, [part]: text };
    setParts(next);
    change(joined(next));
  };
  return (
    <div class="day">
      {FIELDS.map(({ part, label, length }, at) => (
        <label key={part}>
          {label}
          <input
            id={at === 0 ? id : `${id}-${part}`}
            class={`input digits-${length}`}
            type="text"
            inputMode="numeric"
            autocomplete="off"
            aria-describedby={describedBy}
            aria-invalid={faulty}
            value={now[part]}
            onInput={(event) => typed(part, event.currentTarget.value)}
          />
        </label>
      ))}
    </div>
  );
}

/** "2026-12-11" or what was typed so far, "11/12/". */
function partsOf(value: string): Parts {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value);
  if (iso) return { day: String(Number(iso[3])), month: String(Number(iso[2])), year: iso[1] ?? '' };
  const [day = '', month = '', ...year] = value.split('/');
  return { day, month, year: year.join('/') };
}

function joined(parts: Parts): string {
  const [day, month, year] = [parts.day.trim(), parts.month.trim(), parts.year.trim()];
  if (/^\d{1,2}$/.test(day) && /^\d{1,2}$/.test(month) && /^\d{4}$/.test(year)) {
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  return day === '' && month === '' && year === '' ? '' : `${day}/${month}/${year}`;
}
