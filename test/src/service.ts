import { createApp, entities } from '@hearthside/api';
import { EditionService } from '@hearthside/curriculum';
import {
  CONTEXT,
  contextOn,
  readSettings,
  type CarriesContext,
  type Settings,
} from '@hearthside/platform';
import type { Course } from '@hearthside/lesson-text';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { theFlagship } from './flagship.js';
import { testDatabase, type TestDatabase } from './database.js';

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  bytes: Buffer;
}

/** The whole service in this process, on a database of its own. */
export interface TestService {
  app: NestFastifyApplication;
  database: TestDatabase;
  publish(course: Course, pictures?: Map<string, Uint8Array>): Promise<string>;
  get(url: string, headers?: Record<string, string>): Promise<Answer>;
  /** The answer to a GraphQL operation, errors included. */
  ask(query: string, variables?: Record<string, unknown>): Promise<any>;
  /** A request as a handler finds it, from a visitor or from somebody who may not lead. */
  request(mayLead?: boolean): CarriesContext;
  post(url: string, payload: string, headers: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

const production = {
  HEARTHSIDE_MODE: 'production',
  DATABASE_URL: 'postgres://unused@localhost/unused',
  DATABASE_OWNER_URL: 'postgres://unused@localhost/unused',
  PUBLIC_URL: 'https://classes.example.org',
  HOST: '127.0.0.1',
};

/** @param more modules beside the real ones */
export async function testService(
  mode: Settings['mode'] = 'demo',
  more: readonly Type[] = [],
): Promise<TestService> {
  const database = await testDatabase(entities);
  const settings = readSettings(mode === 'production' ? production : {});
  const app = await createApp(settings, database.source, more);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const inject = async (options: object): Promise<Answer> => {
    const reply = await app.inject(options as never);
    const { statusCode: status, headers, payload: text, rawPayload: bytes } = reply;
    return { status, headers, text, bytes };
  };
  const post = (url: string, payload: string, headers: Record<string, string>) =>
    inject({ method: 'POST', url, payload, headers });
  return {
    app,
    database,
    publish: async (course, pictures) => {
      const { id } = await app.get(EditionService).publish(database.ctx(), course, pictures);
      return id;
    },
    get: (url, headers = {}) => inject({ method: 'GET', url, headers }),
    ask: async (query, variables = {}) => {
      const body = JSON.stringify({ query, variables });
      const json = { 'content-type': 'application/json' };
      return JSON.parse((await post('/graphql', body, json)).text);
    },
    post,
    request: (mayLead = true) => ({ [CONTEXT]: contextOn(database.source, { mayLead }) }),
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
): Promise<TestService> {
  const service = await testService(mode, more);
  const { course, pictures } = await theFlagship();
  await service.publish(course, pictures);
  return service;
}
