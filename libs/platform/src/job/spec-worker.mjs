// @ts-check
/**
 * A process that does the tests' jobs and prints a line for each: the job's id and the attempt. Told to "hang" it
 * begins and never ends.
 *
 * Arguments: the owner's URL, the application's URL, and "do" or "hang".
 */
// A process of its own, so it takes what is built, as the service does.
// eslint-disable-next-line @nx/enforce-module-boundaries
import { appDataSource, Contexts, defineTask, runJobs } from '@hearthside/platform';
import { z } from 'zod';

const [ownerUrl = '', appUrl = '', way] = process.argv.slice(2);
const task = defineTask({ name: 'water-plants', what: 'Watering', payload: z.unknown() });
const source = await appDataSource(appUrl, []).initialize();
const running = await runJobs({
  ownerUrl,
  contexts: new Contexts(source),
  tasks: [
    {
      task,
      worker: {
        async run(_ctx, _payload, { jobId, attempt }) {
          console.log(`${jobId} ${attempt}`);
          await new Promise((resolve) => setTimeout(resolve, way === 'hang' ? 2 ** 30 : 20));
        },
      },
    },
  ],
});
process.on('SIGTERM', async () => {
  await running.stop();
  await source.destroy();
});
console.log('ready');
