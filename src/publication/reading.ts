/** How somebody reads the manual: which edition, which partnership, and links that keep both. */
import type { Edition, Partnership } from '../procedure/index.ts';

export interface Reading {
  readonly edition: Edition;
  /** The edition was asked for by its hash: links go on in it, whatever comes into use later. */
  readonly pinned: boolean;
  /** It is not the edition in use. */
  readonly older: boolean;
  readonly partnership: Partnership | null;
}

/** A link inside the manual that keeps the chosen partnership and edition. @param path such as `/manual/law` */
export function keeping(reading: Reading, path: string, more: Readonly<Record<string, string>> = {}): string {
  const [address = '', anchor] = path.split('#');
  const query = new URLSearchParams(more);
  if (reading.partnership) query.set('partnership', reading.partnership.id);
  if (reading.pinned) query.set('edition', reading.edition.hash);
  const asked = query.toString();
  return `${address}${asked && `?${asked}`}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** Where a paragraph is read: in its chapter, or on the page of the partnership that adds it. */
export function paragraphHref(reading: Reading, id: string): string {
  const paragraph = reading.edition.paragraphs.find((one) => one.id === id);
  if (paragraph) return keeping(reading, `/manual/${paragraph.chapter}#${id}`);
  const local = reading.edition.partnerships.find(({ paragraphs }) => paragraphs.some((one) => one.id === id));
  return keeping(reading, local ? `/manual/partnerships/${local.id}#${id}` : `/manual/find/${encodeURIComponent(id)}`);
}

/** Where a rule, an action or a law is read. */
export function ruleHref(reading: Reading, id: string): string {
  return keeping(reading, `/manual/rules/${id}`);
}

export function actionHref(reading: Reading, id: string): string {
  return keeping(reading, `/manual/actions/${id}`);
}

export function lawHref(reading: Reading, id: string): string {
  return keeping(reading, `/manual/law#law-${id}`);
}
