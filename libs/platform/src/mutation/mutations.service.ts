import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context/context.js';
import type { Member } from '../context/who.js';
import { Keys } from '../keys/keys.js';
import { Refusal } from '../refusal/refusal.view.js';
import { Refused } from '../refusal/refused.js';
import { MutationReceipt, type MutationAnswer } from './mutation-receipt.entity.js';
import { canonical, isClientMutationId, privateIn } from './mutation.rules.js';

/** What somebody sends to be done once, however often it arrives. */
export interface MutationOrder {
  /** Its name in the schema, such as "changeRoles". */
  mutation: string;
  clientMutationId: string;
  /** All that the outcome depends on. */
  input: unknown;
}

/** Undoes the transaction when work answers with a refusal in place of throwing one. */
class TakenBack extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

/** Does each thing once: a phone that hears no answer sends the same again. */
@Injectable()
export class Mutations {
  readonly #key: Buffer;

  constructor(keys: Keys) {
    this.#key = keys.derive('mutation-receipt');
  }

  /**
   * Runs work and keeps its answer in the same transaction. The same order again gives the same answer
   * and does nothing, also while the first is still under way: later ones wait for it.
   *
   * What is refused is not kept: people mend what they filled in and send it again under the same id, and
   * what was in the way may be gone by then. To be called outside of other transactions, or what they
   * have done besides would not be taken back.
   *
   * @param work does everything by this context, so that it shares the transaction
   * @returns ids, from which the caller reads what it shows; or work's own refusal
   * @throws Refused for an id that is none, or that came with another order before
   */
  async once<A extends MutationAnswer>(
    ctx: Context,
    order: MutationOrder,
    work: (db: EntityManager) => Promise<A | Refusal>,
  ): Promise<A | Refusal> {
    const { who } = ctx;
    if (who.kind !== 'member') throw new Error(`${order.mutation} is for members of an institute.`);
    if (!isClientMutationId(order.clientMutationId)) {
      throw new Refused(
        'CLIENT_MUTATION_ID',
        'A client mutation id has 8 to 64 letters, digits or signs, and no spaces.',
        'clientMutationId',
      );
    }
    try {
      return await ctx.tx((db) => this.#once(db, ctx, who, order, work));
    } catch (error) {
      if (error instanceof TakenBack) return error.refusal;
      throw error;
    }
  }

  async #once<A extends MutationAnswer>(
    db: EntityManager,
    ctx: Context,
    { instituteId, membershipId }: Member,
    order: MutationOrder,
    work: (db: EntityManager) => Promise<A | Refusal>,
  ): Promise<A> {
    const { mutation, clientMutationId } = order;
    const key = { instituteId, membershipId, clientMutationId };
    // Held to the end of the transaction. The receipt is looked for in a statement of its own, which
    // sees what was committed while this one waited.
    await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `mutation ${instituteId} ${membershipId} ${clientMutationId}`,
    ]);
    const inputHash = this.#hashOf(order);
    const before = await db.findOneBy(MutationReceipt, key);
    if (before) {
      if (before.inputHash.equals(inputHash)) return before.answer as A;
      throw new Refused(
        'SENT_BEFORE',
        'Something else was sent from this page already. Load the page again, and look whether that is what you want.',
        'clientMutationId',
      );
    }
    const answer = await work(db);
    if (answer instanceof Refusal) throw new TakenBack(answer);
    const hidden = privateIn(answer);
    if (hidden !== undefined) {
      throw new Error(
        `The answer of ${mutation} may hold ids and counts only; "${hidden}" is none.`,
      );
    }
    await db.insert(MutationReceipt, { ...key, mutation, inputHash, answer, at: ctx.now() });
    return answer;
  }

  #hashOf({ mutation, input }: MutationOrder): Buffer {
    return createHmac('sha256', this.#key)
      .update(canonical([mutation, input]))
      .digest();
  }
}
