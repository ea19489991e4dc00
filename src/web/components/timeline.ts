import { html, type Html } from '../html.ts';
import { attributes, content, headingLevel, more, type Content, type Extras } from './part.ts';

export type TimelineDateType = 'datetime' | 'shortdatetime' | 'date' | 'shortdate' | 'time';

export interface TimelineItem extends Content, Extras {
  readonly label: Content;
  readonly byline?: Content | null;
  /** An ISO moment; shown as London's clock shows it. */
  readonly datetime: { readonly timestamp: string; readonly type: TimelineDateType };
}

export interface TimelineOptions extends Extras {
  readonly headingLevel?: number | null;
  readonly items: readonly TimelineItem[];
}

const london = { timeZone: 'Europe/London' } as const;
const longDate = new Intl.DateTimeFormat('en-GB', { ...london, day: 'numeric', month: 'long', year: 'numeric' });
const monthAndYear = new Intl.DateTimeFormat('en-GB', { ...london, month: 'numeric', year: 'numeric', day: 'numeric' });
const clock = new Intl.DateTimeFormat('en-GB', { ...london, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
const shortMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function partsOf(format: Intl.DateTimeFormat, moment: Date): Readonly<Record<string, string>> {
  return Object.fromEntries(format.formatToParts(moment).map((part) => [part.type, part.value]));
}

function shortDate(moment: Date): string {
  const { day, month, year } = partsOf(monthAndYear, moment);
  return `${Number(day)} ${shortMonths[Number(month) - 1]} ${year}`;
}

/** 9am, 12:05pm */
function time(moment: Date): string {
  const { hour, minute } = partsOf(clock, moment);
  const hours = Number(hour);
  return `${hours % 12 || 12}${Number(minute) > 0 ? `:${minute}` : ''}${hours < 12 ? 'am' : 'pm'}`;
}

function inWords(timestamp: string, type: TimelineDateType): string {
  const moment = new Date(timestamp);
  switch (type) {
    case 'datetime':
      return `${longDate.format(moment)} at ${time(moment)}`;
    case 'shortdatetime':
      return `${shortDate(moment)} at ${time(moment)}`;
    case 'date':
      return longDate.format(moment);
    case 'shortdate':
      return shortDate(moment);
    case 'time':
      return time(moment);
  }
}

function entry(item: TimelineItem, level: Html): Html {
  const by = item.byline && html` <p class="moj-timeline__byline">by ${content(item.byline)}</p>`;
  return html`<div class="moj-timeline__item${more(item.classes)}"${attributes(item.attributes)}><div class="moj-timeline__header"><h${level} class="moj-timeline__title">${content(item.label)}</h${level}>${
    by}</div><p class="moj-timeline__date"><time datetime="${item.datetime.timestamp}">${inWords(item.datetime.timestamp, item.datetime.type)}</time></p><div class="moj-timeline__description">${content(item)}</div></div>`;
}

/** What happened, in the order in which it was written down. */
export function timeline(options: TimelineOptions): Html {
  const level = headingLevel(options.headingLevel, 2);
  return html`<div class="moj-timeline${more(options.classes)}"${attributes(options.attributes)}>${options.items.map((item) => entry(item, level))}</div>`;
}
