/** What tells who sends a request, and whether they meant to. Texts of headers, as they came. */
export interface Arrival {
  readonly method: string;
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  /** `Sec-Fetch-Site`, which no page can write itself. */
  readonly fetchSite?: string | undefined;
  /** `X-CSRF-Token` */
  readonly csrfToken?: string | undefined;
}

/** `__Host-`: browsers take it over https (and on localhost) alone, for this host alone, and give it to no other path or domain. */
const cookieName = '__Host-zeta';

/** The session's part of a `Cookie`. */
export function sessionCookie(header: string | undefined): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [name = '', value = ''] = part.trim().split('=');
    if (name === cookieName && /^[A-Za-z0-9_-]{43}$/.test(value)) return value;
  }
  return undefined;
}

/** `Set-Cookie`; undefined: take it away. It ends with its session, which the server knows. */
export function setCookie(value: string | undefined, maxAgeSeconds: number): string {
  const kept = value === undefined ? '; Max-Age=0' : `; Max-Age=${maxAgeSeconds}`;
  return `${cookieName}=${value ?? ''}; Path=/; Secure; HttpOnly; SameSite=Strict${kept}`;
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export function isSafe({ method }: Arrival): boolean {
  return safeMethods.has(method);
}

/**
 * Whether a browser says that its request is from a page of this server. Either header is enough, where the other does not
 * say otherwise; without both nobody knows, and that is no.
 */
export function isFromHere({ origin, host, fetchSite }: Arrival): boolean {
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return false;
  if (origin === undefined) return fetchSite === 'same-origin';
  return isSameHost(origin, host);
}

/** A page elsewhere; what says nothing is no browser. */
export function isFromElsewhere({ origin, host, fetchSite }: Arrival): boolean {
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return true;
  return origin !== undefined && !isSameHost(origin, host);
}

function isSameHost(origin: string, host: string | undefined): boolean {
  if (host === undefined || host === '' || !URL.canParse(origin)) return false;
  const { protocol, host: from } = new URL(origin);
  // Ports that go without saying are left out of both.
  return (
    (protocol === 'https:' || protocol === 'http:') &&
    URL.canParse(`${protocol}//${host}`) &&
    new URL(`${protocol}//${host}`).host === from
  );
}
