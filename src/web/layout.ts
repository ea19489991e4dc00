/** The frame of every page: brand, way around, hide button, time-out warning, foot. */
import { backLink, errorSummary, exitThisPage, footer, genericHeader, notificationBanner, serviceNavigation, skipLink } from './components/index.ts';
import type { BackLinkOptions, ErrorSummaryItem, FooterItem, NotificationBannerOptions, ServiceNavigationItem } from './components/index.ts';
import { html, raw, type Html } from './html.ts';
import type { SessionWays, Viewer } from './viewer.ts';

/** What is the same on all pages of one installation. */
export interface Site {
  readonly stylesheet: string;
  readonly script: string;
  readonly mark: string;
  /** Says on every page that the people and concerns are invented. */
  readonly demo: boolean;
  /** A short name of the edition of the procedure in use, for the foot of the page. */
  readonly edition?: string;
  readonly session: SessionWays;
  /** The parts of the service that this viewer may use. */
  readonly navigation: (viewer: Viewer) => readonly { readonly text: string; readonly href: string }[];
  readonly footerLinks?: readonly FooterItem[];
}

export interface PageOptions {
  /** Shown on the tab and kept in the history of the browser: never a name, never what happened. A reference is fine. */
  readonly title: string;
  /** The main content. */
  readonly body: Html;
  /** Absent or null: a public page, with "exit this page". */
  readonly viewer?: Viewer | null;
  /** The path of the request, to mark where we are. */
  readonly path?: string;
  /** Errors of the form on this page: an error summary goes first and the title says so. */
  readonly errors?: readonly ErrorSummaryItem[];
  /** The body holds an error summary of its own: only the title says so. */
  readonly isFaulty?: boolean;
  readonly back?: BackLinkOptions | null;
  /** Above the main content: breadcrumbs, an identity bar. */
  readonly beforeContent?: Html | null;
  /** What has just happened. */
  readonly notice?: NotificationBannerOptions | null;
  /** `two-thirds` for reading and forms (the usual), `full` for tables and lists. */
  readonly width?: 'two-thirds' | 'full';
  /** A public page from which nobody needs to leave in a hurry (sign-in). */
  readonly quiet?: boolean;
}

/** A whole page. Where somebody has signed in nothing is painted before the script has run, so that a hidden screen stays hidden. */
export function page(site: Site, options: PageOptions): Html {
  const isError = options.isFaulty || Boolean(options.errors?.length);
  return html`<!DOCTYPE html>
<html lang="en" class="govuk-template">
<head>
<meta charset="utf-8">
<title>${isError && 'Error: '}${options.title} – Handrail</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#173f45">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<link rel="icon" href="${site.mark}" type="image/svg+xml">
<link rel="stylesheet" href="${site.stylesheet}">
<script type="module" src="${site.script}"${options.viewer && raw(' blocking="render"')}></script>
</head>
<body class="govuk-template__body">
${skipLink({ text: 'Skip to main content', href: '#main-content' })}
${leaving(options)}
<header>${head(site, options)}</header>
<div class="govuk-width-container">
${options.back && html`<nav aria-label="Back">${backLink(options.back)}</nav>`}${options.beforeContent}
<main class="govuk-main-wrapper" id="main-content">${main(options)}</main>
</div>
<footer>${foot(site, options.viewer)}</footer>
${options.viewer && timeoutDialog(site.session, options.viewer)}
</body>
</html>
`;
}

function main(options: PageOptions): Html {
  const wrong = options.errors?.length ? errorSummary({ titleText: 'There is a problem', errorList: options.errors }) : null;
  const inside = html`${wrong}${options.notice && notificationBanner(options.notice)}${options.body}`;
  if (options.width === 'full') return inside;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${inside}</div></div>`;
}

/** The quickest way out: covering the page where somebody works, leaving it where somebody asks for help. */
function leaving(options: PageOptions): Html | null {
  if (options.viewer) {
    return html`<div class="app-hide-screen" role="region" aria-label="Hide this screen"><a class="app-hide-screen__link" href="/away" data-hide-screen>Hide this screen<span class="app-hide-screen__key"> (or press Esc twice)</span></a></div>`;
  }
  return options.quiet ? null : html`<div class="govuk-width-container">${exitThisPage({})}</div>`;
}

function head(site: Site, options: PageOptions): Html {
  const logo = html`Handrail`;
  const header = genericHeader({ logoHtml: logo, url: '/', classes: 'app-header' });
  const demo = site.demo && html`<div class="app-demo"><div class="govuk-width-container"><p><strong>Demonstration.</strong> Everybody in here is invented. Do not write about real people.</p></div></div>`;
  if (!options.viewer) return html`${header}${demo}`;
  const navigation = serviceNavigation({
    navigation: placed(site.navigation(options.viewer), options.path),
    navigationLabel: 'Main menu',
    slots: { end: account(site, options.viewer) },
  });
  return html`${header}${navigation}${demo}`;
}

/** The way around, with where we are in it: of parts that lie within each other, the inner one. */
function placed(items: readonly { readonly text: string; readonly href: string }[], path: string | undefined): readonly ServiceNavigationItem[] {
  const around = items.filter(({ href }) => href === path || (href !== '/' && path?.startsWith(`${href}/`)));
  const inner = around.toSorted((a, b) => b.href.length - a.href.length)[0];
  return items.map((item) => ({ ...item, current: item.href === path, active: item === inner }));
}

function account(site: Site, viewer: Viewer): Html {
  return html`<div class="app-account"><span class="app-account__name">${viewer.displayName}, ${viewer.organisationName}</span><form method="post" action="${site.session.signOut}"><input type="hidden" name="form-token" value="${viewer.signOutToken}"><button class="app-link-button" type="submit">Sign out</button></form></div>`;
}

function foot(site: Site, viewer: Viewer | null | undefined): Html {
  const edition = site.edition && html`Procedure: edition ${site.edition}`;
  const about = html`${edition}${viewer && timeoutInWords(site.session)}`;
  return footer({ meta: { items: site.footerLinks, html: about.value === '' ? null : about, visuallyHiddenTitle: 'About Handrail' } });
}

/** What the dialog cannot say where there are no scripts. */
function timeoutInWords(ways: SessionWays): Html {
  return html`<noscript><p class="govuk-body-s govuk-!-margin-top-3 govuk-!-margin-bottom-0">For safety you are signed out after ${ways.idleMinutes} minutes without opening or sending a page. What you send after that is kept for you and comes back when you sign in again.</p></noscript>`;
}

function timeoutDialog(ways: SessionWays, viewer: Viewer): Html {
  const left = ways.idleMinutes - ways.warnMinutes;
  return html`<dialog class="app-timeout" data-timeout data-warn-after="${ways.warnMinutes * 60}" data-end-after="${ways.idleMinutes * 60}" data-ends-in="${viewer.endsIn}" data-stay="${ways.stay}" data-ended="${ways.ended}" aria-labelledby="app-timeout-title" aria-describedby="app-timeout-text">
<h2 class="govuk-heading-m" id="app-timeout-title">You will soon be signed out</h2>
<p class="govuk-body" id="app-timeout-text">For safety you will be signed out in <span aria-live="polite" data-left>${left} minutes</span>.</p>
<button type="button" class="govuk-button" data-stay-button>Stay signed in</button>
<p class="govuk-body">A page that says “Saved” has kept what you wrote. If a page does not say so, send it before the time is up.</p>
</dialog>`;
}

/** A page that gives nothing away and needs nothing: no session, no name, no script. */
export function awayPage(): Html {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Page</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
</head>
<body>
<main>
<h1>Nothing to show</h1>
<p>To go on, use the Back button of your browser.</p>
</main>
</body>
</html>
`;
}

