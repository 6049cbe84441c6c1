// Reads damaged courses one after another and looks for what must not happen: a thrown error, a problem
// without a place, a text that changes when it is written back.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCourse, sortCourseFiles, writeHandout, writeLesson } from '@hearthside/lesson-text';
import { damaged, randomNumbers } from './damage.mjs';

const [amount, seed] = process.argv.slice(2).map(Number);
const base = fileURLToPath(
  new URL('../../libs/lesson-text/src/rules/fixtures/base', import.meta.url),
);
/** @type {Map<string, Buffer>} */
const files = new Map(
  readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => [path.slice(base.length + 1), readFileSync(path)]),
);
const names = [...files.keys()];
const random = randomNumbers(seed ?? 0);
/** @type {string[]} */
const failures = [];
let slowest = 0;
let passed = 0;
let early = 0;

for (let n = 1; n <= (amount ?? 0); n++) {
  const changed = new Map(files);
  for (let more = 1 + random(3); more > 0; more--) {
    const name = names[random(names.length)] ?? '';
    changed.set(name, damaged(changed.get(name) ?? Buffer.alloc(0), random, [...files.values()]));
  }
  const began = performance.now();
  try {
    look(changed, n % 20 === 0);
    passed++;
  } catch (error) {
    const texts = [...changed].map(([name, bytes]) => `--- ${name}\n${bytes.toString('latin1')}`);
    failures.push(
      `Input ${n} of seed ${seed}: ${error instanceof Error ? error.stack : error}\n${texts.join('\n')}`,
    );
  }
  slowest = Math.max(slowest, performance.now() - began);
  if (n % 100 === 0) process.send?.({ passed, last: String(n), failed: failures.length });
  if (n === Math.ceil((amount ?? 0) / 10)) early = heap();
}
process.send?.({ result: { passed, failures, slowest, grown: heap() - early } }, () =>
  process.exit(),
);

/** @param {Map<string, Uint8Array>} bytes @param {boolean} writeBack */
function look(bytes, writeBack) {
  const { texts, pictures, unreadable } = sortCourseFiles(bytes);
  const { course, problems } = readCourse('tea', texts, { pictures, unreadable });
  for (const { file, line, column, message, hint } of problems) {
    const text = texts.get(file);
    const lines = text === undefined ? 1 : text.split(/\r\n?|\n/).length;
    if (line < 1 || line > lines || column < 1 || !message || !hint) {
      throw new Error(`A problem without a place: ${file}:${line}:${column} ${message} ${hint}`);
    }
    if (text === undefined && !unreadable.has(file) && file !== 'course.yaml') {
      throw new Error(`A problem in a file that is not there: ${file}`);
    }
  }
  const isClean = problems.every(({ severity }) => severity === 'warning');
  const [lesson] = course?.lessons ?? [];
  if (!writeBack || !isClean || !lesson || !course) return;
  const again = new Map(texts);
  const write = (/** @type {typeof lesson} */ { file, handouts }, /** @type {any} */ from) => {
    again.set(file, writeLesson(from));
    handouts.forEach((handout, at) => again.set(handout.file, writeHandout(from.handouts[at])));
  };
  write(lesson, lesson);
  const second = readCourse('tea', again, { pictures, unreadable }).course?.lessons[0];
  const once = new Map(again);
  if (second) write(lesson, second);
  for (const [name, text] of once) {
    if (again.get(name) !== text) throw new Error(`${name} changes when it is written twice.`);
  }
}

/** Megabytes in use once everything that can be collected is. */
function heap() {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
