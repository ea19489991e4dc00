import { html, raw, isHtml, type Html } from '../html.ts';
import { attributes, content, has, hasContent, more, type Attributes, type Content, type Extras } from './part.ts';

export interface ServiceNavigationItem extends Content {
  readonly href?: string | null;
  /** This is the page itself. */
  readonly current?: boolean | null;
  /** The page belongs to this part of the service. */
  readonly active?: boolean | null;
  readonly attributes?: Attributes | null;
}

export interface ServiceNavigationSlots {
  readonly start?: Html | null;
  readonly end?: Html | { readonly html?: Html; readonly align?: string } | null;
  readonly navigationStart?: Html | null;
  readonly navigationEnd?: Html | null;
}

export interface ServiceNavigationOptions extends Extras {
  readonly serviceName?: string | null;
  readonly serviceUrl?: string | null;
  readonly navigation?: readonly (ServiceNavigationItem | null | undefined | false)[] | null;
  readonly ariaLabel?: string;
  readonly menuButtonText?: string | null;
  readonly menuButtonLabel?: string | null;
  readonly navigationLabel?: string | null;
  readonly navigationId?: string | null;
  readonly navigationClasses?: string | null;
  readonly collapseNavigationOnMobile?: boolean | null;
  readonly slots?: ServiceNavigationSlots | null;
}

function name(options: ServiceNavigationOptions): Html | null {
  if (!options.serviceName) return null;
  const inside = options.serviceUrl
    ? html`<a href="${options.serviceUrl}" class="govuk-service-navigation__link">${options.serviceName}</a>`
    : html`<span class="govuk-service-navigation__text">${options.serviceName}</span>`;
  return html`<span class="govuk-service-navigation__service-name">${inside}</span>`;
}

function navItem(item: ServiceNavigationItem): Html {
  const isActive = Boolean(item.active || item.current);
  const inside = isActive ? html`<strong class="govuk-service-navigation__active-fallback">${content(item)}</strong>` : content(item);
  const here = isActive && html` aria-current="${item.current ? 'page' : 'true'}"`;
  const shown = item.href
    ? html`<a class="govuk-service-navigation__link" href="${item.href}"${here}${attributes(item.attributes)}>${inside}</a>`
    : hasContent(item) && html`<span class="govuk-service-navigation__text"${here}>${inside}</span>`;
  return html`<li class="govuk-service-navigation__item${isActive && ' govuk-service-navigation__item--active'}">${shown}</li>`;
}

function toggle(options: ServiceNavigationOptions, text: string, id: string): Html {
  const label = options.menuButtonLabel && options.menuButtonLabel !== text && html` aria-label="${options.menuButtonLabel}"`;
  return html`<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="${id}"${label} hidden aria-hidden="true">${text}</button>`;
}

function nav(options: ServiceNavigationOptions): Html | null {
  const items = (options.navigation ?? []).filter((item) => Boolean(item));
  const { navigationStart, navigationEnd } = options.slots ?? {};
  if (items.length === 0 && !has(navigationStart) && !has(navigationEnd)) return null;
  const text = options.menuButtonText || 'Menu';
  const id = options.navigationId || 'navigation';
  const collapses = options.collapseNavigationOnMobile ?? items.length > 1;
  return html`<nav aria-label="${options.navigationLabel || text}" class="govuk-service-navigation__wrapper${more(options.navigationClasses)}">${
    collapses && toggle(options, text, id)}<ul class="govuk-service-navigation__list" id="${id}">${navigationStart}${
    items.map((item) => item && navItem(item))}${navigationEnd}</ul></nav>`;
}

function endSlot(slots: ServiceNavigationSlots | null | undefined): { html: Html | null; inline: boolean } {
  const end = slots?.end;
  if (!end) return { html: null, inline: false };
  return isHtml(end) ? { html: end, inline: false } : { html: end.html ?? null, inline: end.align === 'inline' };
}

/** The name of the service and the way around in it. */
export function serviceNavigation(options: ServiceNavigationOptions): Html {
  const end = endSlot(options.slots);
  const common = html` class="govuk-service-navigation${more(options.classes)}" data-module="govuk-service-navigation"${attributes(options.attributes)}`;
  const inside = html`<div class="govuk-width-container${end.inline && ' govuk-service-navigation__inlining-container'}">${options.slots?.start}<div class="govuk-service-navigation__container">${
    name(options)}${nav(options)}</div>${end.html}</div>`;
  const isSection = options.serviceName || has(options.slots?.start) || has(end.html);
  const landmark = raw(isSection ? 'section' : 'div');
  return html`<${landmark}${isSection && html` aria-label="${options.ariaLabel ?? 'Service information'}"`}${common}>${inside}</${landmark}>`;
}
