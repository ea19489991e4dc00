/** Sets one bit in a row of words. */
export function setBit(bits: Int32Array, index: number): void {
  bits[index >> 5] = (bits[index >> 5] ?? 0) | (1 << (index & 31));
}

/** Sets in `to` every bit that is set in `from`; both have the same number of words. */
export function addBits(from: Int32Array, to: Int32Array): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) | (from[i] ?? 0);
}

/** Sets every word to nought; for a few words far quicker than `fill`. */
export function wipe(bits: Int32Array): void {
  for (let i = 0; i < bits.length; i++) bits[i] = 0;
}
