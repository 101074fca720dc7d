import type { Day, Problem } from './facts';

const YOUNGEST = 18;
const OLDEST = 100;

/** Whole years between two days: a person born on 29 February comes of age on 1 March of a common year. */
export function ageOn(dateOfBirth: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return day.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
}

/** The DfE's service takes teachers of 18 to 100 years. */
export function dateOfBirthProblems(dateOfBirth: Day, today: Day): readonly Problem[] {
  const age = ageOn(dateOfBirth, today);
  if (age >= YOUNGEST && age <= OLDEST) return [];
  const found = age < 0 ? 'This one is in the future.' : `This one makes them ${age}.`;
  return [
    {
      field: 'dateOfBirth',
      says: `Enter the date of birth of someone aged ${YOUNGEST} to ${OLDEST}. ${found}`,
    },
  ];
}
