/** The sidebar: today's work, an ECT, a report. build/pages.ts makes it one file with its style. */
import { EctView } from './ect/ect';
import { HomeView } from './home/home';
import { open } from './open';
import { ReportView } from './report/report';
import { WorkView } from './lists/list';

open((view, first) => {
  switch (view.name) {
    case 'ect':
      return <EctView trn={view.trn} />;
    case 'report':
      return <ReportView id={view.id} />;
    case 'work':
      return <WorkView key={view.work} work={view.work} />;
    default:
      return <HomeView first={first} />;
  }
});
