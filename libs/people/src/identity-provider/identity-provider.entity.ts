import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An institute's own sign-in for its staff, by OpenID Connect. */
@Entity('identity_provider')
export class IdentityProvider {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  @Column('text')
  issuer!: string;

  @Column('text', { name: 'client_id' })
  clientId!: string;

  /** Opens only for this institute, issuer and client. */
  @Column('bytea', { name: 'sealed_secret' })
  sealedSecret!: Buffer;

  /** Domains whose e-mail addresses its word is taken for. */
  @Column('text', { array: true })
  domains!: string[];

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
