/** One configuration; suites are told apart by folder: `npx jest test/domain`. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.(ts|tsx|mjs)$': [
      'ts-jest',
      {
        tsconfig: {
          module: 'CommonJS',
          moduleResolution: 'Node10',
          target: 'ES2022',
          esModuleInterop: true,
          allowJs: true,
          isolatedModules: true,
          verbatimModuleSyntax: false,
          jsx: 'react-jsx',
          jsxImportSource: 'preact',
          strict: true,
        },
        diagnostics: false,
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(numfmt|@borgar/fx|preact)/)'],
  // Its package names a CommonJS file that it does not hold.
  moduleNameMapper: { '^numfmt$': '<rootDir>/node_modules/numfmt/dist/index.js' },
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  maxWorkers: 2,
};
