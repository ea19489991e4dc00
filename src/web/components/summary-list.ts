import { html, type Html } from '../html.ts';
import { attributes, content, headingLevel, more, type Attributes, type Content, type Extras } from './part.ts';

export interface SummaryAction extends Content {
  readonly href?: string | null;
  readonly visuallyHiddenText?: string | null;
  readonly classes?: string | null;
  readonly attributes?: Attributes | null;
}

export interface SummaryActions {
  readonly items?: readonly SummaryAction[] | null;
  readonly classes?: string | null;
}

export interface SummaryRow {
  readonly classes?: string | null;
  readonly key: Content & { readonly classes?: string | null };
  readonly value: Content & { readonly classes?: string | null };
  readonly actions?: SummaryActions | null;
}

type CardTitle = Content & { readonly headingLevel?: number | string | null; readonly classes?: string | null };

export interface SummaryCard extends Extras {
  readonly title?: CardTitle | null;
  readonly actions?: SummaryActions | null;
}

export interface SummaryListOptions extends Extras {
  readonly rows: readonly (SummaryRow | null | undefined | false)[];
  readonly card?: SummaryCard | null;
}

function actionLink(action: SummaryAction, cardTitle: CardTitle | null | undefined): Html {
  const about = action.visuallyHiddenText && ` ${action.visuallyHiddenText}`;
  const hidden = (about || cardTitle) && html`<span class="govuk-visually-hidden">${about}${cardTitle && html` (${content(cardTitle)})`}</span>`;
  return html`<a class="govuk-link${more(action.classes)}" href="${action.href}"${attributes(action.attributes)}>${content(action)}${hidden}</a>`;
}

function rowActions(actions: SummaryActions | null | undefined, cardTitle: CardTitle | null | undefined): Html | null {
  const items = actions?.items;
  if (!items?.length) return null;
  const [first] = items;
  const links = items.length === 1 && first
    ? actionLink(first, cardTitle)
    : html`<ul class="govuk-summary-list__actions-list">${items.map((item) => html`<li class="govuk-summary-list__actions-list-item">${actionLink(item, cardTitle)}</li>`)}</ul>`;
  return html`<dd class="govuk-summary-list__actions${more(actions?.classes)}">${links}</dd>`;
}

function summaryRow(row: SummaryRow, anyActions: boolean, cardTitle: CardTitle | null | undefined): Html {
  const lacks = anyActions && !row.actions?.items && ' govuk-summary-list__row--no-actions';
  return html`<div class="govuk-summary-list__row${lacks}${more(row.classes)}"><dt class="govuk-summary-list__key${more(row.key?.classes)}">${content(row.key)}</dt><dd class="govuk-summary-list__value${
    more(row.value?.classes)}">${content(row.value)}</dd>${rowActions(row.actions, cardTitle)}</div>`;
}

function cardActions(card: SummaryCard): Html | null {
  const items = card.actions?.items;
  if (!items?.length) return null;
  const [first] = items;
  const classes = `govuk-summary-card__actions${more(card.actions?.classes)}`;
  if (items.length === 1 && first) return html`<div class="${classes}">${actionLink(first, card.title)}</div>`;
  return html`<ul class="${classes}">${items.map((item) => html`<li class="govuk-summary-card__action">${actionLink(item, card.title)}</li>`)}</ul>`;
}

function summaryCard(card: SummaryCard, list: Html): Html {
  const level = headingLevel(card.title?.headingLevel, 2);
  const title = card.title && html`<h${level} class="govuk-summary-card__title${more(card.title.classes)}">${content(card.title)}</h${level}>`;
  return html`<div class="govuk-summary-card${more(card.classes)}"${attributes(card.attributes)}><div class="govuk-summary-card__title-wrapper">${title}${
    cardActions(card)}</div><div class="govuk-summary-card__content">${list}</div></div>`;
}

/** Facts as pairs of a name and a value, each with what can be done to it. */
export function summaryList(options: SummaryListOptions): Html {
  const rows = options.rows ?? [];
  const anyActions = rows.some((row) => row && row.actions?.items?.length);
  const list = html`<dl class="govuk-summary-list${more(options.classes)}"${attributes(options.attributes)}>${
    rows.map((row) => row && summaryRow(row, anyActions, options.card?.title))}</dl>`;
  return options.card ? summaryCard(options.card, list) : list;
}
