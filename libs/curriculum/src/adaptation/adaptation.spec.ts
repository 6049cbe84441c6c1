import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { textAt, type Course } from '@hearthside/lesson-text';
import { Institute, Membership } from '@hearthside/people';
import type { Context } from '@hearthside/platform';
import {
  aCourse,
  aLesson,
  aMember,
  anInstitute,
  testDatabase,
  type Somebody,
  type TestDatabase,
} from '@hearthside/testing';
import { CourseRow, SharedCourse } from '../course/course.entity.js';
import { Edition, EditionGrant, EditionLesson, EditionPicture } from '../edition/edition.entity.js';
import { EditionService } from '../edition/edition.service.js';
import { AdaptationMoves } from './adaptation-moves.service.js';
import { Adaptation, AdaptationChange } from './adaptation.entity.js';
import { AdaptationService } from './adaptation.service.js';
import { Adaptations } from './adaptations.service.js';

const entities = [
  ...[Adaptation, AdaptationChange, CourseRow, Edition, EditionGrant, EditionLesson],
  ...[EditionPicture, SharedCourse, Institute, Membership],
];
const editions = new EditionService();
const kept = new Adaptations(editions);
const adaptations = new AdaptationService(kept, new AdaptationMoves(kept));

let database: TestDatabase;
let elm: string;
let office: Somebody;
beforeAll(async () => {
  database = await testDatabase(entities);
});
afterAll(() => database.drop());
beforeEach(async () => {
  elm = await anInstitute(database.source);
  office = await aMember(database.source, elm, ['coordinator']);
});

const TEXT = 'A warm pot keeps the tea warm.';
const PLACE = 'lesson/1/activity/warm';
const tea = (body: string): Course => aCourse({ 'lessons/01-tea/lesson.md': aLesson({ body }) });
const as = ({ who }: Pick<Somebody, 'who'>, now?: Date): Context =>
  database.contexts.for(who, now && (() => now));
const publish = (body: string, instituteId = elm) =>
  editions.publish(database.contexts.forService(instituteId), tea(body));
const reads = async (somebody = office) =>
  textAt((await editions.latestBySlug(as(somebody), 'tea'))!.course, PLACE)?.trim();
const change = (text: string, version: number, somebody = office) =>
  adaptations.change(as(somebody), {
    ...{ course: 'tea', place: PLACE, kind: 'text' as const, text, version },
    reason: 'Our kettle is small.',
  });

describe('changing a course', () => {
  beforeEach(() => publish(TEXT));

  it('is read by everybody of the institute at once, with the reason beside it', async () => {
    await change('A small pot will do.', 0);
    const learner = await aMember(database.source, elm, ['learner']);
    expect(await reads(learner)).toBe('A small pot will do.');
    const adaptation = await adaptations.get(as(office), 'tea');
    expect(adaptation).toMatchObject({
      version: 1,
      newerEdition: null,
      changes: [
        {
          place: PLACE,
          kind: 'text',
          text: 'A small pot will do.',
          reason: 'Our kettle is small.',
        },
      ],
    });
    expect(adaptation.textsAt(PLACE)).toEqual({
      now: 'A small pot will do.\n',
      authors: `${TEXT}\n`,
    });
  });

  it('is of one institute alone, where both have the edition', async () => {
    const oak = await anInstitute(database.source);
    const other = await aMember(database.source, oak, ['coordinator']);
    await publish(TEXT, oak);
    await change('A small pot will do.', 0);
    expect(await reads(other)).toBe(TEXT);
    expect((await adaptations.get(as(other), 'tea')).changes).toEqual([]);
    const rows = await as(other).select('SELECT place FROM adaptation_change', []);
    expect(rows).toEqual([]);
  });

  it('is read anew with each change, and is gone when it is taken back', async () => {
    await change('One.', 0);
    await change('Two.', 1);
    expect(await reads()).toBe('Two.');
    const key = { course: 'tea', place: PLACE, kind: 'text' as const };
    await adaptations.undo(as(office), { ...key, version: 2 });
    expect(await reads()).toBe(TEXT);
    await expect(adaptations.undo(as(office), { ...key, version: 3 })).rejects.toMatchObject({
      code: 'NO_SUCH_CHANGE',
    });
  });

  it('refuses whoever has not seen the last change, and keeps that', async () => {
    await change('One.', 0);
    await expect(change('Two.', 0)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    expect(await reads()).toBe('One.');
  });

  it('lets one of two through that come at once', async () => {
    const both = await Promise.allSettled([change('One.', 0), change('Two.', 0)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await adaptations.get(as(office), 'tea')).version).toBe(1);
  });

  it.each([
    ['without a reason', { reason: ' ' }, 'WORDS_UNFIT', 'reason'],
    ['of a place that there is not', { place: 'lesson/7' }, 'NO_SUCH_PLACE', 'place'],
    ['in words that cannot be read', { text: ':::nope\nTea.\n:::' }, 'TEXT_UNFIT', 'text'],
    ['that leaves out what is kept', { kind: 'off' as const }, 'ACTIVITY_KEPT', 'kind'],
    ['that changes nothing', { text: TEXT }, 'NOTHING_CHANGED', 'kind'],
    ['without minutes', { kind: 'minutes' as const }, 'TOO_LONG', 'minutes'],
  ])('refuses a change %s', async (_, typed, code, field) => {
    const usual = { course: 'tea', place: PLACE, kind: 'text' as const, text: 'x', reason: 'So.' };
    const asked = adaptations.change(as(office), { ...usual, version: 0, ...typed });
    await expect(asked).rejects.toMatchObject({ code, field });
    expect(await reads()).toBe(TEXT);
  });

  it('is the office’s; leaders may see it, and learners not', async () => {
    const leader = await aMember(database.source, elm, ['facilitator']);
    const learner = await aMember(database.source, elm, ['learner']);
    await expect(change('One.', 0, leader)).rejects.toThrow('coordinators');
    expect((await adaptations.get(as(leader), 'tea')).changes).toEqual([]);
    await expect(adaptations.get(as(learner), 'tea')).rejects.toThrow('leaders');
  });

  it('notes who did what, and not the words', async () => {
    await change('A small pot will do.', 0);
    const entries = await as(office).select<{ action: string; detail: object }>(
      'SELECT action, detail FROM audit_entry ORDER BY number DESC LIMIT 1',
      [],
    );
    expect(entries).toEqual([
      { action: 'adaptation.changed', detail: { change: 'text', forOneClass: false } },
    ]);
  });
});

describe('going on to a newer edition', () => {
  const newer = `${TEXT} Wait three minutes.`;
  const move = async (typed: Partial<Parameters<typeof adaptations.move>[1]> = {}) => {
    const { newerEdition, version } = await adaptations.get(as(office), 'tea');
    const usual = { course: 'tea', edition: newerEdition!, version };
    return adaptations.move(as(office), { ...usual, ...typed });
  };

  it('waits until the institute goes on; whoever has changed nothing is there at once', async () => {
    await publish(TEXT);
    const oak = await anInstitute(database.source);
    const other = await aMember(database.source, oak, ['coordinator']);
    await publish(TEXT, oak);
    await change('Mind the steam. A warm pot keeps the tea warm.', 0);
    await publish(newer);
    await publish(newer, oak);
    expect(await reads()).toBe('Mind the steam. A warm pot keeps the tea warm.');
    expect(await reads(other)).toBe(newer);
  });

  it('joins both, and leaves what there was to the classes that have it', async () => {
    const { id: old } = await publish(TEXT);
    await change('Mind the steam. A warm pot keeps the tea warm.', 0);
    const { id: latest } = await publish('A warm pot keeps the tea warm. Wait three minutes.');
    const { newerEdition } = await adaptations.get(as(office), 'tea');
    expect(newerEdition).toBe(latest);
    const [moved] = (await adaptations.preview(as(office), 'tea', latest)).changes;
    const joined = 'Mind the steam. A warm pot keeps the tea warm. Wait three minutes.';
    if (moved!.outcome === 'conflict') await move({ choices: [choice('text', joined)] });
    else await move();
    expect(await reads()).toBe(joined);
    const before = (await editions.adaptedById(as(office), old))!;
    expect(textAt(before.course, PLACE)?.trim()).toBe(
      'Mind the steam. A warm pot keeps the tea warm.',
    );
    expect((await adaptations.get(as(office), 'tea')).newerEdition).toBeNull();
  });

  const choice = (take: 'ours' | 'theirs' | 'text', text?: string) => ({
    ...{ place: PLACE, kind: 'text' as const, take },
    ...(text !== undefined && { text }),
  });

  describe('where both have changed the same', () => {
    beforeEach(async () => {
      await publish(TEXT);
      await change('A small pot will do.', 0);
      await publish('A hot pot keeps the tea hot.');
    });

    it('shows all three, and changes nothing', async () => {
      const { newerEdition } = await adaptations.get(as(office), 'tea');
      const { changes } = await adaptations.preview(as(office), 'tea', newerEdition!);
      expect(changes).toMatchObject([
        {
          outcome: 'conflict',
          conflict: 'both-changed',
          before: `${TEXT}\n`,
          ours: 'A small pot will do.',
          theirs: 'A hot pot keeps the tea hot.\n',
          mayKeep: true,
        },
      ]);
      expect(await reads()).toBe('A small pot will do.');
    });

    it('asks for a choice', async () => {
      await expect(move()).rejects.toMatchObject({ code: 'CHOICE_MISSING' });
      expect(await reads()).toBe('A small pot will do.');
    });

    it.each([
      ['ours', undefined, 'A small pot will do.', 1],
      ['theirs', undefined, 'A hot pot keeps the tea hot.', 0],
      ['text', 'A small, hot pot.', 'A small, hot pot.', 1],
    ] as const)('takes %s', async (take, text, said, changes) => {
      await move({ choices: [choice(take, text)] });
      expect(await reads()).toBe(said);
      const now = await adaptations.get(as(office), 'tea');
      expect(now.changes).toHaveLength(changes);
      // The reason goes along.
      for (const { reason } of now.changes) expect(reason).toBe('Our kettle is small.');
    });

    it('refuses a text that cannot be read', async () => {
      const asked = move({ choices: [choice('text', ':::nope\nTea.\n:::')] });
      await expect(asked).rejects.toMatchObject({ code: 'TEXT_UNFIT' });
    });

    it('refuses whoever has not seen the last change', async () => {
      const asked = move({ version: 0, choices: [choice('ours')] });
      await expect(asked).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    });
  });

  it.each(['2020-01-01.00000000', 'x\0y', ''])('refuses the edition %j', async (edition) => {
    await publish(TEXT);
    await change('One.', 0);
    await expect(move({ edition })).rejects.toMatchObject({ code: 'NO_SUCH_EDITION' });
    const { edition: own } = await adaptations.get(as(office), 'tea');
    await expect(move({ edition: own })).rejects.toMatchObject({ code: 'SAME_EDITION' });
  });
});
