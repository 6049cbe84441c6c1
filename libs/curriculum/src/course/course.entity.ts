import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A course's standing names, and which of its editions is the latest. */
@Entity('course')
export class CourseRow {
  /** The folder's name. */
  @PrimaryColumn('text')
  slug!: string;

  /** Neutral; stands in addresses. */
  @Column('text', { unique: true })
  code!: string;

  @Column('text', { name: 'latest_edition_id' })
  latestEditionId!: string;
}
