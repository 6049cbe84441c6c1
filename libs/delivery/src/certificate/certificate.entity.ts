import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** That somebody has completed an offering. */
@ObjectType({ description: 'That somebody has completed an offering.' })
@Entity('certificate')
@Unique('certificate_once', ['instituteId', 'enrolmentId'])
@Index('certificate_check', ['checkHash'])
export class Certificate {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'enrolment_id' })
  enrolmentId!: string;

  /** Of the code in the address by which anybody may ask whether it is valid, and learns nothing else. */
  @Column('text', { name: 'check_hash' })
  checkHash!: string;

  @Field(() => GraphQLISODateTime)
  @Column('timestamptz', { name: 'issued_at' })
  issuedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
