import { instituteOf, Membership, type Told } from '@hearthside/people';
import { Contexts, hasRole, isId, Keys, record, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { refused } from '../enrolment/enrolment-refused.js';
import type { MailWish } from './mail-wish.view.js';
import { NO_MAIL, readNoMailCode } from './no-mail-code.js';
import { NoMail } from './no-mail.entity.js';
import type { NoMailInput } from './no-mail.input.js';

/** Who wants no reminders: as they say themselves, the office for them, or a link in a reminder. */
@Injectable()
export class NoMailService {
  readonly #key: Buffer;

  constructor(
    private readonly contexts: Contexts,
    keys: Keys,
  ) {
    this.#key = keys.derive(NO_MAIL);
  }

  /** @throws Refused NO_SUCH_MEMBER, also where they are there and are not the reader's business */
  async get(ctx: Context, id: string): Promise<MailWish> {
    const instituteId = instituteOf(ctx);
    return ctx.tx(async (db) => {
      const isTheirs = hasRole(ctx.who, 'coordinator') || own(ctx) === id;
      const isHere = isTheirs && isId(id) && (await db.existsBy(Membership, { instituteId, id }));
      if (!isHere) throw refused('NO_SUCH_MEMBER');
      const noMail = await db.existsBy(NoMail, { instituteId, membershipId: id });
      return { memberId: id, noMail };
    });
  }

  /** @throws Refused NO_SUCH_MEMBER */
  async set(ctx: Context, { memberId, noMail }: Told<NoMailInput>): Promise<{ id: string }> {
    const { memberId: id } = await this.get(ctx, (memberId ?? own(ctx) ?? '').toLowerCase());
    await put(ctx, id, noMail);
    return { id };
  }

  /**
   * For whoever has the code of a reminder, signed in or not. That it was done before, or that they have left, makes no
   * difference to the answer.
   *
   * @returns false for a code that we did not write
   */
  async refuse(code: string): Promise<boolean> {
    const whose = readNoMailCode(this.#key, code);
    if (!whose) return false;
    await put(this.contexts.forService(whose.instituteId), whose.membershipId, true);
    return true;
  }

  /** Did we write this code? Nothing is looked up, and nothing changes. */
  isOurs(code: string): boolean {
    return readNoMailCode(this.#key, code) !== undefined;
  }
}

const own = ({ who }: Context) => (who.kind === 'member' ? who.membershipId : undefined);

/** What is so already is not noted again. */
async function put(ctx: Context, membershipId: string, noMail: boolean): Promise<void> {
  const instituteId = instituteOf(ctx);
  const isNew = `INSERT INTO no_mail (institute_id, membership_id, since)
    SELECT m.institute_id, m.id, $3 FROM membership m WHERE m.institute_id = $1 AND m.id = $2
    ON CONFLICT DO NOTHING RETURNING since`;
  await ctx.tx(async (db) => {
    const changed = noMail
      ? ((await db.query(isNew, [instituteId, membershipId, ctx.now()])) as unknown[]).length
      : (await db.delete(NoMail, { instituteId, membershipId })).affected;
    if (!changed) return;
    const action = noMail ? 'reminders.refused' : 'reminders.wanted';
    await record(db, ctx, action, { kind: 'membership', id: membershipId });
  });
}
