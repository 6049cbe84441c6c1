import { BadRequestException, type Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { cursorOf, placeOf, type SortedPlace } from './cursor.js';

/** Things on one page at most. */
const MOST = 200;

/** Which part of a list is asked for. */
@ArgsType()
export class PageAsked {
  @Field(() => Int, { defaultValue: 50, description: 'From 1 to 200.' })
  first?: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

/** Some of the things in a list. */
export interface PageOf<Node> {
  nodes: Node[];
  /** Nothing at the end. */
  endCursor: string | null;
  /** Of all that the reader may see and that fit, on whichever page. */
  count: number;
}

/** The GraphQL type of a page: `class MemberPage extends pageOf(Membership) {}`, with a description of its own. */
export function pageOf<Node extends object>(node: Type<Node>): Type<PageOf<Node>> {
  @ObjectType({ isAbstract: true })
  abstract class Page implements PageOf<Node> {
    @Field(() => [node])
    nodes!: Node[];

    @Field(() => String, {
      nullable: true,
      description: 'Give it as "after" to get the next ones. Null at the end.',
    })
    endCursor!: string | null;

    @Field(() => Int)
    count!: number;
  }
  return Page as Type<PageOf<Node>>;
}

/**
 * How many are asked for, and where the list goes on.
 *
 * @param isPlace whether a list could go on behind this text
 * @throws BadRequestException for a cursor that is none of ours
 */
export function readPage(
  { first, after }: PageAsked,
  isPlace: (text: string) => boolean = () => true,
): { first: number; place: SortedPlace | undefined } {
  const place = after ? placeOf(after) : undefined;
  if (after && !(place && isPlace(place.text))) {
    throw new BadRequestException('This list goes on from nowhere. Begin it again.');
  }
  return { first: Math.min(Math.max(first ?? 50, 1), MOST), place };
}

/**
 * A page out of rows of which one more than asked for was read, so that it is known whether there are more.
 *
 * @param textOf by what the list is sorted
 */
export function cutPage<Row extends { id: string }>(
  rows: readonly Row[],
  first: number,
  textOf: (row: Row) => string,
): { nodes: Row[]; endCursor: string | null } {
  const nodes = rows.slice(0, first);
  const last = rows.length > first ? nodes.at(-1) : undefined;
  return { nodes, endCursor: last ? cursorOf({ text: textOf(last), id: last.id }) : null };
}
