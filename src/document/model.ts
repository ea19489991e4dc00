/** A printed document as plain data: what the layout needs and nothing else. */

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Somebody's own words, kept exactly. */
  | { readonly kind: 'quote'; readonly text: string; readonly attribution: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'pairs'; readonly header: readonly [string, string]; readonly rows: readonly (readonly [string, string])[] }
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      /** Relative widths, one a column. */
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    };

export interface PrintedDocument {
  /** Without personal data: it becomes the PDF's title. */
  readonly title: string;
  readonly organisation: string;
  readonly reference: string;
  /** "Correct as printed on …": stands on every page. */
  readonly printed: string;
  /** Handling marking, such as "Confidential: safeguarding record". */
  readonly marking: string;
  readonly blocks: readonly Block[];
}
