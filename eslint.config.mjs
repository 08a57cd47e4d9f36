import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Who may import whom, by tag (docs/architecture.md). A tag that is missing here may import nothing of ours. */
const only = (sourceTag, ...onlyDependOnLibsWithTags) => ({ sourceTag, onlyDependOnLibsWithTags });
const depConstraints = [
  only('type:pure', 'type:pure'),
  only('type:core', 'type:none'),
  only('type:kit', 'type:core', 'type:pure', 'type:kit'),
  only('type:testkit', 'type:core'),
  only('type:plugin', 'type:core', 'type:pure', 'type:kit', 'type:testkit'),
  only('type:engine', 'type:core', 'type:pure', 'type:kit'),
  only('type:app', 'type:core', 'type:pure', 'type:kit', 'type:engine', 'type:testkit', 'type:plugin', 'type:app'),
  only('type:tool', 'type:core', 'type:pure', 'type:kit', 'type:engine', 'type:testkit', 'type:plugin', 'type:app', 'type:tool'),
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/jest.config.mjs', '**/out-tsc/**', '**/coverage/**', '**/studies/**', '**/__fixtures__/**', '.nx/**'] },
  ...nx.configs['flat/base'],
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    rules: {
      // Verbs are loaded one at a time, so what they import statically is lazy all the same.
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: true, allow: [], depConstraints, checkDynamicDependenciesExceptions: ['@valuelex/engine'] },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    // Inversion of control lives behind one file; everything else is handed what it needs.
    files: ['**/*.ts'],
    ignores: ['packages/engine/**'],
    rules: { 'no-restricted-imports': ['error', { paths: [{ name: 'tsyringe', message: 'tsyringe lives in packages/engine alone.' }] }] },
  },
);
