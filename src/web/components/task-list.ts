import { html, type Html } from '../html.ts';
import { attributes, content, more, type Content, type Extras } from './part.ts';
import { tag, type TagOptions } from './tag.ts';

export interface TaskItem {
  readonly title: Content & { readonly classes?: string | null };
  readonly hint?: Content | null;
  readonly status: Content & { readonly tag?: TagOptions | null; readonly classes?: string | null };
  readonly href?: string | null;
  readonly classes?: string | null;
}

export interface TaskListOptions extends Extras {
  readonly items: readonly (TaskItem | null | undefined | false)[];
  readonly idPrefix?: string | null;
}

function title(item: TaskItem, hintId: string, statusId: string): Html {
  if (!item.href) return html`<div${item.title.classes && html` class="${item.title.classes}"`}>${content(item.title)}</div>`;
  return html`<a class="govuk-link govuk-task-list__link${more(item.title.classes)}" href="${item.href}" aria-describedby="${item.hint && `${hintId} `}${statusId}">${content(item.title)}</a>`;
}

function task(item: TaskItem, id: string): Html {
  const hint = item.hint && html`<div id="${id}-hint" class="govuk-task-list__hint">${content(item.hint)}</div>`;
  const status = item.status?.tag ? tag(item.status.tag) : content(item.status);
  return html`<li class="govuk-task-list__item${item.href && ' govuk-task-list__item--with-link'}${more(item.classes)}"><div class="govuk-task-list__name-and-hint">${
    title(item, `${id}-hint`, `${id}-status`)}${hint}</div><div class="govuk-task-list__status${more(item.status?.classes)}" id="${id}-status">${status}</div></li>`;
}

/** What there is to do and how far each part is. */
export function taskList(options: TaskListOptions): Html {
  const prefix = options.idPrefix || 'task-list';
  const items = options.items?.map((item, index) => item && task(item, `${prefix}-${index + 1}`));
  return html`<ul class="govuk-task-list${more(options.classes)}"${attributes(options.attributes)}>${items}</ul>`;
}
