import { coverageOf, furthest, type ItemCoverage } from '../coverage/coverage.js';
import { isMeeting, type Course, type Variant } from '../tree/tree.js';
import { lessonsOf } from '../variant/composed.js';
import { meetingsOf } from '../variant/meetings.js';
import { placeIn, type CourseRule } from './course-rule.js';

export const lostItem: CourseRule<{ item: string; text: string; variant: string }> = {
  name: 'lost-item',
  severity: 'error',
  why: 'A shorter plan moves what it leaves out to a handout, which says so. What no sheet takes up is lost without anybody noticing.',
  bad: 'plan:\n  - warm 12        (and "taste", left out, is all that covers T-02)',
  good: ':::lines{count=2 covers="T-02:taught"}   (on a handout of the lesson)',
  says: ({ item, text, variant }) => ({
    message: `In the plan "${variant}" nobody learns ${item}: ${text}`,
    hint: `Take an activity that covers ${item} into the plan, or add covers="${item}:taught" to a block of a handout that explains it.`,
  }),
  *find(course, { lost }) {
    if (lost.size > 0) return;
    for (const variant of course.variants) {
      const meetings = (meetingsOf(course, variant.id) ?? []).map(({ lesson }) => lesson);
      const taught = new Set(
        coverageOf({ ...course, lessons: meetings })
          .filter(isTaught)
          .map(({ item }) => item),
      );
      for (const { file, lessons } of ownMeetings(course, variant)) {
        for (const each of coverageOf({ ...course, lessons })) {
          if (!isTaught(each) || taught.has(each.item)) continue;
          const { id: item, text } = each.item;
          yield { place: placeIn(file), details: { item, text, variant: variant.title } };
        }
      }
    }
  },
};

function ownMeetings(course: Course, { meetings }: Variant) {
  return meetings
    .filter(isMeeting)
    .map((meeting) => ({ file: meeting.file, lessons: lessonsOf(course, meeting) }));
}

function isTaught(each: ItemCoverage): boolean {
  const level = furthest(each);
  return level === 'taught' || level === 'practised';
}
