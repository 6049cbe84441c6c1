import { run } from './run.mjs';

await run('setup/setup.js');
