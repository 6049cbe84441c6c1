import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An organization that hosts courses: the tenant. Nothing crosses from one to another. */
@ObjectType({ description: 'An organization that hosts courses.' })
@Entity('institute')
export class Institute {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Field()
  @Column('text')
  name!: string;

  @Field({ description: 'IANA name of the time zone, such as America/New_York.' })
  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  /** One line in the office's own words; stands wherever people are told to ask the office. */
  @Field(() => String, { nullable: true, description: 'How to reach the office, in one line.' })
  @Column('text', { nullable: true })
  contact!: string | null;
  /** For how long people who have left are kept; nothing for what is usual. */
  @Column('integer', { name: 'retention_days', nullable: true })
  retentionDays!: number | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
