import { decodePDFRawStream, PDFContentStream, PDFRawStream, type PDFObject } from 'pdf-lib';

/** What a stream holds once unpacked, as Latin-1 text. */
export function bytesOf(stream: PDFObject | undefined): string {
  const bytes =
    stream instanceof PDFRawStream
      ? decodePDFRawStream(stream).decode()
      : stream instanceof PDFContentStream
        ? stream.getUnencodedContents()
        : new Uint8Array();
  return Buffer.from(bytes).toString('latin1');
}
