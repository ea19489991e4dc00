import { level } from './evaluate.ts';
import type { Literal } from './program.ts';
import type { Tables } from './tables.ts';

/** Collects the unanswered questions on which literals that are not known depend, as one byte a fact. */
export class OpenQuestions {
  readonly marks: Uint8Array;
  readonly #tables: Tables;
  readonly #seen = new Set<number>();

  constructor(tables: Tables) {
    this.#tables = tables;
    this.marks = new Uint8Array(tables.facts.length);
  }

  add(literal: Literal): void {
    const variable = literal >> 1;
    if (this.#seen.has(variable) || level(this.#tables.machine, literal) !== 1) return;
    this.#seen.add(variable);
    const step = this.#tables.stepOf[variable];
    const leaf = this.#tables.leafOf[variable];
    if (leaf) this.#addFact(leaf.fact);
    else if (step?.op === 'all' || step?.op === 'any') for (const of of step.of) this.add(of);
    else if (step?.op === 'not-ruled-out') this.add(step.of);
  }

  #addFact(fact: number): void {
    this.marks[fact] = 1;
    const gate = this.#tables.facts[fact]?.gate;
    if (gate !== null && gate !== undefined) this.add(gate);
  }

  /** The ids, most urgent first. */
  ids(): string[] {
    const ids: string[] = [];
    this.#tables.facts.forEach(({ fact }, index) => {
      if (this.marks[index] === 1) ids.push(fact.id);
    });
    return ids;
  }
}
