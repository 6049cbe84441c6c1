import { randomBytes } from 'node:crypto';
import { createApp, entities } from '@hearthside/api';
import { EditionService, GrantService } from '@hearthside/curriculum';
import { cookieName, cookieSecretOf, isSecure } from '@hearthside/people';
import {
  CONTEXT,
  KEY_LENGTH,
  Keys,
  readSettings,
  type CarriesContext,
  type Role,
  type Settings,
  type Who,
} from '@hearthside/platform';
import type { Course } from '@hearthside/lesson-text';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { theFlagship } from './flagship.js';
import { testDatabase, type TestDatabase } from './database.js';
import { aMember, anInstitute, cookieFor, type Somebody } from './people.js';

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  bytes: Buffer;
}

type Headers = Record<string, string>;

/** What somebody can send: requests that carry their cookie, unless they bring one of their own. */
export interface Sender {
  get(url: string, headers?: Headers): Promise<Answer>;
  post(url: string, payload: string | Buffer, headers: Headers): Promise<Answer>;
  /** A form, as a page of ours sends it. */
  submit(url: string, fields: Record<string, string>): Promise<Answer>;
  /** The answer to a GraphQL operation, errors included. */
  ask(query: string, variables?: Record<string, unknown>): Promise<any>;
}

/** The whole service in this process, on a database of its own, with one institute. Its own requests are those of `me`. */
export interface TestService extends Sender {
  app: NestFastifyApplication;
  database: TestDatabase;
  instituteId: string;
  /** In the demo somebody who coordinates and leads; in production a learner. */
  me: Somebody;
  publish(course: Course, pictures?: Map<string, Uint8Array>): Promise<string>;
  /** Requests of somebody else, or of nobody. */
  as(somebody: Somebody | undefined): Sender;
  /** Somebody new at the institute, signed in; one for each choice of roles. */
  somebody(...roles: Role[]): Promise<Somebody>;
  cookie(somebody: Somebody): { name: string; value: string };
  /** Headers with which the service's own requests go. */
  headers: Headers;
  /** A request as a handler finds it. */
  request(who?: Who): CarriesContext;
  stop(): Promise<void>;
}

const production = {
  HEARTHSIDE_MODE: 'production',
  DATABASE_URL: 'postgres://unused@localhost/unused',
  DATABASE_OWNER_URL: 'postgres://unused@localhost/unused',
  PUBLIC_URL: 'https://classes.example.org',
  HOST: '127.0.0.1',
  MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'Hearthside <classes@example.org>',
  TRUSTED_PROXIES: 'none',
};

/**
 * @param more modules beside the real ones
 * @param environment of the demo
 */
export async function testService(
  mode: Settings['mode'] = 'demo',
  more: readonly Type[] = [],
  environment: Record<string, string> = {},
): Promise<TestService> {
  const database = await testDatabase(entities);
  const settings = readSettings(mode === 'production' ? production : environment);
  const keys = Keys.from(settings.masterKey ?? randomBytes(KEY_LENGTH));
  const app = await createApp(settings, database.source, keys, more);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const [secret, secure] = [cookieSecretOf(keys), isSecure(settings)];
  const instituteId = await anInstitute(database.source);
  const known = new Map<string, Somebody>();
  const somebody = async (...roles: Role[]) => {
    const key = roles.join();
    const found = known.get(key) ?? (await aMember(database.source, instituteId, roles));
    known.set(key, found);
    return found;
  };
  const inject = async (options: object): Promise<Answer> => {
    const reply = await app.inject(options as never);
    const { statusCode: status, headers, payload: text, rawPayload: bytes } = reply;
    return { status, headers, text, bytes };
  };
  const as = (sender: Somebody | undefined): Sender => {
    const cookie: Headers = sender ? { cookie: cookieFor(sender, secret, secure) } : {};
    const post: Sender['post'] = (url, payload, headers) =>
      inject({ method: 'POST', url, payload, headers: { ...cookie, ...headers } });
    return {
      post,
      get: (url, headers = {}) =>
        inject({ method: 'GET', url, headers: { ...cookie, ...headers } }),
      submit: (url, fields) =>
        post(url, new URLSearchParams(fields).toString(), {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        }),
      ask: async (query, variables = {}) => {
        const body = JSON.stringify({ query, variables });
        const json = { 'content-type': 'application/json' };
        return JSON.parse((await post('/graphql', body, json)).text);
      },
    };
  };
  const me = await (mode === 'demo' ? somebody('coordinator', 'facilitator') : somebody('learner'));
  return {
    ...as(me),
    app,
    database,
    instituteId,
    me,
    as,
    somebody,
    headers: { cookie: cookieFor(me, secret, secure) },
    cookie: (person) => {
      const name = cookieName(secure);
      return { name, value: cookieFor(person, secret, secure).slice(name.length + 1) };
    },
    publish: async (course, pictures) => {
      const { id } = await app.get(EditionService).publish(database.ctx(), course, pictures);
      const grants = app.get(GrantService);
      const shared = await grants.shared();
      await grants.grant(
        instituteId,
        shared.find(({ slug }) => slug === course.slug)!,
      );
      return id;
    },
    request: (who = me.who) => ({ [CONTEXT]: database.contexts.for(who) }),
    stop: async () => {
      await app.close();
      await database.drop();
    },
  };
}

/** The whole service with the real course published. */
export async function flagshipService(
  mode?: Settings['mode'],
  more: readonly Type[] = [],
  environment: Record<string, string> = {},
): Promise<TestService> {
  const service = await testService(mode, more, environment);
  const { course, pictures } = await theFlagship();
  await service.publish(course, pictures);
  return service;
}
