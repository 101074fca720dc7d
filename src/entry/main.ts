export {
  onOpen,
  setUp,
  refreshViews,
  planVisits,
  takeVisitFurther,
  askForEvidence,
  drawModeration,
  sendFeedback,
  doWhatWaits,
  previewMail,
  writeReportAgain,
  writeAllAgain,
  openSidebar,
  importSchools,
  importEcts,
  importOfsted,
  openWide,
} from './menu';
export { onRegisterFormSubmit, everyTenMinutes, everyNight, onConcern } from './triggers';
export { ask } from './sidebar';
export {
  QA_PRIORITY,
  QA_REASONS,
  QA_CRITERIA,
  QA_WHAT_IF,
  QA_PICTURES,
  TERMS_SERVED,
  EXPECTED_END,
  NEXT_REPORT_DUE,
  AT_RISK,
  WORKING_DAYS_AFTER,
} from './functions';
