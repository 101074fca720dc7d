import type { Signatory } from '../domain/report-signatures';
import { SIGNATORIES } from '../domain/report-signatures';
import type { FormItem, FormPage, FormSpec } from '../google/ports';
import { REFERENCE_TITLE, SIGN_TITLE } from './form-titles';

/** The form on which an ECT comments and all who are asked to put their names to a report. */

/** What the link fills in: whose report it is, and the print of the text. */
export const REPORT_TITLE = 'Report and print of its text';

export const CAPACITIES: { readonly [signatory in Signatory]: string } = {
  ECT: 'The early career teacher',
  tutor: 'The induction tutor',
  head: 'The headteacher',
};

export const SIGNS = 'I have read this report and sign it';
export const SIGNS_NOT = 'I have read this report and do not sign it now';

const item = (differs: Pick<FormItem, 'name' | 'title' | 'help'> & Partial<FormItem>): FormItem => ({
  kind: 'short',
  choices: [],
  goTo: null,
  required: true,
  ...differs,
});

export const signForm = (abName: string): FormSpec => ({
  key: 'comment and sign',
  title: SIGN_TITLE,
  description: `From ${abName}. Read the report in your mail first; this form opens from the link beside it. The early career teacher, their induction tutor, the headteacher and the appropriate body may read the report and your comment, and nobody else.`,
  confirmation:
    'Thank you. What you wrote has reached us. Sending it twice does no harm. If it cannot be used, we write to you.',
  pages: signPages(),
});

function signPages(): readonly FormPage[] {
  const [COMMENT, SIGN] = [1, 2];
  return [
    {
      title: 'Comment and sign',
      help: '',
      next: COMMENT,
      items: [
        item({
          name: 'reference',
          title: REFERENCE_TITLE,
          help: 'Filled in by your link. Leave it as it is: it tells us which report this is, and whose link.',
        }),
        item({
          name: 'who',
          title: REPORT_TITLE,
          help: 'Check that this is the report you have read. The same print stands at the end of its PDF.',
        }),
        item({
          name: 'capacity',
          title: 'I am',
          help: 'If this is not you, close this page: the link was meant for somebody else.',
          kind: 'choice',
          choices: SIGNATORIES.map((signatory) => CAPACITIES[signatory]),
          goTo: SIGNATORIES.map((signatory) => (signatory === 'ECT' ? COMMENT : SIGN)),
        }),
      ],
    },
    {
      title: 'Comment',
      help: '',
      next: SIGN,
      items: [
        item({
          name: 'comment',
          title: 'Your comment on this report',
          help: 'In your own words, or leave it empty. It stands in the report, and everybody signs it as it stands.',
          kind: 'long',
          required: false,
        }),
      ],
    },
    {
      title: 'Sign',
      help: '',
      next: null,
      items: [
        item({
          name: 'signs',
          title: 'Your signature',
          help: 'To say that you have read the report. An ECT who disagrees can say so in the comment.',
          kind: 'choice',
          choices: [SIGNS, SIGNS_NOT],
        }),
        item({
          name: 'name',
          title: 'Your full name',
          help: 'As the appropriate body knows you.',
        }),
      ],
    },
  ];
}
