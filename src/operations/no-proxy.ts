/** This machine is never reached through a proxy: there it would be another machine. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|.*\.localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

/**
 * Whether NO_PROXY exempts an address, as curl and its kin read it: names with all that is below them (`shop.example`,
 * `.shop.example`, `*.shop.example`), IP addresses as they are written, each with a port or without, between commas or
 * spaces; `*` exempts everything.
 */
export function isExempt({ hostname, port, protocol }: URL, noProxy: string): boolean {
  const host = bare(hostname);
  const ownPort = port || (protocol === 'https:' ? '443' : '80');
  return noProxy.split(/[\s,]+/).some((entry) => {
    if (entry === '*') return true;
    const [, name = '', wantedPort] = /^(\[[^\]]*\]|[^:]*|.*:.*:.*?)(?::(\d+))?$/.exec(entry) ?? [];
    if (wantedPort !== undefined && wantedPort !== ownPort) return false;
    const wanted = bare(name).replace(/^\*?\./, '');
    return wanted !== '' && (host === wanted || host.endsWith(`.${wanted}`));
  });
}

function bare(host: string): string {
  return host.toLowerCase().replace(/^\[|\]$|\.$/g, '');
}
