import { imagesOf, pathBeside } from '../tree/images.js';
import { alikeInGrey } from '../picture/grey.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** Colors that a black-and-white copier turns into one. */
export const greyPicture: CourseRule<{ url: string; colors: [string, string] }> = {
  name: 'grey-picture',
  severity: 'warning',
  why: 'Most copiers print in grey, and one man in twelve mixes up red and green. What is told apart by color alone is lost on them.',
  bad: '<rect fill="#d02020"/> <rect fill="#208020"/>',
  good: '<rect fill="#ffffff"/> <rect fill="#404040"/>, each with its name beside it',
  says: ({ url, colors }) => ({
    message: `In ${url} the colors ${colors.join(' and ')} look the same in grey.`,
    hint: 'Make one much lighter, or tell them apart by pattern, shape and words.',
  }),
  *find(course, { pictures }) {
    for (const { image, file } of imagesOf(course)) {
      const bytes = image.url.endsWith('.svg') && pictures.get(pathBeside(file, image.url) ?? '');
      if (!bytes) continue;
      for (const colors of alikeInGrey(new TextDecoder().decode(bytes))) {
        yield { place: placeIn(file, image.at), details: { url: image.url, colors } };
      }
    }
  },
};
