import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** Whom a provider means by a subject: found once by e-mail address, known by this from then on. */
@Entity('provider_link')
@Unique('provider_link_subject', ['instituteId', 'issuer', 'subject'])
@Index('provider_link_by_membership', ['instituteId', 'membershipId'])
export class ProviderLink {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  issuer!: string;

  @Column('text')
  subject!: string;

  @Column('uuid', { name: 'membership_id' })
  membershipId!: string;

  @Column('timestamptz', { name: 'linked_at' })
  linkedAt!: Date;
}
