// The service as it runs in production, on a database that the benchmark has filled.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { createApp, entities, RunnerHost } from '@hearthside/api';
import { appDataSource, KEY_LENGTH, Keys, readSettings } from '@hearthside/platform';
import { answerCpu } from './cpu.mjs';

const { appUrl, keep } = JSON.parse(process.argv[2] ?? '{}');
const source = await appDataSource(appUrl, entities).initialize();
const app = await createApp(readSettings({}), source, Keys.from(randomBytes(KEY_LENGTH)));
await app.init();
if (!keep) {
  const { answers } = app.get(RunnerHost).runner;
  answers.get = () => undefined;
}
await app.listen(0, '127.0.0.1');
const { port } = /** @type {import('node:net').AddressInfo} */ (app.getHttpServer().address());
answerCpu(port);
