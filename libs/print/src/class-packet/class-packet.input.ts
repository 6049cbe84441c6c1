import { capitals } from '@hearthside/curriculum';
import { MutationInput } from '@hearthside/platform';
import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { PrintPaper } from '../printable/print-paper.js';
import type { Paper } from '../profile/profile.js';

const PaperSides = capitals(['both', 'one'] as const);
registerEnumType(PaperSides, { name: 'PaperSides' });

@InputType()
export class ClassPacketInput extends MutationInput {
  @Field(() => ID)
  session!: string;

  @Field(() => PrintPaper, { nullable: true, description: 'Without a word, letter.' })
  paper?: Paper | null;

  @Field(() => PaperSides, { nullable: true, description: 'Without a word, both.' })
  sides?: 'both' | 'one' | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Further copies; without a word, a tenth of the class and two at least.',
  })
  spares?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'A draft says so on every page; what is final lacks nothing.',
  })
  final?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Names on tents and on the sheet to sign in. Without a word, yes.',
  })
  names?: boolean | null;
}
