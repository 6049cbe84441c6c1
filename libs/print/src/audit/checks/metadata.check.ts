import type { Check } from '../audit.js';

const TITLE = /<dc:title>\s*<rdf:Alt>\s*<rdf:li[^>]*>[^<]*\S[^<]*<\/rdf:li>/;
/** As an element, which may name its vocabulary itself, or, shorter, as an attribute. */
const IDENTIFIER = /<pdfuaid:part(?:\s[^>]*)?>\s*1\s*<\/pdfuaid:part>|pdfuaid:part\s*=\s*["']1["']/;

export const metadata: Check = {
  name: 'metadata',
  title: 'Metadata gives the title and calls the file PDF/UA-1',
  find: ({ metadata: xmp }) => [
    ...(TITLE.test(xmp) ? [] : ['The metadata has no title (dc:title).']),
    ...(IDENTIFIER.test(xmp) ? [] : ['The metadata does not call the file PDF/UA-1.']),
  ],
};
