import {
  Mutations,
  refusedAsData,
  Refusal,
  type Context,
  type MutationInput,
} from '@hearthside/platform';
import { Injectable } from '@nestjs/common';

/** What a change is told, besides the id by which it is sent again. */
export type Told<Input extends MutationInput> = Omit<Input, 'clientMutationId'>;

/** Does what a mutation asks, once, and answers with what is there afterwards. */
@Injectable()
export class Once {
  constructor(private readonly mutations: Mutations) {}

  /**
   * @param mutation its name in the schema
   * @param work what is to be done, by the same context; gives the id of what it is about
   * @param read what is there now: also when the work was done by an earlier request
   */
  async do<T>(
    ctx: Context,
    mutation: string,
    { clientMutationId, ...input }: MutationInput,
    work: () => Promise<{ id: string }>,
    read: (id: string) => Promise<T>,
  ): Promise<T | Refusal> {
    return refusedAsData(async () => {
      const order = { mutation, clientMutationId, input };
      const done = await this.mutations.once(ctx, order, async () => ({ id: (await work()).id }));
      if (done instanceof Refusal)
        throw new Error(`${mutation} answers with refusals by throwing.`);
      return read(done.id);
    });
  }
}
