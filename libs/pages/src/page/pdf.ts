import { Refused } from '@hearthside/platform';
import { PAPERS, SIZES, type InPrint, type Reply } from '@hearthside/print';
import { NotFoundException } from '@nestjs/common';
import { NOT_KEPT } from './private-page.js';

/** Size and paper from an address; what is none of ours is standard print, on letter. */
export function printIn(query: Record<string, unknown>): InPrint {
  return {
    size: SIZES.find((size) => size === query['size']) ?? SIZES[0],
    paper: PAPERS.find((paper) => paper === query['paper']) ?? PAPERS[0],
  };
}

/**
 * Something printed for one reader; where there is nothing to print, the page says why.
 *
 * @param name of the file, which lies in a folder of downloads: neutral
 */
export async function sendPdf(
  reply: Reply,
  name: string,
  work: () => Promise<Uint8Array>,
): Promise<void> {
  const bytes = await work().catch((error: unknown) => {
    // Where the class is not there for the reader, neither is the sheet; why else there is none is said.
    if (error instanceof Refused && error.code.startsWith('NO_SUCH_'))
      throw new NotFoundException();
    throw error;
  });
  reply
    .header('content-type', 'application/pdf')
    .header('cache-control', NOT_KEPT)
    .header('content-disposition', `inline; filename="${name}"`)
    .send(Buffer.from(bytes));
}
