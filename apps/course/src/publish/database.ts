import { resolve } from 'node:path';
import {
  CourseRow,
  Edition,
  EditionGrant,
  EditionLesson,
  EditionPicture,
  SharedCourse,
} from '@hearthside/curriculum';
import { Institute } from '@hearthside/people';
import { appDataSource, hasEmbeddedDatabase, placeToSave } from '@hearthside/platform';
import type { DataSource } from 'typeorm';
import { WrongCall } from '../wrong-call.js';

const entities = [
  CourseRow,
  Edition,
  EditionGrant,
  EditionLesson,
  EditionPicture,
  Institute,
  SharedCourse,
];

/** The service's database, as the application's role: one's own, or the embedded one, running or not. */
export async function withDatabase<T>(work: (source: DataSource) => Promise<T>): Promise<T> {
  const { DATABASE_URL: own, DATA_DIR } = process.env;
  const place = own
    ? { appUrl: own, close: async () => {} }
    : await embedded(resolve(DATA_DIR ?? '.data'));
  try {
    const source = await appDataSource(place.appUrl, entities).initialize();
    try {
      return await work(source);
    } finally {
      await source.destroy();
    }
  } finally {
    await place.close();
  }
}

async function embedded(dataDir: string) {
  if (!hasEmbeddedDatabase(dataDir)) {
    throw new WrongCall(
      `The data folder ${dataDir} holds no database yet. Start Hearthside once, or name your own in DATABASE_URL.`,
    );
  }
  const { doors, close } = await placeToSave({ dataDir, doors: undefined });
  return { appUrl: doors.appUrl, close };
}
