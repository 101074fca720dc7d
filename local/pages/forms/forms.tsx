import type { FormSummary } from '../../api';
import { useLive } from '../core/live';
import { follow } from '../core/route';
import { count } from '../core/words';
import { Icon } from '../parts/icon';
import { Empty, Try } from '../parts/try';

function FormCard({ form }: { readonly form: FormSummary }) {
  return (
    <li class="form-card">
      <h2>
        <a href={form.path} target="_blank">
          {form.title}
        </a>
      </h2>
      {form.description && <p>{form.description}</p>}
      <p class="facts">
        <span>{count(form.questions, 'question')}</span>
        <span>{count(form.responses, 'response')}</span>
        {form.sheet && (
          <a href={`/workbook#gid=${form.sheet.id}`} onClick={follow}>
            <Icon name="sheet" size={16} /> {form.sheet.name}
          </a>
        )}
        {!form.accepting && <span class="tag warn">Closed: no responses accepted</span>}
      </p>
      <a class="button" href={form.path} target="_blank">
        Fill it in
      </a>
    </li>
  );
}

/** The forms the bundle made, each as its respondent meets it. */
export function FormsPage() {
  const { value: forms, fault } = useLive<FormSummary[]>('/forms');
  return (
    <>
      <Try>
        Fill in a form as an induction tutor would, then watch the row appear in the Workbook. The links in
        the Inbox open the same form with the ECT already filled in.
      </Try>
      <div class="content">
        {fault && <Empty bad>{fault}</Empty>}
        {forms?.length === 0 && (
          <Empty>There are no forms yet. Set up register, in the Induction menu, makes them.</Empty>
        )}
        <ul class="form-list">
          {forms?.map((form) => (
            <FormCard key={form.id} form={form} />
          ))}
        </ul>
      </div>
    </>
  );
}
