import type { Problem } from '../problem/problem.js';
import { everyBodyOf, partsOf, type Course } from '../tree/tree.js';

/** Where an author has said that a warning is known and meant. */
export interface Allowance {
  rule: string;
  file: string;
  /** Lines from the remark to the end of what it stands before, both included. */
  from: number;
  to: number;
}

const ALLOW = /^allow ([a-z-]+): \S/;

/** Remarks such as <!-- allow loaded-words: a song's title -->; they hold for what comes next. */
export function allowances(course: Course): Allowance[] {
  return [...inSettings(course), ...inTexts(course)];
}

/** What course.yaml allows, in every YAML file of the course. */
function inSettings({ allow }: Course): Allowance[] {
  return allow.flatMap(({ rule }) =>
    ['course.yaml', 'items.yaml', 'resources.yaml', 'sources.yaml'].map((file) => ({
      rule,
      file,
      from: 1,
      to: Infinity,
    })),
  );
}

function inTexts(course: Course): Allowance[] {
  return everyBodyOf(course).flatMap(({ body, file, activity }) =>
    body.flatMap((node, index) => {
      const rule = node.type === 'comment' && ALLOW.exec(node.value)?.[1];
      if (!rule) return [];
      const next = body[index + 2]?.at?.line ?? endOf(course, file, activity?.id);
      return [{ rule, file, from: node.at?.line ?? 1, to: next - 1 }];
    }),
  );
}

/** The line on which the next activity begins; there is none after the last. */
function endOf(course: Course, file: string, id: string | undefined): number {
  for (const { activities } of partsOf(course).filter((part) => part.file === file)) {
    const index = activities.findIndex((each) => each.id === id);
    const next = activities[index + 1]?.at?.line;
    if (index >= 0 && next) return next;
  }
  return Infinity;
}

/** Warnings only: what is an error stays one. */
export function isAllowed(problem: Problem, allowed: readonly Allowance[]): boolean {
  const { rule, severity, file, line } = problem;
  return (
    severity === 'warning' &&
    allowed.some(
      (each) => each.rule === rule && each.file === file && each.from <= line && line <= each.to,
    )
  );
}
