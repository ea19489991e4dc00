import { html, raw, type Html } from '../html.ts';
import { attributes, content, more, type Content, type Extras } from './part.ts';

export type BannerType = 'success' | 'warning' | 'information';

export interface BannerOptions extends Content, Extras {
  readonly type?: BannerType | null;
  readonly iconFallbackText?: string;
}

const icons: Readonly<Record<BannerType, Html>> = {
  success: raw(
    '<svg class="moj-banner__icon" fill="currentColor" role="presentation" focusable="false" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 25 25" height="25" width="25"><path d="M25,6.2L8.7,23.2L0,14.1l4-4.2l4.7,4.9L21,2L25,6.2z"/></svg>',
  ),
  warning: raw(
    '<svg class="moj-banner__icon" fill="currentColor" role="presentation" focusable="false" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 25 25" height="25" width="25"><path d="M13.6,15.4h-2.3v-4.5h2.3V15.4z M13.6,19.8h-2.3v-2.2h2.3V19.8z M0,23.2h25L12.5,2L0,23.2z"/></svg>',
  ),
  information: raw(
    '<svg class="moj-banner__icon" fill="currentColor" role="presentation" focusable="false" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 25 25" height="25" width="25"><path d="M13.7,18.5h-2.4v-2.4h2.4V18.5z M12.5,13.7c-0.7,0-1.2-0.5-1.2-1.2V7.7c0-0.7,0.5-1.2,1.2-1.2s1.2,0.5,1.2,1.2v4.8 C13.7,13.2,13.2,13.7,12.5,13.7z M12.5,0.5c-6.6,0-12,5.4-12,12s5.4,12,12,12s12-5.4,12-12S19.1,0.5,12.5,0.5z"/></svg>',
  ),
};

/** A message across the page, with an icon. */
export function banner(options: BannerOptions): Html {
  const type = options.type ?? null;
  return html`<div class="moj-banner${type && ` moj-banner--${type}`}${more(options.classes)}"${attributes(options.attributes)} role="region" aria-label="${
    options.iconFallbackText ?? type ?? 'banner'}">${type && icons[type]}<div class="moj-banner__message">${content(options)}</div></div>`;
}
