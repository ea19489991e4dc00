import type { Chapter, Paragraph, Tier } from './model.ts';
import { Faults, Page, type At, type Fields } from './source.ts';
import { checkLinks, type Vocabulary } from './vocabulary.ts';

export const tiers: readonly Tier[] = ['statutory', 'regional', 'local'];

/** A chapter as read: its links and the paragraphs named by its amendments are checked once all ids are known. */
export interface ReadChapter {
  readonly chapter: Chapter;
  readonly paragraphs: readonly { readonly paragraph: Paragraph; readonly at: At }[];
  readonly check: (words: Vocabulary) => void;
}

interface Block {
  readonly id: string;
  readonly heading: string;
  readonly section: string | undefined;
  readonly at: At;
  readonly lines: string[];
}

const frontMatter = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
const heading = /^(#{1,6})\s+(.*?)\s*(?:\{#([^}\s]+)\})?\s*#*\s*$/;

/** Reads a chapter of Markdown with YAML front matter. */
export function readChapter(file: string, text: string, faults: Faults): ReadChapter | null {
  const found = frontMatter.exec(text);
  if (!found) {
    faults.add({ file, line: 1 }, 'the chapter has no front matter', 'Begin the file with a line ---, then id, number, title, summary and tier, then a line ---.');
    return null;
  }
  const page = new Page(file, found[1] ?? '', faults, 2);
  if (page.broken) return null;
  const fields = page.root.fields('the chapter', ['id', 'number', 'title', 'summary', 'tier', 'amendments', 'source']);
  const firstLine = found[0].split('\n').length;
  const blocks = split(file, text.slice(found[0].length).split(/\r?\n/), firstLine, faults);
  return assemble(fields, blocks);
}

/** A paragraph in the file of its chapter. */
export interface PlacedParagraph {
  readonly id: string;
  readonly heading: string;
  /** The lines below its heading, counted from 0: from this one up to and without the other. */
  readonly from: number;
  readonly to: number;
}

/** Where each paragraph stands in the text of a chapter's file. Faults are for compiling to tell. */
export function placedParagraphs(text: string): readonly PlacedParagraph[] {
  const front = frontMatter.exec(text)?.[0] ?? '';
  const blocks = split('', text.slice(front.length).split(/\r?\n/), front.split('\n').length, new Faults());
  return blocks.map(({ id, heading: title, at, lines }) => ({ id, heading: title, from: at.line, to: at.line + lines.length }));
}

function assemble(fields: Fields, blocks: readonly Block[]): ReadChapter {
  const id = fields.text('id');
  const tier = fields.oneOf('tier', tiers, 'regional');
  const source = fields.maybeText('source');
  const paragraphs = blocks.map((block) => ({ paragraph: toParagraph(block, id, tier, source, fields.spot.faults), at: block.at }));
  const amendments = fields.items('amendments').map((item) => {
    const amendment = item.fields('an amendment', ['date', 'change', 'paragraphs']);
    return { date: amendment.date('date'), change: amendment.text('change'), named: amendment.words('paragraphs') };
  });
  const chapter: Chapter = {
    id, number: fields.text('number'), title: fields.text('title'), summary: fields.text('summary'), tier,
    amendments: amendments.map(({ date, change, named }) => ({ date, change, paragraphs: named.map(({ word }) => word) })),
    paragraphs: blocks.map((block) => block.id),
  };
  const check = (words: Vocabulary): void => {
    for (const { named } of amendments) words.referAll('paragraph', named, 'an amendment');
    for (const block of blocks) checkLinks(words, block.lines.join('\n'), { file: block.at.file, line: block.at.line + 1 }, `paragraph ${block.id}`);
  };
  return { chapter, paragraphs, check };
}

/** Cuts the text into paragraphs at their headings. */
function split(file: string, lines: readonly string[], firstLine: number, faults: Faults): Block[] {
  const blocks: Block[] = [];
  let section: string | undefined;
  let open: Block | null = null;
  let lost = false;
  lines.forEach((line, index) => {
    const at = { file, line: firstLine + index };
    const found = heading.exec(line);
    const level = found?.[1]?.length ?? 0;
    if (found && (level <= 2 || level === 3)) {
      open = level === 3 || found[3] ? startBlock(found, section, at, faults) : null;
      if (open) blocks.push(open);
      if (level === 2) section = found[2];
      lost = false;
    } else if (open) open.lines.push(line);
    else if (line.trim() !== '' && !lost) {
      lost = true;
      faults.add(at, 'this text belongs to no paragraph', 'Put a heading with an id above it, such as “### When to refer {#S34}”.');
    }
  });
  return blocks;
}

function startBlock(found: RegExpExecArray, section: string | undefined, at: At, faults: Faults): Block | null {
  if (!found[3]) {
    faults.add(at, `the paragraph “${found[2]}” has no id`, 'End its heading with an id, such as {#S34}.');
    return null;
  }
  return { id: found[3], heading: found[2] ?? '', section, at, lines: [] };
}

function toParagraph(block: Block, chapter: string, tier: Tier, source: string | undefined, faults: Faults): Paragraph {
  const { text, note } = takeNote(block.lines);
  if (text === '') faults.add(block.at, `the paragraph ${block.id} has no text`, 'Write it below the heading.');
  return {
    id: block.id, chapter, ...(block.section ? { section: block.section } : {}), heading: block.heading, text, tier,
    ...(source ? { source } : {}), ...(note ? { note } : {}),
  };
}

/** Takes the block quotes that begin with “> Note:” out of a paragraph. */
export function takeNote(lines: readonly string[]): { readonly text: string; readonly note: string } {
  const text: string[] = [];
  const note: string[] = [];
  let inside = false;
  for (const line of lines) {
    const begins = /^>\s*(?:\*\*)?Note:(?:\*\*)?\s*(.*)$/.exec(line);
    inside = begins !== null || (inside && line.startsWith('>'));
    if (inside) note.push(begins ? (begins[1] ?? '') : line.replace(/^>\s?/, ''));
    else text.push(line);
  }
  return { text: text.join('\n').trim(), note: note.join('\n').trim() };
}
