import { readFileSync } from 'node:fs';

/** Nothing here is timed: a busy machine is slow, not wrong. Jest heeds this in the config that it is started with alone, so that `jest.config.mjs` has it too. */
export const testTimeout = 240_000;

/** The one jest configuration: ESM, compiled by swc, reading our packages from source so that no build is needed. */
export default function preset(metaUrl) {
  const { name } = JSON.parse(readFileSync(new URL('package.json', metaUrl), 'utf8'));
  return {
    displayName: name.replace('@valuelex/', ''),
    rootDir: new URL('.', metaUrl).pathname,
    testEnvironment: 'node',
    testEnvironmentOptions: { customExportConditions: ['@valuelex/source', 'node', 'default'] },
    extensionsToTreatAsEsm: ['.ts'],
    transform: {
      '^.+\\.ts$': [
        '@swc/jest',
        {
          swcrc: false,
          module: { type: 'es6' },
          jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true } },
          sourceMaps: 'inline',
        },
      ],
    },
    testTimeout,
    testMatch: ['<rootDir>/src/**/*.test.ts'],
    coverageProvider: 'v8',
  };
}
