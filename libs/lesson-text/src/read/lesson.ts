import type { RootContent } from 'mdast';
import { id, required } from '../attribute/attribute.js';
import { activityPlan } from '../block/activity.plan.js';
import type { Problems } from '../problem/problem.js';
import { plainText } from '../prose/prose.js';
import { activityWithoutPlan } from '../rules/activity-without-plan.rule.js';
import { lessonSchema } from '../settings/settings.js';
import { handoutSchema } from '../settings/sheet.settings.js';
import { meetingSchema } from '../settings/variant.settings.js';
import type { Activity, ActivityPlan, Handout, Lesson, Meeting } from '../tree/tree.js';
import { isComplete, readAttributes } from './attributes.js';
import { readBody } from './body.js';
import { frontMatterOf, openText } from './open-text.js';
import { atOf, readPhrasing } from './prose.js';
import type { Reading } from './reading.js';
import { readSettings } from './settings.js';

const planWithId = { id: required(id), ...activityPlan.attributes };

/** Reads lesson.md, less its number, slug and handouts, which its folder tells. */
export function readLesson(
  file: string,
  text: string,
  problems: Problems,
): { lesson: Omit<Lesson, 'number' | 'slug' | 'handouts'>; isIncomplete: boolean } | undefined {
  const opened = openText(file, text, problems);
  if (!opened) return undefined;
  const { markdown, reading, nodes } = opened;
  const settings = readSettings(lessonSchema, frontMatterOf(markdown), problems);
  const parts = readParts(nodes, reading);
  const { isIncomplete } = reading;
  return settings && { lesson: { ...settings, file, ...parts }, isIncomplete };
}

/** Reads a variant's meeting; its id is its file's name. */
export function readMeeting(
  meetingId: string,
  file: string,
  text: string,
  problems: Problems,
): { meeting: Meeting; isIncomplete: boolean } | undefined {
  const opened = openText(file, text, problems);
  if (!opened) return undefined;
  const { markdown, reading, nodes } = opened;
  const settings = readSettings(meetingSchema, frontMatterOf(markdown), problems);
  const parts = readParts(nodes, reading);
  const { isIncomplete } = reading;
  return settings && { meeting: { ...settings, id: meetingId, file, ...parts }, isIncomplete };
}

/** What stands before the first activity, and the activities. */
function readParts(nodes: readonly RootContent[], reading: Reading) {
  const firstHeading = nodes.findIndex(isActivityHeading);
  const end = firstHeading < 0 ? nodes.length : firstHeading;
  const body = readBody(nodes.slice(0, end), 'lesson', reading);
  const activities = readActivities(nodes.slice(end), reading);
  return { body, activities };
}

/** Reads one handout; its id stands in its settings. */
export function readHandout(file: string, text: string, problems: Problems): Handout | undefined {
  const opened = openText(file, text, problems);
  if (!opened) return undefined;
  const { markdown, reading, nodes } = opened;
  const settings = readSettings(handoutSchema, frontMatterOf(markdown), problems);
  const body = readBody(nodes, 'handout', reading);
  return settings && { ...settings, file, body };
}

function isActivityHeading(node: RootContent): boolean {
  return node.type === 'heading' && node.depth === 2;
}

function readActivities(nodes: readonly RootContent[], reading: Reading): Activity[] {
  const starts = nodes.flatMap((node, index) => (isActivityHeading(node) ? [index] : []));
  return starts.flatMap((start, index) => {
    const heading = nodes[start]!;
    const rest = nodes.slice(start + 1, starts[index + 1]);
    const children = heading.type === 'heading' ? heading.children : [];
    const title = plainText(readPhrasing(children, reading));
    return readActivity(title, heading, rest, reading) ?? [];
  });
}

function readActivity(
  title: string,
  heading: RootContent,
  rest: readonly RootContent[],
  reading: Reading,
): Activity | undefined {
  const at = atOf(heading);
  const [planNode, ...others] = rest;
  if (planNode?.type !== 'leafDirective' || planNode.name !== 'activity') {
    reading.report(activityWithoutPlan, at, { title });
    readBody(rest, 'activity', reading);
    reading.isIncomplete = true;
    return undefined;
  }
  const given = planNode.attributes ?? {};
  const values = readAttributes('::activity', planWithId, given, atOf(planNode), reading);
  const body = readBody(others, 'activity', reading);
  if (!isComplete(planWithId, values)) {
    reading.isIncomplete = true;
    return undefined;
  }
  const { id: activityId, ...plan } = values as ActivityPlan & { id: string };
  return { id: activityId, title, plan: plan as ActivityPlan, body, at };
}
