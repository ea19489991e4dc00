/** The editions that concerns are pinned to, by hash: the one in use, and older ones as they are asked for. */
import type { Edition, PlainDate } from '../procedure/index.ts';
import { restore } from '../procedure/index.ts';

/** One line about an edition that is kept. */
export interface KeptEdition {
  readonly hash: string;
  readonly title: string;
  readonly published: PlainDate;
  /** ISO moment at which this installation first ran with it. */
  readonly keptAt: string;
}

export interface Editions {
  readonly current: Edition;
  /** Every edition that is kept, the newest first. */
  kept(): Promise<readonly KeptEdition[]>;
  /** The edition of this hash, its content checked against the hash; null where none is kept. */
  of(hash: string): Promise<Edition | null>;
}

const MOST_KEPT = 20;

/** Where editions are kept. */
export interface EditionShelf {
  /** Looks an edition up by its full hash. */
  find(hash: string): Promise<Edition | null>;
  list(): Promise<readonly KeptEdition[]>;
}

/** The editions of an installation, with the one in use. */
export function editionsWith(current: Edition, shelf: EditionShelf): Editions {
  const known = new Map<string, Edition>();
  return {
    current,
    kept: () => shelf.list(),
    async of(hash) {
      if (hash === current.hash) return current;
      const before = known.get(hash);
      if (before) return before;
      const found = /^[0-9a-f]{64}$/.test(hash) ? await shelf.find(hash) : null;
      const edition = found && restore(found);
      if (!edition) return null;
      if (known.size >= MOST_KEPT) known.clear();
      known.set(hash, edition);
      return edition;
    },
  };
}

/** The edition that begins with these figures of its hash, at least twelve; null where there is none. */
export async function editionBeginning(editions: Editions, figures: string): Promise<Edition | null> {
  if (!/^[0-9a-f]{12,64}$/.test(figures)) return null;
  if (editions.current.hash.startsWith(figures)) return editions.current;
  const found = (await editions.kept()).find(({ hash }) => hash.startsWith(figures));
  return found ? editions.of(found.hash) : null;
}
