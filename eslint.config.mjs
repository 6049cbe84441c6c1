import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import typescript from 'typescript-eslint';

/** A room imports from lower steps and nothing else: ARCHITECTURE.md, "The one rule". */
const steps = [
  ['step:0', []],
  ['step:1', [0]],
  ['step:2', [0, 1]],
  ['step:3', [0, 1, 2]],
  ['step:4', [0, 1, 2, 3]],
  ['step:5', [0, 1, 2, 3, 4]],
  ['step:6', [0, 1, 2, 3, 4, 5]],
  ['step:7', [0, 1, 2, 3, 4, 5, 6]],
  ['step:8', [0, 1, 2, 3, 4, 5, 6, 7]],
].map(([sourceTag, lower]) => ({
  sourceTag,
  onlyDependOnLibsWithTags: lower.map((step) => `step:${step}`),
}));

const boundaries = {
  enforceBuildableLibDependency: false,
  depConstraints: [
    ...steps,
    {
      sourceTag: 'runs:anywhere',
      onlyDependOnLibsWithTags: ['runs:anywhere'],
      bannedExternalImports: ['@nestjs/*', 'typeorm', 'pg', 'graphql', 'handlebars'],
    },
  ],
};

export default typescript.config(
  { ignores: ['**/dist', '**/node_modules', '.data', '.nx', '**/fixtures/*/**'] },
  js.configs.recommended,
  ...typescript.configs.recommended,
  {
    plugins: { '@nx': nx },
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        AbortSignal: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
        structuredClone: 'readonly',
        performance: 'readonly',
      },
    },
    rules: {
      '@nx/enforce-module-boundaries': ['error', boundaries],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-properties': [
        'error',
        { object: 'it', property: 'only', message: 'The other tests must run too.' },
        { object: 'describe', property: 'only', message: 'The other tests must run too.' },
      ],
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    files: ['**/*.rules.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                '@nestjs/*',
                'typeorm',
                'graphql',
                'node:*',
                '**/*.entity.js',
                '**/*.service.js',
              ],
              message: 'Rules are pure: plain shapes in, values or refusal codes out.',
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', { name: 'Date', message: 'Rules are handed the time.' }],
    },
  },
  {
    files: ['libs/lesson-text/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/fixtures/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*'], message: 'The lesson language runs anywhere.' }] },
      ],
    },
  },
  {
    files: ['libs/*/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/spec-*', 'libs/platform/src/embedded-database/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "MemberExpression[object.name='process'][property.name='env'][parent.property.value!='PATH']",
          message: 'Settings are read once, at boot.',
        },
      ],
    },
  },
  {
    // Specs may use the builders and the database helper in test/.
    files: ['**/*.spec.ts', '**/spec-*'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { ...boundaries, allow: ['@hearthside/testing', '@hearthside/testing/*'] },
      ],
    },
  },
);
