import { everyNode, type Image } from '../prose/prose.js';
import { everyBodyOf, type CourseTexts } from './tree.js';

/** Every picture of a course, with the file that shows it. */
export function* imagesOf(course: CourseTexts): Generator<{ image: Image; file: string }> {
  for (const { body, file } of everyBodyOf(course)) {
    for (const node of body) {
      const nodes = node.type === 'block' ? [...node.label, ...node.children] : [node];
      for (const image of everyNode(nodes)) {
        if (image.type === 'image') yield { image, file };
      }
    }
  }
}

/**
 * The path of a file that is named from another: ../dial.svg in lessons/a/b.md.
 *
 * @returns nothing when the path leaves the course folder
 */
export function pathBeside(file: string, relative: string): string | undefined {
  const parts = file.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return relative.startsWith('/') ? undefined : parts.join('/');
}
