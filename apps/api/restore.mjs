import { run } from './run.mjs';

await run('backup/restore.command.js');
