import type { Command } from 'commander';
import { newCourse } from './new-course.js';
import { newLesson } from './new-lesson.js';
import { newSheet } from './new-sheet.js';

export function addNew(program: Command): void {
  const create = program
    .command('new')
    .description(
      'Begin a course, a lesson or a sheet: files that pass the check, for you to fill.',
    );
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
  create
    .command('sheet')
    .description('Add a sheet that belongs to the whole course.')
    .argument('<course>', 'the name of a folder in "courses", or a path')
    .argument('<id>', 'small letters and hyphens, such as welcome; it stands in the address')
    .argument('[title]', 'its title; made from the id if left out')
    .option('--for <readers>', 'everyone, leaders or host', 'everyone')
    .addHelpText(
      'after',
      '\nExample:\n  npm run course -- new sheet book-group host-brief "A page for the host" --for host',
    )
    .action(async (course: string, id: string, title: string | undefined, { for: readers }) => {
      const said = await newSheet(course, id, { title, for: readers }, process.cwd());
      process.stdout.write(`${said}\n`);
    });
}
