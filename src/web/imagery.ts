/**
 * The wall against pictures and files that arrive as text. Handrail keeps no imagery in any form:
 * holding a copy, even of "evidence", can itself be a crime and hurts the child again.
 * It finds `data:` addresses, drawings, and long runs that are base64 or hexadecimal and not writing.
 */

/** What to do instead, said wherever something is refused. */
export const insteadOfImagery =
  'Describe it in words: what it is, who is in it, where and when it was seen. Do not look at it again, copy it or send it on. Switch the device off or to flight mode, lock it away, and ask the police what to do next.';

interface Found {
  readonly from: number;
  readonly to: number;
}

const dataAddress = /data:[\w.+-]*(?:\/[\w.+-]+)?(?:;[\w.+=" -]+){0,8},[^\s"'<>)]*/gi;
const drawing = /<svg[\s>][\s\S]*?(?:<\/svg\s*>|$)/gi;
const imageStart = /(?:iVBORw0KGgo|\/9j\/[2-4]|R0lGOD[dl]h|UklGR|Qk[0-3]|AAAA[A-Za-z0-9]{2,4}ZnR5c)[A-Za-z0-9+/=_-]{24,}/g;
const encodedStretch = /[A-Za-z0-9+/=_-]+(?:\s+[A-Za-z0-9+/=_-]+)*/g;
const hexStretch = /(?:0x)?[0-9a-f]{2,}(?:[\s:,;]+(?:0x)?[0-9a-f]{2,})*/gi;

/** A run of this many characters can hold a picture of some 250 bytes; no word, link or token of ours is so long. */
const longest = 340;

/** What is wrong with `text`, as the end of a sentence about a field, and what to do instead; null where all is well. */
export function refuseImagery(text: string): string | null {
  return findImagery(text).length > 0 ? `looks as if it holds a picture or a file. Take that part out. ${insteadOfImagery}` : null;
}

/** `text` with every picture or file in it replaced by a note, so that the writing around it is not lost. */
export function withoutImagery(text: string): string {
  let out = '';
  let at = 0;
  for (const { from, to } of findImagery(text)) {
    if (from >= at) out += `${text.slice(at, from)}[a picture or file was taken out here]`;
    at = Math.max(at, to);
  }
  return out + text.slice(at);
}

function findImagery(text: string): readonly Found[] {
  const sure = [dataAddress, drawing, imageStart].flatMap((pattern) => rangesOf(pattern, text, isDataOrImage));
  const encoded = rangesOf(encodedStretch, text, (run) => run.length >= longest).flatMap((run) => encodedWithin(text, run));
  const hex = rangesOf(hexStretch, text, isHexData);
  return [...sure, ...encoded, ...hex].sort((a, b) => a.from - b.from);
}

function rangesOf(pattern: RegExp, text: string, isFound: (run: string) => boolean): readonly Found[] {
  return [...text.matchAll(pattern)].filter((match) => isFound(match[0])).map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

/** "data: nothing, she said" is writing; `data:image/png,…` and `data:;base64,…` are not. */
function isDataOrImage(run: string): boolean {
  return !/^data:/i.test(run) || /^data:(?:[\w.+-]+\/[\w.+-]+|[^,]*;\s*base64)/i.test(run);
}

/** Words at either end belong to the sentence around the run. Writing has capitals and figures too, but not within its words. */
function encodedWithin(text: string, { from, to }: Found): readonly Found[] {
  const tokens = rangesOf(/\S+/g, text.slice(from, to), () => true);
  const isCode = (token: Found): boolean => !/^[A-Za-z-]{1,19}$/.test(text.slice(from + token.from, from + token.to));
  const first = tokens.find(isCode);
  const last = tokens.findLast(isCode);
  if (!first || !last) return [];
  const found = { from: from + first.from, to: from + last.to };
  const run = text.slice(found.from, found.to);
  const mixed = (run.match(/\S+/g) ?? []).filter((token) => /[a-z0-9][A-Z]|[A-Z][0-9]|[0-9][a-z]/.test(token)).join('');
  const bare = run.replace(/\s+/g, '');
  return isEncoded(bare) && mixed.length > bare.length / 2 ? [found] : [];
}

/** Base64 mixes large letters, small letters and digits as writing never does. */
function isEncoded(run: string): boolean {
  if (run.length < longest) return false;
  const large = count(run, /[A-Z]/g) / run.length;
  const small = count(run, /[a-z]/g) / run.length;
  const digits = count(run, /[0-9]/g) / run.length;
  return large > 0.15 && small > 0.15 && digits > 0.03;
}

function isHexData(run: string): boolean {
  const bare = run.replace(/0x|[\s:,;]+/gi, '');
  if (bare.length < longest) return false;
  return count(bare, /[a-f]/gi) / bare.length > 0.1 && count(bare, /[0-9]/g) / bare.length > 0.1;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
