import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFStream,
  PDFString,
  type PDFObject,
} from 'pdf-lib';

// A damaged file may hold anything anywhere; what is not of the kind asked for is as good as missing.

export function entry(dict: PDFDict | undefined, key: string): PDFObject | undefined {
  return dict?.lookup(PDFName.of(key));
}

export function dictIn(dict: PDFDict | undefined, key: string): PDFDict | undefined {
  const found = entry(dict, key);
  if (found instanceof PDFStream) return found.dict;
  return found instanceof PDFDict ? found : undefined;
}

export function nameIn(dict: PDFDict | undefined, key: string): string | undefined {
  const found = entry(dict, key);
  return found instanceof PDFName ? found.decodeText() : undefined;
}

/** Without the space round it; nothing for an empty text. */
export function textIn(dict: PDFDict | undefined, key: string): string | undefined {
  const found = entry(dict, key);
  const isText = found instanceof PDFString || found instanceof PDFHexString;
  return (isText && found.decodeText().trim()) || undefined;
}

export function listIn(dict: PDFDict | undefined, key: string): PDFObject[] {
  const found = entry(dict, key);
  return found instanceof PDFArray ? found.asArray() : [];
}

export function refIn(dict: PDFDict | undefined, key: string): PDFRef | undefined {
  const found = dict?.get(PDFName.of(key));
  return found instanceof PDFRef ? found : undefined;
}
