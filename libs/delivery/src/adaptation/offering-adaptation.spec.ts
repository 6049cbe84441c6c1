import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AdaptationService, EditionService } from '@hearthside/curriculum';
import { meetingsOf, textAt, type Course } from '@hearthside/lesson-text';
import type { Context } from '@hearthside/platform';
import {
  aCourse,
  aHandout,
  aLesson,
  aMember,
  anInstitute,
  testService,
  type Somebody,
  type TestService,
} from '@hearthside/testing';
import { LeaderService } from '../leader/leader.service.js';
import { OfferingChangeService } from '../offering/offering-change.service.js';
import { OfferingStageService } from '../offering/offering-stage.service.js';
import { OfferingService } from '../offering/offering.service.js';
import { OfferingAdaptationService } from './offering-adaptation.service.js';

let service: TestService;
beforeAll(async () => {
  service = await testService();
});
afterAll(() => service.stop());

let elm: string;
let office: Somebody;
let leader: Somebody;
let assistant: Somebody;
let id: string;
beforeEach(async () => {
  const { source } = service.database;
  elm = await anInstitute(source);
  office = await aMember(source, elm, ['coordinator']);
  leader = await aMember(source, elm, ['facilitator']);
  assistant = await aMember(source, elm, ['assistant']);
  await publish(TEXT);
  id = await scheduled();
});

const TEXT = 'A warm pot keeps the tea warm.';
const PLACE = 'lesson/1/activity/warm';
const own = () => service.app.get(OfferingAdaptationService);
const editions = () => service.app.get(EditionService);
const as = ({ who }: Pick<Somebody, 'who'>): Context => service.database.contexts.for(who);

const publish = (body: string, more: Record<string, string> = {}) => {
  const course: Course = aCourse({ 'lessons/01-tea/lesson.md': aLesson({ body }), ...more });
  return editions().publish(service.database.contexts.forService(elm), course);
};

async function scheduled(): Promise<string> {
  const typed = { course: 'tea', first: '2027-02-16', time: '09:30' };
  const offering = await service.app.get(OfferingChangeService).create(as(office), typed);
  await service.app.get(LeaderService).set(as(office), {
    id: offering.id,
    leaders: [
      { member: leader.who.membershipId, part: 'leader', trained: true },
      { member: assistant.who.membershipId, part: 'assistant', trained: false },
    ],
    version: null,
  });
  return offering.id;
}

const change = (text: string, somebody = leader, offering = id, version = 0) =>
  own().change(as(somebody), {
    ...{ offering, place: PLACE, kind: 'text' as const, text, version },
    reason: 'A guest pours today.',
  });

/** What a class says at the place, by way of whoever prints it. */
async function says(offering = id): Promise<string | undefined> {
  const { editionId } = await service.app.get(OfferingService).get(as(office), offering);
  const adapted = await editions().adaptedById(as(office), editionId, offering);
  return textAt(adapted!.course, PLACE)?.trim();
}

describe('what one class has otherwise', () => {
  it('is said by a leader of it, for it alone', async () => {
    const other = await scheduled();
    await change('A guest pours the tea.');
    expect([await says(), await says(other)]).toEqual(['A guest pours the tea.', TEXT]);
    const [read] = (await own().get(as(office), id)).changes;
    expect(read).toMatchObject({ text: 'A guest pours the tea.', reason: 'A guest pours today.' });
  });

  it('lies over what all classes have otherwise', async () => {
    await service.app.get(AdaptationService).change(as(office), {
      ...{ course: 'tea', place: PLACE, kind: 'text' as const, text: 'For all.', version: 0 },
      reason: 'So.',
    });
    expect(await says()).toBe('For all.');
    // What it says of all is what it is compared with.
    await expect(change('For all.')).rejects.toMatchObject({ code: 'NOTHING_CHANGED' });
    await change('For one.');
    expect(await says()).toBe('For one.');
    await own().undo(as(leader), { offering: id, place: PLACE, kind: 'text', version: 1 });
    expect(await says()).toBe('For all.');
  });

  it('is nobody else’s to say', async () => {
    const stranger = await aMember(service.database.source, elm, ['facilitator']);
    await expect(change('x', stranger)).rejects.toMatchObject({ code: 'NO_SUCH_OFFERING' });
    await expect(own().get(as(stranger), id)).rejects.toMatchObject({ code: 'NO_SUCH_OFFERING' });
    await expect(change('x', assistant)).rejects.toMatchObject({ code: 'FOR_LEADERS' });
    await expect(own().get(as(assistant), id)).rejects.toMatchObject({ code: 'FOR_LEADERS' });
    const oak = await anInstitute(service.database.source);
    const other = await aMember(service.database.source, oak, ['coordinator']);
    await expect(change('x', other)).rejects.toMatchObject({ code: 'NO_SUCH_OFFERING' });
    expect(await says()).toBe(TEXT);
  });

  it('stays as it is when the class is over', async () => {
    await service.app.get(OfferingStageService).cancel(as(office), id);
    await expect(change('x')).rejects.toMatchObject({ code: 'NOT_NOW' });
  });
});

describe('taking a class to a newer edition', () => {
  const newer = `${TEXT}\n\nWait three minutes.`;
  const move = (edition: string, more: object = {}) =>
    own().move(as(leader), { offering: id, edition, version: 0, ...more });

  it('is a wish: the class keeps the edition with which it was scheduled', async () => {
    const { id: latest } = await publish(newer);
    expect(await says()).toBe(TEXT);
    expect((await own().get(as(leader), id)).newerEdition).toBe(latest);
    await move(latest);
    expect(await says()).toBe(newer);
    expect((await own().get(as(leader), id)).newerEdition).toBeNull();
  });

  it('takes its own changes along', async () => {
    await change(`Hello. ${TEXT}`);
    const { id: latest } = await publish(newer);
    const { changes } = await own().preview(as(leader), id, latest);
    expect(changes.map(({ outcome }) => outcome)).toEqual(['merged']);
    await move(latest, { version: 1 });
    expect(await says()).toBe(`Hello. ${newer}`);
  });

  it('is refused where the plan has other sessions', async () => {
    const { course } = (await editions().byId(as(office), (await publish(TEXT)).id))!;
    const [first] = course.lessons;
    const second = { ...first!, number: 2, slug: 'more', handouts: [], activities: [] };
    const longer = { ...course, lessons: [...course.lessons, second] };
    const { id: latest } = await editions().publish(
      service.database.contexts.forService(elm),
      longer,
    );
    await expect(move(latest)).rejects.toMatchObject({ code: 'PLAN_DIFFERS' });
    const published = await editions().adaptedById(as(office), latest, id);
    expect(meetingsOf(published!.course, 'standard')).toHaveLength(2);
    expect((await own().get(as(leader), id)).newerEdition).toBe(latest);
  });

  it('is refused for an edition of another course', async () => {
    const file = 'lessons/01-tea/h1-1-spoons.md';
    const other = { ...aCourse({ [file]: aHandout('Two.') }), slug: 'coffee', code: 'coffee-hour' };
    const ctx = service.database.contexts.forService(elm);
    const { id: coffee } = await editions().publish(ctx, other);
    await expect(move(coffee)).rejects.toMatchObject({ code: 'NO_SUCH_EDITION' });
  });
});
