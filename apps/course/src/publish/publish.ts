import {
  EditionService,
  GrantService,
  PublishingRefused,
  type SharedCourse,
} from '@hearthside/curriculum';
import { checkCourseFolder } from '@hearthside/curriculum/course-folder';
import { institutesOf } from '@hearthside/people';
import { andList, count, didYouMean } from '@hearthside/lesson-text';
import { Contexts } from '@hearthside/platform';
import type { DataSource } from 'typeorm';
import { WrongCall } from '../wrong-call.js';

/**
 * Publishes a course: for one institute, by which alone it is seen, or to be granted to several. Institutes
 * that have a granted course get its new edition.
 *
 * @returns what was done, in a sentence
 * @throws WrongCall
 */
export async function publish(
  source: DataSource,
  folder: string,
  institute: string | undefined,
): Promise<string> {
  const contexts = new Contexts(source);
  const at = institute === undefined ? undefined : await instituteCalled(contexts, institute);
  const { course, problems, folder: read } = await checkCourseFolder(folder);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!course || errors.length > 0) {
    throw new WrongCall(
      `${folder} has ${count(errors.length, 'error')}, so it is not published. They are listed by: npm run course -- check ${folder}`,
    );
  }
  try {
    const ctx = contexts.forService(at?.id);
    const { id } = await new EditionService().publish(ctx, course, read.pictures);
    if (at) return `“${course.title}”, edition ${id}, is published for ${at.name} alone.`;
    await new GrantService(contexts).bringUpToDate();
    return `“${course.title}”, edition ${id}, is published. Institutes that had the course have this edition now.`;
  } catch (error) {
    if (error instanceof PublishingRefused) throw new WrongCall(error.message);
    throw error;
  }
}

/**
 * Gives an institute a course that is published for several.
 *
 * @param course its folder's name
 * @throws WrongCall
 */
export async function grant(
  source: DataSource,
  course: string,
  institute: string,
): Promise<string> {
  const contexts = new Contexts(source);
  const at = await instituteCalled(contexts, institute);
  const grants = new GrantService(contexts);
  const found = courseCalled(await grants.shared(), course);
  if (await grants.grant(at.id, found)) return `${at.name} has the course “${found.slug}” now.`;
  throw new WrongCall(
    `${at.name} has written a course with the folder name “${found.slug}” or the code “${found.code}” itself.`,
  );
}

function courseCalled(shared: readonly SharedCourse[], slug: string): SharedCourse {
  const found = shared.find((each) => each.slug === slug);
  if (found) return found;
  const known = shared.map((each) => each.slug);
  throw new WrongCall(
    `No course “${slug}” is published. ${didYouMean(slug, known)}Published: ${andList(known) || 'none'}.`,
  );
}

/** @param words its name, or its id */
async function instituteCalled(contexts: Contexts, words: string) {
  const all = await institutesOf(contexts);
  const found = all.filter(({ id, name }) => id === words || name === words);
  if (found.length === 1) return found[0]!;
  if (found.length > 1) {
    throw new WrongCall(
      `Several institutes are called “${words}”. Give the id: ${andList(found.map(({ id }) => id))}.`,
    );
  }
  const known = all.map(({ name }) => name);
  throw new WrongCall(
    `There is no institute “${words}”. ${didYouMean(words, known)}Institutes: ${andList(known) || 'none yet'}.`,
  );
}
