export {
  onOpen,
  setUp,
  refreshViews,
  doWhatWaits,
  openSidebar,
  importSchools,
  importEcts,
  openWide,
} from './menu';
export { onRegisterFormSubmit, everyTenMinutes, everyNight } from './triggers';
export { ask } from './sidebar';
export { QA_PRIORITY } from './functions';
