/**
 * The choice of schools as somebody would write it by hand for one set of weights, to measure against. Types alone are
 * imported, so that it runs in a bare vm as the shipped file does.
 */
import type { QaFacts } from '../src/domain/qa-facts';

const AS_AT = '2026-12-07';

/**
 * The same ranking as somebody would write it who needs no settings, no list of criteria and no area balance: every
 * figure in its place, one branch a rule. Reasons and questions included, since a rank without them is half the work.
 */
export function byHand(facts: QaFacts): readonly unknown[] {
  interface Sums {
    here: number;
    off: number;
    offUnknown: number;
    ext: number;
    quick: number;
    routeUnknown: number;
    led: number;
    ledUnknown: number;
    bad: number;
    starters: number;
    leavers: number;
    first: string;
    gone: string;
    head: string;
    lead: string;
    visit: string;
  }
  const sums = new Map<string, Sums>();
  const sumsOf = (urn: string): Sums => {
    let it = sums.get(urn);
    if (it === undefined) {
      it = {
        here: 0, off: 0, offUnknown: 0, ext: 0, quick: 0, routeUnknown: 0, led: 0, ledUnknown: 0, bad: 0,
        starters: 0, leavers: 0, first: '', gone: '', head: '', lead: '', visit: '',
      }; // prettier-ignore
      sums.set(urn, it);
    }
    return it;
  };
  for (const ect of facts.ects) {
    if (ect.urn === null || ect.startedOn === null || ect.startedOn > AS_AT) continue;
    const it = sumsOf(ect.urn);
    if (ect.startedOn >= '2023-12-07') it.starters += 1;
    if (ect.outcome !== null || (ect.finishedOn !== null && ect.finishedOn < AS_AT)) {
      if (ect.outcome === null && ect.startedOn >= '2023-12-07') it.leavers += 1;
      if (ect.finishedOn !== null && ect.finishedOn > it.gone) it.gone = ect.finishedOn;
      continue;
    }
    it.here += 1;
    if (it.first === '' || ect.startedOn < it.first) it.first = ect.startedOn;
    if (ect.onTrack === 'no' || ect.supportPlan === 'yes') it.off += 1;
    if (ect.onTrack === null) it.offUnknown += 1;
    if (ect.extension === 'yes' || ect.concern === 'yes') it.ext += 1;
    if (ect.ittRoute === null) it.routeUnknown += 1;
    else if (ect.ittRoute === 'Assessment only') it.quick += 1;
    if (ect.programme === null) it.ledUnknown += 1;
    else if (ect.programme === 'school-led') it.led += 1;
    it.bad += ect.lateReports + ect.returnedReports;
  }
  for (const post of facts.posts) {
    if (post.urn === null || post.from === null || post.from > AS_AT) continue;
    const it = sumsOf(post.urn);
    if (post.role === 'head' && post.from > it.head) it.head = post.from;
    if (post.role === 'induction lead' && post.from > it.lead) it.lead = post.from;
  }
  for (const visit of facts.visits) {
    if (visit.visitedOn === null || visit.visitedOn > AS_AT) continue;
    const it = sumsOf(visit.urn);
    if (visit.visitedOn > it.visit) it.visit = visit.visitedOn;
  }

  const rows = facts.schools.map((school) => {
    const it = sums.get(school.urn);
    const why: string[] = [];
    const ask: string[] = [];
    const points: string[] = [];
    let score = 0;
    let lane = 2;
    if (it === undefined || it.here === 0) {
      return {
        school: school.urn,
        name: school.name,
        lane: 4,
        score: 0,
        why: 'No ECT here now.',
        ask,
        points,
        here: 0,
      };
    }
    const add = (worth: number, says: string) => {
      score += worth;
      why.push(says);
      points.push(`Q${points.length} +${worth}: ${says} (Cambridgeshire, priority ${points.length})`);
    };
    if (it.off > 0) {
      lane = 0;
      add(0, `${it.off} ECTs not on track`);
    } else if (it.offUnknown > 0) ask.push('Is every ECT on track?');
    if (school.visitRequestedOn !== null && school.visitRequestedOn > it.visit) {
      lane = 0;
      add(0, `visit asked for on ${school.visitRequestedOn}`);
    }
    if (it.ext > 0) {
      lane = Math.min(lane, 1);
      add(0, 'an ECT on extension, or a concern raised');
    }
    if (school.specialMeasures === 'yes' || school.ofsted === 'Inadequate') {
      lane = Math.min(lane, 1);
      add(0, 'judged inadequate');
    }
    if (school.capacityIssue === 'yes') {
      lane = Math.min(lane, 1);
      add(0, 'too little capacity for induction');
    } else if (school.capacityIssue === null) ask.push('Does the school have the capacity for its ECTs?');
    if (school.seriousIssuesOn !== null && school.seriousIssuesOn >= '2025-09-01')
      add(5, `serious issues in ${school.seriousIssuesOn}`);
    else if (school.ofsted === 'Requires improvement') add(5, 'Ofsted: requires improvement');
    else if (school.ofsted === null) ask.push('What did Ofsted last say of the school?');
    if (school.highSupport === 'yes') add(5, 'a high level of outside support');
    else if (school.highSupport === null) ask.push('Does the school have a high level of outside support?');
    if (it.here >= 6 || (it.here > 1 && school.teachers !== null && it.here * 5 >= school.teachers))
      add(5, `${it.here} ECTs`);
    if (it.quick > 0) add(5, `${it.quick} ECTs by a quick route to QTS`);
    else if (it.routeUnknown > 0) ask.push('By which route did each ECT qualify?');
    if (it.lead >= '2025-12-07') add(5, `induction lead since ${it.lead}`);
    else if (it.head >= '2025-12-07') add(5, `headteacher since ${it.head}`);
    else if (it.lead === '') ask.push('Who leads induction, and since when?');
    if (it.lead >= '2025-12-07' && it.head >= '2025-12-07')
      add(5, 'headteacher and induction lead new to their roles');
    if (it.first >= '2023-12-07' && it.gone !== '' && it.gone < '2023-12-07')
      add(5, 'no ECT for 3 years before');
    if (school.withUsSince === null) ask.push('Since when has the school registered its ECTs with us?');
    else if (school.withUsSince >= '2025-12-07') add(5, `with us since ${school.withUsSince}`);
    if (it.visit === '') add(5, 'no visit on record');
    else if (it.visit < '2023-12-07') add(5, `last visit in ${it.visit}`);
    if (it.starters >= 3 && it.leavers * 100 >= 34 * it.starters)
      add(5, `${it.leavers} ECTs of ${it.starters} left early`);
    if (it.bad >= 2) add(5, `${it.bad} reports late or returned`);
    if (it.led > 0) add(5, 'a school-led programme not yet checked');
    else if (it.ledUnknown > 0) ask.push('Which training programme does the school use?');
    if (school.goodPractice === 'yes') {
      why.push('good practice to share');
      if (lane === 2 && score <= 4) lane = 3;
    }
    if (lane !== 0 && it.visit >= '2025-12-07') score = Math.max(0, score - 10);
    return {
      school: school.urn,
      name: school.name,
      lane,
      score,
      why: `${why.join('; ')}.`,
      ask,
      points,
      here: it.here,
    };
  });
  rows.sort(
    (a, b) => a.lane - b.lane || b.score - a.score || b.here - a.here || (a.school < b.school ? -1 : 1),
  );
  return rows.map((row, at) => ({ rank: at + 1, ...row }));
}

type Fields = readonly (readonly [field: string, heading: string])[];
type Range = readonly (readonly unknown[])[];

/** Each cell found by its heading once; blanks as null. */
function read([headings = [], ...lines]: Range, fields: Fields): Record<string, unknown>[] {
  const known = fields
    .map(([field, heading]) => [field, headings.indexOf(heading)] as const)
    .filter(([, at]) => at !== -1);
  return lines.map((cells) => {
    const row: Record<string, unknown> = {};
    for (const [field, at] of known) {
      const cell = cells[at];
      const text = typeof cell === 'string' ? cell.trim() : cell;
      row[field] = text === '' ? null : text;
    }
    return row;
  });
}

/** As the sheet would get it: ranges in, lines out. */
export function linesByHand(ranges: readonly Range[], fields: readonly Fields[]): unknown[][] {
  const all = (nth: number) => read(ranges[nth] ?? [], fields[nth] ?? []);
  const schools = all(0);
  for (const row of schools) if (row['teachers'] !== null) row['teachers'] = Number(row['teachers']);
  const ects = all(1);
  for (const row of ects) {
    row['lateReports'] = Number(row['lateReports'] ?? 0);
    row['returnedReports'] = Number(row['returnedReports'] ?? 0);
  }
  const facts = { schools, ects, posts: all(2), visits: all(3), decisions: [], ofsted: [] };
  const rows = byHand(facts as unknown as QaFacts) as Readonly<Record<string, unknown>>[];
  return rows.map((row) => [
    row['rank'],
    row['name'],
    row['lane'],
    row['score'],
    row['why'],
    (row['ask'] as string[]).join('\n'),
    (row['points'] as string[]).join(' | '),
    row['here'],
    row['school'],
  ]);
}
