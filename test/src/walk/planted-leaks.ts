import {
  Audience,
  Contexts,
  Ctx,
  hasRole,
  MutationInput,
  type Context,
} from '@hearthside/platform';
import {
  Controller,
  ForbiddenException,
  Get,
  Module,
  NotFoundException,
  Res,
} from '@nestjs/common';
import { Args, Field, ID, InputType, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Reply } from '@hearthside/print';

/** What the planted handlers give away; the test says it before it walks. */
export const secrets = { name: '', leaders: '' };

@InputType()
class PlantedInput extends MutationInput {
  @Field(() => ID)
  instituteId!: string;
}

/** Mistakes that somebody might make in a resolver. */
@Resolver()
class PlantedResolver {
  constructor(private readonly contexts: Contexts) {}

  @Audience('members')
  @Query(() => String)
  plantedError(@Ctx() { who }: Context): string {
    if (hasRole(who, 'coordinator')) return secrets.name;
    throw new NotFoundException(`${secrets.name} is not on your list.`);
  }

  @Audience('anyone')
  @Query(() => String)
  plantedForgotten(): string {
    return secrets.leaders;
  }

  @Audience('coordinators')
  @Query(() => String, { nullable: true })
  plantedUnreached(): undefined {
    return undefined;
  }

  @Audience('people')
  @Query(() => String)
  plantedWithoutEntry(): string {
    return 'nothing';
  }

  /** Writes, and asks afterwards who it was. */
  @Audience('people')
  @Mutation(() => Boolean)
  async plantedWriteFirst(
    @Ctx() { who }: Context,
    @Args('input') { instituteId, clientMutationId }: PlantedInput,
  ): Promise<boolean> {
    await this.contexts
      .forService(instituteId)
      .tx((db) =>
        db.query('UPDATE institute SET contact = $1 WHERE id = $2', [
          clientMutationId,
          instituteId,
        ]),
      );
    if (hasRole(who, 'coordinator') && who.kind === 'member' && who.instituteId === instituteId) {
      return true;
    }
    throw new ForbiddenException('This is for the coordinators of an institute.');
  }
}

@Controller('planted')
class PlantedController {
  @Audience('members')
  @Get('page')
  page(): string {
    return `<p>${secrets.leaders}</p>`;
  }

  @Audience('anyone')
  @Get('redirect')
  redirect(@Res() reply: Reply): void {
    reply.code(303).header('location', `/sign-in?to=/${secrets.name}`).send();
  }

  @Audience('anyone')
  @Get('without-entry')
  nothing(): string {
    return 'nothing';
  }
}

@Module({ providers: [PlantedResolver], controllers: [PlantedController] })
export class PlantedModule {}
