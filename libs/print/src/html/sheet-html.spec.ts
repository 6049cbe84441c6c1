import { describe, expect, it } from '@jest/globals';
import { aCourse, aHandout } from '@hearthside/testing';
import { profileOf } from '../profile/profile.js';
import { printablesOf } from '../view/printables.js';
import type { View } from '../view/view.js';
import { blocksHtml } from './blocks-html.js';
import { sheetHtml } from './sheet-html.js';

function viewOfHandout(body: string): View {
  const course = aCourse({ 'lessons/01-tea/h1-1-spoons.md': aHandout(body) });
  const [lesson] = course.lessons;
  const edition = { id: '2026-11-22.00000000', publishedOn: '2026-11-22' };
  const printable = printablesOf(lesson!).find(({ name }) => name === 'h1-1')!;
  return printable.view({ course, lesson: lesson!, meeting: 1, edition }, {});
}

const html = (body: string) => blocksHtml(viewOfHandout(body).blocks, '/pictures');

describe('a sheet as HTML', () => {
  it('shows what looks like markup as the words it is', () => {
    const { blocks } = viewOfHandout('One & two 3" {{four}} 1 < 2.');
    expect(blocksHtml(blocks, '')).toContain('One &amp; two 3&quot; {{four}} 1 &lt; 2.');
  });

  it('keeps links to the web, mail and telephone, and makes words of any other', () => {
    expect(html('[a](https://example.org/?q="x")')).toContain(
      'href="https://example.org/?q&#x3D;&quot;x&quot;"',
    );
    const other = html('[a](javascript:alert) and [b](data:text/html,x)');
    expect(other).not.toContain('href');
    expect(other).toContain('a and b');
  });

  it('emphasizes in one way, never in italics', () => {
    const both = html('*one* and **two**');
    expect(both).toContain('<strong>one</strong> and <strong>two</strong>');
    expect(both).not.toMatch(/<em|<i>/);
  });

  it('names a blank and a box for those who cannot see them', () => {
    expect(html(':::fill-in\nI need ____ .\n:::')).toContain('aria-label="blank to fill in"');
  });

  it('draws a framework twice, for wide screens and narrow ones, and says what it shows', () => {
    const drawn = html(':::framework[Tea]{kind=map}\n- Boil "it"\n- Pour\n:::');
    const alt = 'A road of two stages: Boil &quot;it&quot;, Pour. It can be walked both ways.';
    expect(drawn.match(/<svg/g)).toHaveLength(2);
    expect(drawn.split(`role="img" aria-label="${alt}`)).toHaveLength(3);
    expect(drawn).toContain('class="drawing narrow" display="none"');
    expect(drawn).not.toContain('style');
    expect(drawn).toContain('<li><p>Pour</p>');
  });

  it('carries only neutral names in its title', () => {
    const page = sheetHtml(viewOfHandout('Tea.'), profileOf('standard', 'letter'), {
      home: '/',
      assets: '/assets/print',
      assetBase: '',
      address: (format, { size }) => `/${size}.${format}`,
    });
    expect(page).toContain('<title>Kitchen hour, session 1: H1.1</title>');
    expect(page).not.toContain('Making tea');
    expect(page).toContain('<html lang="en-US" dir="ltr">');
  });

  it('says first that it is a draft, and whose it is, with the logo from where pictures are', () => {
    const logo = { asset: 'logo.svg', alt: 'A "steaming" cup' };
    const brand = { name: 'Tea & Co.', logo, color: '#7a2a12' };
    const links = { home: '/', assets: '', assetBase: '/pictures', address: () => '' };
    const page = (changes: Partial<View>) =>
      sheetHtml({ ...viewOfHandout('Tea.'), ...changes }, profileOf('standard', 'letter'), links);
    expect(page({ draft: true, brand })).toMatch(
      /<main[^>]*>\s*<p class="draft">Draft: not for class<\/p>\s*<header>\s*<div class="brand"><p>Tea &amp; Co\.<\/p><img src="\/pictures\/logo\.svg" alt="A &quot;steaming&quot; cup">/,
    );
    expect(page({ brand })).toContain('fill="#7a2a12"');
    expect(page({ brand: { ...brand, color: '"><script>' } })).toContain('fill="#000000"');
    expect(page({})).not.toMatch(/brand|Draft/);
    expect(page({ deck: true, draft: true, blocks: [] })).not.toContain('brand');
  });

  it.each([
    ['he', 'rtl'],
    ['ar-EG', 'rtl'],
    ['fa', 'rtl'],
    ['uz-Arab', 'rtl'],
    ['en', 'ltr'],
    ['sr-Latn', 'ltr'],
  ])('is read in the direction of its language: %s %s', (language, direction) => {
    const links = { home: '/', assets: '', assetBase: '', address: () => '' };
    const view = { ...viewOfHandout('Tea.'), language };
    expect(sheetHtml(view, profileOf('standard', 'letter'), links)).toContain(
      `<html lang="${language}" dir="${direction}">`,
    );
  });

  it('leaves out marks that would turn its words round', () => {
    const { blocks } = viewOfHandout('Tea \u202Efor\u2067 two\u200F.');
    expect(blocksHtml(blocks, '')).toContain('Tea for two.');
  });
});
