/** Reads back what a PDF of ours says, page by page: each page's text in the order in which it is drawn. For tests only. */
import { inflateSync } from 'node:zlib';

/** The text of each page. Understands what our printer writes: plain objects, fonts with a table back to letters. */
export function pagesOf(pdf: Uint8Array): string[] {
  const objects = objectsOf(Buffer.from(pdf).toString('latin1'));
  const pages = [...objects.values()].filter((object) => /\/Type\s*\/Page\b/.test(object));
  return pages.map((page) => {
    const resources = /\/Resources\s+(\d+) 0 R/.exec(page)?.[1];
    const fonts = fontsOf(resources ? (objects.get(resources) ?? '') : page, objects);
    const contents = Array.from(page.matchAll(/\/Contents\s+(?:\[\s*)?(\d+) 0 R/g), ([, id = '']) => streamOf(objects.get(id) ?? ''));
    return textIn(contents.join('\n'), fonts);
  });
}

function objectsOf(text: string): Map<string, string> {
  return new Map(Array.from(text.matchAll(/(?:^|\n)(\d+) 0 obj([\s\S]*?)\nendobj/g), ([, id = '', body = '']) => [id, body]));
}

function streamOf(object: string): string {
  const raw = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(object)?.[1] ?? '';
  return /FlateDecode/.test(object) ? inflateSync(Buffer.from(raw, 'latin1'), { finishFlush: 2 }).toString('latin1') : raw;
}

type Letters = ReadonlyMap<string, string>;

function fontsOf(dictionary: string, objects: ReadonlyMap<string, string>): Map<string, Letters> {
  const list = /\/Font\s*(?:(\d+) 0 R|<<([\s\S]*?)>>)/.exec(dictionary);
  const entries = list?.[1] ? (objects.get(list[1]) ?? '') : (list?.[2] ?? '');
  return new Map(Array.from(entries.matchAll(/\/(\w+)\s+(\d+) 0 R/g), ([, name = '', id = '']) => {
    const table = /\/ToUnicode\s+(\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '';
    return [name, lettersOf(streamOf(objects.get(table) ?? ''))];
  }));
}

function lettersOf(table: string): Letters {
  const letters = new Map<string, string>();
  for (const [, block = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', meant = ''] of block.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g)) letters.set(code.toLowerCase(), wordOf(meant));
  }
  for (const [, block = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', meant = ''] of block.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g)) {
      for (let at = 0; at <= Number.parseInt(to, 16) - Number.parseInt(from, 16); at += 1) {
        letters.set((Number.parseInt(from, 16) + at).toString(16).padStart(from.length, '0'), wordOf((Number.parseInt(meant, 16) + at).toString(16).padStart(meant.length, '0')));
      }
    }
  }
  return letters;
}

function wordOf(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

/** The strings that are shown, each with the font that was chosen before it. */
function textIn(content: string, fonts: ReadonlyMap<string, Letters>): string {
  let letters: Letters = new Map();
  let out = '';
  for (const [token, font, hex, plain] of content.matchAll(/\/(\w+)\s+[\d.]+\s+Tf|<([0-9a-fA-F]+)>(?!>)|\(((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*)\)|T[dm*]\b/g)) {
    if (font !== undefined) letters = fonts.get(font) ?? letters;
    else if (hex !== undefined) out += decoded(hex, letters);
    else if (plain !== undefined) out += decoded(Buffer.from(unescaped(plain), 'latin1').toString('hex'), letters);
    else if (token.startsWith('T')) out += out.endsWith(' ') ? '' : ' ';
  }
  return out;
}

function decoded(hex: string, letters: Letters): string {
  return (hex.toLowerCase().match(/.{4}/g) ?? []).map((code) => letters.get(code) ?? '').join('');
}

function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  return text.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_all, octal: string | undefined, other: string) => (octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (named[other] ?? other)));
}
