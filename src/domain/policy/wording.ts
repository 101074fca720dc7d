import { GUIDANCE } from '../citations';
import { settingGroup, words } from './setting';

/** Words that changed between versions of the guidance, or may. */
export const WORDING = settingGroup('Wording', () => ({
  guidanceVersion: words(GUIDANCE, 'The version of the statutory guidance named in letters and reports.'),
  trainingWording: words(
    'ECTE',
    'What the training entitlement is called. It was ECF until August 2025 and is ECTE since; the DfE also writes ECTP for the programme.',
  ),
  trainingWordingInFull: words(
    'early career teacher entitlement',
    'The training entitlement in full, for letters and reports.',
  ),
}));
