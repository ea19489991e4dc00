import type { Html } from '../html.ts';
import { choiceItem, choices, itemHint, itemId, type ChoiceItem, type ChoicesOptions } from './choice.ts';

export interface CheckboxItem extends ChoiceItem {
  readonly name?: string | null;
  /** `exclusive`: ticking this one clears the others. */
  readonly behaviour?: string | null;
}

export interface CheckboxesOptions extends ChoicesOptions<CheckboxItem> {
  readonly describedBy?: string | null;
  readonly values?: readonly (string | number)[] | null;
}

function isChecked(item: CheckboxItem, values: CheckboxesOptions['values']): boolean {
  if (item.checked) return true;
  if (!values || item.checked === false || item.value === null || item.value === undefined) return false;
  return values.includes(item.value);
}

/** Any number of answers out of several. */
export function checkboxes(options: CheckboxesOptions): Html {
  const prefix = options.idPrefix || options.name;
  return choices(options, 'govuk-checkboxes', options.fieldset?.describedBy || options.describedBy, (item, index, groupDescribedBy) => {
    const id = itemId(item, prefix, index);
    const ids = [options.fieldset ? '' : groupDescribedBy, itemHint(item) ? `${id}-item-hint` : ''];
    return choiceItem(item, {
      kind: 'checkbox',
      id,
      name: item.name || options.name,
      checked: isChecked(item, options.values),
      describedBy: ids.filter(Boolean).join(' '),
      behaviour: item.behaviour || null,
    });
  });
}
