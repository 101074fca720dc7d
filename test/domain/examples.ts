/** Whole examples of what the rules see. A test takes one and changes only what it is about. */
import { day } from '../../src/domain/day';
import { fraction } from '../../src/domain/fraction';
import { PROCLAIMED_YEARS, standardBankHolidays } from '../../src/domain/standard-bank-holidays';
import { STANDARD_SCHOOL_YEARS, standardTerms } from '../../src/domain/standard-terms';
import type {
  Absence,
  Adjustment,
  Calendar,
  Career,
  Ect,
  InductionPeriod,
  Report,
  School,
  Term,
} from '../../src/domain/facts';

export { day, fraction };

export function anEct(differs: Partial<Ect> = {}): Ect {
  return {
    trn: '0012345',
    name: 'Ada Example',
    dateOfBirth: day('1999-05-17'),
    email: 'ada@example.org',
    qtsOn: day('2026-07-10'),
    ittRoute: 'Provider led postgrad',
    ittProvider: 'Example University',
    barredBy: null,
    registeredOn: day('2026-07-14'),
    namedContact: 'P-0009',
    assessor: 'P-0008',
    priorTerms: null,
    outcome: null,
    outcomeOn: null,
    abConcernOn: null,
    ectConcernOn: null,
    ...differs,
  };
}

/** Full time from Tuesday 1 September 2026, still open. */
export function aPeriod(differs: Partial<InductionPeriod> = {}): InductionPeriod {
  return {
    id: 'IP-0001',
    trn: '0012345',
    urn: '900001',
    startedOn: day('2026-09-01'),
    finishedOn: null,
    fte: fraction(1),
    programme: 'provider-led',
    countedTerms: null,
    otherAb: null,
    tutorId: 'P-0001',
    mentorId: 'P-0002',
    timetablePercent: 90,
    postSuitable: 'yes',
    ...differs,
  };
}

export function anAbsence(differs: Partial<Absence> = {}): Absence {
  return {
    id: 'A-0001',
    trn: '0012345',
    from: day('2026-11-02'),
    until: day('2026-11-06'),
    days: fraction(5),
    kind: 'sickness',
    ectChoosesExtension: null,
    ...differs,
  };
}

export function anAdjustment(differs: Partial<Adjustment> = {}): Adjustment {
  return {
    id: 'AD-0001',
    trn: '0012345',
    kind: 'reduction',
    terms: fraction(3),
    agreedOn: day('2026-09-10'),
    ectAgrees: 'yes',
    reason: 'Four years of whole-class teaching in an independent school',
    ...differs,
  };
}

export function aReport(differs: Partial<Report> = {}): Report {
  return {
    id: 'R-0001',
    trn: '0012345',
    urn: '900001',
    kind: 'progress review',
    term: 'Autumn 2026',
    coversFrom: day('2026-09-01'),
    coversUntil: day('2027-01-03'),
    opensOn: day('2026-11-20'),
    dueOn: day('2026-12-11'),
    state: 'due',
    onTrack: null,
    standardsOfConcern: [],
    entitlementsMet: null,
    supportPlan: null,
    recommendation: null,
    daysAbsent: null,
    ectSignedAt: null,
    tutorSignedAt: null,
    headSignedAt: null,
    submittedAt: null,
    reviewedAt: null,
    timesReturned: 0,
    ...differs,
  };
}

export function aSchool(differs: Partial<School> = {}): School {
  return {
    urn: '900001',
    name: 'Larkspur Primary School',
    type: 'Community school',
    phase: 'Primary',
    area: 'Exampleshire',
    status: 'open',
    openedOn: null,
    closedOn: null,
    specialMeasures: 'no',
    permittedByOfsted: null,
    ofsted: 'Good',
    ofstedOn: day('2024-03-12'),
    highSupport: 'no',
    capacityIssue: 'no',
    seriousIssuesOn: null,
    visitRequestedOn: null,
    goodPractice: null,
    withUsSince: day('2022-09-01'),
    teachers: 24,
    ...differs,
  };
}

/** A full-time ECT from September 2026 with nothing unusual about them. */
export function aCareer(differs: Partial<Career> = {}): Career {
  return {
    ect: anEct(),
    periods: [aPeriod()],
    absences: [],
    adjustments: [],
    reports: [],
    supportPlans: [],
    observations: [],
    ...differs,
  };
}

/** Autumn 2026 in England: 1 September to 18 December, half-term in the last week of October. */
export function aTerm(differs: Partial<Term> = {}): Term {
  const autumn = standardTerms('2026/27')[0];
  if (!autumn) throw new Error('The standard terms begin with an autumn.');
  return { ...autumn, ...differs };
}

/** Terms of 2021/22 to 2029/30 and the bank holidays of England and Wales from 2021 to 2028, as at set-up. */
export const theCalendar: Calendar = {
  terms: STANDARD_SCHOOL_YEARS.flatMap((year) => standardTerms(year)),
  bankHolidays: PROCLAIMED_YEARS.flatMap((year) => standardBankHolidays(year)),
};
