import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anInstitute, type Somebody, type TestDatabase } from '@hearthside/testing';
import { DemoMailbox, runJobsOnce } from '@hearthside/platform';
import { peopleDatabase, peopleOn, to } from '../spec-people.js';
import { InvitationJob } from './invitation.job.js';
import { INVITATION } from './invitation-task.js';

let database: TestDatabase;
let people: ReturnType<typeof peopleOn>;
let elm: string;
let office: Somebody;
let mailbox: DemoMailbox;
beforeAll(async () => {
  database = await peopleDatabase();
  people = peopleOn(database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  elm = await anInstitute(database.source);
  office = await people.somebody(elm, 'coordinator');
  mailbox = new DemoMailbox();
});

const doJobs = () =>
  runJobsOnce({
    ownerUrl: database.ownerUrl,
    contexts: database.contexts,
    tasks: [
      {
        task: INVITATION,
        worker: new InvitationJob(mailbox, { publicUrl: 'https://classes.example.org' }),
      },
    ],
  });
let round = 0;
const invite = (ctx = people.ctx(office)) => {
  const input = { name: 'Max Hill', email: `max-${round++}@elm.example` };
  return people.invitations.invite(ctx, { ...input, roles: ['facilitator'] });
};

describe('the mail of an invitation', () => {
  it('goes out once, as things are when it is sent, and gives no course and no role away', async () => {
    const { email } = await invite();
    const contact = 'Office: 555-0100';
    await people.institutes.change(people.ctx(office), { name: 'Elm Court', contact });
    await doJobs();
    await doJobs();
    expect(mailbox.mails()).toHaveLength(1);
    const [mail] = mailbox.mails();
    expect(mail).toMatchObject({ to: email, subject: 'An invitation for you' });
    expect(mail!.text).toContain('Hello Max');
    expect(mail!.text).toContain('Elm Court has invited you');
    expect(mail!.text).toContain('https://classes.example.org/sign-in');
    expect(mail!.text).toContain(contact);
    expect(mail!.text).not.toMatch(/facilitat|course|class[^e]/i);
  });

  it('does not go out when nothing came of it', async () => {
    const ctx = people.ctx(office);
    await expect(
      ctx.tx(async () => {
        await invite(ctx);
        throw new Error('after all not');
      }),
    ).rejects.toThrow('after all not');
    const { id } = await invite();
    await people.changes.end(people.ctx(office), id);
    const { email } = await invite();
    await people.invitations.accept(await people.signedIn(email!), to(elm));
    await doJobs();
    expect(mailbox.mails().map((mail) => mail.to)).toEqual([]);
  });

  it('goes out again when it is asked for, and when somebody who said no is asked anew', async () => {
    const first = await invite();
    await doJobs();
    const later = people.ctx(office, new Date(Date.now() + 3_600_000));
    await people.invitations.again(later, first.id);
    await doJobs();
    await people.invitations.decline(await people.signedIn(first.email!), to(elm));
    await people.changes.takeBack(people.ctx(office), { id: first.id, roles: ['assistant'] });
    await doJobs();
    expect(mailbox.mails().map((mail) => mail.to)).toEqual(Array(3).fill(first.email));
  });
});

describe('the audit log of people', () => {
  it('has an entry for each change, without a name or an address', async () => {
    const ctx = people.ctx(office);
    const { id, email } = await invite();
    await people.changes.correctName(ctx, { id, name: 'Max Hall' });
    await people.changes.changeRoles(ctx, { id, roles: ['assistant'] });
    await people.changes.end(ctx, id);
    await people.changes.takeBack(ctx, { id, roles: ['facilitator'] });
    await people.invitations.accept(await people.signedIn(email!), to(elm));
    await people.changes.end(ctx, id);
    await people.institutes.change(ctx, { name: 'Elm Yard' });
    await people.learners.add(ctx, { name: 'Ruth Lee' }).then((ruth) => {
      expect(ruth.state).toBe('active');
    });
    const entries = await ctx.select<{ action: string; actor: string; detail: object }>(
      'SELECT action, actor, detail FROM audit_entry WHERE institute_id = $1 ORDER BY number',
      [elm],
    );
    expect(entries.map(({ action }) => action)).toEqual([
      'membership.invited',
      'membership.name-corrected',
      'membership.roles-changed',
      'membership.invitation-taken-back',
      'membership.taken-back',
      'membership.joined',
      'membership.ended',
      'institute.changed',
      'membership.added',
    ]);
    const actors = entries.map(({ actor }) => (actor === id ? 'Max' : actor));
    expect(new Set(actors)).toEqual(new Set([office.who.membershipId, 'Max']));
    expect(actors.indexOf('Max')).toBe(5);
    expect(JSON.stringify(entries)).not.toMatch(/Hall|Hill|Ruth|@|Yard/);
  });
});
