// @ts-check
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';

const IDENTIFIER =
  '<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>';

/**
 * Sets what makes a tagged PDF call itself PDF/UA-1: the identifier in its metadata, and the title
 * in place of the file name. Tags, dates and everything else stay as they are.
 *
 * @param {Uint8Array} bytes
 * @returns {Promise<{ pdf: Uint8Array, pages: number }>}
 */
export async function markAsUa(bytes) {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { catalog, context } = document;
  let preferences = catalog.lookup(PDFName.of('ViewerPreferences'));
  if (!(preferences instanceof PDFDict)) {
    preferences = context.obj({});
    catalog.set(PDFName.of('ViewerPreferences'), preferences);
  }
  /** @type {PDFDict} */ (preferences).set(PDFName.of('DisplayDocTitle'), context.obj(true));

  const metadata = catalog.lookup(PDFName.of('Metadata'));
  if (metadata instanceof PDFRawStream) {
    const xml = Buffer.from(decodePDFRawStream(metadata).decode()).toString('utf8');
    const marked = xml.includes('pdfuaid:part')
      ? xml
      : xml.replace('</rdf:Description>', `${IDENTIFIER}</rdf:Description>`);
    const stream = context.stream(Buffer.from(marked), { Type: 'Metadata', Subtype: 'XML' });
    catalog.set(PDFName.of('Metadata'), context.register(stream));
  }
  const pdf = await document.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
  return { pdf, pages: document.getPageCount() };
}
