import { describe, expect, it } from '@jest/globals';
import { aCourse, courseSheets } from '@hearthside/testing';
import { profileOf } from '../profile/profile.js';
import { sheetHtml } from '../html/sheet-html.js';
import { coursePrintablesOf } from './course-printables.js';
import type { View } from './view.js';

const edition = { id: '2026-11-22.00000000', publishedOn: '2026-11-22' };

function viewOf(name: string, changes: Record<string, string>): View {
  const course = aCourse(changes);
  return coursePrintablesOf(course)
    .find((each) => each.name === name)!
    .view({ course, edition });
}

function htmlOf(view: View): string {
  const links = { home: '/', address: () => '/', assetBase: '/pictures', assets: '/assets/print' };
  return sheetHtml(view, profileOf('standard', 'letter'), links);
}

describe('sheets of the whole course', () => {
  const changes = courseSheets({
    'our-welcome': { body: 'Come in.', title: 'Tea for two' },
    'host-brief': { body: 'Thank you.', audience: 'host', title: 'A page for the host' },
  });

  it('stand in the order of course.yaml, and before the two that every course has', () => {
    const names = coursePrintablesOf(aCourse(changes)).map(({ name }) => name);
    expect(names).toEqual(['our-welcome', 'host-brief', 'sources', 'help']);
  });

  it('say outside of the room nothing but neutral names', () => {
    const view = viewOf('our-welcome', changes);
    expect(view).toMatchObject({
      title: 'Tea for two',
      kicker: 'Kitchen hour',
      documentTitle: 'Kitchen hour: our welcome',
      footer: { left: 'Kitchen hour · our welcome' },
      marks: [],
    });
  });

  it('say for whom they are', () => {
    expect(viewOf('host-brief', changes)).toMatchObject({
      kicker: 'Kitchen hour · for the host',
      documentTitle: 'Kitchen hour: host brief',
      footer: { left: 'Kitchen hour · for the host · host brief' },
      marks: ['For the host'],
    });
  });
});

describe('the sheet of sources', () => {
  const html = htmlOf(
    viewOf('sources', {
      'sources.yaml': `- id: tea-book
  title: A book about tea
  author: A. Writer
  year: 2020
  url: https://example.org/tea
  kind: article
  retrieved: 2026-11-20
  reliability: One person’s view.
- id: notes
  title: Working notes
  kind: course-material
`,
    }),
  );

  it('gives each source with its address, what it is worth, and when it was read', () => {
    expect(html).toContain(
      '<a href="https://example.org/tea"><strong>A book about tea</strong></a><br>' +
        'A. Writer, 2020.<br>What it is worth: One person’s view.<br>Read on November 20, 2026.',
    );
    expect(html).toContain('<p><strong>Working notes</strong></p>');
  });

  it('ends with the credits, the license and the disclaimer', () => {
    for (const words of ['Retold in our own words.', 'CC-BY-4.0', 'For information only.']) {
      expect(html).toContain(`<p>${words}</p>`);
    }
  });
});

describe('the sheet of places that help', () => {
  it('keeps those nearby and the others apart, and leaves a bold blank for what nobody has tried', () => {
    const html = htmlOf(
      viewOf('help', {
        'resources.yaml': `- id: line
  scope: national
  need: Someone to talk to
  name: The line
  phone: 555-0100
- id: burns
  need: Help with burns
`,
      }),
    );
    expect(html).toMatch(
      /Near you[^]*Help with burns[^]*<td>To fill in: [^]*Anywhere in the country[^]*The line[^]*Not yet checked by your host/,
    );
  });

  it('gives its tables no caption, since a heading stands above each', () => {
    const { blocks } = viewOf('help', { 'resources.yaml': '- { id: burns, need: Help }\n' });
    expect(blocks.filter(({ kind }) => kind === 'table')).toMatchObject([{ label: [] }]);
  });

  it('says so when there are none', () => {
    expect(htmlOf(viewOf('help', {}))).toContain('names no places yet');
  });
});
