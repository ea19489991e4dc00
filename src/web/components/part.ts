/** What the options of all components share: text or markup, extra classes, extra attributes. Names mirror the official macros. */
import { escapeHtml, html, isHtml, raw, type Html, type HtmlValue } from '../html.ts';

/** `html` wins where both are given. */
export interface Content {
  readonly text?: string | number | null;
  readonly html?: Html | null;
}

type AttributeValue = string | number | boolean | null | undefined | Html;
type AttributeOption = AttributeValue | { readonly value: AttributeValue; readonly optional?: boolean };

/** Extra attributes by name. `{value, optional: true}` leaves the attribute out where the value is null, undefined or false. */
export type Attributes = Html | Readonly<Record<string, AttributeOption>>;

export interface Extras {
  readonly classes?: string | null;
  readonly attributes?: Attributes | null;
}

const nothing = raw('');

/** The markup or the text of an option; an empty one where there is neither. */
export function content(option: Content | null | undefined): HtmlValue {
  if (option === null || option === undefined) return nothing;
  return has(option.html) ? option.html : option.text;
}

/** True where there is markup that is not empty. */
export function has(markup: Html | null | undefined | false): markup is Html {
  return markup !== null && markup !== undefined && markup !== false && markup.value !== '';
}

/** True where there is either markup or text that is not empty. */
export function hasContent(option: Content | null | undefined): boolean {
  return option !== null && option !== undefined && (has(option.html) || Boolean(option.text));
}

/** ' name' for each extra class, ready to follow the first class. */
export function more(classes: string | null | undefined | false): string {
  return classes ? ` ${classes}` : '';
}

/** Extra attributes as ` name="value"`, escaped. */
export function attributes(extra: Attributes | null | undefined): Html {
  if (extra === null || extra === undefined) return nothing;
  if (isHtml(extra)) return extra;
  let out = '';
  for (const name in extra) out += attribute(name, extra[name]);
  return raw(out);
}

function attribute(name: string, option: AttributeOption): string {
  if (typeof option !== 'object' || option === null || isHtml(option)) return pair(name, option);
  if (option.optional !== true) return pair(name, option.value);
  if (option.value === null || option.value === undefined || option.value === false) return '';
  return option.value === true ? ` ${escapeHtml(name)}` : pair(name, option.value);
}

function pair(name: string, value: AttributeValue): string {
  const text = isHtml(value) ? value.value : escapeHtml(value === null || value === undefined ? '' : String(value));
  return ` ${escapeHtml(name)}="${text}"`;
}

/** ` id="…"` and the like, left out where the value is empty. */
export function optional(name: string, value: string | number | null | undefined): Html {
  return value ? named(name, value) : nothing;
}

/** ` value="…"` and the like, left out where there is no value; one that is empty stays. */
export function given(name: string, value: string | number | boolean | null | undefined): Html {
  if (value === null || value === undefined || value === false) return nothing;
  return value === true ? raw(` ${name}`) : named(name, value);
}

/** An attribute whose name is ours, and needs no escaping. */
function named(name: string, value: string | number): Html {
  return raw(` ${name}="${escapeHtml(String(value))}"`);
}

/** The wording of the package's own scripts, handed over in `data-i18n` attributes. */
export function i18n(key: string, wording: string | Readonly<Record<string, string>> | null | undefined): Html {
  if (!wording) return nothing;
  if (typeof wording === 'string') return optional(`data-i18n.${key}`, wording);
  return html`${Object.entries(wording).map(([rule, text]) => raw(pair(`data-i18n.${key}.${rule}`, text)))}`;
}

/** A heading of level 1 to 6; anything else becomes `fallback`. */
export function headingLevel(level: number | string | null | undefined, fallback: number): Html {
  const wanted = Number(level);
  return raw(String(wanted >= 1 && wanted <= 6 ? wanted : fallback));
}

/** The name of a heading element, h2 where none is given. */
export function headingTag(tag: 'h2' | 'h3' | 'h4' | null | undefined): Html {
  return raw(tag === 'h3' || tag === 'h4' ? tag : 'h2');
}
