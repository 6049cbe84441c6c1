import { Audience, Ctx, type Context } from '@hearthside/platform';
import { Query, Resolver } from '@nestjs/graphql';
import { Viewer } from './viewer.view.js';
import { ViewerService } from './viewer.service.js';

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(private readonly viewers: ViewerService) {}

  @Audience('anyone')
  @Query(() => Viewer, { nullable: true, description: 'Null for whoever is not signed in.' })
  viewer(@Ctx() ctx: Context): Promise<Viewer | undefined> {
    return this.viewers.viewer(ctx);
  }
}
