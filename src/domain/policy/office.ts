import { cite } from '../citations';
import { address, list, settingGroup, words, yesOrNo } from './setting';

/** Who this appropriate body is, as letters and reports name it. */
export const OFFICE = settingGroup('This appropriate body', () => ({
  abName: words('Our Appropriate Body', 'The name in letters, reports and forms.'),
  replyTo: address('Where answers to the mails of the register go. Blank: to the account that sends them.'),
  askName: words('the induction team', 'Whom a school should ask, as mails say it.'),
  concernsTo: address(
    'The address of the named contact to whom ECTs may raise a concern: somebody who takes no part in monitoring, supporting or deciding. Blank: ECTs get no form for it. Set up again after a change.',
    [cite('2.28')],
  ),
  areas: list(
    [],
    'Local authorities whose schools are taken from the GIAS file, as GIAS spells them; a semicolon between. Blank takes every school in the file.',
  ),
  mailIsOn: yesOrNo(true, 'Whether the register sends mail. With "no" it is queued in Outbox and waits.'),
}));
