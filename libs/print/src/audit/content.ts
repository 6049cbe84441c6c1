import { PDFArray, PDFStream, type PDFDict, type PDFDocument, type PDFRef } from 'pdf-lib';
import { dictIn, entry, listIn, nameIn, refIn } from './entry.js';
import { multiply, typeSize, UPRIGHT, type Matrix } from './matrix.js';
import { bytesOf } from './stream.js';
import { contentKey } from './structure.js';
import { operationsIn, type Operand, type Operation } from './tokens.js';

/** One painting operator of a page, of whatever depth. */
export interface Painted {
  /** From 1. */
  page: number;
  operator: string;
  /** Keys made by `contentKey` of the marked content round it, the innermost last. */
  within: string[];
  isArtifact: boolean;
  /** Points, for text. */
  size?: number;
}

const PAINTING = new Set('f F f* B B* b b* S s sh BI'.split(' '));
const SHOWING = new Set(['Tj', 'TJ', "'", '"']);
const DEEPEST = 20;

interface State {
  matrix: Matrix;
  size: number;
}

interface Place {
  page: number;
  /** The page or the stream of its own whose marked content is numbered. */
  owner: PDFRef | undefined;
  resources: PDFDict | undefined;
  marks: (string | 'artifact' | undefined)[];
  state: State;
  depth: number;
}

/** Everything painted on a page, form XObjects included. */
export function paintedOn(document: PDFDocument, page: number, owner: PDFRef): Painted[] {
  const { node } = document.getPage(page - 1);
  const contents = node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  // Parts are joined before they are read: an operation may begin in one and end in the next.
  const content = streams.map((each) => bytesOf(document.context.lookup(each))).join('\n');
  const state = { matrix: UPRIGHT, size: 0 };
  const resources = node.Resources();
  return [...paintedIn(content, { page, owner, resources, marks: [], state, depth: 0 })];
}

function* paintedIn(content: string, place: Place): Generator<Painted> {
  const marks = [...place.marks];
  let state = { ...place.state };
  const saved: State[] = [];
  let line = UPRIGHT;
  for (const operation of operationsIn(content)) {
    const { operator, operands } = operation;
    const numbers = operands.flatMap((each) => (each.kind === 'number' ? [each.value] : []));
    switch (operator) {
      case 'q':
        saved.push({ ...state });
        break;
      case 'Q':
        state = saved.pop() ?? state;
        break;
      case 'cm':
        state.matrix = multiply(numbers as unknown as Matrix, state.matrix);
        break;
      case 'BT':
        line = UPRIGHT;
        break;
      case 'Tm':
        line = numbers as unknown as Matrix;
        break;
      case 'Tf':
        state.size = numbers.at(-1) ?? 0;
        break;
      case 'BDC':
      case 'BMC':
        marks.push(markOf(operation, place));
        break;
      case 'EMC':
        marks.pop();
        break;
      case 'Do':
        yield* paintedByName(word(operands), { ...place, marks, state });
        break;
      default:
        if (PAINTING.has(operator)) yield painted(operator, place, marks);
        if (SHOWING.has(operator) && showsText(operands)) {
          const size = typeSize(state.size, multiply(line, state.matrix));
          yield { ...painted(operator, place, marks), size };
        }
    }
  }
}

function* paintedByName(name: string, place: Place): Generator<Painted> {
  const all = dictIn(place.resources, 'XObject');
  const stream = entry(all, name);
  if (!(stream instanceof PDFStream)) return;
  const { dict } = stream;
  if (nameIn(dict, 'Subtype') !== 'Form') {
    yield painted('Do', place, place.marks);
  } else if (place.depth < DEEPEST) {
    const { matrix } = place.state;
    yield* paintedIn(bytesOf(stream), {
      ...place,
      owner: refIn(all, name),
      resources: dictIn(dict, 'Resources') ?? place.resources,
      state: { ...place.state, matrix: multiply(matrixIn(dict), matrix) },
      depth: place.depth + 1,
    });
  }
}

function painted(operator: string, { page }: Place, marks: Place['marks']): Painted {
  const within = marks.filter((mark) => mark !== undefined && mark !== 'artifact') as string[];
  return { page, operator, within, isArtifact: marks.includes('artifact') };
}

/** Marked content without a number, such as a span with a language, marks nothing by itself. */
function markOf({ operands }: Operation, { owner, resources }: Place): Place['marks'][number] {
  const [tag, properties] = operands;
  if (tag?.kind === 'name' && tag.value === 'Artifact') return 'artifact';
  if (properties?.kind === 'dictionary') {
    const mcid = properties.entries.get('MCID');
    return mcid?.kind === 'number' ? contentKey(owner, mcid.value) : undefined;
  }
  if (properties?.kind !== 'name') return undefined;
  const mcid = entry(dictIn(dictIn(resources, 'Properties'), properties.value), 'MCID');
  return mcid && contentKey(owner, Number(String(mcid)));
}

function matrixIn(dict: PDFDict): Matrix {
  const numbers = listIn(dict, 'Matrix').map((each) => Number(String(each)));
  return numbers.length === 6 ? (numbers as unknown as Matrix) : UPRIGHT;
}

function word([operand]: Operand[]): string {
  return operand?.kind === 'name' ? operand.value : '';
}

function showsText(operands: Operand[]): boolean {
  return operands.some(
    (each) =>
      (each.kind === 'string' && each.length > 0) ||
      (each.kind === 'list' && showsText(each.items)),
  );
}
