import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A certificate as the office sees it, and can print it again.' })
export class IssuedCertificate {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  enrolment!: string;

  @Field({ description: 'Whose it is, in full.' })
  name!: string;

  @Field(() => GraphQLISODateTime)
  issuedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  revokedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'To be put behind /certificate/, where anybody learns whether it is valid. Null once it is revoked.',
  })
  checkCode!: string | null;
}

@ObjectType({ description: 'All certificates of a class.' })
export class IssuedCertificates {
  @Field(() => ID)
  offering!: string;

  @Field(() => [IssuedCertificate], { description: 'By name.' })
  certificates!: IssuedCertificate[];
}
