import { opAll, opAny, opGate, opNotRuledOut, type Leaf, type Literal, type Step } from './program.ts';

/** 0 no, 1 not known, 2 yes. */
export type Level = 0 | 1 | 2;

/** The steps of a program in one row of numbers, and the bits on which it works. */
export interface Machine {
  readonly code: Int32Array;
  /** Known true, known false: one bit a variable. */
  readonly yes: Int32Array;
  readonly no: Int32Array;
  /** One byte a fact: whether it has been answered. */
  readonly answered: Uint8Array;
  /** Set where an unanswered fact counts as no because its gate is ruled out. */
  readonly ruledOut: Uint8Array;
}

/** Lays the steps out for `run`. */
export function encode(steps: readonly Step[], leaves: readonly Leaf[], variables: number, facts: number): Machine {
  const code: number[] = [];
  for (const step of steps) {
    if (step.op === 'gate') {
      const masks = toMasks(leaves.filter(({ fact }) => fact === step.fact).map(({ variable }) => variable * 2));
      code.push(opGate, step.fact, step.gate, masks.length, ...masks.flatMap(([word, positive]) => [word, positive]));
    } else if (step.op === 'not-ruled-out') code.push(opNotRuledOut, step.variable, step.of);
    else {
      const masks = toMasks(step.of);
      code.push(step.op === 'all' ? opAll : opAny, step.variable, masks.length, ...masks.flat());
    }
  }
  const words = (variables >> 5) + 1;
  return {
    code: Int32Array.from(code), yes: new Int32Array(words), no: new Int32Array(words),
    answered: new Uint8Array(facts), ruledOut: new Uint8Array(facts),
  };
}

/** Word, bits of the variables wanted true, bits of those wanted false. */
function toMasks(literals: readonly Literal[]): [number, number, number][] {
  const masks = new Map<number, [number, number, number]>();
  for (const literal of literals) {
    const variable = literal >> 1;
    const mask = masks.get(variable >> 5) ?? [variable >> 5, 0, 0];
    masks.set(variable >> 5, mask);
    if (literal & 1) mask[2] |= 1 << (variable & 31);
    else mask[1] |= 1 << (variable & 31);
  }
  return [...masks.values()];
}

/** Forgets every answer. */
export function clear(machine: Machine): void {
  machine.yes.fill(0);
  machine.no.fill(0);
  machine.answered.fill(0);
  machine.ruledOut.fill(0);
  machine.yes[0] = 1;
}

/** How a literal came out. Without branches, which random answers would send the wrong way half the time. */
export function level({ yes, no }: Machine, literal: Literal): Level {
  const word = literal >> 6;
  const bit = (literal >> 1) & 31;
  const known = (((yes[word] ?? 0) >>> bit) & 1) - (((no[word] ?? 0) >>> bit) & 1);
  return (1 + known * (1 - ((literal & 1) << 1))) as Level;
}

/** Whether one bit in a row of words is set. */
export function hasBit(bits: Int32Array, index: number): boolean {
  return ((bits[index >> 5] ?? 0) & (1 << (index & 31))) !== 0;
}

/** Sets every number to nought; for a few numbers far quicker than `fill`. */
export function wipe(numbers: Int32Array): void {
  for (let i = 0; i < numbers.length; i++) numbers[i] = 0;
}

/** Sets one bit in a row of words. */
export function setBit(bits: Int32Array, index: number): void {
  bits[index >> 5] = (bits[index >> 5] ?? 0) | (1 << (index & 31));
}

/** Evaluates every condition by Kleene's logic, on the leaves that the answers have set. */
export function run(machine: Machine): void {
  const { code, yes, no } = machine;
  const end = code.length;
  let at = 0;
  while (at < end) {
    const op = code[at] ?? 0;
    if (op === opAll) at = runSeveral(code, at, yes, no);
    else if (op === opAny) at = runSeveral(code, at, no, yes);
    else if (op === opGate) at = runGate(machine, at);
    else {
      setBit(level(machine, code[at + 2] ?? 0) === 0 ? no : yes, code[at + 1] ?? 0);
      at += 3;
    }
  }
}

/**
 * A condition of several parts: `all` is yes where every part is, and no as soon as one is. `any` is the same with yes and no
 * changed about: no where every part is no, yes as soon as one is. Answers where the next step begins.
 */
function runSeveral(code: Int32Array, at: number, everyPart: Int32Array, onePart: Int32Array): number {
  const end = at + 3 + (code[at + 2] ?? 0) * 3;
  const variable = code[at + 1] ?? 0;
  let missing = 0;
  for (let i = at + 3; i < end; i += 3) {
    const word = code[i] ?? 0;
    const positive = code[i + 1] ?? 0;
    const negative = code[i + 2] ?? 0;
    const every = everyPart[word] ?? 0;
    const one = onePart[word] ?? 0;
    if (((one & positive) | (every & negative)) !== 0) {
      setBit(onePart, variable);
      return end;
    }
    missing |= (positive & ~every) | (negative & ~one);
  }
  if (missing === 0) setBit(everyPart, variable);
  return end;
}

function runGate(machine: Machine, at: number): number {
  const { code, no } = machine;
  const fact = code[at + 1] ?? 0;
  const end = at + 4 + (code[at + 3] ?? 0) * 2;
  if (machine.answered[fact] === 1 || level(machine, code[at + 2] ?? 0) !== 0) return end;
  machine.ruledOut[fact] = 1;
  for (let i = at + 4; i < end; i += 2) {
    const word = code[i] ?? 0;
    no[word] = (no[word] ?? 0) | (code[i + 1] ?? 0);
  }
  return end;
}
