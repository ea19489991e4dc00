/** Answers of forms that show a secret once: the same form sent twice gets the same answer, for a short while. */

const KEPT_MINUTES = 10;

/**
 * Does the work of a form once. The answer stands in memory alone and for ten minutes, because it holds a code that is never stored.
 */
export function onceEach<T>(): (nonce: string, work: () => Promise<T>) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (nonce, work) => {
    const before = answers.get(nonce);
    if (before) return before;
    const answer = work();
    answers.set(nonce, answer);
    answer.catch(() => answers.delete(nonce));
    setTimeout(() => answers.delete(nonce), KEPT_MINUTES * 60_000).unref();
    return answer;
  };
}
