import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What all pages of a PDF say, in the order in which it is painted. @param {Uint8Array} bytes */
export async function textOf(bytes) {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false });
  const document = await task.promise;
  let text = '';
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  await task.destroy();
  return text;
}
