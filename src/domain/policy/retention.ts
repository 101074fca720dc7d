import { cite } from '../citations';
import { settingGroup, wholeNumber, yesOrNo } from './setting';

/** How long things are kept. */
export const RETENTION = settingGroup('Keeping and deleting', () => ({
  keepYears: wholeNumber(
    6,
    'Years for which an ECT’s records are kept after their induction ended. Six at least; a longer time needs a reason under data protection law.',
    [cite('2.77'), cite('5.11')],
    { least: 6, most: 30 },
  ),
  keepUnfinished: yesOrNo(
    true,
    'Whether the records of an ECT who left without an outcome are kept until there is one. Induction has no time limit, and another appropriate body may ask for them.',
    [cite('1.10'), cite('2.75')],
  ),
  keepVisitYears: wholeNumber(6, 'Years for which the record of a visit is kept.', [cite('5.11')], {
    least: 1,
    most: 30,
  }),
  keepMailDays: wholeNumber(365, 'Days for which the ledger of sent mail is kept.', [], {
    least: 30,
    most: 3650,
  }),
  keepHistoryYears: wholeNumber(7, 'Years for which History is kept.', [], { least: 6, most: 30 }),
}));
