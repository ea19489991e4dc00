/** What every request passes before anything is read, and what every answer carries. Pure: facts in, a verdict out. */

/** Sent with every answer, whatever its status. Nothing from elsewhere may run, frame, or be told where a reader came from. */
export function securityHeaders(isHttps: boolean): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), clipboard-read=()',
    'x-robots-tag': 'noindex, nofollow',
    'cache-control': 'no-store',
    ...(isHttps ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}

type HeaderValue = string | readonly string[] | undefined;
export interface RequestFacts {
  readonly method: string;
  readonly headers: Readonly<Record<string, HeaderValue>>;
  /** The address people use, such as `https://handrail.example`, where it is known; else the Host header counts. */
  readonly publicOrigin?: string;
}

/** Why a request is turned away before its body is read. */
export type Refusal = 'file-sent' | 'kind-of-body' | 'other-site' | 'method';

const reading = new Set(['GET', 'HEAD']);
const allowedTypes = new Set(['application/x-www-form-urlencoded', 'application/json']);

/** Null where the request may go on. */
export function refusalOf(request: RequestFacts): Refusal | null {
  if (!reading.has(request.method) && request.method !== 'POST') return 'method';
  return bodyRefusal(request) ?? (reading.has(request.method) || isFromHere(request) ? null : 'other-site');
}

function bodyRefusal({ headers }: RequestFacts): Refusal | null {
  const type = one(headers['content-type']).split(';')[0]?.trim().toLowerCase() ?? '';
  const encoding = one(headers['content-encoding']).trim().toLowerCase();
  if (encoding !== '' && encoding !== 'identity') return 'kind-of-body';
  if (type === '') return hasBody(headers) ? 'kind-of-body' : null;
  if (allowedTypes.has(type)) return null;
  return /^(multipart|image|video|audio|application)\//.test(type) ? 'file-sent' : 'kind-of-body';
}

function hasBody(headers: RequestFacts['headers']): boolean {
  return one(headers['transfer-encoding']) !== '' || Number(one(headers['content-length']) || 0) > 0;
}

/**
 * A browser says where a form was sent from. Where it says neither (an old one, told to send no referrer),
 * the SameSite cookie of the session is what keeps other sites out.
 */
function isFromHere({ headers, publicOrigin }: RequestFacts): boolean {
  const site = one(headers['sec-fetch-site']);
  if (site !== '') return site === 'same-origin' || site === 'none';
  const origin = one(headers['origin']);
  if (origin === '' || origin === 'null') return true;
  return publicOrigin === undefined ? hostOf(origin) === one(headers['host']).toLowerCase() : origin === publicOrigin;
}

function hostOf(origin: string): string {
  return URL.parse(origin)?.host ?? '';
}

function one(value: HeaderValue): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}
