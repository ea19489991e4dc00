import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parse } from 'node-html-parser';
import { input, summaryList, table, textarea } from './components/index.ts';
import { domOf } from './components/dom.test-support.ts';
import { escapeHtml, html, join, raw, type HtmlValue } from './html.ts';

const anyText = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\r', '').toWellFormed());
const nasty = fc.oneof(anyText, fc.constantFrom('</textarea><script>x</script>', '" onmouseover="x', "' x='", '<!--', '-->', '&amp;', '&#x27;', '<svg/onload=x>', '`'));

describe('whatever is put into a page stays text', () => {
  it('in text', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const root = parse(html`<p>${text}</p>`.value);
        assert.equal(root.querySelectorAll('*').length, 1);
        assert.equal(root.querySelector('p')?.text, text);
      }),
    );
  });
  it('in attributes', () => {
    fc.assert(
      fc.property(nasty, nasty, (one, two) => {
        const element = parse(html`<a title="${one}" data-x='${two}'>x</a>`.value).querySelector('a');
        assert.deepEqual(element?.attributes, { title: one, 'data-x': two });
      }),
    );
  });
  it('in fields, lists and tables', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const pages = [
          input({ name: 'a', value: text, label: { text }, hint: { text }, errorMessage: { text } }),
          textarea({ name: 'a', value: text, label: { text } }),
          summaryList({ rows: [{ key: { text }, value: { text }, actions: { items: [{ text, href: text }] } }] }),
          table({ caption: text, head: [{ text }], rows: [[{ text, attributes: { 'data-a': text } }]] }),
        ];
        for (const page of pages) assert.ok(!/<script|<svg| onmouseover="x|<!--/.test(page.value.replaceAll(/"[^"]*"/g, '""')));
      }),
    );
  });
  it('what a text area is given comes back exactly, a first line break included', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [area] = parse(textarea({ name: 'a', value: text }).value).querySelectorAll('textarea');
        assert.equal(area?.text.replace(/^\n/, ''), text.startsWith('\n') ? text : text.replace(/^\n/, ''));
      }),
    );
  });
  it('nothing is escaped twice and nothing is left open', () => {
    fc.assert(fc.property(anyText, (text) => assert.equal(html`${html`${text}`}`.value, escapeHtml(text))));
    assert.equal(html`<p>${'Tom & "Jerry" <3 \'99'}</p>`.value, '<p>Tom &amp; &quot;Jerry&quot; &lt;3 &#39;99</p>');
  });
});

describe('a template', () => {
  it('joins lists, lets null, undefined and false vanish, and shows 0', () => {
    assert.equal(html`${['a', ['b', html`<i>`], null]}${undefined}${false}${0}`.value, 'ab<i>0');
    assert.equal(join(['a', '<', raw('<br>')], ', ').value, 'a, &lt;, <br>');
  });
  it('refuses what is neither text nor a piece of a page', () => {
    for (const value of [true, {}, () => 'x', Symbol('x'), new Date(), { value: '<b>' }]) {
      assert.throws(() => html`${value as unknown as HtmlValue}`, TypeError);
    }
  });
  it('refuses an attribute without quotes, where a value could become another attribute', () => {
    assert.throws(() => html`<a href=${'x'}>x</a>`, /not quoted/);
    assert.throws(() => html`<a class="y" href= ${'x'}>x</a>`, /not quoted/);
    assert.doesNotThrow(() => html`<a href="/x?a=${'x'}&b=${'y'}">a=${'x'}</a>`);
  });
  it('is read by a browser as it is written', () => {
    assert.deepEqual(domOf(html`<p class="${' a   b '}">x ${'y'}</p>`.value), [{ tag: 'p', attributes: { class: 'a b' }, children: ['x y'] }]);
  });
});
