import { EditionService } from '@hearthside/curriculum';
import { lineFault, settledLine, todayAt } from '@hearthside/people';
import { hasRole, isId, record, Refused, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { admissionOf, offeringAt } from '../offering/admitted.js';
import type { Offering } from '../offering/offering.entity.js';
import { evaluationFormOf, type EvaluationForm } from './evaluation-form.js';
import { evaluationRefused } from './evaluation-refused.js';
import { EvaluationComment, EvaluationSheet } from './evaluation.entity.js';
import type { CommentInput, KeyEvaluationInput } from './evaluation.input.js';
import { FEWEST, readAnswers, resultsOf, type Answers } from './evaluation.rules.js';
import type { Evaluation } from './evaluation.view.js';
import { allOf, countsOf, mixed } from './evaluation-rows.js';

type Keyed = Omit<KeyEvaluationInput, 'clientMutationId'>;

/** As many as a class can have seats. */
const MOST_SHEETS = 500;
const LONGEST_COMMENT = 1_000;

/** What classes said on paper, for the office and for those who lead them: whoever helps does not read it. */
@Injectable()
export class EvaluationService {
  constructor(private readonly editions: EditionService) {}

  /** The sheet to key from; nothing where the course has none. @throws Refused NO_SUCH_OFFERING */
  async formOf(ctx: Context, offeringId: string): Promise<EvaluationForm | undefined> {
    return ctx.tx(async (db) => this.#form(ctx, await ledAt(db, ctx, offeringId)));
  }

  /** Nothing where the course has no sheet, and for readers who have no part in it. */
  async evaluationOf(ctx: Context, offeringId: string): Promise<Evaluation | undefined> {
    return ctx.tx(async (db) => {
      try {
        const offering = await ledAt(db, ctx, offeringId);
        const form = await this.#form(ctx, offering);
        return form && (await resultIn(db, offering, form));
      } catch (error) {
        if (error instanceof Refused) return undefined;
        throw error;
      }
    });
  }

  /** @throws Refused NO_SUCH_OFFERING, NO_EVALUATION */
  async get(ctx: Context, offeringId: string): Promise<Evaluation> {
    const found = await this.evaluationOf(ctx, offeringId);
    if (found) return found;
    await ctx.tx((db) => ledAt(db, ctx, offeringId));
    throw evaluationRefused('NO_EVALUATION');
  }

  /**
   * One sheet, to correct it. Whoever has just keyed it knows its id, and it stands in no list.
   *
   * @throws Refused NO_SUCH_OFFERING, NO_SUCH_SHEET
   */
  async answersOf(ctx: Context, offeringId: string, sheet: string): Promise<Answers> {
    return ctx.tx(async (db) => {
      const { instituteId, id } = await ledAt(db, ctx, offeringId);
      const where = { instituteId, offeringId: id, id: sheet };
      const found = isId(sheet) ? await db.findOneBy(EvaluationSheet, where) : null;
      if (!found) throw evaluationRefused('NO_SUCH_SHEET');
      return found.answers;
    });
  }

  /**
   * Keys a sheet; one that is there already is corrected, and its words stay as they are.
   *
   * @throws Refused NO_SUCH_OFFERING, NOT_HELD, NO_EVALUATION, NO_SUCH_SHEET, TOO_MANY_SHEETS, LINE_UNFIT, or a fault
   * of the answers, whose field is the line
   */
  async keyEvaluation(ctx: Context, keyed: Keyed): Promise<void> {
    const today = await todayAt(ctx);
    await ctx.tx(async (db) => {
      const offering = await ledAt(db, ctx, keyed.offering, 'held');
      const { instituteId, id: offeringId, state } = offering;
      if (state !== 'open' && state !== 'finished') throw evaluationRefused('NOT_HELD');
      const form = await this.#form(ctx, offering);
      if (!form) throw evaluationRefused('NO_EVALUATION');
      const comments = commentsIn(form, keyed.comments ?? []);
      const read = readAnswers(form.lines, keyed.answers, comments.length > 0);
      if (read.fault) throw evaluationRefused(read.fault, read.line);
      const { answers } = read;
      if (!isId(keyed.sheet)) throw evaluationRefused('NO_SUCH_SHEET');
      const id = keyed.sheet.toLowerCase();
      const before = await db.findOneBy(EvaluationSheet, { instituteId, id });
      if (before && before.offeringId !== offeringId) throw evaluationRefused('NO_SUCH_SHEET');
      const { sheets, words } = await allOf(db, offering);
      const others = sheets.filter((each) => each.id !== id);
      if (others.length >= MOST_SHEETS) throw evaluationRefused('TOO_MANY_SHEETS');
      // A sheet on which nothing is circled is kept as one all the same: it came back.
      const sheet = { instituteId, id, offeringId, answers, keyedOn: before?.keyedOn ?? today };
      const added = comments.map((each) => ({ ...each, instituteId, offeringId }));
      await mixed(db, offering, [...others, sheet], [...words, ...added]);
      await record(db, ctx, before ? 'evaluation.corrected' : 'evaluation.keyed', {
        ...{ kind: 'offering', id: offeringId },
      });
    });
  }

  /**
   * Takes away a sheet or a comment; without an id all of the class, which is for the office.
   *
   * @throws Refused NO_SUCH_OFFERING, NO_SUCH_SHEET
   */
  async removeEvaluation(ctx: Context, offeringId: string, id: string | null): Promise<void> {
    await ctx.tx(async (db) => {
      const offering = await ledAt(db, ctx, offeringId, 'held');
      const all = { instituteId: offering.instituteId, offeringId: offering.id };
      const mayEmpty = ctx.who.kind === 'service' || hasRole(ctx.who, 'coordinator');
      const isKnown = id === null ? mayEmpty : isId(id);
      const one = id === null ? all : { ...all, id };
      let removed = 0;
      for (const table of isKnown ? [EvaluationSheet, EvaluationComment] : []) {
        removed += (await db.delete(table, one)).affected ?? 0;
      }
      if (removed === 0) throw evaluationRefused('NO_SUCH_SHEET');
      await record(db, ctx, 'evaluation.removed', { kind: 'offering', id: offering.id });
    });
  }

  async #form(ctx: Context, { editionId, id }: Offering): Promise<EvaluationForm | undefined> {
    const published = await this.editions.adaptedById(ctx, editionId, id);
    return published && evaluationFormOf(published.course);
  }
}

/** @throws Refused NO_SUCH_OFFERING, also for those who help in it */
async function ledAt(
  db: EntityManager,
  ctx: Context,
  id: string,
  lock?: 'held',
): Promise<Offering> {
  const offering = await offeringAt(db, ctx, id, lock);
  const admission = await admissionOf(db, ctx, offering);
  if (admission === 'office' || admission === 'leader') return offering;
  throw new Refused('NO_SUCH_OFFERING', 'There is no such class at your institute.');
}

/**
 * Numbers from five sheets on. Words at any number: the key to the sheet has leaders read them alone where sheets are few,
 * and what somebody says about safety goes to the host on the same day. Whoever reads here had the paper in hand.
 */
async function resultIn(
  db: EntityManager,
  offering: Offering,
  { label, lines, questions }: EvaluationForm,
): Promise<Evaluation> {
  const { sheets, words } = await allOf(db, offering);
  const isShown = sheets.length >= FEWEST;
  const counted = isShown ? await countsOf(db, offering) : [];
  const results = resultsOf(lines, counted);
  return {
    ...{ offering: offering.id, handout: label, sheets: isShown ? sheets.length : null },
    lines: lines.map((line, index) => ({ ...line, ...results[index]! })),
    questions: questions.map(({ id: question, words: asked }) => ({ question, words: asked })),
    comments: words.map(({ id, question, words: said }) => ({ id, question, words: said })),
  };
}

/** @throws Refused NO_SUCH_LINE, LINE_UNFIT */
function commentsIn({ questions }: EvaluationForm, typed: readonly CommentInput[]) {
  return typed.flatMap(({ question, words }) => {
    const line = settledLine(words);
    if (line === '') return [];
    if (!questions.some(({ id }) => id === question)) throw evaluationRefused('NO_SUCH_LINE');
    const fault = lineFault(line, LONGEST_COMMENT);
    if (fault) throw new Refused('LINE_UNFIT', fault, question);
    return [{ question, words: line }];
  });
}
