/** The wide window over the Sheet: a long report, or an import. The server says in window.START which. */
import { ImportView } from './import/import';
import { open } from './open';
import { Notice } from './parts/notice';
import { ReportView } from './report/report';

open((view) => {
  switch (view.name) {
    case 'report':
      return <ReportView id={view.id} />;
    case 'import':
      return <ImportView kind={view.kind} />;
    default:
      return <Notice tone="plain" title="Open a report or an import from the sidebar or the menu" />;
  }
});
