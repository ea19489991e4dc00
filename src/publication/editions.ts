/** The editions that concerns are pinned to, by hash: the one in use, and older ones as they are asked for. */
import type { Edition } from '../procedure/index.ts';
import { restore } from '../procedure/index.ts';

export interface Editions {
  readonly current: Edition;
  /** The edition of this hash, its content checked against the hash; null where none is kept. */
  of(hash: string): Promise<Edition | null>;
}

const MOST_KEPT = 20;

/** @param find looks an edition up by its full hash where it is kept */
export function editionsWith(current: Edition, find: (hash: string) => Promise<Edition | null>): Editions {
  const known = new Map<string, Edition>();
  return {
    current,
    async of(hash) {
      if (hash === current.hash) return current;
      const before = known.get(hash);
      if (before) return before;
      const found = /^[0-9a-f]{64}$/.test(hash) ? await find(hash) : null;
      const edition = found && restore(found);
      if (!edition) return null;
      if (known.size >= MOST_KEPT) known.clear();
      known.set(hash, edition);
      return edition;
    },
  };
}
