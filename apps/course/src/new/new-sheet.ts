import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MADE_SHEETS, orList, SHEET_AUDIENCES, type SheetAudience } from '@hearthside/lesson-text';
import { stringify } from 'yaml';
import { asTyped, foldersFor } from '../course-folders.js';
import { WrongCall } from '../wrong-call.js';
import { listed, readCourseYaml } from './course-yaml.js';
import { folderName, titleFrom } from './names.js';

export interface SheetWishes {
  title?: string | undefined;
  for: string;
}

/**
 * Writes a sheet of the whole course and lists it in course.yaml; says what was done. Nothing is
 * written over.
 *
 * @throws NoSuchCourse or WrongCall
 */
export async function newSheet(
  course: string,
  typed: string,
  { title, for: asked }: SheetWishes,
  root: string,
): Promise<string> {
  const [folder] = await foldersFor(course, root);
  const id = folderName(typed);
  if (MADE_SHEETS.some((made) => made === id)) {
    throw new WrongCall(`Every course has the sheet "${id}" already. Choose another name.`);
  }
  const audience = SHEET_AUDIENCES.find((each) => each === asked);
  if (!audience) throw new WrongCall(`--for ${asked} is nobody: say ${orList(SHEET_AUDIENCES)}.`);
  const { path, document, text } = await readCourseYaml(folder!, root);
  const file = join(folder!, 'sheets', `${id}.md`);
  if (existsSync(file)) throw new WrongCall(`${asTyped(file, root)} is there already.`);

  await mkdir(join(folder!, 'sheets'), { recursive: true });
  await writeFile(file, skeleton(title ?? titleFrom(id), audience), { flag: 'wx' });
  const sheets = listed(document, 'sheets');
  if (sheets.length === 0) document.set('sheets', document.createNode([id]));
  else if (!sheets.includes(id)) document.addIn(['sheets'], id);
  await writeFile(path, text());
  return [
    `${asTyped(file, root)} is there, and course.yaml lists it.`,
    `Write in it, and after each change: npm run course -- check ${course}`,
    `To see it while you write:          npm run course -- preview ${course}`,
  ].join('\n');
}

const bodies: Record<SheetAudience, string> = {
  everyone: 'Say in a line or two what this sheet is for.\n',
  leaders: `Say in a line or two what this sheet is for.

:::prep{when=day-before}
- Name one thing to get ready.
:::
`,
  host: `Say in a line or two what you ask of the host.

:::prep{when=two-weeks}
- Name one thing to get ready.
:::
`,
};

function skeleton(title: string, audience: SheetAudience): string {
  return `---\n${stringify({ title, for: audience })}---\n\n${bodies[audience]}`;
}
