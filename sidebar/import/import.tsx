import { useEffect, useRef, useState } from 'preact/hooks';
import type { ImportKind, ImportPlan, ImportResult } from '../../src/entry/wire';
import { announce } from '../parts/announce';
import { Answered, useAnswer } from '../parts/answer';
import { Back, Title } from '../parts/nav';
import type { Failure } from '../server';
import { ChooseFile, noneOurs } from './choose-file';
import { UnreadableFile } from './encoding';
import { Checked, Committed, Progressing, SendingNow, Stopped } from './stages';
import { NONE, sendChunk, withResult, type Sending } from './send';
import { takeFrom } from './take';

const TITLES: { readonly [kind in ImportKind]: string } = {
  schools: 'Import schools',
  ects: 'Import ECTs',
  ofsted: 'Import Ofsted',
};

/** Brings in a file: check first, see what would change and what is refused, then commit. */
export function ImportView({ kind }: { readonly kind: ImportKind }) {
  const plan = useAnswer<'importPlan'>({ ask: 'importPlan', kind });
  return (
    <main aria-busy={plan.outcome === null}>
      <Back />
      <Title>{TITLES[kind]}</Title>
      <Answered of={plan} waiting="Fetching what the register needs">
        {(value) => <Importing plan={value} />}
      </Answered>
    </main>
  );
}

type Stage =
  | { readonly name: 'choose'; readonly says: string | null }
  | { readonly name: 'reading'; readonly share: number }
  | { readonly name: 'sending'; readonly sending: Sending }
  | { readonly name: 'stopped'; readonly sending: Sending; readonly failure: Failure<ImportResult> | null }
  | { readonly name: 'checked'; readonly sending: Sending }
  | { readonly name: 'committed'; readonly sending: Sending };

function Importing({ plan }: { readonly plan: ImportPlan }) {
  const [stage, setStage] = useState<Stage>({ name: 'choose', says: null });
  const stop = useRef(false);
  const here = useRef(true);
  useEffect(
    () => () => {
      here.current = false;
    },
    [],
  );

  const read = async (file: File) => {
    setStage({ name: 'reading', share: 0 });
    announce('Reading the file');
    try {
      const taken = await takeFrom(
        file,
        plan,
        (share) => here.current && setStage({ name: 'reading', share }),
      );
      if (!here.current) return;
      if (taken.rows === 0 && taken.refused.length === 0)
        setStage({ name: 'choose', says: noneOurs(plan, taken) });
      else
        await send({
          step: 'check',
          taken,
          chunks: taken.chunks.map((_, at) => at),
          through: 0,
          totals: NONE,
          checked: null,
        });
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      if (here.current) setStage({ name: 'choose', says: error.message });
    }
  };

  const send = async (from: Sending) => {
    stop.current = false;
    let sending = from;
    while (sending.through < sending.chunks.length) {
      if (!here.current) return;
      if (stop.current) return setStage({ name: 'stopped', sending, failure: null });
      setStage({ name: 'sending', sending });
      const chunk = sending.chunks[sending.through] ?? 0;
      const outcome = await sendChunk(
        plan.kind,
        sending.step,
        sending.taken,
        chunk,
        sending.checked?.refused ?? [],
      );
      if (!here.current) return;
      if (outcome.kind !== 'answer') return setStage({ name: 'stopped', sending, failure: outcome });
      sending = {
        ...sending,
        through: sending.through + 1,
        totals: withResult(sending.totals, chunk, outcome.value),
      };
    }
    setStage(sending.step === 'check' ? { name: 'checked', sending } : { name: 'committed', sending });
  };

  const commit = ({ taken, totals }: Sending) =>
    send({
      step: 'commit',
      taken,
      chunks: totals.worth,
      through: 0,
      totals: NONE,
      checked: totals,
    });
  const startAgain = () => setStage({ name: 'choose', says: null });

  switch (stage.name) {
    case 'choose':
      return <ChooseFile plan={plan} says={stage.says} chosen={(file) => void read(file)} />;
    case 'reading':
      return <Progressing says="Reading the file" share={stage.share} />;
    case 'sending':
      return <SendingNow plan={plan} sending={stage.sending} stop={() => (stop.current = true)} />;
    case 'stopped':
      return (
        <Stopped stage={stage} plan={plan} goOn={() => void send(stage.sending)} startAgain={startAgain} />
      );
    case 'checked':
      return (
        <Checked
          plan={plan}
          sending={stage.sending}
          commit={() => void commit(stage.sending)}
          startAgain={startAgain}
        />
      );
    case 'committed':
      return <Committed plan={plan} sending={stage.sending} startAgain={startAgain} />;
  }
}
