/** Replacements that are fitted to the sentence in which a wording was found. */
import { matchAt } from './match.ts';
import type { Match } from './match.ts';
import type { Finding } from './model.ts';
import type { Packed } from './packed.ts';
import type { MarkedSequence } from './sequences.ts';
import type { Tokens } from './tokens.ts';

export interface PreparedRewrite {
  readonly from: readonly MarkedSequence[];
  readonly to: string;
}

const WORDS_BEFORE = 8;

/** The first replacement whose words cover what was found, or null. */
export function fitted(packed: Packed, rewrites: readonly PreparedRewrite[], tokens: Tokens, first: number, last: number): Finding['fitted'] {
  for (const { from, to } of rewrites) {
    for (let index = Math.max(0, first - WORDS_BEFORE); index <= first; index++) {
      if (tokens.sentence[index] !== tokens.sentence[first]) continue;
      for (const sequence of from) {
        const match = matchAt(packed, sequence, tokens, index);
        if (match && endOf(match) >= last) return replacement(sequence, match, tokens, to);
      }
    }
  }
  return null;
}

/** The last word of a match, its tail included. */
function endOf(match: Match): number {
  return Math.max(match.at.at(-1) ?? 0, match.tailEnd - 1);
}

function replacement(sequence: MarkedSequence, match: Match, tokens: Tokens, to: string): Finding['fitted'] {
  const parts = captured(sequence, match, tokens);
  const start = tokens.start[match.at[0] ?? 0] ?? 0;
  const end = tokens.end[endOf(match)] ?? start;
  const text = to.replaceAll(/\$(\d)(?:\.(object|subject|possessive))?/gu, (_, number: string, form: string | undefined) => inForm(parts[Number(number) - 1] ?? '', form));
  return { start, end, text: capitalised(tokens.text, start) ? text.charAt(0).toUpperCase() + text.slice(1) : text };
}

/** The texts between braces, in order. An open last brace takes the tail. */
function captured(sequence: MarkedSequence, match: Match, tokens: Tokens): readonly string[] {
  const parts: string[] = [];
  let from = -1;
  const close = (last: number): void => {
    if (from >= 0) parts.push(tokens.text.slice(tokens.start[from], tokens.end[last]));
    from = -1;
  };
  sequence.marks.forEach((marks, step) => {
    for (const mark of marks) {
      if (mark === '}') close(match.at[step - 1] ?? 0);
      if (mark === '{') from = match.at[step] ?? 0;
    }
  });
  const last = match.at.at(-1) ?? 0;
  if (from < 0 && sequence.lastMarks.includes('{') && match.tailEnd > last + 1) from = last + 1;
  if (from >= 0) close(endOf(match));
  return parts;
}

const FORMS: readonly (readonly [subject: string, object: string, possessive: string])[] = [
  ['she', 'her', 'her'], ['he', 'him', 'his'], ['they', 'them', 'their'], ['i', 'me', 'my'], ['we', 'us', 'our'],
];

/** “she” as “her”; other words as they are, “the girl” as “the girl’s”. */
function inForm(words: string, form: string | undefined): string {
  if (form === undefined) return words;
  const small = words.toLowerCase();
  const pronoun = FORMS.find((forms) => forms.includes(small));
  if (pronoun) return form === 'subject' ? pronoun[0] : form === 'object' ? pronoun[1] : pronoun[2];
  return form === 'possessive' ? `${words}’s` : words;
}

function capitalised(text: string, start: number): boolean {
  const code = text.charCodeAt(start);
  return code >= 65 && code <= 90;
}
