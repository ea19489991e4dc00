/** Pages that refuse without ending the session and without losing anything that was typed. */
import { html, summaryList } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';
import { typedRows } from './typed.ts';

/** `role`: not for this role · `other-person`: the form was shown to somebody else · `forged`: not a form of ours, or an old one. */
export type Refusal = 'role' | 'other-person' | 'forged';

interface Words {
  readonly status: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Whether the reader may see what came with the form: not where it may be somebody else's. */
  readonly showsTyped: boolean;
}

const WORDS: Readonly<Record<Refusal, Words>> = {
  role: {
    status: 403, title: 'This page is not open to you', showsTyped: true,
    paragraphs: [
      'Your account does not have the role that this page is for. You are still signed in.',
      'If you think that you need it, ask the administrator of your setting. If a child may be at risk, do not wait: tell your designated safeguarding lead in person.',
    ],
  },
  'other-person': {
    status: 409, title: 'Somebody else filled in this form', showsTyped: false,
    paragraphs: ['The form was opened by another person who had signed in on this device. It has not been recorded in your name. It is kept for that person, who gets it back at the next sign-in. You cannot see it.'],
  },
  forged: {
    status: 403, title: 'This form is out of date', showsTyped: true,
    paragraphs: ['Nothing has been saved, because we could not be sure that the form came from Handrail. Open the page again and send it from there. You can copy what you wrote from here.'],
  },
};

/** The page for a refusal. @param typed what came with the request, shown again where it is the reader's own */
export function refusalView(refusal: Refusal, typed: Parameters<typeof typedRows>[0]): { readonly status: number; readonly title: string; readonly body: Html } {
  const { status, title, paragraphs, showsTyped } = WORDS[refusal];
  const rows = showsTyped ? typedRows(withoutSecrets(typed)) : [];
  const body = html`<h1 class="govuk-heading-l">${title}</h1>${paragraphs.map((text) => html`<p class="govuk-body">${text}</p>`)}
${rows.length > 0 && html`<h2 class="govuk-heading-m">What you wrote</h2>${summaryList({ rows })}`}
<p class="govuk-body"><a class="govuk-link" href="/">Go to your first page</a></p>`;
  return { status, title, body };
}

function withoutSecrets(typed: Parameters<typeof typedRows>[0]): Parameters<typeof typedRows>[0] {
  const secret = new Set(['password', 'again', 'current', 'code']);
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !secret.has(name)));
}
