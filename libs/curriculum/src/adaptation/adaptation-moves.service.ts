import { mergeChanges, type MergedChange } from '@hearthside/lesson-text';
import { readText } from '@hearthside/people';
import { Refused, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MergeChoiceInput } from './adaptation.input.js';
import { AdaptationMove } from './adaptation-move.view.js';
import { Adaptations, type AdaptationTarget, type ReasonedChange } from './adaptations.service.js';

/** Letters of one text that is written for a conflict. */
const LONGEST_TEXT = 20_000;

type Merged = MergedChange & { change: ReasonedChange };

/** Takes changes from one edition to another. As `Adaptations` does, it does not ask who may. */
@Injectable()
export class AdaptationMoves {
  constructor(private readonly adaptations: Adaptations) {}

  /** @throws Refused NO_SUCH_EDITION */
  async preview(
    db: EntityManager,
    ctx: Context,
    from: AdaptationTarget,
    editionId: string,
  ): Promise<AdaptationMove> {
    const { merged, version, before, after } = await this.#merge(db, ctx, from, editionId);
    return AdaptationMove.of({
      from: from.editionId,
      to: editionId,
      version,
      before,
      after,
      merged,
    });
  }

  /**
   * @returns the adaptation of the other edition, and how many changes it has
   * @throws Refused CHANGED_MEANWHILE, CHOICE_MISSING, NO_SUCH_CHOICE, and what does not fit the other edition
   */
  async move(
    db: EntityManager,
    ctx: Context,
    from: AdaptationTarget,
    typed: { edition: string; version: number; choices?: MergeChoiceInput[] | undefined },
  ): Promise<{ id: string; moved: number }> {
    if (typed.edition === from.editionId) {
      throw new Refused('SAME_EDITION', 'The changes are on this edition already.', 'edition');
    }
    const { merged, version } = await this.#merge(db, ctx, from, typed.edition);
    if (version !== typed.version) {
      throw new Refused(
        'CHANGED_MEANWHILE',
        'Somebody has changed this course since you opened it. Look at it anew.',
        'version',
      );
    }
    const choices = typed.choices ?? [];
    const changes = merged.flatMap((each) => chosen(each, choices) ?? []);
    const target = { ...from, editionId: typed.edition };
    const { id } = await this.adaptations.replace(db, ctx, target, changes);
    return { id, moved: changes.length };
  }

  async #merge(db: EntityManager, ctx: Context, from: AdaptationTarget, editionId: string) {
    const { under, changes, version } = await this.adaptations.state(db, ctx, from);
    const there = await this.adaptations.state(db, ctx, { ...from, editionId });
    const [before, after] = [under.course, there.under.course];
    const merged = mergeChanges(before, after, changes) as Merged[];
    return { merged, version, before, after };
  }
}

/** What a change becomes; nothing if it is let go. */
function chosen(merged: Merged, choices: readonly MergeChoiceInput[]): ReasonedChange | undefined {
  const { reason, place, kind } = merged.change;
  if (merged.how === 'in-edition') return undefined;
  if (merged.how !== 'conflict') return { ...merged.becomes, reason };
  const choice = choices.find((each) => each.place === place && each.kind === kind);
  if (!choice) {
    throw new Refused(
      'CHOICE_MISSING',
      'There are places that both you and the author have changed. Choose for each of them what is to stand there.',
      `choices.${place}.${kind}`,
    );
  }
  if (choice.take === 'theirs') return undefined;
  const { becomes } = merged;
  if (!becomes || (choice.take === 'text' && becomes.kind !== 'text')) {
    throw new Refused(
      'NO_SUCH_CHOICE',
      'Your change cannot be kept here. Take what the newer edition says.',
      `choices.${place}.${kind}`,
    );
  }
  if (choice.take === 'ours') return { ...becomes, reason };
  const text = readText(choice.text ?? '', `choices.${place}.${kind}`, LONGEST_TEXT);
  return { place: becomes.place, kind: 'text', text, reason };
}
