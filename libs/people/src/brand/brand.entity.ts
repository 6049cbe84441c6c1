import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LogoType } from './logo.js';

/** How an institute shows itself on pages and paper. */
@Entity('brand')
export class BrandRow {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  /** In place of the institute's own name, where it uses another. */
  @Column('text', { nullable: true })
  name!: string | null;

  /** #rrggbb as it was given; made readable where it is used. */
  @Column('text', { nullable: true })
  color!: string | null;

  @Column('text', { name: 'logo_type', nullable: true })
  logoType!: LogoType | null;

  /** SHA-256 in hexadecimal digits: a new picture gets a new address. */
  @Column('text', { name: 'logo_hash', nullable: true })
  logoHash!: string | null;

  /** Two megabytes at most, so it is read only where it is asked for. */
  @Column('bytea', { nullable: true, select: false })
  logo!: Buffer | null;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
