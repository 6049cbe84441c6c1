import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Ids, counts and words that a program chose: what they belong to is read again when it is asked for. */
export type MutationAnswer = Readonly<Record<string, string | number | boolean | null>>;

/** That a piece of work is done, so that it is not done again when it is sent again. */
@Entity('mutation_receipt')
@Index('mutation_receipt_by_age', ['instituteId', 'at'])
export class MutationReceipt {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  /** Two people may choose the same id, and neither learns of it. */
  @PrimaryColumn('uuid', { name: 'membership_id' })
  membershipId!: string;

  @PrimaryColumn('text', { name: 'client_mutation_id' })
  clientMutationId!: string;

  @Column('text')
  mutation!: string;

  /** HMAC-SHA256: a plain hash of a short input, such as a PIN, could be found by trying. */
  @Column('bytea', { name: 'input_hash' })
  inputHash!: Buffer;

  @Column('jsonb')
  answer!: MutationAnswer;

  @Column('timestamptz')
  at!: Date;
}
