import type { Html } from '../html.ts';
import { choiceItem, choices, itemHint, itemId, type ChoiceItem, type ChoicesOptions } from './choice.ts';

export type RadioItem = ChoiceItem;

export interface RadiosOptions extends ChoicesOptions<RadioItem> {
  readonly value?: string | number | null;
}

function isChecked(item: RadioItem, value: RadiosOptions['value']): boolean {
  if (item.checked) return true;
  return Boolean(value) && item.checked !== false && String(item.value) === String(value);
}

/** One answer out of several. */
export function radios(options: RadiosOptions): Html {
  const prefix = options.idPrefix || options.name;
  return choices(options, 'govuk-radios', options.fieldset?.describedBy, (item, index) => {
    const id = itemId(item, prefix, index);
    const describedBy = itemHint(item) ? `${id}-item-hint` : '';
    return choiceItem(item, { kind: 'radio', id, name: options.name, checked: isChecked(item, options.value), describedBy, behaviour: null });
  });
}
