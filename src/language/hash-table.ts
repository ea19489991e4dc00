/** Whole numbers by the hashes of words, to be asked very often. */
export class HashTable {
  readonly #hashes: Int32Array;
  readonly #values: Int16Array;

  /** @param entries of each hash its number, which is not 0 */
  constructor(entries: readonly (readonly [hash: number, value: number])[]) {
    const size = 1 << Math.ceil(Math.log2(entries.length * 2 + 1));
    this.#hashes = new Int32Array(size);
    this.#values = new Int16Array(size);
    for (const [hash, value] of entries) {
      const slot = this.#slotOf(hash);
      this.#hashes[slot] = hash;
      this.#values[slot] = value;
    }
  }

  /** The number of a hash; 0 where it has none. */
  get(hash: number): number {
    return this.#values[this.#slotOf(hash)] ?? 0;
  }

  /** Where a hash is, or where it would be. */
  #slotOf(hash: number): number {
    const last = this.#hashes.length - 1;
    let slot = (hash ^ (hash >>> 15)) & last;
    while (this.#values[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & last;
    return slot;
  }
}
