import { describe, expect, it } from '@jest/globals';
import { blockNames, blocks } from '../block/blocks.js';
import { readCourse } from '../read/course.js';
import { baseFiles, baseWith, handoutFile, lessonFile } from '../rules/fixtures/fixtures.js';
import { activityPlan } from '../block/activity.plan.js';
import { kebab } from '../problem/words.js';
import { blockReference } from './block-reference.js';
import { meanings } from './meanings.js';
import { jsonSchemas } from './json-schemas.js';
import { snippets } from './snippets.js';

/** What the editor inserts when its user only presses Tab: the first choice of each place. */
function expanded(body: string[]): string {
  return body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]+)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replaceAll('$0', '');
}

const lesson = baseFiles.get(lessonFile)!;
const handout = baseFiles.get(handoutFile)!;

/** For blocks that stand on a course sheet and nowhere else. */
function onASheet(text: string): Record<string, string> {
  const settings = baseFiles.get('course.yaml')!;
  return {
    'course.yaml': `${settings}sheets: [press]\nblurbs: { short: Come for tea. }\n`,
    'sheets/press.md': `---\ntitle: Press\nfor: everyone\n---\n\n${text}\n`,
  };
}

describe('snippets for editors', () => {
  it.each(blockNames)('give a block that the reader knows whole: %s', (name) => {
    const text = expanded(snippets()[`Hearthside: ${name}`]!.body);
    const { within } = blocks[name];
    const files: Record<string, string> = within.every((scope) => scope === 'sheet')
      ? onASheet(text)
      : within.includes('handout')
        ? { [handoutFile]: `${handout}\n${text}\n` }
        : {
            [lessonFile]: within.includes('activity')
              ? `${lesson}\n${text}\n`
              : lesson.replace('## Warm', `${text}\n\n## Warm`),
          };
    const { problems } = readCourse('tea', baseWith(files));
    // Names to refer to and how much to write are the author's own.
    const known = ['broken-reference', 'claim-support', 'reading-grade'];
    const others = problems.filter(({ rule }) => !known.includes(rule));
    expect(others).toEqual([]);
  });

  it('give an activity with its plan', () => {
    const text = expanded(snippets()['Hearthside: activity']!.body);
    const { course } = readCourse('tea', baseWith({ [lessonFile]: `${lesson}\n${text}\n` }));
    expect(course?.lessons[0]?.activities.at(-1)).toMatchObject({ title: 'Title', id: 'id' });
  });
});

describe('the reference of blocks', () => {
  it('names every block once, and says of every attribute what it means', () => {
    const text = blockReference();
    for (const name of blockNames) expect(text).toContain(`:${kebab(name)}\``);
    const used = [activityPlan, ...blockNames.map((name) => blocks[name])].flatMap(
      ({ attributes }) => Object.keys(attributes).map(kebab),
    );
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(meanings).toSorted());
  });
});

describe('JSON Schemas for editors', () => {
  it('name settings as an author types them, and know what is required', () => {
    const course = jsonSchemas().get('course') as {
      properties: Record<string, { items?: { properties: object } }>;
      required: string[];
      additionalProperties: boolean;
    };
    expect(Object.keys(course.properties)).toContain('neutral-title');
    expect(course.required).toContain('neutral-title');
    expect(course.required).not.toContain('cast');
    expect(course.additionalProperties).toBe(false);
    expect(Object.keys(course.properties['standing-notes']!.items!.properties)).toContain('text');
  });
});
