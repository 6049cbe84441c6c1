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
  parts(): AsyncIterable<Part>;
}

type Part =
  | { type: 'field'; fieldname: string; value: unknown }
  | {
      type: 'file';
      fieldname: string;
      file: AsyncIterable<Uint8Array> & { truncated: boolean };
    };

/** Reads a form to its end: what is not read would keep the connection waiting. */
export async function readForm(request: MultipartRequest): Promise<SentForm> {
  const fields: Record<string, string> = {};
  const files = new Map<string, Uint8Array>();
  const tooLarge: string[] = [];
  for await (const part of request.isMultipart() ? request.parts() : []) {
    if (part.type === 'field') {
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
