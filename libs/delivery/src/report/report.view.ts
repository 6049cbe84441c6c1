import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { AnswerNumber, MarkNumber, Told } from './report.rules.js';

const HIDDEN = 'Null: fewer than five, or it would give such a number away.';
const number = { nullable: true, description: HIDDEN } as const;

@ObjectType({ description: `Marks at sessions, of those who hold a place. ${HIDDEN}` })
export class ReportMarks implements Told<MarkNumber> {
  @Field(() => Int, number)
  present!: number | null;

  @Field(() => Int, number)
  late!: number | null;

  @Field(() => Int, number)
  leftEarly!: number | null;

  @Field(() => Int, number)
  absent!: number | null;

  @Field(() => Int, number)
  apologized!: number | null;

  @Field(() => Int, number)
  notNoted!: number | null;
}

@ObjectType({ description: `What was circled on evaluation sheets, all lines together. ${HIDDEN}` })
export class ReportAnswers implements Told<AnswerNumber> {
  @Field(() => Int, number)
  sheets!: number | null;

  @Field(() => Int, { ...number, description: `Now higher than before. ${HIDDEN}` })
  higher!: number | null;

  @Field(() => Int, number)
  same!: number | null;

  @Field(() => Int, number)
  lower!: number | null;

  @Field(() => Int, { ...number, description: `A 1 or a 2, on lines with one number. ${HIDDEN}` })
  low!: number | null;

  @Field(() => Int, { ...number, description: `A 3 or more, on lines with one number. ${HIDDEN}` })
  good!: number | null;
}

@ObjectType({ description: 'Numbers of a class, or of all classes of a report.' })
export class ReportNumbers {
  @Field(() => Int, { ...number, description: `Places that are held. ${HIDDEN}` })
  held!: number | null;

  @Field(() => Int, number)
  completed!: number | null;

  @Field(() => Int, number)
  notCompleted!: number | null;

  @Field(() => Int, { ...number, description: `Valid ones. ${HIDDEN}` })
  certificates!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Percent of places, at sessions with marks, whose people were there, if only for a part. ${HIDDEN}`,
  })
  share!: number | null;

  @Field(() => ReportMarks)
  marks!: ReportMarks;

  @Field(() => ReportAnswers)
  answers!: ReportAnswers;
}

@ObjectType({ description: 'A session in a report.' })
export class ReportSession {
  @Field(() => Int, { description: 'Of the meeting, from 1 on.' })
  number!: number;

  @Field({ description: 'Where the institute is.' })
  day!: string;

  @Field({ description: 'Nobody’s attendance is kept for a session that does not.' })
  counts!: boolean;

  @Field(() => ReportMarks, { nullable: true, description: 'Null: nobody was noted.' })
  marks!: ReportMarks | null;
}

@ObjectType({ description: 'A class in a report.' })
export class ReportClass {
  @Field(() => ID)
  offering!: string;

  @Field({ description: 'Of its course; neutral.' })
  code!: string;

  @Field({ description: 'Of its course; neutral.' })
  title!: string;

  @Field(() => String, { nullable: true })
  label!: string | null;

  @Field({ description: 'The day of its first session, where the institute is.' })
  from!: string;

  @Field({ description: 'The day of its last session.' })
  until!: string;

  @Field(() => Int)
  sessions!: number;

  @Field(() => ReportNumbers)
  numbers!: ReportNumbers;

  @Field(() => [ReportSession])
  bySession!: ReportSession[];
}

@ObjectType({
  description:
    'What may be told to others, such as funders: no number leads to fewer than five people.',
})
export class Report {
  @Field()
  from!: string;

  @Field()
  until!: string;

  @Field(() => String, { nullable: true, description: 'Code of the course. Null: all courses.' })
  course!: string | null;

  @Field(() => [ReportClass], { description: 'Those whose last session is in that time.' })
  classes!: ReportClass[];

  @Field(() => ReportNumbers)
  totals!: ReportNumbers;
}
