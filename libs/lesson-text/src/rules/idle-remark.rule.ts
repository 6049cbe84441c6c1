import { didYouMean } from '../problem/nearest.js';
import { everyBodyOf } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

type Details = { lacks: 'reason' } | { rule: string; known: string[]; isError: boolean };

/**
 * A remark that means to allow something and does not.
 *
 * @param severities every rule's, by name: handed in, since this rule is one of them
 */
export function idleRemark(
  severities: () => ReadonlyMap<string, 'error' | 'warning'>,
): CourseRule<Details> {
  return {
    name: 'idle-remark',
    severity: 'warning',
    why: 'A remark that allows nothing looks as if the matter were settled.',
    bad: '<!-- allow loaded-words -->',
    good: '<!-- allow loaded-words: the title of a song -->',
    says: (details) =>
      'lacks' in details
        ? {
            message: 'This remark allows nothing, since it gives no reason.',
            hint: 'Write <!-- allow name-of-rule: the reason -->. The name stands in square brackets after a warning.',
          }
        : details.isError
          ? {
              message: `"${details.rule}" is an error, and errors cannot be allowed.`,
              hint: 'Mend what it reports, and take this remark away.',
            }
          : {
              message: `There is no rule called "${details.rule}" to allow.`,
              hint: `${didYouMean(details.rule, details.known)}The name stands in square brackets after a warning.`,
            },
    *find(course) {
      for (const { body, file } of everyBodyOf(course)) {
        for (const node of body) {
          if (node.type !== 'comment' || !/^allow\b/i.test(node.value)) continue;
          const place = placeIn(file, node.at);
          const rule = /^allow ([a-z-]+): \S/.exec(node.value)?.[1];
          if (rule === undefined) yield { place, details: { lacks: 'reason' } };
          else if (severities().get(rule) !== 'warning') {
            const known = [...severities().keys()];
            yield { place, details: { rule, known, isError: severities().has(rule) } };
          }
        }
      }
    },
  };
}
