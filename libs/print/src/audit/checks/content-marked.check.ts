import type { Check } from '../audit.js';
import type { Painted } from '../content.js';

/** One finding for each page and operator: a page that is not tagged would give thousands. */
export const contentMarked: Check = {
  name: 'content-marked',
  title: 'Everything printed is in the structure tree or an artifact',
  find({ painted, structure }) {
    const isMarked = ({ isArtifact, within }: Painted) =>
      isArtifact || within.some((key) => structure.contents.has(key));
    const amiss = painted.filter((each) => !isMarked(each));
    const counts = new Map<string, number>();
    for (const { page, operator } of amiss) {
      const where = `on page ${page} by ${operator}`;
      counts.set(where, (counts.get(where) ?? 0) + 1);
    }
    return [...counts].map(
      ([where, count]) => `Printed ${where}, outside structure tree and artifacts: ${count} times.`,
    );
  },
};
