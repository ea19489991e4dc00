/**
 * Pages are typed functions on an auto-escaping template. Whatever is put into a template is escaped,
 * unless it is itself the result of a template (`Html`). There is no way to forget.
 */

class TrustedHtml {
  declare private readonly nominal: never;
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }

  toString(): string {
    return this.value;
  }
}

/** Markup that is safe to send. Made only by `html` and, for trusted constants, by `raw`. */
export type Html = TrustedHtml;

/** What may stand in a template. `true` is not among them: write `condition && html…`. */
export type HtmlValue = string | number | Html | null | undefined | false | readonly HtmlValue[];

/** The text with the five characters that mean something in HTML replaced; safe in text and in quoted attributes. By hand, because `replace` with a function takes three times as long. */
export function escapeHtml(text: string): string {
  let out = '';
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const escaped = code > 62 ? '' : escapeOf(code);
    if (escaped === '') continue;
    out += text.slice(start, index) + escaped;
    start = index + 1;
  }
  return start === 0 ? text : out + text.slice(start);
}

function escapeOf(code: number): string {
  if (code === 38) return '&amp;';
  if (code === 60) return '&lt;';
  if (code === 62) return '&gt;';
  if (code === 34) return '&quot;';
  return code === 39 ? '&#39;' : '';
}

function render(value: HtmlValue): string {
  if (typeof value === 'string') return value === '' ? value : escapeHtml(value);
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'number') return String(value);
  if (value instanceof TrustedHtml) return value.value;
  if (Array.isArray(value)) return renderAll(value);
  throw new TypeError(`A ${typeof value} cannot be put into a page. Use text, a number, a template or an array of these.`);
}

function renderAll(values: readonly HtmlValue[]): string {
  let out = '';
  for (const value of values) out += render(value);
  return out;
}

const checked = new WeakSet<TemplateStringsArray>();
const insideTag = /<[a-z][^<>]*$/i;
const openQuote = /=\s*"[^"]*$|=\s*'[^']*$/;

/** A hole right after `=` without quotes would let a value start an attribute of its own. Looked at once a template. */
function refuseUnquotedAttributes(parts: TemplateStringsArray): void {
  let before = '';
  for (const part of parts.slice(0, -1)) {
    before += part;
    const tag = insideTag.exec(before)?.[0];
    if (tag !== undefined && /=\s*$/.test(tag) && !openQuote.test(tag)) {
      throw new TypeError(`An attribute is not quoted in a template, near: ${tag.slice(-60)}`);
    }
    before += 'x';
  }
  checked.add(parts);
}

/** A piece of a page. Every value is escaped, arrays are joined without a separator, and null, undefined and false vanish. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  if (!checked.has(parts)) refuseUnquotedAttributes(parts);
  let out = parts[0] ?? '';
  for (let index = 0; index < values.length; index++) {
    out += render(values[index]) + (parts[index + 1] ?? '');
  }
  return new TrustedHtml(out);
}

/** Trusts `markup` as it is. Only for constants of our own and for output of a renderer that escapes; never for what a user typed. */
export function raw(markup: string): Html {
  return new TrustedHtml(markup);
}

/** True where the value is the result of a template. */
export function isHtml(value: unknown): value is Html {
  return value instanceof TrustedHtml;
}

/** Pieces with a separator between them. */
export function join(pieces: readonly HtmlValue[], separator: HtmlValue): Html {
  const between = render(separator);
  return new TrustedHtml(pieces.map(render).join(between));
}
