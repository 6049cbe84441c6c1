import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AUDIENCES, audienceOf } from '@hearthside/platform';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { testService, type TestService } from './service.js';

let service: TestService;
beforeAll(async () => {
  service = await testService();
});
afterAll(() => service.stop());

interface Handler {
  name: string;
  audience: unknown;
}

/** Every method that a web address or a root field of GraphQL reaches. */
function handlers(): Handler[] {
  const found: Handler[] = [];
  for (const module of service.app.get(ModulesContainer).values()) {
    for (const { metatype } of [...module.controllers.values(), ...module.providers.values()]) {
      if (typeof metatype !== 'function' || !metatype.prototype) continue;
      for (const name of Object.getOwnPropertyNames(metatype.prototype)) {
        const method = Object.getOwnPropertyDescriptor(metatype.prototype, name)?.value as unknown;
        if (typeof method !== 'function') continue;
        const isRoute = Reflect.hasMetadata(PATH_METADATA, method);
        const kind = Reflect.getMetadata('graphql:resolver_type', method) as string | undefined;
        const isRoot = kind === 'Query' || kind === 'Mutation' || kind === 'Subscription';
        if (!isRoute && !isRoot) continue;
        const audience = audienceOf(method) ?? audienceOf(metatype);
        found.push({ name: `${metatype.name}.${name}`, audience });
      }
    }
  }
  return found;
}

describe('every route and every root field', () => {
  it('declares its audience', () => {
    const all = handlers();
    expect(all.filter(({ audience }) => !(String(audience) in AUDIENCES))).toEqual([]);
  });

  it('is among those looked at', () => {
    const names = handlers().map(({ name }) => name);
    const { schema } = service.app.get(GraphQLSchemaHost);
    for (const field of Object.keys(schema.getQueryType()!.getFields())) {
      expect(names.some((name) => name.endsWith(`.${field}`))).toBe(true);
    }
    expect(names).toContain('PrintableController.sheet');
    expect(names).toContain('FrontDoorController.frontDoor');
  });
});
