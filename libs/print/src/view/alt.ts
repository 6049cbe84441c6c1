import { labelsOf, type Picture } from '../drawing/picture.js';

const numbers = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve'],
];

/** Stands at the end where a list follows the picture. */
export const LIST_SAYS_THE_SAME = ' The list says the same.';

/** What a picture says to those who cannot see it. */
export function altOf(picture: Picture): string {
  return sentences(picture) + LIST_SAYS_THE_SAME;
}

function sentences(picture: Picture): string {
  const labels = labelsOf(picture);
  const amount = numbers[labels.length] ?? `${labels.length}`;
  const named = labels.join(', ');
  switch (picture.kind) {
    case 'map':
      return `A road of ${amount} stages: ${named}. It can be walked both ways.`;
    case 'cycle':
      return `A ring of ${amount} steps: ${named}, and back to ${labels[0]}.`;
    case 'ladder':
      return `A ladder of ${amount} rungs, from the lowest up: ${named}.`;
    case 'circles':
      return `Rings within rings, ${amount} in all, from the innermost out: ${named}.`;
    case 'dial':
      return `A dial from ${labels.join(' to ')}. Its needle points straight up, to neither end.`;
    case 'grid':
      return `Two rows of two boxes. ${gridPlaces(picture, labels)}`;
  }
}

function gridPlaces({ across = ['', ''], down = ['', ''] }: Picture, labels: string[]): string {
  return labels
    .slice(0, 4)
    .map((label, index) => {
      const [row, column] = [down[index < 2 ? 0 : 1], across[index % 2 === 0 ? 0 : 1]];
      return `${row}, ${column}: ${label}.`;
    })
    .join(' ');
}
