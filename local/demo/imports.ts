import type { DemoEct } from './careers';
import type { DemoFacts } from './facts';
import type { DemoSchool } from './schools';

/** A file as the import page reads it: headings, and each line's cells. */
export interface Table {
  readonly headings: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** "1974-09-01" as GIAS writes it. */
const giasDay = (day: string): string => day.split('-').reverse().join('-');

/** What the GIAS file says of a school, by its heading. */
export const giasOf = (school: DemoSchool): Readonly<Record<string, string>> => ({
  URN: school.urn,
  EstablishmentName: school.name,
  'TypeOfEstablishment (name)': school.type,
  'PhaseOfEducation (name)': school.phase,
  'LA (name)': school.area,
  'EstablishmentStatus (name)': school.status,
  OpenDate: giasDay(school.opened),
  CloseDate: school.status === 'Open' ? '' : '31-08-2027',
  Postcode: school.postcode,
  'OfstedSpecialMeasures (name)': school.measures,
  'OfstedRating (name)': school.ofsted,
  OfstedLastInsp: school.inspected === '' ? '' : giasDay(school.inspected),
});

export function schoolsTable(schools: readonly DemoSchool[]): Table {
  const rows = schools.map(giasOf);
  const headings = Object.keys(rows[0] ?? {});
  return { headings, lines: rows.map((row) => headings.map((heading) => row[heading] ?? '')) };
}

/** An officer's own list of ECTs, with the working pattern each began with us. */
export function ectsTable(ects: readonly DemoEct[], { byPerson }: Pick<DemoFacts, 'byPerson'>): Table {
  const rows = ects.map((ect): Readonly<Record<string, string>> => {
    const period = ect.periods.find(({ otherAb }) => otherAb === '');
    const tutor = byPerson.get(period?.tutorId ?? '');
    return {
      TRN: ect.trn,
      Name: ect.name.full,
      'Date of birth': giasDay(ect.born).replace(/-/g, '/'),
      Email: ect.email,
      'QTS awarded': giasDay(ect.qtsOn).replace(/-/g, '/'),
      Route: ect.route,
      'ITT provider': ect.provider,
      'Named contact': ect.namedContact,
      URN: period?.urn ?? '',
      Started: giasDay(period?.from ?? '').replace(/-/g, '/'),
      FTE: period?.fte ?? '',
      Programme: period?.programme ?? '',
      'Tutor name': tutor?.name ?? '',
      'Tutor email': tutor?.email ?? '',
    };
  });
  const headings = Object.keys(rows[0] ?? {});
  return { headings, lines: rows.map((row) => headings.map((heading) => row[heading] ?? '')) };
}
