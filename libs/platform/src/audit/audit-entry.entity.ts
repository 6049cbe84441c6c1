import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { AuditDetail } from './audit.rules.js';

/** That something was done at an institute. Added, and never altered. */
@Entity('audit_entry')
@Unique('audit_entry_number', ['instituteId', 'number'])
export class AuditEntry {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  /** From 1 on, without gaps; nothing until the transaction ends. As text, since bigint is one here. */
  @Column('bigint', { nullable: true })
  number!: string | null;

  @Column('timestamptz')
  at!: Date;

  /** A membership's id, "service", or the name of a command. */
  @Column('text')
  actor!: string;

  @Column('text')
  action!: string;

  @Column('text', { name: 'subject_kind' })
  subjectKind!: string;

  @Column('text', { name: 'subject_id' })
  subjectId!: string;

  @Column('jsonb')
  detail!: AuditDetail;

  /** The hash of the entry before; 32 zeros for the first. */
  @Column('bytea', { nullable: true })
  previous!: Buffer | null;

  @Column('bytea', { nullable: true })
  hash!: Buffer | null;
}

/** The last entry of an institute, in a place of its own: entries taken off the end are missed. */
@Entity('audit_head')
export class AuditHeadRow {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @Column('bigint')
  number!: string;

  @Column('bytea')
  hash!: Buffer;
}
