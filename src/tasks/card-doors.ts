import { spellDay } from '../domain/day';
import type { Day } from '../domain/facts';
import type { Ports } from '../google/ports';
import type { Opened } from '../register/open';
import { postsIn, rowsOf } from '../register/open';
import { standingLinks } from './standing-links';
import type { Card } from './wire';

/** Observations of an ECT, newest first, as many as a card has room for. */
const MOST_SHOWN = 6;

/** What a card shows of the forms that are open all year: what they brought, and the links of those who may use them. */
export function doorsOn(
  ports: Pick<Ports, 'memory' | 'signer'>,
  trn: string,
  tables: Opened<'ects' | 'periods' | 'schools' | 'people' | 'observations'>['tables'],
  today: Day,
): Pick<Card, 'observed' | 'links'> {
  const posts = postsIn(tables.people);
  const periods = rowsOf(tables.periods).filter((period) => period.trn === trn);
  const facts = { ects: rowsOf(tables.ects), periods, schools: rowsOf(tables.schools), posts };
  const linksOf = standingLinks(ports, facts, today);
  const urns = new Set(periods.map(({ urn }) => urn));
  const names = new Map(
    posts.filter(({ urn }) => urn !== null && urns.has(urn)).map(({ personId, name }) => [personId, name]),
  );
  const observed = rowsOf(tables.observations)
    .filter((row) => row.trn === trn)
    .sort((one, other) => (one.observedOn < other.observedOn ? 1 : -1))
    .slice(0, MOST_SHOWN)
    .map(({ observedOn, kind, observer, focus, strengths, development, feedbackOn, notes }) => ({
      when: spellDay(observedOn),
      title: [kind ?? 'lesson observation', observer, focus].filter((part) => part !== null).join(' · '),
      says: [
        ...(strengths === null ? [] : [`Went well: ${strengths}`]),
        ...(development === null ? [] : [`To work on: ${development}`]),
        ...(feedbackOn === null ? [] : [`Feedback on ${spellDay(feedbackOn)}`]),
      ],
      notes: notes !== null && notes.startsWith('https://') ? notes : null,
    }));
  const links = [...names].flatMap(([personId, who]) =>
    linksOf(personId)
      .filter(({ door }) => door !== 'school self-evaluation')
      .map(({ label, url }) => ({ label, who, url })),
  );
  return { observed, links };
}
