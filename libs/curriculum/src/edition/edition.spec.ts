import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCourse,
  aHandout,
  aLesson,
  courseSheets,
  testDatabase,
  type TestDatabase,
} from '@hearthside/testing';
import { CourseRow, SharedCourse } from '../course/course.entity.js';
import { GrantService } from '../grant/grant.service.js';
import { Edition, EditionGrant, EditionLesson, EditionPicture } from './edition.entity.js';
import { EditionService } from './edition.service.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase([
    CourseRow,
    Edition,
    EditionGrant,
    EditionLesson,
    EditionPicture,
    SharedCourse,
  ]);
});
afterAll(() => database.drop());

const handoutFile = 'lessons/01-tea/h1-1-spoons.md';
const teaWith = (spoons: string) => aCourse({ [handoutFile]: aHandout(spoons) });
const count = (slug: string) =>
  database.source.getRepository(Edition).countBy({ courseSlug: slug });

describe('publishing a course', () => {
  const editions = new EditionService();

  it('names the edition by its day and its content', async () => {
    const ctx = database.ctx(new Date('2026-11-22T23:30:00Z'));
    const edition = await editions.publish(ctx, { ...aCourse(), slug: 'named', code: 'named' });
    expect(edition.id).toBe(`2026-11-22.${edition.contentHash.slice(0, 8)}`);
    expect(edition.publishedOn).toBe('2026-11-22');
  });

  it('makes one edition of the same content, however often and whenever', async () => {
    const first = await editions.publish(database.ctx(new Date('2026-01-01')), aCourse());
    const second = await editions.publish(database.ctx(new Date('2026-02-02')), aCourse());
    expect(second.id).toBe(first.id);
    expect(await count('tea')).toBe(1);
  });

  it('takes text that is only wrapped anew for the same content', async () => {
    const long = teaWith('One spoon for each cup, and one for the pot.');
    const wrapped = teaWith('One spoon for each cup,\nand one for the pot.');
    const first = await editions.publish(database.ctx(), long);
    expect((await editions.publish(database.ctx(), wrapped)).id).toBe(first.id);
  });

  it('makes a new edition of changed content, keeps the old, and shows the new', async () => {
    const before = await editions.publish(database.ctx(), teaWith('One spoon.'));
    const after = await editions.publish(database.ctx(), teaWith('Two spoons.'));
    expect(after.id).not.toBe(before.id);
    expect((await editions.latestBySlug(database.ctx(), 'tea'))?.edition.id).toBe(after.id);
    const old = await editions.byId(database.ctx(), before.id);
    expect(JSON.stringify(old?.course.lessons)).toContain('One spoon.');
  });

  it('shows an earlier edition again when its content is published again', async () => {
    const before = await editions.publish(database.ctx(), teaWith('Three spoons.'));
    await editions.publish(database.ctx(), teaWith('Four spoons.'));
    await editions.publish(database.ctx(), teaWith('Three spoons.'));
    expect((await editions.latestBySlug(database.ctx(), 'tea'))?.edition.id).toBe(before.id);
  });

  it('makes one edition when two processes publish it at once', async () => {
    const five = { ...teaWith('Five spoons.'), slug: 'at-once', code: 'at-once' };
    const all = await Promise.all(
      Array.from({ length: 8 }, () => new EditionService().publish(database.ctx(), five)),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await count('at-once')).toBe(1);
  });

  it('refuses a course whose code another one has, and says which', async () => {
    await editions.publish(database.ctx(), aCourse());
    const other = { ...aCourse(), slug: 'coffee' };
    await expect(editions.publish(database.ctx(), other)).rejects.toThrow(
      /"tea"[^]*another "code:"/,
    );
    expect(await count('coffee')).toBe(0);
  });

  it('can take a course off the list, whose editions stay', async () => {
    const { id } = await editions.publish(database.ctx(), aCourse());
    await new GrantService(database.contexts).keepListed(['named']);
    expect(await editions.latestBySlug(database.ctx(), 'tea')).toBeUndefined();
    expect((await editions.byId(database.ctx(), id))?.edition.id).toBe(id);
    expect((await editions.publish(database.ctx(), aCourse())).id).toBe(id);
  });

  it('gives back from the database what was read from the text', async () => {
    const course = aCourse({ 'lessons/01-tea/lesson.md': aLesson({ body: 'At 9:30.' }) });
    const { id } = await editions.publish(database.ctx(), course);
    const read = await new EditionService().byId(database.ctx(), id);
    expect(read?.course.lessons[0]).toMatchObject({ title: 'A pot of tea', minutes: 10 });
    expect(JSON.stringify(read)).toContain('At 9:30.');
    expect(JSON.stringify(read)).not.toContain('"at":');
  });

  it('keeps sheets of the course, and names another edition when one of them changes', async () => {
    const withSheet = (words: string) => aCourse(courseSheets({ welcome: { body: words } }));
    const { id } = await editions.publish(database.ctx(), withSheet('Come in.'));
    const read = await new EditionService().byId(database.ctx(), id);
    expect(read?.course.sheets).toMatchObject([{ id: 'welcome', for: 'everyone' }]);
    const other = await editions.publish(database.ctx(), withSheet('Do come in.'));
    expect(other.id).not.toBe(id);
  });

  it('reads an edition from before there were sheets, blurbs and variants', async () => {
    const { sheets: _, blurbs: __, variants: ___, lessons: ____, ...course } = aCourse();
    const old = { id: 'old', courseSlug: 'tea', contentHash: 'old', publishedOn: '2026-01-01' };
    await database.source.getRepository(Edition).insert({ ...old, course: course as never });
    const read = await new EditionService().byId(database.ctx(), 'old');
    expect(read?.course).toMatchObject({ sheets: [], blurbs: {}, variants: [] });
  });

  it('keeps pictures under names made from what they show', async () => {
    const picture = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    const files = { [handoutFile]: aHandout('![A pot](../pot.svg)') };
    const pictures = new Map([['lessons/pot.svg', picture]]);
    const course = aCourse(files, pictures);
    const { id } = await editions.publish(database.ctx(), course, pictures);
    const [, name] = /"url":"([0-9a-f]{16}\.svg)"/.exec(
      JSON.stringify(await editions.byId(database.ctx(), id)),
    )!;
    expect(await editions.picture(database.ctx(), id, name!)).toEqual(picture);
    const changed = new Map([['lessons/pot.svg', Buffer.from('<svg/>')]]);
    expect((await editions.publish(database.ctx(), course, changed)).id).not.toBe(id);
  });

  it.each([
    'UPDATE edition SET course_slug = course_slug',
    'DELETE FROM edition',
    'TRUNCATE edition',
  ])('leaves no way to alter an edition: %s', async (sql) => {
    await expect(database.source.query(sql)).rejects.toThrow(/permission denied/);
  });
});

describe('a context', () => {
  it('joins a transaction within another, and undoes both together', async () => {
    const editions = new EditionService();
    const ctx = database.ctx();
    const course = { ...teaWith('Undone.'), slug: 'undone', code: 'undone' };
    const work = ctx.tx(async () => {
      await editions.publish(ctx, course);
      throw new Error('after all');
    });
    await expect(work).rejects.toThrow('after all');
    expect(await count('undone')).toBe(0);
  });

  it('gives work side by side a transaction each', async () => {
    const ctx = database.ctx();
    const id = () => ctx.tx(async (db) => db.query('SELECT txid_current() AS id'));
    const [[first], [second]] = await Promise.all([id(), id()]);
    expect(first.id).not.toBe(second.id);
  });
});
