import { html, type Html } from '../html.ts';
import { fieldset, type FieldsetOptions } from './fieldset.ts';
import { beside, formGroup, help, type FormGroupsOptions, type Helped } from './form-group.ts';
import { input } from './input.ts';
import { attributes, more, optional, type Attributes, type Extras } from './part.ts';

export interface DateInputItem {
  readonly id?: string | null;
  readonly name?: string;
  readonly label?: string | null;
  readonly value?: string | number | null;
  readonly classes?: string | null;
  readonly error?: boolean | null;
  readonly inputmode?: string | null;
  readonly autocomplete?: string | null;
  readonly pattern?: string | null;
  readonly attributes?: Attributes | null;
}

type DateInputValues = Readonly<Record<string, string | number | null | undefined>>;

export interface DateInputOptions extends Extras, Helped {
  readonly id: string;
  readonly namePrefix?: string | null;
  readonly items?: readonly (DateInputItem | null | undefined | false)[] | null;
  readonly day?: DateInputItem;
  readonly month?: DateInputItem;
  readonly year?: DateInputItem;
  readonly values?: DateInputValues | null;
  readonly fieldset?: FieldsetOptions | null;
  readonly formGroup?: FormGroupsOptions | null;
}

interface Part {
  readonly name: 'day' | 'month' | 'year';
  readonly width: number;
  readonly item: DateInputItem;
}

function partsOf(options: DateInputOptions): readonly Part[] {
  const part = (name: Part['name'], width: number): Part => ({
    name,
    width,
    item: options[name] ?? { name, value: options.values?.[name], classes: `govuk-input--width-${width}` },
  });
  return [part('day', 2), part('month', 2), part('year', 4)];
}

function isMarked(item: DateInputItem): boolean {
  return Boolean(item.error || item.classes?.includes('govuk-input--error'));
}

function partOf(item: DateInputItem, parts: readonly Part[]): Part | undefined {
  return parts.find((part) => item === part.item || (item.name && (item.name === part.name || item.name === part.item.name)));
}

function itemClasses(item: DateInputItem, width: number, isError: boolean): string {
  const own = item.classes || '';
  const classes = [
    isError && !own.includes('govuk-input--error') && 'govuk-input--error',
    !own.includes('govuk-input--width-') && `govuk-input--width-${width}`,
    own,
  ];
  return classes.filter(Boolean).join(' ');
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

function dateItem(options: DateInputOptions, item: DateInputItem, parts: readonly Part[], anyMarked: boolean): Html {
  const part = partOf(item, parts);
  const name = item.name ?? part?.name ?? '';
  const isError = isMarked(item) || (item.error !== false && Boolean(options.errorMessage) && !anyMarked);
  const fullName = options.namePrefix ? `${options.namePrefix}-${name}` : name;
  const value = item.value !== undefined ? item.value : part?.item.value;
  return html`<div class="govuk-date-input__item">${input({
    label: { text: item.label || capitalised(name), classes: 'govuk-date-input__label' },
    id: item.id || `${options.id}-${name}`,
    classes: `govuk-date-input__input${more(itemClasses(item, part?.width ?? 2, isError))}`,
    name: fullName,
    value: value !== undefined ? value : options.values?.[fullName],
    inputmode: item.inputmode || 'numeric',
    autocomplete: item.autocomplete,
    pattern: item.pattern,
    attributes: item.attributes,
  })}</div>`;
}

/** A date in three fields. */
export function dateInput(options: DateInputOptions): Html {
  const parts = partsOf(options);
  const items = options.items?.length ? options.items : parts.map((part) => part.item);
  const anyMarked = items.some((item) => item && isMarked(item));
  const words = help(options.id, options, options.fieldset?.describedBy);
  const group = options.formGroup;
  const inside = html`${words.html}<div class="govuk-date-input${more(options.classes)}"${attributes(options.attributes)}${optional('id', options.id)}>${
    beside(group?.beforeInputs)}${items.map((item) => item && dateItem(options, item, parts, anyMarked))}${beside(group?.afterInputs)}</div>`;
  const framed = options.fieldset ? fieldset({ ...options.fieldset, role: 'group', describedBy: words.describedBy, html: inside }) : inside;
  return formGroup(group, Boolean(options.errorMessage), framed);
}
