import { shortDay, spellDay } from '../domain/day';
import { decimal, divide, spellTerms } from '../domain/fraction';
import { checkCareer } from '../domain/facts-check';
import type { Calendar, Career, Day, Reason, Report } from '../domain/facts';
import { expectedEnd, termsServed } from '../domain/induction';
import type { Policy } from '../domain/policy';
import { riskOf } from '../domain/risk';
import { scheduleFor } from '../domain/schedule';
import type { Ports } from '../google/ports';
import { CAREER_TABLES, calendarIn, careersIn, open, policyIn, rowsOf } from '../register/open';
import { spellCitation } from './refresh';
import type { Card, TimelineItem, Why } from './wire';

/** All the sidebar shows of one ECT, worked out from the register as it stands this moment. */
export function ectCard(ports: Pick<Ports, 'sheets' | 'clock'>, trn: string): Card | null {
  const { tables } = open(ports.sheets, [
    ...CAREER_TABLES,
    'schools',
    'people',
    'terms',
    'bankHolidays',
    'settings',
  ]);
  const career = careersIn(tables).get(trn);
  if (!career) return null;
  const { policy } = policyIn(tables.settings);
  const today = ports.clock.today();
  const areas = new Map(
    rowsOf(tables.schools).flatMap((school) =>
      school.area === null ? [] : [[school.urn, school.area] as const],
    ),
  );
  const calendar: Calendar = { ...calendarIn(tables), areas };
  const row = rowsOf(tables.ects).find((one) => one.trn === trn);
  const period = [...career.periods].sort((a, b) => (a.startedOn < b.startedOn ? 1 : -1))[0];
  const person = (id: string | null | undefined): string =>
    rowsOf(tables.people).find((post) => post.personId === id)?.name ?? '';
  const school = rowsOf(tables.schools).find(({ urn }) => urn === period?.urn);
  const pdfs = new Map(rowsOf(tables.reports).map((report) => [report.id, report.pdf]));
  const served = termsServed(career, today, calendar, policy);
  const end = expectedEnd(career, calendar, policy, today);
  const risk = riskOf(career, calendar, policy, today);
  const { ect } = career;
  const fact = (label: string, value: string | null | undefined) => ({
    label,
    value: value === null || value === undefined || value === '' ? 'not known' : value,
  });
  return {
    trn,
    name: ect.name,
    status: row?.status ?? '',
    school: school?.name ?? '',
    tutor: person(period?.tutorId),
    terms: served.known ? spellTerms(served.value.terms, served.value.required) : 'terms served not known',
    share:
      served.known && served.value.required.n > 0
        ? Math.min(1, decimal(divide(served.value.terms, served.value.required)))
        : 0,
    expectedEnd: end.known ? spellDay(end.value) : `Not known. ${end.unknown}`,
    chips: risk.reasons.map(({ level, says, since }) => ({
      label: level === 'red' ? 'At risk' : level === 'amber' ? 'Needs attention' : 'Watch',
      tone: level === 'red' ? ('bad' as const) : level === 'amber' ? ('warn' as const) : ('plain' as const),
      why: since === null ? says : `${says} Since ${shortDay(since)}.`,
    })),
    facts: [
      fact('TRN', trn),
      fact('QTS awarded', ect.qtsOn === null ? null : shortDay(ect.qtsOn)),
      fact('Started', period ? shortDay(period.startedOn) : null),
      fact('Programme', period?.programme),
      fact('Mentor', person(period?.mentorId)),
      fact('Named contact', ect.namedContact),
      fact('Assessor', ect.assessor),
    ],
    timeline: timelineOf(career, calendar, policy, today, pdfs),
    problems: [
      ...checkCareer(career, policy).map(({ field, says }) => `${field}: ${says}`),
      ...(served.known ? [] : [served.unknown]),
      ...risk.unknown,
    ],
  };
}

const why = ({ says, facts, cites }: Reason): Why => ({ says, facts, cites: cites.map(spellCitation) });

/** Reports past and coming, in order. */
function timelineOf(
  career: Career,
  calendar: Calendar,
  policy: Policy,
  today: Day,
  pdfs: ReadonlyMap<string, string | null>,
): TimelineItem[] {
  const expected = scheduleFor(career, calendar, policy, today);
  const reasons = expected.known ? expected.value : [];
  const whyOf = (report: Pick<Report, 'kind' | 'term'>): Why[] =>
    (reasons.find(({ kind, term }) => kind === report.kind && term === report.term)?.because ?? []).map(why);
  const written = career.reports
    .filter(({ state }) => state !== 'cancelled')
    .map((report): TimelineItem & { sort: Day } => {
      const open = report.state === 'due' || report.state === 'draft' || report.state === 'returned';
      const late = open && report.dueOn < today;
      return {
        sort: report.dueOn,
        when: spellDay(report.dueOn),
        day: report.dueOn,
        title: `${report.kind}, ${report.term}`,
        detail: detailOf(report, late),
        tone: late ? 'late' : open ? 'now' : 'past',
        why: whyOf(report),
        reportId: report.id,
        actions: [open ? 'record' : 'open', ...(pdfs.get(report.id) ? [] : open ? [] : (['pdf'] as const))],
        pdf: pdfs.get(report.id) ?? null,
      };
    });
  const coming = reasons
    .filter(({ coversFrom }) => coversFrom > today)
    .map((report): TimelineItem & { sort: Day } => ({
      sort: report.dueOn,
      when: spellDay(report.dueOn),
      day: report.dueOn,
      title: `${report.kind}, ${report.term}`,
      detail: report.provisional === null ? 'Expected' : `Expected. ${report.provisional}`,
      tone: 'coming',
      why: report.because.map(why),
      reportId: null,
      actions: [],
      pdf: null,
    }));
  return [...written, ...coming]
    .sort((a, b) => (a.sort < b.sort ? -1 : 1))
    .map(({ sort: _sort, ...item }) => item);
}

const DETAIL: { readonly [state in Report['state']]: string } = {
  due: 'Expected',
  draft: 'Begun',
  'with ECT': 'With the ECT for comment',
  signing: 'Waiting for signatures',
  submitted: 'Received, to review',
  returned: 'Returned to the school',
  reviewed: 'Reviewed',
  cancelled: 'Cancelled',
};

const detailOf = (report: Report, late: boolean): string =>
  `${DETAIL[report.state]}${late ? ', overdue' : ''}${report.onTrack === null ? '' : report.onTrack === 'yes' ? '. On track' : '. Not on track'}`;
