import type { Secret } from '../../base/secret.ts';
import { ProxyTrouble } from './proxy-trouble.ts';

export interface ProxyAddress {
  readonly protocol: 'http:' | 'https:';
  /** Without brackets. */
  readonly hostname: string;
  readonly port: string;
  /** Value of Proxy-Authorization; undefined: it wants no login. */
  readonly login: string | undefined;
}

/** Reads `http(s)://[user:password@]host[:port]`; without a scheme it is http, as curl has it. Throws `ProxyTrouble`. */
export function proxyAddress(proxy: Secret): ProxyAddress {
  const text = proxy.reveal();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  const protocol = url?.protocol;
  if (!url || (protocol !== 'http:' && protocol !== 'https:')) throw new ProxyTrouble('ADDRESS');
  const login = [url.username, url.password].map(decoded).join(':');
  return {
    protocol,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port || (protocol === 'https:' ? '443' : '80'),
    login: url.username === '' ? undefined : `Basic ${Buffer.from(login).toString('base64')}`,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ProxyTrouble('ADDRESS');
  }
}
