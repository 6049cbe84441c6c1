import { kebab } from '../problem/words.js';
import { everyoneBlocks } from './everyone.blocks.js';
import { fieldBlocks } from './field.blocks.js';
import { leaderBlocks } from './leader.blocks.js';
import type {
  AnyBlock,
  BlockDefinition,
  BlockName,
  BodyNode,
  FieldBlockName,
  LeaderBlock,
  LeaderBlockName,
} from './block.js';

/** Every block of the language but the activity's own plan, by name. */
export const blocks: Record<BlockName, BlockDefinition> = {
  ...everyoneBlocks,
  ...leaderBlocks,
  ...fieldBlocks,
};

export const blockNames = Object.keys(blocks) as BlockName[];

export function isBlockName(name: string): name is BlockName {
  return Object.hasOwn(blocks, name);
}

export function isLeaderBlockName(name: string): name is LeaderBlockName {
  return Object.hasOwn(leaderBlocks, name);
}

export function isFieldBlockName(name: string): name is FieldBlockName {
  return Object.hasOwn(fieldBlocks, name);
}

/** Does only a leader see this? */
export function isForLeaders(node: BodyNode): node is LeaderBlock {
  return node.type === 'block' && isLeaderBlockName(node.name);
}

/** `::name` or `:::name`, as an author types it. */
export function asTyped(name: BlockName | 'activity'): string {
  const leafOnly = name === 'activity' || blocks[name].forms[0] === 'leaf';
  return `${leafOnly ? '::' : ':::'}${kebab(name)}`;
}

/** The blocks of one name among some nodes, in order. */
export function blocksNamed<N extends BlockName>(
  name: N,
  nodes: readonly BodyNode[],
): Extract<AnyBlock, { name: N }>[] {
  return nodes.filter(
    (node): node is Extract<AnyBlock, { name: N }> => node.type === 'block' && node.name === name,
  );
}
