/** How somebody reads the manual: which edition, which partnership, and links that keep both. */
import type { Edition, Partnership } from '../procedure/index.ts';

export interface Reading {
  readonly edition: Edition;
  /** The edition was asked for by its hash and is not the one in use. */
  readonly older: boolean;
  readonly partnership: Partnership | null;
}

/** A link inside the manual that keeps the chosen partnership and edition. @param path such as `/manual/law` */
export function keeping(reading: Reading, path: string, more: Readonly<Record<string, string>> = {}): string {
  const [address = '', anchor] = path.split('#');
  const query = new URLSearchParams(more);
  if (reading.partnership) query.set('partnership', reading.partnership.id);
  if (reading.older) query.set('edition', reading.edition.hash);
  const asked = query.toString();
  return `${address}${asked && `?${asked}`}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** Where a paragraph is read. A paragraph of a partnership stands on the page of contacts. */
export function paragraphHref(reading: Reading, id: string): string {
  const paragraph = reading.edition.paragraphs.find((one) => one.id === id);
  return paragraph ? keeping(reading, `/manual/${paragraph.chapter}#${id}`) : keeping(reading, `/manual/contacts#${id}`);
}
