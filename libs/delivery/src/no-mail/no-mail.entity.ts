import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That somebody wants no reminders. While there is no row, they get them. */
@Entity('no_mail')
export class NoMail {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @PrimaryColumn('uuid', { name: 'membership_id' })
  membershipId!: string;

  @Column('timestamptz')
  since!: Date;
}
