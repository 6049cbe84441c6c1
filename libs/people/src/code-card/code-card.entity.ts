import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/**
 * A card by which somebody without e-mail signs in at an institute: a code that the office prints, and a PIN that
 * the person chooses and the office never sees.
 */
@Entity('code_card')
@Unique('code_card_code', ['instituteId', 'codeHash'])
@Index('code_card_by_code', ['codeHash'])
@Index('code_card_one', ['instituteId', 'membershipId'], {
  unique: true,
  where: '"revoked_at" IS NULL',
})
export class CodeCard {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'membership_id' })
  membershipId!: string;

  @Column('text', { name: 'code_hash' })
  codeHash!: string;

  /** Nothing until the card is first used. */
  @Column('text', { name: 'pin_hash', nullable: true })
  pinHash!: string | null;

  @Column('timestamptz', { name: 'issued_at' })
  issuedAt!: Date;

  /** When a PIN was chosen. */
  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;

  /** In a row; the right one sets them back. */
  @Column('integer', { name: 'wrong_pins', default: 0 })
  wrongPins!: number;

  @Column('timestamptz', { name: 'locked_until', nullable: true })
  lockedUntil!: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
