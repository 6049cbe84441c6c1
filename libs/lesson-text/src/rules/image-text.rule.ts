import { imagesOf } from '../tree/images.js';
import { placeIn, type CourseRule } from './course-rule.js';

export const imageText: CourseRule<{ url: string }> = {
  name: 'image-text',
  severity: 'error',
  why: 'Someone who cannot see the picture hears its words instead.',
  bad: '![](dial.svg)',
  good: '![A dial that runs from right to close](dial.svg)',
  says: ({ url }) => ({
    message: `The picture ${url} has no words for someone who cannot see it.`,
    hint: 'Say between the square brackets what it shows: ![A dial from right to close](dial.svg).',
  }),
  *find(course) {
    for (const { image, file } of imagesOf(course)) {
      if (!image.alt.trim()) yield { place: placeIn(file, image.at), details: { url: image.url } };
    }
  },
};
