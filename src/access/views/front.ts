/** The first page of somebody who has not signed in. */
import { button, html, warningText } from '../../web/index.ts';
import type { Html } from '../../web/index.ts';

/** What this is, the way in, and help for everybody. */
export function frontView(): Html {
  return html`<h1 class="govuk-heading-xl">Handrail</h1>
${warningText({ html: html`In immediate danger? Call <a class="govuk-link" href="tel:999">999</a> now.` })}
<p class="govuk-body-l">Report a worry about a child, see what has to be done and why, and keep a record of it.</p>
<p class="govuk-body">For people who work or volunteer with children. You do not have to be sure: report what you saw or heard.</p>
${button({ text: 'Sign in', href: '/sign-in', isStartButton: true })}
<h2 class="govuk-heading-m">Help without signing in</h2>
<ul class="govuk-list govuk-list--spaced">
<li><a class="govuk-link" href="/emergency">What to do now, in an emergency</a></li>
<li><a class="govuk-link" href="/help/children">Help for children and young people</a></li>
<li><a class="govuk-link" href="/help/parents">Help for parents and carers</a></li>
<li><a class="govuk-link" href="/help/public">Worried about a child, or seen something online</a></li>
<li><a class="govuk-link" href="/manual">The manual: procedures, law and contacts</a></li>
</ul>`;
}
