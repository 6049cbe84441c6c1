import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** That somebody's calendar program may read when their classes are; a new address is a new row. */
@Entity('calendar_feed')
@Unique('calendar_feed_once', ['instituteId', 'membershipId'])
@Index('calendar_feed_token', ['tokenHash'])
export class CalendarFeedRow {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'membership_id' })
  membershipId!: string;

  /** The address itself is kept nowhere. */
  @Column('text', { name: 'token_hash' })
  tokenHash!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
