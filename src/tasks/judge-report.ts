import type { Problem } from '../domain/facts';
import { directoryOf } from '../domain/report-people';
import type { Ports } from '../google/ports';
import { open, postsIn, rowsOf } from '../register/open';
import { reportOf, type ReportRow } from '../register/report-row';
import { recordReport } from './record-report';
import { saysOtherText } from './signed-text';
import type { Reply, SaveAction, Saved, SaveRequest } from './wire';

/** What an officer says of a report that was opened: accepts it, asks for more, or returns it. */
export type Judgement = Extract<SaveAction, 'accept' | 'ask' | 'return'>;

/**
 * Accepts a report unless its text is another than was signed, asks for more, or returns it unless induction is over; says
 * so where the school does not hear of it.
 */
export function judgeReport(ports: Ports, request: SaveRequest, action: Judgement): Reply<Saved> {
  const saysNothing = action === 'accept' && !(request.answers['feedback'] ?? '').trim();
  const school = saysNothing ? null : schoolOf(ports, request.id);
  const reply = recordReport(ports, request, (row) => {
    if (action === 'accept') return saysOtherText(row);
    return action === 'ask' ? whyAskedAlready(row, request) : whyOver(school?.outcome ?? null);
  });
  if (reply.kind !== 'answer' || school === null) return reply;
  const heard = action === 'accept' ? 'Accepted. The tutor gets your feedback by mail.' : reply.value.says;
  return { ...reply, value: { ...reply.value, says: school.hears ? heard : UNHEARD[action] } };
}

const NOBODY = 'Nobody at the school has an email address in People, so';

const UNHEARD: { readonly [action in Judgement]: string } = {
  accept: `Accepted. ${NOBODY} your feedback goes to no one: tell the tutor yourself.`,
  ask: `Asked. ${NOBODY} no mail goes: tell the tutor yourself.`,
  return: `Returned. ${NOBODY} no mail goes: tell the tutor yourself.`,
};

/** What was asked for in these words already is not asked by mail again. */
const whyAskedAlready = ({ evidenceAsked }: ReportRow, { answers }: SaveRequest): readonly Problem[] =>
  evidenceAsked !== (answers['evidenceAsked'] ?? '').trim()
    ? []
    : [
        {
          field: 'evidenceAsked',
          says: 'The tutor was asked this already, and gets no second mail of it. Say what is new.',
        },
      ];

/** Nobody is asked for reports once there is an outcome, so one that went back would come no more, its signatures gone. */
const whyOver = (outcome: string | null): readonly Problem[] =>
  outcome === null
    ? []
    : [
        {
          field: '',
          says: `This ECT has an outcome (${outcome}), so nobody would be asked to write or sign again. If the outcome is wrong, clear it in ECTs first.`,
        },
      ];

/** Whether somebody can be written to about what they wrote, and what induction came to. */
function schoolOf({ sheets, clock }: Pick<Ports, 'sheets' | 'clock'>, id: string) {
  const { tables } = open(sheets, ['reports', 'ects', 'periods', 'people']);
  const row = rowsOf(tables.reports).find((one) => one.id === id);
  const people = {
    ects: rowsOf(tables.ects),
    periods: rowsOf(tables.periods),
    schools: [],
    posts: postsIn(tables.people),
  };
  const { ects, writerOf } = directoryOf(people, clock.today());
  const ect = row && ects.get(row.trn);
  return {
    hears: row !== undefined && ect !== undefined && writerOf(reportOf(row)) !== null,
    outcome: ect?.outcome ?? null,
  };
}
