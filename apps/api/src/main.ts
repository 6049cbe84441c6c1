import { existsSync } from 'node:fs';
import { EditionService, GrantService } from '@hearthside/curriculum';
import {
  appDataSource,
  Contexts,
  DataFolderInUse,
  DatabaseRefused,
  demoMasterKey,
  JobWorker,
  Keys,
  migrate,
  readSettings,
  refuseUnsafeDatabase,
  SettingsRefused,
  startEmbeddedDatabase,
  type Settings,
} from '@hearthside/platform';
import { createApp } from './app.js';
import { makeDemo } from './demo/make-demo.js';
import { entities } from './entities.js';
import { migrations } from './migrations/migrations.js';
import { whenNpmIsGone } from './npm-watch.js';
import { publishCourses } from './publish.js';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** What has been started, to be ended in the opposite order. */
const started: { name: string; end: () => Promise<unknown> }[] = [];
let ending: Promise<void> | undefined;

function end(code: number, why?: string): Promise<void> {
  ending ??= (async () => {
    if (why) say(why);
    for (const { name, end: stop } of started.reverse()) {
      await stop().catch((error: unknown) => console.error(`While ending ${name}:`, error));
    }
    process.exit(code);
  })();
  return ending;
}

async function main(settings: Settings): Promise<void> {
  const urls = settings.database ?? (await embedded(settings));
  await migrate(urls.ownerUrl, urls.appUrl, entities, migrations);
  const source = await appDataSource(urls.appUrl, entities).initialize();
  started.push({ name: 'the database connections', end: () => source.destroy() });
  await refuseUnsafeDatabase(source);

  const keys = Keys.from(settings.masterKey ?? (await demoMasterKey(settings.dataDir)));
  const app = await createApp(settings, source, keys);
  started.push({ name: 'the service', end: () => app.close() });
  await app.init();
  if (settings.coursesDir && existsSync(settings.coursesDir)) {
    const ctx = app.get(Contexts).forService();
    // The demo shows what is in the folder, and nothing that has left it.
    const withdraw = settings.mode === 'demo';
    const grants = app.get(GrantService);
    await publishCourses(settings.coursesDir, app.get(EditionService), grants, ctx, say, {
      withdraw,
    });
  }
  const people = settings.mode === 'demo' ? await makeDemo(app, settings.dataDir) : [];
  // Straight at Fastify: Nest would log a taken port as an error of its own, with a stack.
  await app.getHttpAdapter().getInstance().listen({ port: settings.port, host: settings.host });
  // After the port is ours: what cannot start must not take jobs either.
  await app.get(JobWorker).start(urls.ownerUrl);
  say('');
  say(`Hearthside is ready:  ${settings.publicUrl}/`);
  say(`GraphQL answers at:   ${settings.publicUrl}/graphql`);
  if (people.length > 0) {
    say('');
    say('Sign in as one of the demo’s people. Codes for addresses come by mail, which the demo');
    say(`shows at ${settings.publicUrl}/demo/mailbox; with a card one chooses a PIN. Or use one`);
    say(`click for each, at ${settings.publicUrl}/demo`);
    for (const line of people) say(line);
    say('');
  }
  say('To stop it, press Ctrl-C.');
}

async function embedded({ dataDir }: Settings) {
  say('Starting the database …');
  const database = await startEmbeddedDatabase({ dataDir });
  started.push({ name: 'the database', end: () => database.stop() });
  void database.exited.then(({ expected, reason }) => {
    if (!expected) void end(1, `The database has ended, so Hearthside ends too.\n${reason}`);
  });
  return database;
}

function explain(error: unknown, settings: Settings | undefined): string {
  const known = [DataFolderInUse, DatabaseRefused, SettingsRefused];
  if (known.some((type) => error instanceof type)) return (error as Error).message;
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    const port = settings?.port ?? 3000;
    return [
      `Port ${port} is taken by another program, perhaps by another Hearthside.`,
      `Stop that one, or choose another port: PORT=${port + 1} npm start`,
    ].join('\n');
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.on('SIGINT', () => void end(0, '\nStopping …'));
process.on('SIGTERM', () => void end(0, 'Stopping …'));
whenNpmIsGone(() => void end(0, 'The npm that started Hearthside is gone. Stopping …'));

let settings: Settings | undefined;
try {
  settings = readSettings(process.env);
  await main(settings);
} catch (error) {
  if (!ending) await end(1, explain(error, settings));
}
