// The service as it runs in production, on a database that the benchmark has filled.
import { readFileSync } from 'node:fs';
import 'reflect-metadata';
import { createApp, entities, RunnerHost } from '@hearthside/api';
import { appDataSource, readSettings } from '@hearthside/platform';
import { keys } from '../flagship.mjs';
import { answerCpu } from './cpu.mjs';

const { appUrl, keep } = JSON.parse(readFileSync(0, 'utf8'));
const source = await appDataSource(appUrl, entities).initialize();
const app = await createApp(readSettings({}), source, keys());
await app.init();
if (!keep) {
  const { answers } = app.get(RunnerHost).runner;
  answers.get = () => undefined;
}
await app.listen(0, '127.0.0.1');
const { port } = /** @type {import('node:net').AddressInfo} */ (app.getHttpServer().address());
answerCpu(port);
