import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aMember, anInstitute, testService, type Sender, type TestService } from './index.js';

let service: TestService;
beforeAll(async () => {
  service = await testService();
});
afterAll(() => service.stop());

const PERSON = 'id name called email roles state';
const OUTCOME = `__typename ... on Membership { ${PERSON} } ... on Refusal { code message field }`;
const told = (input: object) => ({ input: { clientMutationId: randomUUID(), ...input } });
const change = async (by: Sender, name: string, type: string, variables: object) => {
  const query = `mutation($input: ${type}!) { ${name}(input: $input) { ${OUTCOME} } }`;
  const answer = await by.ask(query, variables as Record<string, unknown>);
  return answer.data?.[name] ?? answer;
};

describe('people by GraphQL', () => {
  it('are invited, changed and ended by coordinators', async () => {
    const email = `${randomUUID()}@example.org`;
    const input = told({ name: 'Max Hill', email, roles: ['FACILITATOR'] });
    const max = await change(service, 'inviteMember', 'InviteMemberInput', input);
    expect(max).toMatchObject({ name: 'Max Hill', called: 'Max', email, state: 'INVITED' });
    const again = await change(service, 'inviteMember', 'InviteMemberInput', input);
    expect(again).toEqual(max);
    const other = told({ ...input.input, clientMutationId: randomUUID() });
    expect(await change(service, 'inviteMember', 'InviteMemberInput', other)).toMatchObject({
      __typename: 'Refusal',
      code: 'ALREADY_INVITED',
      field: 'email',
    });
    const roles = told({ id: max.id, roles: ['LEARNER', 'ASSISTANT'] });
    expect(await change(service, 'changeRoles', 'MemberRolesInput', roles)).toMatchObject({
      roles: ['ASSISTANT', 'LEARNER'],
    });
    const named = told({ id: max.id, name: 'Max Hall' });
    expect(await change(service, 'correctName', 'CorrectNameInput', named)).toMatchObject({
      name: 'Max Hall',
    });
    const gone = told({ id: max.id });
    expect((await change(service, 'endMembership', 'MemberInput', gone)).state).toBe('ENDED');
    const back = told({ id: max.id, roles: ['LEARNER'] });
    expect((await change(service, 'takeBack', 'MemberRolesInput', back)).state).toBe('INVITED');
    const soon = await change(service, 'inviteAgain', 'MemberInput', told({ id: max.id }));
    expect(soon.code).toBe('INVITED_JUST_NOW');
  });

  it('keep the last coordinator', async () => {
    const { membershipId: id } = service.me.who;
    const roles = told({ id, roles: ['FACILITATOR'] });
    expect((await change(service, 'changeRoles', 'MemberRolesInput', roles)).code).toBe(
      'LAST_COORDINATOR',
    );
    expect((await change(service, 'endMembership', 'MemberInput', told({ id }))).code).toBe(
      'LAST_COORDINATOR',
    );
  });

  it('are seen as far as each reader may', async () => {
    const learner = await service.somebody('learner');
    const leader = await service.somebody('facilitator');
    const elsewhere = await anInstitute(service.database.source, { name: 'Oak House' });
    const stranger = await aMember(service.database.source, elsewhere, ['coordinator']);
    const list = '{ members { count nodes { id email } } }';
    const one = `query($id: ID!) { member(id: $id) { id name email } }`;
    const id = learner.who.membershipId;

    const office = await service.ask(list);
    expect(office.data.members.nodes).toContainEqual({ id, email: learner.email });
    const leads = await service.as(leader).ask(list);
    expect(leads.data.members.nodes).toContainEqual({ id, email: null });
    expect((await service.as(learner).ask(list)).errors[0].extensions.code).toBe('FORBIDDEN');
    const visitor = await service.as(undefined).ask(list);
    expect(visitor.errors[0].extensions.code).toBe('UNAUTHENTICATED');
    const others = await service.as(stranger).ask(list);
    expect(others.data.members.count).toBe(1);

    expect((await service.as(learner).ask(one, { id })).data.member.email).toBe(learner.email);
    const me = { id: service.me.who.membershipId };
    expect((await service.as(learner).ask(one, me)).data.member).toBeNull();
    expect((await service.as(stranger).ask(one, me)).data.member).toBeNull();
    expect((await service.ask(one, { id: 'nobody' })).data.member).toBeNull();
  });

  it('are changed by coordinators alone', async () => {
    const leader = service.as(await service.somebody('facilitator'));
    const { membershipId: id } = (await service.somebody('learner')).who;
    const tries: [string, string, object][] = [
      ['addLearner', 'AddLearnerInput', { name: 'Ruth' }],
      [
        'inviteMember',
        'InviteMemberInput',
        { name: 'R', email: 'r@a.example', roles: ['LEARNER'] },
      ],
      ['correctName', 'CorrectNameInput', { id, name: 'Ruth' }],
      ['changeRoles', 'MemberRolesInput', { id, roles: ['COORDINATOR'] }],
      ['endMembership', 'MemberInput', { id }],
      ['takeBack', 'MemberRolesInput', { id, roles: ['LEARNER'] }],
      ['inviteAgain', 'MemberInput', { id }],
    ];
    for (const [name, type, input] of tries) {
      const { errors } = await change(leader, name, type, told(input));
      expect([name, errors[0].extensions.code]).toEqual([name, 'FORBIDDEN']);
    }
  });
});

describe('the viewer', () => {
  const viewer =
    '{ viewer { membership { name email } institute { name } places { name state } } }';

  it('is who asks, and nobody for a visitor', async () => {
    const { data } = await service.ask(viewer);
    expect(data.viewer).toEqual({
      membership: { name: service.me.name, email: service.me.email },
      institute: { name: 'Elm House' },
      places: [{ name: 'Elm House', state: 'ACTIVE' }],
    });
    expect((await service.as(undefined).ask(viewer)).data.viewer).toBeNull();
  });

  it('may change the institute when they coordinate it', async () => {
    const query = `mutation($input: InstituteInput!) { changeInstitute(input: $input) {
      ... on Institute { name timeZone contact } ... on Refusal { code field } } }`;
    const contact = 'Office: 555-0100';
    const done = await service.ask(query, told({ contact, timeZone: 'america/chicago' }));
    expect(done.data.changeInstitute).toEqual({
      name: 'Elm House',
      timeZone: 'America/Chicago',
      contact,
    });
    const wrong = await service.ask(query, told({ timeZone: 'Mars/Base' }));
    expect(wrong.data.changeInstitute).toEqual({ code: 'NO_SUCH_TIME_ZONE', field: 'timeZone' });
  });
});
