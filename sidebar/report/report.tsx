import { useState } from 'preact/hooks';
import type { Answers, ReportForm, SaveAction, Saved } from '../../src/entry/wire';
import { draftOf, dropDraft, type Draft } from '../drafts';
import { announce } from '../parts/announce';
import { Answered, useAnswer } from '../parts/answer';
import { Back, useNav } from '../parts/nav';
import { Notice } from '../parts/notice';
import { counted, spelt } from '../words';
import { differing, questionsOf } from './asked';
import { Compare } from './compare';
import { Form } from './form';
import { Header } from './header';
import { ACTION_WORDS } from './words';

/** One report: to write, to read, to judge. */
export function ReportView({ id }: { readonly id: string }) {
  const report = useAnswer<'report'>({ ask: 'report', id });
  return (
    <main aria-busy={report.outcome === null}>
      <Back />
      <Answered of={report} waiting="Fetching the report">
        {(form) => <Opened opened={form} again={report.again} />}
      </Answered>
    </main>
  );
}

type Stage =
  | { readonly name: 'offer'; readonly draft: Draft }
  | { readonly name: 'form'; readonly start: Answers; readonly notice: string | null }
  | { readonly name: 'compare'; readonly says: string; readonly mine: Answers }
  | { readonly name: 'done'; readonly action: SaveAction; readonly saved: Saved }
  | { readonly name: 'wide' };

function Opened({ opened, again }: { readonly opened: ReportForm; readonly again: () => void }) {
  const [form, setForm] = useState(opened);
  const [stage, setStage] = useState<Stage>(() => firstStage(opened));

  const saved = (action: SaveAction, value: Saved, sent: Answers) => {
    const { at, version, state, stands, said } = value;
    const late = form.late && action !== 'submit' && action !== 'accept';
    setForm({ ...form, at, version, state, stands, late, said, answers: sent });
    if (action === 'save') announce(value.says);
    else setStage({ name: 'done', action, saved: value });
  };
  const conflict = (says: string, mine: Answers, stands: ReportForm) => {
    setForm(stands);
    if (differing(questionsOf(stands), mine, stands.answers).length > 0)
      return setStage({ name: 'compare', says, mine });
    // The same answers came twice, as when an answer of Google was lost on its way and the person tried again.
    dropDraft(stands.id);
    setStage({
      name: 'form',
      start: stands.answers,
      notice: `The register already has these answers. ${stands.stands}. If there is still something to do, press again.`,
    });
  };
  const drop = () => {
    dropDraft(form.id);
    setStage({ name: 'form', start: form.answers, notice: null });
  };
  const fill = (start: Answers, notice: string) => setStage({ name: 'form', start, notice });

  return (
    <>
      <Header form={form} />
      {stage.name === 'offer' && (
        <Offer
          form={form}
          draft={stage.draft}
          use={() =>
            stage.draft.version === form.version
              ? fill(stage.draft.answers, 'Your text is in the form. It is not saved yet.')
              : setStage({ name: 'compare', says: SAVED_SINCE, mine: stage.draft.answers })
          }
          drop={drop}
        />
      )}
      {stage.name === 'compare' && (
        <Compare
          says={stage.says}
          mine={stage.mine}
          stands={form}
          chosen={(answers) => fill(answers, 'Your choices are in the form. Nothing is saved yet.')}
          drop={drop}
        />
      )}
      {stage.name === 'form' && (
        <Form
          key={stage.notice ?? ''}
          form={form}
          start={stage.start}
          notice={stage.notice}
          saved={saved}
          conflict={conflict}
          openedWide={() => setStage({ name: 'wide' })}
        />
      )}
      {stage.name === 'done' && <Done form={form} action={stage.action} says={stage.saved.says} />}
      {stage.name === 'wide' && (
        <Notice tone="plain" title="This report was opened in a wide window" takesFocus>
          <p>When you are done there, load it again here.</p>
          <button type="button" class="button" onClick={again}>
            Load it again
          </button>
        </Notice>
      )}
    </>
  );
}

const SAVED_SINCE = 'The report was saved after you typed your text.';

/** Unsaved text comes first; text that says what the register says already needs no question. */
function firstStage(form: ReportForm): Stage {
  const draft = draftOf(form.id);
  if (draft !== null && differing(questionsOf(form), draft.answers, form.answers).length > 0)
    return { name: 'offer', draft };
  if (draft !== null) dropDraft(form.id);
  return { name: 'form', start: form.answers, notice: null };
}

interface OfferProps {
  readonly form: ReportForm;
  readonly draft: Draft;
  readonly use: () => void;
  readonly drop: () => void;
}

function Offer({ form, draft, use, drop }: OfferProps) {
  const questions = differing(questionsOf(form), draft.answers, form.answers);
  return (
    <Notice tone="warn" title={`You have text here from ${spelt(draft.at)} that was not saved`} takesFocus>
      {draft.version !== form.version && <p>The report has been saved since. You will see both versions.</p>}
      <p>{counted(questions.length, 'answer')}:</p>
      <ul>
        {questions.map(({ name, label }) => (
          <li key={name}>{label}</li>
        ))}
      </ul>
      <div class="buttons">
        <button type="button" class="button main" onClick={use}>
          Use it
        </button>
        <button type="button" class="button" onClick={drop}>
          Discard
        </button>
      </div>
    </Notice>
  );
}

function Done({
  form,
  action,
  says,
}: {
  readonly form: ReportForm;
  readonly action: SaveAction;
  readonly says: string;
}) {
  const { go, back, backTo, wide } = useNav();
  return (
    <Notice tone="good" title={ACTION_WORDS[action].done} takesFocus>
      {says.replace(/\.$/, '') !== ACTION_WORDS[action].done && <p>{says}</p>}
      <div class="buttons">
        {wide ? (
          <button type="button" class="button main" onClick={() => google.script.host.close()}>
            Close
          </button>
        ) : (
          <>
            {backTo !== null && (
              <button type="button" class="button main" onClick={back}>
                Back to {backTo}
              </button>
            )}
            {backTo !== 'ECT' && (
              <button type="button" class="button" onClick={() => go({ name: 'ect', trn: form.trn })}>
                {form.name}
              </button>
            )}
          </>
        )}
      </div>
    </Notice>
  );
}
