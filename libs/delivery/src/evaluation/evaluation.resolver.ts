import { Once } from '@hearthside/people';
import { Audience, Ctx, orRefusal, type Context } from '@hearthside/platform';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Offering } from '../offering/offering.entity.js';
import { KeyEvaluationInput, RemoveEvaluationInput } from './evaluation.input.js';
import { EvaluationService } from './evaluation.service.js';
import { Evaluation } from './evaluation.view.js';

const EvaluationResult = orRefusal('EvaluationResult', () => Evaluation);
type Outcome = Promise<typeof EvaluationResult>;

@Resolver(() => Offering)
export class EvaluationResolver {
  constructor(
    private readonly once: Once,
    private readonly evaluations: EvaluationService,
  ) {}

  @Audience('members')
  @ResolveField(() => Evaluation, {
    nullable: true,
    description:
      'For the office and the leaders of the class. Null: for others, and where the course has no such sheet.',
  })
  evaluation(@Ctx() ctx: Context, @Parent() { id }: Offering): Promise<Evaluation | undefined> {
    return this.evaluations.evaluationOf(ctx, id);
  }

  @Audience('leaders')
  @Mutation(() => EvaluationResult, { description: 'One sheet without a name, from paper.' })
  keyEvaluation(@Ctx() ctx: Context, @Args('input') input: KeyEvaluationInput): Outcome {
    const work = () => this.evaluations.keyEvaluation(ctx, input);
    // Not what is on the sheet: receipts are kept for a while, and could tell which words stand beside which numbers.
    const { clientMutationId, offering, sheet } = input;
    return this.#do(ctx, 'keyEvaluation', { clientMutationId, offering, sheet }, work);
  }

  @Audience('leaders')
  @Mutation(() => EvaluationResult, {
    description: 'Takes away a sheet or a comment, or for the office all of a class.',
  })
  removeEvaluation(@Ctx() ctx: Context, @Args('input') input: RemoveEvaluationInput): Outcome {
    const work = () => this.evaluations.removeEvaluation(ctx, input.offering, input.id ?? null);
    return this.#do(ctx, 'removeEvaluation', input, work);
  }

  // The receipt names the class and no sheet: it also says who sent it, and when.
  #do(
    ctx: Context,
    name: string,
    input: KeyEvaluationInput | RemoveEvaluationInput,
    work: () => Promise<void>,
  ): Outcome {
    const { offering } = input;
    const once = async () => {
      await work();
      return { id: offering };
    };
    return this.once.do(ctx, name, input, once, (id) => this.evaluations.get(ctx, id));
  }
}
