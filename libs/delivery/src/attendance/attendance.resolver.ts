import { Once } from '@hearthside/people';
import { Audience, Ctx, orRefusal, type Context } from '@hearthside/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AttendanceLine, AttendanceSheet } from './attendance-sheet.view.js';
import { KeyAttendanceInput } from './attendance.input.js';
import { AttendanceService } from './attendance.service.js';

const KeyAttendanceResult = orRefusal('KeyAttendanceResult', () => AttendanceSheet);

/** Assistants key too, so the class itself says who may. */
@Audience('members')
@Resolver(() => AttendanceSheet)
export class AttendanceResolver {
  constructor(
    private readonly once: Once,
    private readonly attendance: AttendanceService,
  ) {}

  @Query(() => AttendanceSheet, {
    description: 'For the office, and for the leaders and assistants of the class.',
  })
  attendanceSheet(
    @Ctx() ctx: Context,
    @Args('session', { type: () => ID }) session: string,
  ): Promise<AttendanceSheet> {
    return this.attendance.attendanceOf(ctx, session);
  }

  @Query(() => [AttendanceLine], {
    description:
      'Who was absent or apologized, or has no mark where others have one. Nobody, until something is noted.',
  })
  absentees(
    @Ctx() ctx: Context,
    @Args('session', { type: () => ID }) session: string,
  ): Promise<AttendanceLine[]> {
    return this.attendance.absentees(ctx, session);
  }

  @Mutation(() => KeyAttendanceResult, {
    description: 'A paper sheet as a whole: all of it is stored, or nothing.',
  })
  keyAttendance(
    @Ctx() ctx: Context,
    @Args('input') input: KeyAttendanceInput,
  ): Promise<typeof KeyAttendanceResult> {
    const { session, marks } = input;
    const work = async () => {
      await this.attendance.keyAttendance(ctx, session, marks);
      return { id: session };
    };
    const read = (id: string) => this.attendance.attendanceOf(ctx, id);
    return this.once.do(ctx, 'keyAttendance', input, work, read);
  }
}
