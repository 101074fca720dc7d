import { spellReason } from '../domain/citations';
import type { School } from '../domain/facts';
import { capital } from '../domain/capital';
import { TUTOR } from '../domain/risk-case';
import type { Who } from '../domain/who';
import type { Row } from '../register/open';
import type { View } from './ect-views';

const RISK_ORDER = ['red', 'amber', 'watch'];

/** The At risk sheet: who needs attention, worst first. */
export function atRiskRows(
  views: readonly View[],
  schools: ReadonlyMap<string, School>,
  who: Who,
): Row<'atRisk'>[] {
  const place = ({ risk }: View) => RISK_ORDER.indexOf(risk.level);
  return views
    .filter((view) => place(view) !== -1)
    .sort((a, b) => place(a) - place(b) || (a.career.ect.name < b.career.ect.name ? -1 : 1))
    .map(({ career: { ect }, post, risk }) => {
      const school = post?.urn ? schools.get(post.urn) : undefined;
      const step = risk.nextStep;
      const named = (text: string | null | undefined) => who(text ?? '')?.name ?? null;
      const tutor = named(post?.tutorId);
      const owner = step?.owner === TUTOR ? tutor : named(step?.owner);
      return {
        trn: ect.trn,
        ect: ect.name,
        level: risk.level,
        why: risk.reasons.map(spellReason).join('\n'),
        since: risk.since,
        school: school?.name ?? null,
        area: school?.area ?? null,
        tutor,
        assessor: named(ect.assessor) ?? ect.assessor,
        nextStep: step === null ? null : `${owner ?? capital(step.owner)}: ${step.says}`,
        nextBy: step?.by ?? null,
        unknown: risk.unknown.join('\n') || null,
      };
    });
}
