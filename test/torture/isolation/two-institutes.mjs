import { randomBytes, randomUUID } from 'node:crypto';
import { EditionService } from '@hearthside/curriculum';
import { readCourse } from '@hearthside/lesson-text';
import { Contexts } from '@hearthside/platform';
import { anInstitute, aPerson } from '../../signed-in.mjs';

/** @typedef {import('../../signed-in.mjs').Person} Person */
/**
 * @typedef {object} Institute
 * @property {string} id
 * @property {string[]} words that stand in what is kept of it, and in nothing else
 * @property {string} name the word that its own name holds
 * @property {string} course the word that its course holds
 * @property {Person[]} people
 */

const ROLES = /** @type {const} */ (['coordinator', 'facilitator', 'assistant', 'learner']);

const aWord = () => `CANARY${randomBytes(8).toString('hex')}`;

/**
 * Two institutes with the same people, courses and addresses, apart from their words.
 *
 * @param {import('@nestjs/platform-fastify').NestFastifyApplication} app
 * @param {string} secret
 * @returns {Promise<[Institute, Institute]>}
 */
export async function twoInstitutes(app, secret) {
  return [await aHouse(app, secret), await aHouse(app, secret)];
}

/**
 * @param {import('@nestjs/platform-fastify').NestFastifyApplication} app @param {string} secret
 * @returns {Promise<Institute>}
 */
async function aHouse(app, secret) {
  const [id, name, person, course] = [randomUUID(), aWord(), aWord(), aWord()];
  const ctx = app.get(Contexts).forService(id);
  /** @type {Person[]} */
  const people = [];
  await ctx.tx(async (db) => {
    await anInstitute(db, id, `${name} House`);
    for (const role of ROLES) people.push(await aPerson(db, id, role, person, secret));
  });
  await app.get(EditionService).publish(ctx, aCourse(course));
  return { id, words: [name, person, course, id], name, course, people };
}

/** @param {string} word */
function aCourse(word) {
  const texts = new Map([
    [
      'course.yaml',
      `title: Tea of ${word}\nneutral-title: Kitchen hour\ncode: kitchen-hour\nlanguage: en-US\n` +
        'disclaimer: For information only.\nlicense: CC-BY-4.0\ncredits: Our own words.\nlessons:\n  - 01-tea\n',
    ],
    [
      'lessons/01-tea/lesson.md',
      '---\ntitle: A pot of tea\naim: Make a pot.\nminutes: 10\nsensitivity: low\noutcomes:\n' +
        '  - { text: warm a pot, shown-by: warm }\n  - { text: pour, shown-by: warm }\n' +
        '  - { text: sip, shown-by: warm }\n---\n\n## Warm the pot\n' +
        `::activity{id=warm minutes=10 core=keep}\n\nA warm pot, says ${word}.\n`,
    ],
  ]);
  const { course, problems } = readCourse('tea', texts);
  if (!course) throw new Error(JSON.stringify(problems));
  return course;
}
