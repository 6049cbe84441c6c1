import { coverageOf, isUntried } from '../coverage/coverage.js';
import { placeIn, type CourseRule } from './course-rule.js';

export const unpractisedTool: CourseRule<{ id: string; text: string }> = {
  name: 'unpractised-tool',
  severity: 'warning',
  why: 'A tool is learned by using it. Where a course has a good reason not to try one in class, the reason should be written down.',
  bad: 'kind: tool   (and no prompt or field says covers="T-01:practised")',
  good: 'kind: tool\nnot-practised: Boiling water is not handed round in class.',
  says: ({ id, text }) => ({
    message: `${id} ("${text}") is a tool, and nowhere do learners try it.`,
    hint: `Add covers="${id}:practised" to the prompt or field in which they do, or write "not-practised:" with the reason in items.yaml.`,
  }),
  *find(course, { lost }) {
    if (lost.size > 0) return;
    for (const { item } of coverageOf(course).filter(isUntried)) {
      const { id, text, notPractised } = item;
      if (notPractised !== undefined) continue;
      yield { place: placeIn('items.yaml'), details: { id, text } };
    }
  },
};
