import type { Attributes, ValuesOf } from '../attribute/attribute.js';
import type { At, Flow, Phrasing } from '../prose/prose.js';
import type { everyoneBlocks } from './everyone.blocks.js';
import type { fieldBlocks } from './field.blocks.js';
import type { leaderBlocks } from './leader.blocks.js';

/** `::name[label]{…}` on one line, or `:::name … :::` around text. */
export type BlockForm = 'leaf' | 'container';

/** Where a block may stand: before the first activity, under one, on a handout, on a course sheet. */
export type BlockScope = 'lesson' | 'activity' | 'handout' | 'sheet';

/** What a container must hold, beyond any words around it. */
export type BlockContent =
  'nothing' | 'words' | 'blanks' | 'list' | 'table' | 'one table' | 'anything';

export interface BlockDefinition<A extends Attributes = Attributes> {
  /** One line for an author: what the block is for. */
  purpose: string;
  forms: BlockForm[];
  within: BlockScope[];
  /** The words in square brackets. */
  label: 'required' | 'optional' | 'none';
  /** What stands between the opening and closing colons. */
  content: BlockContent;
  attributes: A;
}

export function block<const A extends Attributes>(definition: BlockDefinition<A>) {
  return definition;
}

type Definitions = typeof everyoneBlocks & typeof leaderBlocks & typeof fieldBlocks;

export type BlockName = keyof Definitions;
export type LeaderBlockName = keyof typeof leaderBlocks;
export type FieldBlockName = keyof typeof fieldBlocks;

/** One block of a lesson or a sheet; `B['name']` tells which, and so which attributes it has. */
export interface Block<N extends BlockName = BlockName> {
  type: 'block';
  name: N;
  attributes: ValuesOf<Definitions[N]['attributes']> & { id?: string };
  label: Phrasing[];
  children: Flow[];
  at?: At;
}

/** Any block, told apart by its name. */
export type AnyBlock = { [N in BlockName]: Block<N> }[BlockName];

/** A block that only leaders may see. */
export type LeaderBlock = { [N in LeaderBlockName]: Block<N> }[LeaderBlockName];

/** A block that everyone may see; fields included. */
export type OpenBlock = Exclude<AnyBlock, LeaderBlock>;

/** What a lesson, an activity, a handout or a course sheet holds, in order. */
export type BodyNode = Flow | AnyBlock;

/** The same without the leaders' family. */
export type OpenNode = Flow | OpenBlock;
