import {
  absenteesAmong,
  AttendanceService,
  MARKS,
  type AttendanceSheet,
} from '@hearthside/delivery';
import { Audience, Ctx, Refused, type Context } from '@hearthside/platform';
import { pathOf, SIZES, sizeNames, type Reply } from '@hearthside/print';
import { Body, Controller, Get, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import { doneIn } from '../page/done.js';
import { fieldsOf, formOf, type Form } from '../page/form.js';
import { momentOf } from '../page/moment.js';
import { Orders } from '../page/orders.service.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';
import { ClassPages, type NamedClass } from './class-pages.service.js';
import { MARK_WORDS } from './class.view.js';

const page = compilePage<Record<string, unknown>>('class-attendance');

/** The sheet of a session, as it comes back from the room: for the office, and for those who lead or help. */
@Audience('members')
@Controller('classes/:id/sessions/:session/attendance')
export class AttendanceController {
  constructor(
    private readonly pages: ClassPages,
    private readonly orders: Orders,
    private readonly attendance: AttendanceService,
  ) {}

  @Get()
  @PrivatePage()
  show(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Param('session') session: string,
    @Query('done') done: unknown,
  ): Promise<string> {
    return this.#page(ctx, id, session, formOf(), doneIn(done));
  }

  @Post()
  async key(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Param('session') session: string,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const { lines } = await this.#sheet(ctx, id, session);
    // What nobody has touched stays as it is now: somebody else may have keyed it since the sheet was opened.
    const marks = lines.flatMap(({ enrolment }) => {
      const typed = fields[enrolment];
      return typed === undefined || typed === fields[`was-${enrolment}`]
        ? []
        : [{ enrolment, mark: MARKS.find((mark) => mark === typed) ?? null }];
    });
    const order = {
      ...{ mutation: 'keyAttendance', input: { session, marks }, done: 'keyed' as const },
      work: async () => {
        await this.attendance.keyAttendance(ctx, session, marks);
        return { id: session };
      },
      then: () => `/classes/${id}/sessions/${session}/attendance`,
    } as const;
    const again = (form: Form) => this.#page(ctx, id, session, form);
    await this.orders.send(ctx, reply, fields, order, again);
  }

  async #page(
    ctx: Context,
    id: string,
    session: string,
    form: Form,
    done?: string,
  ): Promise<string> {
    const offering = await this.pages.offering(ctx, id);
    const { name, timeZone } = offering;
    const sheet = await this.#sheet(ctx, id, session);
    return page(await this.pages.frame(ctx, 'Attendance', { done }), {
      ...{ id, session, name, form, marks: MARK_WORDS, counts: sheet.counts },
      number: sheet.number,
      when: momentOf(sheet.startsAt, timeZone),
      // Of a session that never counts nothing is noted, so nobody was away from it.
      absent: sheet.counts ? absenteesAmong(sheet.lines).map((line) => line.name) : [],
      catchUp: catchUpLinks(offering, sheet.number),
      lines: sheet.lines.map((line) => ({
        ...{ ...line, marks: MARK_WORDS, was: line.mark ?? '' },
        mark: form.values[line.enrolment] ?? line.mark ?? '',
      })),
    });
  }

  async #sheet(ctx: Context, id: string, session: string): Promise<AttendanceSheet> {
    try {
      const sheet = await this.attendance.attendanceOf(ctx, session);
      if (sheet.offering === id) return sheet;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    throw new NotFoundException();
  }
}

/** The sheet for whoever was away, in each size of print. */
function catchUpLinks({ code, editionId: edition, variant }: NamedClass, number: number) {
  if (!code) return [];
  const address = { code, edition, variant, meeting: String(number), printable: 'catch-up' };
  return SIZES.map((size) => ({
    words: sizeNames[size],
    href: pathOf(address, 'pdf', { size, paper: 'letter' }),
  }));
}
