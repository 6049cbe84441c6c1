import { pictureFault, type PictureFault } from '../picture/picture.js';
import type { Finding } from '../problem/problem.js';
import { imagesOf, pathBeside } from '../tree/images.js';
import { placeIn, type CourseRule } from './course-rule.js';

type Fault = PictureFault | 'missing' | 'outside' | 'web';

const findings: Record<Fault, (url: string) => Finding> = {
  missing: (url) => ({
    message: `The picture ${url} is not there.`,
    hint: 'Put the file beside the text that shows it, or mend its name: small and capital letters differ.',
  }),
  outside: (url) => ({
    message: `The picture ${url} lies outside the course folder.`,
    hint: 'Copy it into the course, and write its path from the file that shows it.',
  }),
  web: (url) => ({
    message: `The picture ${url} is on the web; a printed sheet cannot fetch it.`,
    hint: 'Save it beside the text, with leave of its owner, and name its source.',
  }),
  kind: (url) => ({
    message: `The picture ${url} is of a kind that cannot be printed.`,
    hint: 'Save it as .svg, .png or .jpg.',
  }),
  content: (url) => ({
    message: `The picture ${url} cannot be drawn: its content is not what its name says.`,
    hint: 'Open it in a drawing program and save it anew.',
  }),
  fetches: (url) => ({
    message: `The drawing ${url} holds a script, or fetches something from elsewhere.`,
    hint: 'Save it as "plain SVG" with pictures embedded, or as .png.',
  }),
};

/** A picture that a sheet shows must be there, inside the folder, and drawable on its own. */
export const pictureFile: CourseRule<{ url: string; fault: Fault }> = {
  name: 'picture-file',
  severity: 'error',
  why: 'A sheet is printed without the web, often in a hurry. Its pictures must be in the course and complete.',
  bad: '![A dial](https://example.org/dial.png)',
  good: '![A dial from right to close](dial.svg)',
  says: ({ url, fault }) => findings[fault](url),
  *find(course, { pictures, lost }) {
    for (const { image, file } of imagesOf(course)) {
      const path = pathBeside(file, image.url);
      if (path !== undefined && lost.has(path)) continue;
      const fault = faultOf(image.url, path, pictures);
      if (fault) yield { place: placeIn(file, image.at), details: { url: image.url, fault } };
    }
  },
};

function faultOf(
  url: string,
  path: string | undefined,
  pictures: ReadonlyMap<string, Uint8Array>,
): Fault | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return 'web';
  if (path === undefined) return 'outside';
  const bytes = pictures.get(path);
  if (!bytes) return /\.(?:svg|png|jpe?g)$/i.test(path) ? 'missing' : 'kind';
  return pictureFault(path, bytes);
}
