import type { PdfFile } from './pdf/pdf-file.js';
import { textString } from './pdf/text-string.js';

/** What a whole PDF says of itself. */
export interface About {
  title: string;
  /** BCP 47 */
  language: string;
  /** 2026-11-22 */
  date: string;
}

/** @returns numbers of the metadata, and of the same in the older form */
export function addMetadata(file: PdfFile, about: About) {
  const day = `(D:${about.date.replaceAll('-', '')}000000Z)`;
  const title = textString(about.title);
  const info = file.add({ text: `<</Title ${title}/CreationDate ${day}/ModDate ${day}>>` });
  const bytes = Buffer.from(xmpOf(about, true));
  return { metadata: file.add({ text: '<</Type/Metadata/Subtype/XML>>', bytes }), info };
}

/** Metadata of a file, as XML. It may be called PDF/UA-1 only if it is tagged. */
export function xmpOf({ title, language, date }: About, isTagged: boolean): string {
  const day = `${date}T00:00:00Z`;
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
    '<dc:format>application/pdf</dc:format>',
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>`,
    `<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>`,
    `<xmp:CreateDate>${day}</xmp:CreateDate><xmp:ModifyDate>${day}</xmp:ModifyDate>`,
    ...(isTagged ? ['<pdfuaid:part>1</pdfuaid:part>'] : []),
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('');
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
