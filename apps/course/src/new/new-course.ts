import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { asTyped } from '../course-folders.js';
import { WrongCall } from '../wrong-call.js';
import { folderName, lessonMinutes, titleFrom } from './names.js';
import { writeLessonFiles, type LessonWishes } from './new-lesson.js';

const FIRST = '01-first-meeting';

/**
 * Makes courses/<name> with one lesson; says what was done. Nothing is written over.
 *
 * @throws WrongCall
 */
export async function newCourse(
  typed: string,
  { title, minutes }: LessonWishes,
  root: string,
): Promise<string> {
  const name = folderName(typed);
  const length = lessonMinutes(minutes);
  const folder = join(root, 'courses', name);
  if (existsSync(folder)) {
    throw new WrongCall(`${asTyped(folder, root)} is there already. Choose another name.`);
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'course.yaml'), courseYaml(name, title ?? titleFrom(name)));
  await writeFile(join(folder, 'sources.yaml'), sourcesYaml);
  await writeFile(join(folder, 'items.yaml'), itemsYaml);
  await writeFile(join(folder, 'resources.yaml'), resourcesYaml);
  const lesson = { number: 1, title: 'First meeting', minutes: length };
  await writeLessonFiles(join(folder, 'lessons', FIRST), lesson);
  return [
    `${asTyped(folder, root)} is there, with one lesson and one handout.`,
    `Write in it, and after each change: npm run course -- check ${name}`,
    `To see its sheets while you write:  npm run course -- preview ${name}`,
    'CONTRIBUTING.md shows step by step how a lesson is written.',
  ].join('\n');
}

function courseYaml(name: string, title: string): string {
  const settings = stringify({
    title,
    'neutral-title': title,
    code: name,
    language: 'en-US',
    disclaimer: 'For information only.',
    license: 'CC-BY-4.0',
    credits: 'Written by ….',
    lessons: [FIRST],
  });
  return `# The neutral title and the code stand on envelopes, in addresses and in e-mails. If the course's
# title should not be read there, choose others that say nothing of its subject.
${settings}`;
}

const sourcesYaml = `# Everything the course draws on. Blocks name a source by its id.
# - id: tea-book
#   title: A book about tea
#   author: A. Writer
#   year: 2020
#   kind: article
`;

const itemsYaml = `# What the course promises to teach. An activity, a prompt or a field says which items it goes into and
# how far: covers="tea-1:taught tea-2:practised". The levels are mentioned, taught and practised.
# - id: tea-1
#   kind: step
#   text: Warm the pot first.
#   source: tea-book
`;

const resourcesYaml = `# Places that help. Leave name and number out until somebody has tried the number; a bold blank is
# printed for the host to fill.
# - id: hearing-check
#   need: A hearing check
`;
