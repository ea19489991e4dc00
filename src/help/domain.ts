/** A help page as data: its text, with the contacts that stand between. Pure: text in, pages or faults out. */
import { parseDocument } from 'yaml';
import { nearest } from '../procedure/index.ts';
import type { Edition, Fault, ManualFile } from '../procedure/index.ts';

/** A stretch of Markdown, the contact of this id, or the choice of a place with the local contacts. */
export type HelpPart = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'contact'; readonly id: string } | { readonly kind: 'local-contacts' };

export interface HelpPage {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Whether it is about Handrail itself: then every page links to it at its foot, and the list of help pages does not. */
  readonly inFooter: boolean;
  readonly parts: readonly HelpPart[];
}

export type ReadHelp = { readonly ok: true; readonly pages: readonly HelpPage[] } | { readonly ok: false; readonly faults: readonly Fault[] };

/** The pages without which help would be missing for somebody. */
export const HELP_PAGES = ['emergency', 'children', 'parents', 'public'] as const;

/** Reads all help pages and says everything that is wrong with them at once. */
export function readHelpPages(files: readonly ManualFile[], edition: Pick<Edition, 'contacts'>): ReadHelp {
  const contacts = edition.contacts.map(({ id }) => id);
  const read = files.map((file) => readPage(file, contacts));
  const pages = read.flatMap(({ page }) => (page ? [page] : []));
  const missing = HELP_PAGES.filter((id) => !files.some(({ path }) => path === `help/${id}.md`));
  const faults = [
    ...read.flatMap((one) => one.faults),
    ...missing.map((id): Fault => ({ file: `help/${id}.md`, line: 1, message: 'this help page is missing', mend: 'Put the file back: people look for it in an emergency.' })),
  ];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, pages };
}

const FRONT = /^---\n([\s\S]*?)\n---\n/;

function readPage({ path, text }: ManualFile, contacts: readonly string[]): { readonly page: HelpPage | null; readonly faults: readonly Fault[] } {
  const fault = (line: number, message: string, mend: string): Fault => ({ file: path, line, message, mend });
  const front = FRONT.exec(text);
  const parsed = front && parseDocument(front[1] ?? '');
  const given = (key: string): string => (parsed && parsed.errors.length === 0 ? String(parsed.get(key) ?? '') : '');
  const id = path.replace(/^help\/|\.md$/g, '');
  const incomplete = ['title', 'summary'].filter((key) => given(key) === '');
  const faults = incomplete.map((key) => fault(1, `the help page has no ${key}`, `Begin the file with a line ---, then id, title and summary, then a line ---.`));
  if (given('id') !== id && incomplete.length === 0) faults.push(fault(2, `the id is “${given('id')}”`, `Write id: ${id}, as the file is named.`));
  if (!['', 'yes'].includes(given('footer'))) faults.push(fault(2, `footer cannot be “${given('footer')}”`, 'Write footer: yes, or leave the line out.'));
  const lines = text.split('\n');
  const first = front?.[0].split('\n').length ?? 1;
  const wrong = lines.flatMap((line, index) => faultOfLine(line, contacts).map(({ message, mend }) => fault(index + 1, message, mend)));
  return { page: { id, title: given('title'), summary: given('summary'), inFooter: given('footer') === 'yes', parts: partsOf(lines.slice(first - 1)) }, faults: [...faults, ...wrong] };
}

const PLACED = /^\{(?:contact:\s*([a-z0-9-]+)|(local-contacts))\}\s*$/;

function faultOfLine(line: string, contacts: readonly string[]): { message: string; mend: string }[] {
  if (!line.startsWith('{')) return [];
  const placed = PLACED.exec(line);
  if (!placed) return [{ message: `“${line.slice(0, 60)}” is not understood`, mend: 'Write {contact: childline} or {local-contacts} alone on a line.' }];
  const [, id] = placed;
  if (id === undefined || contacts.includes(id)) return [];
  const near = nearest(id, contacts);
  return [{ message: `there is no contact “${id}”`, mend: near ? `Did you mean “${near}”?` : 'Take the id of a contact of contacts.yaml.' }];
}

function partsOf(lines: readonly string[]): HelpPart[] {
  const parts: HelpPart[] = [];
  let text: string[] = [];
  const finish = (): void => {
    const whole = text.join('\n').trim();
    if (whole !== '') parts.push({ kind: 'text', text: whole });
    text = [];
  };
  for (const line of lines) {
    const placed = PLACED.exec(line);
    if (!placed) text.push(line);
    else {
      finish();
      parts.push(placed[1] === undefined ? { kind: 'local-contacts' } : { kind: 'contact', id: placed[1] });
    }
  }
  finish();
  return parts;
}
