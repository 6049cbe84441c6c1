import { Problems, type Problem } from '../problem/problem.js';

interface Kept {
  text: string;
  made: unknown;
  problems: Problem[];
}

/**
 * What was made of each file the last time, for whoever reads a course again and again: a save changes one
 * file of sixty. Trees are never changed once they are read, so they may be handed out twice.
 */
export class ReadingMemory {
  readonly #files = new Map<string, Kept>();

  /** What `read` makes of this text; it is asked only when the text is another than before. */
  recall<T>(file: string, text: string, problems: Problems, read: (own: Problems) => T): T {
    const before = this.#files.get(file);
    if (before?.text === text) {
      problems.add(before.problems);
      return before.made as T;
    }
    const own = new Problems();
    const made = read(own);
    this.#files.set(file, { text, made, problems: own.all() });
    problems.add(own.all());
    return made;
  }
}
