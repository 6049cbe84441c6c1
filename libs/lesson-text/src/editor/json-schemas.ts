import { z } from 'zod';
import { kebab } from '../problem/words.js';
import {
  courseSchema,
  fingerprintSchema,
  itemSchema,
  lessonSchema,
  resourceSchema,
  sourceSchema,
} from '../settings/settings.js';
import { courseSheetSchema, handoutSchema } from '../settings/sheet.settings.js';
import { meetingSchema } from '../settings/variant.settings.js';

type Json = Record<string, unknown>;

/** A JSON Schema for each YAML file of a course, and for the settings on top of its texts. */
export function jsonSchemas(): Map<string, Json> {
  return new Map(
    Object.entries({
      course: courseSchema,
      sources: z.array(sourceSchema),
      items: z.array(itemSchema),
      resources: z.array(resourceSchema),
      fingerprints: z.array(fingerprintSchema),
      lesson: lessonSchema,
      meeting: meetingSchema,
      handout: handoutSchema,
      sheet: courseSheetSchema,
    }).map(([name, schema]) => [name, asTyped(z.toJSONSchema(schema, { io: 'input' })) as Json]),
  );
}

/** Names of settings as an author types them: neutral-title for neutralTitle. */
function asTyped(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asTyped);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key === 'properties') return [key, renamed(value as Json)];
      if (key === 'required') return [key, (value as string[]).map(kebab)];
      return [key, asTyped(value)];
    }),
  );
}

function renamed(properties: Json): Json {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [kebab(name), asTyped(value) as Json]),
  );
}
