import { createHash } from 'node:crypto';
import { EnteringListService, type ListedClass } from '@hearthside/delivery';
import { coordinatedBy, firstWord, NewLearnerService } from '@hearthside/people';
import { auditId, record, Refused, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { knownNow } from './known-now.js';
import { readList, type ListClass } from './read-list.js';
import { comesIn, planRoster, type Choices, type PlannedLine } from './roster-plan.rules.js';

/** A list that an office has sent, for one class. */
export interface SentRoster {
  offering: string;
  bytes: Uint8Array;
  /** Of the classes in a OneRoster set, the one whose people are meant. */
  from?: string | undefined;
  choices: Choices;
}

/** What is going to happen with each line, before anything does. */
export interface PlannedRoster {
  offering: string;
  lines: PlannedLine[];
  /** Classes in the file, where it has several and none was chosen: nothing is planned before one is. */
  classes: readonly ListClass[];
  /** Of all that would happen: it is another once anything would happen otherwise. */
  digest: string;
}

/** Lists of people in: first what would happen, then all of it or nothing. For the office. */
@Injectable()
export class RosterService {
  constructor(
    private readonly entering: EnteringListService,
    private readonly people: NewLearnerService,
  ) {}

  /** Changes nothing. @throws Refused where nobody can be entered into the class */
  async preview(ctx: Context, sent: SentRoster): Promise<PlannedRoster> {
    return ctx.tx(async (db) => {
      const found = await this.entering.look(ctx, sent.offering);
      return this.#plan(db, ctx, found, sent);
    });
  }

  /**
   * Does what was previewed, all of it.
   *
   * @param digest of the preview that the office has seen
   * @returns the id of the class
   * @throws Refused ROSTER_CHANGED when something else would happen by now, ROSTER_UNSURE, NOBODY_COMES
   */
  async enter(ctx: Context, sent: SentRoster, digest: string): Promise<{ id: string }> {
    return ctx.tx(async (db) => {
      const found = await this.entering.look(ctx, sent.offering, 'held');
      const plan = await this.#plan(db, ctx, found, sent);
      if (plan.lines.some(({ kind }) => kind === 'unsure')) throw unsure();
      if (plan.digest !== digest) throw changed();
      const coming = plan.lines.filter(comesIn);
      if (coming.length === 0) throw nobody();
      const fresh = coming.flatMap(({ kind, person }) =>
        kind === 'new' && person ? [person] : [],
      );
      const ids = await this.people
        .addAll(
          ctx,
          fresh.map(({ name, called, email }) => ({
            ...{ name, called: called ?? firstWord(name), email: email ?? null },
          })),
        )
        .catch(changedIfTaken);
      await this.entering.enter(
        ctx,
        found,
        coming.map(({ membershipId, person }) => {
          const { print, hearing, seating, language } = person!;
          const needs = Object.entries({ print, hearing, seating, language });
          return {
            membershipId: membershipId ?? ids.shift()!,
            needs: Object.fromEntries(needs.filter(([, said]) => said !== undefined)),
          };
        }),
      );
      const { id } = found.offering;
      const count = { people: coming.length, fresh: fresh.length };
      await record(db, ctx, 'roster.entered', { kind: 'offering', id }, count);
      return { id: auditId(id) };
    });
  }

  async #plan(
    db: EntityManager,
    ctx: Context,
    found: ListedClass,
    { bytes, from, choices }: SentRoster,
  ): Promise<PlannedRoster> {
    const { people, problems, classes } = readList(bytes, from);
    const known = await knownNow(db, coordinatedBy(ctx), found, people);
    const lines = planRoster(people, problems, known, choices);
    const offering = found.offering.id;
    const all = JSON.stringify([offering, lines, classes]);
    return { offering, lines, classes, digest: createHash('sha256').update(all).digest('hex') };
  }
}

function changedIfTaken(error: unknown): never {
  // Somebody else has entered one of them while this was under way.
  throw error instanceof Refused && error.code === 'ALREADY_MEMBER' ? changed() : error;
}

const changed = () =>
  new Refused(
    'ROSTER_CHANGED',
    'Nothing has been done yet: since you looked, something has changed about the class or its people. This is what would happen now. Please look again.',
    'digest',
  );

const unsure = () =>
  new Refused(
    'ROSTER_UNSURE',
    'For some lines it is not known yet who they are. Please choose below, and look again.',
    'choices',
  );

const nobody = () =>
  new Refused(
    'NOBODY_COMES',
    'There is nobody to be entered on this list. What keeps each line from it is said below.',
    'csv',
  );
