import { settingGroup, words } from './setting';

/** Words that changed between versions of the guidance, or may. */
export const WORDING = settingGroup('Wording', () => ({
  trainingWordingInFull: words(
    'early career teacher entitlement',
    'What the training is called in forms and reports. It was the early career framework (ECF) until August 2025 and is the early career teacher entitlement (ECTE) since; the DfE also writes ECTP for the programme.',
  ),
}));
