import { isForLeaders } from '../block/blocks.js';
import type { Block, BodyNode, OpenNode } from '../block/block.js';
import { withoutKey } from '../sorting/sorting.js';
import type {
  ActivityPlan,
  CourseSheet,
  Lesson,
  OpenCourseSheet,
  OpenLesson,
  OpenPlan,
} from '../tree/tree.js';

/** Matching exercises lose their key too. */
function isSort(node: OpenNode): node is Block<'pairs'> {
  return node.type === 'block' && node.name === 'pairs';
}

/**
 * The learner's lesson: the tree without the leaders' family. This is the one place where that is
 * decided; every output for learners starts from what it returns.
 */
export function forParticipants(lesson: Lesson): OpenLesson {
  return {
    ...lesson,
    body: open(lesson.body),
    activities: lesson.activities.map(({ body, plan, shortened: _, ...activity }) => ({
      ...activity,
      plan: openPlan(plan),
      body: open(body),
    })),
    handouts: lesson.handouts.map((handout) => ({ ...handout, body: open(handout.body) })),
  };
}

/** The course sheets that learners may read, and what they may read of them. */
export function sheetsForParticipants(sheets: readonly CourseSheet[]): OpenCourseSheet[] {
  return sheets
    .filter((sheet) => sheet.for === 'everyone')
    .map((sheet) => ({ ...sheet, body: open(sheet.body) }));
}

function open(body: readonly BodyNode[]): OpenNode[] {
  const seen = body.filter(
    (node): node is OpenNode => !isForLeaders(node) && node.type !== 'comment',
  );
  return seen.map((node) => withoutPlans(isSort(node) ? withoutKey(node) : node));
}

function openPlan({
  minutes,
  kind,
  grouping,
  handouts,
  sensitivity,
  topics,
}: ActivityPlan): OpenPlan {
  return {
    minutes,
    kind,
    grouping,
    sensitivity,
    ...(handouts && { handouts }),
    ...(topics && { topics }),
  };
}

/** Without remarks at any depth, and without the coverage that leaders and authors keep. */
function withoutPlans<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.filter((each) => each?.type !== 'comment').map(withoutPlans) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'covers');
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutPlans(inner)])) as T;
}
