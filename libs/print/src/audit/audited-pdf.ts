import { PDFDocument } from 'pdf-lib';
import { annotationsIn, type Annotation } from './annotations.js';
import { paintedOn, type Painted } from './content.js';
import { entry } from './entry.js';
import { fontsIn, type Font } from './fonts.js';
import { bytesOf } from './stream.js';
import { readStructure, type Structure } from './structure.js';

/** A PDF as the checks see it: read once, for all of them. */
export interface AuditedPdf {
  document: PDFDocument;
  structure: Structure;
  painted: Painted[];
  fonts: Font[];
  annotations: Annotation[];
  /** XMP as text; empty where there is none. */
  metadata: string;
  /** Points; nothing printed may be smaller. */
  smallestType: number | undefined;
}

export async function readPdf(bytes: Uint8Array, smallestType?: number): Promise<AuditedPdf> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const refs = document.getPages().map(({ ref }) => ref);
  return {
    document,
    structure: readStructure(document, refs),
    painted: refs.flatMap((ref, index) => paintedOn(document, index + 1, ref)),
    fonts: fontsIn(document),
    annotations: annotationsIn(document),
    metadata: Buffer.from(bytesOf(entry(document.catalog, 'Metadata')), 'latin1').toString('utf8'),
    smallestType,
  };
}
