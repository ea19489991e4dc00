/** Measures a checker on one part of the corpus. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Finding, Group } from '../model.ts';

export type Part = 'development' | 'natural' | 'senses' | 'test' | 'natural-test';

interface Flag {
  readonly words: string;
  readonly group: Group;
  readonly kind: string;
}

export interface Sample {
  readonly text: string;
  readonly flags: readonly Flag[];
}

export interface Measure {
  readonly found: number;
  readonly missed: number;
  readonly wrong: number;
  readonly precision: number;
  readonly recall: number;
}

/** One part of the corpus: sentences to flag, sentences to leave alone, and whole records, which not every part has. */
export function samplesOf(part: Part): { readonly flagged: readonly Sample[]; readonly clean: readonly Sample[]; readonly records: readonly Sample[] } {
  const read = (name: string): unknown => {
    const file = join(import.meta.dirname, `${name}-${part}.yaml`);
    return existsSync(file) ? parse(readFileSync(file, 'utf8')) : [];
  };
  return { flagged: read('flagged') as Sample[], clean: (read('clean') as string[]).map((text) => ({ text, flags: [] })), records: read('records') as Sample[] };
}

/** Every sample of a part. */
export function allOf(part: Part): readonly Sample[] {
  const { flagged, clean, records } = samplesOf(part);
  return [...flagged, ...clean, ...records];
}

/** Precision and recall for one group of wordings, over every sample of a part. @param find everything that is found in a text */
export function measure(find: (text: string) => readonly Finding[], part: Part, group: Group): Measure {
  let [found, missed, wrong] = [0, 0, 0];
  for (const sample of allOf(part)) {
    const findings = find(sample.text);
    const flags = placed(sample);
    const own = findings.filter((finding) => finding.group === group);
    const wanted = flags.filter((flag) => flag.group === group);
    const met = wanted.filter((flag) => own.some((finding) => overlap(finding, flag))).length;
    found += met;
    missed += wanted.length - met;
    wrong += own.filter((finding) => !flags.some((flag) => overlap(finding, flag))).length;
  }
  return { found, missed, wrong, precision: found / (found + wrong), recall: found / (found + missed) };
}

interface PlacedFlag extends Flag {
  readonly start: number;
  readonly end: number;
}

/** Where the words of each flag stand; the second flag of the same words is the second place. */
export function placed({ text, flags }: Sample): readonly PlacedFlag[] {
  const next = new Map<string, number>();
  return flags.map((flag) => {
    const start = text.indexOf(flag.words, next.get(flag.words) ?? 0);
    next.set(flag.words, start + 1);
    return { ...flag, start, end: start + flag.words.length };
  });
}

function overlap(finding: Finding, flag: PlacedFlag): boolean {
  return finding.start < flag.end && flag.start < finding.end;
}
