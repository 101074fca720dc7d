import tseslint from 'typescript-eslint';

/** Names V8 on Apps Script lacks; `lib` keeps most out, this catches the rest. */
const missingOnAppsScript = [
  'setTimeout',
  'setInterval',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'fetch',
  'crypto',
  'structuredClone',
  'process',
  'Buffer',
  'performance',
  'window',
];

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'dist',
      '.local',
      'coverage',
      'reports',
      '.stryker-tmp',
      'test/browser/fixture-dist',
    ],
  },
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...missingOnAppsScript],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'zod', message: "Import * as z from 'zod/mini': the classic face is half a megabyte." },
          ],
        },
      ],
      'no-console': 'error',
    },
  },
);
