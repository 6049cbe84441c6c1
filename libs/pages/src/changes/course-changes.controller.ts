import { AdaptationService, EditionService } from '@hearthside/curriculum';
import { Audience, hasRole, nothingIfRefused, type Context } from '@hearthside/platform';
import { Controller, NotFoundException } from '@nestjs/common';
import { Frames } from '../page/frames.service.js';
import { Orders } from '../page/orders.service.js';
import type { ChangesSubject } from './changes-subject.js';
import { ChangesController } from './changes.controller.js';

/** What is otherwise in all classes of an institute; the course is named by its neutral code. */
@Audience('leaders')
@Controller('changes/:id')
export class CourseChangesController extends ChangesController {
  constructor(
    frames: Frames,
    orders: Orders,
    private readonly editions: EditionService,
    private readonly adaptations: AdaptationService,
  ) {
    super(frames, orders);
  }

  protected async subject(ctx: Context, code: string): Promise<ChangesSubject> {
    const published = await this.editions.latestByCode(ctx, code);
    if (!published) throw new NotFoundException();
    const { slug: course, neutralTitle: name } = published.course;
    const of = this.adaptations;
    const isOffice = hasRole(ctx.who, 'coordinator');
    return {
      ...{ name, path: `/changes/${code}`, back: { href: '/', label: 'Back to the courses' } },
      forWhom: 'every class of your institute',
      adaptation: await of.get(ctx, course),
      mayChange: isOffice,
      times: isOffice ? `/activity-times/${code}` : undefined,
      key: { course },
      mutations: { put: 'adaptCourse', undo: 'undoCourseChange', move: 'moveAdaptation' },
      put: (typed) => of.change(ctx, { course, ...typed }),
      undo: (typed) => of.undo(ctx, { course, ...typed }),
      move: (typed) => of.move(ctx, { course, ...typed }),
      preview: (edition) => of.preview(ctx, course, edition).catch(nothingIfRefused),
    };
  }
}
