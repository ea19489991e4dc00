import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { markdown, markdownLine } from './markdown.ts';

describe('the Markdown of the manual', () => {
  it('makes a link of a bare web address, without telling the other side where the reader came from', () => {
    assert.match(markdown('See https://www.childline.org.uk/ today.').value, /<a href="https:\/\/www\.childline\.org\.uk\/" class="govuk-link app-break" rel="noreferrer external">childline\.org\.uk<\/a> today/);
    assert.match(markdownLine('https://example.org/a?b=1&c=2').value, /href="https:\/\/example\.org\/a\?b=1&amp;c=2"/);
  });

  it('makes a link of an e-mail address', () => {
    assert.match(markdown('Write to desk@example.org.').value, /href="mailto:desk@example\.org"/);
  });

  it('leaves words with a full stop in them alone', () => {
    assert.doesNotMatch(markdown('The police.The school. www.example.org and 10.0.0.1').value, /<a /);
  });

  it('makes no link of an unsafe address', () => {
    const unsafe = ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', '//example.org', '/\\example.org', 'ftp://example.org/'];
    for (const address of unsafe) assert.doesNotMatch(markdown(`[read this](${address}) and <${address}>`).value, /<a /, address);
  });

  it('shows markup as text and takes no picture', () => {
    assert.doesNotMatch(markdown('<img src="x"> <script>1</script> ![a](https://example.org/x.png)').value, /<(?:img|script)/);
  });

  it('sends a paragraph id to where it is read', () => {
    assert.match(markdown('See [S34](#S34).').value, /href="\/manual\/find\/S34"/);
    assert.match(markdown('See [S34](#S34).', { paragraphHref: (id) => `/x#${id}` }).value, /href="\/x#S34"/);
  });
});
