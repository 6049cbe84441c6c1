import { readPdf, type AuditedPdf } from './audited-pdf.js';
import { checks } from './checks.js';

/** One question that a PDF must be able to answer. */
export interface Check {
  /** For programs: heading-order. */
  name: string;
  /** For people, as a sentence about a PDF that passes. */
  title: string;
  /** Plain sentences: what is wrong, and where. */
  find(pdf: AuditedPdf): string[];
}

export interface Finding {
  /** The check's name. */
  check: string;
  message: string;
}

export interface AuditOptions {
  /** Points under which nothing may be printed: 18 in large prints. */
  smallestType?: number;
}

/** Everything the checks object to in one PDF; nothing in one that everybody can read. */
export async function audit(bytes: Uint8Array, options: AuditOptions = {}): Promise<Finding[]> {
  const pdf = await readPdf(bytes, options.smallestType);
  return checks.flatMap(({ name, find }) => find(pdf).map((message) => ({ check: name, message })));
}
