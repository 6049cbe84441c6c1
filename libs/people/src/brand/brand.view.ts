import { Field, ObjectType } from '@nestjs/graphql';
import type { LogoType } from './logo.js';

/** How an institute shows itself. */
@ObjectType({ description: 'How the institute shows itself on pages and paper.' })
export class Brand {
  @Field({ description: 'The name shown; the institute’s own where no other is set.' })
  name!: string;

  @Field(() => String, { nullable: true, description: '#rrggbb, as it was given.' })
  color!: string | null;

  @Field(() => String, { nullable: true, description: 'Can be read on every light surface.' })
  onLight!: string | null;

  @Field(() => String, { nullable: true, description: 'Can be read on every dark surface.' })
  onDark!: string | null;

  @Field(() => String, { nullable: true, description: 'png, jpg or svg; null without a logo.' })
  logoType!: LogoType | null;

  /** Changes with the picture. */
  @Field(() => String, { nullable: true })
  logoHash!: string | null;
}
