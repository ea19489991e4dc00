import type { Edition, Fault } from './model.ts';

/** Something that is believed to be right and has yet to be confirmed. */
export interface Unconfirmed {
  readonly kind: 'law' | 'platform' | 'contact' | 'parameter';
  readonly id: string;
  /** The partnership, or null for what is national. */
  readonly partnership: string | null;
  /** One line: what is to be confirmed. */
  readonly says: string;
}

/** Everything in an edition whose state is `check`; law without a confirmed first day is among it. */
export function toBeConfirmed(edition: Edition): Unconfirmed[] {
  const law = edition.law.flatMap(({ id, statute, parts }) => parts.filter(({ state, from }) => state === 'check' || from === null).map((part): Unconfirmed => ({
    kind: 'law', id, partnership: null, says: `${id}, ${statute} ${part.section}${part.from === null ? ': no confirmed first day' : ` from ${part.from}`}`,
  })));
  const platforms = edition.platforms.filter(({ state }) => state === 'check').map(({ id, name }): Unconfirmed => ({
    kind: 'platform', id, partnership: null, says: `${name}: the routes for reporting and blocking`,
  }));
  return [...law, ...platforms, ...ofPlace(edition, null), ...edition.partnerships.flatMap((one) => ofPlace(one, one.id))];
}

function ofPlace(place: Pick<Edition, 'contacts' | 'parameters'>, partnership: string | null): Unconfirmed[] {
  const where = partnership === null ? '' : ` (${partnership})`;
  return [
    ...place.contacts.filter(({ state }) => state === 'check').map(({ id, name }): Unconfirmed => ({ kind: 'contact', id, partnership, says: `${name}${where}` })),
    ...place.parameters.flatMap(({ id, title, values }) => values.filter(({ state }) => state === 'check').map(({ value, from }): Unconfirmed => ({
      kind: 'parameter', id, partnership, says: `${title}${where}: ${value} from ${from}`,
    }))),
  ];
}

/** A fault on one line, as a terminal shows it: file, line, what is wrong, how to mend it. */
export function faultLine(fault: Fault): string {
  return `${fault.file}:${fault.line}: ${fault.message}. ${fault.mend}`;
}
