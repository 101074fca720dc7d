import { diceFor } from './dice';
import type { DemoFacts } from './facts';
import type { Row } from './hands';
import { WITHOUT_ADDRESS } from './people';

/** Something done with a report on a day. */
export interface Step {
  readonly on: string;
  readonly does: 'form' | 'sign' | 'save' | 'release' | 'submit' | 'accept' | 'return';
  /** Who has signed after a "sign". */
  readonly by?: 'tutor' | 'tutor and ECT' | 'everybody';
  /** What goes wrong with a form. */
  readonly slip?: 'code' | 'absence';
  /** Which reason a return gives. */
  readonly reason?: number;
}

/** What becomes of one report until 7 December. */
export interface Fate {
  readonly id: string;
  readonly steps: readonly Step[];
}

const [MON, TUE, WED, THU, FRI] = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'];

type Steps = readonly Step[];
const step = (on: string | undefined, does: Step['does'], more: Partial<Step> = {}): Step => ({
  on: on ?? '',
  does,
  ...more,
});
const signed = (on: string | undefined, by: Step['by'] = 'everybody'): Step => step(on, 'sign', { by });

/** Formal assessments were due on 4 December: most are in. */
const ASSESSMENTS: readonly Steps[] = [
  [step(MON, 'form'), signed(TUE), step(TUE, 'submit'), step(THU, 'accept')],
  [step(MON, 'release'), signed(WED), step(WED, 'submit'), step(FRI, 'accept')],
  [step(MON, 'release'), signed(TUE), step(TUE, 'submit'), step(WED, 'accept')],
  [step(TUE, 'form'), signed(THU), step(THU, 'submit')],
  [step(THU, 'form', { slip: 'code' })],
  [],
  [step(FRI, 'form', { slip: 'absence' })],
  [step(TUE, 'release'), signed(WED), step(THU, 'submit')],
  [step(TUE, 'release'), signed(FRI), step(FRI, 'submit')],
  [step(WED, 'form'), signed(FRI, 'tutor and ECT')],
  [step(TUE, 'release'), signed(FRI, 'tutor and ECT')],
  [step(WED, 'release'), signed(FRI, 'tutor')],
  [step(THU, 'form')],
  [step(FRI, 'form')],
  [step(MON, 'release'), signed(TUE), step(WED, 'submit'), step(FRI, 'return', { reason: 1 })],
  [step(THU, 'save')],
];

/** Progress reviews are due on 11 December: the early ones are in. */
const REVIEWS: readonly Steps[] = [
  [step(MON, 'submit'), step(WED, 'accept')],
  [step(MON, 'submit'), step(THU, 'accept')],
  [step(TUE, 'release'), signed(WED), step(WED, 'submit'), step(FRI, 'accept')],
  [step(MON, 'form'), signed(TUE), step(TUE, 'submit'), step(THU, 'accept')],
  [step(TUE, 'submit')],
  [step(WED, 'submit')],
  [step(WED, 'release'), signed(FRI), step(FRI, 'submit')],
  [step(THU, 'submit')],
  [step(FRI, 'submit')],
  [step(WED, 'form'), signed(FRI, 'tutor')],
  [step(THU, 'release'), signed(FRI, 'tutor')],
  [step(THU, 'release')],
  [step(FRI, 'form')],
  [step(FRI, 'form')],
  [step(THU, 'form')],
  [step(TUE, 'submit'), step(THU, 'return', { reason: 0 })],
  [step(WED, 'save')],
  [step(THU, 'save')],
  [step(FRI, 'save')],
  [step(FRI, 'save')],
];

/** This term's reports with what becomes of each; those not named here are still to be written. */
export function fatesOf(reports: readonly Row[], facts: DemoFacts): readonly Fate[] {
  const dice = diceFor('fates');
  const { troubles, returnedTwice, entitlementMissed, programmeMissed } = facts.circumstances;
  const now = reports.filter(({ Term, State }) => Term === 'Autumn 2026' && State === 'due');
  const isSpecial = (trn: string | undefined) =>
    trn === undefined ||
    troubles.has(trn) ||
    entitlementMissed.has(trn) ||
    programmeMissed.has(trn) ||
    trn === returnedTwice ||
    facts.byTrn.get(trn)?.school.name === WITHOUT_ADDRESS ||
    ['maternity', 'left'].includes(facts.byTrn.get(trn)?.story ?? '');
  const plain = (kind: string) =>
    dice.shuffled(now.filter(({ Kind, TRN }) => Kind === kind && !isSpecial(TRN)));
  const given = (rows: readonly Row[], all: readonly Steps[]): Fate[] =>
    all.flatMap((steps, at) => {
      const id = rows[at]?.['Report'];
      return id === undefined ? [] : [{ id, steps }];
    });
  return [
    ...given(plain('formal assessment'), ASSESSMENTS),
    ...given(plain('progress review'), REVIEWS),
    ...now.flatMap(({ Report = '', TRN = '', Kind = '' }): Fate[] => {
      const steps = specialSteps(TRN, Kind, facts);
      return steps.length === 0 ? [] : [{ id: Report, steps }];
    }),
  ];
}

/** Reports of ECTs whose circumstances show in them this term. */
function specialSteps(trn: string, kind: string, facts: DemoFacts): Steps {
  const { troubles, returnedTwice, entitlementMissed, programmeMissed } = facts.circumstances;
  if (trn === returnedTwice) {
    return [
      step(MON, 'submit'),
      step(TUE, 'return', { reason: 0 }),
      step(WED, 'submit'),
      step(THU, 'return', { reason: 2 }),
    ];
  }
  if (entitlementMissed.has(trn) || programmeMissed.has(trn)) return [step(TUE, 'submit')];
  const trouble = troubles.get(trn);
  if (!trouble) return [];
  if (trouble.terms.includes('Autumn 2026'))
    return kind === 'formal assessment'
      ? [step(MON, 'form'), signed(WED), step(WED, 'submit')]
      : [step(MON, 'form'), signed(WED), step(THU, 'submit')];
  if (trouble.plan === 'closed') return [step(WED, 'submit')];
  return [];
}
