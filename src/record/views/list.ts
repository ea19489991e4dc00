/** The list of concerns: most urgent first, with what is due next. */
import { html, pagination, tag } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import type { ListItem, ListView } from '../state.ts';
import { dueText, momentText } from '../words.ts';

export interface ListPage {
  readonly view: ListView;
  readonly counts: Readonly<Record<ListView, number>>;
  readonly items: readonly ListItem[];
  readonly page: number;
  readonly pages: number;
  readonly now: string;
}

const VIEWS: Readonly<Record<ListView, string>> = { new: 'New', mine: 'Mine', open: 'Open', overdue: 'Overdue', closed: 'Closed' };
const ORDER: readonly ListView[] = ['new', 'mine', 'open', 'overdue', 'closed'];

const EMPTY: Readonly<Record<ListView, { readonly text: string; readonly href: string; readonly link: string }>> = {
  new: { text: 'No new reports. When a member of staff reports a concern, it appears here at once.', href: '/concerns?view=open', link: 'See open concerns' },
  mine: { text: 'No open concern is assigned to you. Open a new one and take it, or ask for one to be assigned to you.', href: '/concerns?view=new', link: 'See new concerns' },
  open: { text: 'No concern is open.', href: '/report', link: 'Report a concern' },
  overdue: { text: 'Nothing is overdue: every step that was due has a decision.', href: '/concerns?view=open', link: 'See open concerns' },
  closed: { text: 'No concern has been closed yet. A concern can be closed when every step of its plan has a decision.', href: '/concerns?view=open', link: 'See open concerns' },
};

/** The whole list page. */
export function listView(page: ListPage): Html {
  return html`
    <h1 class="govuk-heading-l">Concerns</h1>
    <nav class="moj-sub-navigation" aria-label="Concerns by state"><ul class="moj-sub-navigation__list">${ORDER.map((view) => viewLink(view, page))}</ul></nav>
    <h2 class="govuk-heading-m">${page.view === 'mine' ? 'My' : VIEWS[page.view]} concerns</h2>
    ${page.items.length === 0 ? emptyView(page.view) : html`<ol class="app-concerns">${page.items.map((item) => itemView(item, page.now))}</ol>`}
    ${page.pages > 1 && pager(page)}`;
}

function viewLink(view: ListView, page: ListPage): Html {
  const current = view === page.view;
  const count = page.counts[view];
  return html`<li class="moj-sub-navigation__item"><a class="moj-sub-navigation__link" href="/concerns?view=${view}"${current && html` aria-current="page"`}>${VIEWS[view]} (${count})</a></li>`;
}

function emptyView(view: ListView): Html {
  const { text, href, link } = EMPTY[view];
  return html`<p class="govuk-body">${text}</p><p class="govuk-body"><a class="govuk-link" href="${href}">${link}</a></p>`;
}

function itemView(item: ListItem, now: string): Html {
  return html`<li class="app-concern${item.urgency === 1 && item.status !== 'closed' && ' app-concern--danger'}">
    <h3 class="govuk-heading-s app-concern__title"><a class="govuk-link" href="/concerns/${item.id}">${item.child === '' ? 'Child not named' : item.child}</a> <span class="app-quiet">${item.reference}</span></h3>
    <p class="govuk-body app-concern__tags">${tags(item)}</p>
    <p class="govuk-body app-concern__facts">
      <span>${nextWords(item, now)}</span>
      <span>Reported ${momentText(item.reportedAt)} by ${item.reporterName}</span>
      <span>${item.assignedName === null ? 'Nobody has taken it yet' : `With ${item.assignedName}`}</span>
    </p>
  </li>`;
}

function tags(item: ListItem): readonly Html[] {
  if (item.status === 'closed') return [tag({ text: 'Closed', classes: 'govuk-tag--grey' })];
  return [
    ...(item.urgency === 1 ? [tag({ text: 'Immediate danger', classes: 'govuk-tag--red' })] : []),
    ...(item.overdue ? [tag({ text: 'Overdue', classes: 'govuk-tag--orange' })] : []),
    ...(item.status === 'new' ? [tag({ text: 'New', classes: 'govuk-tag--blue' })] : []),
    ...(item.routing === 'head' ? [tag({ text: 'About staff', classes: 'govuk-tag--purple' })] : []),
  ];
}

function nextWords(item: ListItem, now: string): string {
  if (item.status === 'closed') return item.closedAt === null ? 'Closed' : `Closed ${momentText(item.closedAt)}`;
  const steps = item.undecided === 1 ? '1 step to decide' : `${item.undecided} steps to decide`;
  if (item.undecided === 0) return 'Every step has a decision: it can be closed';
  if (item.nextDue === null) return steps;
  return item.nextDue <= now && !item.overdue ? `${steps}, the first at once` : `${steps}. ${dueText(item.nextDue, now)}`;
}

function pager(page: ListPage): Html {
  const href = (number: number): string => `/concerns?view=${page.view}&page=${number}`;
  return pagination({
    landmarkLabel: 'Pages of concerns',
    previous: page.page > 1 ? { href: href(page.page - 1) } : null,
    next: page.page < page.pages ? { href: href(page.page + 1) } : null,
    items: Array.from({ length: page.pages }, (_, index) => index + 1).map((number) => ({ number, href: href(number), current: number === page.page })),
  });
}
