/** Short forms of verbs: “she’s”, “should’ve”, “didn’t”. */

/** Verbs by the letters after the apostrophe. */
export const SHORT_VERBS: ReadonlyMap<string, string> = new Map([['s', 'is'], ['re', 'are'], ['ve', 'have'], ['m', 'am'], ['ll', 'will'], ['d', 'had']]);

/** Words, in small letters, after which “’s” is a verb; after any other it may be what somebody owns. */
export const BEFORE_VERBS: ReadonlySet<string> = new Set(['he', 'she', 'it', 'they', 'we', 'you', 'i', 'that', 'there', 'who', 'what', 'here']);

/** The verb that “’t” denies: “did” for “didn”, “will” for “won”. @param before the letters before the apostrophe, small ones */
export function deniedVerb(before: string): string {
  return before === 'won' ? 'will' : before === 'can' ? before : before === 'shan' ? 'shall' : before.slice(0, -1);
}
