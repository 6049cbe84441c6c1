import type { Problems } from '../problem/problem.js';
import { unreadFile } from '../rules/unread-file.rule.js';
import { isMeeting, type Course } from '../tree/tree.js';
import { isHandout } from './lesson-folder.js';

/** Texts where lessons and sheets stand that course.yaml leads to by no way. */
export function reportUnreadFiles(
  course: Course,
  files: ReadonlyMap<string, string>,
  lost: ReadonlySet<string>,
  problems: Problems,
): void {
  const lessons = [...course.lessons.map(({ file }) => file), ...lost];
  const listed = lessons
    .filter((file) => file.endsWith('/lesson.md'))
    .map((file) => file.slice(0, -'lesson.md'.length));
  const meetings = course.variants.flatMap((variant) =>
    variant.meetings.filter(isMeeting).map((meeting) => meeting.file),
  );
  const sheets = course.sheets.map(({ file }) => file);
  for (const file of files.keys()) {
    if (/^sheets\/.*\.md$/i.test(file) && !sheets.includes(file) && !lost.has(file)) {
      const details = { of: 'sheets', listed: false } as const;
      problems.report(unreadFile, { file, line: 1, column: 1 }, details);
    }
    if (/^variants\/.*\.md$/i.test(file) && !meetings.includes(file) && !lost.has(file)) {
      const details = { of: 'variants', listed: false } as const;
      problems.report(unreadFile, { file, line: 1, column: 1 }, details);
    }
    if (!/^lessons\/.*\.md$/i.test(file)) continue;
    const folder = listed.find((each) => file.startsWith(each));
    const isRead = folder && (file === `${folder}lesson.md` || isHandout(file, folder));
    if (isRead) continue;
    problems.report(
      unreadFile,
      { file, line: 1, column: 1 },
      { of: 'lesson', listed: folder !== undefined },
    );
  }
}
