/** Writes docs/try anew: `npx tsx local/demo/write-try-files.ts` from the project's folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { demoEctsCsv, demoSchoolsCsv } from './try-files';

mkdirSync('docs/try', { recursive: true });
writeFileSync('docs/try/schools.csv', demoSchoolsCsv());
writeFileSync('docs/try/ects.csv', demoEctsCsv());
