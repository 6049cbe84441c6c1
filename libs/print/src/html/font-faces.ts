import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** One file of letters, as a browser fetches it when a page needs one of them. */
export interface FontFace {
  family: string;
  weight: 400 | 700;
  /** As a style sheet names it: U+0370-0377,U+037A. */
  range: string;
  /** arimo-greek-400.woff2 */
  name: string;
  path: string;
}

/**
 * The families that sheets and pages are set in. Arimo has what Atkinson Hyperlegible lacks: Greek,
 * Cyrillic, Vietnamese. Emoji are left to the reader's own font, which has them in color; the black
 * ones that print has would be half a megabyte in eleven files.
 */
const families = [
  ['Atkinson Hyperlegible Next', 'atkinson-hyperlegible-next', ['latin', 'latin-ext']],
  [
    'Arimo',
    'arimo',
    ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'],
  ],
  ['Noto Sans Hebrew', 'noto-sans-hebrew', ['hebrew']],
  ['Noto Sans Arabic', 'noto-sans-arabic', ['arabic']],
] as const;

export const fontFaces: readonly FontFace[] = families.flatMap(([family, id, subsets]) => {
  const ranges: Record<string, string> = require(`@fontsource/${id}/unicode.json`);
  return subsets.flatMap((subset) =>
    ([400, 700] as const).map((weight) => ({
      family,
      weight,
      range: ranges[subset]!,
      name: `${id}-${subset}-${weight}.woff2`,
      path: require.resolve(`@fontsource/${id}/files/${id}-${subset}-${weight}-normal.woff2`),
    })),
  );
});

/** The style sheet that names them all; the files lie beside it in `fonts`. */
export function fontsCss(): string {
  return fontFaces
    .map(
      ({ family, weight, range, name }) => `@font-face {
  font-family: '${family}';
  src: url('fonts/${name}') format('woff2');
  font-weight: ${weight};
  font-display: swap;
  unicode-range: ${range};
}
`,
    )
    .join('');
}
