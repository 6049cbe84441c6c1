import { describe, expect, it } from '@jest/globals';
import { blocks } from '../block/blocks.js';
import { leaderBlocks } from '../block/leader.blocks.js';
import type { AnyBlock } from '../block/block.js';
import { readCourse } from '../read/course.js';
import { baseFiles } from '../rules/fixtures/fixtures.js';
import { forParticipants, sheetsForParticipants } from './for-participants.js';

const lesson = readCourse('tea', baseFiles).course!.lessons[0]!;

function planted(name: string): AnyBlock {
  const text = { type: 'text', value: `canary-${name}` };
  const children = [{ type: 'paragraph', children: [text] }];
  return { type: 'block', name, attributes: {}, label: [text], children } as unknown as AnyBlock;
}

describe('the participants’ view', () => {
  const names = Object.keys(blocks);
  const body = names.map(planted);
  const open = JSON.stringify(
    forParticipants({
      ...lesson,
      body,
      activities: lesson.activities.map((activity) => ({ ...activity, body })),
      handouts: lesson.handouts.map((handout) => ({ ...handout, body })),
    }),
  );
  const aSheet = { title: 'A', kind: 'reading' as const, private: false, fullTitle: false };
  const sheets = (['everyone', 'leaders', 'host'] as const).map((audience) => ({
    ...{ ...aSheet, id: audience, file: `sheets/${audience}.md`, body, for: audience },
  }));
  const openSheets = sheetsForParticipants(sheets);

  it('leaves out sheets for leaders and for the host, and leaders’ blocks wherever they stand', () => {
    expect(openSheets.map(({ id }) => id)).toEqual(['everyone']);
    for (const name of names) {
      const isKept = JSON.stringify(openSheets).includes(`canary-${name}"`);
      expect([name, isKept]).toEqual([name, !(name in leaderBlocks)]);
    }
  });

  it.each(Object.keys(leaderBlocks))('leaves out :::%s wherever it stands', (name) => {
    expect(open).not.toContain(`canary-${name}"`);
  });

  it.each(names.filter((name) => !(name in leaderBlocks)))('keeps %s', (name) => {
    expect(open).toContain(`canary-${name}"`);
  });

  it('leaves out authors’ remarks and what leaders plan with', () => {
    const remark = { type: 'comment' as const, value: 'canary-remark' };
    const text = JSON.stringify(forParticipants({ ...lesson, body: [remark] }));
    expect(text).not.toContain('canary-remark');
    const [first] = forParticipants(lesson).activities;
    expect(Object.keys(first!.plan).toSorted()).toEqual([
      ...['grouping', 'handouts', 'kind', 'minutes', 'sensitivity'],
    ]);
    expect(JSON.stringify(lesson.activities)).toContain('T-01');
    expect(JSON.stringify(first)).not.toContain('T-01');
  });
});
