import { hadMail } from '../../src/tasks/had-mail';
import type { Row } from '../../src/register/open';

const TODAY = '2026-12-07';
const waits = {
  id: 'visit:V-0001:notice:0012345:2026-12-07',
  to: 'zoe@example.org',
  personId: '0012345',
  subject: 'A visit',
  state: 'queued',
  queuedAt: '2026-12-07T09:00:00+00:00',
  settledAt: null,
  note: null,
  asksFor: null,
} as Row<'outbox'>;

test('who has a mail on a visit waiting gets no other that day', () => {
  expect([...hadMail([waits], TODAY)]).toEqual(['0012345']);
});

test('one that can’t be written keeps nothing else from them', () => {
  expect([...hadMail([{ ...waits, note: 'Visits, row 2, Kind: Mend that cell.' }], TODAY)]).toEqual([]);
});
