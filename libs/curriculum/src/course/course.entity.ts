import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A course on an institute's list, and which of its editions is the latest there. */
@Entity('course')
export class CourseRow {
  @PrimaryColumn('uuid', { name: 'institute_id' })
  instituteId!: string;

  /** The folder's name. */
  @PrimaryColumn('text')
  slug!: string;

  /** Neutral; stands in addresses. */
  @Column('text')
  code!: string;

  @Column('text', { name: 'latest_edition_id' })
  latestEditionId!: string;

  /** The edition with which the institute stays, since it has changed it; null for the latest. */
  @Column('text', { name: 'adapted_edition_id', nullable: true })
  adaptedEditionId!: string | null;

  /** Published by the institute itself, and seen by nobody else. */
  @Column('boolean')
  own!: boolean;
}

/** A course that belongs to no institute, from which it is granted to some. */
@Entity('shared_course')
export class SharedCourse {
  @PrimaryColumn('text')
  slug!: string;

  @Column('text')
  code!: string;

  @Column('text', { name: 'latest_edition_id' })
  latestEditionId!: string;
}
