import {
  audit,
  hasOneSize,
  leastTypeOf,
  PAPERS,
  SIZES,
  typesetSizes,
  TypesettingFailed,
  type Finding,
  type Paper,
  type Setter,
  type Size,
  type View,
} from '@hearthside/print';

/** One PDF and what the checks have against it. */
export interface AuditedPrint {
  size: Size;
  paper: Paper;
  pages: number;
  findings: Finding[];
}

/** What can go wrong before there is a PDF to check, told like a finding. */
export const printed = { name: 'printed', title: 'The sheet can be printed' };
export const everyLetter = { name: 'every-letter', title: 'Every letter has a shape' };

/** A sheet in every size that it has, on every paper. */
export async function auditPrints(
  view: View,
  pictures: ReadonlyMap<string, Uint8Array>,
  setter: Setter,
): Promise<AuditedPrint[]> {
  // A deck is the same on any paper, a poster in any size.
  const papers = view.deck ? PAPERS.slice(0, 1) : PAPERS;
  const sizes = hasOneSize(view) ? SIZES.slice(0, 1) : SIZES;
  const prints = papers.map((paper) => {
    const prints = typesetSizes(setter, { view, paper, pictures }, sizes);
    return [...prints].map(async ([size, print]): Promise<AuditedPrint> => {
      try {
        const { pdf, pages, replaced } = await print;
        const smallestType = leastTypeOf(view, { size, paper });
        const findings = await audit(pdf, { smallestType });
        return { size, paper, pages, findings: [...shapeless(replaced), ...findings] };
      } catch (error) {
        if (!(error instanceof TypesettingFailed)) throw error;
        const findings = [{ check: printed.name, message: error.message }];
        return { size, paper, pages: 0, findings };
      }
    });
  });
  return Promise.all(prints.flat());
}

function shapeless(letters: readonly string[]): Finding[] {
  return letters.map((letter) => ({
    check: everyLetter.name,
    message: `No font has "${letter}"; an empty box stands for it.`,
  }));
}
