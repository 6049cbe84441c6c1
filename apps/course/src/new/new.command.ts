import type { Command } from 'commander';
import { newCourse } from './new-course.js';
import { newLesson } from './new-lesson.js';

export function addNew(program: Command): void {
  const create = program
    .command('new')
    .description('Begin a course or a lesson: files that pass the check, for you to fill.');
  create
    .command('course')
    .description('Make a course with one lesson and one handout.')
    .argument('<name>', 'its folder: small letters and hyphens, such as book-group')
    .option('--title <words>', 'its title; made from the name if left out')
    .option('--minutes <number>', 'length of the first lesson', '60')
    .addHelpText('after', '\nExample:\n  npm run course -- new course book-group')
    .action(async (name: string, options: { title?: string; minutes: string }) => {
      process.stdout.write(`${await newCourse(name, options, process.cwd())}\n`);
    });
  create
    .command('lesson')
    .description('Add a lesson with one handout to a course.')
    .argument('<course>', 'the name of a folder in "courses", or a path')
    .argument('<name>', 'small letters and hyphens, such as first-meeting')
    .option('--title <words>', 'its title; made from the name if left out')
    .option('--minutes <number>', 'its length', '60')
    .addHelpText('after', '\nExample:\n  npm run course -- new lesson book-group second-meeting')
    .action(async (course: string, name: string, options: { title?: string; minutes: string }) => {
      process.stdout.write(`${await newLesson(course, name, options, process.cwd())}\n`);
    });
}
