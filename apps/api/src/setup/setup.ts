import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EditionService, GrantService } from '@hearthside/curriculum';
import {
  foundInstitute,
  institutesOf,
  readCoordinator,
  readInstituteName,
  readTimeZone,
  type Founding,
} from '@hearthside/people';
import {
  appDataSource,
  Contexts,
  DatabaseRefused,
  KEY_LENGTH,
  migrate,
  readSettings,
  Refused,
  refuseUnsafeDatabase,
  SettingsRefused,
} from '@hearthside/platform';
import { entities } from '../entities.js';
import { migrations } from '../migrations/migrations.js';
import { publishCourses } from '../publish.js';
import { AnswersMissing, answersTo } from './answers.js';
import { makeAppRole, RoleRefused } from './app-role.js';
import { readEnvFile, writeEnvFile, writePrivately, type Env } from './env-file.js';
import { questions, type Flag } from './questions.js';

const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * Makes everything that production needs, and says what it did: the settings' file with a key beside it, the
 * application's role, the tables, the courses, an institute and its first coordinator. What is there already
 * stays as it is, so it may be run again: after a mistake, and for a further institute.
 */
async function main(): Promise<void> {
  if (process.argv.includes('--help')) {
    say(help());
    return;
  }
  const flags = flagsOf(process.argv.slice(2));
  const file = resolve(flags.env ?? 'hearthside.env');
  const known = { ...(await readEnvFile(file)), ...given(process.env) };
  const answers = await answersTo(flags, known);
  const founding = foundingIn(answers);
  const { name, coordinator } = founding;

  const env = await completed(file, known, answers);
  // Refused here, before anything is written or made, as it would be at the start.
  const settings = readSettings({
    ...env,
    DATABASE_URL: env['DATABASE_URL'] ?? env['DATABASE_OWNER_URL'],
  });
  env['DATABASE_URL'] ??= await makeAppRole(env['DATABASE_OWNER_URL']!);
  await writeEnvFile(file, env);
  say(
    `Settings are in ${file}. Keep a copy of it and of its key where no backup of the database lies.`,
  );

  const urls = { ownerUrl: settings.database!.ownerUrl, appUrl: env['DATABASE_URL'] };
  const done = await migrate(urls.ownerUrl, urls.appUrl, entities, migrations);
  say(done.length > 0 ? `The database is ready: ${done.length} steps.` : 'The database was ready.');
  const source = await appDataSource(urls.appUrl, entities).initialize();
  let isNew: boolean;
  try {
    await refuseUnsafeDatabase(source);
    const contexts = new Contexts(source);
    const grants = new GrantService(contexts);
    if (settings.coursesDir && existsSync(settings.coursesDir)) {
      const editions = new EditionService();
      await publishCourses(settings.coursesDir, editions, grants, contexts.forService(), say);
    }
    const known = (await institutesOf(contexts)).find((each) => each.name === name);
    const instituteId = known?.id ?? (await foundInstitute(contexts, founding)).instituteId;
    // Also for one whose setting up was cut off in between; a list that somebody has shortened stays so.
    const of = contexts.forService(instituteId);
    const listed = await of.select('SELECT slug FROM course WHERE institute_id = $1', [
      instituteId,
    ]);
    if (listed.length === 0) {
      for (const course of await grants.shared()) await grants.grant(instituteId, course);
    }
    say(
      known
        ? `The institute “${name}” was there already, and stays as it is. Nobody was entered.`
        : `The institute “${name}” is there. ${coordinator.name} coordinates it.`,
    );
    isNew = !known;
  } finally {
    await source.destroy();
  }
  say('');
  say(`Start the service:   HEARTHSIDE_ENV_FILE=${file} npm start`);
  if (isNew) {
    say(
      `Then ${coordinator.name} signs in:   ${settings.publicUrl}/sign-in   with ${coordinator.email}`,
    );
  }
}

function help(): string {
  const lines = questions.map(({ flag, asks }) => `  --${flag.padEnd(12)} ${asks}`);
  return [
    'Sets Hearthside up on your own PostgreSQL, or enters a further institute.',
    '',
    '  --env          The file of settings, made if it is not there [hearthside.env]',
    ...lines,
    '',
    'What is left out is taken from that file, or asked for.',
  ].join('\n');
}

function flagsOf(words: string[]): Partial<Record<Flag | 'env', string>> {
  const names = ['env', ...questions.map(({ flag }) => flag)];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ args: words, options, strict: true }).values as Partial<
      Record<Flag | 'env', string>
    >;
  } catch (error) {
    const all = names.map((name) => `--${name}`).join(' ');
    throw new AnswersMissing(`${(error as Error).message}\nThere are: ${all}`);
  }
}

/** Our own variables of the environment; the rest is none of the file's business. */
function given(environment: NodeJS.ProcessEnv): Env {
  const own = [
    ...questions.flatMap((each) => ('variable' in each ? [each.variable] : [])),
    ...MADE,
  ];
  return Object.fromEntries(
    own.flatMap((name) => (environment[name] ? [[name, environment[name]] as const] : [])),
  );
}

const MADE = ['DATABASE_URL', 'MASTER_KEY', 'MASTER_KEY_FILE'] as const;

/** Everything that the settings' file holds, with a key made if there is none. */
async function completed(file: string, known: Env, answers: Record<Flag, string>): Promise<Env> {
  const env: Env = { ...known, HEARTHSIDE_MODE: 'production' };
  for (const question of questions) {
    if ('variable' in question) env[question.variable] = answers[question.flag];
  }
  env['COURSES_DIR'] = resolve(env['COURSES_DIR']!);
  if (!env['MASTER_KEY'] && !env['MASTER_KEY_FILE']) {
    const keyFile = join(dirname(file), 'hearthside.key');
    if (!existsSync(keyFile)) {
      await writePrivately(keyFile, `${randomBytes(KEY_LENGTH).toString('base64')}\n`);
    }
    env['MASTER_KEY_FILE'] = keyFile;
  }
  return env;
}

function foundingIn(answers: Record<Flag, string>): Founding {
  const read = <T>(flag: Flag, by: (typed: string) => T): T => {
    try {
      return by(answers[flag]);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      throw new AnswersMissing(`--${flag} is "${answers[flag]}". ${error.message}`);
    }
  };
  return {
    name: read('institute', readInstituteName),
    timeZone: read('time-zone', readTimeZone),
    coordinator: read('coordinator', (words) => readCoordinator(personIn(words))),
  };
}

function personIn(words: string): { name: string; email: string } {
  const [, name, email] = /^\s*([^<>]+?)\s*<\s*([^\s<>@]+@[^\s<>@]+)\s*>\s*$/.exec(words) ?? [];
  if (name && email) return { name, email };
  throw new AnswersMissing(
    `--coordinator should look like "Ana Ruiz <ana@example.org>", not "${words}".`,
  );
}

try {
  await main();
} catch (error) {
  const known = [AnswersMissing, RoleRefused, SettingsRefused, DatabaseRefused];
  const isKnown = known.some((type) => error instanceof type);
  process.stderr.write(
    `${isKnown ? (error as Error).message : ((error as Error).stack ?? error)}\n`,
  );
  process.exitCode = 1;
}
