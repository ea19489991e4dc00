/** Every character of a record can be read on paper: one that no font has, or that cannot be seen, is printed by its code. */
import type { PrintedDocument } from './model.ts';

/** Controls and marks that change the order or hide what stands there. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}]/u;
const allowed = new Set(['\n', '\t']);
/** Some scripts need their joiners; where no font has one, the signs that it joins are printed side by side. */
const joiners = new Set(['\u200c', '\u200d', '\ufe0e', '\ufe0f']);

const code = (character: string): string => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;

/** The text with carriage returns folded to line ends and each unseen or missing character as its code. */
export function legible(text: string, missing: ReadonlySet<string> = new Set()): string {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  return Array.from(lines, (character) => shown(character, missing)).join('');
}

function shown(character: string, missing: ReadonlySet<string>): string {
  if (joiners.has(character)) return missing.has(character) ? '' : character;
  const hidden = unseen.test(character) && !allowed.has(character);
  return hidden || missing.has(character) ? code(character) : character;
}

/** The same document with every text of it legible. */
export function legibleDocument(document: PrintedDocument, missing: ReadonlySet<string>): PrintedDocument {
  return JSON.parse(JSON.stringify(document, (_key, value: unknown) => (typeof value === 'string' ? legible(value, missing) : value)));
}

/** The characters that the layout names as missing from every font, read from its messages. */
export function missingFrom(messages: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const message of messages) {
    for (const [, quoted = ''] of message.matchAll(/text `\\?"(.*?)\\?"` could not be displayed/gsu)) {
      const text = quoted.replaceAll(/\\+u\{([0-9a-f]+)\}/gu, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
      for (const character of text) found.add(character);
    }
  }
  return found;
}
