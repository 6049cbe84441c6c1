import { KEY_LENGTH, Keys, readSettings } from '@hearthside/platform';
import { randomBytes } from 'node:crypto';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { printSchema } from 'graphql';
import { DataSource } from 'typeorm';
import { createApp } from './app.js';

/** The GraphQL schema that the code defines; needs no database, since nothing is asked of one. */
export async function schemaText(): Promise<string> {
  const app = await createApp(
    readSettings({}),
    new DataSource({ type: 'postgres' }),
    Keys.from(randomBytes(KEY_LENGTH)),
  );
  await app.init();
  const { schema } = app.get(GraphQLSchemaHost);
  await app.close();
  return `${printSchema(schema)}\n`;
}
