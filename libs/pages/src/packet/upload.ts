import type { Fields } from './packet-fields.js';

/** A form that was sent: what was typed, and the files that were chosen. */
export interface SentForm {
  fields: Fields;
  /** By the name of their field; one that nobody chose is not there. */
  files: ReadonlyMap<string, Uint8Array>;
  /** Files that were larger than any may be. */
  tooLarge: string[];
}

/** As much of a multipart request as is used here. */
export interface MultipartRequest {
  isMultipart(): boolean;
  parts(options?: { limits: UploadLimits }): AsyncIterable<Part>;
}

/** Other than what is usual, where a form is. */
export interface UploadLimits {
  /** Bytes of one field that is no file. */
  fieldSize: number;
  fields: number;
  parts: number;
}

type Part =
  | { type: 'field'; fieldname: string; value: unknown; valueTruncated?: boolean }
  | {
      type: 'file';
      fieldname: string;
      file: AsyncIterable<Uint8Array> & { truncated: boolean };
    };

/** Reads a form to its end: what is not read would keep the connection waiting. */
export async function readForm(
  request: MultipartRequest,
  limits?: UploadLimits,
): Promise<SentForm> {
  const fields: Record<string, string> = {};
  const files = new Map<string, Uint8Array>();
  const tooLarge: string[] = [];
  const parts = () => request.parts(limits && { limits });
  for await (const part of request.isMultipart() ? parts() : []) {
    if (part.type === 'field') {
      if (part.valueTruncated) tooLarge.push(part.fieldname);
      fields[part.fieldname] = String(part.value);
      continue;
    }
    const chunks: Uint8Array[] = [];
    for await (const chunk of part.file) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    if (part.file.truncated) tooLarge.push(part.fieldname);
    else if (bytes.length > 0) files.set(part.fieldname, bytes);
  }
  return { fields, files, tooLarge };
}
