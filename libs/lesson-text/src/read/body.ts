import type { RootContent } from 'mdast';
import type { Directives } from 'mdast-util-directive';
import { id, optional } from '../attribute/attribute.js';
import type { AnyBlock, BlockDefinition, BlockScope, BodyNode } from '../block/block.js';
import { asTyped, blocks, isBlockName } from '../block/blocks.js';
import { orList } from '../problem/words.js';
import { firstList, plainText, type Phrasing } from '../prose/prose.js';
import { blockContent } from '../rules/block-content.rule.js';
import { blockForm } from '../rules/block-form.rule.js';
import { headingOrder } from '../rules/heading-order.rule.js';
import { misplacedBlock } from '../rules/misplaced-block.rule.js';
import { unknownBlock } from '../rules/unknown-block.rule.js';
import { isComplete, readAttributes } from './attributes.js';
import { atOf, readFlow, readPhrasing } from './prose.js';
import type { Reading } from './reading.js';

const scopeWords: Record<BlockScope, string> = {
  lesson: 'before the first activity',
  activity: 'under an activity',
  handout: 'on a handout',
  sheet: 'on a course sheet',
};

/** Reads what stands in one place: prose and blocks, in order. */
export function readBody(
  nodes: readonly RootContent[],
  scope: BlockScope,
  reading: Reading,
): BodyNode[] {
  const highest = scope === 'handout' || scope === 'sheet' ? 2 : 3;
  let last = highest - 1;
  return nodes.flatMap((node): BodyNode[] => {
    if (node.type === 'containerDirective' || node.type === 'leafDirective') {
      return readBlock(node, scope, reading) ?? [];
    }
    if (node.type === 'heading') {
      if (node.depth < highest || node.depth > last + 1) {
        const next = node.depth < highest ? highest : last + 1;
        reading.report(headingOrder, atOf(node), { depth: node.depth, highest: next });
      }
      last = node.depth;
    }
    return readFlow([node], reading);
  });
}

function readBlock(
  node: Exclude<Directives, { type: 'textDirective' }>,
  scope: BlockScope,
  reading: Reading,
): [AnyBlock] | undefined {
  const at = atOf(node);
  const form = node.type === 'leafDirective' ? 'leaf' : 'container';
  const typed = `${form === 'leaf' ? '::' : ':::'}${node.name}`;
  if (node.name === 'activity') {
    const belongs = 'on the line under a ## heading';
    reading.report(misplacedBlock, at, { typed, where: 'here', belongs });
    return undefined;
  }
  if (!isBlockName(node.name)) {
    reading.report(unknownBlock, at, { typed, name: node.name });
    return undefined;
  }
  const definition = blocks[node.name];
  if (!definition.within.includes(scope)) {
    const belongs = orList(definition.within.map((each) => scopeWords[each]));
    reading.report(misplacedBlock, at, { typed, where: scopeWords[scope], belongs });
  }
  if (!definition.forms.includes(form)) {
    reading.report(blockForm, at, { name: node.name, wants: definition.forms[0] ?? 'leaf' });
    return undefined;
  }

  const definitions = { id: optional(id), ...definition.attributes };
  const given = node.attributes ?? {};
  const attributes = readAttributes(typed, definitions, given, at, reading);
  const { label, children } = readContent(node, reading);
  const block = { type: 'block', name: node.name, attributes, label, children, at } as AnyBlock;
  const lacks = lacking(definition, block, form);
  if (lacks) reading.report(blockContent, at, { typed: asTyped(node.name), lacks });
  return isComplete(definition.attributes, attributes) ? [block] : undefined;
}

function readContent(
  node: Exclude<Directives, { type: 'textDirective' }>,
  reading: Reading,
): Pick<AnyBlock, 'label' | 'children'> {
  if (node.type === 'leafDirective') {
    return { label: readPhrasing(node.children, reading), children: [] };
  }
  const [first, ...rest] = node.children;
  const labelled = first?.type === 'paragraph' && first.data?.directiveLabel === true;
  const label: Phrasing[] = labelled ? readPhrasing(first.children, reading) : [];
  return { label, children: readFlow(labelled ? rest : node.children, reading) };
}

function lacking(definition: BlockDefinition, { label, children }: AnyBlock, form: string) {
  if (definition.label === 'required' && label.length === 0) return 'label' as const;
  if (form === 'leaf') return undefined;
  const { content } = definition;
  if (content === 'list' && !firstList(children)) return content;
  const tables = children.filter(({ type }) => type === 'table').length;
  if (content === 'table' && tables === 0) return content;
  if (content === 'one table' && tables !== 1) return content;
  if (content === 'blanks' && !/_{4}/.test(plainText(children))) return content;
  return children.length === 0 ? ('words' as const) : undefined;
}
