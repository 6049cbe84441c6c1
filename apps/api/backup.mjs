import { run } from './run.mjs';

await run('backup/backup.command.js');
