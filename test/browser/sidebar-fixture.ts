/**
 * A register for the pages to talk to in tests: believable, small, and kept in memory. It answers by the types the real
 * one answers by, and puts the questions the real one puts. A test can put another answer in its mouth.
 */
import type { Day } from '../../src/domain/facts';
import { objectionsToAnswers, type Answering } from '../../src/domain/report-answers';
import { questionsFor } from '../../src/domain/questions';
import type {
  Card,
  Hit,
  Home,
  ImportPlan,
  ImportRequest,
  ImportResult,
  Replies,
  Reply,
  ReportForm,
  Request,
  SaveRequest,
  TimelineItem,
  Work,
  WorkChoice,
  WorkPage,
} from '../../src/entry/wire';

const WORDING = { trainingWordingInFull: 'early career teacher entitlement' };
const SCHOOLS = [
  'Alderbrook Primary School',
  'St Brannoc’s Church of England Academy',
  'Whitcombe High School',
];
const NAMES = [
  'Amina Yusuf',
  'Zoë Hartley-Brook',
  'Seán O’Connell',
  'Łukasz Nowak',
  'Priya Raman',
  'Tomasz Zieliński',
  'Chloe Adeyemi',
  'Grace Adeyemi',
  'Owain Llŷr Pritchard',
  'Beatriz Fernández Íñiguez',
];

export const index: readonly Hit[] = NAMES.map((name, at) => ({
  trn: `30001${String(at + 11)}`,
  name,
  school: SCHOOLS[at % 3] ?? '',
  status: at === 9 ? 'passed' : 'in progress',
}));

export const home: Home = {
  abName: 'Meadowbridge Appropriate Body',
  today: '2026-12-07' as Day,
  todaySpelt: 'Monday 7 December 2026',
  workedOut: 'Worked out at 05:21, Monday 7 December 2026.',
  user: 'officer@meadowbridge.example.org',
  figures: [
    { label: 'Overdue', count: 2, tone: 'bad' },
    { label: 'Due this week', count: 3, tone: 'warn' },
    { label: 'To review', count: 1, tone: 'plain' },
    { label: 'Waiting for a signature', count: 4, tone: 'plain' },
    { label: 'At risk', count: 2, tone: 'bad' },
    { label: 'Mail queued', count: 0, tone: 'plain' },
    { label: 'Submissions to mend', count: 1, tone: 'warn' },
    { label: 'Visits overdue', count: 0, tone: 'warn' },
  ],
  lists: [
    {
      title: 'Overdue',
      total: 2,
      work: 'overdue',
      items: [
        item(0, 'R-00012', 'Progress review, Autumn 2026, 5 days late', 'bad'),
        item(3, 'R-00014', 'Formal assessment, Autumn 2026, 2 days late', 'bad'),
      ],
    },
    {
      title: 'Due this week',
      total: 14,
      work: 'dueThisWeek',
      items: [
        item(1, 'R-00015', 'Progress review, due Friday 11 December 2026', 'warn'),
        item(4, null, 'No report planned for this term', 'plain'),
      ],
    },
    {
      title: 'To review',
      total: 3,
      work: 'toReview',
      items: [item(2, 'R-00031', 'Progress review, received on Friday', 'plain')],
    },
  ],
  index,
  notices: [
    'The nightly run last finished on Saturday 5 December 2026. It runs each night: look at Executions.',
  ],
};

function item(at: number, reportId: string | null, line: string, tone: 'plain' | 'warn' | 'bad') {
  return { trn: `30001${String(at + 11)}`, reportId, name: NAMES[at] ?? '', line, tone };
}

const choice = (at: number, id: string, line: string, alone: string | null = null): WorkChoice => ({
  ...item(at, id, line, 'plain'),
  id,
  version: 3,
  alone,
});

const toReview: WorkPage = {
  title: 'To review',
  total: 3,
  may: 'accept',
  items: [
    choice(2, 'R-00031', 'Progress review, Autumn 2026, Alderbrook Primary School'),
    choice(5, 'R-00032', 'Progress review, Autumn 2026, Alderbrook Primary School'),
    choice(6, 'R-00033', 'Progress review, Autumn 2026, Birchwood Academy', 'Not on track: open it'),
  ],
};

const overdue: WorkPage = {
  title: 'Overdue',
  total: 2,
  may: 'remind',
  items: [
    choice(0, 'R-00012', 'Progress review, Autumn 2026, due 2 December 2026, not begun'),
    choice(3, 'R-00014', 'Formal assessment, Autumn 2026, due 4 December 2026, being signed'),
  ],
};

const WHY = {
  says: 'A progress review is due in each term without a formal assessment.',
  facts: ['Induction began on Wednesday 2 September 2026.', 'Autumn 2026 ends on Friday 18 December 2026.'],
  cites: ['Statutory guidance 2.49 (April 2024)'],
};

const timeline: readonly TimelineItem[] = [
  {
    when: 'Friday 17 July 2026',
    day: '2026-07-17' as Day,
    title: 'Progress review, Summer 2026',
    detail: 'On track. Reviewed on Tuesday 21 July 2026.',
    tone: 'past',

    why: [WHY],
    reportId: 'R-00007',
    actions: ['open'],
    pdf: 'https://files.example.org/R-00007.pdf',
  },
  {
    when: 'Wednesday 2 December 2026',
    day: '2026-12-02' as Day,
    title: 'Progress review, Autumn 2026',
    detail: 'Not started. 5 days late.',
    tone: 'late',
    why: [WHY],
    reportId: 'R-00012',
    actions: ['record', 'pdf'],
    pdf: null,
  },
  {
    when: 'Friday 26 March 2027',
    day: '2027-03-26' as Day,
    title: 'Formal assessment, Spring 2027',
    detail: 'Opens on Monday 1 March 2027.',
    tone: 'coming',
    why: [WHY],
    reportId: null,
    actions: [],
    pdf: null,
  },
];

export const cardOf = (hit: Hit): Card => ({
  ...hit,
  tutor: 'Hannah Bright (tutor@alderbrook.example.org)',
  terms: '3.25 of 6 terms',
  share: 3.25 / 6,
  expectedEnd: 'Friday 16 July 2027',
  first: {
    says: 'Ask for the progress review of Autumn 2026, overdue since 2 Dec 2026.',
    tone: 'bad',
    reportId: 'R-00012',
  },
  chips: [
    { label: 'Review late', tone: 'bad', why: 'The progress review of Autumn 2026 was due 5 days ago.' },
    { label: '0.6 FTE', tone: 'warn', why: 'At 0.6 FTE a school year counts as 1.8 terms.' },
  ],
  facts: [
    { label: 'Began', value: 'Wednesday 2 September 2026' },
    { label: 'Programme', value: 'provider-led' },
    { label: 'Mentor', value: '' },
  ],
  timeline,
  observed: [
    {
      when: 'Wednesday 2 December 2026',
      title: 'lesson observation · Tom Tutor',
      says: ['Went well: Clear routines (TS7).'],
      notes: null,
    },
  ],
  links: [
    { label: 'Log an observation', who: 'Tom Tutor', url: 'https://docs.google.com/forms/d/e/x/viewform' },
  ],
  atTheEnd:
    hit.trn === '3000115' ? ['Induction is complete on 18 December 2026. Decide no sooner. (2.65)'] : [],
  problems: hit.trn === '3000115' ? ['Induction periods, row 8: Enter the FTE. It is blank.'] : [],
});

/** A whole report; a test says how its own differs. */
export function aReport(differs: Partial<ReportForm> = {}): ReportForm {
  const kind = differs.kind ?? 'progress review';
  return {
    id: 'R-00012',
    at: 14,
    version: 3,
    trn: '3000111',
    name: 'Amina Yusuf',
    school: 'Alderbrook Primary School',
    kind,
    term: 'Autumn 2026',
    covers: 'Wednesday 2 September 2026 to Friday 18 December 2026',
    due: 'Wednesday 2 December 2026',
    late: true,
    state: 'due',
    stands: 'Not begun',
    returnedWhy: null,
    said: [],
    why: 'A progress review is due in each term without a formal assessment (2.49).',
    questions: questionsFor({ kind, final: false }, WORDING),
    answers: {},
    signedCopy: null,
    mayDo: ['save', 'release', 'submit'],
    pdf: null,
    ...differs,
  };
}

export const COMPLETE = {
  onTrack: 'yes',
  onTrackReasons: 'Lessons are planned well and pupils make progress.',
  evidence: 'Two observations and the mentor’s notes.',
  programmeAccessed: 'yes',
  entitlementsMet: 'yes',
  targets: 'Question more pupils by name, by Friday 12 February 2027.',
  daysAbsent: '1.5',
};

export const plans: { readonly [kind in ImportPlan['kind']]: ImportPlan } = {
  schools: {
    kind: 'schools',
    needed: ['URN', 'EstablishmentName', 'EstablishmentStatus (name)'],
    used: ['URN', 'EstablishmentName', 'EstablishmentStatus (name)', 'PhaseOfEducation (name)', 'CloseDate'],
    only: { heading: 'LA (name)', values: ['Meadowshire', 'Meadowbridge'] },
    chunk: 50,
  },
  ects: { kind: 'ects', needed: ['TRN', 'Name'], used: ['Email', 'Started'], only: null, chunk: 2 },
  ofsted: { kind: 'ofsted', needed: ['URN'], used: ['URN', 'Achievement'], only: null, chunk: 50 },
};

/** What google.script.run hands back: a reply, or words of an error. */
export type Wired = { readonly reply: unknown } | { readonly failed: string };
type Answer = Wired | Promise<Wired>;

export interface Fixture {
  /** What the page may ask: the server function `ask`. */
  readonly ask: (json: string) => Promise<Wired>;
  /** The server functions that open a window. */
  readonly open: (fn: string, what: string) => Promise<Wired>;
  /** Everything asked so far. */
  readonly asked: Request[];
  /** Windows opened: "openWide R-00012". */
  readonly opened: string[];
  readonly reports: Map<string, ReportForm>;
  /** Schools by URN as the register has them: name, status, phase, closing day. */
  readonly schools: Map<string, readonly string[]>;
  home: Home;
  /** A list, whole. */
  work: (work: Work) => WorkPage;
  /** The answer nobody has tampered with. */
  usual(request: Request): Wired;
  /** Answers the next question of this kind so, once. */
  next(ask: Request['ask'], answer: (request: Request) => Answer): void;
}

export const reply = (value: Reply<unknown>): Wired => ({ reply: JSON.stringify(value) });
export const answered = (value: Replies[keyof Replies]): Wired => reply({ kind: 'answer', value });

export function openFixture(): Fixture {
  const scripted: { ask: Request['ask']; answer: (request: Request) => Answer }[] = [];
  const reports = [
    aReport(),
    aReport({ id: 'R-00014', kind: 'formal assessment', trn: '3000114', name: 'Łukasz Nowak' }),
    aReport({
      id: 'R-00015',
      kind: 'interim assessment',
      trn: '3000112',
      name: 'Zoë Hartley-Brook',
      late: false,
    }),
    aReport({
      id: 'R-00007',
      state: 'reviewed',
      stands: 'Reviewed',
      answers: COMPLETE,
      mayDo: [],
      late: false,
    }),
    aReport({
      id: 'R-00031',
      state: 'submitted',
      stands: 'With the appropriate body',
      answers: COMPLETE,
      mayDo: ['accept', 'ask', 'return'],
      late: false,
    }),
  ];
  const fixture: Fixture = {
    asked: [],
    opened: [],
    reports: new Map(reports.map((report) => [report.id, report])),
    schools: new Map([['100001', ['Alderbrook Primary School', 'Open', 'Primary', '']]]),
    home,
    work: (work) => (work === 'toReview' ? toReview : overdue),
    usual: (request) => reply(answerOf(fixture, request)),
    next: (ask, answer) => void scripted.push({ ask, answer }),
    ask: async (json) => {
      const request = JSON.parse(json) as Request;
      fixture.asked.push(request);
      const at = scripted.findIndex(({ ask }) => ask === request.ask);
      const [script] = at < 0 ? [] : scripted.splice(at, 1);
      return script ? script.answer(request) : fixture.usual(request);
    },
    open: async (fn, what) => {
      fixture.opened.push(`${fn} ${what}`.trim());
      return { reply: null };
    },
  };
  return fixture;
}

const value = <T>(value: T): Reply<T> => ({ kind: 'answer', value });

function answerOf(fixture: Fixture, request: Request): Reply<unknown> {
  switch (request.ask) {
    case 'home':
      return value(fixture.home);
    case 'search':
      return value(index.filter(({ name }) => name.toLowerCase().includes(request.text.toLowerCase())));
    case 'selected':
      return value({ trn: '3000112' });
    case 'work':
      return value(fixture.work(request.work));
    case 'accept':
    case 'remind':
      return value({
        done: request.chosen.length,
        title: `${request.chosen.length} ${request.ask === 'accept' ? 'reports accepted' : 'people get a mail'}`,
        says: [],
      });
    case 'ect': {
      const hit = index.find(({ trn }) => trn === request.trn);
      return hit ? value(cardOf(hit)) : { kind: 'fault', says: `No ECT has the TRN ${request.trn}.` };
    }
    case 'report': {
      const report = fixture.reports.get(request.id);
      return report ? value(report) : { kind: 'fault', says: `There is no report ${request.id}.` };
    }
    case 'save':
      return save(fixture, request);
    case 'settle':
      return value({ copied: request.saved.length });
    case 'pdf':
      return value({ url: `https://files.example.org/${request.id}.pdf` });
    case 'importPlan':
      return value(plans[request.kind]);
    case 'import':
      return value(importSchools(fixture, request));
  }
}

const STANDS_AFTER: { readonly [state: string]: string } = {
  submitted: 'With the appropriate body',
  reviewed: 'Reviewed',
};

function save(fixture: Fixture, request: SaveRequest): Reply<Replies['save']> {
  const report = fixture.reports.get(request.id);
  if (!report) return { kind: 'conflict', says: 'This report is no longer in the register.', stands: null };
  if (report.version !== request.version) {
    return { kind: 'conflict', says: 'Somebody else saved this report first.', stands: report };
  }
  const problems = objectionsOf(report, request);
  if (problems.length > 0) return { kind: 'refused', problems };
  const state = STATE_AFTER[request.action];
  const said = report.said.filter(({ label }) => request.action !== 'return' || label === 'ECT’s comment');
  const saved = { ...report, answers: request.answers, version: report.version + 1, state, said };
  fixture.reports.set(report.id, saved);
  return value({
    state,
    stands: STANDS_AFTER[state] ?? state,
    said,
    version: saved.version,
    at: saved.at,
    says: `${SAYS[request.action]}.`,
  });
}

function objectionsOf(report: ReportForm, { action, answers }: SaveRequest) {
  if (action === 'accept') return [];
  if (action === 'ask') {
    const missing = (answers['evidenceAsked'] ?? '') === '';
    return missing ? [{ field: 'evidenceAsked', says: 'Say what you would like to see.' }] : [];
  }
  if (action === 'return') {
    const missing = (answers['returnedWhy'] ?? '') === '';
    return missing ? [{ field: 'returnedWhy', says: 'Say what the school should change.' }] : [];
  }
  const answering: Answering = {
    kind: report.kind,
    final: false,
    coversFrom: '2026-09-02' as Day,
    coversUntil: '2026-12-18' as Day,
    leaving: action !== 'save',
  };
  return objectionsToAnswers(answering, answers, WORDING);
}

const STATE_AFTER = {
  save: 'draft',
  release: 'with ECT',
  submit: 'submitted',
  ask: 'submitted',
  accept: 'reviewed',
  return: 'returned',
} as const;

const SAYS = {
  save: 'Saved as a draft',
  release: 'The ECT can now read it and comment',
  submit: 'Recorded as received',
  ask: 'Asked',
  accept: 'Accepted',
  return: 'The school is told by mail',
};

function importSchools(fixture: Fixture, { step, headings, rows }: ImportRequest): ImportResult {
  const details: ImportResult['details'][number][] = [];
  const refused: ImportResult['refused'][number][] = [];
  let same = 0;
  for (const { line, cells } of rows) {
    const [key = '', ...after] = cells;
    const name = after[0] ?? '';
    const before = fixture.schools.get(key);
    if (!/^\d{6}$/.test(key)) {
      refused.push({ line, key, name, says: [`Enter a URN of 6 digits. This one has ${key.length}.`] });
      continue;
    }
    const fields = after.flatMap((text, at) =>
      text === (before?.[at] ?? '')
        ? []
        : [{ heading: headings[at + 1] ?? '', before: before?.[at] ?? '', after: text }],
    );
    if (fields.length === 0) same += 1;
    else details.push({ line, key, name, kind: before ? 'changed' : 'new', fields });
    if (step === 'commit') fixture.schools.set(key, after);
  }
  const added = details.filter(({ kind }) => kind === 'new').length;
  return {
    step,
    added,
    changed: details.length - added,
    same,
    leftOut: 0,
    refused,
    details: details.slice(0, 200),
  };
}
