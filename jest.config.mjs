/** One run over all projects; `npx nx test print` runs one. */
const projects = [
  'libs/platform',
  'libs/lesson-text',
  'libs/people',
  'libs/curriculum',
  'libs/delivery',
  'libs/print',
  'libs/interop',
  'libs/pages',
  'apps/api',
  'apps/course',
  'test',
];

const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

export default {
  projects: projects.map((folder) => ({
    displayName: folder.split('/').at(-1) === 'test' ? 'system-tests' : folder.split('/').at(-1),
    rootDir: `<rootDir>/${folder}`,
    testMatch: ['<rootDir>/src/**/*.spec.ts'],
    testEnvironment: 'node',
    testEnvironmentOptions: {
      customExportConditions: ['hearthside-source', 'node', 'node-addons'],
    },
    extensionsToTreatAsEsm: ['.ts'],
    transform: { '\\.ts$': ['@swc/jest', swc] },
    moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
    modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
  })),
  reporters: ['default', '<rootDir>/test/closing-line.mjs'],
  // One less than there are cores is Jest's own choice; with two cores that would be one after another.
  maxWorkers: '100%',
  // A worker keeps what each file loaded: after two hundred files it ran out of Node's own limit.
  workerIdleMemoryLimit: '1GB',
  // Only for what hangs: on a busy machine a browser or a first start takes a minute.
  testTimeout: 240_000,
};
