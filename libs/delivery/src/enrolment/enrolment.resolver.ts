import { Once } from '@hearthside/people';
import { Audience, Ctx, type Context, type MutationInput } from '@hearthside/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ConsentService } from './consent.service.js';
import { EnteringService } from './entering.service.js';
import { EnrolmentPage } from './enrolment-page.view.js';
import { EnrolmentResult } from './enrolment-result.js';
import { Enrolment } from './enrolment.entity.js';
import {
  AdmitNewcomerInput,
  EnrolInput,
  EnrolmentInput,
  EnrolmentsAsked,
  NeedsInput,
  RegisterInput,
  TransferEnrolmentInput,
} from './enrolment.input.js';
import { EnrolmentService } from './enrolment.service.js';
import { LeavingService } from './leaving.service.js';
import { NeedsService } from './needs.service.js';
import { NewcomerService } from './newcomer.service.js';
import { TransferService } from './transfer.service.js';

type Outcome = Promise<typeof EnrolmentResult>;

@Resolver(() => Enrolment)
export class EnrolmentResolver {
  constructor(
    private readonly once: Once,
    private readonly places: EnrolmentService,
    private readonly entering: EnteringService,
    private readonly leaving: LeavingService,
    private readonly transfers: TransferService,
    private readonly needs: NeedsService,
    private readonly newcomers: NewcomerService,
    private readonly consents: ConsentService,
  ) {}

  @Audience('members')
  @Query(() => EnrolmentPage, {
    nullable: true,
    description: 'For the office, and for those who lead or help in the class; null for others.',
  })
  enrolments(
    @Ctx() ctx: Context,
    @Args() asked: EnrolmentsAsked,
  ): Promise<EnrolmentPage | undefined> {
    return this.places.list(ctx, asked);
  }

  @Audience('members')
  @Query(() => [Enrolment], { description: 'The reader’s own places, the newest first.' })
  myEnrolments(@Ctx() ctx: Context): Promise<Enrolment[]> {
    return this.places.own(ctx);
  }

  @Audience('coordinators')
  @Mutation(() => EnrolmentResult, {
    description: 'Gives somebody a seat, or the next turn in line when there is none.',
  })
  enrol(@Ctx() ctx: Context, @Args('input') input: EnrolInput): Outcome {
    return this.#do(ctx, 'enrol', input, () => this.entering.enrol(ctx, input));
  }

  @Audience('members')
  @Mutation(() => EnrolmentResult, {
    description: 'For oneself, while the class is open and within the time of registration.',
  })
  register(@Ctx() ctx: Context, @Args('input') input: RegisterInput): Outcome {
    return this.#do(ctx, 'register', input, () => this.entering.register(ctx, input));
  }

  @Audience('members')
  @Mutation(() => EnrolmentResult, {
    description: 'By the office, or for oneself. The seat is offered to the first in line.',
  })
  withdraw(@Ctx() ctx: Context, @Args('input') input: EnrolmentInput): Outcome {
    return this.#do(ctx, 'withdraw', input, () => this.leaving.withdraw(ctx, input.id));
  }

  @Audience('members')
  @Mutation(() => EnrolmentResult, {
    description: 'By whom a seat is kept for, until then; or by the office for them.',
  })
  acceptSeat(@Ctx() ctx: Context, @Args('input') input: EnrolmentInput): Outcome {
    return this.#do(ctx, 'acceptSeat', input, () => this.leaving.accept(ctx, input.id));
  }

  @Audience('members')
  @Mutation(() => EnrolmentResult, { description: 'The seat is offered to the next in line.' })
  declineSeat(@Ctx() ctx: Context, @Args('input') input: EnrolmentInput): Outcome {
    return this.#do(ctx, 'declineSeat', input, () => this.leaving.decline(ctx, input.id));
  }

  @Audience('coordinators')
  @Mutation(() => EnrolmentResult, {
    description: 'To another class of the institute; gives the place there.',
  })
  transferEnrolment(@Ctx() ctx: Context, @Args('input') input: TransferEnrolmentInput): Outcome {
    const work = () => this.transfers.transfer(ctx, input);
    return this.#do(ctx, 'transferEnrolment', input, work);
  }

  @Audience('members')
  @Mutation(() => EnrolmentResult, {
    description: 'By the office, leaders and assistants, while a seat is free.',
  })
  admitWalkIn(@Ctx() ctx: Context, @Args('input') input: EnrolInput): Outcome {
    return this.#do(ctx, 'admitWalkIn', input, () => this.entering.admitWalkIn(ctx, input));
  }

  @Audience('members')
  @Mutation(() => EnrolmentResult, {
    description:
      'Somebody new without e-mail, by the office, leaders and assistants, while a seat is free.',
  })
  admitNewcomer(@Ctx() ctx: Context, @Args('input') input: AdmitNewcomerInput): Outcome {
    return this.#do(ctx, 'admitNewcomer', input, () => this.newcomers.admit(ctx, input));
  }

  @Audience('members')
  @Mutation(() => EnrolmentResult, {
    description: 'That they agree to what is kept about them; by the office, or for oneself.',
  })
  recordConsent(@Ctx() ctx: Context, @Args('input') input: EnrolmentInput): Outcome {
    return this.#do(ctx, 'recordConsent', input, () => this.consents.agree(ctx, input.id));
  }

  @Audience('members')
  @Mutation(() => EnrolmentResult, { description: 'By the office, or for oneself.' })
  changeNeeds(@Ctx() ctx: Context, @Args('input') input: NeedsInput): Outcome {
    return this.#do(ctx, 'changeNeeds', input, () => this.needs.change(ctx, input));
  }

  #do(
    ctx: Context,
    mutation: string,
    input: MutationInput,
    work: () => Promise<{ id: string }>,
  ): Outcome {
    return this.once.do(ctx, mutation, input, work, (id) => this.places.get(ctx, id));
  }
}
