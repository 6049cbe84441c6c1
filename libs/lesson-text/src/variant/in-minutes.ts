import type { Activity, BodyNode } from '../tree/tree.js';

/** With less time, the minutes that its questions were written for hold no more; those written here do. */
export function inMinutes(
  activity: Activity,
  minutes: number,
  own: readonly BodyNode[] = [],
): Activity {
  const plan = { ...activity.plan, minutes };
  if (minutes >= activity.plan.minutes) return { ...activity, plan };
  const body = activity.body.map((node): BodyNode => {
    if (node.type !== 'block' || node.name !== 'prompt' || own.includes(node)) return node;
    const { minutes: _, ...attributes } = node.attributes;
    return { ...node, attributes };
  });
  return { ...activity, plan, body };
}
